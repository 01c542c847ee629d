// Columns of years: one unit of the axis per year, a column 66% of it, the first one flush with the title (charts/columns.py).
import { axis, layout, line, note, pyRound } from "./figure.js";
import { textWidth } from "./measure.js";

/** @typedef {import("./figure.js").Look} Look */

/**
 * Where columns stand: x of each middle, the axis' ends, the plot's height in px and its value range.
 * @typedef {{middles: number[], start: number, end: number, plot: number, top: number}} Slots
 */

export const COLUMN = 0.66;
const BOTTOM = 20;

/** The right edge of the last column. @param {Slots} place */
export const lastEdge = (place) => (place.middles.at(-1) ?? 0) + COLUMN / 2;

/** A place on the axis as a part of the plot's width. @param {Slots} place @param {number} x */
export const paperX = (place, x) => (x - place.start) / (place.end - place.start);

/** The height of a value in px. @param {Slots} place @param {number} value */
export const px = (place, value) => value / place.top * place.plot;

/** Slots of columns in a chart of `height` px whose largest value is `top`. @param {number[]} middles @param {Look} look @param {number} height @param {number} top @returns {Slots} */
export function slots(middles, look, height, top) {
  const end = (middles.at(-1) ?? 0) + 1 - COLUMN / 2;
  const edges = margins(look);
  return { middles, start: -COLUMN / 2, end, plot: height - edges.top - edges.bottom, top };
}

/** The px above the plot for totals and under it for years; at the left for a total wider than its column. @param {Look} look */
export function margins(look) {
  const { font, name } = look.size;
  return { top: font + 7, bottom: Math.max(BOTTOM, pyRound(font * 1.7)), left: name === "phone" ? 5 : 0 };
}

/** An empty figure with axes for columns. @param {Look} look @param {number} height @param {Slots} place @param {number} right @returns {import("./figure.js").Figure} */
export function columnFigure(look, height, place, right) {
  const axes = { xaxis: axis(place.start, place.end), yaxis: axis(0, place.top) };
  return { data: [], layout: layout(look, height, { ...margins(look), right, ...axes }) };
}

/** The zero line from the first column to the last. @param {Look} look @param {Slots} place @param {number} [start] @param {number} [end] */
export function baseLine(look, place, start = place.start, end = lastEdge(place)) {
  return line(look.theme.secondary, 1, { xref: "x", x0: start, x1: end, yref: "paper", y0: 0, y1: 0 });
}

/** The words under a column. @param {Look} look @param {number} x @param {string} words */
export function foot(look, x, words) {
  const drop = -(margins(look).bottom - look.size.font * 0.75);
  return note(look, words, { x, y: 0, yref: "paper", yshift: pyRound(drop), xanchor: "center", color: look.theme.secondary });
}

/** The total above a column. @param {Look} look @param {number} x @param {number} y @param {string} words @param {boolean} isDim */
export function head(look, x, y, words, isDim) {
  const color = isDim ? look.theme.secondary : look.theme.ink;
  return note(look, words, { x, y, yshift: pyRound(look.size.font / 2 + 3), xanchor: "center", color });
}

/** Places in px, ascending, moved up just so far that neighbours are `apart` px or more from each other. @param {number[]} places @param {number} apart */
export function spread(places, apart) {
  /** @type {number[]} */
  const moved = [];
  for (const place of places) moved.push(moved.length ? Math.max(place, moved[moved.length - 1] + apart) : place);
  return moved;
}

/** Room for labels that begin `before` px to the right of the last column. @param {Look} look @param {string[]} labels @param {number} before */
export function rightMargin(look, labels, before) {
  const widest = Math.max(0, ...labels.map((label) => textWidth(label, look.size.font)));
  return Math.max(look.size.year_right, before + widest + 4);
}
