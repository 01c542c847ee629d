import assert from "node:assert/strict";
import test from "node:test";
import "./board_stub.mjs";

const { store } = await import("../../ui/board/js/state/app.js");
const { picture } = await import("../../ui/board/js/draw/download.js");

const LOOK = { ground: "#fff", ink: "#111", ink2: "#555", font: "sans" };
const FOOT = "来源：《规划》附件“储备项目情况表”，2023-05-16发布。";
const figure = () => ({ data: [{ type: "bar", x: [1] }], layout: { height: 200, margin: { l: 10, r: 10, t: 0, b: 0 }, annotations: [{ text: "殡葬类" }] } });
const chart = (title) => ({ id: "by_category", title, subtitle: [{ t: "单位：万元。" }, { swatch: "unconfirmed", colour: "#555", t: "列别待核" }], figure: figure() });
const bare = (annotation) => annotation.text.replace(/<[^>]*>/g, "");

function drawn(title, width = 640) {
  store.show({ page: "overview", query: {}, ui: {}, blocks: [], foot: FOOT, head: { words: [{ t: "东瓜镇，" }, { t: "按逐项合计。" }] } });
  return picture(chart(title), width, LOOK).layout;
}

test("a picture carries the chart's title, its subtitle and its source beside its own labels", () => {
  const { annotations } = drawn("殡葬类占58.3%，<其中>");
  assert.deepEqual(annotations.map(bare), ["殡葬类", "殡葬类占58.3%，&lt;其中&gt;", "东瓜镇，按逐项合计。", "单位：万元。", "列别待核", FOOT]);
});

test("title above the chart, source below it, both within the picture", () => {
  const { annotations, height, margin } = drawn("标题");
  const [title, source] = [annotations[1], annotations.at(-1)];
  const plot = height - margin.t - margin.b;
  assert.equal(plot, 200);
  const places = [title, source].map(({ y }) => margin.t + (1 - y) * plot);
  assert.ok(places[0] >= 0 && places[0] < margin.t, `title at ${places[0]}`);
  assert.ok(places[1] > height - margin.b && places[1] < height, `source at ${places[1]}`);
});

test("a long title and source are broken into lines, and no letter is lost", () => {
  const title = "殡葬类占总投资的58.3%，其中62.7%是经营性公墓，资金过半来自其他来源";
  const { annotations } = drawn(title, 300);
  const words = annotations.slice(1).map(bare);
  assert.ok(words.length > 4);
  assert.equal(words.join(""), `${title}东瓜镇，按逐项合计。单位：万元。列别待核${FOOT}`);
});

test("the chart on the screen is not changed", () => {
  const mine = chart("标题");
  picture(mine, 640, LOOK);
  assert.deepEqual(mine.figure, figure());
});

test("a picture has the swatches of its legend with their hatches, each beside its words", () => {
  const { annotations, shapes, width, margin } = drawn("标题");
  const [box, lines] = shapes;
  assert.deepEqual(shapes.map(({ type }) => type), ["rect", "path"]);
  assert.equal((lines.path.match(/M/g) ?? []).length, 6);
  const words = annotations.find(({ text }) => text === "列别待核");
  const at = words.x * (width - margin.l - margin.r);
  assert.ok(at >= box.x1 && at < box.x1 + 10, `words at ${at}, swatch to ${box.x1}`);
});
