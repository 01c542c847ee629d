// The label of a mark that a finger has touched: it covers what stands beside it, so it goes by itself.

const LONG = 3000; // ms that a label may stay
let going = 0;
/** @type {Element|null} */
let labelled = null;

/** Shows the label where a finger was, as a mouse does by moving, until the next touch or for a few seconds. @param {Element} plot @param {PointerEvent} event */
export function labelForAWhile(plot, { target, clientX, clientY }) {
  for (const kind of ["mouseover", "mousemove"]) target?.dispatchEvent(new MouseEvent(kind, { bubbles: true, clientX, clientY }));
  labelled = plot;
  clearTimeout(going);
  going = window.setTimeout(unlabel, LONG);
}

function unlabel() {
  clearTimeout(going);
  labelled?.querySelectorAll(".hoverlayer > *").forEach((each) => each.remove());
  labelled = null;
}

window.addEventListener("pointerdown", unlabel, { capture: true, passive: true });
