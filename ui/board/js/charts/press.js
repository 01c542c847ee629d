// Clicks on charts, told from presses by the board itself. Plotly looks at what is under the pointer up to 50 ms late; where
// that falls into a press, or the chart is redrawn meanwhile, it forgets the mark and the click is lost.

/** @typedef {{pointerId: number, isPrimary: boolean, button: number, clientX: number, clientY: number}} Pointer */
/** @typedef {() => void} Act */
/** @typedef {{to: (event: any) => void, drop: Act, leave: Act}} Drag what a press that moves away becomes, where the pointer is by now, and its two ends */

const SLIP = 8; // px between press and release that are still a click

/**
 * What a click does is found when the pointer goes down, and done when it comes up again near there: once, whatever is redrawn in between.
 * @template {Pointer} P
 * @param {(event: P) => Act|null} find what a click there would do
 * @param {(event: P) => Drag|null} [findDrag] what a drag from there would
 */
export function createPresses(find, findDrag = () => null) {
  /** @type {{event: P, act: Act, drag: Drag|null}|null} */
  let press = null;
  const isNear = (/** @type {P} */ event, /** @type {P} */ start) => Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) <= SLIP;
  const cancel = () => {
    press?.drag?.leave();
    press = null;
  };
  return {
    /** @param {P} event */
    down(event) {
      const act = event.isPrimary && event.button === 0 ? find(event) : null;
      cancel();
      press = act && { event, act, drag: null };
    },
    /** @param {P} event */
    move(event) {
      if (!press || event.pointerId !== press.event.pointerId) return;
      if (!press.drag && !isNear(event, press.event)) press.drag = findDrag(press.event);
      press.drag?.to(event);
    },
    /** @param {P} event @returns {boolean} whether that was a click on something */
    up(event) {
      const done = press && event.pointerId === press.event.pointerId ? press : null;
      if (!done) return false;
      press = null;
      if (done.drag) done.drag.drop();
      const isClick = !done.drag && isNear(event, done.event);
      if (isClick) done.act();
      return isClick;
    },
    /** It was no click but a scroll, or a menu opened. */
    cancel,
  };
}

/** Listens for presses in the whole window, where nothing redrawn can hide them. @param {(event: PointerEvent) => Act|null} find @param {(event: PointerEvent) => Drag|null} findDrag */
export function watchPresses(find, findDrag) {
  const presses = createPresses(find, findDrag);
  let isTap = false;
  /** @param {TouchEvent} event */
  const swallow = (event) => {
    if (isTap && event.cancelable) event.preventDefault(); // else its click would fall on what stands there by now
    isTap = false;
  };
  window.addEventListener("pointerdown", presses.down, true);
  window.addEventListener("pointermove", presses.move, { capture: true, passive: true });
  window.addEventListener("pointerup", (event) => { isTap = presses.up(event) && event.pointerType === "touch"; }, true);
  window.addEventListener("mousedown", (event) => event.detail > 1 && presses.cancel(), true); // the second press of a double click does nothing more
  window.addEventListener("pointercancel", presses.cancel, true);
  window.addEventListener("contextmenu", presses.cancel, true);
  window.addEventListener("keydown", (event) => event.key === "Escape" && presses.cancel(), true);
  window.addEventListener("touchend", swallow, { capture: true, passive: false });
}

/** Plotly hears of no press: it would wait for a drag, and draw nothing new until that ends. @param {Element} plot */
export function keepPresses(plot) {
  for (const kind of ["mousedown", "touchstart", "click"]) plot.addEventListener(kind, (event) => event.stopPropagation(), { capture: true, passive: true });
}
