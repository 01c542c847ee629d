import assert from "node:assert/strict";
import test from "node:test";
import { element } from "./dom_stub.mjs";

const { h, morph } = await import("../../ui/board/js/draw/dom.js");
const list = (...keys) => keys.map((key) => h("li", { key }, key));

test("nodes with the same key stay and do not move when a neighbour goes", () => {
  const root = element("ul");
  morph(root, list("a", "b", "c"));
  const [, b, c] = root.childNodes;
  morph(root, list("b", "c"));
  assert.deepEqual(root.childNodes, [b, c]);
  assert.equal(b.moves + c.moves, 2);
});

test("keyed nodes follow their key", () => {
  const root = element("ul");
  morph(root, list("a", "b", "c"));
  const before = [...root.childNodes];
  morph(root, list("c", "a", "d", "b"));
  assert.equal(root.textContent, "cadb");
  assert.deepEqual([root.childNodes[0], root.childNodes[1], root.childNodes[3]], [before[2], before[0], before[1]]);
});

test("attributes, styles and listeners are set, changed and taken away", () => {
  const root = element("div");
  const first = () => {};
  morph(root, h("button", { class: "on", title: "x", style: { color: "red" }, onclick: first, disabled: true }, "a"));
  const [node] = root.childNodes;
  assert.deepEqual(node.attributes, { class: "on", title: "x", disabled: "" });
  assert.equal(node.onclick, first);
  morph(root, h("button", { class: "off", disabled: false }, "b"));
  assert.deepEqual(node.attributes, { class: "off" });
  assert.deepEqual(node.style.values, {});
  assert.equal(node.onclick, null);
  assert.equal(root.childNodes[0], node);
});

test("what belongs to somebody else is left alone", () => {
  const root = element("div");
  morph(root, h("div", { own: true }));
  const svg = element("svg");
  root.childNodes[0].insertBefore(svg, null);
  morph(root, h("div", { own: true, class: "x" }));
  assert.deepEqual(root.childNodes[0].childNodes, [svg]);
});

test("words are text, whatever they hold", () => {
  const root = element("div");
  morph(root, ["<img src=x onerror=alert(1)>", null, false, 0]);
  assert.deepEqual(root.childNodes.map((node) => node.nodeType), [3, 3]);
  assert.equal(root.textContent, "<img src=x onerror=alert(1)>0");
});

test("a field that has the focus keeps what is being typed", () => {
  const root = element("div");
  morph(root, h("input", { value: "a" }));
  const [field] = root.childNodes;
  field.value = "typing";
  document.activeElement = field;
  morph(root, h("input", { value: "b" }));
  assert.equal(field.value, "typing");
  document.activeElement = null;
  morph(root, h("input", { value: "c" }));
  assert.equal(field.value, "c");
});
