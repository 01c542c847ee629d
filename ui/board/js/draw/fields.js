// Fields that take more than a click: years, amounts, words.
import { word } from "../state/app.js";
import { uncover } from "../state/layers.js";
import { h } from "./dom.js";
import { act, foreseeAction, view } from "../state/road.js";

/** @typedef {Pick<Said.TextControl, "param"|"label"|"value"|"placeholder"|"on">} Typed */

/** First and last year, each at once in force. @param {Said.RangeControl} control */
export function rangeFields(control) {
  const years = Array.from({ length: control.max - control.min + 1 }, (_, i) => control.min + i);
  const [low, high] = control.params;
  /** @param {number} from @param {number} to */
  const set = (from, to) => act({ set: { [low]: from === control.min ? null : from, [high]: to === control.max ? null : to } });
  const { from, to } = control;
  return h("div", { class: "pair" },
    select(word("from"), years, from, (value) => set(value, Math.max(value, to))),
    h("span", { "aria-hidden": "true" }, "—"),
    select(word("to"), years, to, (value) => set(Math.min(value, from), value)),
    h("button", { class: "btn", type: "button", onclick: () => { set(control.min, control.max); uncover(); } }, word("all")));
}

/** @param {string} label @param {number[]} years @param {number} value @param {(value: number) => void} change */
function select(label, years, value, change) {
  return h("select", { "aria-label": label, value: String(value), onchange: (/** @type {any} */ event) => change(Number(event.target.value)) },
    years.map((year) => h("option", { value: String(year), selected: year === value }, String(year))));
}

/** Least and most amount, in force on Enter or the button. @param {Said.AmountsControl} control */
export function amountFields(control) {
  const submit = (/** @type {any} */ event) => {
    event.preventDefault();
    const values = [...event.target.querySelectorAll("input")].map((input) => said(input.value, control.wan));
    act({ set: Object.fromEntries(control.params.map((param, i) => [param, values[i]])) });
    uncover();
  };
  return h("form", { class: "pair", onsubmit: submit },
    amount(word("min"), control.from, control.wan), h("span", { "aria-hidden": "true" }, "—"), amount(word("max"), control.to, control.wan),
    h("button", { class: "btn", type: "submit" }, word("apply")));
}

/** @param {string} label @param {number|null} value @param {number} wan */
function amount(label, value, wan) {
  return h("input", { type: "text", placeholder: label, "aria-label": label, value: value === null ? "" : value / wan, autocomplete: "off" });
}

/**
 * What is typed, full-width digits too; null where there is nothing. A plain number counts in the reader's unit, of which one is `wan` of the plan's;
 * other words are read where addresses are.
 * @param {string} words @param {number} [wan] @returns {string|number|null}
 */
export function said(words, wan = 1) {
  const typed = words.normalize("NFKC").trim();
  const digits = typed.replace(/[,\s]/g, "");
  return wan > 1 && /^\d{1,7}(\.\d{1,2})?$/.test(digits) ? Math.round(Number(digits) * wan) : typed || null;
}

const PAUSE = 250;
const AHEAD = 60; // ms after a key in which another is of the same word: of letters in quick succession only the first and the last are asked for
let [waiting, foreseeing, lastKey] = [0, 0, -AHEAD];

/** A search field: takes effect when typing pauses, and never in the middle of an input method's word. @param {Typed} control @param {string} where */
export function textField(control, where) {
  const stop = () => [waiting, foreseeing].forEach((timer) => clearTimeout(timer));
  const send = (/** @type {HTMLInputElement} */ field) => {
    stop();
    const words = field.value.trim();
    if (words !== (view().query[control.param] ?? "")) act({ set: { [control.param]: words || null } });
  };
  const later = (/** @type {any} */ event) => {
    stop();
    if (event.isComposing) return;
    const change = { set: { [control.param]: event.target.value.trim() || null } };
    if (event.timeStamp - lastKey >= AHEAD) foreseeAction(change);
    else foreseeing = window.setTimeout(() => foreseeAction(change), AHEAD);
    lastKey = event.timeStamp;
    waiting = window.setTimeout(() => send(event.target), PAUSE);
  };
  return h("label", { class: control.on ? "f text on" : "f text", key: `${where}:${control.param}` },
    h("span", null, control.label),
    h("input", {
      type: "search", value: control.value, placeholder: control.placeholder, autocomplete: "off", spellcheck: "false",
      oninput: later, oncompositionend: later, onchange: (/** @type {any} */ event) => send(event.target),
    }));
}
