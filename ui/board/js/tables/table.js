// The table of a page; on a phone a list of names and values. Long tables draw only the rows in sight.
import { local, redraw, redrawSoon, store, word } from "../state/app.js";
import { sizeClass } from "../state/screen.js";
import { h } from "../draw/dom.js";
import { foot, goesOn, headsOf, isLong, listAddress, longGrid, longList, tableOf } from "./longtable.js";
import { disputed, gloss, tag } from "../draw/numbers.js";
import { openExport } from "../exports/dialog.js";
import { opener } from "../draw/popover.js";
import { act } from "../state/road.js";
import { followOnce, linkOver } from "../draw/unhurried.js";
import { WINDOW_FROM, partInSight } from "./window.js";

const ROW = 31;
const PHONE_ROWS = 8;
const SHEET = 13; // columns that a sheet of paper has room for
/** @type {Map<string, {top: number, heads: string, widths: number[]}>} */
const places = new Map();

/** @param {Said.Table} block */
export function table(block) {
  const isPhone = sizeClass(window.innerWidth) === "phone" && block.phone && !local.printing;
  return [
    h("h2", { class: "t", key: "title" }, h("span", null, block.title), h("small", null, h("span", null, block.note), !local.printing && tools(block))),
    isPhone ? list(block) : grid(block),
    local.printing && (block.count ?? 0) > block.rows.length && foot(block, 0, block.rows.length),
  ];
}

/** Its order on a phone, its columns, and all of it as a file. @param {Said.Table} block */
function tools({ id, order, choose, file }) {
  const button = (/** @type {Said.OptionsControl} */ each) => h("button", { class: each.on ? "tool on" : "tool", key: each.param, id: `f-side:${each.param}`, type: "button", ...opener(`side:${each.param}`) },
    each.label, each.on && each.value && h("b", null, each.value));
  return [
    order && button(order), choose && button(choose),
    word("export") && h("button", { class: "tool plain", key: "export", id: `f-export:${id}`, type: "button", "aria-haspopup": "dialog", onclick: () => openExport(id, `f-export:${id}`) }, word("export")),
    file && h("a", { class: "tool file", key: "file", href: listAddress("file", id), download: "" }, word("csv")),
  ];
}

/** @param {Said.Table} block */
function grid(block) {
  const [head, last] = [h("tr", null, block.columns.map(header)), sums(block)];
  if (isLong(block)) return longGrid(block, head, last, (row, at) => line(block, row, at));
  const isPart = block.rows.length > WINDOW_FROM && !local.printing;
  const place = places.get(block.id);
  const { from, to, above, below } = isPart ? partInSight(block.rows.length, ROW, -(place?.top ?? 0), window.innerHeight) : { from: 0, to: block.rows.length, above: 0, below: 0 };
  const mayGoOn = (block.choose?.on || sizeClass(window.innerWidth) === "phone") && !local.printing;
  const look = local.printing && block.columns.length > SHEET ? "scroller tight" : "scroller";
  return h("div", { class: look, key: mayGoOn ? "chosen" : "table", ref: mayGoOn ? goesOn : null }, tableOf(block, {
    head, sums: last, rows: block.rows.slice(from, to).map((row, i) => line(block, row, from + i)), above, below, isPart,
    widths: isPart && place?.heads === headsOf(block) ? place.widths : [], ref: (node) => isPart && measure(block, node),
  }));
}

/** @param {Said.Table} block */
function sums(block) {
  return block.sum && [block.sum, block.sum_more].map((row, at) => row && h("tr", { class: "sum", key: `sum-${at}` }, row.map((each, i) => cell(block, each, i))));
}

/** @param {Said.Table} block @param {HTMLElement} node */
function measure(block, node) {
  const place = places.get(block.id) ?? { top: 0, heads: "", widths: [] };
  place.top = node.getBoundingClientRect().top + ROW;
  if (place.heads !== headsOf(block)) Object.assign(place, { heads: headsOf(block), widths: [...node.querySelectorAll("th")].map((each) => each.offsetWidth) });
  places.set(block.id, place);
}

window.addEventListener("scroll", () => {
  if (store.doc?.blocks.some((block) => block.kind === "table" && block.rows.length > WINDOW_FROM)) {
    document.querySelectorAll("table.windowed").forEach((node) => {
      const id = node.closest("[data-block]")?.getAttribute("data-block") ?? "";
      const place = places.get(id);
      if (place) place.top = node.getBoundingClientRect().top + ROW;
    });
    redrawSoon();
  }
}, { passive: true });

/** The empty corner over the names of rows is no header. @param {Said.Column} column */
function header(column) {
  if (!column.label) return h("td", { class: "corner" });
  const label = [column.label, column.tag && " ", tag(column)];
  const sorted = column.sorted ? (column.sorted === "asc" ? "ascending" : "descending") : null;
  return h("th", { scope: "col", class: column.align === "r" ? "r" : null, "aria-sort": sorted },
    typeof column.sort === "string" && !local.printing ? h("button", { type: "button", class: column.sorted ? `sort ${column.sorted}` : "sort", onclick: () => act({ set: { sort: column.sort } }) }, label) : label);
}

/** @param {Said.Table} block @param {Said.Row} row @param {number} i */
function line(block, row, i) {
  const open = row.href ? (/** @type {MouseEvent} */ event) => {
    if (!(/** @type {Element} */ (event.target).closest("a, button"))) followOnce(event, /** @type {string} */ (row.href));
  } : null;
  return h("tr", { class: [row.href && "goes", row.on && "on"].filter(Boolean).join(" ") || null, key: row.href ?? String(i), onclick: open, "aria-rowindex": (block.count ?? block.rows.length) > WINDOW_FROM ? String(i + 2) : null },
    row.cells.map((each, at) => cell(block, each, at, at === 0 ? row.href : null)));
}

/** @param {Said.Table} block @param {Said.Cell} content @param {number} at @param {string|null} [href] */
function cell(block, content, at, href = null) {
  const look = /** @type {Partial<Said.CellLook>} */ (typeof content === "string" ? { t: content } : content);
  const to = look.href ?? href;
  const css = [block.columns[at]?.align === "r" && "r", look.hatch && "q", look.dim && "z", at === 0 && "name"].filter(Boolean).join(" ");
  return h("td", { class: css || null },
    look.dot && h("span", { class: "dot", style: { background: look.dot } }),
    at > 0 && disputed(look.ne),
    to ? h("a", linkOver(to, at > 0), look.t ?? "") : look.t ?? "",
    at === 0 && disputed(look.ne),
    gloss(look.gloss));
}

/** @param {Said.Table} block */
function list(block) {
  const [name, value] = /** @type {number[]} */ (block.phone);
  const count = block.count ?? block.rows.length;
  const all = local.more[block.id] || count <= PHONE_ROWS + 2;
  const shown = all ? block.rows : block.rows.slice(0, PHONE_ROWS);
  const dotOf = (/** @type {Said.Row} */ row) => /** @type {Said.CellLook|undefined} */ (row.cells.find((each) => typeof each !== "string" && each.dot))?.dot;
  const words = (/** @type {Said.Cell} */ content) => (typeof content === "string" ? content : content?.t ?? "");
  const signOf = (/** @type {Said.Row} */ row) => row.cells.map((each) => (typeof each === "string" ? null : each.ne)).find((each) => each);
  const item = (/** @type {Said.Row} */ row, /** @type {number} */ i) => h("div", { class: row.on ? "li on" : "li", key: row.href ?? String(i) },
    h(row.href ? "a" : "span", { class: "to", ...linkOver(row.href) },
      dotOf(row) && h("span", { class: "dot", style: { background: dotOf(row) } }), h("span", null, words(row.cells[name]), gloss(/** @type {Said.CellLook} */ (row.cells[name])?.gloss)), h("b", null, words(row.cells[value]))),
    disputed(signOf(row)));
  if (all && isLong(block)) return longList(block, item);
  return h("div", { class: "list-phone", key: "list" },
    shown.map(item),
    !all && h("button", { class: "li more", type: "button", key: "more", onclick: () => { local.more[block.id] = true; redraw(); } },
      (block.more?.label ?? word("more")).replace("{n}", (count - PHONE_ROWS).toLocaleString("en-US"))));
}
