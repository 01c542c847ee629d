// Investment by category: bars in the fixed order of the whole plan, the outweighing project named inside its bar (charts/category_bars.py).
import { NOTHING, amount, colourOf, escape, hover, line, note, pyRound, textOn, unitOf } from "./figure.js";
import { fitted, textWidth } from "./measure.js";
import { CERTAIN, UNCONFIRMED, UNDIVIDED, endOf, fitMargins, middleOf, rowFigure } from "./rows.js";
import { amountRange, beforeLine, categoryName, countLine, moneyLine, partLine, shareLine, valueText } from "./words.js";

/** @typedef {import("./figure.js").Look} Look */
/** @typedef {import("./figure.js").Figure} Figure */
/** @typedef {import("./figure.js").Row} Line a row of byCategory */
/** @typedef {import("./format.js").Labels} Labels */
/** @typedef {Record<string, string>} Names */
/** @typedef {{text: Labels, look: Look, projectNames?: Names}} Asked */

/** Bars of `byCategory`; customdata is the category code. @param {Line[]} lines @param {Asked} asked `projectNames`: project_id to name @returns {Figure} */
export function categoryBars(lines, { text, look, projectNames = {} }) {
  const { size } = look;
  const rows = lines.map((each) => rowOf(each, text, look, projectNames));
  const measures = fitMargins(rows, look, { bar: size.bar, step: size.step, left: size.left, right: size.right, above: size.names_above });
  const figure = rowFigure("category", rows, look, measures);
  const scale = (size.width - measures.left - measures.right) / endOf(rows);
  const whole = lines.reduce((total, each) => total + amount(each, "amount_wan"), 0);
  lines.forEach((each, index) => {
    if (outweighs(each)) nameLargest(figure, { line: each, names: projectNames, middle: middleOf(measures, index), half: measures.bar / 2, scale, whole, text, look });
  });
  return figure;
}

/** @param {Line} each @param {Labels} text @param {Look} look @param {Names} names */
function rowOf(each, text, look, names) {
  const code = each.category;
  const colour = colourOf(look.theme, code);
  const parts = [CERTAIN, UNDIVIDED, UNCONFIRMED].map((kind) => ({ kind, length: amount(each, `${kind}_wan`), colour }));
  const [certain, undivided, unconfirmed] = parts.map((part) => part.length);
  const whole = certain + undivided;
  const dim = !each.selected;
  const beside = unconfirmed > NOTHING ? null : text.share(amount(each, "share"));
  const [least, most] = unconfirmed > NOTHING ? [amount(each, "least_wan"), amount(each, "most_wan")] : [whole, whole];
  const value = valueText(look, amountRange(text, least, most), beside, dim);
  return { code, name: categoryName(text, code), parts, value, hover: hoverOf(each, text, names), before: amount(each, "before_wan"), dim };
}

/** @param {Line} each @param {Labels} text @param {Names} names */
function hoverOf(each, text, names) {
  const largest = nameOf(names, each);
  const wan = amount(each, "largest_wan");
  return hover(
    categoryName(text, each.category),
    shareLine(text, amount(each, "amount_wan"), amount(each, "share")),
    countLine(text, amount(each, "projects")),
    largest && wan > NOTHING ? text.words("chart.hover.largest", { name: escape(largest), amount: text.amount(wan) }) : null,
    partLine(text, "undivided", amount(each, "undivided_wan")),
    partLine(text, "unconfirmed", amount(each, "unconfirmed_wan")),
    rangeLine(each, text),
    beforeLine(text, amount(each, "before_wan"), amount(each, "amount_wan")),
  );
}

/** What the printed totals leave open of a category with unconfirmed money. @param {Line} each @param {Labels} text */
function rangeLine(each, text) {
  if (amount(each, "unconfirmed_wan") <= NOTHING) return null;
  const [least, most] = [amount(each, "least_wan"), amount(each, "most_wan")];
  if (text.amount(least) === text.amount(most)) return moneyLine(text, least, "chart.hover.by_totals");
  return text.words("chart.hover.range", { range: amountRange(text, least, most), unit: text.unitWord });
}

/** @param {Names} names @param {Line} each */
const nameOf = (names, each) => (Object.hasOwn(names, each.largest_project_id) ? names[each.largest_project_id] : "");

/** Whether one project is more than the rest of its category, and all of it is drawn solid. @param {Line} each */
function outweighs(each) {
  const [largest, certain] = [amount(each, "largest_wan"), amount(each, "certain_wan")];
  return each.selected && amount(each, "projects") > 1 && largest - certain / 2 > NOTHING && certain - largest > NOTHING;
}

/**
 * The largest project's name in its part of the bar, and a gap of the ground's colour behind it: if there is room.
 * @param {Figure} figure @param {{line: Line, names: Names, middle: number, half: number, scale: number, whole: number, text: Labels, look: Look}} bar
 */
function nameLargest({ layout }, { line: each, names, middle, half, scale, whole, text, look }) {
  const { theme, size } = look;
  const [largest, unit, name] = [amount(each, "largest_wan"), unitOf(look), nameOf(names, each)];
  const inset = pyRound(8 * unit);
  const rest = amount(each, "certain_wan") - largest;
  const share = largest / whole;
  const label = name && inside(name, text.amount(largest), text.share(share), largest * scale - 2 * inset, look);
  if (!label || rest * scale < 6) return;
  layout.shapes.push(line(theme.ground, pyRound(2 * unit), { xref: "x", x0: largest, x1: largest, yref: "y", y0: middle - half, y1: middle + half }));
  const color = textOn(colourOf(theme, each.category), theme);
  layout.annotations.push(note(look, label, { x: 0, y: middle, xshift: inset, color }));
  const others = `${text.words("chart.rest_count", { count: Math.trunc(amount(each, "projects")) - 1 })}  ${text.amount(rest)}`;
  if (size.name === "present" && textWidth(others, size.font) + 2 * inset < rest * scale) {
    layout.annotations.push(note(look, others, { x: largest, y: middle, xshift: inset, color }));
  }
}

/** Name and amount of a named part, the name shortened if need be; null where that would say nothing. @param {string} name @param {string} value @param {string} share @param {number} room @param {Look} look */
function inside(name, value, share, room, { size: { font, name: screen } }) {
  if (screen === "present" && textWidth(`<b>${name}  ${value}</b>  ${share}`, font) <= room) return `<b>${escape(name)}  ${value}</b>  ${share}`;
  const left = room - textWidth(`  ${value}`, font);
  const shown = fitted(name, left, font);
  return left >= 4 * font || shown === name ? `${escape(shown)}  ${value}` : null;
}
