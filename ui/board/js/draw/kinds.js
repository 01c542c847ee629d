// The row of kinds above a page's charts: one is chosen, a click chooses another.
import { store } from "../state/app.js";
import { h } from "./dom.js";
import { act } from "../state/road.js";

/** @param {Said.Kinds} block */
export function kinds(block) {
  const picked = block.options.some((each) => store.pressed(name(block, each), false));
  return h("div", { class: "seg kinds", role: "group", "aria-label": block.label }, block.options.map((option) => {
    const on = store.pressed(name(block, option), picked ? false : option.on);
    return h("button", {
      type: "button", class: on ? "on" : null, key: String(option.code), "aria-pressed": String(on), "data-kind": option.code ?? "",
      onclick: () => on || act({ set: { [block.param]: option.code } }, { [name(block, option)]: true }),
    }, option.label);
  }));
}

/** @param {{param: string}} block @param {{code: string|null}} option */
function name(block, option) {
  return `kinds:${block.param}:${option.code}`;
}
