// The headline numbers.
import { linkTo } from "./app.js";
import { h } from "./dom.js";

/** @param {import("./types.js").Doc} doc */
export function numbers(doc) {
  if (!doc.numbers?.length) return null;
  return h("div", { class: "kpis", key: "kpis", style: { "--n": String(doc.numbers.length) } }, doc.numbers.map((number) =>
    h(number.href ? "a" : "div", { class: "kpi", key: number.id, ...linkTo(number.href) },
      h("div", { class: "l" }, number.label, tag(number)),
      h("div", { class: "v" }, number.value, number.unit && h("small", null, number.unit)),
      h("div", { class: "n" }, number.note && h("span", { class: number.warn ? "ne" : null }, number.note)))));
}

/** The boxed character that says where a value comes from. @param {{tag?: string|null, tag_label?: string|null}} item */
export function tag(item) {
  if (!item.tag) return null;
  const [mark, ...rest] = (item.tag_label ?? "").split("|");
  return h("span", { class: `pv ${item.tag}`, title: rest.join("|") || null }, mark);
}
