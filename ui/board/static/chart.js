// Draws figures with Plotly: made once, then Plotly.react, so that nodes and listeners stay.
import { local, store } from "./app.js";
import { fitted } from "./axes.js";
import { codeOf, pickById, refocus } from "./marks.js";

/** @typedef {import("./types.js").Chart} Chart */
/** @typedef {import("./types.js").Doc} Doc */

const CONFIG = { displayModeBar: false, scrollZoom: false, doubleClick: false, showTips: false, responsive: false, displaylogo: false, showSendToCloud: false, plotlyServerURL: "", topojsonURL: "" };
/** @type {Promise<any>|null} */
let loading = null;
/** @type {any} */
let plotly = null;

/** @typedef {{figure: string, width: number, theme: string, chart: Chart}} Drawn */
/** @type {WeakMap<Element, Drawn>} */
const drawn = new WeakMap();

const watcher = new ResizeObserver((entries) => {
  if (!local.printing && entries.some((entry) => drawn.get(entry.target)?.width !== Math.floor(entry.contentRect.width))) requestAnimationFrame(redrawAll);
});

/** Fetches Plotly once, when a page has charts. @returns {Promise<any>} */
export function loadPlotly() {
  loading ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = `${local.assets}vendor/plotly-board.min.js`;
    script.onload = () => done((plotly = /** @type {any} */ (window).Plotly));
    script.onerror = () => { loading = null; failed(new Error("plotly")); };
    document.head.append(script);
  });
  return loading;
}

/** Draws the charts of a document into their frames; those that did not change are left alone. @param {Element} root @param {Doc} doc */
export function drawCharts(root, doc) {
  const charts = doc.blocks.filter((block) => block.kind === "chart");
  if (!charts.length) return;
  if (!plotly) return void loadPlotly().then(redrawAll, () => undefined);
  for (const chart of charts) {
    const plot = root.querySelector(`.frame[data-chart="${CSS.escape(chart.id)}"] > .plot`);
    if (plot) drawOne(/** @type {HTMLElement} */ (plot), chart);
  }
  refocus(doc);
}

function redrawAll() {
  const root = document.querySelector(".board");
  if (root && store.doc) drawCharts(root, store.doc);
}

/** @param {HTMLElement} plot @param {Chart} chart */
function drawOne(plot, chart) {
  const before = drawn.get(plot);
  const width = Math.floor(plot.clientWidth);
  if (!width) return;
  const same = before && before.chart.figure === chart.figure;
  const figure = same ? before.figure : JSON.stringify(chart.figure);
  drawn.set(plot, { figure, width, theme: "", chart });
  if (before && before.figure === figure && before.width === width) return;
  const { data, layout } = before ? JSON.parse(figure) : structuredClone(chart.figure);
  plotly.react(plot, data.map(still), fitted(layout, width), CONFIG);
  if (!before) listen(/** @type {any} */ (plot));
}

/** A flow's nodes are clicked, not dragged. @param {any} trace */
function still(trace) {
  return trace.type === "sankey" ? { ...trace, arrangement: "fixed" } : trace;
}

/** @param {any} plot */
function listen(plot) {
  watcher.observe(plot);
  /** @param {any} event */
  const clicked = (event) => {
    const chart = drawn.get(plot)?.chart;
    for (const point of event.points ?? []) if (chart && pickById(chart, codeOf(point))) break;
  };
  plot.on("plotly_click", clicked);
  for (const kind of ["treemap", "icicle"]) {
    plot.on(`plotly_${kind}click`, (/** @type {any} */ event) => {
      clicked(event);
      return false;
    });
  }
  plot.on("plotly_clickannotation", (/** @type {any} */ event) => {
    const chart = drawn.get(plot)?.chart;
    if (chart && event.annotation?.name) pickById(chart, event.annotation.name);
  });
}

/** An image of a chart with its words. @param {object} figure @param {object} options */
export async function toImage(figure, options) {
  return (await loadPlotly()).toImage(figure, options);
}
