// How concentrated the money is: projects from large to small with the share they reach together (charts/concentration_bars.py).
import { colourOf, escape, hover } from "./figure.js";
import { CERTAIN, UNCONFIRMED, UNDIVIDED, fitMargins, rowFigure } from "./rows.js";
import { categoryName, shareLine, valueText } from "./words.js";

/** @typedef {import("./figure.js").Look} Look */
/** @typedef {import("./format.js").Labels} Labels */
/** @typedef {ReturnType<typeof import("./tree.js").concentration>[number]} Line */
/** @typedef {{text: Labels, look: Look, names: Record<string, string>}} Asked */

const ROOM = 1.5; // the chart spans both columns: long names stand whole

/** Bars of `concentration`; customdata is the project_id. @param {Line[]} lines @param {Asked} asked `names` by project_id */
export function concentrationBars(lines, { text, look, names }) {
  const { size } = look;
  const rows = lines.map((line) => rowOf(line, { text, look, names }));
  const measures = { bar: size.row_bar, step: size.row_step, left: size.thin_left, right: size.right, above: size.names_above };
  return rowFigure("concentration", rows, look, fitMargins(rows, look, measures, ROOM));
}

/** @param {Line} line @param {Asked} asked */
function rowOf(line, { text, look, names }) {
  const { amount_wan: wan, project_id: code } = line;
  const [name, reached, dim] = [names[code], text.share(line.cumulative_share), !line.selected];
  const value = valueText(look, text.amount(wan), text.words("chart.cumulative_share", { share: reached }), dim);
  const rank = text.words("chart.hover.rank", { rank: line.rank, share: reached });
  return { code, name, parts: partsOf(line, colourOf(look.theme, line.category)), value, hover: hover(escape(name), shareLine(text, wan, line.share), rank, categoryName(text, line.category)), dim };
}

/** @param {Line} line @param {string} colour */
function partsOf({ amount_wan: wan, unconfirmed_wan, undivided_wan }, colour) {
  const [unconfirmed, undivided] = [unconfirmed_wan, undivided_wan].map((part) => Math.min(part, wan));
  return [
    { kind: CERTAIN, length: Math.max(wan - unconfirmed - undivided, 0), colour }, { kind: UNDIVIDED, length: undivided, colour },
    { kind: UNCONFIRMED, length: unconfirmed, colour },
  ];
}
