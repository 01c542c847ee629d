// Which rows of a long table are in sight. Pure.

/** Tables up to this many rows are drawn whole. */
export const WINDOW_FROM = 200;
const SPARE = 20;

/**
 * @param {number} count rows @param {number} height of a row in px @param {number} scrolled how far the first row is above the window's top, in px
 * @param {number} view the window's height in px @returns {{from: number, to: number}} rows to draw, end exclusive
 */
export function rowsInSight(count, height, scrolled, view) {
  const shown = Math.ceil(view / height) + 2 * SPARE;
  const from = Math.max(0, Math.min(count - shown, Math.floor(scrolled / height) - SPARE));
  return { from, to: Math.min(count, from + shown) };
}
