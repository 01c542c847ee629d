// Stub.
import { h } from "./dom.js";

/** The list of findings, by status. @param {any} block */
export function findings(block) {
  return h("p", null, block.title ?? "");
}

/** The sides of a finding, beside each other with the sign between. @param {any} block */
export function sides(block) {
  return h("p", null, block.title ?? "");
}

/** The proposed reading and what a person decides. @param {any} block */
export function decision(block) {
  return h("p", null, block.title ?? "");
}
