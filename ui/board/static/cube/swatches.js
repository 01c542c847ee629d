// Small keys inside charts, drawn as shapes at px offsets from a point of the paper (charts/swatches.py).
import { line } from "./figure.js";
import { CERTAIN, POLICY, UNDIVIDED } from "./rows.js";

/** @typedef {import("./figure.js").Look} Look */

/**
 * Where a swatch stands: its box begins `left`, `top` px from the paper point `x`, `y` (0 to 1).
 * @typedef {{x: number, y: number, width: number, height: number, left?: number, top: number}} Place
 */

/** A swatch of a kind of part. @param {Look} look @param {string} kind @param {string} colour @param {Place} where @returns {Array<Record<string, any>>} */
export function swatch(look, kind, colour, { x, y, width, height, left = 0, top }) {
  const { theme } = look;
  const place = { xref: "paper", yref: "paper", xsizemode: "pixel", ysizemode: "pixel", xanchor: x, yanchor: y };
  const isSolid = kind === CERTAIN || kind === POLICY;
  const box = {
    type: "rect", layer: "above", x0: left, x1: left + width, y0: -top, y1: -(top + height), ...place,
    fillcolor: isSolid ? colour : theme.ground, line: { width: isSolid ? 0 : 1, color: theme.secondary },
  };
  if (kind === CERTAIN) return [box];
  if (kind === UNDIVIDED) {
    return [box, { type: "path", layer: "above", fillcolor: theme.secondary, line: { width: 0 }, ...place, path: dots(left, top, width, height) }];
  }
  const isPolicy = kind === POLICY;
  const strokes = line(isPolicy ? theme.ground : theme.secondary, isPolicy ? 1.2 : 0.8, place);
  const path = isPolicy ? slashes(left, top, width, height, 5) : crosses(left, top, width, height);
  return [box, { ...strokes, type: "path", path }];
}

/** A number with up to six significant digits. @param {number} value */
const g = (value) => (Object.is(value, -0) ? "-0" : String(Number(value.toPrecision(6))));

/** Diagonals from lower left to upper right inside a box, as an SVG path; y runs upward as in shapes. @param {number} left @param {number} top @param {number} width @param {number} height @param {number} step */
function slashes(left, top, width, height, step) {
  const parts = [];
  for (let offset = step - height; offset < width; offset += step) {
    const [start, end] = [Math.max(offset, 0), Math.min(offset + height, width)];
    const [low, high] = [top + height - (start - offset), top + height - (end - offset)];
    parts.push(`M${g(left + start)},${g(-low)}L${g(left + end)},${g(-high)}`);
  }
  return parts.join("");
}

/** Small squares in rows and columns inside a box, which read as the dots of the hatch. @param {number} left @param {number} top @param {number} width @param {number} height */
function dots(left, top, width, height, step = 4, side = 1.6) {
  const [across, down] = [Math.floor((width - 2) / step), Math.floor((height - 2) / step)];
  const firstX = left + (width - (across - 1) * step) / 2;
  const firstY = top + (height - (down - 1) * step) / 2;
  const half = side / 2;
  const dot = (/** @type {number} */ x, /** @type {number} */ y) =>
    `M${g(x - half)},${g(y - half)}L${g(x + half)},${g(y - half)}L${g(x + half)},${g(y + half)}L${g(x - half)},${g(y + half)}Z`;
  const columns = [...Array(Math.max(across, 0)).keys()];
  const rows = [...Array(Math.max(down, 0)).keys()];
  return columns.flatMap((i) => rows.map((j) => dot(firstX + i * step, -(firstY + j * step)))).join("");
}

/** @param {number} left @param {number} top @param {number} width @param {number} height */
function crosses(left, top, width, height) {
  const down = `M${g(left)},${g(-top)}L${g(left + width)},${g(-(top + height))}`;
  return `${down}M${g(left)},${g(-(top + height))}L${g(left + width)},${g(-top)}`;
}
