// A small switch of two or three fields.
import { store } from "../state/app.js";
import { h } from "./dom.js";
import { act } from "../state/road.js";

/** @param {Said.Segment} segment */
export function fields({ param, label, options }) {
  return h("div", { class: "seg", key: param, role: "group", "aria-label": label }, options.map((option) => {
    const name = `seg:${param}:${option.code}`;
    const picked = options.some((each) => store.pressed(`seg:${param}:${each.code}`, false));
    const on = store.pressed(name, picked ? false : option.on);
    return h("button", {
      type: "button", class: on ? "on" : null, key: String(option.code), "aria-pressed": String(on),
      onclick: () => on || act({ set: { [param]: option.code } }, { [name]: true }),
    }, option.label);
  }));
}
