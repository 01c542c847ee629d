// Draws figures with Plotly: made once, then Plotly.react, so that nodes and listeners stay.
import { doc, local, store } from "../state/app.js";
import { soonAt } from "./approach.js";
import { fitted, squared } from "./axes.js";
import { yearDrag } from "./hand.js";
import { light, unlight } from "./light.js";
import { hoveringLater, watchLabels } from "./hoverlabel.js";
import { codeOf, codeUnder, foreseeById, isMark, pickById, refocus } from "./marks.js";
import { opening } from "../state/opening.js";
import { labelForAWhile } from "./touchlabel.js";
import { refit } from "./treewords.js";
import { keepPresses, watchPresses } from "./press.js";

/** @typedef {import("../types.js").Chart} Chart */
/** @typedef {import("../types.js").Doc} Doc */

const CONFIG = { displayModeBar: false, scrollZoom: false, doubleClick: false, showTips: false, responsive: false, displaylogo: false, showSendToCloud: false, plotlyServerURL: "", topojsonURL: "" };
/** @type {Promise<any>|null} */
let loading = null;
/** @type {any} */
let plotly = null;

/** @typedef {{figure: string, width: number, high: number, chart: Chart}} Drawn */
/** @type {WeakMap<Element, Drawn>} */
const drawn = new WeakMap();

let measured = ""; // what the widths last measured depend on: measuring lays out the page, so it is not done at every click

const watcher = new ResizeObserver((entries) => {
  if (local.printing || entries.every((entry) => drawn.get(entry.target)?.width === Math.floor(entry.contentRect.width))) return;
  requestAnimationFrame(measureAnew);
});

/** Plotly once, when a page has charts: what the index page has begun to fetch, or fetched now. @returns {Promise<any>} */
export function loadPlotly() {
  loading ??= (opening()?.plotly?.catch(fetchPlotly) ?? fetchPlotly()).then(
    () => (plotly = /** @type {any} */ (window).Plotly),
    (fault) => { loading = null; throw fault; },
  );
  return loading;
}

/** @returns {Promise<void>} */
function fetchPlotly() {
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = `${local.assets}vendor/plotly-board.min.js`;
    script.onload = () => done();
    script.onerror = () => failed(new Error("plotly"));
    document.head.append(script);
  });
}

/** Draws the charts of a document into their frames; those that did not change are left alone. @param {Element} root @param {Doc} doc */
export function drawCharts(root, doc) {
  const charts = doc.blocks.filter((block) => block.kind === "chart");
  if (!charts.length) return;
  if (!plotly) return void loadPlotly().then(redrawAll, () => undefined);
  const room = [doc.page, doc.layout, doc.size, local.printing, JSON.stringify(local.scales), window.innerWidth, charts.map((chart) => chart.id)].join();
  const places = charts.map((chart) => {
    const plot = /** @type {HTMLElement|null} */ (root.querySelector(`.frame[data-chart="${CSS.escape(chart.id)}"] > .plot`));
    return { chart, plot, width: (plot && room === measured && drawn.get(plot)?.width) || Math.floor(plot?.clientWidth ?? 0) };
  });
  measured = room;
  for (const { chart, plot, width } of places) if (plot && width) drawOne(plot, chart, width, Number(plot.dataset.high) || 0);
  refocus(doc);
}

/** Draws a figure that answers to nothing, at a width, once for each figure and width. @param {HTMLElement} plot @param {Chart} chart @param {number} width in px @param {boolean} isBare without its words @param {number} [high] in px, where it has another height than its own */
export async function drawStill(plot, chart, width, isBare, high = 0) {
  const before = drawn.get(plot);
  if (before?.chart.figure === chart.figure && before.width === width && before.high === high) return;
  drawn.set(plot, { figure: "", width, high, chart });
  await loadPlotly();
  const { data, layout } = isBare ? bare(chart.figure) : chart.figure;
  const at = stretched(layout, high);
  if (plot.isConnected) plotly.react(plot, squared(data, at, width).map(still), fitted(at, width), { ...CONFIG, staticPlot: true });
}

/** @param {Record<string, any>} layout @param {number} high in px, 0: as it is */
const stretched = (layout, high) => (high ? { ...layout, height: high } : layout);

/** A figure of marks only. @param {Chart["figure"]} figure */
function bare({ data, layout }) {
  const axes = Object.keys(layout).filter((name) => /^[xy]axis\d*$/.test(name)).map((name) => [name, { ...layout[name], showticklabels: false, title: undefined }]);
  const wordless = (/** @type {any} */ trace) => ({ ...trace, text: undefined, texttemplate: undefined, ...(trace.labels && { labels: trace.labels.map(() => ""), textinfo: "none" }), ...(trace.node && { node: { ...trace.node, label: [] } }) });
  return { data: data.map(wordless), layout: { ...layout, ...Object.fromEntries(axes), annotations: [] } };
}

/** The widths may be others than those last measured. */
export function measureAnew() {
  measured = "";
  redrawAll();
}

function redrawAll() {
  const root = document.querySelector(".board");
  if (root && store.doc) drawCharts(root, doc());
}

/** Widths are measured before anything is drawn: measuring between two charts would lay out the page for each. @param {HTMLElement} plot @param {Chart} chart @param {number} width in px @param {number} high in px, 0: its own height */
function drawOne(plot, chart, width, high) {
  const before = drawn.get(plot);
  const figure = before?.chart.figure === chart.figure ? before.figure : JSON.stringify(chart.figure);
  drawn.set(plot, { figure, width, high, chart });
  if (before && before.figure === figure && before.width === width && before.high === high) return;
  const isAnew = !before || (local.printing && isFlow(chart));
  if (before && isAnew) plotly.purge(plot); // a flow glides to its places for half a second, for which paper does not wait
  unlight();
  const { data } = chart.figure;
  const layout = stretched(chart.figure.layout, high);
  hoveringLater(plot, () => plotly.react(plot, squared(data, layout, width).map(still), fitted(layout, width), CONFIG));
  refit(plot, plotly);
  if (!before) listen(plot);
  if (isAnew) hear(plot);
  if (isAnew) watchLabels(plot);
}

/** A flow's nodes are clicked, not dragged. @param {any} trace */
function still(trace) {
  return trace.type === "sankey" ? { ...trace, arrangement: "fixed" } : { ...trace };
}

/** @param {Chart} chart */
function isFlow(chart) {
  return chart.figure.data.some((/** @type {any} */ trace) => trace.type === "sankey");
}

/** @param {HTMLElement} plot */
function listen(plot) {
  watcher.observe(plot);
  keepPresses(plot);
  plot.addEventListener("pointermove", point);
  plot.addEventListener("pointerleave", () => { under = null; unlight(); });
}

/** Plotly's own events, which end with what it has drawn. @param {any} plot */
function hear(plot) {
  plot.on("plotly_hover", (/** @type {any} */ event) => {
    const chart = drawn.get(plot)?.chart;
    if (chart && hasMoved) foreseeById(chart, codeOf(event.points?.[0]));
  });
}

let hasMoved = false; // since the last press: what a new drawing puts under a pointer at rest is nobody's wish

const SAMPLE = 50; // ms between two looks at where the pointer goes: a look lays out the page
/** @type {import("./approach.js").Place|null} */
let lastPlace = null;
/** @type {string|null} the mark that the pointer went for when it last moved */
let goal = null;

/** What a pointer goes for, twice in a row, is asked for before it is there. @param {HTMLElement} plot @param {PointerEvent} event */
function approach(plot, event) {
  const now = { x: event.clientX, y: event.clientY, at: event.timeStamp };
  if (lastPlace && now.at - lastPlace.at < SAMPLE) return;
  const soon = soonAt(lastPlace, now);
  const code = soon && codeUnder(plot, soon.x, soon.y);
  const chart = drawn.get(plot)?.chart;
  if (chart && code && code === goal) foreseeById(chart, code);
  [lastPlace, goal] = [now, code];
}

/** @type {{plot: HTMLElement, x: number, y: number}|null} where the pointer is, to be looked at with the next frame */
let under = null;

/** @param {PointerEvent} event */
function point(event) {
  const plot = /** @type {HTMLElement} */ (event.currentTarget);
  hasMoved = true;
  approach(plot, event);
  if (event.pointerType === "touch") return;
  if (!under) requestAnimationFrame(lookUnder);
  under = { plot, x: event.clientX, y: event.clientY };
}

/** Over what a click acts on the pointer is a hand, and the same is lit elsewhere. */
function lookUnder() {
  if (!under) return;
  const { plot, x, y } = under;
  under = null;
  const chart = drawn.get(plot)?.chart;
  const code = chart ? codeUnder(plot, x, y) : null;
  const can = !!chart && !!code && isMark(chart, code);
  plot.classList.toggle("can", can);
  light(chart, can ? code : null);
}

watchPresses((event) => {
  hasMoved = false;
  const { plot, chart, code } = pressed(event);
  if (!plot || !chart || !code || !isMark(chart, code)) return null;
  foreseeById(chart, code, event);
  return () => {
    if (event.pointerType === "touch") labelForAWhile(plot, event);
    if (plot.isConnected) pickById(redrawn(plot, chart), code, event);
  };
}, (event) => {
  const { plot, chart, code } = pressed(event);
  return plot && chart ? yearDrag(plot, () => redrawn(plot, chart), code, event) : null;
});

/** What lies under a press, if it is on a chart. @param {PointerEvent} event */
function pressed(event) {
  const plot = /** @type {HTMLElement|null} */ (/** @type {Element} */ (event.target).closest?.(".frame > .plot"));
  const chart = plot ? drawn.get(plot)?.chart : undefined;
  return { plot, chart, code: plot && chart ? codeUnder(plot, event.clientX, event.clientY) : null };
}

/** A chart as it is by now. @param {HTMLElement} plot @param {Chart} chart @returns {Chart} */
function redrawn(plot, chart) {
  const now = drawn.get(plot)?.chart;
  return now?.id === chart.id ? now : chart;
}

/** An image of a chart with its words. @param {object} figure @param {object} options */
export async function toImage(figure, options) {
  return (await loadPlotly()).toImage(figure, options);
}
