// The contradiction desk: the list of findings, the sides of the open one, and what a person decides about it.
import { blockOf, local, redraw, redrawSoon, store } from "../state/app.js";
import { sizeClass } from "../state/screen.js";
import { h } from "../draw/dom.js";
import { scrollInList } from "../draw/focus.js";
import { quoted } from "../draw/lists.js";
import { led, tag } from "../draw/numbers.js";
import { bringUp } from "../draw/place.js";
import { act, decide, go, linkTo, view } from "../state/road.js";
import { by, history, nameField, undoButton } from "./history.js";

/** Notes that are written but not kept yet, by finding. @type {Map<string, string>} */
const drafts = new Map();

// --- the list --------------------------------------------------------------------------------------

/** The findings of a status, by tabs. @param {Said.Findings} block */
export function findings(block) {
  return [
    h("div", { class: "seg", key: "tabs" }, block.tabs.map((each) =>
      h("a", { class: each.on ? "on" : null, key: each.label, "aria-current": each.on ? "true" : null, ...(each.on ? linkUp(each.href, ".b-findings nav") : linkTo(each.href)) }, `${each.label} ${each.count}`))),
    block.groups.length === 0 && h("p", { class: "nil", key: "nil" }, block.empty),
    h("nav", { key: "list", "aria-label": block.label }, block.groups.map((group) => [
      group.title && h("h2", { key: group.title }, group.title),
      h("ul", { key: `ul-${group.title}` }, group.items.map((each) => item(each, current(block))))])),
    block.ways?.map((way) => h("a", { class: "link way", key: way.href, ...linkTo(way.href) }, way.label)),
    h("p", { class: "say", key: "say" }, block.note.map((words, i) => h("span", { class: i === 1 ? "keys" : null }, words))),
    tally(block),
    history(block.history),
  ];
}

/** The finding of the list that is open, or on its way: the address is ahead of the document. @param {Said.Findings} block @returns {string|null} */
function current(block) {
  const items = block.groups.flatMap((group) => group.items);
  const wanted = view().query.finding;
  return (items.find((each) => each.id === wanted) ?? items.find((each) => each.on))?.id ?? null;
}

/** @param {Said.FindingItem} each @param {string|null} chosen */
function item(each, chosen) {
  const on = each.id === chosen;
  return h("li", { key: each.id },
    h("a", { ...linkUp(each.href, "[data-block=sides] h2"), class: on ? "on" : null, "data-finding": each.id, tabindex: on ? "0" : "-1", "aria-current": on ? "true" : null, ref: (/** @type {HTMLElement} */ node) => on && keepInSight(node, each.id) },
      h("p", null, severity(each.severity), each.title),
      (each.difference || each.values) && h("div", null, h("b", null, each.difference, each.unit && h("small", null, each.unit)), h("span", null, each.values))));
}

/** A link that on a phone, where list and finding stand below each other, also brings up what it is about. @param {string} href @param {string} what */
function linkUp(href, what) {
  const link = linkTo(href);
  const onclick = (/** @type {MouseEvent} */ event) => {
    link.onclick?.(event);
    redraw();
    if (sizeClass(window.innerWidth) === "phone") bringUp(document.querySelector(what));
  };
  return { ...link, onclick };
}

/** The finding that the list was last scrolled to. @type {string|null} */
let sighted = null;

/** Scrolls the list, and nothing else, to a finding that has just been opened. @param {HTMLElement} node @param {string} id */
function keepInSight(node, id) {
  if (sighted === id) return;
  sighted = id;
  requestAnimationFrame(() => scrollInList(node));
}

/** @param {{code: string, mark: string, label: string}} one */
const severity = (one) => h("span", { class: `sev ${one.code}`, title: one.label }, one.mark);

/** How much was checked, unfolded by a click. @param {Said.Findings} block */
function tally(block) {
  const { title, columns, rows } = block.tally;
  return h("details", { class: "tally", key: "tally" }, h("summary", null, title),
    h("table", null,
      h("thead", null, h("tr", null, columns.map((label) => h("th", { scope: "col" }, label)))),
      h("tbody", null, rows.map((row, at) => h("tr", { key: String(at) }, row.map((cell) => h("td", null, typeof cell === "string" ? cell : led(cell.href, cell.t))))))));
}

// --- the sides -------------------------------------------------------------------------------------

/** The sides of a finding, two of them with the sign between. @param {Said.Sides} block */
export function sides(block) {
  const isPair = block.sides.length === 2 && block.is_apart;
  const sign = h("div", { class: "neq", key: "neq" }, h("b", { "aria-hidden": "true" }, "≠"), block.difference && h("span", null, block.difference));
  return [
    h("h2", { key: "title" }, severity(block.severity), block.title_href ? led(block.title_href, breakable(block.title)) : h("span", null, breakable(block.title))),
    h("div", { class: isPair ? "papers two" : block.sides.length === 1 ? "papers one" : "papers", key: "papers" },
      block.sides.map((each, i) => [isPair && i === 1 && sign, paper(each, i, block.open)])),
  ];
}

/** Words in which a sum stays on one line where there is room for it, and else goes on after a sign. @param {string} words */
function breakable(words) {
  return words.split(/([0-9,.]+(?:[+−×÷][0-9,.]+)+=[0-9,.]*[0-9]\p{Po}?)/u).map((part, i) =>
    (i % 2 ? h("span", { class: "unbroken" }, part.split(/(?<=[+−×÷=])/u).map((each, at) => [at > 0 && h("wbr"), each])) : part));
}

/** @param {Said.FindingSide} each @param {number} i @param {string} open */
function paper(each, i, open) {
  const value = ["big", each.printed && "printed", each.none && "void"].filter(Boolean).join(" ");
  return h("article", { class: each.odd ? "paper odd" : "paper", key: `side-${i}` },
    h("div", { class: "where" }, tag(each), h("span", null, each.place), each.href && h("a", { class: "link", ...linkTo(each.href) }, open)),
    each.value && h("div", { class: value }, each.odd && h("span", { class: "ne" }), each.value, each.unit && h("small", null, each.unit)),
    each.table && cells(each.table),
    each.quotes.map((quote, at) => h("blockquote", { key: `quote-${at}`, lang: "zh-CN" }, quote.parts.map(quoted))),
    each.note && h("p", { class: "say" }, each.note));
}

/** @param {NonNullable<Said.FindingSide["table"]>} block */
function cells(block) {
  return h("div", { class: "scroller", key: "cells" }, h("table", { class: "cells" },
    block.head.length > 0 && h("thead", null, h("tr", null, block.head.map((label) => (label ? h("th", { scope: "col" }, label) : h("td", { class: "corner" }))))),
    h("tbody", null, block.rows.map((row) => h("tr", { class: row.computed ? "calc" : null }, row.cells.map((cell) =>
      h("td", { class: [cell.quoted && "quoted", cell.wide && "wide"].filter(Boolean).join(" ") || null, lang: cell.quoted ? "zh-CN" : null },
        cell.mark ? h("mark", null, cell.t) : cell.t, tag(cell))))))));
}

// --- the decision ----------------------------------------------------------------------------------

/** The proposed reading and what a person decides. @param {Said.Decision} block */
export function decision(block) {
  const draft = drafts.get(block.finding);
  const isChanged = draft !== undefined && draft.trim() !== block.note;
  if (!isChanged) drafts.delete(block.finding);
  return [
    h("div", { class: "where", key: "where" }, tag(block), h("span", null, block.title), block.open && h("a", { class: "link", ...linkTo(block.open.href) }, block.open.label)),
    block.text.map((sentence) => h("p", null, breakable(sentence))),
    block.links.length > 0 && h("p", { class: "aff", key: "aff" }, h("span", null, block.impact), block.links.map((link, i) => [i > 0 && h("span", null, block.listing), h("a", { class: "link", ...linkTo(link.href) }, link.label)]), block.more && h("span", { class: "more" }, block.more)),
    block.lapsed && h("p", { class: "lapsed", key: "lapsed" }, block.lapsed),
    block.decided && h("p", { class: "decided", key: "decided", role: "status" }, h("b", null, block.decided), block.note && h("span", { class: "kept" }, block.note)),
    block.closed && h("p", { class: "say", key: "closed" }, block.closed),
    !block.closed && h("div", { class: "acts", key: "acts", role: "group", "aria-label": block.title }, block.buttons.map((each) => button(block, each))),
    block.error && h("p", { class: "error", key: "error", role: "alert" }, block.error),
    !block.closed && h("label", { class: "note", key: `note-${block.finding}` }, h("span", null, block.note_label),
      h("textarea", { value: draft ?? block.note, maxlength: String(block.most), rows: "3", spellcheck: "false", oninput: (/** @type {any} */ event) => { drafts.set(block.finding, event.target.value); redrawSoon(); } }),
      h("small", { class: isChanged ? "changed" : null }, isChanged ? block.note_changed : block.note_hint)),
    !block.closed && nameField(block),
    history(block.history),
    undoButton(block),
  ];
}

/** The one that is filled is the proposal, if there is one, as long as nothing is decided, and then what was decided. @param {Said.Decision} block @param {Said.Decision["buttons"][number]} each */
function button(block, each) {
  const name = `decide:${block.finding}:${each.code}`;
  const on = store.pressed(name, each.on);
  const filled = on || (each.code === "explained" && !!block.tag && !block.buttons.some((other) => other.on));
  return h("button", { class: filled ? "btn pri" : "btn", key: each.code, type: "button", "aria-pressed": String(on), onclick: () => choose(block, each.code) }, each.label);
}

/** Sends a decision with its note. The address keeps the finding, for the list goes on without it. @param {Said.Decision} block @param {string} status */
function choose(block, status) {
  const looks = Object.fromEntries(block.buttons.map((each) => [`decide:${block.finding}:${each.code}`, each.code === status]));
  if (!block.is_open) act({ set: { finding: block.finding } });
  decide({ finding: block.finding, status, note: (drafts.get(block.finding) ?? block.note).trim(), guard: block.guard, seen: block.seen, by: by() }, looks);
}

// --- the keyboard ----------------------------------------------------------------------------------

const STEPS = /** @type {Record<string, number>} */ ({ ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 });

document.addEventListener("keydown", (event) => {
  const list = blockOf(store.doc, "findings");
  if (!list || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || local.popover || local.panel || local.drawer) return;
  const at = /** @type {HTMLElement} */ (event.target);
  const isInList = !!at.closest?.(".b-findings nav");
  const isFree = isInList || at === document.body;
  const isTyping = at.matches?.("input, textarea, select, [contenteditable]");
  if (event.key in STEPS && (isFree || (!isTyping && event.key.length === 1))) {
    event.preventDefault();
    step(list, STEPS[event.key], isInList);
  } else if (event.key === "Enter" && isFree && !event.repeat) accept(event, at);
});

/** To the finding before or after; from one that has left the list to its neighbour. @param {Said.Findings} list @param {number} by @param {boolean} withFocus */
function step(list, by, withFocus) {
  const items = list.groups.flatMap((group) => group.items);
  const at = items.findIndex((each) => each.id === current(list));
  const to = at >= 0 ? items[at + by]?.href : by > 0 ? list.after : list.before;
  if (!to) return;
  go(to);
  redraw();
  if (withFocus) /** @type {HTMLElement|null} */ (document.querySelector(".b-findings nav a.on"))?.focus({ preventScroll: true });
}

/** Enter accepts the open finding; on another of the list it is the link's own. @param {KeyboardEvent} event @param {HTMLElement} at */
function accept(event, at) {
  const block = blockOf(store.doc, "decision");
  const link = at.closest("[data-finding]");
  if (!block || block.closed || block.status === "explained" || (link && link.getAttribute("data-finding") !== block.finding)) return;
  event.preventDefault();
  choose(block, "explained");
}
