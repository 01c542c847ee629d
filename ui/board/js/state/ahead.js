// Answers: asked for at a click, or ahead of it, when the pointer rests on what may be clicked.
import { local } from "./app.js";
import { screen } from "./screen.js";
import { written } from "./query.js";

/** @typedef {import("../types.js").Doc} Doc */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {{page: string, query: Query, size?: string}} View a page with its question, and the screen that it is for if that is not the reader's */

/** @typedef {{find: (view: View, look: {size: string, dark: boolean}) => Doc|null, has: (view: View) => boolean, settled: (next: View, last: View) => View|null}} Held answers that are here already, as a handout has them */

const KEPT = 24;
const FRESH = 30_000; // ms that an answer asked for in advance stays good
const BUSY = 80; // ms: a server that takes longer is not asked in advance
const AT_ONCE = 2;

/** @type {Map<string, {since: number, doc: Doc|null, coming: Promise<Doc|null>}>} */
const answers = new Map();
/** @type {Held|null} */
let held = null;
let base = "/";
let lastTook = 0;
let underWay = 0;
/** @type {View|null} the last that was to be asked for while enough was under way */
let next = null;

/** @param {string} address */
export function setAddress(address) {
  base = address;
}

/** Answers come from here instead of a server. @param {Held} answers */
export function answerFrom(answers) {
  held = answers;
}

/** What is held of a view, as this reader's screen shows it. @param {Held} answers @param {View} view */
function heldOf(answers, { page, query, size = screen().size }) {
  const dark = query.theme ? query.theme === "dark" : screen().dark;
  return answers.find({ page, query }, { size, dark });
}

/** Whether a view can be answered: a page has hundreds of links, and only of those of a file it is looked up. @param {() => View} viewOf */
export const isAnswered = (viewOf) => !held || held.has(viewOf());

/** The view that is shown after something was done: what was asked for, or what of it can be answered; null where nothing can. @param {View} next @param {View} last @returns {View|null} */
export const settled = (next, last) => (held ? held.settled(next, last) : next);

/** Whether a document is for the reader's screen as it is. @param {Doc} doc */
export function isForScreen(doc) {
  const { size, dark } = screen();
  return doc.size === size && doc.theme === (doc.query.theme ?? (dark ? "dark" : "light"));
}

/** Nothing known holds any longer. */
export function forget() {
  answers.clear();
  next = null;
}

/** @param {View} view */
export function keyOf({ page, query, size = screen().size }) {
  const { dark } = screen();
  return `page=${encodeURIComponent(page)}&size=${size}&dark=${dark ? 1 : 0}&${written(query)}`;
}

/** The answer to a view if it is here already. @param {View} view @returns {Doc|null} */
export function known(view) {
  return held ? heldOf(held, view) : fresh(keyOf(view))?.doc ?? null;
}

/** @param {string} key */
function fresh(key) {
  const entry = answers.get(key);
  return entry && performance.now() - entry.since < FRESH ? entry : undefined;
}

/** Asks for a view; null where there is no answer. @param {View} view @returns {Promise<Doc|null>} */
export function ask(view) {
  if (held) return Promise.resolve(heldOf(held, view));
  const key = keyOf(view);
  const entry = fresh(key);
  if (entry) return entry.coming;
  const added = { since: performance.now(), doc: /** @type {Doc|null} */ (null), coming: fetched(key) };
  answers.delete(key);
  answers.set(key, added);
  if (answers.size > KEPT) answers.delete(/** @type {string} */ (answers.keys().next().value));
  added.coming.then((doc) => {
    added.doc = doc;
    if (!doc && answers.get(key) === added) answers.delete(key);
  });
  return added.coming;
}

/** Asks in advance, unless the server has enough to do; of what has to wait, only the last. @param {View} view */
export function foresee(view) {
  if (held) return;
  if (lastTook >= BUSY) lastTook *= 0.9;
  else if (underWay >= AT_ONCE) next = view;
  else void ask(view);
}

function goOn() {
  const view = next;
  next = null;
  if (view) foresee(view);
}

/** @param {string} key @returns {Promise<Doc|null>} */
async function fetched(key) {
  const start = performance.now();
  underWay += 1;
  try {
    const response = await fetch(`${base}answers?${key}`, { cache: "no-store" });
    local.presenting = response.headers.has("Presenting");
    return response.status === 200 ? await response.json() : null;
  } catch {
    return null;
  } finally {
    underWay -= 1;
    lastTook = performance.now() - start;
    goOn();
  }
}

/** What paper says of a view, before anything else is done: in light, at a desk's measures, and nothing that asks for a hand; null where there is no answer. @param {View} view @returns {Doc|null} */
export function askForPaper({ page, query }) {
  const view = { page, query: { ...query, theme: "light" }, size: "desk" };
  if (held) return heldOf(held, view);
  const request = new XMLHttpRequest();
  request.open("GET", `${base}answers?page=${encodeURIComponent(page)}&size=desk&dark=0&paper=1&${written(view.query)}`, false);
  try {
    request.send();
    return request.status === 200 ? JSON.parse(request.responseText) : null;
  } catch {
    return null;
  }
}

/**
 * Sends a decision from a view: the view's document as it is then; null where it was refused, undefined where nothing came back.
 * @param {View} view @param {import("../types.js").Decided|import("../types.js").Undone} wanted @returns {Promise<Doc|null|undefined>}
 */
export async function decided(view, wanted) {
  try {
    const response = await fetch(`${base}answers?${keyOf(view)}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(wanted), cache: "no-store" });
    if (response.status === 200) return await response.json();
    return response.status < 500 ? null : undefined;
  } catch {
    return undefined;
  }
}
