// All projects over the years: spans hatched, one-year projects solid (charts/gantt.py).
import { DIM_OPACITY, NOTHING, amount, axis, bars, colourOf, escape, hover, layout, line, note } from "./figure.js";
import { fitted, textWidth } from "./measure.js";
import { CERTAIN, POLICY, middleOf, partMarker } from "./rows.js";
import { amountRange, categoryName, moneyLine, partLine } from "./words.js";

/** @typedef {import("./figure.js").Look} Look */
/** @typedef {import("./figure.js").Row} Row a row of timeline */
/** @typedef {import("./rows.js").Measures} Measures */
/** @typedef {import("./format.js").Labels} Labels */

const INSET = 0.04;

/** A row per project of `timeline`; customdata is the project's id. @param {Row[]} rows @param {{text: Labels, look: Look, first: number, last: number}} how `first` and `last` year of the plan @returns {import("./figure.js").Figure} */
export function gantt(rows, { text, look, first, last }) {
  const amounts = rows.map((row) => (amount(row, "unconfirmed_wan") > NOTHING ? amountRange(text, amount(row, "least_wan"), amount(row, "most_wan")) : text.amount(amount(row, "amount_wan"))));
  const measures = measuresOf(rows, amounts, look);
  const height = (measures.top ?? 0) + Math.max(rows.length, 1) * measures.step + 4;
  const frame = layout(look, height, { left: measures.left, right: measures.right, xaxis: axis(first, last + 1), yaxis: axis(height, 0) });
  const years = Array.from({ length: last - first + 2 }, (_, i) => first + i);
  const place = { xref: "x", yref: "y", y0: (measures.top ?? 0) - 2, y1: height };
  frame.shapes = years.map((year) => ({ ...line(look.theme.line, 1, { x0: year, x1: year, ...place }), layer: "below" }));
  const heads = years.slice(0, -1).map((year) => note(look, String(year), { x: year + 0.5, y: look.size.font * 0.8, xanchor: "center", color: look.theme.secondary }));
  frame.annotations = [...heads, ...rows.flatMap((row, index) => rowNotes(row, index, amounts[index], look, measures))];
  const hovers = rows.map((row) => hoverOf(row, text));
  return { data: [reach(rows, hovers, measures, first, last), ...[POLICY, CERTAIN].map((kind) => spans(kind, rows, hovers, look, measures))], layout: frame };
}

/** @param {Row[]} rows @param {string[]} amounts @param {Look} look @returns {Measures} */
function measuresOf(rows, amounts, { size }) {
  const names = Math.max(0, ...rows.map((row) => textWidth(row.name, size.font)));
  const right = Math.max(0, ...amounts.map((words) => textWidth(`<b>${words}</b>`, size.font))) + size.gap * 2;
  const left = size.names_above ? 0 : Math.min(names + 16, size.name_limit * 1.45);
  return { bar: size.row_bar, step: size.row_step, left, right, above: size.names_above, top: size.font * 2 };
}

/** The bars of one-year projects or of spans. @param {string} kind @param {Row[]} rows @param {string[]} hovers @param {Look} look @param {Measures} measures */
function spans(kind, rows, hovers, look, measures) {
  const chosen = rows.map((row, index) => ({ row, index })).filter(({ row }) => row.is_single_year === (kind === CERTAIN));
  const opacity = chosen.map(({ row }) => (row.selected ? 1 : DIM_OPACITY));
  return bars(`gantt-${kind}`, {
    base: chosen.map(({ row }) => row.start_year + INSET),
    x: chosen.map(({ row }) => row.end_year + 1 - row.start_year - 2 * INSET),
    y: chosen.map(({ index }) => middleOf(measures, index)),
    width: chosen.map(() => measures.bar),
    marker: { ...partMarker(kind, chosen.map(({ row }) => colourOf(look.theme, row.category)), look, measures), opacity },
    customdata: chosen.map(({ row }) => row.project_id),
    hovertemplate: chosen.map(({ index }) => hovers[index]),
  });
}

/** Unseen bars over whole rows that end where the span ends. @param {Row[]} rows @param {string[]} hovers @param {Measures} measures @param {number} first @param {number} last */
function reach(rows, hovers, measures, first, last) {
  const middles = rows.map((_, index) => (measures.top ?? 0) + (index + 0.5) * measures.step);
  const ends = rows.map((row) => row.end_year + 1 - INSET);
  const ids = rows.map((row) => row.project_id);
  return bars("gantt-reach", {
    base: [...rows.map(() => first), ...rows.map(() => last + 1)],
    x: [...ends.map((end) => end - first), ...ends.map((end) => end - last - 1)],
    y: [...middles, ...middles],
    width: [...rows, ...rows].map(() => measures.step),
    marker: { color: "rgba(0,0,0,0)", line: { width: 0 } },
    customdata: [...ids, ...ids],
    hovertemplate: [...hovers, ...hovers],
  });
}

/** @param {Row} row @param {number} index @param {string} words @param {Look} look @param {Measures} measures */
function rowNotes(row, index, words, look, measures) {
  const { theme, size } = look;
  const middle = middleOf(measures, index);
  const color = row.selected ? theme.ink : theme.secondary;
  const room = measures.above ? size.width - measures.right : measures.left - 12;
  const y = measures.above ? middle - measures.bar / 2 - 10 : middle;
  return [
    note(look, escape(fitted(row.name, room, size.font)), { xref: "paper", x: 0, xshift: -measures.left, y, color }),
    note(look, `<b>${words}</b>`, { xref: "paper", x: 1, xshift: measures.right, xanchor: "right", y: middle, color }),
  ];
}

/** @param {Row} row @param {Labels} text */
function hoverOf(row, text) {
  const [whole, now] = [amount(row, "total_investment_wan"), amount(row, "amount_wan")];
  return hover(
    escape(row.name), text.years(row.start_year, row.end_year), moneyLine(text, whole, "chart.hover.total"),
    text.amount(now) === text.amount(whole) ? null : partLine(text, "in_view", now), categoryName(text, row.category),
  );
}
