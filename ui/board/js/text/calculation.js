// How a number came about, beside the text: what went in, each with its place, and what that comes to.
import { h } from "../draw/dom.js";
import { gloss, led } from "../draw/numbers.js";
import { head } from "./records.js";

const SIGNS = { sum: "+", difference: "−", quotient: "÷", median: "", count: "" };

/** @param {Said.Calculation} block */
export function calculation(block) {
  return [
    head(block.title, block.clear),
    h("p", { class: "calc-result", key: "result" }, h("b", null, block.result), block.unit && h("small", null, block.unit), h("span", null, block.about)),
    h("p", { class: "where", key: "how" }, block.how),
    h("ol", { class: "calc", key: "terms" }, block.operands.map((each, i) => operand(each, i ? SIGNS[block.op] : ""))),
    block.more && h("p", { class: "where", key: "more" }, block.more),
  ];
}

/** @param {Said.Operand} each @param {string} sign */
function operand(each, sign) {
  const value = [each.value, each.unit && h("small", null, each.unit)];
  return h("li", { class: each.part ? "parted" : null },
    h("span", { class: "sgn", "aria-hidden": "true" }, sign),
    h("span", { class: "name" }, each.dot && h("span", { class: "dot", style: { background: each.dot } }), each.label, gloss(each.gloss)),
    h("span", { class: "val" },
      each.part && h("span", { class: "of" }, led(each.href, each.of), " ", led(each.part.href, each.part.label), " ="),
      each.part ? h("span", null, " ", value) : led(each.href, value)));
}
