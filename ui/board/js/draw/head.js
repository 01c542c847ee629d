// Above the numbers: the path, the question, the line in words, the chips and the buttons.
import { SHARE, openShare } from "./share.js";
import { doc, local, redraw, store, word } from "../state/app.js";
import { h } from "./dom.js";
import { menu } from "./menu.js";
import { whither } from "./numbers.js";
import { linkOver } from "./unhurried.js";
import { addStep } from "../meeting/adding.js";
import { meeting } from "../meeting/later.js";
import { canExport, openExport } from "../exports/dialog.js";
import { act, linkTo } from "../state/road.js";
import { sizeClass } from "../state/screen.js";

/** @param {Said.Doc} doc */
export function head(doc) {
  const top = doc.head;
  return h("header", { class: "top", key: "top" },
    !!top.crumbs?.length && path(top.crumbs, "crumb"),
    h("div", { class: "head", key: "head" },
      h("h1", { tabindex: "-1" }, top.title), words(top.words),
      top.unread && h("p", { class: "unread ne", key: "unread", role: "status" }, top.unread),
      h("div", { class: "acts" }, acts(doc))),
    chips(top));
}

/** The way here, each step but the last a link. @param {Said.Crumb[]} steps @param {string} look */
function path(steps, look) {
  return h("nav", { class: look, key: "path" }, steps.map((crumb, i) => [
    i > 0 && h("span", { class: "sep", "aria-hidden": "true" }, "›"),
    crumb.href ? h("a", { class: "link", ...linkTo(crumb.href) }, crumb.label) : h("span", null, crumb.label)]));
}

/** @param {Said.Head["words"]} list */
function words(list) {
  return h("p", { class: "words" }, (list ?? []).map((part) => [
    part.dot && h("span", { class: "dot", style: { background: part.dot } }),
    part.href ? h("a", { class: "from", title: whither(part.href), ...linkOver(part.href) }, run(part)) : run(part)]));
}

/** @param {Said.Word} part */
const run = (part) => h(part.strong ? "b" : "span", null, part.t);

/** @param {Said.Head} top */
function chips(top) {
  const list = top.chips ?? [];
  if (!list.length && !top.hint && !top.idle) return null;
  return h("div", { class: list.length ? "chips some" : "chips", key: "chips" },
    list.map((chip) => {
      const name = `clear:${Object.keys(chip.clear).join()}`;
      return h("button", {
        class: `chip${chip.hollow ? " hollow" : ""}${store.pressed(name, false) ? " going" : ""}`, key: name, type: "button", "aria-label": `${word("remove")} ${chip.label}`.trim(), title: chip.title ?? null,
        onclick: () => act({ set: chip.clear }, { [name]: true }),
      }, h("span", null, chip.label), h("i", { "aria-hidden": "true" }, "✕"));
    }),
    list.length > 0 && top.clear_all && actionButton(top.clear_all, "link"),
    !!top.path?.length && path(top.path, "crumb inline"),
    top.idle && h("span", { class: "idle", key: "idle" }, top.idle),
    top.hint && h("span", { class: "hint", key: "hint" }, top.hint));
}

/** The page on the stage, when what draws it is here. */
const stage = () => meeting(stage)?.begin("page");

const MENU = "head"; // whose menu the rarer buttons stand in
const MOST = { phone: 3, desk: 4, wide: 4 }; // buttons in sight, so that they stand in one row

/** What a button shows. @type {Record<string, () => void>} */
const SHOW = { points: () => { local.panel = { chart: MENU, kind: "points" }; redraw(); }, stage, story: () => addStep() };

/** The buttons of the head: a few in sight, the others in a menu. @param {Said.Doc} doc */
function acts(doc) {
  const { buttons = [] } = doc.head;
  const common = [...buttons.filter((button) => !button.rare), ...(canExport(doc) ? [null] : [])]; // null: the export
  const all = [...common, ...buttons.filter((button) => button.rare)];
  const most = Math.min(MOST[sizeClass(window.innerWidth)], common.length);
  const behind = all.slice(most).map((button) => (button ? entryOf(button) : { label: word("export"), run: () => openExport("", `f-menu:${MENU}`) }));
  return [
    all.slice(0, most).map((button) => (button ? actionButton(button, "btn") : exportButton())),
    behind.length > 0 && h("div", { class: "others", key: "others" }, menu(MENU, { class: "btn" }, word("acts_more"), behind)),
  ];
}

/** A button as an entry of the menu. @param {Said.Button} button @returns {import("./menu.js").Entry} */
const entryOf = ({ label, action }) => (action.go ? { label, href: action.go } : { label, run: action.show ? SHOW[action.show] : () => act(action) });

/** A button that does something here (copy), goes somewhere, or sends its action. @param {Said.Button} button @param {string} look */
function actionButton(button, look) {
  const { action, label } = button;
  if (action.go) return h("a", { class: look, key: label, ...linkTo(action.go) }, label);
  if (action.show) return h("button", { class: look, key: label, type: "button", id: `f-menu:${action.show}`, onclick: SHOW[action.show] }, label);
  if (action.share) return h("button", { class: look, key: SHARE, id: `f-${SHARE}`, type: "button", "aria-haspopup": "dialog", "aria-expanded": String(local.popover === SHARE), onclick: openShare }, label);
  return h("button", { class: look, key: label, type: "button", onclick: () => act(action) }, label);
}

function exportButton() {
  return h("button", { class: "btn", key: "export", id: "f-export", type: "button", "aria-haspopup": "dialog", "aria-expanded": String(!!local.exporting), onclick: () => openExport("", "f-export") }, word("export"));
}
