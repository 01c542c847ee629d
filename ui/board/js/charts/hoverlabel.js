// A mark's label as Plotly draws it, moved beside the mark: it would stand on it.
import { afterPaint } from "../state/app.js";
import { around } from "./hit.js";
import { codeUnder, shownFor } from "./marks.js";

const EDGE = 4; // px that a label keeps from the window's edges
let pointer = { x: 0, y: 0 };

for (const kind of ["pointerover", "pointermove", "pointerdown"]) {
  window.addEventListener(kind, (event) => { pointer = { x: /** @type {PointerEvent} */ (event).clientX, y: /** @type {PointerEvent} */ (event).clientY }; }, { capture: true, passive: true });
}

/** Moves every label that a chart shows from now on. @param {HTMLElement} plot */
export function watchLabels(plot) {
  const layer = plot.querySelector(".hoverlayer");
  if (!layer) return;
  const seen = new MutationObserver(() => {
    const label = /** @type {SVGGElement|null} */ (layer.querySelector(".hovertext"));
    for (const node of [plot, plot.parentElement]) node?.classList.toggle("labelled", !!label);
    if (label) moveBeside(plot, label);
    seen.takeRecords();
  });
  seen.observe(layer, { childList: true, subtree: true, attributes: true, attributeFilter: ["transform"] });
}

/** Draws without the label that Plotly shows anew at each drawing for a pointer at rest: it follows when the drawing is seen, for it takes a tenth of its time. @param {any} plot @param {() => void} draw */
export function hoveringLater(plot, draw) {
  const again = plot._fullLayout?._rehover;
  if (again) plot._fullLayout._rehover = undefined;
  draw();
  if (again) afterPaint(() => void (plot._fullLayout && !plot._fullLayout._rehover && (plot._fullLayout._rehover = again)()));
}

/** @param {HTMLElement} plot @param {SVGGElement} label */
function moveBeside(plot, label) {
  const frame = label.querySelector("path");
  const box = frame?.getBBox();
  if (!frame || !box) return;
  frame.setAttribute("d", `M${box.x},${box.y}h${box.width}v${box.height}h${-box.width}Z`); // without the arrow, which pointed at the mark
  const now = frame.getBoundingClientRect();
  const spot = placeBeside(now, markBox(plot), pointer, view());
  const [x, y] = (label.getAttribute("transform") ?? "").match(/-?[\d.]+/g)?.map(Number) ?? [0, 0];
  const scale = plot.getBoundingClientRect().width / (plot.offsetWidth || 1) || 1; // of the stage
  label.setAttribute("transform", `translate(${x + (spot.left - now.left) / scale},${y + (spot.top - now.top) / scale})`);
}

/** What is seen of the mark under the pointer; the pointer itself where nothing is. @param {HTMLElement} plot */
function markBox(plot) {
  const code = codeUnder(plot, pointer.x, pointer.y);
  const boxes = code === null ? [] : shownFor(plot, code).map((node) => node.getBoundingClientRect()).filter(({ width, height }) => width && height);
  if (!boxes.length) return { left: pointer.x - EDGE, right: pointer.x + EDGE, top: pointer.y - EDGE, bottom: pointer.y + EDGE };
  const [mark, origin] = [around(boxes), plot.getBoundingClientRect()];
  return { ...mark, left: Math.max(mark.left, origin.left), right: Math.min(mark.right, origin.right) };
}

/** What of the window nothing else covers. */
function view() {
  const bar = document.querySelector(".board .phone")?.getBoundingClientRect();
  return { left: EDGE, right: document.documentElement.clientWidth - EDGE, top: Math.max(bar?.height ? bar.bottom : 0, 0) + EDGE, bottom: window.innerHeight - EDGE };
}

// --- where a label stands: beside its mark, never on it ------------------------------------------------

/** @typedef {{left: number, top: number, right: number, bottom: number}} Box in px of the window */

const GAP = 6; // px between a mark and its label

/**
 * The place nearest to the pointer at which a label covers nothing of its mark; where there is none, that at which it covers least.
 * @param {{width: number, height: number}} label @param {Box} mark @param {{x: number, y: number}} pointer @param {Box} view what can be seen
 * @returns {{left: number, top: number}}
 */
export function placeBeside(label, mark, pointer, view) {
  const { width, height } = label;
  const x = within(pointer.x - width / 2, view.left, view.right - width);
  const y = within(pointer.y - height / 2, view.top, view.bottom - height);
  const beside = [{ left: x, top: mark.top - GAP - height }, { left: x, top: mark.bottom + GAP }, { left: mark.right + GAP, top: y }, { left: mark.left - GAP - width, top: y }];
  const spots = beside.map(({ left, top }) => ({ left: within(left, view.left, view.right - width), top: within(top, view.top, view.bottom - height) }));
  const cost = (/** @type {{left: number, top: number}} */ spot) => covered(spot, label, mark) * 1e6 + away(spot, label, pointer);
  return spots.reduce((best, each) => (cost(each) < cost(best) ? each : best));
}

/** @param {number} value @param {number} least @param {number} most */
const within = (value, least, most) => Math.max(least, Math.min(value, most));

/** The px of a mark that a label at a spot covers. @param {{left: number, top: number}} spot @param {{width: number, height: number}} label @param {Box} mark */
function covered({ left, top }, { width, height }, mark) {
  const wide = Math.min(left + width, mark.right) - Math.max(left, mark.left);
  const high = Math.min(top + height, mark.bottom) - Math.max(top, mark.top);
  return Math.max(wide, 0) * Math.max(high, 0);
}

/** @param {{left: number, top: number}} spot @param {{width: number, height: number}} label @param {{x: number, y: number}} pointer */
function away({ left, top }, { width, height }, { x, y }) {
  return Math.hypot(Math.max(left - x, x - left - width, 0), Math.max(top - y, y - top - height, 0));
}
