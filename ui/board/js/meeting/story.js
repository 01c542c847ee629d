// The steps of this browser's story, put in order by hand and by keys, and what each of them says and shows.
import { drawStill } from "../charts/chart.js";
import { say } from "../draw/announce.js";
import { h } from "../draw/dom.js";
import { unbroken } from "../draw/unbroken.js";
import { blockOf, chartOf, doc, local, redraw, word } from "../state/app.js";
import { linkTo } from "../state/road.js";
import { screen } from "../state/screen.js";
import { hrefOf, plainOf } from "../state/likings.js";
import { openButton, saveButton } from "../views/sending.js";
import { MOST_NOTE, MOST_TITLE, keepStory, keyOfStory, moved, storyOf, titled } from "./kept.js";
import { thumb } from "./slide.js";
import { begin } from "./stage.js";
import { NUMBERS, docOf, showsOf, wordsIn } from "./steps.js";

/** @typedef {ReturnType<typeof wordsIn>[number]} Words */

const SHOWN = 620;
const PACES = [0, 10, 20, 40]; // seconds a step, 0: by hand
const UNDO = 50;
const ONE = "project";
/** @type {{at: number, past: Said.StoryTold[], said: string, warn: boolean, dragged: number|null, pace: number}} */
const now = { at: 0, past: [], said: "", warn: false, dragged: null, pace: 0 };

/** This browser's story; where none was begun, the first that comes with the plan. @returns {Said.StoryTold} */
function current() {
  return storyOf(doc().plan) ?? blockOf(doc(), "story")?.given[0] ?? { name: "", steps: [] };
}

/** @param {Said.StoryTold} story @param {number} [at] the step that is chosen then */
function change(story, at = now.at, isNew = true) {
  if (isNew) now.past = [...now.past.slice(1 - UNDO), current()];
  const problem = keepStory(doc().plan, story);
  now.at = Math.max(0, Math.min(at, story.steps.length - 1));
  tell(problem ? word("story_kept_here") : "", problem !== "");
}

/** @param {string} words @param {boolean} warn */
function tell(words, warn) {
  Object.assign(now, { said: words, warn });
  if (words) say(words);
  redraw();
}

function undo() {
  const last = now.past.pop();
  if (last) change(last, now.at, false);
}

/** @param {(steps: Said.StoryStep[]) => Said.StoryStep[]} how @param {number} [at] */
function rearrange(how, at) {
  const story = current();
  change({ ...story, steps: how(story.steps) }, at);
}

/** @param {number} from @param {number} to */
function move(from, to) {
  const { length } = current().steps;
  if (to < 0 || to >= length || from === to) return;
  rearrange((steps) => moved(steps, from, to), to);
  say(word("story_moved", { n: to + 1, of: length }));
  focus();
}

/** @param {number} at */
function remove(at) {
  rearrange((steps) => steps.filter((_, i) => i !== at), at);
  focus();
}

/** @param {number} at */
const duplicate = (at) => rearrange((steps) => [...steps.slice(0, at + 1), steps[at], ...steps.slice(at + 1)], at + 1);

/** @param {number} at @param {Partial<Said.StoryStep>} fields */
const edit = (at, fields) => rearrange((steps) => steps.map((step, i) => (i === at ? { ...step, ...fields } : step)));

const focus = () => /** @type {HTMLElement|null} */ (document.querySelector(".story .told-step.on button"))?.focus({ preventScroll: true });

/** @param {Said.StoryBlock} block */
export function prepared(block) {
  const told = current();
  const at = Math.min(now.at, told.steps.length - 1);
  const own = told.steps[at];
  const words = wordsIn(told.steps);
  return h("div", { class: "story", onkeydown: keys }, tools(block, told),
    h("p", { class: now.warn ? "report warn" : "report", key: "said", role: "status", hidden: !now.said }, now.said),
    told.steps.length === 0 ? h("p", { class: "none", key: "none" }, word("story_empty")) : h("div", { class: "two", key: "two" },
      h("div", { class: "told" }, h("ol", { "aria-label": word("page_story") }, told.steps.map((step, i) => item(step, words[i], i, i === at))),
        h("p", { class: "hint" }, word("story_keys"))),
      own && detail(own, words[at], at, told.steps.length)));
}

/** @param {Said.StoryBlock} block @param {Said.StoryTold} told */
function tools(block, told) {
  const some = told.steps.length > 0;
  return h("div", { class: "tools", key: "tools" },
    some && h("button", { class: "btn pri", type: "button", key: "begin", onclick: () => { if (!storyOf(doc().plan)) keepStory(doc().plan, told); begin("own", now.at + 1, now.pace); } }, word("story_begin")),
    some && h("label", { key: "pace" }, word("story_pace"), h("select", { value: String(now.pace), onchange: (/** @type {any} */ event) => { now.pace = Number(event.target.value); } },
      PACES.map((pace) => h("option", { value: String(pace) }, pace ? word("story_seconds", { n: pace }) : word("story_by_hand"))))),
    h("span", { class: "gap" }),
    now.past.length > 0 && h("button", { class: "btn", type: "button", key: "undo", onclick: undo }, word("views_undo")),
    some && saveButton("btn", word("story_save"), "steps", { name: told.name, steps: told.steps }, told.name || word("page_story")), openButton("btn", word("story_open"), "steps", receive),
    block.given.map((one) => h("button", { class: "btn", type: "button", key: `given-${one.name}`, onclick: () => change(one, 0) }, word("story_given", { name: one.name }))),
    some && h("button", { class: "btn", type: "button", key: "new", onclick: () => change({ name: "", steps: [] }, 0) }, word("story_new")));
}

/** The pages that there are: of the menu, and that of one project. @param {Said.Doc} doc */
const pagesOf = (doc) => new Set([ONE, ...doc.side.menu.flatMap((section) => section.items.map((item) => plainOf(item.href).page))]);

/** @param {import("../views/file.js").Read} read */
function receive(read) {
  if ("problem" in read) return tell(word(read.problem, read.values), true);
  const stranger = read.found.findIndex(({ page }) => !pagesOf(doc()).has(page));
  if (stranger >= 0) return tell(word("story_bad", { n: stranger + 1, field: "page" }), true);
  change({ name: read.name, steps: read.found }, 0);
  tell(word("story_opened", { n: read.found.length }), false);
}

/** @param {Said.StoryStep} step @param {Words} words @param {number} i @param {boolean} on */
function item(step, words, i, on) {
  const shown = docOf(step);
  return h("li", { class: on ? "told-step on" : "told-step", key: String(i), draggable: "true", "data-step": String(i + 1),
    ondragstart: (/** @type {DragEvent} */ event) => { now.dragged = i; event.dataTransfer?.setData("text/plain", String(i + 1)); },
    ondragover: (/** @type {DragEvent} */ event) => now.dragged !== null && event.preventDefault(),
    ondrop: (/** @type {DragEvent} */ event) => { event.preventDefault(); if (now.dragged !== null) move(now.dragged, i); now.dragged = null; },
  }, h("button", { type: "button", "aria-current": on ? "step" : null, "aria-keyshortcuts": "Alt+ArrowUp Alt+ArrowDown Delete", onclick: () => { now.at = i; redraw(); } },
    h("i", { class: "handle", "aria-hidden": "true" }, "⠿"), h("b", null, String(i + 1)),
    thumb(shown, step),
    h("span", { class: "words" }, h("strong", null, unbroken(words.title || "…")), h("small", { class: words.then ? "ne" : null }, words.then ? word("story_changed") : local.printing ? words.note : words.note.split("\n")[0]))));
}

/** @param {Said.StoryStep} step @param {Words} words @param {number} at @param {number} of */
function detail(step, words, at, of) {
  const shown = docOf(step);
  const chart = chartOf(shown, step.show);
  const read = chart && chartOf(docOf(step, chart.span === 2 ? "phone" : screen().size), step.show); // one column wide, with letters to be read
  const title = (/** @type {any} */ event) => edit(at, { title: titled(event.target.value) === words.finding ? null : titled(event.target.value) || null });
  const note = (/** @type {any} */ event) => edit(at, { note: event.target.value === words.told ? null : event.target.value.trim() ? event.target.value : null });
  const button = (/** @type {string} */ label, /** @type {() => void} */ onclick) => h("button", { type: "button", class: "link", key: label, onclick }, label);
  return h("section", { class: "detail", key: `detail-${at}-${step.page}-${step.query}` },
    h("p", { class: "where" }, word("story_at", { n: at + 1, of }), h("span", null, button(word("story_up"), () => move(at, at - 1)), button(word("story_down"), () => move(at, at + 1)), button(word("story_copy"), () => duplicate(at)), button(word("story_delete"), () => remove(at)))),
    h("label", null, word("story_title"), h("input", { type: "text", value: words.title, maxlength: String(MOST_TITLE), onchange: title })),
    words.then && h("p", { class: "ne changed", key: "then" }, word("story_then", { said: words.then })),
    words.then && h("p", { class: "changed", key: "today" }, word("story_today", { said: words.finding }), button(word("story_renew"), () => shown && edit(at, { said: words.finding, data: shown.version, lang: shown.lang }))),
    h("p", { class: "s" }, step.title ? [word("story_own"), " ", button(word("story_computed"), () => edit(at, { title: null }))] : word("story_of_data")),
    h("label", null, word("story_note"), h("textarea", { rows: "4", value: words.note, maxlength: String(MOST_NOTE), onchange: note })),
    h("p", { class: "where" }, h("label", null, word("story_shows"), shown && h("select", { value: showsOf(shown).includes(step.show) ? step.show : NUMBERS, onchange: (/** @type {any} */ event) => edit(at, { show: event.target.value, title: null, said: "", data: "" }) },
      showsOf(shown).map((show) => h("option", { value: show, key: show }, show === NUMBERS ? word("story_numbers") : chartOf(shown, show)?.title ?? show)))),
      h("a", { class: "link", ...linkTo(hrefOf(step)) }, word("story_page"))),
    shown && h("p", { class: "s" }, shown.name),
    chart ? read && preview(read) : shown && h("ul", { class: "lines" }, shown.numbers.map((number) => h("li", null, h("div", { class: "line" }, h("span", { class: "label" }, number.label), h("b", null, number.value, number.unit && h("small", null, number.unit)))))));
}

/** @param {Said.Chart} chart */
function preview(chart) {
  return h("div", { class: "preview", key: `preview-${chart.id}`, own: true, "aria-hidden": "true", style: { height: `${chart.figure.layout.height ?? 240}px` },
    ref: (/** @type {HTMLElement} */ node) => drawStill(node, chart, Math.min(node.clientWidth, SHOWN), false) });
}

/** @param {KeyboardEvent} event */
function keys(event) {
  const target = /** @type {HTMLElement} */ (event.target);
  const own = /** @type {HTMLElement|null} */ (target.closest("[data-step]"));
  const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (own) now.at = Number(own.dataset.step) - 1;
  if (event.key === "z" && (event.ctrlKey || event.metaKey) && !target.matches("input, textarea")) undo();
  else if (!own) return;
  else if (by && event.altKey) move(now.at, now.at + by);
  else if (by) { now.at = Math.max(0, Math.min(now.at + by, current().steps.length - 1)); redraw(); focus(); }
  else if (event.key === "Delete") remove(now.at);
  else return;
  event.preventDefault();
}

window.addEventListener("storage", (event) => event.key === keyOfStory(doc()?.plan ?? "") && redraw());
