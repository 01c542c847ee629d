// The mark under the pointer, lit in the other charts of the page: classes on what they have drawn already.
import { store } from "../state/app.js";
import { drawnFor, markOf, shownShapes } from "./marks.js";

/** @type {Array<() => void>} what puts out what is lit */
let lit = [];
let now = "";

/** Lights what a code of a chart picks wherever else it is drawn; nothing where there is no code. @param {Said.Chart|undefined} chart @param {string|null} code */
export function light(chart, code) {
  const mark = chart && markOf(chart, code);
  const picks = mark && !mark.href ? picked(mark) : "";
  const next = picks && chart ? `${chart.id} ${picks}` : "";
  if (next === now) return;
  unlight();
  now = next;
  if (picks && chart) for (const block of store.doc?.blocks ?? []) if (block.kind === "chart" && block.id !== chart.id) lightIn(block, picks);
}

/** What is drawn anew is not lit any more. */
export function unlight() {
  lit.forEach((undo) => undo());
  lit = [];
  now = "";
}

/** What a mark picks, as words. @param {Said.Mark} mark */
const picked = ({ pick }) => Object.keys(pick).sort().map((name) => `${name}=${pick[name]}`).join("&");

/** Shapes for marks that pick the same stand out by the others, which fade; where only words stand for them, those are outlined. @param {Said.Chart} chart @param {string} picks */
function lightIn(chart, picks) {
  const ids = chart.marks.filter((mark) => !mark.href && picked(mark) === picks).map((mark) => mark.id);
  const frame = ids.length ? document.querySelector(`.frame[data-chart="${CSS.escape(chart.id)}"]`) : null;
  if (!frame) return;
  const alike = drawnFor(frame, (code) => ids.includes(markOf(chart, code)?.id ?? ""));
  if (alike.every((node) => node.matches(".annotation"))) return dress(alike, "lit");
  dress(shownShapes(frame).filter((node) => !alike.includes(node)), "faded");
}

/** @param {Element[]} nodes @param {string} look */
function dress(nodes, look) {
  nodes.forEach((node) => node.classList.add(look));
  lit.push(() => nodes.forEach((node) => node.classList.remove(look)));
}
