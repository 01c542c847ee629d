// Which rows of a long table are in sight. Pure.

/** Tables up to this many rows are drawn whole. */
export const WINDOW_FROM = 200;
/** How high a box's content may become, in px: browsers end at 17 million. */
export const MOST_HEIGHT = 15_000_000;
const SPARE = 20;

/**
 * The rows in sight of a box that scrolls by itself, or of the window. Where all rows together would be too high for a browser, a step of the scroll bar is
 * more than a step of the rows; both ends are reached all the same.
 * @param {number} count rows @param {number} row height of a row in px @param {number} top how far it is scrolled over them, in px @param {number} view its height for rows in px
 * @returns {{from: number, to: number, first: number, last: number, above: number, below: number}} rows to draw, rows in sight (ends exclusive), px before and after
 */
export function partInSight(count, row, top, view) {
  const height = Math.min(count * row, MOST_HEIGHT);
  const rows = view / row;
  const scrolled = Math.max(0, Math.min(top, height - view)); // the window may be before them, or past them
  const at = scrolled && scrolled / (height - view);
  const first = at * Math.max(0, count - rows); // with its fraction: the row that the upper edge cuts
  const from = Math.max(0, Math.floor(first - Math.min(SPARE, scrolled / row)));
  const above = Math.max(0, scrolled - (first - from) * row);
  const to = Math.max(from, Math.min(count, Math.ceil(first + rows) + SPARE, from + Math.ceil((height - above) / row - 1e-6)));
  return { from, to, first: Math.floor(first), last: Math.min(count, Math.ceil(first + rows - 0.01)), above, below: Math.max(0, height - above - (to - from) * row) };
}
