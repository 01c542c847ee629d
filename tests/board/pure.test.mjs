import assert from "node:assert/strict";
import test from "node:test";
import "./board_stub.mjs";

const { cell } = await import("../../ui/board/js/draw/copying.js");
const { fileName } = await import("../../ui/board/js/draw/download.js");
const { axisLength, fitted, pixelRange, squared } = await import("../../ui/board/js/charts/axes.js");
const { MOST_HEIGHT, partInSight } = await import("../../ui/board/js/tables/window.js");

test("a spreadsheet reads numbers as numbers, and no words as formulas", () => {
  assert.deepEqual(["-1,234.5", "14,000", "1,23", "=1+1", "-x", "a,b"].map(cell), ["-1234.5", "14000", "1,23", "'=1+1", "'-x", "a,b"]);
});

test("file names hold no character that a file system forbids", () => {
  assert.equal(fileName('养老:占/35.9%? "x"\n', "csv"), "养老 占 35.9% x .csv".replace(" .csv", ".csv"));
  assert.equal(fileName("///", "png"), "chart.png");
});

test("the length of an axis: margins, domain, direction", () => {
  const layout = { height: 300, margin: { l: 40, r: 60, t: 10, b: 20 }, xaxis: {}, xaxis3: { domain: [0.5, 0.75] }, yaxis: { domain: [0, 0.5] } };
  assert.equal(axisLength(layout, "xaxis", 500), 400);
  assert.equal(axisLength(layout, "xaxis3", 500), 100);
  assert.equal(axisLength(layout, "yaxis", 500), 135);
  assert.equal(axisLength(layout, "xaxis", 50), 1);
});

test("pixel axes get their length as range; the figure stays as it was", () => {
  const layout = { height: 200, margin: { l: 0, r: 0, t: 0, b: 0 }, meta: { pixel_axes: { xaxis2: "end", xaxis3: "start" } }, xaxis: { visible: false }, xaxis2: { domain: [0, 0.5], range: [-60, 0] }, xaxis3: {} };
  const before = structuredClone(layout);
  const fit = fitted(layout, 600);
  assert.deepEqual(fit.xaxis2.range, [-300, 0]);
  assert.deepEqual(fit.xaxis3.range, [0, 600]);
  assert.deepEqual(fit.xaxis, { visible: false, fixedrange: true });
  assert.equal(fit.width, 600);
  assert.deepEqual(layout, before);
  assert.deepEqual(pixelRange("end", 5), [-5, 0]);
});

test("words within a bar's part are left out where the part is narrower than they are", () => {
  const layout = { margin: { l: 100, r: 100, t: 0, b: 0 }, xaxis: { range: [0, 200] }, annotations: [{ text: "所有" }, { text: "其中" }], meta: { inside: [[1, 100, 120]] } };
  const before = structuredClone(layout);
  assert.deepEqual(fitted(layout, 440).annotations.map((one) => one.visible), [undefined, undefined]); // 120 px for 100 of 200
  assert.deepEqual(fitted(layout, 430).annotations.map((one) => one.visible), [undefined, false]);
  assert.deepEqual(layout, before);
});

test("squares stay clear of the words beside them in narrow tiles, each in its own corner", () => {
  const layout = { margin: { l: 0, r: 0, t: 0, b: 0 }, xaxis: { domain: [0, 0.16] }, meta: { squares: { low: 19, beside: [[32, 47]] } } };
  const trace = { x: [4000, 32, 8], base: [-4000, -36, -12], y: [28, 36, 48], width: [56, 32, 8], meta: { floors: [null, 52, 52] } };
  assert.equal(squared([trace], layout, 501)[0], trace);
  const [small] = squared([trace], layout, 440); // tiles of 70.4 px
  const scale = (440 * 0.16 - 47) / 32;
  assert.deepEqual([small.x[0], small.base[0], small.y[0], small.width[0]], [4000, -4000, 28, 56]);
  for (const i of [1, 2]) {
    assert.ok(Math.abs(small.x[i] - trace.x[i] * scale) < 1e-9 && Math.abs(small.width[i] - trace.width[i] * scale) < 1e-9);
    assert.ok(Math.abs(small.base[i] + small.x[i] + 4) < 1e-9, "its right edge");
    assert.ok(Math.abs(small.y[i] + small.width[i] / 2 - 52) < 1e-9, "its floor");
  }
  assert.equal(squared([trace], layout, 100)[0].x[1], 19, "never smaller than what stands under the words");
});

test("rows in sight: the top, the middle, the end, and never more than there are", () => {
  for (const top of [-200, 0, 60_000, 5000 * 31 - 700, 1e9]) {
    const { from, to, above, below } = partInSight(5000, 31, top, 768);
    assert.ok(Math.abs(above - from * 31) < 1e-6 && Math.abs(above + (to - from) * 31 + below - 5000 * 31) < 1e-6, "as high as all, wherever the window is");
    const [first, last] = [Math.max(0, top / 31), Math.min(5000, (top + 768) / 31)];
    assert.ok(to <= 5000 && (first > 5000 || (from <= first && to >= last)));
  }
  const few = partInSight(30, 31, 0, 1200);
  assert.deepEqual([few.from, few.to, few.above, few.below], [0, 30, 0, 0]);
});

test("a box of a million rows shows its first and its last", () => {
  const row = 31;
  const view = 500;
  const height = Math.min(1_000_000 * row, MOST_HEIGHT);
  assert.deepEqual(pick(partInSight(1_000_000, row, 0, view)), { from: 0, first: 0, above: 0 });
  for (const top of [1, 17, 400, 1e5, 7e6, height - view - 1, height - view, height - view + 3]) {
    const { from, to, above, below, first, last } = partInSight(1_000_000, row, top, view);
    assert.ok(to - from < 70, `${to - from} rows at ${top}`);
    assert.ok(from <= first && last <= to);
    assert.ok(above >= 0 && below >= 0 && Math.abs(above + (to - from) * row + below - height) <= row);
    assert.ok(above <= top + 1 && above + (to - from) * row >= Math.min(top + view, height) - row);
  }
  assert.equal(partInSight(1_000_000, row, height - view + 3, view).to, 1_000_000);
  assert.deepEqual(pick(partInSight(10, row, 0, view)), { from: 0, first: 0, above: 0 });
  assert.equal(partInSight(10, row, 0, view).to, 10);
});

/** @param {{from: number, first: number, above: number}} part */
function pick({ from, first, above }) {
  return { from, first, above };
}

test("a pointer that moves is soon further on; of one that has stood, or has just come, nothing is known", async () => {
  const { soonAt } = await import("../../ui/board/js/charts/approach.js");
  assert.deepEqual(soonAt({ x: 0, y: 0, at: 0 }, { x: 10, y: 5, at: 30 }), { x: 40, y: 20 });
  assert.equal(soonAt(null, { x: 10, y: 5, at: 30 }), null);
  assert.equal(soonAt({ x: 0, y: 0, at: 0 }, { x: 10, y: 5, at: 500 }), null);
  assert.equal(soonAt({ x: 0, y: 0, at: 30 }, { x: 10, y: 5, at: 30 }), null);
});
