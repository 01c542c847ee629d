// Marks of a chart: what a click on one sends, and where it is on the screen.
import { chartOf, store } from "../state/app.js";
import { walk } from "../draw/focus.js";
import { around, codeAt, holds, rowAt } from "./hit.js";
import { actionOf } from "../state/query.js";
import { act, foreseeAction, go } from "../state/road.js";

/** @typedef {import("../state/query.js").Keys} Keys */

/** @param {Said.Chart} chart @param {Said.Mark} mark @param {Keys} [keys] */
export function pick(chart, mark, keys) {
  if (mark.href) return go(mark.href);
  const name = `mark:${chart.id}:${mark.id}`;
  last = { chart: chart.id, id: mark.id };
  const action = actionOf(mark.pick, keys);
  const isOnlyOne = "add" in action || chart.marks.every((each) => each === mark || !each.on); // else a click leaves this one alone
  act(action, { [name]: !store.pressed(name, !!mark.on) || !isOnlyOne });
}

/** @type {{chart: string, id: string}|null} the mark clicked last, whose answer is not there yet */
let last = null;

/** Outlines the mark just clicked. @param {{chart: string, id: string}} mark */
function press({ chart, id }) {
  const frame = document.querySelector(`.frame[data-chart="${CSS.escape(chart)}"]`);
  const box = frame && boxOf(frame, id);
  if (frame && box) outline(frame, box, "");
}

/** While an answer is waited for, the mark just clicked is outlined; after it, that which has the keyboard's focus. @param {Said.Doc} doc */
export function refocus(doc) {
  if (store.isWaiting) return void (last && press(last));
  last = null;
  const button = /** @type {HTMLElement|null} */ (document.activeElement?.closest("[data-mark]"));
  const frame = button?.closest(".frame");
  document.querySelectorAll(".frame").forEach((each) => each !== frame && hide(each));
  if (!button || !frame) return;
  const mark = chartOf(doc, frame.getAttribute("data-chart"))?.marks.find((each) => each.id === button.dataset.mark);
  if (mark && button.matches(":focus-visible")) focusMark(button, mark);
  else hide(frame);
}

/** @param {Element} frame */
export function hide(frame) {
  const ring = /** @type {HTMLElement|null} */ (frame.querySelector(".ring"));
  if (ring) ring.style.display = "none";
}

/** @param {Element} frame @param {{left: number, top: number, width: number, height: number}} box @param {string} words */
export function outline(frame, box, words) {
  const ring = /** @type {HTMLElement} */ (frame.querySelector(".ring"));
  ring.dataset.words = words;
  ring.classList.toggle("low", box.top < 28);
  ring.classList.toggle("right", box.left > frame.clientWidth / 2);
  ring.style.cssText = `display:block;left:${box.left - 3}px;top:${box.top - 3}px;width:${box.width + 6}px;height:${box.height + 6}px`;
}

/** The mark that a code stands for. @param {Said.Chart} chart @param {string|null} id @returns {Said.Mark|undefined} */
export function markOf(chart, id) {
  const whole = id?.split("|")[0];
  return chart.marks.find((each) => each.id === id) ?? chart.marks.find((each) => each.id === whole);
}

/** Whether a click on a code does anything. @param {Said.Chart} chart @param {string} code */
export function isMark(chart, code) {
  const mark = markOf(chart, code);
  return !!mark && (!!mark.href || Object.keys(mark.pick).length > 0);
}

/** Asks in advance for what a click on a code would show. @param {Said.Chart} chart @param {string|null} id @param {Keys} [keys] */
export function foreseeById(chart, id, keys) {
  const mark = markOf(chart, id);
  if (mark && !mark.href) foreseeAction(actionOf(mark.pick, keys));
}

/** Picks the mark that a code stands for; a part ("funeral-05|other") without a mark of its own is picked as its whole. @param {Said.Chart} chart @param {string|null} id @param {Keys} [keys] @returns {boolean} whether there is one */
export function pickById(chart, id, keys) {
  const mark = markOf(chart, id);
  if (mark) pick(chart, mark, keys);
  return !!mark;
}

/** The code of an event's point, whatever trace it is of. @param {any} point @returns {string|null} */
export function codeOf(point) {
  const code = point?.customdata ?? point?.data?.customdata?.[point.pointNumber ?? point.pointIndex] ?? null;
  const one = Array.isArray(code) ? code[0] : code;
  return one === null || one === undefined ? null : String(one);
}

/** The code of what Plotly drew in an element, by the data bound to it. @param {any} node @returns {string|null} */
function codeOfNode(node) {
  const bound = node.__data__;
  if (!bound) return null;
  if (bound.link || bound.node) return codeOf({ customdata: (bound.link ?? bound.node).customdata });
  const trace = node.parentNode?.__data__?.[0]?.trace ?? node.closest?.(".trace")?.__data__?.[0]?.trace;
  const i = bound.i ?? bound.data?.data?.i;
  const listed = trace?.customdata?.[i];
  return codeOf({ customdata: listed ?? bound.customdata });
}

/** The code of what is drawn at a place of the window, whatever lies over it. @param {Element} plot @param {number} x @param {number} y @returns {string|null} */
export function codeUnder(plot, x, y) {
  const label = labelsOf(plot).find(({ node }) => holds(node.getBoundingClientRect(), x, y));
  if (label) return label.code;
  const there = document.elementsFromPoint(x, y).filter((each) => plot.contains(each));
  const shape = there.map((each) => each.closest(".slice, .sankey-node, .sankey-link")).find((each) => each);
  if (shape) return codeOfNode(shape);
  const axes = there.find((each) => each.classList.contains("nsewdrag"))?.getAttribute("data-subplot");
  return axes ? codeAt(shapesOf(plot, axes), x, y) : codeBeside(plot, x, y);
}

/** Words that stand for a code: those that the figure gives a name, before them the signs of disagreement in a mark's words. @param {Element} root @returns {Array<{node: Element, code: string}>} */
function labelsOf(root) {
  const named = [...root.querySelectorAll(".annotation[data-index]")].flatMap((node) => {
    const layout = /** @type {any} */ (node.closest(".plot"))?.layout;
    const code = layout?.annotations?.[Number(node.getAttribute("data-index"))]?.name;
    return code ? [{ node, code: String(code) }] : [];
  });
  const within = [...named, ...[...root.querySelectorAll(".slice")].map((node) => ({ node, code: codeOfNode(node) ?? "" }))];
  return [...within.flatMap(({ node, code }) => signsIn(node).map((sign) => ({ node: sign, code: code.endsWith(SIGN) ? code : code + SIGN }))), ...named];
}

const SIGN = "|ne"; // what the code of a mark's sign of disagreement ends with

/** @param {Element} node */
function signsIn(node) {
  return node.textContent?.includes("≠") ? [...node.querySelectorAll("tspan")].filter((one) => one.textContent?.startsWith("≠")) : [];
}

/** The code of the row beside whose bars a place is: the whole row answers, its name too. @param {Element} plot @param {number} x @param {number} y @returns {string|null} */
function codeBeside(plot, x, y) {
  if (!(/** @type {any} */ (plot).data ?? []).some((/** @type {any} */ trace) => trace.type === "bar" && trace.orientation === "h")) return null;
  const away = (/** @type {DOMRect} */ ends) => Math.max(ends.left - x, x - ends.right);
  const near = [...plot.querySelectorAll(".nsewdrag")].map((node) => ({ node, ends: node.getBoundingClientRect() }))
    .filter(({ ends }) => y >= ends.top && y <= ends.bottom).sort((one, other) => away(one.ends) - away(other.ends))[0];
  return near ? rowAt(shapesOf(plot, near.node.getAttribute("data-subplot") ?? ""), near.ends, x, y) : null;
}

/** The bars and dots on one pair of axes that tell something, in the order in which they are drawn. @param {Element} plot @param {string} axes "x2y" @returns {import("./hit.js").Shape[]} */
export function shapesOf(plot, axes) {
  return [...plot.querySelectorAll(`.subplot.${CSS.escape(axes)} .point`)].flatMap((node) => {
    const code = codeOfNode(node);
    const { left, top, right, bottom } = (node.querySelector("path") ?? node).getBoundingClientRect();
    return code === null ? [] : [{ code, isDot: node.tagName === "path", left, top, right, bottom }];
  });
}

const DRAWN = ".point, .slice, .sankey-node, .sankey-link";

/** All shapes of a chart that tell something, but those that only answer to the hand. @param {Element} frame */
export function shownShapes(frame) {
  return [...frame.querySelectorAll(DRAWN)].filter((node) => node.querySelector("path")?.style.fillOpacity !== "0");
}

/** What can be seen of what is drawn for a code. @param {Element} plot @param {string} code */
export const shownFor = (plot, code) => shownShapes(plot).filter((node) => codeOfNode(node) === code);

/** What is drawn for some codes; where that is nothing, the words that stand for them. @param {Element} frame @param {(code: string) => boolean} isMeant */
export function drawnFor(frame, isMeant) {
  const shapes = [...frame.querySelectorAll(DRAWN)].filter((node) => isMeant(codeOfNode(node) ?? ""));
  return shapes.length ? shapes : labelsOf(frame).filter(({ code }) => isMeant(code)).map(({ node }) => node);
}

/** @typedef {{left: number, top: number, width: number, height: number}} Box */

/** The rectangle around everything drawn for a code, in the window; null if nothing is. @param {Element} frame @param {string} id @returns {Box|null} */
export function placeOf(frame, id) {
  const rects = drawnFor(frame, (code) => code === id).map((node) => shownPart(frame, node)).filter((rect) => rect.right - rect.left + rect.bottom - rect.top > 0);
  return rects.length ? around(rects) : null;
}

/** The same, relative to the frame. @param {Element} frame @param {string} id @returns {Box|null} */
export function boxOf(frame, id) {
  const origin = frame.getBoundingClientRect();
  const scale = origin.width / (/** @type {HTMLElement} */ (frame).offsetWidth || origin.width || 1); // of the stage
  const box = placeOf(frame, id);
  return box && { left: (box.left - origin.left) / scale, top: (box.top - origin.top) / scale, width: box.width / scale, height: box.height / scale };
}

/** What its axes leave of a shape: bars may reach far past them. @param {Element} frame @param {Element} node */
function shownPart(frame, node) {
  const { left, top, right, bottom } = node.getBoundingClientRect();
  const axes = [...(node.closest(".subplot")?.classList ?? [])].find((name) => name !== "subplot");
  const ends = axes && frame.querySelector(`.nsewdrag[data-subplot="${axes}"]`)?.getBoundingClientRect();
  return ends ? { left: Math.max(left, ends.left), top: Math.max(top, ends.top), right: Math.min(right, ends.right), bottom: Math.min(bottom, ends.bottom) } : { left, top, right, bottom };
}

/** Draws the outline and the words of the mark that has the focus. @param {HTMLElement} button @param {Said.Mark} mark */
export function focusMark(button, mark) {
  const frame = /** @type {HTMLElement} */ (button.closest(".frame"));
  if (!button.matches(":focus-visible")) return;
  outline(frame, boxOf(frame, mark.id) ?? { left: 0, top: 0, width: frame.clientWidth, height: frame.clientHeight }, mark.label);
}

/** @param {FocusEvent} event */
export function leaveMark(event) {
  const frame = /** @type {HTMLElement} */ (event.target).closest(".frame");
  if (frame) hide(frame);
}

/** Goes from mark to mark of a chart's. @param {KeyboardEvent} event */
export function moveMark(event) {
  const mark = walk(event, "[data-mark]", true);
  if (!mark) return;
  mark.parentNode?.querySelectorAll("[data-mark]").forEach((each) => each.setAttribute("tabindex", each === mark ? "0" : "-1"));
  mark.closest(".frame")?.scrollIntoView({ block: "nearest" });
}
