// Who decides, and what was decided before: the steps of one finding and of all.
import { h } from "../draw/dom.js";
import { remember, remembered } from "../state/kept.js";
import { decide, linkTo } from "../state/road.js";

const KEY = "decided by";

/** Who decides here, as this browser knows it. */
export const by = () => (remembered(KEY) ?? "").trim();

/** @param {Said.Decision} block */
export function nameField(block) {
  return h("label", { class: "by", key: "by" }, h("span", null, block.by_label),
    h("input", { type: "text", value: remembered(KEY) ?? "", placeholder: block.by_none, maxlength: String(block.by_most), autocomplete: "name", spellcheck: "false", oninput: (/** @type {any} */ event) => remember(KEY, event.target.value) }));
}

/** The steps, unfolded by a click. @param {Said.History|null} block */
export function history(block) {
  return block && h("details", { class: "tally past", key: "history" }, h("summary", null, block.title),
    h("ol", null, block.steps.map((each) => h("li", { key: String(each.id) },
      h("span", null, `${each.when} ${each.who}`),
      each.finding && h("a", { class: "link", ...linkTo(each.finding.href) }, each.finding.label),
      h("b", null, each.words),
      each.note && h("q", null, each.note)))),
    block.more && h("p", null, block.more));
}

/** Takes back the last step about a finding. @param {Said.Decision} block */
export function undoButton(block) {
  const [last] = block.history?.steps ?? [];
  return block.undo && last && h("button", { class: "link undo", key: "undo", type: "button", onclick: () => decide({ finding: block.finding, undo: last.id, by: by() }, {}) }, block.undo);
}
