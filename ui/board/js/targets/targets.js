// The targets of the plan, one line each, by domain; the opened one with its words, its projects and its answer. And the facts before.
import { store, word } from "../state/app.js";
import { bullet, legendMark } from "./bullet.js";
import { h } from "../draw/dom.js";
import { openExport } from "../exports/dialog.js";
import { empty } from "../draw/lists.js";
import { gloss, led } from "../draw/numbers.js";
import { act, follow, linkTo } from "../state/road.js";

/** The targets, or with `view: "facts"` what had been reached before. @param {Said.Targets|Said.TargetFacts} block */
export function targets(block) {
  if ("view" in block) return facts(block);
  if (!document.querySelector("table.tg")) arrive(block);
  return [
    h("div", { class: "tg-head", key: "head" },
      h("h2", null, block.title),
      h("button", { class: "tool plain", type: "button", id: `f-export:${block.id}`, "aria-haspopup": "dialog", onclick: () => openExport(block.id, `f-export:${block.id}`) }, word("export"))),
    domains(block.domains),
    h("div", { class: "s tg-key", key: "key" }, block.legend.map((item) => h("span", { class: "key" }, item.mark !== "scale" && legendMark(item.mark), item.label))),
    block.none ? empty({ text: block.none, offers: [{ label: block.clear.label, clear: block.clear.set }] }) : table(block),
  ];
}

/** Brings the target that an address opens into sight when the page has just come. @param {Said.Targets} block */
function arrive(block) {
  const open = block.groups.flatMap((group) => group.rows).find((row) => row.on);
  if (!open) return;
  requestAnimationFrame(() => {
    const row = document.querySelector(`table.tg tr[data-id="${CSS.escape(open.id)}"]`);
    const top = row?.getBoundingClientRect().top ?? 0;
    if (top < 0 || top > window.innerHeight / 2) row?.scrollIntoView({ block: "start" });
  });
}

/** @param {Said.Targets["domains"]} options */
function domains(options) {
  return h("div", { class: "tg-domains", key: "domains", role: "group" }, options.map((option) => {
    const name = `domain:${option.code}`;
    const on = store.pressed(name, option.on);
    const action = option.code ? { toggle: ["domain", option.code] } : { set: { domain: null } };
    return h("button", { class: on ? "on" : option.count === "0" ? "zero" : null, type: "button", key: name, "data-code": option.code, "aria-pressed": String(on), onclick: () => act(action, { [name]: !on }) },
      option.label, h("small", null, option.count));
  }));
}

/** @param {Said.Targets} block */
function table(block) {
  return h("table", { class: "tg", key: "table" },
    h("thead", null, h("tr", null, block.columns.map((label) => h("th", { scope: "col" }, label)))),
    block.groups.map((group) => h("tbody", { key: group.title },
      h("tr", { class: "dom", key: "dom" }, h("th", { colspan: "6", scope: "rowgroup" }, group.title, h("small", null, group.count))),
      group.rows.map((row) => [line(row, block.columns), row.detail && opened(row, row.detail)]))));
}

/** @param {Said.TargetRow} row @param {string[]} columns */
function line(row, columns) {
  const open = (/** @type {MouseEvent} */ event) => {
    if (!(/** @type {Element} */ (event.target).closest("a, button")) && !String(getSelection())) follow(event, row.href);
  };
  const cell = (/** @type {string} */ look, /** @type {number} */ i, /** @type {any} */ content) => h("td", { class: look, "data-label": columns[i] }, content);
  return h("tr", { class: row.on ? "goes on" : "goes", key: row.id, "data-id": row.id, onclick: open },
    h("td", { class: "name" }, h("a", { ...linkTo(row.href), "aria-expanded": String(row.on), lang: "zh-CN" }, row.name), gloss(row.gloss), row.scope && h("small", { lang: "zh-CN" }, row.scope)),
    cell("said", 1, target(row)),
    cell("drawn", 2, row.bullet ? bullet(row.bullet) : h("span", { class: "dim" }, row.relative)),
    cell(row.base.length ? "base" : "base blank", 3, row.base.map((each) => h("a", { class: "said", lang: "zh-CN", ...linkTo(each.href) }, each.t))),
    cell("capacity", 4, capacity(row.capacity)),
    cell("status dim", 5, row.status));
}

/** The target as printed; numbers that disagree with the sign that leads to the desk. @param {Said.TargetRow} row */
function target(row) {
  const sign = (/** @type {number} */ i) => (row.desk
    ? h("a", { class: "sign warn", key: `sign${i}`, "aria-label": row.disagree, ...linkTo(row.desk) }, "≠")
    : h("i", { class: "sign", key: `sign${i}`, "aria-hidden": "true" }, "/"));
  const words = row.target.map((each, i) => [
    i > 0 && sign(i), h("a", { class: row.desk ? "said warn" : "said", lang: "zh-CN", key: each.t, ...linkTo(each.href) }, each.t)]);
  return [words, row.desk && row.target.length === 1 && sign(0)];
}

/** @param {Said.TargetRow["capacity"]} item */
function capacity(item) {
  return [item.value && h("b", { class: item.dim ? "dim" : null }, led(item.href, item.value)), h("span", { class: item.dim ? "dim" : item.short ? "short" : null }, item.note)];
}

/** @param {Said.TargetRow} row @param {NonNullable<Said.TargetRow["detail"]>} detail */
function opened(row, detail) {
  const { answer, how, projects, bases, findings, passages } = detail;
  return h("tr", { class: "opened", key: `${row.id}:opened` }, h("td", { colspan: "6" }, h("div", { class: "tg-open" },
    h("div", { key: "left" },
      h("h3", null, answer.title),
      answer.text.map((words) => h("p", null, led(answer.href, words))),
      detail.bullet && bullet(detail.bullet, true),
      projects && lines(projects), bases && lines(bases),
      how.text.length > 0 && [h("h3", null, how.title), how.text.map((words) => h("p", { class: "s" }, words))]),
    h("div", { key: "right" },
      findings && [h("h3", null, findings.title), h("ul", { class: "tg-lines" }, findings.items.map((item) =>
        h("li", null, h("a", { class: item.warn ? "label ne" : "label", ...linkTo(item.href) }, item.label))))],
      h("h3", null, passages.title),
      passages.items.map(quote)))));
}

/** @param {Said.TargetLines} block */
function lines(block) {
  return [h("h3", null, block.title), h("ul", { class: "tg-lines" }, block.items.map((item) => h("li", null,
    item.dot && h("span", { class: "dot", style: { background: item.dot } }),
    h("a", { class: "label", lang: "zh-CN", ...linkTo(item.href) }, item.label), gloss(item.gloss),
    item.value && h("a", { class: "said", lang: "zh-CN", ...linkTo(item.place) }, item.value),
    item.note && h("small", null, item.note))))];
}

/** @param {Said.TargetPassage} item */
function quote(item) {
  return h("figure", null,
    h("blockquote", { class: "quote", lang: "zh-CN" }, item.parts.map((part) => part.mark ? h("mark", null, part.t) : part.hl ? h("span", { class: "hl" }, part.t) : part.t)),
    h("figcaption", { class: "where" }, h("span", { lang: "zh-CN" }, item.where), h("a", { class: "link", ...linkTo(item.href) }, item.label)));
}

/** @param {Said.TargetFacts} block */
function facts(block) {
  return [
    h("h2", { class: "t", key: "title" }, h("span", null, block.title), h("small", null, block.note)),
    h("div", { class: "tg-facts", key: "facts" }, block.groups.map((group) => h("section", { key: group.title },
      h("h3", null, group.title),
      h("ul", null, group.rows.map((row) => h("li", { key: row.id, class: row.part ? "part" : null },
        h("a", { ...linkTo(row.href), title: row.where, lang: "zh-CN" }, h("span", null, row.name, gloss(row.gloss)), h("b", { class: "said" }, row.value)),
        row.desk && h("a", { class: "ne", "aria-label": row.name, ...linkTo(row.desk) })))))))];
}
