// What lies over the page (drawer, popover, dialog): one Back or one Esc closes the uppermost and leaves the page as it is.
import { local, redraw } from "./app.js";
import { push, replace } from "./entries.js";

/** Whether the newest entry of the history is there only for Back to close what is open. */
let isHeld = Boolean(window.history.state?.layer);

/** Whether anything lies over the page. */
export const isCovered = () => Boolean(local.panel ?? local.popover ?? local.drawer);

/** A step of the history; in the place of the entry that was only there to be gone back from. @param {string|URL} to */
export function place(to) {
  if (isHeld) replace(to, {});
  else push({}, to);
  isHeld = false;
}

/** Where something lies over the page, there is an entry for Back to close it with. */
export function hold() {
  if (isHeld || !isCovered()) return;
  push({ layer: true }, window.location.href);
  isHeld = true;
}

/** Closes what lies uppermost; the focus goes back to what opened it, unless it went elsewhere. @returns {boolean} whether there was anything */
export function uncover(refocus = true) {
  if (!isCovered()) return false;
  const opener = local.panel ? `f-menu:${local.panel.chart || local.panel.kind}` : `f-${local.popover}`;
  if (local.panel) local.panel = null;
  else if (local.popover) local.popover = null;
  else local.drawer = null;
  redraw();
  if (refocus) document.getElementById(opener)?.focus({ preventScroll: true });
  return true;
}

// Before Streamlit's own listener, which would run the page again. An entry that nothing was left to close for is gone back over.
window.addEventListener("popstate", (event) => {
  if (!event.isTrusted) return;
  const was = isHeld;
  isHeld = Boolean(event.state?.layer);
  if (was === isHeld) return;
  event.stopImmediatePropagation();
  if (was && !uncover()) window.history.back();
}, true);

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented && !document.querySelector("dialog[open]") && uncover()) event.preventDefault();
});

document.addEventListener("pointerdown", ({ target }) => local.popover && isBeside(target) && uncover(false), true);

/** Tabbing out of what is open closes it. @param {FocusEvent} event */
export function leave({ relatedTarget }) {
  if (relatedTarget && isBeside(relatedTarget)) uncover(false);
}

/** @param {EventTarget|null} target */
const isBeside = (target) => !(/** @type {Element} */ (target).closest("#board-popover, [aria-expanded=true]"));
