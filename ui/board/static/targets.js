// Stub.
import { h } from "./dom.js";

/** The targets of a domain, one line each. @param {any} block */
export function targets(block) {
  return h("p", null, block.title ?? "");
}
