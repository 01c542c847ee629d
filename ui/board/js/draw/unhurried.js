// Links on words that people select: one click follows them, a double click or a drag over them selects and does nothing else.
import { address } from "../state/app.js";
import { follow, go } from "../state/road.js";

const DOUBLE = 300; // ms in which a second press makes a double click
let waiting = 0;
let since = -Infinity; // when a click has led away at once: a second one takes it back

/** Properties of a link on words that can be selected: of a name at once, of a value when it is certain that it is not to be copied. @param {string|null|undefined} href @param {boolean} [isValue] */
export function linkOver(href, isValue = false) {
  return href ? { href: address(href), draggable: "false", onclick: (/** @type {MouseEvent} */ event) => followOnce(event, href, isValue) } : {};
}

/** Follows a click unless it turns out to be the first of two, or the end of a selection. @param {MouseEvent} event @param {string} href @param {boolean} [isValue] */
export function followOnce(event, href, isValue = true) {
  follow(event, href, () => {
    const isByHand = event.detail > 0 && /** @type {PointerEvent} */ (event).pointerType !== "touch"; // a key, a finger and a script press once
    if (!isByHand) return go(href);
    if (event.detail !== 1 || String(getSelection())) return;
    if (isValue) waiting = window.setTimeout(() => go(href), DOUBLE);
    else goAtOnce(href, event.timeStamp);
  });
}

/** @param {string} href @param {number} at */
function goAtOnce(href, at) {
  const before = window.location.href;
  go(href);
  if (window.location.href !== before) since = at;
}

/** Back to where the first click of two was made, and the word there is selected. @param {MouseEvent} event */
function takeBack({ clientX, clientY }) {
  since = -Infinity;
  window.addEventListener("popstate", () => requestAnimationFrame(() => selectWord(clientX, clientY)), { once: true });
  window.history.back();
}

/** @param {number} x @param {number} y */
function selectWord(x, y) {
  const selection = getSelection();
  const place = /** @type {any} */ (document).caretRangeFromPoint?.(x, y);
  if (!selection || !place) return;
  selection.collapse(place.startContainer, place.startOffset);
  selection.modify("move", "backward", "word");
  selection.modify("extend", "forward", "word");
}

/** The next press or key, wherever, is what was meant. */
const stop = () => clearTimeout(waiting);
for (const kind of ["pointerdown", "keydown"]) window.addEventListener(kind, stop, true);

/** @type {Element|null} */
let last = null;

/** The second click of a double click follows no link that the first one has brought under the pointer. */
window.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (event.detail === 1) since = -Infinity; // what an earlier click has led to stands
  const isSecond = event.detail > 1 && event.timeStamp - since < 2 * DOUBLE;
  if (isSecond || (event.detail > 1 && target && target !== last)) {
    event.preventDefault();
    event.stopPropagation();
    if (isSecond) takeBack(event);
  } else last = target;
}, true);
