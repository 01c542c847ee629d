// Above the numbers: the view in words, the chips of what is active, the drill path, the buttons. The same as head of ui/shell.py.
import { href } from "./addresses.js";
import { activeFilters, codesOf, method, shortened, subject, whole } from "./wording.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("../types.js").Head} Head */
/** @typedef {{label: string, action: any}} Button */

/** The head of a page for a view; its title and the words of its buttons stay. @param {Scene} scene @param {boolean} hasCharts what a page without charts says of clicks: nothing @returns {Head} */
export function head(scene, hasCharts) {
  const { text, doc } = scene;
  const active = activeFilters(scene);
  return {
    ...doc.head, path: path(scene), words: [{ t: subject(scene), strong: true }, { t: method(scene), strong: false }],
    chips: active.map((each) => ({
      label: text.words("chips.label", { name: each.name, values: shortened(text, each.values) }), title: whole(text, each), clear: Object.fromEntries(each.params.map((param) => [param, null])),
    })),
    hint: hasCharts ? text.words(active.length ? "hint.filtered" : "hint.click") : "",
    clear_all: active.length ? { label: text.words("chips.clear"), action: { clear: true } } : null, buttons: buttons(scene),
  };
}

/** @param {Scene} scene @returns {Button[]} */
function buttons(scene) {
  const { text, page, query } = scene;
  const copy = { label: text.words("button.copy_link"), action: { copy: "link" } };
  const [id, ...others] = codesOf(scene, "project");
  if (!id || others.length) return [copy];
  const trail = page === "projects" ? query.trail ?? null : page;
  return [{ label: text.words("button.open_project"), action: { go: href(scene, "project", { id, trail }) } }, copy];
}

/** The page, then every field that was drilled into, the last without a link. @param {Scene} scene */
function path(scene) {
  const { text, page, query } = scene;
  const drill = codesOf(scene, "drill");
  return drill.length ? [null, ...drill].map((field, depth) => ({
    label: field ? drillWord(scene, field) : text.words(`page.${page}`),
    href: depth < drill.length ? href(scene, page, { ...cleared(drill.slice(depth)), drill: drill.slice(0, depth).join("~") }) : null,
  })) : [];
}

/** @param {string[]} fields @returns {Record<string, null>} */
function cleared(fields) {
  return Object.fromEntries(fields.flatMap((field) => (field === "year" ? ["from_year", "to_year"] : [field])).map((name) => [name, null]));
}

/** What was drilled into, in words. @param {Scene} scene @param {string} field */
function drillWord(scene, field) {
  const { text } = scene;
  const active = activeFilters(scene).find(({ params: [first] }) => first === (field === "year" ? "from_year" : field));
  return active ? shortened(text, active.values) : text.words(`field.${field}`);
}
