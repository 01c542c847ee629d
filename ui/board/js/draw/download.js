// Files made here, in the browser: a chart's picture with title and source line.
import { doc } from "../state/app.js";
import { fitted, squared } from "../charts/axes.js";
import { toImage } from "../charts/chart.js";

/** @param {BlobPart} bytes @param {string} name @param {string} type */
export function saveBytes(bytes, name, type) {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  save(url, name);
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A title as a file name. @param {string} title @param {string} kind */
export const fileName = (title, kind) => `${title.replace(/[\\/:*?"<>|\s\u0000-\u001f]+/g, " ").trim().slice(0, 80) || "chart"}.${kind}`;

/** Saves the picture of a chart; gives what it is called. @param {Said.Chart} chart @param {"png"|"svg"} format */
export async function downloadImage(chart, format) {
  const frame = document.querySelector(`.frame[data-chart="${CSS.escape(chart.id)}"]`);
  const width = Math.max(frame?.clientWidth ?? 640, 480);
  const figure = picture(chart, width, style());
  const name = fileName(chart.title, format);
  save(await toImage(figure, { format, width: figure.layout.width, height: figure.layout.height, scale: format === "png" ? 3 : 1 }), name);
  return name;
}

function style() {
  const css = getComputedStyle(/** @type {Element} */ (document.querySelector(".board")));
  return { ground: css.getPropertyValue("--bg").trim(), ink: css.getPropertyValue("--ink").trim(), ink2: css.getPropertyValue("--ink2").trim(), font: css.getPropertyValue("--sans").trim() };
}

/** A figure came as JSON. @param {any} part */
const copyOf = (part) => JSON.parse(JSON.stringify(part));

const PAD = 24;
/**
 * The figure with title, the view in words, subtitle, legend and source line around it, on the theme's ground. The figure itself is not changed.
 * @param {Said.Chart} chart @param {number} inner width of the chart in px @param {{ground: string, ink: string, ink2: string, font: string}} look
 */
export function picture(chart, inner, look) {
  const width = inner + 2 * PAD;
  const layout = fitted(copyOf(chart.figure.layout), inner);
  const title = wrap(chart.title, inner, 18);
  const view = (doc().head?.words ?? []).map((part) => part.t).join("");
  const sub = [...wrap(view, inner, 12), ...wrap(plain(chart), inner, 12)];
  const keys = keysOf(chart, inner, look);
  const legend = PAD + title.length * 25 + sub.length * 17 + 4;
  const source = wrap(doc().foot, inner, 11);
  const top = legend + (keys.length ? keys[keys.length - 1].y + LINE : 0) + 6;
  const bottom = PAD + source.length * 16 + 10;
  const height = (layout.height ?? 240) + top + bottom;
  const margin = { l: 80, r: 80, t: 100, b: 80, ...layout.margin };
  layout.margin = { ...margin, l: margin.l + PAD, r: margin.r + PAD, t: margin.t + top, b: margin.b + bottom };
  const plot = { left: layout.margin.l, top: layout.margin.t, width: width - layout.margin.l - layout.margin.r, height: height - layout.margin.t - layout.margin.b };
  const line = (/** @type {string} */ text, /** @type {number} */ y, /** @type {number} */ size, color = look.ink2, left = 0) => ({
    text, xref: "paper", yref: "paper", xanchor: "left", yanchor: "top", align: "left", showarrow: false, font: { size, color, family: look.font }, x: (PAD + left - plot.left) / plot.width, y: 1 - (y - plot.top) / plot.height,
  });
  layout.annotations = [
    ...(layout.annotations ?? []),
    ...title.map((text, i) => line(`<b>${escape(text)}</b>`, PAD + i * 25, 18, look.ink)), ...sub.map((text, i) => line(escape(text), PAD + title.length * 25 + i * 17 + 2, 12)),
    ...keys.map(({ x, y, words }) => line(escape(words), legend + y, 12, look.ink2, x + WORDS_AT)), ...source.map((text, i) => line(escape(text), height - bottom + 12 + i * 16, 11)),
  ];
  layout.shapes = [...(layout.shapes ?? []), ...keys.flatMap((key) => swatchShapes(key, PAD + key.x + 3 - plot.left, legend + key.y + 7 - plot.top, look))];
  Object.assign(layout, { width, height, paper_bgcolor: look.ground, plot_bgcolor: look.ground });
  return { data: squared(copyOf(chart.figure.data), chart.figure.layout, inner), layout };
}

/** Breaks words into lines by their width: a Chinese character is 1 em, others about half. @param {string} words @param {number} width @param {number} size */
export function wrap(words, width, size) {
  const room = width / size;
  /** @type {string[]} */
  const lines = [];
  let line = "";
  let used = 0;
  for (const token of words.match(/[\x21-\x7e]+ ?|[\s\S]/gu) ?? []) {
    const wide = [...token].reduce((sum, character) => sum + (/[\x20-\x7e]/.test(character) ? 0.58 : 1), 0);
    if (used + wide > room && line) { lines.push(line.trim()); line = ""; used = 0; }
    line += token;
    used += wide;
  }
  return line.trim() ? [...lines, line.trim()] : lines;
}

/** Plotly's text is a little HTML of its own. @param {string} text */
const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** @param {string} url @param {string} name */
function save(url, name) {
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
}

/** The subtitle in words, without the legend. @param {Said.Chart} chart */
export const plain = ({ subtitle }) => subtitle.filter((part) => !part.swatch).map((part) => (part.warn ? ` ≠ ${part.warn}` : part.t ?? "")).join("").trim();

// --- the legend of a picture: swatches with their hatches as shapes, their words beside them ------------

/** @typedef {{x: number, y: number, swatch: string, colour: string, words: string}} Key */
/** @typedef {{ground: string, ink: string, ink2: string}} Inks */

const LINE = 18; // px from one line of keys to the next
const [WIDE, HIGH, BESIDE, APART] = [18, 10, 6, 14];
const WORDS_AT = WIDE + BESIDE;

/** The keys of a chart, each with its place in px. @param {Said.Chart} chart @param {number} room @param {Inks} look @returns {Key[]} */
function keysOf(chart, room, look) {
  let [x, y] = [0, 0];
  return chart.subtitle.filter((part) => part.swatch).map((part) => {
    const words = (part.t ?? "").trim();
    const width = WORDS_AT + [...words].length * 12;
    if (x && x + width > room) [x, y] = [0, y + LINE];
    const key = { x, y, swatch: String(part.swatch), colour: part.colour?.startsWith("#") ? part.colour : look.ink, words };
    x += width + APART;
    return key;
  });
}

/** A swatch as shapes whose places are px to the right of and below an anchor of the layout. @param {Key} key @param {number} left @param {number} top @param {Inks} look */
function swatchShapes({ swatch, colour }, left, top, look) {
  const anchor = { xref: "paper", yref: "paper", xsizemode: "pixel", ysizemode: "pixel", xanchor: 0, yanchor: 1, layer: "above" };
  const isDoubt = swatch === "unconfirmed" || swatch === "undivided";
  const isHollow = swatch.endsWith("hollow");
  const isLined = isDoubt || swatch === "ghost";
  const box = { ...anchor, type: "rect", x0: left, x1: left + WIDE, y0: -top, y1: -(top + HIGH), fillcolor: isDoubt || isHollow ? look.ground : colour, line: { width: isLined ? 1 : isHollow ? 1.5 : 0, color: isHollow ? colour : look.ink2 } };
  const path = hatch(swatch, left, top);
  return path ? [box, { ...anchor, type: "path", path, line: { width: swatch === "undivided" ? 1.5 : 1, color: isDoubt ? look.ink2 : isHollow ? colour : look.ground } }] : [box];
}

/** @param {string} swatch @param {number} left @param {number} top */
function hatch(swatch, left, top) {
  const up = (/** @type {number} */ x) => `M${left + x},${-(top + HIGH)}L${left + x + HIGH},${-top}`;
  const down = (/** @type {number} */ x) => `M${left + x},${-top}L${left + x + HIGH},${-(top + HIGH)}`;
  if (swatch.startsWith("policy")) return [0, 4, 8].map(up).join("");
  if (swatch === "unconfirmed") return [0, 4, 8].map((x) => up(x) + down(x)).join("");
  if (swatch === "undivided") return [3, 7].flatMap((y) => [3, 7, 11, 15].map((x) => `M${left + x},${-(top + y)}L${left + x + 1.5},${-(top + y)}`)).join("");
  return "";
}
