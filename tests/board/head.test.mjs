import assert from "node:assert/strict";
import test from "node:test";
import "./board_stub.mjs";
import { element } from "./dom_stub.mjs";

const { local, store } = await import("../../ui/board/js/state/app.js");
const { head } = await import("../../ui/board/js/draw/head.js");
const { morph } = await import("../../ui/board/js/draw/dom.js");

const button = (label, action, rare) => ({ label, action, ...(rare && { rare }) });
const USUAL = [button("分享", { share: true }), button("加入汇报", { show: "story" }), button("演示", { show: "stage" }, true), button("要点", { show: "points" }, true), button("加入对比", { go: "/compare?a=x" }, true)];
const ui = { export: "导出", acts_more: "更多" };
const all = (node, is) => [...(is(node) ? [node] : []), ...(node.childNodes ?? []).flatMap((child) => all(child, is))];

/** The words of the buttons in sight, and of the entries of the menu. */
function shown(buttons, width = 1366, blocks = [{ kind: "chart", id: "a" }]) {
  globalThis.innerWidth = width;
  const doc = { page: "overview", query: {}, plan: "p", ui, blocks, head: { title: "?", buttons, words: [] }, side: { foot: [] } };
  store.show(doc);
  const read = (open) => {
    local.popover = open;
    const root = element("div");
    morph(root, head(doc));
    const acts = all(root, (node) => node.attributes?.class === "acts")[0];
    return [all(acts, (node) => node.attributes?.class === "btn").map((node) => node.textContent), all(acts, (node) => node.attributes?.role === "menuitem").map((node) => node.textContent)];
  };
  const [seen, entries] = read("menu:head");
  assert.deepEqual(read(null), [seen, []]);
  return { seen, entries };
}

test("a head has a few buttons in sight and all others behind one", () => {
  assert.deepEqual(shown(USUAL), { seen: ["分享", "加入汇报", "导出", "更多"], entries: ["演示", "要点", "加入对比"] });
  assert.deepEqual(shown(USUAL, 390), shown(USUAL));
});

test("where a page has more of its own, what does not fit goes into the menu, and nothing is lost", () => {
  const own = [button("‹ 上一项", { go: "/project?id=a" }), button("下一项 ›", { go: "/project?id=b" })];
  const desk = shown([...own, ...USUAL]);
  assert.deepEqual(desk, { seen: ["‹ 上一项", "下一项 ›", "分享", "加入汇报", "更多"], entries: ["导出", "演示", "要点", "加入对比"] });
  const phone = shown([...own, ...USUAL], 390);
  assert.deepEqual(phone.seen, ["‹ 上一项", "下一项 ›", "分享", "更多"]);
  assert.deepEqual([...phone.seen, ...phone.entries].sort(), [...desk.seen, ...desk.entries].sort());
});

test("without anything to export or to put behind, there is neither button", () => {
  assert.deepEqual(shown([USUAL[0]], 1366, []), { seen: ["分享"], entries: [] });
  assert.deepEqual(shown(USUAL, 1366, []), { seen: ["分享", "加入汇报", "更多"], entries: ["演示", "要点", "加入对比"] });
});
