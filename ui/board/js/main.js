// The element: Streamlit calls mount() when a run has placed it; what is on show the address says (road.js).
import { announce } from "./draw/announce.js";
import { afterPaint, doc, local, redraw, setDraw, show, store, word } from "./state/app.js";
import { isForScreen } from "./state/ahead.js";
import { blocks } from "./draw/blocks.js";
import { watchCopies } from "./draw/copying.js";
import { drawCharts, loadPlotly } from "./charts/chart.js";
import { isLost } from "./state/connection.js";
import { keepEntries } from "./state/entries.js";
import { h, morph, moveTo } from "./draw/dom.js";
import { keepingFocus, leaveOutOfTabs, skip } from "./draw/focus.js";
import { exportDialog } from "./exports/dialog.js";
import { head } from "./draw/head.js";
import { numbers } from "./draw/numbers.js";
import { resume } from "./state/follow.js";
import { followBar } from "./draw/followbar.js";
import { firstAnswer, isAlone, letIn, unveil } from "./state/opening.js";
import { panel } from "./draw/panel.js";
import { giveBack, keepingPlace, letGo } from "./draw/place.js";
import { keepPointer } from "./draw/pointer.js";
import { popovers } from "./draw/popover.js";
import { watchPrint } from "./draw/print.js";
import { act, answer, foreseeLink, go, holdLayers, isLate, landing, setBase, take } from "./state/road.js";
import { noteScreen, watchScreen } from "./state/screen.js";
import { sharePopover } from "./draw/share.js";
import { drawers, side, topBar } from "./draw/side.js";
import { meeting, stageOf } from "./meeting/later.js";
import { ownOf } from "./state/query.js";
import { viewsPopover } from "./views/views.js";

/** @type {HTMLElement|null} */
let root = null;
let page = "";

export { act, go, setBase, store };

/** Shows the page before Streamlit is there, and then lets Streamlit in. @param {string} base @param {string} assets */
export async function early(base, assets) {
  setBase(base, assets);
  const doc = await firstAnswer();
  if (!doc || root) return letIn();
  const host = document.createElement("div");
  host.id = "board-early";
  document.body.append(host);
  host.append(start());
  local.opening = doc.blocks.some((block) => block.kind === "chart");
  const plotly = local.opening ? loadPlotly() : undefined;
  show(doc);
  screenChanged(); // while the answer was on its way
  const open = () => afterPaint(opened);
  plotly?.then(open, open);
  window.setTimeout(opened, PATIENCE);
  letIn(plotly);
}

const PATIENCE = 300; // ms that what stands below the charts waits for them

/** The charts are there, or take long: what waited for them is drawn. */
function opened() {
  if (!local.opening) return;
  local.opening = false;
  redraw();
}

/** @typedef {{parentElement: HTMLElement, data: any}} Component what Streamlit hands over */

/**
 * Places the board, and shows the document in `component.data` (bytes of JSON) if nothing else is on show; a browser that asks by itself
 * gets none there. The root node is made once and moved along if Streamlit makes a new parent.
 * @param {Component} component
 */
export default function mount(component) {
  const node = root ?? start();
  if (node.parentNode !== component.parentElement) {
    moveTo(node, component.parentElement);
    leaveOutOfTabs(component.parentElement);
    document.getElementById("board-early")?.remove();
  }
  if (store.doc) return;
  const sent = component.data instanceof Uint8Array ? new TextDecoder().decode(component.data) : component.data;
  const said = typeof sent === "string" ? JSON.parse(sent) : sent;
  if (said?.page) take(said);
  else void answer();
}

function start() {
  unveil();
  keepEntries();
  root = document.createElement("div");
  root.className = "board";
  setDraw(draw, present);
  noteScreen();
  watchScreen(screenChanged);
  watchPrint(draw);
  new MutationObserver(entitle).observe(/** @type {Element} */ (document.querySelector("title")), { childList: true });
  watchCopies(root);
  giveBack(root);
  root.addEventListener("pointerover", rest, { passive: true });
  root.addEventListener("pointerdown", down, { passive: true });
  return root;
}

function screenChanged() {
  if (local.printing) return;
  noteScreen();
  if (store.doc && !isForScreen(store.doc)) void answer();
  redraw();
}

/** Draws a new document, from the top if it is of another page. */
function present() {
  if (!root) return;
  if (page === doc().page) keepingPlace(root, draw);
  else {
    letGo(root);
    draw();
    if (page) window.scrollTo(0, landing());
    else resume();
    page = doc().page;
  }
  announce(doc());
}

function draw() {
  if (!root || !store.doc) return;
  const now = doc();
  dress(root, now);
  keepingFocus(root, () => drawParts(/** @type {HTMLElement} */ (root), now));
  drawCharts(root, now);
  keepPointer();
  holdLayers();
}

/** @param {HTMLElement} node @param {Said.Doc} now */
function drawParts(node, now) {
  const isNotes = Boolean(ownOf(window.location.search).notes);
  const isRoom = isNotes || stageOf() !== null;
  node.classList.toggle("alone", isRoom);
  if (isRoom) {
    const parts = meeting(redraw);
    return morph(node, [parts ? (isNotes ? parts.notes() : parts.stage(now)) : h("main", { key: "main" }), !isNotes && followBar()]);
  }
  morph(node, [
    h("a", { class: "skip btn pri", key: "skip", href: "#board-main", onclick: skip }, word("skip")),
    topBar(now),
    h("aside", { class: "side", key: "side" }, side(now)),
    h("main", { class: `page-${now.page}`, key: "main", id: "board-main", tabindex: "-1" },
      lost(), local.unanswered && h("p", { class: "lost", key: "unanswered", role: "status" }, word("unanswered")), local.lead?.(), head(now), numbers(now), blocks(now), h("p", { class: "source", key: "source" }, now.foot),
      isAlone() && h("p", { class: "source", key: "old" }, word("old"))),
    drawers(now),
    popovers(now),
    viewsPopover(),
    sharePopover(),
    panel(now),
    exportDialog(now),
    followBar(),
  ]);
}

/** While the server is away, or does not answer. */
const lost = () => (isLost() || isLate()) && h("p", { class: "lost", key: "lost", role: "status" }, word("lost"));

/** The language only where it changes: setting the same one again makes the browser restyle every node. @param {HTMLElement} node @param {Said.Doc} now */
function dress(node, now) {
  node.dataset.theme = now.theme;
  node.dataset.page = now.page;
  document.documentElement.dataset.board = now.theme;
  const lang = now.lang === "zh" ? "zh-CN" : now.lang;
  if (document.documentElement.lang !== lang) document.documentElement.lang = lang;
  entitle();
}

/** The tab's title is the document's; Streamlit puts the page's name there whenever a run has ended. */
function entitle() {
  if (store.doc && document.title !== doc().title) document.title = doc().title;
}

const REST = 50; // ms that the pointer rests on a link before its page is asked for
let resting = 0;

/** @param {Event} event */
function rest(event) {
  const link = linkAt(event);
  clearTimeout(resting);
  if (link) resting = window.setTimeout(() => foreseeLink(link.href), REST);
}

/** A finger does not rest before it presses. @param {Event} event */
function down(event) {
  const link = linkAt(event);
  if (link) foreseeLink(link.href);
}

/** @param {Event} event */
const linkAt = (event) => /** @type {HTMLAnchorElement|null} */ (/** @type {Element} */ (event.target).closest("a[href]"));
