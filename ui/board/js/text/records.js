// The right column beside the text: the records behind a place, hits of the search, numbers without a record.
import { address } from "../state/app.js";
import { h } from "../draw/dom.js";
import { openPlace } from "./plantext.js";
import { act, follow, linkTo } from "../state/road.js";

/** @param {Said.Records} block */
export function records(block) {
  return [
    head(block.title, block.clear),
    block.quote && h("p", { class: "rec-quote", lang: "zh-CN", key: "quote" }, block.quote),
    block.where && h("p", { class: "where", lang: "zh-CN", key: "where" }, block.where),
    block.warn.length > 0 && h("ul", { class: "rec-warn", key: "warn" }, block.warn.map((each) => h("li", null, h("a", { class: each.note ? "link" : "ne", ...linkTo(each.href) }, each.label)))),
    block.groups.map(group),
    block.note && h("p", { class: "where", key: "note" }, block.note),
  ];
}

/** What stands beside the text, and the way to close it. @param {string} title @param {Said.SetButton|null} [clear] */
export function head(title, clear) {
  return h("div", { class: "rec-head", key: "head" }, h("h2", null, title),
    clear && h("button", { type: "button", class: "x", "aria-label": clear.label, title: clear.label, onclick: () => act({ set: clear.set }) }, "✕"));
}

/** @param {Said.RecordGroup} each @param {number} i */
function group(each, i) {
  const lines = h("ul", { key: "lines" }, each.lines.map(line));
  const title = each.title && [
    each.dot && h("span", { class: "dot", style: { background: each.dot } }),
    each.href ? h("a", { class: "link", ...linkTo(each.href) }, each.title) : h("span", null, each.title)];
  if (each.fold !== undefined) {
    return h("details", { class: "rec", key: `g${i}`, open: !each.fold }, h("summary", null, each.title, h("small", null, each.count)), lines);
  }
  return h("div", { class: "rec", key: `g${i}` }, title && h("h3", null, each.kind && h("small", null, each.kind), title), lines);
}

/** @param {Said.RecordLine} each */
function line(each) {
  const note = each.note && h("small", null, each.note);
  if ("quote" in each) {
    const [before, hit, after] = each.quote;
    return h("li", null, h("a", { class: "cut", href: address(each.href), onclick: (/** @type {MouseEvent} */ event) => follow(event, each.href, () => openPlace(each.at)) }, h("span", { lang: "zh-CN" }, before, h("b", null, hit), after), note));
  }
  const value = each.href ? h("a", { class: "link", ...linkTo(each.href) }, each.value) : each.value;
  return h("li", { class: "pair-line" }, h("span", { class: "name" }, each.label), h("span", { class: "val", lang: "zh-CN" }, value), note);
}
