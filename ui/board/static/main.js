// The element: decodes each document and draws it. Streamlit calls mount() on every change of the data.
import { ask } from "./ahead.js";
import { doc, foreseeLink, landing, setBase, setDraw, setTransmit, store, take, view } from "./app.js";
import { announce } from "./announce.js";
import { blocks } from "./blocks.js";
import { drawCharts } from "./chart.js";
import { reportClient, watchClient } from "./client.js";
import { h, morph } from "./dom.js";
import { prepare } from "./early.js";
import { head } from "./head.js";
import { numbers } from "./numbers.js";
import { panel } from "./panel.js";
import { watchPrint } from "./print.js";
import { popovers } from "./popover.js";
import { drawers, side, topBar } from "./side.js";

/** @type {HTMLElement|null} */
let root = null;
let page = "";

export { setBase };

/** Shows the page before Streamlit is there: the first answer is asked for as soon as this file is. @param {string} base @param {string} assets */
export async function early(base, assets) {
  setBase(base, assets);
  const doc = await ask(view());
  if (!doc || root) return;
  start();
  store.show(doc);
  present();
}

const GONE = 300; // ms until a board that Streamlit no longer shows is taken away: it is put back at every change
let leaving = 0;

/**
 * Takes the document in `component.data` (bytes of JSON). The board stands beside Streamlit's own nodes, not in them: they are
 * made anew, and a node that is moved loses its focus, its selection and what is half typed.
 * @param {import("./types.js").Component} component
 */
export default function mount(component) {
  setTransmit((payload) => component.setTriggerValue("action", payload));
  clearTimeout(leaving);
  const isFirst = !isSettled;
  isSettled = true;
  if (!root) start();
  /** @type {HTMLElement} */ (root).hidden = false;
  if (component.data) receive(component.data);
  if (isFirst && store.pending().length) store.repeat();
  return () => {
    leaving = window.setTimeout(() => { if (root) root.hidden = true; }, GONE);
  };
}

let isSettled = false;

function start() {
  root = document.createElement("div");
  root.className = "board";
  document.body.append(root);
  setDraw(draw, present);
  watchClient(draw);
  watchPrint(draw);
  root.addEventListener("pointerover", rest, { passive: true });
}

/** @param {Uint8Array|string|object} data */
function receive(data) {
  const bytes = data instanceof Uint8Array ? new TextDecoder().decode(data) : data;
  take(typeof bytes === "string" ? JSON.parse(bytes) : bytes);
  present();
}

/** Draws a new document, from the top if it is of another page. */
function present() {
  draw();
  if (page !== doc().page) {
    if (page) window.scrollTo(0, landing());
    page = doc().page;
  }
  prepare(doc());
  announce(doc());
  reportClient();
}

function draw() {
  if (!root || !store.doc) return;
  const now = doc();
  dress(root, now);
  morph(root, [
    topBar(now),
    h("aside", { class: "side", key: "side" }, side(now)),
    h("main", { class: `page-${now.page}`, key: "main", id: "board-main" },
      head(now), numbers(now), blocks(now), h("p", { class: "source", key: "source" }, now.foot)),
    drawers(now),
    popovers(now),
    panel(now),
  ]);
  drawCharts(root, now);
}

/** The language only where it changes: setting the same one again makes the browser restyle every node. @param {HTMLElement} node @param {import("./types.js").Doc} now */
function dress(node, now) {
  node.dataset.theme = now.theme;
  node.dataset.page = now.page;
  document.documentElement.dataset.board = now.theme;
  const lang = now.lang === "zh" ? "zh-CN" : now.lang;
  if (document.documentElement.lang !== lang) document.documentElement.lang = lang;
  if (document.title !== now.title) document.title = now.title;
}

const REST = 50; // ms that the pointer rests on a link before its page is asked for
let resting = 0;

/** @param {Event} event */
function rest(event) {
  const link = /** @type {HTMLAnchorElement|null} */ (/** @type {Element} */ (event.target).closest("a[href]"));
  clearTimeout(resting);
  if (link) resting = window.setTimeout(() => foreseeLink(link.href), REST);
}
