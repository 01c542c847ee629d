// How large the areas of a treemap are: Plotly's own squares, worked out beforehand, so that words can be fitted to them (charts/tree_cells.py).

/** @typedef {[number, number]} Area width and height in px */
/** @typedef {[number, number, number, number]} Box left, top, right, bottom */
/** @typedef {{shown: string, value: number, size: Area, heading: number}} Asked `shown`: the node that is the whole; `heading`: px above children */

export const RATIO = 1.4; // what an area's sides should be to each other
export const INNER = 2; // px between areas
export const SIDE = 4; // px around the areas in a node; above them stands its heading

/** Width and height of the node shown and of all that is in it. @param {Map<string, Array<[string, number]>>} family a node's children with their values @param {Asked} asked */
export function cells(family, { shown, value, size, heading }) {
  /** @type {Map<string, Area>} */
  const found = new Map();
  /** @param {string} node @param {number} amount @param {Box} box */
  const place = (node, amount, box) => {
    found.set(node, [box[2] - box[0], box[3] - box[1]]);
    const children = [...family.get(node) ?? []].sort((a, b) => b[1] - a[1]);
    const half = INNER / 2;
    const inner = within(box, [SIDE - half, heading - half, SIDE - half, SIDE - half]);
    const parts = squares(children.map((child) => child[1]), amount, inner);
    children.forEach((child, i) => place(child[0], child[1], within(parts[i], [half, half, half, half])));
  };
  place(shown, value, [0, 0, ...size]);
  return found;
}

/** The box without so much of each side; never less than nothing. @param {Box} box @param {Box} off @returns {Box} */
function within(box, off) {
  let [x0, y0, x1, y1] = [box[0] + off[0], box[1] + off[1], box[2] - off[2], box[3] - off[3]];
  if (x0 > x1) x0 = x1 = (x0 + x1) / 2;
  if (y0 > y1) y0 = y1 = (y0 + y1) / 2;
  return [x0, y0, x1, y1];
}

/** Boxes as square as they come: rows along the shorter side. @param {number[]} values @param {number} whole @param {Box} box @returns {Box[]} */
function squares(values, whole, box) {
  /** @type {Box[]} */
  const parts = [];
  let [left, top, right, bottom] = box;
  while (parts.length < values.length) {
    const [wide, high] = [right - left, bottom - top];
    const row = rowOf(values.slice(parts.length), whole, wide, high);
    const held = row.reduce((sum, value) => sum + value, 0);
    const share = whole ? held / whole : 1;
    const isFlat = wide < high;
    const edge = isFlat ? top + high * share : left + wide * share;
    parts.push(...divided(row, held, isFlat ? [left, top, right, edge] : [left, top, edge, bottom], isFlat));
    if (isFlat) top = edge;
    else left = edge;
    whole -= held;
  }
  return parts;
}

/** The values of the next row, the largest first: as many as make its worst box better. @param {number[]} values @param {number} whole @param {number} wide @param {number} high */
function rowOf(values, whole, wide, high) {
  if (wide <= 0 || high <= 0 || whole <= 0) return values;
  const alpha = Math.max(high / wide, wide / high) / (whole * RATIO);
  let [held, least, most, best] = [0, values[0], values[0], Infinity];
  for (const [count, value] of values.entries()) {
    [least, most] = [Math.min(least, value), Math.max(most, value)];
    const beta = (held + value) * (held + value) * alpha;
    const worst = Math.max(most / beta, beta / least);
    if (worst > best) return values.slice(0, count);
    [held, best] = [held + value, worst];
  }
  return values;
}

/** A row's boxes side by side, or one above the other. @param {number[]} row @param {number} held @param {Box} box @param {boolean} isFlat @returns {Box[]} */
function divided(row, held, [left, top, right, bottom], isFlat) {
  let start = isFlat ? left : top;
  const length = held ? (isFlat ? right - left : bottom - top) / held : 0;
  return row.map((value) => {
    const [from, end] = [start, start + value * length];
    start = end;
    return isFlat ? [from, top, end, bottom] : [left, from, right, end];
  });
}
