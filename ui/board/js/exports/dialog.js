// The dialog of exports: what, in which form, language and unit; how far it is; and the way to leave it.
import { blockOf, chartOf, doc, local, redraw, word } from "../state/app.js";
import { plainOf } from "../state/likings.js";
import { written } from "../state/query.js";
import { h } from "../draw/dom.js";
import { downloadImage, saveBytes } from "../draw/download.js";
import { modal } from "../draw/popover.js";
import { choices } from "../draw/segment.js";
import { receive } from "./receiving.js";
import { storyOf } from "../meeting/kept.js";

const PICTURES = ["png", "svg"]; // made here, of a chart as it is on the screen
/** The forms with their names and what they are. @type {Record<string, () => [string, string]>} */
const FORMS = {
  pptx: () => [word("export_pptx"), word("export_pptx_is")], docx: () => [word("export_docx"), word("export_docx_is")], xlsx: () => [word("export_xlsx"), word("export_xlsx_is")],
  brief: () => [word("export_brief"), word("export_brief_is")], csv: () => [word("export_csv"), word("export_csv_is")],
  png: () => [word("export_png"), word("export_png_is")], svg: () => [word("export_svg"), word("export_svg_is")],
  html: () => [word("export_html"), word("export_html_is")],
};
const HELD = ["chart", "table", "facts", "list", "findings", "targets", "story"]; // blocks that a file can hold
/** What is chosen, and how far it is. @type {{block: string, what: string, form: string, lang: string|null, unit: string|null, pages: string[], notes: boolean, going: AbortController|null, done: number, of: number, said: string, warn: boolean}} */
const now = { block: "", what: "page", form: "pptx", lang: null, unit: null, pages: [], notes: false, going: null, done: 0, of: 0, said: "", warn: false };

/** Whether there is anything to export on a page. @param {Said.Doc} doc */
export const canExport = (doc) => !!word("export") && doc.blocks.some((block) => HELD.includes(block.kind));

/** The steps of this browser's story, or of the first that comes with the plan. @param {Said.Doc} doc */
function stepsOf(doc) {
  return (storyOf(doc.plan) ?? blockOf(doc, "story")?.given[0])?.steps ?? [];
}

/** Opens the dialog, for one block or for the page. @param {string} block @param {string} opener the id of what the focus returns to */
export function openExport(block, opener) {
  Object.assign(now, { block, what: offered(doc(), !!stepsOf(doc()).length, !!block)[0], form: PICTURES.includes(now.form) ? "pptx" : now.form, pages: [], notes: false, lang: null, unit: null, said: "", warn: false, done: 0, of: 0 });
  local.exporting = opener;
  redraw();
}

function close() {
  const opener = local.exporting;
  now.going?.abort();
  local.exporting = null;
  redraw();
  document.getElementById(opener ?? "")?.focus({ preventScroll: true });
}

/** @param {Said.Doc} doc */
export function exportDialog(doc) {
  if (!local.exporting) return null;
  return modal({ class: "panel exporting", key: "exporting", "aria-label": word("export") }, close, h("div", { class: "sheet" },
    h("div", { class: "sheet-head", key: "head" }, h("h2", null, word("export")), h("button", { class: "x", type: "button", "aria-label": word("close"), onclick: close }, "✕")),
    line("what", word("export_what"), whats(doc)),
    now.what === "pages" && line("pages", word("export_pages"), pages(doc)),
    line("form", word("export_form"), h("div", { class: "forms", role: "radiogroup", "aria-label": word("export_form") }, Object.keys(FORMS).map((name) => form(doc, name)))),
    ...doc.side.foot.filter(({ param }) => !PICTURES.includes(now.form) && (param === "lang" || param === "unit")).map((each) => line(each.param, each.param === "lang" ? word("export_lang") : word("export_unit"), liked(doc, each))),
    hasNotes() && line("notes", word("export_notes"), h("label", { class: "with" }, h("input", { type: "checkbox", checked: now.notes, onchange: () => { now.notes = !now.notes; redraw(); } }), word("export_notes_with"))),
    line("basis", word("export_basis"), h("p", null, basisOf(doc, now.what), h("small", null, word("export_basis_note")))),
    foot(doc)));
}

/** Whether it is asked if a file has the notes of a story: whoever gets a page reads them. */
const hasNotes = () => now.what === "story" && now.form === "html";

/** @param {string} key @param {string} name @param {any} content */
const line = (key, name, content) => h("div", { class: "row", key }, h("span", { class: "name" }, name), content);

/** @param {Said.Doc} doc */
function whats(doc) {
  const block = doc.blocks.find((each) => each.id === now.block);
  const steps = stepsOf(doc);
  /** @type {Record<string, () => string>} */
  const words = {
    block: () => (block?.kind === "chart" ? word("export_chart") : word("export_table")), page: () => word("export_page"), pages: () => word("export_several"),
    register: () => word("export_register"), story: () => word("export_story", { n: steps.length }),
  };
  const options = offered(doc, !!steps.length, !!block).map((code) => ({ code, label: words[code](), on: code === now.what }));
  return choices(word("export_what"), options, ({ code: what }) => {
    Object.assign(now, { what, form: fits(now.form, what, block) ? now.form : "pptx" }, !now.pages.length && doc.page !== "story" && { pages: [doc.page] });
    redraw();
  }, {}, !!now.going);
}

/** The pages of the menu, in its order. @param {Said.Doc} doc */
function pages(doc) {
  const all = doc.side.menu.flatMap((section) => section.items).map((item) => ({ label: item.label, page: plainOf(item.href).page })).filter(({ page }) => page !== "story");
  return h("div", { class: "pages" }, all.map(({ label, page }) => h("label", { key: page },
    h("input", { type: "checkbox", checked: now.pages.includes(page), onchange: () => {
      now.pages = all.map((each) => each.page).filter((each) => (each === page) !== now.pages.includes(each));
      redraw();
    } }), label)));
}

/** A form; one that what is chosen has not stays in its place and says of what it is. @param {Said.Doc} doc @param {string} name */
function form(doc, name) {
  const on = now.form === name;
  const can = fits(name, now.what, doc.blocks.find((each) => each.id === now.block));
  const [title, is] = FORMS[name]();
  return h("button", { type: "button", class: on ? "form on" : "form", key: name, role: "radio", "aria-checked": String(on), disabled: !!now.going || !can, onclick: () => { now.form = name; redraw(); } },
    h("span", { class: "radio", "aria-hidden": "true" }), h("b", null, title), h("span", null, can ? is : word("export_only_chart")));
}

/** A switch of how the reader likes it, which here is for the file only. @param {Said.Doc} doc @param {Said.Segment} each */
function liked(doc, { param, label, options }) {
  const name = /** @type {"lang"|"unit"} */ (param);
  const fields = options.map((each) => ({ ...each, on: now[name] === null ? each.on : now[name] === (each.code ?? "") }));
  return choices(label, fields, ({ code }) => { now[name] = code ?? ""; redraw(); }, {}, !!now.going);
}

/** @param {Said.Doc} doc */
function foot(doc) {
  const share = now.of ? now.done / now.of : 0;
  return h("div", { class: "ends", key: "ends" },
    h("div", { class: "progress", key: "progress", hidden: !now.going, role: "progressbar", "aria-valuenow": String(Math.round(share * 100)) }, h("i", { style: { width: `${share * 100}%` } })),
    h("p", { class: now.warn ? "said warn" : "said", key: "said", role: "status" }, now.said),
    h("div", { class: "buttons", key: "buttons" },
      h("button", { class: "btn", type: "button", key: "cancel", onclick: close }, now.going ? word("export_cancel") : word("close")),
      h("button", { class: "btn pri", type: "button", key: "go", disabled: !!now.going || (now.what === "pages" && !now.pages.length), onclick: () => void make(doc) }, word("export"))));
}

/** The address of what is chosen. @param {Said.Doc} doc */
function addressOf(doc) {
  const { what, form, lang, unit } = now;
  const steps = () => stepsOf(doc).map(({ page, query, show, title, note }) => ({ page, query, show, title, note }));
  const own = what === "story" ? { steps: JSON.stringify(steps()) } : what === "pages" ? { pages: now.pages.join("~") } : { page: doc.page, block: what === "block" ? now.block : what === "page" ? "" : what };
  const asked = { ...doc.query, ...(lang !== null && { lang }), ...(unit !== null && { unit }), ...own, form, live: "1", notes: hasNotes() && now.notes ? "1" : "" };
  return `${local.base}export?${written(Object.fromEntries(Object.entries(asked).filter(([, value]) => value)))}`;
}

/** @param {Said.Doc} doc */
async function make(doc) {
  const chart = chartOf(doc, now.block);
  if (PICTURES.includes(now.form) && chart) {
    now.said = word("export_saved", { name: await downloadImage(chart, /** @type {"png"|"svg"} */ (now.form)) });
    return redraw();
  }
  const going = new AbortController();
  Object.assign(now, { going, done: 0, of: 0, said: word("export_going"), warn: false });
  redraw();
  try {
    const response = await fetch(addressOf(doc), { cache: "no-store", signal: going.signal });
    if (!response.ok || !response.body) throw new Error(String(response.status));
    const file = await receive(response.body.getReader(), (done, of) => {
      Object.assign(now, { done, of, said: word("export_done_of", { done: Math.min(done + 1, of), of }) });
      redraw();
    });
    saveBytes(file.body, file.name, file.type);
    now.said = word("export_done", { name: file.name, size: Math.max(1, Math.round(file.size / 1000)) });
  } catch {
    Object.assign(now, going.signal.aborted ? { said: "" } : { said: word("export_failed"), warn: true });
  }
  now.going = null;
  redraw();
}

// --- what is offered of a page ---------------------------------------------------------------------

/** Whether what is chosen can have a form: pictures are of a chart. @param {string} form @param {string} what @param {{kind: string}} [block] */
export const fits = (form, what, block) => !PICTURES.includes(form) || (what === "block" && block?.kind === "chart");

/** What can be chosen, the first by default: a story has no page of its own to show, but its steps and other pages.
 * @param {{page: string, blocks: ReadonlyArray<{id?: string}>}} doc @param {boolean} hasSteps @param {boolean} hasBlock */
export function offered(doc, hasSteps, hasBlock) {
  const story = hasSteps ? ["story"] : [];
  if (doc.page === "story") return [...story, "pages"];
  return [...(hasBlock ? ["block"] : []), "page", "pages", ...(doc.blocks.some((each) => each.id === "projects") ? ["register"] : []), ...story];
}

/** The page's line of its view, which is no story's: each of its steps has its own.
 * @param {{page: string, head: {words: ReadonlyArray<{t: string}>}}} doc @param {string} what */
export const basisOf = (doc, what) => (doc.page === "story" || what === "story" ? "" : doc.head.words.map((part) => part.t).join(""));
