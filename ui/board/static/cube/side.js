// The sidebar of a view: the one on show with other addresses, and with what the view has chosen. The same as side of ui/shell.py.
import { NONE, href } from "./addresses.js";
import { fixed } from "./format.js";
import { codesOf, investmentRange, shortened, yearRange } from "./wording.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("../types.js").Side} Side */
/** @typedef {any} Control */

/** Language, unit and theme are those of the sidebar on show: otherwise there is no scene. @param {Scene} scene @returns {Side} */
export function side(scene) {
  const { doc: { side: was } } = scene;
  return {
    ...was, menu: was.menu.map((section) => ({ ...section, items: section.items.map((item) => ({ ...item, href: href(scene, pageOf(item.href), NONE) })) })),
    groups: was.groups.map((group) => ({ ...group, controls: group.controls.map((item) => control(scene, item)) })),
  };
}

/** The page of an address as href makes it. @param {string} address */
const pageOf = (address) => address.split("?")[0].slice(1) || "overview";

/** @param {Scene} scene @param {Control} was @returns {Control} */
function control(scene, was) {
  if (was.kind === "more") return more(scene, was);
  if (was.kind === "range") return years(scene, was);
  if (was.kind === "amounts") return amounts(scene, was);
  if (was.kind === "text") return { ...was, value: scene.query.text ?? "", on: "text" in scene.query };
  if (was.kind === "switch") return { ...was, on: codesOf(scene, was.param).includes(was.value_on) };
  return was.multiple ? options(scene, was) : choice(scene, was);
}

/** The rarer filters, and how many of them are in force. @param {Scene} scene @param {Control} was */
function more(scene, was) {
  const { text } = scene;
  const controls = (was.controls ?? []).map((/** @type {any} */ item) => control(scene, item));
  const count = controls.filter((/** @type {any} */ item) => item.on).length;
  return { ...was, controls, on: count > 0, value: count ? text.words("side.more.active", { count }) : text.words("value.all") };
}

/** @param {Scene} scene @param {Control} was */
function years(scene, was) {
  const { query } = scene;
  const { from_year: from, to_year: to } = query;
  return { ...was, value: yearRange(scene), from: from ? Number(from) : was.min, to: to ? Number(to) : was.max, on: Boolean(from || to) };
}

/** @param {Scene} scene @param {Control} was */
function amounts(scene, was) {
  const { query: { min_wan: low, max_wan: high }, text } = scene;
  const on = Boolean(low || high);
  return { ...was, value: on ? investmentRange(scene) : text.words("value.all"), from: low ? Number(low) : null, to: high ? Number(high) : null, on };
}

/** @param {Scene} scene @param {Control} was */
function options(scene, was) {
  const chosen = codesOf(scene, was.param);
  const listed = was.options.map((/** @type {any} */ option) => ({ ...option, on: option.code !== null && chosen.includes(option.code) }));
  const words = listed.filter((/** @type {any} */ option) => option.on).map((/** @type {any} */ option) => option.label);
  return { ...was, options: listed, on: chosen.length > 0, value: words.length ? shortened(scene.text, words, 1) : everything(scene, was) };
}

/** @param {Scene} scene @param {Control} was */
function everything({ text }, { param, options: { length } }) {
  const key = `value.all.${param}`;
  return text.has(key) ? text.words(key, { count: fixed(length) }) : text.words("value.all");
}

/** One of several ways, the first the default. @param {Scene} scene @param {Control} was */
function choice({ query }, was) {
  const listed = was.options.map((/** @type {any} */ option) => ({ ...option, on: option.code === (query[was.param] ?? null) }));
  const chosen = listed.find((/** @type {any} */ option) => option.on);
  return { ...was, options: listed, on: was.param in query, value: chosen ? chosen.label : was.value };
}
