// A table of very many rows in a box of its own: only the rows in sight are drawn, those not here yet are asked for.
import { keyOf } from "../state/ahead.js";
import { doc, local, redrawSoon, word } from "../state/app.js";
import { h } from "../draw/dom.js";
import { partInSight } from "./window.js";

const ROW = 31;
const LINE = 49; // of the phone's list, with its rule
const EDGES = 31 + 31; // head and a row of sums

/** @type {Map<string, {top: number, view: number, width: number, heads: string, widths: number[]}>} */
const places = new Map();

/** Whether the document holds only the first rows of a table. @param {Said.Table} block */
export const isLong = (block) => (block.count ?? 0) > block.rows.length && !local.printing;

/** What widths are measured for: other columns have others. @param {Said.Table} block */
export const headsOf = (block) => block.columns.map((column) => column.label).join("|");

/** @param {string} id */
function placeOf(id) {
  const place = places.get(id) ?? { top: 0, view: 480, width: 0, heads: "", widths: [] };
  places.set(id, place);
  return place;
}

/** @param {Said.Table} block @param {number} height of a row @param {number} edges px of the box that rows do not have */
function part(block, height, edges) {
  const place = placeOf(block.id);
  const sight = partInSight(block.count ?? 0, height, place.top, Math.max(place.view - edges, height));
  return { ...sight, rows: rowsOf(block, sight.from, sight.to, redrawSoon), place };
}

/** @param {Said.Table} block @param {string} look @param {any} content */
function box(block, look, content) {
  const place = placeOf(block.id);
  return h("div", {
    class: `scroller far ${look}`, key: "far", tabindex: "0", role: "region", "aria-label": word("rows_label", { title: block.title }),
    onscroll: (/** @type {Event} */ event) => { place.top = /** @type {HTMLElement} */ (event.target).scrollTop; redrawSoon(); },
    ref: (/** @type {HTMLElement} */ node) => seen(block, node),
  }, content);
}

/** The box's own height and place: another question's table begins at its top. @param {Said.Table} block @param {HTMLElement} node */
function seen(block, node) {
  const place = placeOf(block.id);
  const asked = listAddress("rows", block.id);
  if (node.dataset.asked !== asked) {
    node.dataset.asked = asked;
    if (node.scrollTop) node.scrollTop = place.top = 0;
  }
  if (block.choose?.on) goesOn(node);
  if (node.clientHeight && place.view !== node.clientHeight) { place.view = node.clientHeight; redrawSoon(); }
  if (place.width !== node.clientWidth) { place.width = node.clientWidth; place.widths = []; redrawSoon(); }
  else if (!place.widths.length) place.widths = fitted([...node.querySelectorAll("th")].map((each) => each.getBoundingClientRect().width), node.clientWidth);
}

/** A table of chosen columns, and any on a phone, may be wider than the page: then it scrolls by itself. @param {HTMLElement} node */
export const goesOn = (node) => void node.classList.toggle("goes-on", node.scrollWidth > node.clientWidth + 1);

/** Widths of columns that a box has room for. @param {number[]} widths @param {number} room in px */
function fitted(widths, room) {
  const all = widths.reduce((sum, each) => sum + each, 0);
  return all > room && all < room * 1.1 ? widths.map((each) => (each * room) / all) : widths;
}

/** Where the reader is, and how many there are. @param {Said.Table} block @param {number} first @param {number} last */
export function foot(block, first, last) {
  const number = (/** @type {number} */ value) => value.toLocaleString("en-US");
  return h("p", { class: "range", key: "range" }, h("span", null, word("rows_shown", { from: number(first + 1), to: number(last), n: number(block.count ?? 0) })));
}

/**
 * @param {Said.Table} block @param {any} head the row of headers @param {any} sums the last row
 * @param {(row: Said.Row, at: number) => any} line
 */
export function longGrid(block, head, sums, line) {
  const { from, to, above, below, rows, first, last, place } = part(block, ROW, EDGES + (block.sum_more ? ROW : 0));
  const heads = headsOf(block);
  if (place.heads !== heads) Object.assign(place, { heads, widths: [] });
  const wide = String(block.columns.length);
  const drawn = rows.map((row, i) => (row ? line(row, from + i) : h("tr", { key: `row-${from + i}`, class: "coming", "aria-rowindex": String(from + i + 2) }, h("td", { colspan: wide }, "…"))));
  return [box(block, "", tableOf(block, { head, sums, rows: drawn, above, below, isPart: true, widths: place.widths })), to > from && foot(block, first, last)];
}

/**
 * A table, or the part of it that is drawn, with room for the rows before and after that.
 * @param {Said.Table} block @param {{head: any, rows: any, sums: any, above: number, below: number, isPart: boolean, widths: number[], ref?: (node: HTMLElement) => any}} parts
 */
export function tableOf(block, { head, rows, sums, above, below, isPart, widths, ref }) {
  const spacer = (/** @type {string} */ key, /** @type {number} */ height) =>
    height > 0 && h("tr", { class: "spacer", key, "aria-hidden": "true" }, h("td", { colspan: String(block.columns.length), style: { height: `${height}px` } }));
  return h("table", { class: isPart ? (widths.length ? "d windowed fixed" : "d windowed") : "d", "aria-rowcount": isPart ? String((block.count ?? block.rows.length) + 1) : null, ref },
    widths.length > 0 && h("colgroup", null, widths.map((width) => h("col", { style: { width: `${width}px` } }))),
    h("thead", null, head), h("tbody", null, spacer("above", above), rows, spacer("below", below)), sums && h("tfoot", null, sums));
}

/** The phone's list: as many rows as there are, in a box. @param {Said.Table} block @param {(row: Said.Row, at: number) => any} item */
export function longList(block, item) {
  const { from, to, above, below, rows, first, last } = part(block, LINE, 0);
  return [box(block, "list-phone", [
    h("div", { key: "above", style: { height: `${above}px` } }),
    rows.map((row, i) => (row ? item(row, from + i) : h("div", { class: "li", key: `row-${from + i}` }, "…"))),
    h("div", { key: "below", style: { height: `${below}px` } })]), to > from && foot(block, first, last)];
}

// --- rows that the document does not hold: asked for page by page when they come into sight -----------

const PAGE = 100;
const KEPT = 40; // pages of all tables
const PAUSE = 60; // ms that a place must stay in sight before it is asked for
const AGAIN = 3000; // ms after a failure

/** @type {Map<string, Said.Row[]|null>} pages by address; null while one is on its way */
const pages = new Map();
/** @type {Map<string, number>} what is waited for, by block */
const waiting = new Map();

/** The address of a list of this document. @param {"rows"|"file"} kind @param {string} block */
export function listAddress(kind, block) {
  const { page, query } = doc();
  return `${local.base}${kind}?${keyOf({ page, query })}&block=${encodeURIComponent(block)}`;
}

/**
 * Rows ``from`` to ``to`` (exclusive) as far as they are here; the others are asked for, and ``arrived`` is called.
 * @param {Said.Table} block @param {number} from @param {number} to @param {() => void} arrived
 * @returns {Array<Said.Row|null>}
 */
function rowsOf(block, from, to, arrived) {
  const address = `${listAddress("rows", block.id)}&v=${doc().version}`;
  const missing = new Set();
  const rows = Array.from({ length: to - from }, (_, i) => {
    const at = from + i;
    if (at < block.rows.length) return block.rows[at];
    const page = Math.floor(at / PAGE);
    const known = pages.get(`${address}&from=${page * PAGE}&count=${PAGE}`);
    if (!known) missing.add(page);
    return known?.[at - page * PAGE] ?? null;
  });
  clearTimeout(waiting.get(block.id));
  const ask = () => missing.forEach((page) => fetchPage(`${address}&from=${page * PAGE}&count=${PAGE}`, arrived));
  if (missing.size) waiting.set(block.id, window.setTimeout(ask, PAUSE));
  return rows;
}

/** @param {string} address @param {() => void} arrived */
async function fetchPage(address, arrived) {
  if (pages.has(address)) return;
  pages.set(address, null);
  if (pages.size > KEPT) pages.delete(/** @type {string} */ (pages.keys().next().value));
  try {
    const response = await fetch(address, { cache: "no-store" });
    if (response.status !== 200) throw new Error(String(response.status));
    pages.set(address, (await response.json()).rows);
    arrived();
  } catch {
    pages.delete(address);
    window.setTimeout(arrived, AGAIN);
  }
}
