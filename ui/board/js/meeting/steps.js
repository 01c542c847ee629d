// What a step shows and says: its document, asked for a room's screen; its finding, and what is said of it.
import { ask, askForPaper, keyOf } from "../state/ahead.js";
import { chartOf, local, redrawSoon } from "../state/app.js";
import { asLiked } from "../state/likings.js";
import { titled } from "./kept.js";

export const NUMBERS = "numbers";
const OLD = 30_000; // ms
/** @type {Map<string, {since: number, doc: Said.Doc|null}>} */
const docs = new Map();

/** The document of a step as far as it is here, on paper in any case; asked for where it is not, or is old. @param {Pick<Said.StoryStep, "page"|"query">} step @param {string} [size] @returns {Said.Doc|null} */
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

/** What a page can show, one at a time: its numbers, and each of its charts. @param {Said.Doc} doc @returns {string[]} */
export function showsOf(doc) {
  return [...(doc.numbers.length ? [NUMBERS] : []), ...doc.blocks.flatMap((block) => (block.kind === "chart" ? [block.id] : []))];
}

/** The finding of what a step shows (all numbers, one of them, or a chart), worked out. @param {Said.Doc} doc @param {string} show */
export function findingOf(doc, show) {
  return titled(chartOf(doc, show)?.title ?? (doc.points.find((point) => point.about === show)?.t ?? doc.points[0]?.t ?? doc.head.title).replace(/[\u3002.]$/, ""));
}

/** What is said of it, worked out, and was not said before: of a chart what more is said of it and of the page, else of the other charts; of numbers what the page says, briefly. @param {Said.Doc} doc @param {string} show @param {Set<string>} [before] @returns {string[]} */
export function notesOf(doc, show, before = new Set()) {
  const own = doc.points.find((point) => point.about === show);
  const isChart = chartOf(doc, show) !== null;
  const [ofAll, ofCharts] = [false, true].map((is) => doc.points.filter((point, i) => (own || isChart ? point !== own : i > 0) && is === Boolean(chartOf(doc, point.about ?? ""))).map(briefly).filter((words) => !before.has(words)));
  const said = [...(isChart && own?.more && !before.has(own.more) ? [own.more] : []), ...ofAll, ...(isChart ? [] : ofCharts)];
  return [said, ofCharts, own ? [own.t] : []].find((each) => each.length) ?? [];
}

/** A sentence without what is more to be said. @param {Said.Point} point */
export const briefly = ({ t, more }) => (more ? t.slice(0, -more.length).trimEnd() : t);

/** The steps of a story in words, none saying by itself what one before it has said. @param {Said.StoryStep[]} steps @param {(step: Said.StoryStep) => Said.Doc|null} [find] */
export function wordsIn(steps, find = docOf) {
  /** @type {Set<string>} */
  const before = new Set();
  return steps.map((step) => {
    const doc = find(step);
    const words = wordsOf(step, doc, before);
    const own = doc?.points.find((point) => point.about === step.show) ?? doc?.points[0];
    for (const said of [...words.note.split("\n"), ...(own ? [briefly(own)] : [])]) before.add(said);
    return words;
  });
}

/** A step in words: one's own, or worked out (`told` is the note that is); `then` is what its finding was with other data. @param {Said.StoryStep} step @param {Said.Doc|null} doc @param {Set<string>} [before] what steps before it have said */
export function wordsOf(step, doc, before) {
  const finding = doc ? findingOf(doc, step.show) : step.said;
  const isOther = doc && step.data && step.data !== doc.version && step.lang === doc.lang && step.said && step.said !== finding;
  const told = doc ? notesOf(doc, step.show, before).join("\n") : "";
  return { title: step.title ?? finding, finding, note: step.note ?? told, told, then: isOther ? step.said : "" };
}
