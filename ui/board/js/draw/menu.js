// Menus: what is done or followed behind one button. That of a chart has its numbers, files of it, how it was computed, its passages.
import { local, redraw, word } from "../state/app.js";
import { leave, uncover } from "../state/layers.js";
import { h } from "./dom.js";
import { walk } from "./focus.js";
import { addStep } from "../meeting/adding.js";
import { openExport } from "../exports/dialog.js";
import { linkTo } from "../state/road.js";

/** @typedef {{label: string, run?: () => void, href?: string}} Entry what is done, or where it leads */

/** @param {Said.Chart} chart */
export function menuButton(chart) {
  const name = { "aria-label": `${word("chart_menu")} ${chart.title}` };
  return h("div", { class: "m", key: "menu" }, menu(chart.id, name, "⋯", entries(chart)));
}

/** A button and the menu that it opens. @param {string} of whose it is @param {Record<string, any>} props of the button @param {string} words on it @param {Entry[]} all */
export function menu(of, props, words, all) {
  const id = `menu:${of}`;
  const open = local.popover === id;
  return [
    h("button", { ...props, key: id, type: "button", id: `f-${id}`, "aria-haspopup": "menu", "aria-expanded": String(open), onclick: () => (open ? uncover() : show(id)) }, words),
    open && h("div", { class: "pop menu-pop", key: "pop", id: "board-popover", role: "menu", ref: within, onkeydown: (/** @type {KeyboardEvent} */ event) => walk(event, "[role=menuitem]"), onfocusout: leave }, all.map(entry)),
  ];
}

/** @param {Entry} one */
function entry({ label, run, href }) {
  const rest = { role: "menuitem", key: label, tabindex: "-1" };
  if (href) return h("a", { ...rest, ...linkTo(href) }, label);
  return h("button", { ...rest, type: "button", onclick: () => { uncover(); run?.(); } }, label);
}

/** @param {Said.Chart} chart */
function entries(chart) {
  const panel = (/** @type {string} */ kind) => () => { local.panel = { chart: chart.id, kind }; redraw(); };
  return [
    { label: word("see_data"), run: panel("data") },
    { label: word("export"), run: () => openExport(chart.id, `f-menu:${chart.id}`) },
    { label: chart.how.length ? word("how") : "", run: panel("how") },
    { label: chart.passages.length ? word("passages") : "", run: panel("passages") },
    { label: word("story"), run: () => addStep(chart.id) },
  ].filter(({ label }) => label);
}

/** @param {string} id */
function show(id) {
  local.popover = id;
  redraw();
  /** @type {HTMLElement|null} */ (document.querySelector("#board-popover [role=menuitem]"))?.focus({ preventScroll: true });
}

/** Above its button where there is no room below it. @param {HTMLElement} box */
function within(box) {
  box.classList.remove("up");
  const { bottom, height } = box.getBoundingClientRect();
  box.classList.toggle("up", bottom > window.innerHeight && bottom - height > height + 40);
}
