// The presenter's window: what is shown, what comes next, what is said of it, and the time. It follows the stage, and can lead it.
import { redraw, word } from "../state/app.js";
import { h } from "../draw/dom.js";
import { unbroken } from "../draw/unbroken.js";
import { scaled, slide, thumb } from "./slide.js";
import { docOf, wordsIn } from "./steps.js";

const NOW = 1184;
const NEXT = 600;
const ON_ITS_WAY = 10_000; // ms at most, until the stage is where it was sent
const CALLED = 5000; // ms that it is said that all were called
const LETTERS = [22, 26, 30, 36, 44]; // px of the notes
/** @type {import("./stage.js").Told} */
let told = { steps: [], n: 0, black: false, since: 0 };
/** Where the stage was last sent: what it tells from the steps on its way there is old. */
let going = { n: 0, until: 0 };
let letters = 2;
let calledAt = 0;
/** @type {BroadcastChannel|null} */
let channel = null;

/** Listens, and lets the clock go. */
function open() {
  channel = new BroadcastChannel("stage");
  channel.addEventListener("message", ({ data }) => {
    if (!Array.isArray(data?.steps)) return;
    if (data.n === going.n) going.until = 0;
    const isOnItsWay = data.steps.length > 0 && Date.now() < going.until;
    told = isOnItsWay ? { ...data, n: going.n } : data;
    redraw();
  });
  channel.postMessage({ ask: true });
  window.setInterval(redraw, 1000);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const pressed = /** @type {HTMLElement} */ (event.target).closest("button");
    const by = /** @type {Record<string, number>} */ ({ ArrowRight: 1, PageDown: 1, " ": 1, ArrowLeft: -1, PageUp: -1 })[event.key];
    if (event.key === " " && pressed) return;
    if (pressed?.closest(".strip") && by && event.key.startsWith("Arrow")) choose(by, pressed);
    else if (by) turnBy(by);
    else if (event.key === "Escape") pressed?.blur();
    else if (!KEYS[event.key.toLowerCase()]) return;
    else KEYS[event.key.toLowerCase()]();
    event.preventDefault();
  });
}

/** @type {Record<string, () => void>} */
const KEYS = { b: () => channel?.postMessage({ black: true }), g: () => choose(0), t: restart };

/** A step of the strip to be gone to with Enter: the one on show, or one beside where one is. @param {number} by @param {Element} [from] */
function choose(by, from) {
  const all = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".strip button"))];
  all[Math.max(0, Math.min((from ? all.indexOf(/** @type {HTMLElement} */ (from)) : told.n - 1) + by, all.length - 1))]?.focus();
}

/** Those who look around are asked back, not taken back. */
function call() {
  calledAt = Date.now();
  channel?.postMessage({ call: true });
  redraw();
}

/** @param {number} by */
const turnBy = (by) => turn(told.n + by);

/** Where the stage goes, this window is at once: the next key goes on from there. @param {number} to */
function turn(to) {
  if (!told.steps[to - 1]) return;
  told = { ...told, n: to };
  going = { n: to, until: Date.now() + ON_ITS_WAY };
  channel?.postMessage({ to });
  redraw();
}

function restart() {
  told = { ...told, since: Date.now() };
  channel?.postMessage({ clock: told.since });
  redraw();
}

/** The whole window. */
export function notes() {
  if (!channel) open();
  const of = told.steps.length;
  const step = told.steps[told.n - 1];
  const next = told.steps[told.n];
  if (!step) return h("main", { class: "notes", key: "notes", id: "board-main" }, h("p", { class: "none" }, word("notes_none")));
  const words = wordsIn(told.steps);
  return h("main", { class: "notes", key: "notes", id: "board-main", style: { zoom: String(Math.min(window.innerWidth / 1920, window.innerHeight / 1080)) } },
    h("header", null, h("h1", null, word("notes_at", { n: told.n }), h("small", null, word("notes_of", { of }))),
      h("div", { class: "bars", "aria-hidden": "true" }, told.steps.map((_, i) => h("i", { class: i + 1 < told.n ? "past" : i + 1 === told.n ? "now" : null }))),
      clock(word("notes_elapsed"), duration(Date.now() - told.since)), clock(word("notes_time"), time(new Date())), told.followers !== undefined && clock(word("notes_follow"), String(told.followers))),
    h("section", { class: "onscreen" }, h("h2", null, word("notes_now"), told.black && h("small", null, word("notes_black"))), screen(step, words[told.n - 1], told.n, NOW),
      h("div", { class: "leads" }, key("←", word("stage_back"), () => turnBy(-1), told.n <= 1), key("→", word("stage_next"), () => turnBy(1), told.n >= of, true), key("B", word("stage_black"), KEYS.b), key("G", word("notes_choose"), KEYS.g), key("T", word("notes_restart"), restart), around())),
    h("section", { class: "coming" }, h("h2", null, word("notes_next"), h("small", null, next ? word("notes_at", { n: told.n + 1 }) : "")), next ? screen(next, words[told.n], told.n + 1, NEXT) : h("p", { class: "none" }, word("notes_last")),
      h("h2", null, word("notes_words"), h("span", null, letter("A+", 1), letter("A−", -1))),
      h("div", { class: "words", style: { "font-size": `${LETTERS[letters]}px` } }, words[told.n - 1].note.split("\n").map((said) => h("p", null, said)))),
    h("ol", { class: "strip", key: "strip" }, told.steps.map((one, i) => chosen(one, words[i].title, i))));
}

/** A step of the strip. @param {Said.StoryStep} one @param {string} title @param {number} i */
function chosen(one, title, i) {
  const isOn = i + 1 === told.n;
  return h("li", { key: String(i), ref: (/** @type {HTMLElement} */ node) => void (isOn && node.scrollIntoView({ block: "nearest", inline: "nearest" })) },
    h("button", { type: "button", class: isOn ? "on" : null, "aria-current": isOn ? "step" : null, onclick: () => turn(i + 1) }, thumb(docOf(one), one),
      h("span", null, h("b", null, String(i + 1)), unbroken(title))));
}

/** How many follow, how many look around, and the way to call them. */
function around() {
  const { followers, away } = told;
  if (followers === undefined) return null;
  const isCalled = Date.now() - calledAt < CALLED;
  return h("span", { class: "around", key: "around" }, word(away ? "notes_away" : "follow_count", { n: followers, away: away ?? 0 }),
    (away || isCalled) && h("button", { type: "button", disabled: isCalled, onclick: call }, word(isCalled ? "notes_called" : "notes_call")));
}

/** @param {Said.StoryStep} step @param {ReturnType<typeof wordsIn>[number]} words @param {number} n @param {number} width */
function screen(step, words, n, width) {
  const doc = docOf(step);
  const content = doc && slide(doc, { ...words, show: step.show, n, of: told.steps.length }, false);
  return scaled(content, width, `screen-${width}`);
}

/** @param {string} label @param {string} value */
const clock = (label, value) => h("div", { class: "clock" }, h("span", null, label), h("b", null, value));

/** @param {string} sign @param {string} label @param {() => void} onclick @param {boolean} [isOff] @param {boolean} [isFirst] */
const key = (sign, label, onclick, isOff = false, isFirst = false) => h("button", { type: "button", class: isFirst ? "btn pri" : "btn", disabled: isOff, onclick }, h("kbd", null, sign), label);

/** @param {string} words @param {number} by */
const letter = (words, by) => h("button", { type: "button", onclick: () => { letters = Math.max(0, Math.min(LETTERS.length - 1, letters + by)); redraw(); } }, words);

/** @param {number} value */
const two = (value) => String(Math.floor(value)).padStart(2, "0");
/** @param {number} ms */
const duration = (ms) => `${two(ms / 60_000)}:${two((ms / 1000) % 60)}`;
/** @param {Date} at */
const time = (at) => `${two(at.getHours())}:${two(at.getMinutes())}`;
