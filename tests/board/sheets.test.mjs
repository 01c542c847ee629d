import assert from "node:assert/strict";
import test from "node:test";
import "./board_stub.mjs";

const { SHEET, scalesOf } = await import("../../ui/board/js/draw/print.js");

const charts = (ids, plot, words = 60) => ({ ids: ids.split(" "), plot, height: plot + words });
const table = (height) => ({ ids: [], plot: 0, height });

test("what fits, and a table that goes on anyway, is printed as large as it is drawn", () => {
  assert.deepEqual(scalesOf([charts("a b", 130), charts("c d", 236), table(600)], 150), {});
  assert.deepEqual(scalesOf([charts("a", 236), table(900), charts("b", 236)], 150), {});
});

test("charts that nearly fit share the sheet", () => {
  const rows = [charts("flow", 468), charts("a b", 130), charts("c", 158), charts("d", 338), table(600)];
  const scales = scalesOf(rows, 154);
  const used = rows.slice(1, 4).reduce((sum, row) => sum + row.height - row.plot + row.plot * scales[row.ids[0]], 0);
  assert.deepEqual(Object.keys(scales), ["a", "b", "c", "d"]);
  assert.ok(used <= SHEET + 1 && used > SHEET - 5, String(used));
});

test("where the next ones do not fit, those on the sheet are larger, so that it is no half empty one", () => {
  const scales = scalesOf([charts("a b", 236), charts("gantt", 590)], 150);
  assert.equal(scales.a, scales.b);
  assert.ok(150 + 60 + 236 * scales.a > 0.8 * SHEET && scales.a <= 1.7);
  assert.deepEqual(Object.keys(scales), ["a", "b"], "the last sheet stays as it is");
  assert.deepEqual(scalesOf([charts("tree", 400), charts("b", 400)], 150), {}, "a sheet that is nearly full stays as it is");
});

test("a table that just goes over the sheet's end stays on it", () => {
  const scales = scalesOf([charts("a", 416), table(240)], 0);
  assert.ok(scales.a > 0.9 && 60 + 416 * scales.a + 240 <= SHEET + 1);
});
