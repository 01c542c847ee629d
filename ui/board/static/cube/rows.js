// Horizontal bars in rows: a name at the left, parts on a common zero line, a value after the bar's end (charts/rows.py).
import { DIM_OPACITY, NOTHING, axis, bars, escape, layout, line, note, policyHatch, pyRound, some, stacked, topOf, unconfirmedHatch, undividedHatch, unitOf } from "./figure.js";
import { fitted, textWidth, wrapped } from "./measure.js";

/** @typedef {import("./figure.js").Look} Look */
/** @typedef {import("./figure.js").Plain} Plain */
/** @typedef {{kind: string, length: number, colour: string, trace?: string, code?: string, hover?: string}} Part one piece of a bar */
/** @typedef {{code: string, name: string, parts: Part[], value: string, hover: string, before?: number, dim?: boolean}} Row one bar with its finished words */
/** @typedef {{bar: number, step: number, left: number, right: number, above?: boolean, top?: number, separated?: boolean, zeroLine?: boolean}} Measures px; `above`: names above bars */
/** @typedef {{chart: string, rows: Row[], look: Look, measures: Measures, end: number}} Drawn */

export const [CERTAIN, POLICY, UNDIVIDED, UNCONFIRMED] = ["certain", "policy", "undivided", "unconfirmed"];
export const KINDS = [CERTAIN, POLICY, UNDIVIDED, UNCONFIRMED];
const LINE_HEIGHT = 1.3;

/** How far a bar reaches, in data units. @param {Row} row */
export const lengthOf = (row) => row.parts.reduce((sum, part) => sum + part.length, 0);

/** The y of a bar's middle. @param {Measures} measures @param {number} index */
export function middleOf({ bar, step, above, top = 0 }, index) {
  return top + index * step + (above ? step - 6 - bar / 2 : step / 2);
}

/** The end of the axis of these rows. @param {Row[]} rows */
export const endOf = (rows) => topOf(rows.flatMap((row) => [lengthOf(row), row.before ?? 0]));

/** The same measures with margins wide enough for these names and values. @param {Row[]} rows @param {Look} look @param {Measures} measures @param {number} [room] @returns {Measures} */
export function fitMargins(rows, { size }, measures, room = 1) {
  const names = Math.max(0, ...rows.map((row) => textWidth(row.name, size.font)));
  const values = Math.max(0, ...rows.map((row) => textWidth(row.value, size.value_font)));
  const left = measures.above ? 0 : Math.max(measures.left, Math.min(names + 16, size.name_limit * room));
  return { ...measures, left, right: values ? Math.max(measures.right, size.gap + values + 8) : measures.right };
}

/** The figure of these rows; `traces` fixes the order of traces. @param {string} chart @param {Row[]} rows @param {Look} look @param {Measures} measures @param {{traces?: string[], axisEnd?: number|null}} [options] */
export function rowFigure(chart, rows, look, measures, { traces = KINDS, axisEnd = null } = {}) {
  const drawn = { chart, rows, look, measures, end: axisEnd || endOf(rows) };
  const height = (measures.top ?? 0) + Math.max(rows.length, 1) * measures.step;
  const { left, right } = measures;
  const frame = layout(look, height, { left, right, xaxis: axis(0, drawn.end), yaxis: axis(height, 0) });
  frame.annotations = notes(drawn);
  if (rows.length && (measures.zeroLine ?? true) && !measures.above) frame.shapes = [zeroLine(drawn, height)];
  return { data: [reach(drawn), ghosts(drawn), ...traces.map((trace) => partsTrace(drawn, trace))], layout: frame };
}

/** Unseen bars over whole rows, so that small marks can be hit; both halves end where the mark ends. @param {Drawn} drawn */
function reach({ chart, rows, measures, end }) {
  const twice = (/** @type {any[]} */ values) => [...values, ...values];
  const lengths = rows.map(lengthOf);
  return bars(`${chart}-reach`, {
    base: [...rows.map(() => 0), ...rows.map(() => end)],
    x: [...lengths.map(some), ...lengths.map((length) => (end - length > NOTHING ? length - end : null))],
    y: twice(rows.map((_, index) => (measures.top ?? 0) + (index + 0.5) * measures.step)),
    width: twice(rows.map(() => measures.step)),
    marker: { color: "rgba(0,0,0,0)", line: { width: 0 } },
    customdata: twice(rows.map((row) => row.code)),
    hovertemplate: twice(rows.map((row) => row.hover)),
  });
}

/** What there was before the filter, behind the bars. @param {Drawn} drawn */
function ghosts({ chart, rows, look, measures }) {
  return bars(`${chart}-before`, {
    base: rows.map(() => 0),
    x: rows.map((row) => ((row.before ?? 0) > lengthOf(row) * 1.0001 ? some(row.before ?? 0) : null)),
    y: rows.map((_, index) => middleOf(measures, index)),
    width: rows.map(() => measures.bar),
    marker: { color: look.theme.ghost, line: { width: 0 } },
    hoverinfo: "skip",
  });
}

/** The trace of one kind of part: one point per row that has it. @param {Drawn} drawn @param {string} trace */
function partsTrace({ chart, rows, look, measures }, trace) {
  const places = rows.flatMap((row, index) => {
    const starts = stacked(row.parts.map((part) => part.length));
    return row.parts.map((part, i) => ({ index, row, part, start: starts[i] })).filter(({ part }) => (part.trace || part.kind) === trace);
  });
  const marker = partMarker(places.length ? places[0].part.kind : CERTAIN, places.map(({ part }) => part.colour), look, measures);
  return bars(`${chart}-${trace}`, {
    base: places.map(({ start }) => start),
    x: places.map(({ part }) => some(part.length)),
    y: places.map(({ index }) => middleOf(measures, index)),
    width: places.map(() => measures.bar),
    marker: { ...marker, opacity: places.map(({ row }) => (row.dim ? DIM_OPACITY : 1)) },
    customdata: places.map(({ row, part }) => part.code || row.code),
    hovertemplate: places.map(({ row, part }) => part.hover || row.hover),
  });
}

/** The marker of one kind of part: solid, or hatched as its kind asks. @param {string} kind @param {string[]} colours @param {Look} look @param {Measures} measures @returns {Plain} */
export function partMarker(kind, colours, look, measures) {
  const { theme } = look;
  const outline = { width: 1, color: theme.secondary };
  const apart = { width: measures.separated ? 1 : 0, color: theme.ground };
  if (kind === UNCONFIRMED) return { color: theme.ground, pattern: unconfirmedHatch(look), line: outline };
  if (kind === UNDIVIDED) return { color: theme.ground, pattern: undividedHatch(look), line: outline };
  if (kind !== POLICY) return { color: colours, line: apart };
  const pattern = { ...policyHatch(look, theme.ink, measures.bar < 14 ? 4 : 5), bgcolor: colours };
  return { color: theme.ink, pattern, line: apart }; // a colour per bar would override the pattern's
}

/** Names and values. @param {Drawn} drawn */
function notes({ rows, look, measures }) {
  const { theme, size } = look;
  const value = (/** @type {Row} */ row, /** @type {number} */ index) => note(look, row.value, {
    x: lengthOf(row), y: middleOf(measures, index), xshift: size.gap, font_size: size.value_font, color: row.dim ? theme.secondary : theme.ink,
  });
  return [...rows.map((row, index) => nameNote(index, row, look, measures)), ...rows.flatMap((row, index) => (row.value ? [value(row, index)] : []))];
}

/** @param {number} index @param {Row} row @param {Look} look @param {Measures} measures */
function nameNote(index, row, look, measures) {
  const { font, width } = look.size;
  const color = row.dim ? look.theme.secondary : look.theme.ink;
  const middle = middleOf(measures, index);
  if (measures.above) return note(look, escape(fitted(row.name, width, font)), { xref: "paper", x: 0, y: middle - measures.bar / 2 - 10, color });
  const lines = measures.step >= 2 * LINE_HEIGHT * font ? 2 : 1;
  const shown = wrapped(row.name, measures.left - 12, font, lines).map(escape).join("<br>");
  return note(look, shown, { xref: "paper", x: 0, xshift: -measures.left, y: middle, color, align: "left" });
}

/** @param {Drawn} drawn @param {number} height */
function zeroLine({ look, measures }, height) {
  const top = (measures.top ?? 0) + 2;
  return line(look.theme.secondary, pyRound(unitOf(look)), { xref: "paper", x0: 0, x1: 0, yref: "y", y0: top, y1: height - 2 });
}
