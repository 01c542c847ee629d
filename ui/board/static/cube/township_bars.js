// Investment by township, ranked: what is a township's own solid, what is shared out to it hatched (charts/township_bars.py).
import { amount, colourOf, escape, hover } from "./figure.js";
import { CERTAIN, POLICY, UNCONFIRMED, UNDIVIDED, fitMargins, rowFigure } from "./rows.js";
import { beforeLine, codeName, countLine, partLine, shareLine, valueText } from "./words.js";

/** @typedef {import("./figure.js").Look} Look */
/** @typedef {import("./figure.js").Plain} Row a row of frames.js */
/** @typedef {import("./format.js").Labels} Labels */
/** @typedef {import("./rows.js").Part} Part */

export const GROUPS = ["city_level", "undivided"];
const MONEY = ["own_wan", "shared_wan", "undivided_wan", "unconfirmed_wan"];
const MILLIONTHS = 1e6;

/**
 * Bars of byTownship, ranked as in the whole plan; customdata is the township or group code.
 * @param {Row[]} frame
 * @param {{text: Labels, look: Look, names: Record<string, string>, category?: string|null}} how `names` by township code; `category` colours the bars instead of ink
 */
export function townshipBars(frame, { text, look, names, category = null }) {
  const { size, theme } = look;
  const colour = category ? colourOf(theme, category) : theme.ink;
  const ranked = [...frame].sort((one, other) => group(one) - group(other) || before(other) - before(one));
  const rows = ranked.map((line) => rowOf(line, text, look, names, colour));
  const measures = { bar: size.row_bar, step: size.names_above ? 40 : size.row_step, left: size.thin_left, right: size.right };
  return rowFigure("township", rows, look, fitMargins(rows, look, measures));
}

/** Own, shared and unconfirmed money of a row of byTownship; city-level money is not shared out. @param {Row} line @param {string} colour @returns {Part[]} */
export function townshipParts(line, colour) {
  const [own, shared, undivided, unconfirmed] = MONEY.map((name) => amount(line, name));
  const part = (/** @type {string} */ kind, /** @type {number} */ length) => ({ kind, length, colour });
  if (GROUPS.includes(line.township)) return [part(UNDIVIDED, own + shared + undivided), part(UNCONFIRMED, unconfirmed)];
  return [part(CERTAIN, own), part(POLICY, shared), part(UNDIVIDED, undivided), part(UNCONFIRMED, unconfirmed)];
}

/** All money of a row of byTownship, in 10,000 yuan. @param {Row} line */
export const townshipTotal = (line) => MONEY.reduce((total, name) => total + amount(line, name), 0);

/** The hover text of a township: its money, share and projects, own and shared apart. @param {Row} line @param {Labels} text @param {Record<string, string>} names */
export function townshipHover(line, text, names) {
  const total = townshipTotal(line);
  const isPlace = !GROUPS.includes(line.township);
  return hover(
    escape(codeName(text, line.township, names)),
    shareLine(text, total, amount(line, "share")),
    isPlace ? counted(text, "own", line) : null,
    isPlace ? counted(text, "shared", line) : null,
    isPlace ? null : countLine(text, amount(line, "own_projects") + amount(line, "shared_projects")),
    partLine(text, "undivided", amount(line, "undivided_wan")),
    partLine(text, "unconfirmed", amount(line, "unconfirmed_wan")),
    beforeLine(text, amount(line, "before_wan"), total),
  );
}

/** @param {Labels} text @param {string} kind @param {Row} line */
function counted(text, kind, line) {
  const count = amount(line, `${kind}_projects`);
  return count ? text.words(`chart.hover.${kind}`, { amount: text.amount(amount(line, `${kind}_wan`)), unit: text.unitWord, count }) : null;
}

/** Groups of no township come last. @param {Row} line */
const group = (line) => GROUPS.indexOf(line.township) + 1;

/** The rank before any filter, so that no bar moves under one; last bits of floats decide nothing. @param {Row} line */
const before = (line) => Math.round(amount(line, "before_wan") * MILLIONTHS);

/** @param {Row} line @param {Labels} text @param {Look} look @param {Record<string, string>} names @param {string} colour */
function rowOf(line, text, look, names, colour) {
  const code = line.township;
  const parts = townshipParts(line, colour);
  const dim = !line.selected;
  const total = parts.reduce((sum, part) => sum + part.length, 0);
  const value = valueText(look, text.amount(total), text.share(amount(line, "share")), dim);
  return { code, name: codeName(text, code, names), parts, value, hover: townshipHover(line, text, names), before: amount(line, "before_wan"), dim };
}
