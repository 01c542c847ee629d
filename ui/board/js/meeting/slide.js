// One finding and one chart (or the numbers) on a screen of 1920 x 1080, drawn for the room, the notes and the list; in a hand as the hand holds it.
import { chartOf, word } from "../state/app.js";
import { isMeasured } from "../charts/axes.js";
import { drawStill } from "../charts/chart.js";
import { frame, subtitle } from "../charts/chartblock.js";
import { h } from "../draw/dom.js";
import { numbers } from "../draw/numbers.js";
import { phrased, unbroken } from "../draw/unbroken.js";
import { briefly } from "./steps.js";

/** @typedef {{title: string, then: string, show: string, n: number, of: number, followers?: number}} Told */

export const WIDTH = 1920;
export const HEIGHT = 1080;
const INNER = 1728;
const TITLES = [60, 52, 46, 40]; // px: the first at which a title stands on two lines
const LEAST = 22 / 30; // of a chart's size: its letters have 30 px
const [LOW, HIGH] = [0.75, 2.2]; // how far a chart is pressed or stretched to the height of its room, before it is drawn smaller
const LOW_IN_HAND = 0.95; // there names stand above their bars, and what is longer is scrolled by the hand
const LARGER = 1.25; // how far one that is measured in px is drawn larger
const LOWEST = 0.55; // how far one of very many rows is, rather than that it is longer than the screen: its rows as high as their letters
const ROOM = 620;
const THUMB = [88, 46]; // px: what a thumbnail holds
const SAID = 4; // sentences beside the numbers

/** @param {Said.Doc} doc @param {Told} told @param {boolean} isLive whether its chart answers to clicks @param {any} [controls] */
export function slide(doc, told, isLive, controls) {
  const chart = chartOf(doc, told.show);
  const at = [told.followers !== undefined && word("follow_count", { n: told.followers }), told.of > 1 && `${told.n} / ${told.of}`];
  return h("article", { class: "slide", key: "slide", ref: (/** @type {HTMLElement} */ node) => settle(node, doc, chart, isLive), lang: doc.lang === "zh" ? "zh-CN" : doc.lang },
    h("header", null, h("span", null, doc.side.brand.title), h("span", { class: "at" }, at.filter(Boolean).map((words) => h("span", null, words)))),
    h("h1", { tabindex: "-1" }, phrased(told.title, namesOf(doc, chart))),
    chart ? h("div", { class: "under", key: "under" }, subtitle({ ...chart, subtitle: chart.subtitle.filter((part) => !part.warn), switch: null })) : h("p", { class: "under", key: "under" }, method(doc)),
    h("div", { class: "body", key: `body-${doc.page}-${told.show}` }, chart ? h("div", { class: "room" }, h("div", { class: "scaled" }, isLive ? frame(chart) : still(chart, INNER))) : [numbers(doc), h("ul", { class: "said" }, said(doc, told.show).map((words) => h("li", null, unbroken(words))))]),
    h("footer", null, h("div", null, h("p", null, doc.foot), chart && h("p", { class: "method" }, method(doc)),
      disputes(doc, chart).map((words) => h("p", { class: "ne" }, words)), told.then && h("p", { class: "then" }, word("story_then", { said: told.then }))), controls));
}

/** @param {Said.Doc} doc */
const method = (doc) => doc.head.words.map((part) => part.t).join("");

/** What is said beside the numbers: of each sentence what a chart's title says. @param {Said.Doc} doc @param {string} show */
function said(doc, show) {
  const own = doc.points.find((point) => point.about === show) ?? doc.points[0];
  return doc.points.filter((point) => point !== own && (!point.warn || point.about)).slice(0, SAID).map(briefly);
}

/** The names that a title may hold: what can be chosen, and what the chart's rows are called. @param {Said.Doc} doc @param {Said.Chart|null} chart @returns {string[]} */
function namesOf(doc, chart) {
  const controls = doc.side.groups.flatMap((group) => group.controls.flatMap((control) => ("options" in control ? control.options : [])));
  return [...controls.map((option) => option.label), ...(chart?.data.rows ?? []).map((row) => String(row[0] ?? ""))];
}

/** What does not agree: what the chart's subtitle says of it, and the page's numbers. @param {Said.Doc} doc @param {Said.Chart|null} chart */
function disputes(doc, chart) {
  const own = (chart?.subtitle ?? []).flatMap((part) => (part.warn ? [part.warn] : []));
  return [...own, ...(chart ? doc.numbers.filter((number) => number.warn).map((number) => number.note) : [])].slice(0, 2);
}

/** When all of a slide stands, its title and its chart take the room that there is; a chart that is longer has a title of one line over it. @param {HTMLElement} node @param {Said.Doc} doc @param {Said.Chart|null} chart @param {boolean} isLive */
function settle(node, doc, chart, isLive) {
  const isHand = doc.size === "phone";
  const title = /** @type {HTMLElement} */ (node.querySelector("h1"));
  fit(title, isHand);
  const room = /** @type {HTMLElement|null} */ (node.querySelector(".room"));
  if (!room || !chart) return;
  const isLonger = !isHand && measure(room, chart, isHand).isLonger;
  if (isLonger) fit(title, isHand, 1);
  fill(room, chart, isLive, isHand);
}

/** How high a chart is drawn, and how much smaller or larger that is shown: it has the height of its room, as far as it can be drawn so; one that is higher is shown smaller, as far as it can be read. One that is measured in px is only shown larger or smaller. @param {HTMLElement} room @param {Said.Chart} chart @param {boolean} isHand */
function measure(room, chart, isHand) {
  const own = chart.figure.layout.height ?? ROOM;
  const free = room.parentElement?.clientHeight || ROOM;
  const isWhole = isMeasured(chart.figure);
  const pressed = Math.max(free, own * (isHand ? LOW_IN_HAND : LOW));
  const most = !isHand && free / pressed < LEAST ? Math.max(free / LEAST, own * LOWEST) : pressed;
  const high = isWhole ? own : Math.round(Math.min(most, own * HIGH));
  const scale = isHand ? 1 : Math.max(Math.min(free / high, isWhole ? LARGER : 1), LEAST);
  return { high, scale, isLonger: high * scale > free + 1 };
}

/** @param {HTMLElement} room @param {Said.Chart} chart @param {boolean} isLive @param {boolean} isHand */
function fill(room, chart, isLive, isHand) {
  const body = /** @type {HTMLElement} */ (room.parentElement);
  const { high, scale, isLonger } = measure(room, chart, isHand);
  const inner = /** @type {HTMLElement} */ (room.firstElementChild);
  room.style.height = `${high * scale}px`;
  body.style.overflow = isLonger ? "hidden auto" : "visible"; // labels stand over the edge
  body.classList.toggle("longer", isLonger);
  const wide = Math.round(INNER / scale); // so that it is as wide as its room
  Object.assign(inner.style, { width: isHand ? "" : `${wide}px`, transform: scale === 1 ? "" : `scale(${scale})` });
  const plot = /** @type {HTMLElement|null} */ (inner.querySelector(isLive ? ".plot" : ".still"));
  if (!plot) return;
  plot.style.height = `${high}px`;
  plot.dataset.high = String(high);
  if (isLive) return;
  plot.style.width = `${wide}px`;
  void drawStill(plot, chart, wide, false, high);
}

/** The first size of letters at which a title has no more lines; in a hand it has as many as it needs. @param {HTMLElement} node @param {boolean} isHand @param {number} [lines] */
function fit(node, isHand, lines = 2) {
  if (isHand) return void Object.assign(node.style, { fontSize: "", lineHeight: "" });
  for (const size of TITLES) {
    node.style.fontSize = `${size}px`;
    node.style.lineHeight = `${Math.round(size * 4 / 3)}px`;
    if (node.scrollHeight <= lines * Math.round(size * 4 / 3) + 4) return;
  }
}

/** A chart that only shows itself, as it is drawn for a room, as large as it can be in a frame. @param {Said.Chart} chart @param {number} most in px @param {number} highest in px @param {boolean} isBare */
function picture(chart, most, highest, isBare) {
  const height = chart.figure.layout.height ?? ROOM;
  const width = Math.min(most, highest * INNER / height);
  return h("div", { class: "picture", key: `picture-${chart.id}`, style: { width: `${width}px`, height: `${height * width / INNER}px` } },
    still(chart, width, (node) => void drawStill(node, chart, INNER, isBare)));
}

/** @param {Said.Chart} chart @param {number} width in px @param {(node: HTMLElement) => void} [ref] */
function still(chart, width, ref) {
  const height = chart.figure.layout.height ?? ROOM;
  return h("div", { class: "still", own: true, "aria-hidden": "true", ref, style: { transform: `scale(${width / INNER})`, width: `${INNER}px`, height: `${height}px` } });
}

/** What a step shows, as small as a stamp. @param {Said.Doc|null} doc @param {{page: string, show: string}} step */
export function thumb(doc, { page, show }) {
  const chart = chartOf(doc, show);
  return h("span", { class: "thumb", key: `thumb-${page}-${show}`, "aria-hidden": "true" },
    chart ? picture(chart, THUMB[0], THUMB[1], true) : h("em", null, doc?.numbers[0] ? doc.numbers.slice(0, 2).map((number) => h("u", null, number.value)) : ""));
}

/** A slide at a width. @param {any} content @param {number} width in px @param {string} key */
export function scaled(content, width, key) {
  return h("div", { class: "screen", key, style: { width: `${width}px`, height: `${width * HEIGHT / WIDTH}px` } }, h("div", { class: "scaled", style: { transform: `scale(${width / WIDTH})` } }, content));
}
