// The sidebar: name, menu, one-line filter controls, small switches. On a phone a bar on top and two drawers.
import { doc, local, redraw, store, word } from "../state/app.js";
import { h } from "./dom.js";
import { body, modal, nameOf, opener } from "./popover.js";
import { textField } from "./fields.js";
import { uncover } from "../state/layers.js";
import { segment, toggle } from "./segment.js";
import { carried, queryOf, written } from "../state/query.js";
import { act, follow, linkTo, view } from "../state/road.js";
import { storyOf } from "../meeting/kept.js";
import { viewsLine } from "../views/views.js";

/** @param {Said.Doc} doc */
export function side({ side: content }) {
  return [
    h("div", { class: "brand", key: "brand" }, content.brand.title, h("small", null, content.brand.sub)),
    h("nav", { class: "nav", key: "nav", "aria-label": word("menu") }, menu(content)),
    viewsLine("side"),
    h("section", { class: "filters", key: "filters", "aria-label": word("filters") }, groups(content)),
    foot(content),
  ];
}

/** @param {Said.Side} content */
function menu(content) {
  const count = storyOf(doc().plan)?.steps.length ?? 0;
  return content.menu.map((section) => [
    section.title && h("h4", { key: `h-${section.title}` }, section.title),
    h("ul", { class: "menu", key: `m-${section.title}` }, section.items.map((item) => {
      const on = local.going ? pathOf(local.going) === pathOf(item.href) : item.on;
      return h("li", { class: on ? "on" : null, key: item.label },
        h("a", { ...linkTo(item.href), onclick: (/** @type {MouseEvent} */ event) => follow(event, kept(content, item.href)), "aria-current": item.on ? "page" : null }, item.label, item.badge ? h("i", null, item.badge) : pathOf(item.href) === "/story" && count > 0 && h("i", { class: "count-of" }, word("story_steps", { n: count }))));
    })),
  ]);
}

/** @param {string} href */
const pathOf = (href) => href.split("?")[0];

/** A link of the menu with what was done since the page came: while the server is away that may be much. @param {Said.Side} content @param {string} href */
function kept(content, href) {
  const last = store.doc;
  if (!store.isWaiting || !last || view().page !== last.page) return href;
  const [path, search = ""] = href.split("?");
  const controls = content.groups.flatMap((group) => group.controls).flatMap((each) => ("param" in each ? [each.param] : []));
  const names = [...last.filters, ...content.foot.map((segment) => segment.param), ...controls];
  const words = written(carried(queryOf(search), last.query, view().query, names));
  return words ? `${path}?${words}` : path;
}

/** @param {Said.Side} content @param {string} [where] */
function groups(content, where = "side") {
  return content.groups.map((group) => h("div", { class: "group", key: group.title, role: "group", "aria-label": group.title },
    h("h4", null, group.title), group.controls.map((each) => control(each, where))));
}

/** @param {Said.Control} item @param {string} where @returns {any} */
function control(item, where) {
  if (item.kind === "switch") return flip(item);
  if (item.kind === "text") return textField(item, where);
  if (item.kind === "more") return folded(item, where);
  const id = `${where}:${nameOf(item)}`;
  const unfolded = where === "drawer" && local.popover === id;
  return [
    line(item, id, opener(id)),
    unfolded && h("div", { class: "unfolded", id: "board-popover", key: `body-${id}` }, body(item)),
  ];
}

/** @param {{on: boolean, label: string, value: string}} item @param {string} id @param {Record<string, any>} props */
const line = (item, id, props) => h("button", { class: item.on ? "f on" : "f", key: id, id: `f-${id}`, type: "button", ...props }, h("span", null, item.label), h("b", null, item.value));

/** Rarer controls behind one line that unfolds. @param {Said.MoreControl} item @param {string} where @returns {any} */
function folded(item, where) {
  const id = `${where}:${item.param}`;
  const open = local.more[id] ?? false;
  return [
    line(item, id, { "aria-expanded": String(open), onclick: () => { local.more[id] = !open; redraw(); } }),
    open && h("div", { class: "rarer", key: `rarer-${id}` }, item.controls.map((each) => control(each, where))),
  ];
}

/** @param {Said.SwitchControl} item */
function flip(item) {
  const name = `switch:${item.param}:${item.value_on}`;
  const on = store.pressed(name, item.on);
  return toggle({ class: "f flip", key: name, onclick: () => act({ toggle: [item.param, item.value_on] }, { [name]: !on }) }, on, h("span", null, item.label));
}

/** @param {Said.Side} content */
const foot = (content) => h("div", { class: "foot", key: "foot" }, content.foot.map((each) => segment(each)));

/** @param {Said.Doc} doc */
export function topBar({ side: content }) {
  const count = content.groups.flatMap((group) => group.controls).filter((item) => item.on).length;
  return h("header", { class: "phone", key: "phone" },
    h("button", { class: "burger", key: "burger", type: "button", "aria-label": word("menu"), "aria-expanded": String(local.drawer === "menu"), onclick: () => open("menu") }, h("span", null)),
    h("b", null, content.brand.title),
    h("button", { class: "btn", key: "filters", type: "button", "aria-expanded": String(local.drawer === "filters"), onclick: () => open("filters") }, word("filters"), count > 0 && h("i", { class: "count" }, count)));
}

/** @param {"menu"|"filters"|null} which */
function open(which) {
  local.drawer = local.drawer === which ? null : which;
  local.popover = null;
  redraw();
}

/** Esc closes one thing: what is unfolded in a drawer before the drawer itself. @param {Event} event */
function fold(event) {
  if (local.popover && uncover()) event.preventDefault();
}

/** The phone's drawers, as modal dialogs: the browser keeps the focus in them and closes them on Esc. @param {Said.Doc} doc */
export function drawers({ side: content }) {
  if (!local.drawer) return null;
  const isMenu = local.drawer === "menu";
  const close = () => open(null);
  return modal({ class: `drawer ${local.drawer}`, key: `drawer-${local.drawer}`, "aria-label": word(local.drawer), oncancel: fold }, close, h("div", { class: "sheet" },
    h("div", { class: "sheet-head" }, h("b", null, isMenu ? content.brand.title : word("filters")), h("button", { class: "btn", type: "button", onclick: close }, word("close"))),
    isMenu ? [h("nav", { "aria-label": word("menu") }, menu(content)), viewsLine("drawer"), foot(content)] : h("div", { class: "filters" }, groups(content, "drawer"))));
}
