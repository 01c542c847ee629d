// The words that several charts share: names of codes, lines of hover labels, values beside bars. The same as charts/words.py.
import { fixed } from "./format.js";

/** @typedef {import("./format.js").Labels} Labels */

const WHOLE = 1e-6;
const OPEN = 0.5;

/** @param {Labels} text @param {string} code */
export const categoryName = (text, code) => text.code("category", code);

/** @param {Labels} text @param {string} code */
export const categoryShort = (text, code) => text.code("category.short", code);

/** @param {Labels} text @param {string} code */
export const sourceName = (text, code) => text.code("source", code);

/** The name of any code: given names first, then categories, sources, the code itself. @param {Labels} text @param {string} code @param {Record<string, string>} [names] */
export function codeName(text, code, names) {
  if (names && Object.hasOwn(names, code)) return names[code];
  const group = ["category", "source", "chart.group"].find((each) => text.has(`${each}.${code}`));
  return group ? text.code(group, code) : code;
}

/** An exact amount with its unit. @param {Labels} text @param {number} wan @param {string} [key] */
export function moneyLine(text, wan, key = "chart.hover.amount") {
  return text.words(key, { amount: text.amount(wan), unit: text.unitWord });
}

/** An amount with its unit and its share. @param {Labels} text @param {number} wan @param {number|null} share */
export function shareLine(text, wan, share) {
  if (share === null) return moneyLine(text, wan);
  return text.words("chart.hover.amount_share", { amount: text.amount(wan), unit: text.unitWord, share: text.share(share) });
}

/** How many projects stand behind a mark. @param {Labels} text @param {number|null} projects */
export function countLine(text, projects) {
  if (projects === null) return null;
  return text.words(projects === 1 ? "chart.hover.project" : "chart.hover.projects", { count: Math.trunc(projects) });
}

/** A line about one part of an amount, or nothing where the part is 0. @param {Labels} text @param {string} key @param {number} wan */
export function partLine(text, key, wan) {
  return wan > WHOLE ? moneyLine(text, wan, `chart.hover.${key}`) : null;
}

/** What the amount was before the filter, where that differs. @param {Labels} text @param {number} beforeWan @param {number} nowWan */
export function beforeLine(text, beforeWan, nowWan) {
  return beforeWan > nowWan + OPEN + WHOLE ? partLine(text, "before", beforeWan) : null;
}

/** A value in bold ink with its share or range beside it. @param {{theme: any}} look @param {string} value @param {string|null} [beside] @param {boolean} [dim] */
export function valueText({ theme }, value, beside = null, dim = false) {
  const bold = `<b><span style="color:${dim ? theme.secondary : theme.ink}">${value}</span></b>`;
  return beside ? `${bold}  <span style="color:${theme.secondary}">${beside}</span>` : bold;
}

/** An amount, or the range it may have, without the unit. @param {Labels} text @param {number} least @param {number} most */
export function amountRange(text, least, most) {
  return rangeWords(text, text.amount(least), text.amount(most));
}

/** A share, or the range it may have. @param {Labels} text @param {number} least @param {number} most */
export function shareRange(text, least, most) {
  return rangeWords(text, text.share(least), text.share(most));
}

/** @param {Labels} text @param {string} least @param {string} most */
function rangeWords(text, least, most) {
  return least === most ? least : text.words("chart.range", { least, most });
}

/** An amount with one decimal where it is not a whole number, as a yearly share seldom is. @param {Labels} text @param {number} wan */
export function exactAmount(text, wan) {
  return text.unit === "yi" || Math.abs(wan - Math.round(wan)) < WHOLE ? text.amount(wan) : fixed(wan, 1);
}
