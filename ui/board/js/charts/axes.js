// Axes that count pixels: the figure names them, the board sets their range to their true length. Pure.

/** @typedef {Record<string, any>} Layout */

/**
 * The length of an axis in px, from the figure's fixed margins and the chart's width. @param {Layout} layout @param {string} name @param {number} width
 */
export function axisLength(layout, name, width) {
  const margin = { l: 80, r: 80, t: 100, b: 80, ...layout.margin };
  const [from, to] = layout[name]?.domain ?? [0, 1];
  const whole = name.startsWith("x") ? width - margin.l - margin.r : (layout.height ?? 240) - margin.t - margin.b;
  return Math.max(1, whole * (to - from));
}

/** Whether what a figure shows is measured in px, so that it is only shown larger or smaller as a whole. @param {Record<string, any>} figure */
export function isMeasured({ data, layout }) {
  return !!layout.meta?.pixel_axes || data.some((/** @type {any} */ trace) => trace.type === "sankey");
}

/** @param {string} side "end" counts back from the axis' end, "start" from its start @param {number} length */
export const pixelRange = (side, length) => side === "end" ? [-length, 0] : [0, length];

/**
 * The layout as the board draws it: its own width, pixel axes in px, no dragging or zooming. The figure is not changed.
 * @param {Layout} layout @param {number} width @returns {Layout}
 */
export function fitted(layout, width) {
  /** @type {Layout} */
  const fit = { ...layout, width, autosize: false, dragmode: false, hovermode: layout.hovermode ?? "closest" };
  for (const name of Object.keys(layout)) if (/^[xy]axis\d*$/.test(name)) fit[name] = { ...layout[name], fixedrange: true };
  for (const [name, side] of Object.entries(layout.meta?.pixel_axes ?? {})) {
    fit[name] = { ...fit[name], autorange: false, range: pixelRange(side, axisLength(layout, name, width)) };
  }
  return layout.meta?.inside ? { ...fit, annotations: whatFits(layout, width) } : fit;
}

/** The notes without those that stand within a bar's part which is narrower than they are. @param {Layout} layout @param {number} width */
function whatFits(layout, width) {
  const [from, to] = layout.xaxis.range;
  const scale = axisLength(layout, "xaxis", width) / (to - from);
  const tight = new Set(layout.meta.inside.filter((/** @type {number[]} */ [, end, needed]) => end * scale < needed).map((/** @type {number[]} */ [at]) => at));
  return layout.annotations.map((/** @type {any} */ one, /** @type {number} */ at) => (tight.has(at) ? { ...one, visible: false } : one));
}

/**
 * The traces as the board draws them: where tiles are narrower than an amount and the square beside it, all squares are smaller by one
 * measure, each from its own corner. @param {any[]} data @param {Layout} layout @param {number} width @returns {any[]}
 */
export function squared(data, layout, width) {
  const { low, beside = [] } = layout.meta?.squares ?? {};
  const tile = axisLength(layout, "xaxis", width);
  const scale = Math.min(1, ...beside.map((/** @type {[number, number]} */ [side, words]) => Math.max(low, tile - words) / side));
  return scale < 1 ? data.map((trace) => (trace.meta?.floors ? smaller(trace, scale) : trace)) : data;
}

/** @param {any} trace @param {number} scale */
function smaller(trace, scale) {
  const of = (/** @type {string} */ name, /** @type {(value: number, floor: number, i: number) => number} */ how) =>
    trace[name].map((/** @type {number} */ value, /** @type {number} */ i) => (trace.meta.floors[i] === null ? value : how(value, trace.meta.floors[i], i)));
  return {
    ...trace, x: of("x", (x) => x * scale), width: of("width", (high) => high * scale),
    base: of("base", (base, _, i) => base + trace.x[i] * (1 - scale)), y: of("y", (y, floor) => floor - (floor - y) * scale),
  };
}
