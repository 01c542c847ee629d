// The cube: fetched once the first page stands, then the answer to most clicks in the same frame.
import { local } from "./app.js";
import { written } from "./query.js";

/** @typedef {import("./types.js").Doc} Doc */
/** @typedef {import("./ahead.js").View} View */

const WAIT = 400; // ms after the first page: what it shows comes first

/** @type {{version: string, lang: string}|null} */
let asked = null;
/** @type {import("./cube/scene.js").Base|null} */
let base = null;
/** @type {((doc: Doc, base: any, query: Record<string, string>) => Doc|null)|null} */
let tell = null;

/** What was last shown of each page, if it had projects in view: what a page says of another question is told from that. @type {Map<string, Doc>} */
const shown = new Map();

/** Fetches the cube for a document's language and data, if it is not here. @param {Doc} doc */
export function prepare(doc) {
  if (!doc.blocks.some((block) => block.kind === "empty")) shown.set(doc.page, doc);
  if (!doc.version || (asked && asked.lang === doc.lang && asked.version === doc.version)) return;
  asked = { lang: doc.lang, version: doc.version };
  window.setTimeout(() => void load(doc.lang), WAIT);
}

/** @param {string} lang */
async function load(lang) {
  try {
    const [module, response] = await Promise.all([import("./cube/foretell.js"), fetch(`${local.base}cube?lang=${lang}`, { cache: "no-store" })]);
    tell = module.foretold;
    base = response.status === 200 ? await response.json() : null;
  } catch {
    asked = base = null;
  }
}

/** @type {{doc: Doc, key: string, told: Doc|null}|null} the last question: first of the resting pointer, then of the click */
let last = null;

/** What a page will say for another question, if the cube can tell; null where only the server can. @param {Doc|null} doc @param {View} view @returns {Doc|null} */
export function foretell(doc, view) {
  const key = `${view.page}?${written(view.query)}`;
  if (last && last.doc === doc && last.key === key) return last.told;
  const told = worked(doc, view);
  last = doc && told && { doc, key, told };
  return told;
}

/** @param {Doc|null} doc @param {View} view @returns {Doc|null} */
function worked(doc, view) {
  const was = shown.get(view.page);
  const isHere = doc && base && base.version === doc.version && base.lang === doc.lang;
  return isHere && tell && was && isLike(was, doc) ? tell(was, base, view.query) : null;
}

/** Whether a page was shown of the same data, to the same reader and screen. @param {Doc} was @param {Doc} doc */
function isLike(was, doc) {
  return ["version", "decided", "lang", "theme", "size"].every((name) => was[/** @type {keyof Doc} */ (name)] === doc[/** @type {keyof Doc} */ (name)]);
}
