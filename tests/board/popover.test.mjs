import assert from "node:assert/strict";
import test from "node:test";
import "./board_stub.mjs";
import { element } from "./dom_stub.mjs";

const { local, store } = await import("../../ui/board/js/state/app.js");
const { body } = await import("../../ui/board/js/draw/popover.js");
const { said } = await import("../../ui/board/js/draw/fields.js");
const { morph } = await import("../../ui/board/js/draw/dom.js");

const LABELS = ["鹿城镇", "东瓜镇", "吕合镇", "紫溪镇", "东华镇", "子午镇", "苍岭镇", "Sanjie", "Bajiao"];
const options = (labels) => labels.map((label, i) => ({ code: `${i}`, label, on: false }));
const control = (labels) => ({ kind: "options", param: "township", label: "乡镇", multiple: true, value: "", on: false, options: options(labels) });
const all = (node, is) => [...(is(node) ? [node] : []), ...(node.childNodes ?? []).flatMap((child) => all(child, is))];

function opened(labels = LABELS) {
  store.show({ page: "overview", query: {}, ui: { all: "全部", none_found: "没有匹配项", search: "查找" }, blocks: [] });
  local.search = "";
  const root = element("div");
  const draw = () => morph(root, body(control(labels)));
  draw();
  return {
    field: () => all(root, (node) => node.nodeName === "INPUT")[0],
    shown: () => all(root, (node) => node.attributes?.role === "option").map((node) => node.textContent),
    words: () => root.textContent,
    type(words) { this.field().oninput({ target: { value: words } }); draw(); },
  };
}

test("words typed in a popover leave the options that hold them, whatever their case", () => {
  const popover = opened();
  assert.deepEqual(popover.shown(), ["全部", ...LABELS]);
  popover.type("东");
  assert.deepEqual(popover.shown(), ["东瓜镇", "东华镇"]);
  popover.type(" SAN ");
  assert.deepEqual(popover.shown(), ["Sanjie"]);
  popover.type("");
  assert.deepEqual(popover.shown(), ["全部", ...LABELS]);
});

test("where no option holds the words, it says so", () => {
  const popover = opened();
  popover.type("楚雄");
  assert.deepEqual(popover.shown(), []);
  assert.equal(popover.words(), "没有匹配项");
});

test("a short list has no field to search it", () => {
  assert.equal(opened(LABELS.slice(0, 8)).field(), undefined);
});

test("an amount is typed in the reader's unit: 29.67 million are 2,967 of the plan's", () => {
  assert.equal(said("29.67", 100), 2967);
  assert.equal(said("１,000", 100), 100000);
  assert.equal(said("29.678", 100), "29.678");
  assert.equal(said("2,967"), "2,967");
  assert.equal(said("1亿", 100), "1亿");
  assert.equal(said("  "), null);
});
