// One road for every answer: the address is the only state. What is done changes it, its answer is asked for, and what comes is
// shown if the address still says the same.
import { ask, decided, foresee, forget, isForScreen, isAnswered, known, setAddress, settled } from "./ahead.js";
import { address, afterPaint, local, placeIn, redraw, show, store } from "./app.js";
import { look, watchConnection } from "./connection.js";
import { replace } from "./entries.js";
import { hold, isCovered, place } from "./layers.js";
import { applied, ownOf, queryOf, written } from "./query.js";

/** @typedef {import("../types.js").Doc} Doc */
/** @typedef {import("./ahead.js").View} View */
/** @typedef {Record<string, any>} Action */
/** @typedef {Record<string, boolean>} Looks */

const SOON = 1000;
const LOOKS = 80; // ms that an answer may take before what was pressed looks so: a hand sees no difference, and drawing would hold up the answer
const SELDOM = 10_000; // ms between two questions that had no answer

let turn = 0; // counts what was asked of the address: only the last is shown
let failures = 0;
let retry = 0;
let looks = 0;

/** @type {View|null} what was done since the last frame: the browser takes so long over an address that it is written after the frame */
let unwritten = null;

/** @type {() => void} */
let moved = () => {};

/** @param {() => void} how called when something was done that changes the view */
export function whenMoved(how) {
  moved = how;
}

/** @param {URL|Location} url @returns {View} */
function viewIn(url) {
  const { page, search } = placeIn(url);
  return { page, query: queryOf(search) };
}

/** @returns {View} the view in the address */
export function view() {
  return unwritten ?? viewIn(window.location);
}

/** One step of the history. @param {View} next */
function step(next) {
  write();
  unwritten = next;
  afterPaint(write);
}

function write() {
  if (unwritten) place(addressOf(unwritten));
  unwritten = null;
}

/** The address says what its answer is of. @param {Doc} doc */
function correct(doc) {
  if (unwritten) unwritten = { page: doc.page, query: doc.query };
  else replace(addressOf(doc));
}

/** Asks for what the address says, and shows it; again and again while there is no answer. @param {boolean} [isOwn] whether the board has made this address and may write it as the answer does */
export async function answer(isOwn = false) {
  const mine = ++turn;
  const asked = view();
  store.isWaiting = true;
  clearTimeout(retry);
  clearTimeout(looks);
  const here = known(asked);
  if (!here && store.doc) looks = window.setTimeout(redraw, LOOKS);
  const doc = here ?? await ask(asked);
  if (mine !== turn) return;
  clearTimeout(looks);
  if (doc) return arrive(doc, isOwn);
  if (!isAnswered(() => asked)) return stay();
  failures += 1;
  retry = window.setTimeout(() => answer(isOwn), Math.min(SOON * 2 ** (failures - 1), SELDOM));
  void look();
  redraw();
}

/** A file has no answer: the reader is told so, and stays with what is on show. */
function stay() {
  local.unanswered = true;
  store.isWaiting = false;
  if (store.doc) correct(store.doc);
  redraw();
}

/** Whether a question has been without an answer for longer than a moment. */
export function isLate() {
  return failures > 1;
}

/** Shows a document that answers the address; another version of the data or of people's decisions makes all others old. @param {Doc} doc @param {boolean} [isOwn] */
function arrive(doc, isOwn = false) {
  const last = store.doc;
  if (last && (last.version !== doc.version || last.decided !== doc.decided)) forget();
  failures = 0;
  local.going = null;
  local.unanswered = false;
  const { page, query } = view();
  if (doc.page !== page || (isOwn && written(doc.query) !== written(query))) correct(doc);
  show(doc);
}

/** Takes the document that a run has sent along: shown if it is the address's and nothing else is on show. @param {Doc} doc */
export function take(doc) {
  if (store.doc) return;
  const { page, query } = view();
  const isOfAddress = doc.page === page && written(doc.query) === written(query);
  if (isOfAddress) arrive(doc);
  if (!isOfAddress || !isForScreen(doc)) void answer();
}

/** Does something: one step of the history, whose answer is asked for at once. @param {Action} action @param {Looks} [looks] */
export function act(action, looks = {}) {
  const last = view();
  const next = settled(after(action), last);
  local.unanswered = !next;
  if (!next || written(next.query) === written(last.query)) return redraw();
  store.press(looks);
  step(next);
  moved();
  void answer(true);
}

/** The view after an action. @param {Action} action @returns {View} */
function after(action) {
  const { page, query } = view();
  const last = store.doc;
  const isToldOf = last?.head?.unread && last.page === page && !store.isWaiting; // what was not understood goes with the next step
  return { page, query: applied(isToldOf ? { ...last.query } : query, action, last?.filters ?? []) };
}

let deciding = Promise.resolve();

/** Sends a decision; what stands then is shown unless something else was done meanwhile. One after the other. @param {import("../types.js").Decided|import("../types.js").Undone} wanted @param {Looks} looks */
export function decide(wanted, looks) {
  store.press(looks);
  store.isWaiting = true;
  redraw();
  deciding = deciding.then(() => kept(wanted));
}

/** @param {import("../types.js").Decided|import("../types.js").Undone} wanted */
async function kept(wanted) {
  const mine = ++turn;
  const doc = await sent(wanted);
  forget();
  if (doc && mine === turn) arrive(doc);
  else void answer();
}

/** Sends until it has arrived: done twice it is done once. Null where it was refused. @param {import("../types.js").Decided|import("../types.js").Undone} wanted @returns {Promise<Doc|null>} */
async function sent(wanted) {
  for (;;) {
    const said = await decided(view(), wanted);
    if (said !== undefined) return said;
    void look();
    await new Promise((done) => window.setTimeout(done, SOON));
  }
}

/** Asks for what an action would show, before it is done. @param {Action} action */
export function foreseeAction(action) {
  foresee(after(action));
}

/** Asks for what a link leads to, before it is followed. @param {string} href */
export function foreseeLink(href) {
  const url = new URL(href, window.location.href);
  if (url.origin === window.location.origin) foresee(viewIn(url));
}

/** Where the app and the board's files are. @param {string} base @param {string} assets */
export function setBase(base, assets) {
  local.base = base;
  local.assets = assets;
  setAddress(base);
  watchConnection(base, connectionChanged);
}

/** The server has gone, or is back, perhaps with other data. @param {boolean} isLost */
function connectionChanged(isLost) {
  if (isLost) return redraw();
  forget();
  void answer();
}

/** The address of a view, with what the address says that is not of the view (how it is embedded, what is presented). @param {View} view */
function addressOf({ page, query }) {
  const words = new URLSearchParams({ ...query, ...ownOf(window.location.search) }).toString().replaceAll("%7E", "~");
  return new URL(address(`/${page === "overview" ? "" : page}${words ? `?${words}` : ""}`), window.location.href).href;
}

/** The address of what is on the screen. */
export function shownAddress() {
  return addressOf(/** @type {Doc} */ (store.doc));
}

// --- links -----------------------------------------------------------------------------------------

/**
 * Properties of a link: a real address; a plain left click is answered here. Where nothing answers it, it is none.
 * @param {string|null|undefined} href
 */
export function linkTo(href) {
  return leads(href) ? { href: address(href), onclick: (/** @type {MouseEvent} */ event) => follow(event, href) } : {};
}

/** Whether a link has an answer, or leads elsewhere. @param {string|null|undefined} href @returns {href is string} */
export const leads = (href) => !!href && (!href.startsWith("/") || isAnswered(() => viewIn(new URL(address(href), window.location.href))));

/** @param {MouseEvent} event @param {string} href @param {(href: string) => void} how */
export function follow(event, href, how = go) {
  if (!href.startsWith("/") || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  how(href);
}

/** @type {Map<string, number>} */
const scrolled = new Map();
/** @type {number|null} */
let restore = null;
window.addEventListener("popstate", (event) => {
  if (!event.isTrusted) return;
  unwritten = null;
  restore = scrolled.get(window.location.href) ?? 0;
  moved();
  void answer();
});

/** Where a page that has just come should be scrolled to: where it was left, if the reader came Back. */
export function landing() {
  const to = restore ?? 0;
  restore = null;
  return to;
}

/**
 * Goes to another page: one history entry. Streamlit learns of it as of Back and Forward, after the reader has seen the page: what it
 * does would hold up the frame.
 * @param {string} href
 */
export function go(href) {
  write();
  local.drawer = local.panel = local.popover = null;
  const url = new URL(address(href), window.location.href);
  if (url.href === window.location.href) {
    redraw();
    return window.scrollTo(0, 0);
  }
  if (!isAnswered(() => viewIn(url))) return stay();
  scrolled.set(window.location.href, window.scrollY);
  restore = null; // of a step back within one page, which nobody took
  local.going = href;
  place(url);
  moved();
  void answer();
  afterPaint(tellStreamlit);
}

const tellStreamlit = () => void window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));

/** Shows what somebody else shows, in the place of the present entry of the history: Back leads to what was before all that. @param {View} next */
export function showAt(next) {
  write();
  const isOther = next.page !== view().page;
  if (isOther) local.drawer = local.panel = local.popover = null;
  replace(addressOf(next));
  void answer();
  if (isOther) afterPaint(tellStreamlit);
}

/** After a drawing: Back closes what lies over the page. */
export function holdLayers() {
  if (isCovered()) afterPaint(() => { write(); hold(); });
}
