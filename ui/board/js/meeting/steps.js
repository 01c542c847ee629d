// What a step shows and says: its document, asked for a room's screen; its finding, and what is said of it.
import { ask, askForPaper, keyOf } from "../state/ahead.js";
import { local, redrawSoon } from "../state/app.js";
import { asLiked } from "../state/likings.js";
import { line } from "./kept.js";

/** @typedef {import("../types.js").Doc} Doc */
/** @typedef {import("../types.js").Chart} Chart */
/** @typedef {import("./kept.js").Step} Step */

export const NUMBERS = "numbers";
const OLD = 30_000; // ms
/** @type {Map<string, {since: number, doc: Doc|null}>} */
const docs = new Map();

/** The document of a step as far as it is here, on paper in any case; asked for where it is not, or is old. @param {Pick<Step, "page"|"query">} step @param {string} [size] @returns {Doc|null} */
export function docOf({ page, query }, size = "present") {
  const view = { page, query: asLiked(query), size };
  const key = keyOf(view);
  const entry = docs.get(key);
  if (!entry || performance.now() - entry.since > OLD) {
    const fresh = { since: performance.now(), doc: entry?.doc ?? null };
    docs.set(key, fresh);
    void ask(view).then((doc) => {
      if (!doc) docs.delete(key);
      else if (doc !== fresh.doc) { fresh.doc = doc; redrawSoon(); }
    });
  }
  const known = docs.get(key);
  if (known && local.printing) known.doc ??= askForPaper(view);
  return known?.doc ?? null;
}

/** The chart that a step shows; null where that is numbers. @param {Doc|null} doc @param {string} show @returns {Chart|null} */
export function chartOf(doc, show) {
  const found = doc?.blocks.find((block) => block.kind === "chart" && block.id === show);
  return found?.kind === "chart" ? found : null;
}

/** What a page can show, one at a time: its numbers, and each of its charts. @param {Doc} doc @returns {string[]} */
export function showsOf(doc) {
  return [...(doc.numbers.length ? [NUMBERS] : []), ...doc.blocks.flatMap((block) => (block.kind === "chart" ? [block.id] : []))];
}

/** The finding of what a step shows (all numbers, one of them, or a chart), worked out. @param {Doc} doc @param {string} show */
export function findingOf(doc, show) {
  return line(chartOf(doc, show)?.title ?? (doc.points.find((point) => point.about === show)?.t ?? doc.points[0]?.t ?? doc.head.title).replace(/[\u3002.]$/, ""));
}

/** What is said of it, worked out: the page's points without what the title says; of a chart first what more is said of it, and nothing of the others. @param {Doc} doc @param {string} show */
export function notesOf(doc, show) {
  return beside(doc, show).map((point) => point.t).join("\n");
}

/** @param {Doc} doc @param {string} show @returns {import("../types.js").Point[]} */
export function beside(doc, show) {
  const own = doc.points.find((point) => point.about === show);
  if (!chartOf(doc, show)) return doc.points.filter((point, i) => (own ? point !== own : i > 0));
  const more = own?.more ? [{ ...own, t: own.more }] : [];
  const rest = doc.points.filter((point) => point !== own);
  const ofAll = rest.filter((point) => !chartOf(doc, point.about ?? ""));
  return [...more, ...(more.length + ofAll.length ? ofAll : rest)];
}

/** A step in words: one's own, or worked out; `then` is what its finding was with other data. @param {Step} step @param {Doc|null} doc */
export function wordsOf(step, doc) {
  const finding = doc ? findingOf(doc, step.show) : step.said;
  const isOther = doc && step.data && step.data !== doc.version && step.lang === doc.lang && step.said && step.said !== finding;
  return { title: step.title ?? finding, finding, note: step.note ?? (doc ? notesOf(doc, step.show) : ""), then: isOther ? step.said : "" };
}
