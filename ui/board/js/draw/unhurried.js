// Links on words that people select: one click follows them, a double click or a drag over them selects and does nothing else.
import { address } from "../state/app.js";
import { follow, go } from "../state/road.js";

const DOUBLE = 300; // ms in which a second press makes a double click
let waiting = 0;

/** Properties of a link on words that can be selected. @param {string|null|undefined} href */
export function linkOver(href) {
  return href ? { href: address(href), draggable: "false", onclick: (/** @type {MouseEvent} */ event) => followOnce(event, href) } : {};
}

/** Follows a click unless it turns out to be the first of two, or the end of a selection. @param {MouseEvent} event @param {string} href */
export function followOnce(event, href) {
  follow(event, href, () => {
    const isByHand = event.detail > 0 && /** @type {PointerEvent} */ (event).pointerType !== "touch"; // a key, a finger and a script press once
    if (!isByHand) return go(href);
    if (event.detail === 1 && !String(getSelection())) waiting = window.setTimeout(() => go(href), DOUBLE);
  });
}

/** The next press or key, wherever, is what was meant. */
const stop = () => clearTimeout(waiting);
for (const kind of ["pointerdown", "keydown"]) window.addEventListener(kind, stop, true);

/** @type {Element|null} */
let last = null;

/** The second click of a double click follows no link that the first one has brought under the pointer. */
window.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (event.detail > 1 && target && target !== last) {
    event.preventDefault();
    event.stopPropagation();
  } else last = target;
}, true);
