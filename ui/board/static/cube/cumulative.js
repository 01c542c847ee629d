// How the money adds up over the years: a line with its value at each year (charts/cumulative_curve.py).
import { baseLine, columnFigure, foot, head, margins, rightMargin } from "./columns.js";
import { NOTHING, amount, hover, note, pyRound, topOf } from "./figure.js";
import { UNDIVIDED_YEAR } from "./frames.js";
import { textWidth } from "./measure.js";
import { moneyLine, partLine, shareLine, valueText } from "./words.js";

/** @typedef {import("./figure.js").Look} Look */
/** @typedef {import("./figure.js").Row} Row a row of cumulative */
/** @typedef {import("./format.js").Labels} Labels */

const EDGE = 0.33;
const BEFORE = 0.5;

/** The curve of `cumulative`; `isFromPolicy` hatches the ground under the line. @param {Row[]} rows @param {{text: Labels, look: Look, isFromPolicy: boolean}} how @returns {import("./figure.js").Figure} */
export function cumulativeCurve(rows, { text, look, isFromPolicy }) {
  const height = look.size.year_height;
  const edges = margins(look);
  const last = rows[rows.length - 1];
  const top = topOf(rows.flatMap((row) => [row.cumulative_wan, row.before_wan])) * 1.04;
  const place = { middles: rows.map((_, i) => i), start: -EDGE, end: rows.length - 1 + 0.12, plot: height - edges.top - edges.bottom, top };
  const end = valueText(look, text.amount(last.cumulative_wan));
  const figure = columnFigure(look, height, place, rightMargin(look, [end], 0));
  const first = textWidth(`<b>${text.amount(rows[0].cumulative_wan)}</b>`, look.size.font);
  const slot = (look.size.width - figure.layout.margin.r) / (place.end - place.start);
  figure.layout.margin.l = pyRound(Math.max(first + 2 - EDGE * slot, 0));
  figure.data = [before(rows, look), curve(rows, text, look, isFromPolicy), sure(rows, look), lastStep(rows, look)];
  figure.layout.annotations = rows.flatMap((row, index) => labels(index, row, row === last ? end : "", text, look));
  figure.layout.shapes.push(baseLine(look, place, place.start, place.end));
  return figure;
}

/** A dotted line under the curve: what of it is confirmed. @param {Row[]} rows @param {Look} look */
function sure(rows, look) {
  const open = rows.some((row) => amount(row, "unconfirmed_wan") > NOTHING) ? rows : [];
  return {
    type: "scatter", mode: "lines", uid: "cumulative-sure", name: "sure", showlegend: false, hoverinfo: "skip", x: open.map((_, i) => i),
    y: open.map((row) => row.sure_wan), line: { color: look.theme.secondary, width: 1.5, dash: "dot" },
  };
}

/** The year under a point, and its value. @param {number} index @param {Row} row @param {string} end @param {Labels} text @param {Look} look */
function labels(index, row, end, text, look) {
  const under = foot(look, index, row.year === UNDIVIDED_YEAR ? text.words("chart.undivided") : String(row.year));
  if (end) return [under, note(look, end, { x: index, y: row.cumulative_wan, xshift: look.size.gap + 2 })];
  const above = head(look, index, row.cumulative_wan, `<b>${text.amount(row.cumulative_wan)}</b>`, !row.selected);
  return [under, { ...above, xanchor: "right", xshift: 6, yshift: pyRound(look.size.font * 0.5 + 8) }];
}

/** @param {Row[]} rows @param {Labels} text @param {Look} look @param {boolean} isFromPolicy */
function curve(rows, text, { theme }, isFromPolicy) {
  return {
    type: "scatter", mode: "lines+markers", uid: "cumulative", name: "cumulative", showlegend: false,
    x: rows.map((_, i) => i), y: rows.map((row) => row.cumulative_wan), cliponaxis: false, line: { color: theme.ink, width: 2 },
    marker: { color: rows.map((row) => (row.selected ? theme.ink : theme.secondary)), size: 8, line: { color: theme.ground, width: 2 } },
    fill: isFromPolicy ? "tozeroy" : "none", fillcolor: theme.ground,
    fillpattern: { shape: "/", size: 6, solidity: 0.14, fgcolor: theme.strong_line, bgcolor: theme.ground },
    customdata: rows.map((row) => (row.year === UNDIVIDED_YEAR ? "undivided" : String(row.year))), hoveron: "points",
    hovertemplate: rows.map((row) => hoverOf(row, text)),
  };
}

/** The curve before the filter, where it differs. @param {Row[]} rows @param {Look} look */
function before(rows, look) {
  const differs = rows.some((row) => row.before_wan > row.cumulative_wan + BEFORE + NOTHING);
  return plainLine("cumulative-before", differs ? rows : [], "before_wan", { color: look.theme.strong_line, width: 2 });
}

/** A ground-coloured dash over the step to the undivided part, which has no year. @param {Row[]} rows @param {Look} look */
function lastStep(rows, look) {
  const step = rows[rows.length - 1].year === UNDIVIDED_YEAR ? rows.slice(-2) : [];
  const trace = plainLine("cumulative-undivided", step, "cumulative_wan", { color: look.theme.ground, width: 2.4, dash: "4px,4px" });
  return { ...trace, x: step.map((_, i) => rows.length - step.length + i) };
}

/** @param {string} uid @param {Row[]} rows @param {string} name @param {Record<string, any>} line */
function plainLine(uid, rows, name, line) {
  return { type: "scatter", mode: "lines", uid, name: uid, showlegend: false, cliponaxis: false, x: rows.map((_, i) => i), y: rows.map((row) => amount(row, name)), hoverinfo: "skip", line };
}

/** @param {Row} row @param {Labels} text */
function hoverOf(row, text) {
  return hover(
    row.year === UNDIVIDED_YEAR ? text.words("chart.undivided") : text.words("chart.hover.until", { year: row.year }),
    shareLine(text, row.cumulative_wan, row.share), partLine(text, "this_year", row.amount_wan) || moneyLine(text, 0, "chart.hover.this_year"),
  );
}
