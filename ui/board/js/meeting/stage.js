// One finding and one chart a screen, for a room. The address says which: `stage` (own: this browser's story; page: a page's
// numbers and charts), `step`, `show`, `play` (seconds). What is shown is told to other windows, and as the event "stage" to whoever passes it on.
import { address, doc, local, placeIn, redraw, store, word } from "../state/app.js";
import { h } from "../draw/dom.js";
import { isPointing, turnPointer } from "../draw/pointer.js";
import { call, follow, play as takePart } from "../state/follow.js";
import { remember, remembered } from "../state/kept.js";
import { ownOf, queryOf, written } from "../state/query.js";
import { foreseeLink, go, view } from "../state/road.js";
import { hrefOf, present } from "../state/likings.js";
import { stepHere } from "./adding.js";
import { storyOf } from "./kept.js";
import { stageOf } from "./later.js";
import { HEIGHT, WIDTH, slide } from "./slide.js";
import { showsOf, wordsOf } from "./steps.js";

/** @typedef {{steps: Said.StoryStep[], n: number, black: boolean, since: number, followers?: number, away?: number}} Told what the notes' window is told */

const TAB = "sessionStorage"; // what is kept while the tab is open
const FROM = "stage:from"; // the address where one was
const SINCE = "stage:since"; // when it began
const SWIPE = 60; // px
const BACK = 0.3; // of the screen, at its left: a touch there goes back
const now = { black: false, since: 0, timer: 0, told: "", wasFull: false, x: 0, isTouch: false };
/** @type {BroadcastChannel|null} */
let channel = null;

/** What the address says of what is on the screen: while an answer is waited for, what it said before. */
let shown = stageOf();

/** @returns {Said.StoryStep[]} the steps of what is presented */
function stepsOf() {
  const kind = (stageOf() ?? shown)?.kind;
  if (kind === "own") return storyOf(doc().plan)?.steps ?? [];
  if (kind === "followed") return [];
  const from = new URL(remembered(FROM, TAB) ?? "", window.location.href);
  const here = view();
  const isFrom = placeIn(from).page === here.page;
  return showsOf(doc()).map((show) => ({ ...stepHere(show), ...present(), ...(isFrom && { query: written(queryOf(from.search)) }) }));
}

/** Where a step is presented. @param {Said.StoryStep} step @param {number} n @param {string} kind @param {number} play */
function placeOf(step, n, kind, play) {
  return hrefOf(step, { stage: kind, step: String(n), show: step.show, ...(play && { play: String(play) }) });
}

/** Begins: the address is kept for the way back. @param {"own"|"page"} kind @param {number} [n] @param {number} [play] seconds a step, 0: by hand */
export function begin(kind, n = 1, play = 0) {
  remember(FROM, window.location.href, TAB);
  const steps = kind === "own" ? storyOf(doc().plan)?.steps ?? [] : showsOf(doc()).map(stepHere);
  if (!steps.length) return;
  now.black = false;
  startClock(Date.now());
  void document.documentElement.requestFullscreen?.().catch(() => undefined);
  go(placeOf(steps[Math.min(n, steps.length) - 1], n, kind, play));
}

/** Counts from a time, also after the page is loaded anew. @param {number} at */
function startClock(at) {
  now.since = at;
  remember(SINCE, String(at), TAB);
}

/** Goes to a step, as it was saved. @param {number} n */
function turn(n) {
  const at = stageOf();
  const steps = stepsOf();
  now.black = false;
  if (at && steps[n - 1]) go(placeOf(steps[n - 1], n, at.kind, at.play));
  else redraw();
}

/** @param {number} by */
const turnBy = (by) => now.black ? blacken() : turn((stageOf()?.n ?? 1) + by);

function blacken() {
  now.black = !now.black;
  redraw();
}

/** Back to where one was; who follows looks around. */
function leave() {
  if (local.staged) return takePart("left");
  const from = remembered(FROM, TAB);
  now.wasFull = false;
  if (document.fullscreenElement) void document.exitFullscreen();
  clearTimeout(now.timer);
  tell({ steps: [], n: 0, black: false, since: 0 });
  now.since = 0;
  remember(SINCE, "", TAB);
  go(from && !ownOf(new URL(from).search).stage ? from : hrefOf(stageOf()?.kind === "own" ? { page: "story", query: "" } : { page: view().page, query: written(view().query) }));
}

/** The second window, with the notes. */
const openNotes = () => window.open(address(hrefOf({ page: "story", query: "" }, { notes: "1" })), "notes", "width=1440,height=810");

/** The screen of the stage. @param {Said.Doc} doc */
export function stage(doc) {
  if (!store.isWaiting || !shown) shown = stageOf();
  const at = shown ?? { kind: "page", n: 1, show: "", play: 0 };
  const steps = stepsOf();
  const own = steps[at.n - 1];
  const show = at.show || (own?.page === doc.page && own.show) || showsOf(doc)[0] || "";
  const isOwn = own && own.page === doc.page && own.show === (at.show || own.show) && own.query === present().query; // a click has not filtered it since
  const step = isOwn ? { ...own, ...(at.kind === "page" && { title: null }) } : { ...stepHere(show), title: at.title ?? null };
  const of = at.of ?? Math.max(steps.length, at.n);
  if (!store.isWaiting && at.kind !== "followed") settle(steps, at, { show, of, title: step.title });
  return h("main", { class: ["stage", now.black && "black", doc.size === "phone" && "hand", local.staged && "followed"].filter(Boolean).join(" "), key: "stage", id: "board-main", tabindex: "-1", onclick: press, onpointerdown: (/** @type {PointerEvent} */ event) => Object.assign(now, { x: event.clientX, isTouch: event.pointerType === "touch" }), onpointerup: swipe },
    h("div", { class: "scaled", key: "scaled", style: { transform: doc.size === "phone" ? "none" : toWindow() } },
      slide(doc, { ...wordsOf(step, doc), show, n: at.n, of, ...(follow.role === "presenting" && { followers: follow.followers }) }, true, at.kind === "followed" ? null : controls(at, of))));
}

/** From a room's screen to the window. */
function toWindow() {
  const scale = Math.min(window.innerWidth / WIDTH, window.innerHeight / HEIGHT);
  return `translate(${(window.innerWidth - WIDTH * scale) / 2}px,${(window.innerHeight - HEIGHT * scale) / 2}px) scale(${scale})`;
}

/** @param {{n: number}} at @param {number} of */
function controls({ n }, of) {
  const button = (/** @type {string} */ name, /** @type {string} */ label, /** @type {string} */ words, /** @type {() => void} */ onclick, isOff = false) =>
    h("button", { type: "button", class: `go-${name}`, key: name, title: label, "aria-label": label, disabled: isOff, onclick }, words);
  return h("nav", { class: "controls", key: "controls" },
    follow.role === "presenting" && h("button", { type: "button", class: "go-pointer", key: "pointer", "aria-pressed": String(isPointing()), onclick: turnPointer }, word("follow_pointer")),
    button("notes", word("stage_notes"), word("stage_notes"), openNotes), button("black", word("stage_black"), word("stage_black"), blacken), button("leave", word("stage_leave"), word("stage_leave"), leave),
    button("back", word("stage_back"), "←", () => turnBy(-1), n <= 1), button("next", word("stage_next"), "→", () => turnBy(1), n >= of));
}

/** A step has come: others are told, the next is asked for, and goes by itself if it shall. @param {Said.StoryStep[]} steps @param {NonNullable<ReturnType<typeof stageOf>>} at @param {{show: string, of: number, title: string|null}} what */
function settle(steps, at, what) {
  const next = steps[at.n];
  const said = JSON.stringify([window.location.href, now.black, steps, follow.role, follow.followers, follow.away]);
  if (said === now.told) return;
  now.told = said;
  tell(told(steps, at.n));
  window.dispatchEvent(new CustomEvent("stage", { detail: { step: at.n, black: now.black, ...what } }));
  if (next) foreseeLink(address(placeOf(next, at.n + 1, at.kind, at.play)));
  clearTimeout(now.timer);
  if (at.play && next && !now.black) now.timer = window.setTimeout(() => turnBy(1), at.play * 1000);
}

/** What others are told; the clock of a stage that was opened by its address begins with it. @param {Said.StoryStep[]} steps @param {number} n @returns {Told} */
function told(steps, n) {
  if (!now.since) startClock(Number(remembered(SINCE, TAB)) || Date.now());
  return { steps, n, black: now.black, since: now.since, ...(follow.role === "presenting" && { followers: follow.followers, away: follow.away }) };
}

/** @param {Told} told */
function tell(told) {
  channel ??= opened();
  channel.postMessage(told);
}

/** The way to the notes' window, which may also lead. */
function opened() {
  const found = new BroadcastChannel("stage");
  found.addEventListener("message", ({ data }) => {
    const at = stageOf();
    if (!at || at.kind === "followed") return;
    if (data?.ask) found.postMessage(told(stepsOf(), at.n));
    else if (data?.black) blacken();
    else if (data?.call) call();
    else if (data?.clock) startClock(data.clock);
    else if (Number.isInteger(data?.to)) turn(data.to);
  });
  return found;
}

/** @type {Record<string, () => void>} */
const KEYS = {
  ArrowRight: () => turnBy(1), ArrowDown: () => turnBy(1), PageDown: () => turnBy(1), " ": () => turnBy(1), Enter: () => turnBy(1),
  ArrowLeft: () => turnBy(-1), ArrowUp: () => turnBy(-1), PageUp: () => turnBy(-1), Backspace: () => turnBy(-1),
  Home: () => turn(1), End: () => turn(stepsOf().length), b: blacken, B: blacken, ".": blacken, n: openNotes, N: openNotes, Escape: leave,
};

document.addEventListener("keydown", (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  const isPressed = (event.key === "Enter" || event.key === " ") && target.closest?.("button, a");
  if (!stageOf() || (local.staged && event.key !== "Escape") || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isPressed || !KEYS[event.key]) return;
  event.preventDefault();
  KEYS[event.key]();
});

/** A click beside everything goes on; a touch at the left goes back. @param {MouseEvent} event */
function press(event) {
  if (local.staged) return;
  if (now.black) return blacken();
  const isFree = !(/** @type {Element} */ (event.target).closest("button, a, .frame")) && !String(getSelection());
  if (isFree && Math.abs(event.clientX - now.x) < SWIPE) turnBy(now.isTouch && event.clientX < window.innerWidth * BACK ? -1 : 1);
}

/** @param {PointerEvent} event */
function swipe(event) {
  const by = event.clientX - now.x;
  if (event.pointerType === "touch" && Math.abs(by) >= SWIPE && !local.staged) turnBy(by < 0 ? 1 : -1);
}

// Esc ends the full screen and is heard by nobody: it ends the stage too.
document.addEventListener("fullscreenchange", () => {
  if (document.fullscreenElement) now.wasFull = Boolean(stageOf());
  else if (now.wasFull && stageOf()) leave();
});
