// How much of each category's money comes from the first source: certain share solid, the range above it hatched (charts/dependence_bars.py).
import { amount, colourOf, hover } from "./figure.js";
import { CERTAIN, UNCONFIRMED, fitMargins, rowFigure } from "./rows.js";
import { codeName, moneyLine, shareRange, sourceName, valueText } from "./words.js";

/** @typedef {import("./figure.js").Look} Look */
/** @typedef {import("./format.js").Labels} Labels */
/** @typedef {import("./source_shares.js").Dependence} Line */

const FEW = 6;

/** Bars of `dependence` on an axis to 100%; customdata is the category's code. @param {Line[]} lines @param {{text: Labels, look: Look, source: string}} how `source`: the first */
export function dependenceBars(lines, { text, look, source }) {
  const { size } = look;
  const rows = lines.map((line) => rowOf(line, text, look, source));
  const [bar, step, left] = rows.length <= FEW ? [size.bar, size.step, size.left] : [size.row_bar, size.row_step, size.thin_left];
  const measures = fitMargins(rows, look, { bar, step, left, right: size.right, above: size.names_above });
  return rowFigure("dependence", rows, look, measures, { axisEnd: 1 });
}

/** @param {Line} line @param {Labels} text @param {Look} look @param {string} source @returns {import("./rows.js").Row} */
function rowOf(line, text, look, source) {
  const colour = colourOf(look.theme, source);
  const [least, most] = [amount(line, "least_share"), amount(line, "most_share")];
  const share = shareRange(text, least, most);
  const name = codeName(text, line.group);
  const hovered = hover(
    name, text.words("chart.hover.of_source", { source: sourceName(text, source), share }), moneyLine(text, amount(line, "total_wan"), "chart.hover.funding"),
  );
  const parts = [{ kind: CERTAIN, length: least, colour }, { kind: UNCONFIRMED, length: Math.max(most - least, 0), colour }];
  return { code: line.group, name, parts, value: valueText(look, share, null, !line.selected), hover: hovered, dim: !line.selected };
}
