// The element: decodes each document and draws it. Streamlit calls mount() on every change of the data.
import { confirm, doc, foreseeLink, go, landing, setBase, setDraw, setTransmit, store, take, word } from "./app.js";
import { announce } from "./announce.js";
import { blocks } from "./blocks.js";
import { drawCharts, loadPlotly } from "./chart.js";
import { reportClient, reportStanding, watchClient } from "./client.js";
import { isLost } from "./connection.js";
import { h, morph, moveTo } from "./dom.js";
import { keepingFocus, leaveOutOfTabs, skip } from "./focus.js";
import { head } from "./head.js";
import { numbers } from "./numbers.js";
import { firstAnswer, letIn, unveil } from "./opening.js";
import { panel } from "./panel.js";
import { watchPrint } from "./print.js";
import { popovers } from "./popover.js";
import { drawers, side, topBar } from "./side.js";

/** @type {HTMLElement|null} */
let root = null;
let page = "";

export { go, setBase, store };

/** Shows the page before Streamlit is there, and then lets Streamlit in. @param {string} base @param {string} assets */
export async function early(base, assets) {
  setBase(base, assets);
  const doc = await firstAnswer();
  if (!doc || root) return letIn();
  const host = document.createElement("div");
  host.id = "board-early";
  document.body.append(host);
  start();
  host.append(/** @type {HTMLElement} */ (/** @type {unknown} */ (root)));
  store.show(doc);
  present();
  reportStanding(true);
  letIn(doc.blocks.some((block) => block.kind === "chart") ? loadPlotly() : undefined);
}

/** @typedef {{parentElement: HTMLElement, data: any, setTriggerValue: (name: string, value: any) => void}} Component what Streamlit hands over */

/**
 * Draws the document in `component.data` (bytes of JSON). The root node is made once and moved along if Streamlit makes a new parent.
 * @param {Component} component
 */
export default function mount(component) {
  setTransmit((payload) => component.setTriggerValue("action", payload));
  if (!root) start();
  const node = /** @type {HTMLElement} */ (root);
  if (node.parentNode !== component.parentElement) settle(node, component.parentElement);
  if (component.data) receive(component.data);
}

/** Moves the board to the place that Streamlit gives it; what was done before it had one is sent now. @param {HTMLElement} node @param {HTMLElement} place */
function settle(node, place) {
  moveTo(node, place);
  leaveOutOfTabs(place);
  document.getElementById("board-early")?.remove();
  if (store.pending().length) store.repeat();
}

function start() {
  unveil();
  root = document.createElement("div");
  root.className = "board";
  setDraw(draw, present);
  watchClient(draw);
  watchPrint(draw);
  root.addEventListener("pointerover", rest, { passive: true });
}

/** @param {Uint8Array|string|object} data */
function receive(data) {
  const bytes = data instanceof Uint8Array ? new TextDecoder().decode(data) : data;
  const said = typeof bytes === "string" ? JSON.parse(bytes) : bytes;
  delete said.run; // tells apart what Streamlit would take for the same
  if (said.receipt) confirm(said);
  else take(said);
  reportStanding(false);
  if (store.doc) present();
}

/** Draws a new document, from the top if it is of another page. */
function present() {
  draw();
  if (page !== doc().page) {
    if (page) window.scrollTo(0, landing());
    page = doc().page;
  }
  announce(doc());
  reportClient();
}

function draw() {
  if (!root || !store.doc) return;
  const now = doc();
  dress(root, now);
  keepingFocus(root, () => drawParts(/** @type {HTMLElement} */ (root), now));
  drawCharts(root, now);
}

/** @param {HTMLElement} node @param {import("./types.js").Doc} now */
function drawParts(node, now) {
  morph(node, [
    h("a", { class: "skip btn pri", key: "skip", href: "#board-main", onclick: skip }, word("skip")),
    topBar(now),
    h("aside", { class: "side", key: "side" }, side(now)),
    h("main", { class: `page-${now.page}`, key: "main", id: "board-main", tabindex: "-1" },
      lost(), head(now), numbers(now), blocks(now), h("p", { class: "source", key: "source" }, now.foot)),
    drawers(now),
    popovers(now),
    panel(now),
  ]);
}

/** While the server is away. */
function lost() {
  return isLost() && h("p", { class: "lost", key: "lost", role: "status" }, word("lost"));
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
