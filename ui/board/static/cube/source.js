// Investment by funding source: confirmed bars with the unconfirmed part apart, or each source with its range (charts/source_bars.py).
import { NOTHING, amount, colourOf, hover } from "./figure.js";
import { CERTAIN, UNCONFIRMED, UNDIVIDED, fitMargins, rowFigure } from "./rows.js";
import { amountRange, beforeLine, countLine, moneyLine, partLine, shareLine, sourceName, valueText } from "./words.js";

/** @typedef {import("./figure.js").Look} Look */
/** @typedef {import("./figure.js").Row} Line a row of bySource */
/** @typedef {import("./format.js").Labels} Labels */
/** @typedef {import("./rows.js").Part} Part */
/** @typedef {{text: Labels, look: Look, reading?: string}} Asked reading: "confirmed" or "range" */
/** @typedef {{line: Line, code: string, whole: number, least: number, most: number, byRange: boolean, ranged: boolean, dim: boolean}} Read a line as this reading sees it */

/** Bars of `bySource`; customdata is the source code, `unconfirmed` for what is not confirmed. @param {Line[]} lines @param {Asked} asked */
export function sourceBars(lines, { text, look, reading = "confirmed" }) {
  const { size } = look;
  const funding = lines.reduce((total, line) => total + amount(line, "amount_wan"), 0);
  const rows = lines.map((line) => rowOf(readAs(line, reading === "range"), text, look, funding));
  const measures = { bar: size.thin_bar, step: size.thin_step, left: size.thin_left, right: size.right };
  return rowFigure("source", rows, look, fitMargins(rows, look, measures));
}

/** @param {Line} line @param {boolean} byRange @returns {Read} */
function readAs(line, byRange) {
  const [whole, least, most] = ["amount_wan", "least_wan", "most_wan"].map((name) => amount(line, name));
  const isOpen = line.source === UNCONFIRMED;
  const ranged = byRange && !isOpen && most - whole > NOTHING;
  return { line, code: line.source, whole, least, most, byRange, ranged, dim: !line.selected || (byRange && isOpen) };
}

/** @param {Read} read @param {Labels} text @param {Look} look @param {number} funding */
function rowOf(read, text, look, funding) {
  const { line, code, dim } = read;
  const parts = partsOf(read, colourOf(look.theme, code));
  const [value, beside] = valueOf(read, text, funding);
  return { code, name: sourceName(text, code), parts, value: valueText(look, value, beside, dim), hover: hoverOf(read, text), before: amount(line, "before_wan"), dim };
}

/** @param {Read} read @param {string} colour @returns {Part[]} */
function partsOf({ line, code, whole, least, most, ranged }, colour) {
  if (code === UNCONFIRMED) return [{ kind: UNCONFIRMED, length: whole, colour }];
  if (ranged) return [{ kind: CERTAIN, length: least, colour }, { kind: UNCONFIRMED, length: most - least, colour }];
  const undivided = Math.min(amount(line, "undivided_wan"), whole);
  return [{ kind: CERTAIN, length: whole - undivided, colour }, { kind: UNDIVIDED, length: undivided, colour }];
}

/** The value after a bar and what stands beside it. @param {Read} read @param {Labels} text @param {number} funding @returns {[string, string|null]} */
function valueOf({ line, code, whole, least, most, byRange, ranged }, text, funding) {
  if (ranged) return [amountRange(text, least, most), text.amount(least) === text.amount(most) ? text.share(least / funding) : null];
  const isInRanges = byRange && code === UNCONFIRMED && whole > NOTHING;
  return [text.amount(whole), isInRanges ? text.words("chart.in_range") : text.share(amount(line, "share"))];
}

/** @param {Read} read @param {Labels} text */
function hoverOf({ line, code, whole, least, most, ranged }, text) {
  const extent = text.words("chart.hover.range", { range: amountRange(text, least, most), unit: text.unitWord });
  return hover(
    sourceName(text, code),
    ranged ? moneyLine(text, whole, "chart.hover.confirmed") : shareLine(text, whole, amount(line, "share")),
    partLine(text, "undivided", amount(line, "undivided_wan")),
    most - least > NOTHING ? extent : ranged ? moneyLine(text, least, "chart.hover.by_totals") : null,
    countLine(text, amount(line, "projects")),
    beforeLine(text, amount(line, "before_wan"), whole),
  );
}
