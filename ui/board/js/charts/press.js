// Clicks on charts, told from presses by the board itself. Plotly looks at what is under the pointer up to 50 ms late; where
// that falls into a press, or the chart is redrawn meanwhile, it forgets the mark and the click is lost.

/** @typedef {{pointerId: number, isPrimary: boolean, button: number, clientX: number, clientY: number}} Pointer */
/** @typedef {() => void} Act */

const SLIP = 8; // px between press and release that are still a click

/**
 * What a click does is found when the pointer goes down, and done when it comes up again near there: once, whatever is redrawn in between.
 * @template {Pointer} P
 * @param {(event: P) => Act|null} find what a click there would do
 */
export function createPresses(find) {
  /** @type {{event: P, act: Act}|null} */
  let press = null;
  return {
    /** @param {P} event */
    down(event) {
      const act = event.isPrimary && event.button === 0 ? find(event) : null;
      press = act && { event, act };
    },
    /** @param {P} event @returns {boolean} whether that was a click on something */
    up(event) {
      const done = press && event.pointerId === press.event.pointerId ? press : null;
      if (!done) return false;
      press = null;
      const isNear = Math.hypot(event.clientX - done.event.clientX, event.clientY - done.event.clientY) <= SLIP;
      if (isNear) done.act();
      return isNear;
    },
    /** It was no click but a scroll, or a menu opened. */
    cancel() {
      press = null;
    },
  };
}

/** Listens for presses in the whole window, where nothing redrawn can hide them. @param {(event: PointerEvent) => Act|null} find */
export function watchPresses(find) {
  const presses = createPresses(find);
  let isTap = false;
  /** @param {TouchEvent} event */
  const swallow = (event) => {
    if (isTap && event.cancelable) event.preventDefault(); // else its click would fall on what stands there by now
    isTap = false;
  };
  window.addEventListener("pointerdown", presses.down, true);
  window.addEventListener("pointerup", (event) => { isTap = presses.up(event) && event.pointerType === "touch"; }, true);
  window.addEventListener("pointercancel", presses.cancel, true);
  window.addEventListener("contextmenu", presses.cancel, true);
  window.addEventListener("touchend", swallow, { capture: true, passive: false });
}

/** Plotly hears of no press: it would wait for a drag, and draw nothing new until that ends. @param {Element} plot */
export function keepPresses(plot) {
  for (const kind of ["mousedown", "touchstart", "click"]) plot.addEventListener(kind, (event) => event.stopPropagation(), { capture: true, passive: true });
}
