// The headline numbers.
import { word } from "../state/app.js";
import { h } from "./dom.js";
import { linkTo } from "../state/road.js";
import { linkOver } from "./unhurried.js";
import { unbroken } from "./unbroken.js";

const LONG = 9; // characters, of a range: in smaller type, so that it stays in its column

/** @param {Said.Doc} doc */
export function numbers(doc) {
  if (!doc.numbers?.length) return null;
  return h("div", { class: "kpis", key: "kpis", style: { "--n": String(doc.numbers.length) } }, doc.numbers.map((number) =>
    h("div", { class: "kpi", key: number.id },
      h("div", { class: "l" }, number.label, tag(number)),
      h("div", { class: number.other !== undefined ? "v two" : number.value.length > LONG ? "v long" : "v" }, value(number)),
      h("div", { class: "n" }, note(number)))));
}

/** The number, which leads to where it comes from. @param {Said.BigNumber} number */
function value(number) {
  const unit = number.unit && h("small", null, number.unit);
  const name = (/** @type {string} */ said, apart = "") => `${number.label} ${said}${apart}${number.unit ?? ""}`.trim();
  if (number.other === undefined) return ledAs(number.href, name(number.value), [number.value, unit]);
  const other = h("span", { class: "other" }, number.other);
  return [side("A"), ledAs(number.href, `A ${name(number.value, " ")}`, number.value), side("B"), ledAs(number.other_href, `B ${name(number.other, " ")}`, other), unit];
}

/** What leads to where it comes from, if it does. @param {string|null|undefined} href @param {any} words */
export const led = (href, words) => (href ? h("a", { class: "from", ...linkTo(href) }, words) : words);

/** The same of words that may be selected, which say whither. @param {string|null|undefined} href @param {string} name @param {any} words */
function ledAs(href, name, words) {
  return href ? h("a", { class: "from", title: whither(href), "aria-label": name, ...linkOver(href, true) }, words) : words;
}

/** What one sees at an address. @param {string} href */
export function whither(href) {
  const page = href.split(/[?#]/)[0];
  if (page === "/text") return word("to_text");
  return page === "/checks" ? word("to_desk") : word("to_list");
}

/** The letter of a side of a comparison. @param {"A"|"B"} letter */
const side = (letter) => h("i", { class: `ab ${letter}` }, letter);

/** The note, which leads to the finding that it speaks of. @param {Said.BigNumber} number */
function note(number) {
  if (!number.note) return null;
  const look = number.warn ? "ne" : null;
  if (!number.note_href) return h("span", { class: look }, unbroken(number.note));
  return h("a", { class: look, title: whither(number.note_href), ...linkOver(number.note_href) }, unbroken(number.note));
}

/** The sign of disagreement, which leads to the finding. @param {string|null|undefined} href */
export function disputed(href) {
  return href ? h("a", { class: "ne sign", title: word("to_desk"), "aria-label": word("to_desk"), ...linkOver(href) }) : null;
}

/** The boxed character that says where a value comes from. @param {{tag?: string|null, tag_label?: string|null}} item */
export function tag(item) {
  if (!item.tag) return null;
  const [mark, ...rest] = (item.tag_label ?? "").split("|");
  return h("span", { class: `pv ${item.tag}`, title: rest.join("|") || null }, mark);
}

/** What a name of the plan means. @param {string|undefined} words */
export const gloss = (words) => (words ? h("small", { class: "gloss", key: "gloss", title: words }, words) : null);
