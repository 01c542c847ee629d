// Popovers of the one-line controls: a list of options with a search box, a year range, an amount range.
import { local, redraw, store, word } from "../state/app.js";
import { leave, uncover } from "../state/layers.js";
import { h } from "./dom.js";
import { amountFields, rangeFields } from "./fields.js";
import { walk } from "./focus.js";
import { only, segment } from "./segment.js";
import { act } from "../state/road.js";

/** @typedef {Said.OptionsControl|Said.RangeControl|Said.AmountsControl} Opening a control that opens */

const SEARCH_FROM = 9;

/** Properties of a button that opens the popover `id`. @param {string} id */
export function opener(id) {
  return {
    "aria-haspopup": "dialog", "aria-expanded": String(local.popover === id),
    onclick: () => toggle(id),
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "ArrowDown" && local.popover !== id) { event.preventDefault(); toggle(id); }
    },
  };
}

/** @param {string} id */
function toggle(id) {
  if (local.popover === id) return void uncover();
  local.popover = id;
  local.search = "";
  redraw();
  const box = document.getElementById("board-popover");
  /** @type {HTMLElement|null|undefined} */ (box?.querySelector("input, select, [aria-selected=true], [role=option]"))?.focus({ preventScroll: true });
}

/** The open popover, placed beside its button. @param {Said.Doc} now */
export function popovers(now) {
  const id = local.popover;
  const ofTables = now.blocks.flatMap((block) => (block.kind === "table" ? [block.choose, block.order].flatMap((each) => each ?? []) : []));
  const all = [...now.side.groups.flatMap((group) => group.controls).flatMap(withRarer), ...ofTables];
  const control = id?.startsWith("side:") && all.filter(opens).find((item) => id === `side:${nameOf(item)}`);
  if (!control) return null;
  return box(/** @type {string} */ (id), control.label, body(control));
}

/** A popover beside its button. @param {string} id @param {string} label @param {any} content @param {string} [look] */
export function box(id, label, content, look = "") {
  return h("div", { class: `pop ${look}`.trim(), key: `pop-${id}`, id: "board-popover", role: "dialog", "aria-label": label, onkeydown: keys, onfocusout: leave, ref: place }, content);
}

/** @param {Said.Control} item @returns {Said.Control[]} */
const withRarer = (item) => (item.kind === "more" ? item.controls : [item]);

/** @param {Said.Control} item @returns {item is Opening} */
const opens = (item) => item.kind === "options" || item.kind === "range" || item.kind === "amounts";

/** @param {Opening} item */
export const nameOf = (item) => (item.kind === "options" ? item.param : item.params.join());

/** What stands in the popover of a control; in the phone's drawer it unfolds under its line. @param {Opening} control */
export function body(control) {
  if (control.kind === "range") return rangeFields(control);
  if (control.kind === "amounts") return amountFields(control);
  return options(control);
}

/** @param {Said.OptionsControl} control */
function options(control) {
  const wanted = local.search.trim().toLowerCase();
  const shown = control.options.filter((option) => !wanted || option.label.toLowerCase().includes(wanted));
  return [
    control.options.length >= SEARCH_FROM && !control.presets && h("input", {
      class: "find", key: "find", type: "search", placeholder: word("search"), "aria-label": word("search"), value: local.search, autocomplete: "off",
      oninput: (/** @type {any} */ event) => { local.search = event.target.value; redraw(); },
    }),
    h("div", { class: "list", key: "list", role: "listbox", "aria-label": control.label, "aria-multiselectable": control.multiple ? "true" : null },
      control.presets ? control.presets.map(preset) : control.multiple && !wanted && everything(control),
      shown.map((option) => choice(control, option)),
      !shown.length && !control.presets && h("p", { class: "none" }, word("none_found"))),
    control.match && h("div", { class: "match", key: "match" }, h("span", null, control.match.label), segment(control.match)),
  ];
}

/** @param {Said.OptionsControl} control */
function everything(control) {
  const on = !control.options.some((option) => isOn(control, option));
  const none = Object.fromEntries(control.options.map((option) => [look(control, option), false]));
  return item(control, "all", on, () => void (on || act({ set: { [control.param]: null } }, none)), { label: word("all") });
}

/** Several choices at once. @param {Said.SetSwitch} one */
const preset = ({ label, on, set }) => row({ class: on ? "opt on preset" : "opt preset", key: label, onclick: () => act({ set }) }, on, "radio", { label });

/** @param {Said.OptionsControl} control @param {Said.Option} option */
function choice(control, option) {
  const on = isOn(control, option);
  return item(control, String(option.code), on, () => {
    if (control.multiple) return act({ toggle: [control.param, option.code] }, { [look(control, option)]: !on });
    if (!on) act({ set: { [control.param]: option.code } }, only(control.options, option, (each) => look(control, each)));
    uncover();
  }, option);
}

/** @param {Said.OptionsControl} control @param {string} key @param {boolean} on @param {() => void} onclick @param {Pick<Said.Option, "label"|"dot"|"note">} option */
const item = (control, key, on, onclick, option) => row({ class: on ? "opt on" : "opt", key, "data-code": key, onclick }, on, control.multiple ? "box" : "radio", option);

/** @param {Record<string, any>} props @param {boolean} on @param {string} sign @param {Pick<Said.Option, "label"|"dot"|"note">} option */
const row = (props, on, sign, { label, dot, note }) => h("button", { ...props, type: "button", role: "option", "aria-selected": String(on) },
  h("span", { class: sign, "aria-hidden": "true" }), dot && h("span", { class: "dot", style: { background: dot } }), h("span", { class: "label" }, label), note && h("small", null, note));

/** @param {Said.OptionsControl} control @param {Said.Option} option */
const look = (control, option) => `opt:${control.param}:${option.code}`;
/** @param {Said.OptionsControl} control @param {Said.Option} option */
const isOn = (control, option) => store.pressed(look(control, option), option.on);

/** Home and End are a field's own. @param {KeyboardEvent} event */
function keys(event) {
  if (event.key.startsWith("Arrow") || !(event.target instanceof HTMLInputElement)) walk(event, "[role=option]");
}

/** A dialog over the page, in which the browser keeps the focus; a click beside it closes it. @param {Record<string, any>} props @param {() => void} close @param {any} content */
export function modal(props, close, content) {
  return h("dialog", {
    ...props, onclose: close, ref: (/** @type {HTMLDialogElement} */ node) => node.open || node.showModal(),
    onclick: (/** @type {MouseEvent} */ event) => { if (event.target === event.currentTarget) close(); }, // false would take a click in it for handled
  }, content);
}

const GAP = 4;
const EDGE = 8;
/** Right-aligned under the button; above it where there is more room; never outside the window. @param {HTMLElement} box */
function place(box) {
  const button = document.getElementById(`f-${local.popover}`)?.getBoundingClientRect();
  if (!button) return;
  const below = window.innerHeight - button.bottom - GAP - EDGE;
  const above = button.top - GAP - EDGE;
  const list = /** @type {HTMLElement|null} */ (box.querySelector(".list"));
  const inner = list ? list.scrollHeight + (box.offsetHeight - list.offsetHeight) : box.scrollHeight;
  const up = below < Math.min(inner, 260) && above > below;
  const height = Math.min(inner + 2, up ? above : below);
  box.style.maxHeight = `${height}px`;
  box.style.top = up ? `${button.top - GAP - height}px` : `${button.bottom + GAP}px`;
  const right = document.querySelector("main .top")?.getBoundingClientRect().right ?? window.innerWidth - EDGE;
  box.style.left = `${Math.max(EDGE, Math.min(button.left, right - box.offsetWidth))}px`;
}

window.addEventListener("resize", () => local.popover && local.popover.startsWith("side:") && uncover());
