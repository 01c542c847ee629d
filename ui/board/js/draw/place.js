// What a hand is on stays where it is in the window, whatever a new drawing adds or takes away above it.

const PLACES = ".frame, tr, li, [data-block], .kpis, .top"; // what may be held to, from the smallest

/** @type {Element|null} what was pressed last, by hand or by key */
let pressed = null;
let held = 0; // px that the page is kept high, so that the window can stay where it is over less than was there

for (const kind of ["pointerdown", "keydown"]) {
  window.addEventListener(kind, ({ target }) => { pressed = target instanceof Element ? target.closest(PLACES) : null; }, { capture: true, passive: true });
}

/** Brings to the top of the window what a press is answered by; that, and not what was pressed, stays in its place. @param {Element|null} node */
export function bringUp(node) {
  node?.scrollIntoView({ block: "start" });
  pressed = node;
}

/** Draws what answers a press: what was pressed stays in its place, or else what is uppermost in the window. @param {HTMLElement} root @param {() => void} draw */
export function keepingPlace(root, draw) {
  const at = window.scrollY;
  const anchor = pressed && root.contains(pressed) && pressed.closest("main") ? pressed : at > 0 ? uppermost(root) : null;
  const top = anchor?.getBoundingClientRect().top ?? 0;
  hold(root, at);
  draw();
  if (!anchor?.isConnected || Math.abs(window.scrollY - at) > 1) return; // another place was to be seen
  const moved = anchor.getBoundingClientRect().top - top;
  if (Math.abs(moved) < 1) return;
  hold(root, at + moved);
  window.scrollTo({ top: at + moved, behavior: "instant" });
}

/** The page is as high again as what is on it. @param {HTMLElement} root */
export function letGo(root) {
  held = 0;
  root.style.minHeight = "";
}

/** @param {HTMLElement} root @param {number} top where the window is to stand */
function hold(root, top) {
  held = Math.round(Math.max(top, 0) + window.innerHeight);
  root.style.minHeight = `${held}px`;
}

/** The first block of which more than its rule is in the window. @param {HTMLElement} root */
function uppermost(root) {
  return [...root.querySelectorAll("main .kpis, main [data-block]")].find((each) => each.getBoundingClientRect().bottom > 40) ?? null;
}

/** Room that is left below is given back as the reader scrolls up. @param {HTMLElement} root */
export function giveBack(root) {
  window.addEventListener("scroll", () => {
    if (held > window.scrollY + window.innerHeight + 1) hold(root, window.scrollY);
  }, { passive: true });
}
