// Where a mark's label stands: beside the mark, never on it. Pure.

/** @typedef {{left: number, top: number, right: number, bottom: number}} Box in px of the window */

const GAP = 6; // px between a mark and its label

/**
 * The place nearest to the pointer at which a label covers nothing of its mark; where there is none, that at which it covers least.
 * @param {{width: number, height: number}} label @param {Box} mark @param {{x: number, y: number}} pointer @param {Box} view what can be seen
 * @returns {{left: number, top: number}}
 */
export function placeBeside(label, mark, pointer, view) {
  const { width, height } = label;
  const x = within(pointer.x - width / 2, view.left, view.right - width);
  const y = within(pointer.y - height / 2, view.top, view.bottom - height);
  const beside = [{ left: x, top: mark.top - GAP - height }, { left: x, top: mark.bottom + GAP }, { left: mark.right + GAP, top: y }, { left: mark.left - GAP - width, top: y }];
  const spots = beside.map(({ left, top }) => ({ left: within(left, view.left, view.right - width), top: within(top, view.top, view.bottom - height) }));
  const cost = (/** @type {{left: number, top: number}} */ spot) => covered(spot, label, mark) * 1e6 + away(spot, label, pointer);
  return spots.reduce((best, each) => (cost(each) < cost(best) ? each : best));
}

/** @param {number} value @param {number} least @param {number} most */
const within = (value, least, most) => Math.max(least, Math.min(value, most));

/** The px of a mark that a label at a spot covers. @param {{left: number, top: number}} spot @param {{width: number, height: number}} label @param {Box} mark */
function covered({ left, top }, { width, height }, mark) {
  const wide = Math.min(left + width, mark.right) - Math.max(left, mark.left);
  const high = Math.min(top + height, mark.bottom) - Math.max(top, mark.top);
  return Math.max(wide, 0) * Math.max(high, 0);
}

/** @param {{left: number, top: number}} spot @param {{width: number, height: number}} label @param {{x: number, y: number}} pointer */
function away({ left, top }, { width, height }, { x, y }) {
  return Math.hypot(Math.max(left - x, x - left - width, 0), Math.max(top - y, y - top - height, 0));
}
