// Stub.
import { h } from "./dom.js";

/** The table of contents. @param {any} block */
export function toc(block) {
  return h("p", null, block.title ?? "");
}

/** The text of the plan with its marks. @param {any} block */
export function plantext(block) {
  return h("p", null, block.title ?? "");
}
