// What a step shows and says: its document, asked for a room's screen; its finding, and what is said of it.
import { ask, keyOf } from "../state/ahead.js";
import { redrawSoon } from "../state/app.js";
import { asLiked } from "../state/likings.js";
import { line } from "./kept.js";

/** @typedef {import("../types.js").Doc} Doc */
/** @typedef {import("../types.js").Chart} Chart */
/** @typedef {import("./kept.js").Step} Step */

export const NUMBERS = "numbers";
const OLD = 30_000; // ms
/** @type {Map<string, {since: number, doc: Doc|null}>} */
const docs = new Map();

/** The document of a step as far as it is here; asked for where it is not, or is old. @param {Pick<Step, "page"|"query">} step @param {string} [size] @returns {Doc|null} */
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
  return docs.get(key)?.doc ?? null;
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

const MARKS = 4; // that are said of a chart, if it has few
const FEW = 12;

/** What is said of it, worked out: the sentences about it, and of a chart what its first marks are. @param {Doc} doc @param {string} show */
export function notesOf(doc, show) {
  const chart = chartOf(doc, show);
  if (!chart) return doc.points.filter((point, i) => (i ? point.about !== show : show !== NUMBERS)).map((point) => point.t).join("\n");
  const said = doc.points.flatMap((point) => (point.about === show ? [point.t] : []));
  const [between, end] = doc.lang === "zh" ? ["\uff1b", "\u3002"] : ["; ", "."];
  const marks = (chart.marks.length > FEW ? [] : chart.marks).slice(0, MARKS).map((mark) => mark.label).join(between);
  return [...(said.length ? said : [chart.title + end]), marks && marks + end].filter(Boolean).join("\n");
}

/** A step in words: one's own, or worked out; `then` is what its finding was with other data. @param {Step} step @param {Doc|null} doc */
export function wordsOf(step, doc) {
  const finding = doc ? findingOf(doc, step.show) : step.said;
  const isOther = doc && step.data && step.data !== doc.version && step.lang === doc.lang && step.said && step.said !== finding;
  return { title: step.title ?? finding, finding, note: step.note ?? (doc ? notesOf(doc, step.show) : ""), then: isOther ? step.said : "" };
}
