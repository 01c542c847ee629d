// What lies under a place of a chart, from what is drawn there. Pure.

/** @typedef {{code: string, isDot: boolean, left: number, top: number, right: number, bottom: number}} Shape what is drawn for a code, in px of the window */

const REACH = 20; // px around a dot that still mean it, as the chart's label has it

/**
 * The code at a place: the nearest dot in reach, of several the one drawn last; else the bar drawn last of those that hold the place. @param {Shape[]} shapes in the order in which they are drawn
 * @param {number} x @param {number} y @returns {string|null}
 */
export function codeAt(shapes, x, y) {
  const near = shapes.reduce((/** @type {Shape|undefined} */ best, each) => {
    const isNear = each.isDot && away(each, x, y) <= Math.min(REACH, best ? away(best, x, y) : REACH);
    return isNear ? each : best;
  }, undefined);
  return (near ?? shapes.filter((each) => !each.isDot && holds(each, x, y)).pop())?.code ?? null;
}

/**
 * The code of the row that a place beside the bars belongs to, at its name or past its end: what is drawn first in a row fills it, or begins it. @param {Shape[]} shapes bars of one pair of axes
 * @param {{left: number, right: number}} ends of these axes @param {number} x @param {number} y @returns {string|null}
 */
export function rowAt(shapes, { left, right }, x, y) {
  const inside = Math.min(Math.max(x, left + 1), right - 1);
  return shapes.find((each) => !each.isDot && holds(each, inside, y))?.code.split("|")[0] ?? null;
}

/** The code of the column that a place is nearest to, however high: what is drawn first is a column's own, or fills it. @param {Shape[]} shapes @param {number} x @returns {string|null} */
export function columnAt(shapes, x) {
  const off = (/** @type {Shape} */ { left, right }) => Math.max(left - x, x - right, 0);
  return shapes.reduce((/** @type {Shape|null} */ best, each) => (!best || off(each) < off(best) ? each : best), null)?.code ?? null;
}

/** From a dot's edge. @param {Shape} dot @param {number} x @param {number} y */
const away = (dot, x, y) => Math.hypot((dot.left + dot.right) / 2 - x, (dot.top + dot.bottom) / 2 - y) - (dot.right - dot.left) / 2;

/** @typedef {{left: number, top: number, right: number, bottom: number}} Edges */

/** The rectangle around some. @param {Edges[]} all */
export function around(all) {
  const [left, top] = [Math.min(...all.map((one) => one.left)), Math.min(...all.map((one) => one.top))];
  const [right, bottom] = [Math.max(...all.map((one) => one.right)), Math.max(...all.map((one) => one.bottom))];
  return { left, top, right, bottom, width: right - left, height: bottom - top };
}

/** @param {Edges} shape @param {number} x @param {number} y */
export function holds({ left, top, right, bottom }, x, y) {
  return right > left && bottom > top && x >= left && x <= right && y >= top && y <= bottom;
}
