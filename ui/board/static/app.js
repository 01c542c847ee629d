// What all parts of the element share: the store, the root node, local state (open menus, panels) and redrawing.
import { ask, forget, foresee, isAnswering, known, setAddress } from "./ahead.js";
import { applied, isChange, queryOf } from "./query.js";
import { isLost, look, watchConnection } from "./connection.js";
import { createStore } from "./store.js";

/** @typedef {import("./types.js").Doc} Doc */
/** @type {(payload: object) => void} */
let transmit = () => {};
let scheduled = false;
/** @type {() => void} */
let draw = () => {};
/** @type {() => void} */
let present = () => {};

let isQuiet = false; // while an action is sent whose answer is drawn right after
export const store = createStore(sendAndWatch, () => isQuiet || redraw());
const send = store.act;
store.act = act;

const PATIENCE = 5000;
const SOON = 1500;
const BELIEVED = 3000; // ms until Streamlit's run is believed, whatever came ahead of it
let retry = 0;
let patience = PATIENCE;
let isFresh = false;

/** What the reader wants to see. @type {import("./ahead.js").View|null} */
let aim = null;
let turn = 0; // counts what was wanted

/** @param {import("./ahead.js").View} view */
function want(view) {
  aim = view;
  turn += 1;
  const here = known(view);
  if (here) return showAhead(here);
  redraw();
  void seek(view);
}

/** Shows Python's answer if the reader still wants it; where there is none, the run is asked for a whole document. @param {import("./ahead.js").View} view */
async function seek(view) {
  const mine = turn;
  const doc = await ask(view);
  if (mine !== turn) return;
  if (doc) showAhead(doc);
  else send({ full: true });
  if (!doc) void look();
}

/** @param {Doc} doc */
function showAhead(doc) {
  store.show(doc);
  present();
}

/** @returns {import("./ahead.js").View} the view that is wanted, or the one in the address */
export function view() {
  return aim ?? { page: pageOf(window.location.pathname), query: queryOf(window.location.search) };
}

/** The view after an action. @param {Record<string, any>} action @returns {import("./ahead.js").View} */
function after(action) {
  const { page, query } = view();
  return { page, query: applied(query, action, store.doc?.filters ?? []) };
}

/** Does something: its answer is asked for at once, and Streamlit's run follows. @param {Record<string, any>} action @param {Record<string, boolean>} [pressed] */
function act(action, pressed) {
  if (!isChange(action)) {
    if (action.decide) forget();
    return send(action, pressed);
  }
  const next = after(action);
  isQuiet = true;
  send(action, pressed);
  isQuiet = false;
  want(next);
}

/** Asks for what an action would show, before it is done. @param {Record<string, any>} action */
export function foreseeAction(action) {
  foresee(after(action));
}

/** Asks for what a link leads to, before it is followed. @param {string} href */
export function foreseeLink(href) {
  const url = new URL(href, window.location.href);
  if (url.origin === window.location.origin) foresee({ page: pageOf(url.pathname), query: queryOf(url.search) });
}

/** The page that a path of the app means. @param {string} path */
function pageOf(path) {
  const base = new URL(local.base, window.location.href).pathname;
  return path.slice(base.length).replace(/\/+$/, "") || "overview";
}

/** Sends, and sends again if no document acknowledges it in time: the connection may have dropped. @param {object} payload */
function sendAndWatch(payload) {
  const asked = isAnswering() ? payload : { ...payload, brief: false };
  afterPaint(() => transmit(asked));
  isFresh = true;
  repeatIn(patience);
  patience = isLost() ? PATIENCE : Math.min(patience * 2, 60_000);
}

/** The server has gone, or is back: then what waits is sent again, soon and a few times, for Streamlit's own connection follows. @param {boolean} lost */
function connectionChanged(lost) {
  if (!lost && store.pending().length) {
    patience = SOON;
    repeatIn(SOON / 5);
  }
  redraw();
}

/** Does something once the reader has seen what is on its way: Streamlit's own work would hold up the frame. @param {() => void} work */
function afterPaint(work) {
  if (document.hidden) work();
  else requestAnimationFrame(() => window.setTimeout(work));
}

/** @param {number} wait in ms */
function repeatIn(wait) {
  clearTimeout(retry);
  retry = window.setTimeout(() => {
    if (!store.pending().length) return;
    store.repeat();
    void look();
  }, wait);
}

/** Takes what a run says instead of a document: the board's own answer is right, or there is another to be asked for. @param {import("./types.js").RunReceipt} receipt */
export function confirm(receipt) {
  isFresh = false;
  const isShown = store.acknowledge(receipt);
  settled();
  if (isShown) return;
  aim = { page: receipt.page, query: receipt.query };
  if (store.doc?.version !== receipt.version || store.doc?.decided !== receipt.decided) forget();
  void seek(aim);
}

/**
 * Takes a document. What it leaves open is sent again soon, unless another document comes first; what it has only
 * just let go out is waited for, and what was done last stays what is wanted.
 * @param {import("./types.js").RunDocument} document
 */
export function take(document) {
  isFresh = false;
  store.receive(document);
  const isLast = !store.pending().length;
  if (store.doc === document && isLast) [aim, turn] = [null, turn + 1];
  else if (store.doc !== document) window.setTimeout(() => { store.believe(); present(); }, BELIEVED);
  settled();
}

/** After word from a run: what it leaves open is sent again soon. */
function settled() {
  local.going = null;
  if (!store.pending().length) patience = PATIENCE;
  else if (!isFresh) repeatIn(600);
}

/**
 * State that is nobody's business but the screen's.
 * `going`: the link just followed; `popover`: id of the open one; `panel`: the open dialog; `drawer`: the open phone drawer; `more`: list rows shown by table id; `base`: the app's address.
 * @type {{going: string|null, popover: string|null, search: string, panel: {chart: string, kind: string}|null, drawer: "menu"|"filters"|null, more: Record<string, boolean>, base: string, assets: string, printing: boolean}}
 */
export const local = { going: null, popover: null, search: "", panel: null, drawer: null, more: {}, base: "/", assets: "", printing: false };

/** @param {(payload: object) => void} how */
export function setTransmit(how) {
  transmit = how;
}

/** @param {() => void} how draws the screen @param {() => void} [whenNew] draws it after a new document */
export function setDraw(how, whenNew = how) {
  draw = how;
  present = whenNew;
}

/** Where the app and the board's files are. @param {string} base @param {string} assets */
export function setBase(base, assets) {
  local.base = base;
  local.assets = assets;
  setAddress(base);
  watchConnection(base, connectionChanged);
}

/** Redraws now: looks change in the same frame as the click. */
export function redraw() {
  draw();
}

/** Redraws once before the next frame. */
export function redrawSoon() {
  if (scheduled) return;
  scheduled = true;
  requestAnimationFrame(() => {
    scheduled = false;
    draw();
  });
}

/** @returns {Doc} the document on screen */
export function doc() {
  return /** @type {Doc} */ (store.doc);
}

/** A word of the element's own. @param {string} name @param {Record<string, string|number>} [values] */
export function word(name, values = {}) {
  return (store.doc?.ui?.[name] ?? "").replace(/\{(\w+)\}/g, (all, key) => (key in values ? String(values[key]) : all));
}

/** The address of what is on the screen, also while Streamlit's run has still to put it into the browser's. */
export function shownAddress() {
  const { page, query } = doc();
  const words = new URLSearchParams(query).toString().replaceAll("%7E", "~");
  return new URL(address(`/${page === "overview" ? "" : page}${words ? `?${words}` : ""}`), window.location.href).href;
}

/** The address of an app path such as `/funding?x=y`. @param {string} href */
export function address(href) {
  return href.startsWith("/") ? local.base + href.slice(1) : href;
}

/**
 * Properties of a link: a real address; a plain left click is sent as an action instead.
 * @param {string|null|undefined} href
 */
export function linkTo(href) {
  if (!href) return {};
  return { href: address(href), onclick: (/** @type {MouseEvent} */ event) => follow(event, href) };
}

/** @param {MouseEvent} event @param {string} href */
export function follow(event, href) {
  if (!href.startsWith("/") || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go(href);
}

/** @type {Map<string, number>} */
const scrolled = new Map();
/** @type {number|null} */
let restore = null;
window.addEventListener("popstate", (event) => {
  if (!event.isTrusted) return;
  restore = scrolled.get(window.location.href) ?? 0;
  aim = null;
  want(view());
});

/** Where a page that has just come should be scrolled to: where it was left, if the reader came Back. */
export function landing() {
  const to = restore ?? 0;
  restore = null;
  return to;
}

/**
 * Goes to another page as Back and Forward do: one history entry, one script run, which finds the page in the address.
 * (st.switch_page with a new query makes two entries, the first of them a page that never was.)
 * @param {string} href
 */
export function go(href) {
  local.drawer = local.panel = local.popover = null;
  const url = new URL(address(href), window.location.href);
  if (url.href === window.location.href) {
    redraw();
    return window.scrollTo(0, 0);
  }
  scrolled.set(window.location.href, window.scrollY);
  restore = null; // of a step back within one page, which nobody took
  local.going = href;
  redraw();
  window.history.pushState({}, "", url);
  aim = null;
  want(view());
  afterPaint(() => window.dispatchEvent(new PopStateEvent("popstate", { state: {} })));
}
