// One finding and one chart (or the numbers) on a screen of 1920 x 1080, drawn for the room, the notes and the list.
import { word } from "../state/app.js";
import { drawStill } from "../charts/chart.js";
import { frame, subtitle } from "../charts/chartblock.js";
import { h } from "../draw/dom.js";
import { numbers } from "../draw/numbers.js";
import { unbroken } from "../draw/unbroken.js";
import { NUMBERS, chartOf } from "./steps.js";

/** @typedef {import("../types.js").Doc} Doc */
/** @typedef {import("../types.js").Chart} Chart */
/** @typedef {{title: string, then: string, show: string, n: number, of: number}} Told */

export const WIDTH = 1920;
export const HEIGHT = 1080;
const INNER = 1728;
const TITLES = [60, 52, 46, 40]; // px: the first at which a title stands on two lines
const LEAST = 22 / 30; // of a chart's size: its letters have 30 px
const ROOM = 620;

/** @param {Doc} doc @param {Told} told @param {boolean} isLive whether its chart answers to clicks @param {any} [controls] */
export function slide(doc, told, isLive, controls) {
  const chart = chartOf(doc, told.show);
  return h("article", { class: "slide", key: "slide", ref: settle, lang: doc.lang === "zh" ? "zh-CN" : doc.lang },
    h("header", null, h("span", null, doc.side.brand.title), h("span", { class: "at" }, told.of > 1 ? `${told.n} / ${told.of}` : "")),
    h("h1", { tabindex: "-1" }, unbroken(told.title)),
    chart ? h("div", { class: "under", key: "under" }, subtitle({ ...chart, subtitle: chart.subtitle.filter((part) => !part.warn), switch: null })) : h("p", { class: "under", key: "under" }, doc.head.words.map((part) => part.t).join("")),
    h("div", { class: "body", key: `body-${doc.page}-${told.show}` }, chart ? drawing(chart, isLive) : [numbers(doc), h("ul", { class: "said" }, doc.points.filter((point, i) => (!point.warn || point.about) && (told.show === NUMBERS ? i > 0 : point.about !== told.show)).slice(0, 4).map((point) => h("li", null, point.t)))]),
    h("footer", null, h("div", null, h("p", null, doc.foot), chart && h("p", { class: "method" }, doc.head.words.map((part) => part.t).join("")),
      disputes(doc, chart).map((words) => h("p", { class: "ne" }, words)), told.then && h("p", { class: "then" }, word("story_then", { said: told.then }))), controls));
}

/** What does not agree: what the chart's subtitle says of it, and the page's numbers. @param {Doc} doc @param {Chart|null} chart */
function disputes(doc, chart) {
  const own = (chart?.subtitle ?? []).flatMap((part) => (part.warn ? [part.warn] : []));
  return [...own, ...(chart ? doc.numbers.filter((number) => number.warn).map((number) => number.note) : [])].slice(0, 2);
}

/** @param {Chart} chart @param {boolean} isLive */
function drawing(chart, isLive) {
  const height = chart.figure.layout.height ?? ROOM;
  const shown = isLive ? frame(chart) : picture(chart, INNER, false);
  return h("div", { class: "room", "data-height": String(height) }, h("div", { class: "scaled", style: { width: `${INNER}px` } }, shown));
}

/** When all of a slide stands, its title and its chart take the room that there is. @param {HTMLElement} node */
function settle(node) {
  fit(/** @type {HTMLElement} */ (node.querySelector("h1")));
  const room = /** @type {HTMLElement|null} */ (node.querySelector(".room"));
  if (room) shrink(room, Number(room.dataset.height));
}

/** A chart higher than its room is drawn smaller, as far as it can still be read. @param {HTMLElement} room @param {number} height in px */
function shrink(room, height) {
  const scale = Math.max(Math.min((room.parentElement?.clientHeight || ROOM) / height, 1), LEAST);
  room.style.height = `${height * scale}px`;
  if (room.parentElement) room.parentElement.style.overflow = height * scale > room.parentElement.clientHeight + 1 ? "hidden auto" : "visible"; // labels stand over the edge
  /** @type {HTMLElement} */ (room.firstElementChild).style.transform = scale < 1 ? `scale(${scale})` : "";
}

/** The first size of letters at which a title has no third line. @param {HTMLElement} node */
function fit(node) {
  for (const size of TITLES) {
    node.style.fontSize = `${size}px`;
    node.style.lineHeight = `${Math.round(size * 4 / 3)}px`;
    if (node.scrollHeight <= 2 * Math.round(size * 4 / 3) + 4) return;
  }
}

/** A chart that only shows itself, as it is drawn for a room. @param {Chart} chart @param {number} width in px @param {boolean} isBare */
export function picture(chart, width, isBare) {
  const height = chart.figure.layout.height ?? ROOM;
  return h("div", { class: "picture", key: `picture-${chart.id}`, style: { width: `${width}px`, height: `${height * width / INNER}px` } },
    h("div", { class: "still", own: true, "aria-hidden": "true", ref: (/** @type {HTMLElement} */ node) => drawStill(node, chart, INNER, isBare), style: { transform: `scale(${width / INNER})`, width: `${INNER}px`, height: `${height}px` } }));
}

/** A slide at a width. @param {any} content @param {number} width in px @param {string} key */
export function scaled(content, width, key) {
  return h("div", { class: "screen", key, style: { width: `${width}px`, height: `${width * HEIGHT / WIDTH}px` } }, h("div", { class: "scaled", style: { transform: `scale(${width / WIDTH})` } }, content));
}
