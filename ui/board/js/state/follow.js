// A presenter's browser tells what it shows; those who follow are told, over a stream that is open only while they do. Only the last
// state matters, on the way there and on the way back. Who has left still listens, so as to be called back. See docs/adr/0023-following-a-presenter.md.
import { isForScreen } from "./ahead.js";
import { local, redrawSoon, store } from "./app.js";
import { within } from "./connection.js";
import { remember, remembered } from "./kept.js";
import { asLiked, pathTo, plain, plainOf } from "./likings.js";
import { ownOf } from "./query.js";
import { answer, showAt, view, whenMoved } from "./road.js";

/** @typedef {""|"presenting"|"following"|"left"} Role */

const SILENCE = 5000; // ms after which a stream is opened anew: the server says something every two seconds
const OPENING = 1500; // ms that opening one may take, or telling
const SOON = 400; // ms until what could not be told is told again
const LATER = 1000; // ms until a stream that ended is opened anew
const HOW_MANY = 5000; // ms after which a presenter asks how many follow

/** `shown` is the last that a follower was told; `isCalled`: the presenter has asked back who looks around. @type {{role: Role, shown: Said.Shown|null, followers: number, away: number, isCalled: boolean}} */
export const follow = { role: "", shown: null, followers: 0, away: 0, isCalled: false };

/** Whether this tab hears what is shown. @param {Role} role */
const hears = (role) => role === "following" || role === "left";

/** What is shown besides the address. @type {Pick<Said.Shown, "step"|"stage"|"black"|"pointer">} */
const staged = { step: null, stage: null, black: false, pointer: null };
/** @type {() => void} */
let told = () => {};
let timer = 0;

/** @param {() => void} how called when a presenter points somewhere else */
export function whenTold(how) {
  told = how;
}

/** Takes a part: presenting, following, or none. @param {Role} role */
export function play(role) {
  const before = follow.role;
  follow.role = role;
  keep(role);
  clearTimeout(timer);
  follow.isCalled = false;
  if (hears(role) || hears(before)) open();
  if (before === "following") put(null);
  begins = role === "presenting";
  if (begins || before === "presenting") void tell();
  redrawSoon();
}

const here = () => pathTo(plain(view()));

whenMoved(() => {
  if (!ownOf(window.location.search).stage) Object.assign(staged, { step: null, stage: null, black: false });
  if (follow.role === "presenting") void tell();
  if (follow.role === "following" && here() !== follow.shown?.address) play("left");
});

// --- presenting ----------------------------------------------------------------------------------

/** Shows something besides the address. @param {Partial<typeof staged>} more */
export function stage(more) {
  Object.assign(staged, more);
  if (follow.role === "presenting") void tell();
}

window.addEventListener("stage", (event) => {
  const { step, show, of, title, black } = /** @type {CustomEvent} */ (event).detail;
  stage({ step, stage: { show, of, title }, black });
});

const TAB = Math.random().toString(36).slice(2); // one presents at a time: who begins takes another's place
let begins = false;
let isTelling = false;
let isOld = false; // whether something has changed since what is on its way was put together

async function tell() {
  isOld = true;
  if (isTelling) return;
  isTelling = true;
  while (isOld) {
    isOld = false;
    if (await sent({ ...staged, address: follow.role === "presenting" ? here() : null, begins })) { begins = false; continue; }
    isOld = true;
    await new Promise((done) => window.setTimeout(done, SOON));
  }
  isTelling = false;
  countSoon();
}

function countSoon() {
  clearTimeout(timer);
  if (follow.role === "presenting") timer = window.setTimeout(count, HOW_MANY);
}

/** How many follow; a server that has started anew is told again. */
async function count() {
  if ((await sent({}))?.is_on) countSoon();
  else void tell();
}

/** @param {object} what @returns {Promise<Said.Followed|null>} null where it did not arrive */
async function sent(what) {
  try {
    const response = await within(OPENING, `${local.base}follow`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ ...what, tab: TAB }), keepalive: true });
    if (response.status === 403 || response.status === 409) { // this tab presents no more: it may not, or another does
      follow.role = "";
      keep("");
      redrawSoon();
    }
    const said = response.ok ? await response.json() : { followers: 0, away: 0, is_on: false };
    if (said.followers !== follow.followers || said.away !== follow.away) redrawSoon();
    Object.assign(follow, { followers: said.followers, away: said.away });
    return response.status < 500 ? said : null;
  } catch {
    return null;
  }
}

/** Asks back those who look around. */
export const call = () => void sent({ call: true });

window.addEventListener("pagehide", () => {
  source?.close();
  if (follow.role !== "presenting") return;
  follow.role = ""; // a page that is loaded again goes on (resume)
  void tell();
});

// --- following -----------------------------------------------------------------------------------

/** @type {EventSource|null} */
let source = null;

/** Opens the stream, or opens it anew; closes it where nobody looks. */
function open() {
  source?.close();
  clearTimeout(timer);
  if (!hears(follow.role) || document.hidden) return;
  const mine = new EventSource(`${local.base}follow${follow.role === "left" ? "?away=1" : ""}`);
  source = mine;
  let isFirst = true;
  mine.onmessage = (event) => {
    heed(JSON.parse(event.data), isFirst);
    isFirst = false;
    wait(SILENCE);
  };
  mine.addEventListener("beat", () => wait(SILENCE));
  mine.onerror = () => {
    mine.close();
    wait(LATER);
  };
  wait(OPENING);
}

/** @param {number} time */
function wait(time) {
  clearTimeout(timer);
  if (hears(follow.role)) timer = window.setTimeout(open, time);
}

/** What comes first on a stream is taken as it is: the server may have started anew. @param {Said.Shown} shown @param {boolean} isFirst */
function heed(shown, isFirst) {
  const last = follow.shown;
  if (follow.role === "left") return overhear(shown, isFirst ? null : last);
  if (follow.role !== "following" || (!isFirst && last && shown.n <= last.n)) return;
  follow.shown = shown;
  local.presenting = shown.address !== null;
  const other = shown.address !== null && shown.address !== here() ? plainOf(shown.address) : null;
  put(shown, !!other);
  if (other) showAt({ ...other, query: asLiked(other.query) });
  else if (isFirst && store.isWaiting) void answer();
  if (JSON.stringify({ ...last, pointer: null, n: 0 }) !== JSON.stringify({ ...shown, pointer: null, n: 0 })) redrawSoon();
  told();
}

/** What is shown does not move who looks around; but a call is heard, and the end. @param {Said.Shown} shown @param {Said.Shown|null} last */
function overhear(shown, last) {
  follow.shown = shown;
  local.presenting = shown.address !== null;
  if (!local.presenting) return play("");
  if (last && shown.called > last.called) {
    follow.isCalled = true;
    redrawSoon();
  }
}

/** The presenter's stage, if that is what is shown, on this screen; its document is another than a page's. @param {Said.Shown|null} shown @param {boolean} [isOther] whether another view is asked for anyhow */
function put(shown, isOther = false) {
  local.staged = shown?.stage ? { ...shown.stage, n: shown.step ?? 1 } : null;
  if (!isOther && store.doc && !isForScreen(store.doc)) void answer();
}

// Who writes something has left with the first letter, before it is anything to act upon: what is shown next would take the field away
// from under the hand, or a word out of the input method. A box that is ticked says no inputType.
for (const kind of ["input", "compositionstart"]) {
  window.addEventListener(kind, (event) => follow.role === "following" && (kind !== "input" || "inputType" in event) && play("left"), true);
}

document.addEventListener("visibilitychange", () => hears(follow.role) && open());

// --- what a tab remembers while it is loaded again -----------------------------------------------

const KEY = "follow";

/** @param {Role} role */
const keep = (role) => remember(KEY, role, "sessionStorage");

/** Goes on with the part that this tab had. */
export function resume() {
  const role = /** @type {Role} */ (remembered(KEY, "sessionStorage") ?? "");
  if (role) play(role);
}

window.addEventListener("pageshow", (event) => event.persisted && resume());
