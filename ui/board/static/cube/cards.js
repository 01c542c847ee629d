// What every chart card is made of: its finding, its method, its marks and the table behind it, as ui/cards/card.py.
import { behind } from "./behind.js";
import { fixed } from "./format.js";
import { OPEN, sum, viewOf } from "./view.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./format.js").Labels} Labels */
/** @typedef {import("../types.js").Chart} Chart */
/** @typedef {import("../types.js").Mark} Mark */
/** @typedef {any} SubtitlePart */
/** @typedef {Record<string, any>} Row */
/** @typedef {{label: string, cell: (row: Row) => string}} Column */
/** @typedef {{id: string, figure: import("../types.js").Figure, title: string, subtitle: SubtitlePart[], marks: Mark[], columns: Column[], rows: Row[]}} Card */

const MARKS_SAID = 12;
const DIGITS = 1e6;

/** A card's block as it was, with what the card says now. @param {Scene} scene @param {Card} card @param {Chart} was @returns {Chart} */
export function block(scene, { id, figure, title, subtitle, marks, columns, rows }, was) {
  const { text } = scene;
  const said = marks.slice(0, MARKS_SAID).map((mark) => mark.label).join(text.words("card.alt.separator"));
  return {
    ...was, ...behind(scene, id), title, subtitle, figure, marks, alt: text.words("card.alt", { title, marks: said }),
    data: { columns: columns.map((column) => column.label), rows: rows.map((row) => columns.map((column) => column.cell(row))) },
  };
}

/** The sum of a column. @param {Row[]} rows @param {string} name @returns {number} */
export const total = (rows, name) => sum(rows.map((row) => row[name]));

/** The rows by a column, the largest first; equals stay in their order. @param {Row[]} rows @param {string} name */
export function ranked(rows, name) {
  const key = (/** @type {Row} */ row) => Math.round(row[name] * DIGITS);
  return [...rows].sort((a, b) => key(b) - key(a));
}

/** What words about an amount add for the parts of it that are not certain. @param {Labels} text @param {number} unconfirmed @param {number} undivided */
export function saidOpenly(text, unconfirmed, undivided) {
  const kinds = [unconfirmed > OPEN ? "unconfirmed" : "", undivided > OPEN ? "undivided" : ""].filter(Boolean);
  return kinds.length ? text.words(`finding.with_${kinds.join("_")}`) : "";
}

/** What a finding adds where part of the money it speaks of is open. @param {Labels} text @param {Row[]} rows */
export function openWords(text, rows) {
  return saidOpenly(text, total(rows, "unconfirmed_wan"), total(rows, "undivided_wan"));
}

/** What a finding about all money in view adds for what is open in it. @param {Scene} scene @param {boolean} [isDivided] whether it says itself what is not divided */
export function openViewWords({ text, cube, asked }, isDivided = false) {
  const view = viewOf(cube, asked);
  return saidOpenly(text, sum(view.unconfirmed), isDivided ? 0 : sum(view.undivided));
}

/** The legend entry of unconfirmed money, where a chart shows any. @param {Scene} scene @param {Row[]} rows @returns {SubtitlePart[]} */
export function openLegend({ text, look }, rows) {
  return total(rows, "unconfirmed_wan") > 0 ? [swatch("unconfirmed", look.theme.secondary, text.words("legend.unconfirmed"))] : [];
}

/** @param {string} words @returns {SubtitlePart} */
export const plain = (words) => ({ t: words });

/** @param {string} words @param {string|null} href @returns {SubtitlePart} */
export const warning = (words, href) => (href ? { warn: words, href } : { warn: words });

/** @param {string} kind @param {string} colour @param {string} words @returns {SubtitlePart} */
export const swatch = (kind, colour, words) => ({ swatch: kind, colour, t: words });

/** @param {string} label @param {(row: Row) => string} cell @returns {Column} */
export const column = (label, cell) => ({ label, cell });

/** A column of amounts in the reader's unit. @param {Labels} text @param {string} key @param {string} header @returns {Column} */
export function amountColumn(text, key, header) {
  return column(text.words("column.with_unit", { label: header, unit: text.unitWord }), (row) => text.exact(row[key]));
}

/** @param {Labels} text @returns {Column} */
export const shareColumn = (text) => column(text.words("column.share"), (row) => text.share(row.share));

/** A column of whole numbers. @param {string} label @param {string} key @returns {Column} */
export const countColumn = (label, key) => column(label, (row) => fixed(row[key]));

/** A mark in words: name, amount and share. @param {Labels} text @param {string} name @param {number} wan @param {number} [share] */
export function amountLabel(text, name, wan, share) {
  const mark = text.words("mark.amount", { name, amount: text.exact(wan), unit: text.unitWord });
  return share === undefined ? mark : text.words("mark.with_share", { mark, share: text.share(share) });
}
