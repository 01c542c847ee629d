// Blocks of a few words and lines: facts, quotes, verdicts, lists, notes, what is said of nothing, the search line.
import { word } from "../state/app.js";
import { h } from "./dom.js";
import { textField } from "./fields.js";
import { gloss, led, tag } from "./numbers.js";
import { linkOver } from "./unhurried.js";
import { act, linkTo } from "../state/road.js";

/** @param {Said.Facts} block */
export function facts(block) {
  return [block.title && h("h2", null, block.title), h("dl", null, block.items.map((item) => [
    h("dt", null, item.label),
    h("dd", null, item.href ? h("a", { class: "from", title: word("to_text"), ...linkOver(item.href, true) }, item.value) : item.value, " ", tag(item))]))];
}

/** @param {Said.Quote} block */
export function quote(block) {
  return [
    block.title && h("h2", null, block.title),
    block.where && h("div", { class: "where" }, block.where_href ? h("a", { class: "link", ...linkTo(block.where_href) }, block.where) : block.where),
    h("blockquote", { class: "quote", lang: "zh-CN" }, runs(block.parts).map((run) => h("span", { class: run.hl ? "hl" : null }, run.parts.map(quoted)))),
  ];
}

/** Neighbours that are both highlighted stand on one ground. @param {Said.QuotePart[]} parts @returns {Array<{hl: boolean, parts: Said.QuotePart[]}>} */
function runs(parts) {
  /** @type {Array<{hl: boolean, parts: Said.QuotePart[]}>} */
  const found = [];
  for (const part of parts) {
    const last = found[found.length - 1];
    if (last && last.hl === !!part.hl) last.parts.push(part);
    else found.push({ hl: !!part.hl, parts: [part] });
  }
  return found;
}

/** @param {Said.QuotePart} part */
export const quoted = (part) => [part.cell && h("i", { class: "cell", "aria-hidden": "true" }), part.t && (part.mark ? h("mark", null, part.t) : part.t)];

/** What disagrees, how it may be read, and the way to the desk; or that all agrees. @param {Said.Verdict} block */
export function verdict(block) {
  return h("div", { class: "verdict" },
    block.items.map((item) => h("div", { class: "finding" },
      h("p", null, item.warn ? h("a", { class: "ne", ...linkTo(item.link.href) }, item.t) : h("b", null, item.t)),
      h("p", null, item.reading && [tag(item), item.reading, " "], h("a", { class: "link", ...linkTo(item.link.href) }, item.link.label)))),
    block.agreed && h("p", null, led(block.agreed_href, block.agreed)));
}

/** @param {Said.ListBlock} block */
export function list(block) {
  return [
    h("h2", { class: "t" }, h("span", null, block.title), block.note && h("small", null, led(block.note_href, block.note))),
    h("ul", { class: "lines" }, block.items.map((item) => h("li", null, line(item)))),
  ];
}

/** A line that leads somewhere; where its value leads elsewhere than its name, each by itself. @param {Said.ListItem} item */
function line(item) {
  const dot = item.dot && h("span", { class: "dot", style: { background: item.dot } });
  const label = [item.label, gloss(item.gloss), item.note && h("small", null, item.note)];
  if (!item.value_href) return h(item.href ? "a" : "div", { class: "line", ...linkOver(item.href) }, dot, h("span", { class: "label" }, label), item.value && h("b", null, item.value));
  return h("div", { class: "line" }, dot, h("a", { class: "label", ...linkOver(item.href) }, label), h("b", null, led(item.value_href, item.value)));
}

/** @param {Said.Note} block */
export function note(block) {
  return h("div", { class: "verdict" }, block.text.map((words) => h("p", null, words)));
}

/** @param {Pick<Said.Empty, "text"|"offers">} block */
export function empty(block) {
  return h("div", { class: "empty" }, h("p", null, block.text), h("div", { class: "acts" }, block.offers.map((offer) =>
    offer.href ? h("a", { class: "btn", ...linkTo(offer.href) }, offer.label) : h("button", { class: "btn", type: "button", title: offer.title ?? null, onclick: () => act({ set: offer.clear }) }, offer.label))));
}

/** The search line of a page. @param {Said.Search} block */
export function search(block) {
  return [textField({ ...block, on: Boolean(block.value) }, "page"), block.hint && h("p", { class: "s" }, block.hint)];
}
