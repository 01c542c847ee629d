// Where the nodes of a flow stand: three columns, heights by value, gaps shared out, labels kept apart (charts/flow_layout.py).
import { sum } from "./view.js";

/** @typedef {[string, number]} Node a node and its value */
/** @typedef {{node: string, column: number, top: number, height: number}} Placed column 0 to 2; px from the diagram's top */

export const PAD = 10;

/** The px of a node's middle. @param {Placed} one */
export const middleOf = ({ top, height }) => top + height / 2;

/** @param {Node[]} column */
const valueOf = (column) => sum(column.map(([, value]) => value));

/** Columns of nodes laid out over `height` px; a column with free room spreads it between its nodes. @param {Node[][]} columns @param {number} height @returns {Placed[]} */
export function placed(columns, height) {
  const scales = columns.filter((column) => column.length).map((column) => (height - (column.length - 1) * PAD) / valueOf(column));
  const scale = scales.length ? Math.min(...scales) : 0;
  return columns.flatMap((column, number) => inColumn(column, number, height - valueOf(column) * scale, scale));
}

/** @param {Node[]} column @param {number} number @param {number} free px @param {number} scale @returns {Placed[]} */
function inColumn(column, number, free, scale) {
  const gap = column.length > 1 ? free / (column.length - 1) : 0;
  let top = column.length === 1 ? free / 2 : 0;
  return column.map(([node, value]) => {
    const one = { node, column: number, top, height: value * scale };
    top += value * scale + gap;
    return one;
  });
}

/** Places in px, ascending, moved so that neighbours are `apart` from each other and stay within low to high. @param {number[]} places @param {number} apart @param {number} low @param {number} high */
export function keptApart(places, apart, low, high) {
  /** @type {number[]} */
  const moved = [];
  for (const place of places) moved.push(Math.max(place, moved.length ? moved[moved.length - 1] + apart : low));
  let limit = high;
  for (let index = moved.length - 1; index >= 0; index -= 1) {
    moved[index] = Math.min(moved[index], limit);
    limit = moved[index] - apart;
  }
  return moved;
}
