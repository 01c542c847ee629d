// The presenter's pointer: told as a place in what lies under it, and shown at the same place of the same thing in another window.
import { codeUnder, placeOf } from "../charts/marks.js";
import { redraw } from "../state/app.js";
import { follow, stage, whenTold } from "../state/follow.js";

/** @typedef {import("../charts/marks.js").Box} Box */

const OFTEN = 100; // ms between two places that are told
const DEEPEST = 16;
const EDGE = 64; // px from the ends of the window beyond which the page is scrolled to it

/** @type {Said.Pointer|null} */
let own = null;
let on = false;
let timer = 0;

export const isPointing = () => on;

export function turnPointer() {
  on = !on;
  point(null);
  redraw();
}

/** @param {Said.Pointer|null} place */
function point(place) {
  own = place;
  stage({ pointer: place });
  show();
}

// --- telling -------------------------------------------------------------------------------------

let under = { x: 0, y: 0 };
window.addEventListener("pointermove", ({ clientX, clientY }) => {
  if (!on || follow.role !== "presenting") return;
  under = { x: clientX, y: clientY };
  timer ||= window.setTimeout(() => { timer = 0; if (on) point(placeAt(under.x, under.y)); }, OFTEN);
}, { passive: true });

document.addEventListener("keydown", (event) => {
  const isTyping = /** @type {Element} */ (event.target).closest("input, textarea, select");
  if (event.key === "p" && follow.role === "presenting" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) turnPointer();
});

/** @param {number} x @param {number} y @returns {Said.Pointer|null} */
function placeAt(x, y) {
  const hit = document.elementFromPoint(x, y);
  const frame = hit?.closest(".frame[data-chart]");
  const root = frame ?? hit?.closest("[data-block], .slide, #board-main:not(.stage)");
  if (!hit || !root) return null;
  const plot = frame?.querySelector(".plot");
  const mark = (plot && codeUnder(plot, x, y)) ?? "";
  const at = { block: root.getAttribute("data-chart") ?? root.getAttribute("data-block") ?? "", mark, path: frame ? [] : pathOf(root, hit) };
  const box = boxOn(at);
  return box && { ...at, x: part(x - box.left, box.width), y: part(y - box.top, box.height) };
}

/** @param {number} from @param {number} whole */
const part = (from, whole) => (whole ? Math.min(1, Math.max(0, from / whole)) : 0);

/** The numbers of the children that lead to a node. @param {Element} root @param {Element} node */
function pathOf(root, node) {
  const path = [];
  for (let at = node; at !== root && at.parentElement; at = at.parentElement) path.unshift([...at.parentElement.children].indexOf(at));
  return path.slice(0, DEEPEST);
}

// --- showing -------------------------------------------------------------------------------------

/** @param {Pick<Said.Pointer, "block"|"mark"|"path">} place @returns {Box|null} in the window */
function boxOn({ block, mark, path }) {
  const name = CSS.escape(block);
  const frame = path.length ? null : document.querySelector(`.frame[data-chart="${name}"]`);
  const root = frame ?? (block ? document.querySelector(`[data-block="${name}"]`) : document.querySelector(".stage .slide") ?? document.getElementById("board-main"));
  if (!root) return null;
  const box = frame && mark ? placeOf(frame, mark) : null;
  return box ?? path.reduce((/** @type {Element} */ at, i) => at.children[i] ?? at, root).getBoundingClientRect();
}

/** @type {HTMLElement|null} */
let ring = null;

function show() {
  const told = follow.role === "presenting" ? own : follow.role === "following" ? follow.shown?.pointer : null;
  const box = told && !document.querySelector(".blackout, .stage.black") && boxOn(told); // nothing shows on a black screen
  if (!ring && !box) return;
  ring ??= document.body.appendChild(Object.assign(document.createElement("div"), { className: "board-pointer" }));
  ring.classList.toggle("on", !!box);
  if (!told || !box) return;
  const [x, y] = [box.left + told.x * box.width, box.top + told.y * box.height];
  ring.style.transform = `translate(${x}px, ${y}px)`;
  if (follow.role === "following" && (y < EDGE || y > window.innerHeight - EDGE)) window.scrollBy({ top: y - window.innerHeight / 2, behavior: "smooth" });
}

/** After a drawing, or when the page has moved. */
export function keepPointer() {
  if (ring?.classList.contains("on") || follow.shown?.pointer) requestAnimationFrame(show);
}

whenTold(show);
window.addEventListener("scroll", keepPointer, { passive: true });
window.addEventListener("resize", keepPointer);
