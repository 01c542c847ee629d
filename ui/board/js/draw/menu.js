// The ⋯ menu of a chart: its numbers, files of it, how it was computed, its passages.
import { local, redraw, word } from "../state/app.js";
import { h } from "./dom.js";
import { addStep } from "../meeting/adding.js";
import { openExport } from "../exports/dialog.js";

/** @typedef {import("../types.js").Chart} Chart */

/** @param {Chart} chart */
export function menuButton(chart) {
  const id = `menu:${chart.id}`;
  const open = local.popover === id;
  return h("div", { class: "m", key: "menu" },
    h("button", {
      type: "button", id: `f-${id}`, "aria-haspopup": "menu", "aria-expanded": String(open), "aria-label": `${word("chart_menu")} ${chart.title}`,
      onclick: () => show(open ? null : id),
    }, "⋯"),
    open && h("div", { class: "pop menu-pop", id: "board-popover", role: "menu", ref: within, onkeydown: keys, onfocusout: leave }, entries(chart)));
}

/** @param {Chart} chart */
function entries(chart) {
  /** @type {Array<[string, () => void]>} */
  const all = [
    [word("see_data"), () => panel(chart, "data")],
    [word("export"), () => openExport(chart.id, `f-menu:${chart.id}`)],
    [word("how"), () => panel(chart, "how")],
    [word("passages"), () => panel(chart, "passages")],
    [word("story"), () => addStep(chart.id)],
  ];
  const shown = all.filter((_, i) => (i !== 2 || chart.how.length) && (i !== 3 || chart.passages.length));
  return shown.map(([label, run]) => h("button", { type: "button", role: "menuitem", key: label, tabindex: "-1", onclick: () => { show(null); run(); } }, label));
}

/** @param {string|null} id */
function show(id) {
  const last = local.popover;
  local.popover = id;
  redraw();
  if (id) /** @type {HTMLElement|null} */ (document.querySelector("#board-popover [role=menuitem]"))?.focus({ preventScroll: true });
  else document.getElementById(`f-${last}`)?.focus({ preventScroll: true });
}

/** @param {Chart} chart @param {string} kind */
function panel(chart, kind) {
  local.panel = { chart: chart.id, kind };
  redraw();
}

/** Above its button where there is no room below it. @param {HTMLElement} box */
function within(box) {
  box.classList.remove("up");
  const { bottom, height } = box.getBoundingClientRect();
  box.classList.toggle("up", bottom > window.innerHeight && bottom - height > height + 40);
}

/** @param {KeyboardEvent} event */
function keys(event) {
  const list = /** @type {HTMLElement[]} */ ([.../** @type {Element} */ (event.currentTarget).querySelectorAll("[role=menuitem]")]);
  const at = list.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  /** @type {Record<string, number>} */
  const targets = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: list.length - 1 };
  if (event.key === "Escape") show(null);
  else if (event.key in targets) list[(targets[event.key] + list.length) % list.length].focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** @param {FocusEvent} event */
function leave(event) {
  const to = /** @type {Element|null} */ (event.relatedTarget);
  if (to && !to.closest("#board-popover, [aria-expanded=true]")) { local.popover = null; redraw(); }
}
