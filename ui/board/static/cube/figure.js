// Plain figures: what every chart shares (charts/figure.py), and with it the helpers of themes and rounding.
import { FONT_FAMILY } from "./theme.js";
import { pyRound } from "./rounding.js";

export * from "./rounding.js";
export * from "./theme.js";

/** @typedef {import("./theme.js").Look} Look */
/** @typedef {import("./theme.js").Plain} Plain */
/** @typedef {{data: Plain[], layout: Plain}} Figure */
/** @typedef {Plain} Row a row of frames.js */

export const NOTHING = 1e-6; // what floats leave of nothing

/** A number of a row, 0 where the row has none. @param {Plain} row @param {string} name @returns {number} */
export const amount = (row, name) => row[name] || 0;

/** A length to draw: null instead of 0. @param {number} value */
export const some = (value) => (value > NOTHING ? value : null);

/** An axis that is never seen and never dragged. @param {number} start @param {number} end @param {Plain} [more] @returns {Plain} */
export const axis = (start, end, more = {}) => ({ visible: false, fixedrange: true, showgrid: false, zeroline: false, range: [start, end], ...more });

/** The layout that all charts share; lengths in px. @param {Look} look @param {number} height @param {Plain} [options] left, right, top, bottom and more of the layout @returns {Plain} */
export function layout({ theme, size }, height, { left = 0, right = 0, top = 0, bottom = 0, ...more } = {}) {
  const font = { family: FONT_FAMILY, size: size.font, color: theme.ink };
  return {
    height: pyRound(height), autosize: true,
    margin: { l: pyRound(left), r: pyRound(right), t: pyRound(top), b: pyRound(bottom), pad: 0 },
    paper_bgcolor: theme.ground, plot_bgcolor: theme.ground,
    showlegend: false, barmode: "overlay", dragmode: false, hovermode: "closest", font,
    hoverlabel: { bgcolor: theme.ground, bordercolor: theme.strong_line, align: "left", font: { ...font, size: Math.max(size.font, 13) }, namelength: 0 },
    annotations: [], shapes: [], ...more,
  };
}

/**
 * Text in the chart, as an annotation without arrow; left-anchored text starts exactly at its place.
 * @param {Look} look @param {string} text @param {Plain} [options] xshift, font_size, color, halo and more of the annotation @returns {Plain}
 */
export function note({ theme, size }, text, { xshift = 0, font_size = size.font, color = theme.ink, halo = false, ...more } = {}) {
  const anchor = more.xanchor ?? "left";
  const own = anchor === "left" ? -2 : anchor === "right" ? 2 : 0;
  const glow = halo ? { shadow: Array(6).fill(`0 0 2px ${theme.ground}`).join(", ") } : {};
  const base = { xref: "x", yref: "y", xanchor: anchor, yanchor: "middle", showarrow: false, align: anchor };
  return { ...base, text, xshift: pyRound(own + xshift, 1), font: { size: font_size, color, ...glow }, ...more };
}

/** A straight line as a shape, above the marks. @param {string} colour @param {number} [width] @param {Plain} [more] @returns {Plain} */
export const line = (colour, width = 1, more = {}) => ({ type: "line", layer: "above", line: { color: colour, width }, ...more });

/** A trace of horizontal bars on explicit bases. @param {string} uid @param {Plain} [more] @returns {Plain} */
export const bars = (uid, more = {}) => ({ type: "bar", orientation: "h", uid, name: uid, cliponaxis: true, showlegend: false, ...more });

/** The end of an axis that shows all values: their largest, or 1 where there is nothing to show. @param {number[]} values */
export function topOf(values) {
  const shown = values.filter((value) => value > NOTHING);
  return shown.length ? Math.max(...shown) : 1;
}

/** A hovertemplate out of finished lines. @param {...(string|null|undefined)} words */
export const hover = (...words) => `${lines(...words)}<extra></extra>`;

/** Lines of a hover label: the first is bold, empty ones are left out. @param {...(string|null|undefined)} words */
export function lines(...words) {
  const [head, ...rest] = words.filter(Boolean);
  return [`<b>${head}</b>`, ...rest].join("<br>");
}

/** Words from the plan, made safe for Plotly's text, which reads a little HTML and `%{...}`. @param {string} text */
export function escape(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("%{", "%&#123;");
}

/** Where each of several lengths begins when they are laid end to end. @param {number[]} lengths */
export function stacked(lengths) {
  const starts = [0];
  for (const length of lengths) starts.push(starts[starts.length - 1] + length);
  return starts.slice(0, -1);
}
