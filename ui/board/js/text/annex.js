// The annex as the table that it was: a head, a row for each project, the total row.
import { h } from "../draw/dom.js";

/** @typedef {[number, string]} Cell */
/** @typedef {(cell: Cell) => any} Draw */

const COLUMNS = ["no", "name", "type", "years", "place", "scope", "wan", "funding", "body"];
const FUNDING = COLUMNS.indexOf("funding");

/** @param {{head: Cell[][], below: Cell[], rows: Cell[][][], total: Cell[]}} part @param {Draw} draw @param {Record<string, string>} words */
export function annex(part, draw, words) {
  const labels = part.head.map((column) => column.map(([, name]) => name).join(""));
  return h("div", { class: "annex", key: "annex" },
    h("table", { key: "table" },
      part.head.length > 0 && head(part, draw),
      h("tbody", null, part.rows.map((row) => (row.length === 1 ? group(row[0], draw) : project(row, labels, draw))), total(part.total, draw))),
    h("p", { class: "table-note", key: "note", lang: document.documentElement.lang }, words.table));
}

/** @param {{head: Cell[][], below: Cell[]}} part @param {Draw} draw */
function head({ head: columns, below }, draw) {
  const deep = below.length ? "2" : null;
  return h("thead", null,
    h("tr", null, columns.map((column, i) => h("th", { scope: "col", class: COLUMNS[i] ?? null, rowspan: i === FUNDING ? null : deep }, column.map(draw)))),
    below.length > 0 && h("tr", null, h("th", { class: "funding below" }, several(below, draw))));
}

/** @param {Cell[]} cells @param {Draw} draw */
const several = (cells, draw) => cells.map((cell) => h("span", { class: "one", key: cell[0] }, draw(cell)));

/** @param {Cell[]} cells @param {Draw} draw */
function group(cells, draw) {
  return h("tr", { class: "group", key: cells[0][0], "data-s": String(cells[0][0]) }, h("th", { scope: "rowgroup", colspan: String(COLUMNS.length) }, cells.map(draw)));
}

/** @param {Cell[][]} row @param {string[]} labels @param {Draw} draw */
function project(row, labels, draw) {
  const start = row[0][0][0];
  return h("tr", { class: "row", key: start, "data-s": String(start) }, row.map((cells, i) =>
    h("td", { class: COLUMNS[i], "data-label": labels[i] ?? null }, i === FUNDING ? several(cells, draw) : cells.map(draw))));
}

/** @param {Cell[]} cells @param {Draw} draw */
function total(cells, draw) {
  if (!cells.length) return null;
  const [label, ...numbers] = cells;
  return h("tr", { class: "total", key: label[0], "data-s": String(label[0]) },
    h("th", { scope: "row", colspan: "5" }, draw(label)),
    h("td", { colspan: "4" }, several(numbers, draw)));
}
