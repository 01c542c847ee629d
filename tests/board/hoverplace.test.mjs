import assert from "node:assert/strict";
import test from "node:test";
import "./board_stub.mjs";

const { placeBeside } = await import("../../ui/board/js/charts/hoverlabel.js");

const VIEW = { left: 4, top: 4, right: 1362, bottom: 764 };
const covers = (spot, label, mark) => Math.min(spot.left + label.width, mark.right) > Math.max(spot.left, mark.left) && Math.min(spot.top + label.height, mark.bottom) > Math.max(spot.top, mark.top);

test("a label stands beside its mark wherever there is room on any side, and always within the window", () => {
  let seed = 7;
  const dice = (most) => (seed = (seed * 48271) % 2147483647) % most;
  for (let round = 0; round < 4000; round += 1) {
    const label = { width: 60 + dice(240), height: 40 + dice(80) };
    const [left, top] = [4 + dice(1300), 4 + dice(700)];
    const mark = { left, top, right: Math.min(left + 1 + dice(1300), 1362), bottom: Math.min(top + 1 + dice(700), 764) };
    const pointer = { x: left + dice(mark.right - left), y: top + dice(mark.bottom - top) };
    const spot = placeBeside(label, mark, pointer, VIEW);
    const isRoom = mark.left - VIEW.left > label.width + 6 || VIEW.right - mark.right > label.width + 6 || mark.top - VIEW.top > label.height + 6 || VIEW.bottom - mark.bottom > label.height + 6;
    if (isRoom) assert.ok(!covers(spot, label, mark), JSON.stringify({ label, mark, spot }));
    assert.ok(spot.left >= VIEW.left && spot.top >= VIEW.top && spot.left + label.width <= VIEW.right && spot.top + label.height <= VIEW.bottom);
  }
});

test("of several places it is the one nearest to the pointer", () => {
  const label = { width: 100, height: 60 };
  assert.deepEqual(placeBeside(label, { left: 200, right: 900, top: 300, bottom: 318 }, { x: 500, y: 305 }, VIEW), { left: 450, top: 234 });
  assert.deepEqual(placeBeside(label, { left: 200, right: 240, top: 100, bottom: 700 }, { x: 235, y: 400 }, VIEW), { left: 246, top: 370 });
  assert.deepEqual(placeBeside(label, { left: 200, right: 900, top: 10, bottom: 28 }, { x: 500, y: 15 }, VIEW), { left: 450, top: 34 });
});
