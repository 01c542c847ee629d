// A chart's frame: title, subtitle, menu, the place where Plotly draws, and its marks as buttons for the keyboard.
import { local, store } from "../state/app.js";
import { h } from "../draw/dom.js";
import { isMeasured } from "./axes.js";
import { chooseByKey } from "./hand.js";
import { focusMark, leaveMark, moveMark, pick } from "./marks.js";
import { menuButton } from "../draw/menu.js";
import { toggle } from "../draw/segment.js";
import { act, linkTo } from "../state/road.js";
import { unbroken } from "../draw/unbroken.js";

/** @param {Said.Chart} chart */
export function chart(chart) {
  return [
    h("div", { class: "ch", key: "title" },
      h("h2", { style: { "--ems": ems(chart.title) } }, h("span", null, unbroken(chart.title))), subtitle(chart), menuButton(chart)),
    frame(chart),
  ];
}

/** Where a chart is drawn, with its marks. @param {Said.Chart} chart */
export function frame(chart) {
  const { zoom, high } = onSheet(chart);
  return h("div", { class: "frame", key: "frame", role: "group", "aria-label": chart.alt, "data-chart": chart.id, style: zoom === 1 ? {} : { zoom: String(zoom) } },
      h("div", { class: "plot", key: "plot", own: true, "aria-hidden": "true", "data-high": high ? String(high) : null, style: { height: `${high || heightOf(chart)}px` } }),
      h("div", { class: "ring", key: "ring", own: true, "aria-hidden": "true" }),
      marks(chart));
}

/** How long a title is by the height of its letters, with the air between Chinese and figures. @param {string} title */
function ems(title) {
  const wide = [...title].filter((one) => one > "\u2e7f" || "\u2018\u2019\u201c\u201d\u2014\u2026".includes(one)).length;
  const seams = title.match(/[\u4e00-\u9fff](?=[\w])|[\w%](?=[\u4e00-\u9fff])/g)?.length ?? 0;
  return ((wide + ([...title].length - wide) * 0.6 + seams * 0.125) * 1.01).toFixed(2);
}

const SHEET = 600; // px that a chart may be high on a sheet of paper under its title
const [SMALLEST, LARGEST] = [0.6, 1.25];
const heightOf = (/** @type {Said.Chart} */ chart) => chart.figure.layout.height ?? 240;

/** A chart higher than a sheet is printed smaller, so that it stays with its title; one that has room is drawn higher, its letters as they are. @param {Said.Chart} chart */
function onSheet(chart) {
  if (!local.printing) return { zoom: 1, high: 0 };
  const scale = Math.min(1, Math.max(SHEET / heightOf(chart), SMALLEST)) * (local.scales[chart.id] ?? 1);
  const isHigher = scale > 1 && !isMeasured(chart.figure);
  return isHigher ? { zoom: 1, high: Math.round(heightOf(chart) * scale) } : { zoom: Math.min(scale, LARGEST), high: 0 };
}

/** @param {Said.Chart} chart */
export function subtitle(chart) {
  return h("div", { class: "s" }, chart.subtitle.map((part) => {
    if (part.warn) return h("a", { class: "ne", ...linkTo(part.href) }, part.warn);
    return part.swatch ? keyOf(part) : h("span", null, part.t ?? "");
  }), chart.switch && flip(chart));
}

/** A swatch of a chart's legend with its words. @param {Said.SubtitlePart} part */
export const keyOf = (part) => h("span", { class: "key" }, h("i", { class: `sw ${part.swatch}`, style: { "--c": part.colour ?? "var(--ink)" } }), part.t ?? "");

/** @param {Said.Chart} chart */
function flip(chart) {
  const item = /** @type {NonNullable<Said.Chart["switch"]>} */ (chart.switch);
  const name = `switch:${chart.id}`;
  const on = store.pressed(name, item.on);
  return toggle({ class: "flip small", onclick: () => act({ set: item.set }, { [name]: !on }) }, on, h("span", null, item.label));
}

/** One tab stop per chart; arrow keys go from mark to mark. @param {Said.Chart} chart */
function marks(chart) {
  const pressed = chart.marks.findIndex((mark) => mark.on);
  return h("div", { class: "marks", key: "marks", onkeydown: moveMark }, chart.marks.map((mark, i) => {
    const on = store.pressed(`mark:${chart.id}:${mark.id}`, !!mark.on);
    return h("button", {
      type: "button", key: mark.id, "data-mark": mark.id, tabindex: i === Math.max(pressed, 0) ? "0" : "-1", "aria-pressed": String(on),
      onclick: (/** @type {MouseEvent} */ event) => pick(chart, mark, event), onfocus: (/** @type {any} */ event) => focusMark(event.target, mark), onblur: leaveMark,
      onkeydown: (/** @type {KeyboardEvent} */ event) => chooseByKey(event, chart, mark),
    }, mark.label);
  }));
}
