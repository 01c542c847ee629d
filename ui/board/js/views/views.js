// Kept views in the menu: the present one is named and kept, others are found again, renamed, deleted, and sent as a file.
import { say } from "../draw/announce.js";
import { h } from "../draw/dom.js";
import { box, opener } from "../draw/popover.js";
import { doc, local, redraw, word } from "../state/app.js";
import { hrefOf, present } from "../state/likings.js";
import { linkTo } from "../state/road.js";
import { MOST_NAME, cleaned, isSame, keep, keyOfViews, merged, renamed, viewsOf, withView } from "./kept.js";
import { openButton, saveButton } from "./sending.js";

/** @typedef {import("./kept.js").View} View */

/** What the open list is about: the view that is being renamed, the one just deleted and its place, and the last thing said. @type {{renaming: View|null, gone: {view: View, at: number}|null, said: string, warn: boolean}} */
const now = { renaming: null, gone: null, said: "", warn: false };

/** @param {string} where */
const idOf = (where) => `${where}:views`;

/** The line of the menu that opens the list, in the phone's drawer with the list under it. @param {string} where */
export function viewsLine(where) {
  if (!doc().plan) return null;
  const id = idOf(where);
  const count = viewsOf(doc().plan).length;
  return h("div", { class: "own-views", key: "own-views" },
    h("ul", { class: "menu" }, h("li", null, h("button", { type: "button", id: `f-${id}`, ...opener(id) }, word("views"), count > 0 && h("i", null, String(count))))),
    where === "drawer" && local.popover === id && h("div", { class: "unfolded", id: "board-popover" }, list()));
}

/** The list beside its line. */
export function viewsPopover() {
  if (local.popover !== idOf("side")) {
    if (local.popover !== idOf("drawer")) Object.assign(now, { renaming: null, gone: null, said: "" });
    return null;
  }
  return box(idOf("side"), word("views"), list(), "own-views");
}

function list() {
  const views = viewsOf(doc().plan);
  const here = present();
  const rows = views.map((one) => (now.renaming && isSame(now.renaming, one) ? renaming(one) : row(one, isSame(one, here))));
  if (now.gone) rows.splice(now.gone.at, 0, undo(now.gone.view));
  return [
    form(here, views.find((one) => isSame(one, here))),
    h("ul", { class: "list", key: "list" }, rows),
    !rows.length && h("p", { class: "none", key: "none" }, word("views_none")),
    h("p", { class: now.warn ? "said warn" : "said", key: "said", role: "status", hidden: !now.said }, now.said),
    h("div", { class: "ends", key: "ends" },
      views.length > 0 && saveButton("link", word("views_export"), "views", { views }, word("views")), openButton("link", word("views_import"), "views", receive)),
  ];
}

/** A name for the present view, in words if nobody gives another. @param {Pick<View, "page"|"query">} here @param {View|undefined} known */
function form(here, known) {
  return naming({ key: `form-${here.page}?${here.query}` }, known?.name ?? doc().name, (said, field) => {
    const name = cleaned(said) || cleaned(doc().name);
    field.value = name;
    change(withView(viewsOf(doc().plan), { ...here, name, saved: Date.now() }), word("views_kept", { name }));
  });
}

/** A field for a name, which is taken at the button or with Enter. @param {Record<string, any>} props @param {string} value @param {(name: string, field: HTMLInputElement) => void} take */
function naming(props, value, take) {
  const submit = (/** @type {any} */ event) => {
    event.preventDefault();
    take(event.target.elements[0].value, event.target.elements[0]);
  };
  return h("form", { class: "naming", onsubmit: submit, ...props },
    h("input", { type: "text", "aria-label": word("views_name"), value, maxlength: String(MOST_NAME), autocomplete: "off", spellcheck: "false" }),
    h("button", { class: "btn", type: "submit" }, word("views_keep")));
}

/** @param {View} one @param {boolean} on */
function row(one, on) {
  return h("li", { class: on ? "view here" : "view", key: keyOf(one) },
    h("a", { class: "label", "aria-current": on ? "true" : null, ...linkTo(hrefOf(one)) }, one.name),
    h("button", { type: "button", class: "link", "data-do": "rename", "aria-label": word("views_rename_one", { name: one.name }), onclick: () => start(one) }, word("views_rename")),
    h("button", { type: "button", class: "link", "data-do": "delete", "aria-label": word("views_delete_one", { name: one.name }), onclick: () => remove(one) }, word("views_delete")));
}

/** @param {View} one */
const keyOf = (one) => `${one.page}?${one.query}`;
/** @param {View} one */
function renaming(one) {
  const done = (/** @type {() => void} */ end) => {
    now.renaming = null;
    end();
    focus(one, "rename");
  };
  const leave = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    event.preventDefault();
    done(redraw);
  };
  return h("li", { class: "view", key: `naming-${keyOf(one)}`, "data-view": keyOf(one) },
    naming({ onkeydown: leave }, one.name, (name) => done(() => change(renamed(viewsOf(doc().plan), one, name)))));
}

/** @param {View} one */
function start(one) {
  now.renaming = one;
  redraw();
  const field = /** @type {HTMLInputElement|null} */ (document.querySelector("#board-popover li .naming input"));
  field?.focus();
  field?.select();
}

/** @param {View} one */
function remove(one) {
  const views = viewsOf(doc().plan);
  now.gone = { view: one, at: views.findIndex((each) => isSame(each, one)) };
  change(views.filter((each) => !isSame(each, one)));
  /** @type {HTMLElement|null} */ (document.querySelector("#board-popover .gone button"))?.focus();
}

/** @param {View} one */
function undo(one) {
  return h("li", { class: "view gone", key: "gone" }, h("span", { class: "label" }, word("views_deleted", { name: one.name })),
    h("button", { type: "button", class: "link", onclick: () => {
      const views = viewsOf(doc().plan);
      const at = now.gone?.at ?? 0;
      now.gone = null;
      change([...views.slice(0, at), one, ...views.slice(at)]);
      focus(one, "delete");
    } }, word("views_undo")));
}

/** @param {View} one @param {string} action */
function focus(one, action) {
  const at = viewsOf(doc().plan).findIndex((each) => isSame(each, one));
  /** @type {HTMLElement|null|undefined} */ ([...document.querySelectorAll("#board-popover li.view")][at]?.querySelector(`[data-do=${action}]`))?.focus();
}

/** Keeps a list, and says what came of it. @param {View[]} views @param {string} [said] */
function change(views, said = "") {
  const problem = keep(doc().plan, views);
  tell(problem ? word(problem === "full" ? "views_full" : "views_absent") : said, problem !== "");
}

/** @param {string} words @param {boolean} warn */
function tell(words, warn) {
  Object.assign(now, { said: words, warn });
  if (words) say(words);
  redraw();
}

/** Takes over the views of a file, or says what is wrong with it. @param {import("./file.js").Read} read */
function receive(read) {
  if ("problem" in read) return tell(word(read.problem, read.values), true);
  const before = viewsOf(doc().plan);
  const all = merged(before, read.found);
  change(all, word("views_imported", { n: all.length - before.length, known: read.found.length - (all.length - before.length) }));
}

window.addEventListener("storage", (event) => {
  if (event.key === keyOfViews(doc()?.plan ?? "")) redraw();
});
