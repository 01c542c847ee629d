// Small switches: of a few fields one is chosen, or something is on or off.
import { store } from "../state/app.js";
import { h } from "./dom.js";
import { act } from "../state/road.js";

/** @typedef {Pick<Said.Option, "code"|"label"|"on">} Field */

/** Fields of which one is on. @template {Field} F @param {string} label of all @param {F[]} fields @param {(field: F) => void} choose @param {Record<string, any>} [props] of the switch @param {boolean} [isOff] whether none can be chosen */
export function choices(label, fields, choose, props, isOff = false) {
  return h("div", { class: "seg", ...props, role: "group", "aria-label": label }, fields.map((field) => h("button", {
    type: "button", class: field.on ? "on" : null, key: String(field.code), "aria-pressed": String(field.on), disabled: isOff, onclick: () => field.on || choose(field),
  }, field.label)));
}

/** A parameter of the view. @param {{param: string, label: string, options: Field[]}} segment @param {string} [look] */
export function segment({ param, label, options }, look = "seg") {
  const name = (/** @type {Field} */ { code }) => `seg:${param}:${code}`;
  const fields = options.map((each) => ({ ...each, on: store.pressed(name(each), each.on) }));
  return choices(label, fields, (field) => act({ set: { [param]: field.code } }, only(fields, field, name)), { class: look, key: param });
}

/** The looks of several of which one is chosen. @template T @param {T[]} all @param {T} chosen @param {(one: T) => string} name */
export const only = (all, chosen, name) => Object.fromEntries(all.map((each) => [name(each), each === chosen]));

/** The row of kinds above a page's charts. @param {Said.Kinds} block */
export function kinds(block) {
  return segment(block, "seg kinds");
}

/** What is on or off. @param {Record<string, any>} props @param {boolean} on @param {any} words */
export function toggle(props, on, words) {
  return h("button", { ...props, type: "button", role: "switch", "aria-checked": String(on) }, words, h("div", { class: on ? "toggle on" : "toggle" }));
}
