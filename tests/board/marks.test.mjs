import assert from "node:assert/strict";
import test from "node:test";
import "./board_stub.mjs";

const { moveMark } = await import("../../ui/board/js/charts/marks.js");

/** Three marks of a chart, the first with the tab stop, and what has the focus after keys. */
function marks() {
  const row = { querySelectorAll: () => all };
  const seen = { prevented: 0 };
  const all = ["a", "b", "c"].map((id, i) => ({ id, stop: i ? "-1" : "0", parentNode: row, closest: () => null, focus() { document.activeElement = this; }, setAttribute(_, stop) { this.stop = stop; } }));
  all[0].focus();
  const press = (key) => moveMark({ key, currentTarget: row, preventDefault: () => { seen.prevented += 1; } });
  return { press, at: () => document.activeElement.id, stops: () => all.filter((each) => each.stop === "0").map((each) => each.id), seen };
}

test("arrow keys move to the next and the last mark, around both ends", () => {
  const { press, at } = marks();
  const path = ["ArrowRight", "ArrowDown", "ArrowRight", "ArrowLeft", "ArrowUp", "Home", "End"].map((key) => (press(key), at()));
  assert.deepEqual(path, ["b", "c", "a", "c", "b", "a", "c"]);
});

test("the tab stop follows, and there is one", () => {
  const { press, stops, seen } = marks();
  press("ArrowRight");
  assert.deepEqual(stops(), ["b"]);
  assert.equal(seen.prevented, 1);
});

test("other keys are left alone", () => {
  const { press, at, seen } = marks();
  press("Tab");
  assert.equal(at(), "a");
  assert.equal(seen.prevented, 0);
});
