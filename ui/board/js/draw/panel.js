// A dialog over the page: a chart's numbers as a table, how they were computed, its passages; or what the page says, in sentences.
import { chartOf, doc, local, word } from "../state/app.js";
import { uncover } from "../state/layers.js";
import { offer, say } from "./announce.js";
import { copy } from "./copying.js";
import { h } from "./dom.js";
import { plain } from "./download.js";
import { openExport } from "../exports/dialog.js";
import { keyOf } from "../charts/chartblock.js";
import { led } from "./numbers.js";
import { modal } from "./popover.js";
import { linkTo } from "../state/road.js";

const FIGURE = /^[\d.,%—–-]+$/;

/** @param {Said.Doc} now */
export function panel(now) {
  const open = local.panel;
  const chart = open && chartOf(now, open.chart);
  if (!open || !(chart || open.kind === "points")) return null;
  const close = () => void (local.panel && uncover());
  const title = chart ? chart.title : word("points");
  const button = (/** @type {string} */ label, /** @type {() => void} */ onclick) => h("button", { class: "btn", type: "button", key: label, onclick }, label);
  return modal({ class: "panel", key: `panel-${open.chart}-${open.kind}`, "aria-label": title }, close, h("div", { class: chart ? "sheet" : "sheet points" },
    h("div", { class: "sheet-head" }, h("h2", null, title), chart ? open.kind === "data" && button(word("export"), () => { local.panel = null; openExport(chart.id, `f-menu:${chart.id}`); }) : copies(now).map(([label, words]) => button(label, () => send(words))), button(word("close"), close)),
    chart ? sheet(chart, open.kind) : sentences(now)));
}

/** @param {Said.Chart} chart @param {string} kind */
const sheet = (chart, kind) => [
  h("p", { class: "s" }, plain(chart), chart.subtitle.filter((part) => part.swatch).map(keyOf)),
  h("div", { class: "sheet-body" }, content(chart, kind)),
];

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
  if (typeof value !== "number") return String(value ?? "—");
  return Math.abs(value) >= 10000 ? value.toLocaleString("en-US", { maximumFractionDigits: 2 }) : String(Math.round(value * 10000) / 10000);
}

// --- the sentences of the page, each with the way to its passage ------------------------------------

/** The sentences as they are copied. @param {Said.Point[]} points @param {string} [foot] the source line, where sources are asked for */
export function asText(points, foot) {
  if (foot === undefined) return points.map((point) => point.t).join("\n");
  return [...points.map((point, i) => `${i + 1}. ${point.t} [${point.source}]`), foot].join("\n");
}

/** What copies them, and the words that are copied. @param {Said.Doc} now @returns {Array<[string, string]>} */
const copies = ({ points, foot }) => [[word("points_copy"), asText(points)], [word("points_copy_sources"), asText(points, foot)]];

/** @param {Said.Doc} now */
const sentences = ({ points }) => [
  h("p", { class: "s" }, word("points_note")),
  h("ol", { class: "sheet-body" }, points.map((point) => h("li", null, h("span", { class: point.warn ? "ne" : null }, point.t), " ", h("a", { class: "link", ...linkTo(point.href) }, point.source)))),
];

/** @param {string} words */
async function send(words) {
  if (await copy(words)) return say(word("points_copied", { n: doc().points.length }), true);
  say(word("copy_failed"));
  offer(word("copy_failed"), words);
}
