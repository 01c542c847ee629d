// A dialog over the page: a chart's numbers as a table, how they were computed, its passages.
import { local, word } from "../state/app.js";
import { uncover } from "../state/layers.js";
import { h } from "./dom.js";
import { plain } from "./download.js";
import { openExport } from "../exports/dialog.js";
import { keyOf } from "../charts/chartblock.js";
import { led } from "./numbers.js";
import { modal } from "./popover.js";
import { pointsSheet } from "./points.js";
import { linkTo } from "../state/road.js";

const FIGURE = /^[\d.,%—–-]+$/;

/** @param {Said.Doc} doc */
export function panel(doc) {
  const open = local.panel;
  const isPoints = open?.kind === "points";
  const chart = open && doc.blocks.find((block) => block.kind === "chart" && block.id === open.chart);
  if (!open || (!isPoints && chart?.kind !== "chart")) return null;
  const close = () => void (local.panel && uncover());
  const props = { class: "panel", key: `panel-${open.chart}-${open.kind}`, "aria-label": chart?.kind === "chart" ? chart.title : word("points") };
  return modal(props, close, chart?.kind === "chart" ? sheet(chart, open.kind, close) : pointsSheet(close));
}

/** @param {Said.Chart} chart @param {string} kind @param {() => void} close */
function sheet(chart, kind, close) {
  return h("div", { class: "sheet" },
    h("div", { class: "sheet-head" }, h("h2", null, chart.title),
      kind === "data" && h("button", { class: "btn", type: "button", key: "export", onclick: () => { local.panel = null; openExport(chart.id, `f-menu:${chart.id}`); } }, word("export")),
      h("button", { class: "btn", type: "button", key: "close", onclick: close }, word("close"))),
    h("p", { class: "s" }, plain(chart), chart.subtitle.filter((part) => part.swatch).map(keyOf)),
    h("div", { class: "sheet-body" }, content(chart, kind)));
}

/** @param {Said.Chart} chart @param {string} kind */
function content(chart, kind) {
  if (kind === "how") return chart.how.map((words) => h("p", null, words));
  if (kind === "passages") {
    const marks = chart.marks.flatMap(({ label, source }) => (source ? [{ label, href: source }] : []));
    return h("ul", { class: "lines" }, [...chart.passages, ...marks].map((each) => h("li", null, h("a", { class: "line", ...linkTo(each.href) }, h("span", { class: "label" }, each.label)))));
  }
  const numeric = chart.data.columns.map((_, i) => chart.data.rows.length > 0 && chart.data.rows.every((row) => typeof row[i] === "number" || FIGURE.test(String(row[i]))));
  const right = (/** @type {number} */ i) => (numeric[i] ? "r" : null);
  return h("table", { class: "d" },
    h("thead", null, h("tr", null, chart.data.columns.map((name, i) => h("th", { scope: "col", class: right(i) }, name)))),
    h("tbody", null, chart.data.rows.map((row, at) => h("tr", null, row.map((value, i) => h("td", { class: right(i) }, led(chart.data.links?.[at][i], shown(value))))))));
}

/** @param {any} value */
function shown(value) {
  if (value === null || value === undefined) return "—";
  return typeof value === "number" && Math.abs(value) >= 10000 ? value.toLocaleString("en-US", { maximumFractionDigits: 2 }) : typeof value === "number" ? String(Math.round(value * 10000) / 10000) : String(value);
}
