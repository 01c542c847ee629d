// Answers asked for by the board itself, ahead of Streamlit's run: at a click, and when the pointer rests on what may be clicked.
import { screen } from "./client.js";
import { written } from "./query.js";

/** @typedef {import("./types.js").Doc} Doc */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {{page: string, query: Query}} View */

const KEPT = 24;
const FRESH = 30_000; // ms that an answer asked for in advance stays good
const BUSY = 80; // ms: a server that takes longer is not asked in advance
const AT_ONCE = 2;

/** @type {Map<string, {since: number, doc: Doc|null, coming: Promise<Doc|null>}>} */
const answers = new Map();
let base = "/";
let lastTook = 0;
let underWay = 0;
let hasAnswered = false;

/** @param {string} address */
export function setAddress(address) {
  base = address;
}

/** Whether the server answers here: the last time it was asked, it did. */
export function isAnswering() {
  return hasAnswered;
}

/** Nothing known holds any longer. */
export function forget() {
  answers.clear();
}

/** @param {View} view */
export function keyOf({ page, query }) {
  const { size, dark } = screen();
  return `page=${encodeURIComponent(page)}&size=${size}&dark=${dark ? 1 : 0}&${written(query)}`;
}

/** The answer to a view if it is here already. @param {View} view @returns {Doc|null} */
export function known(view) {
  return fresh(keyOf(view))?.doc ?? null;
}

/** @param {string} key */
function fresh(key) {
  const entry = answers.get(key);
  return entry && performance.now() - entry.since < FRESH ? entry : undefined;
}

/** Asks for a view; null where there is no answer, then Streamlit's run has it alone. @param {View} view @returns {Promise<Doc|null>} */
export function ask(view) {
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

/** Asks in advance, unless the server has enough to do. @param {View} view */
export function foresee(view) {
  if (underWay < AT_ONCE && lastTook < BUSY) void ask(view);
  else if (lastTook >= BUSY) lastTook *= 0.9;
}

/** @param {string} key @returns {Promise<Doc|null>} */
async function fetched(key) {
  const start = performance.now();
  underWay += 1;
  try {
    const response = await fetch(`${base}answers?${key}`, { cache: "no-store" });
    const doc = response.status === 200 ? await response.json() : null;
    hasAnswered = Boolean(doc?.page);
    return hasAnswered ? doc : null;
  } catch {
    hasAnswered = false;
    return null;
  } finally {
    underWay -= 1;
    lastTook = performance.now() - start;
  }
}
