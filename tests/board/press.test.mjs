import assert from "node:assert/strict";
import test from "node:test";

const { createPresses } = await import("../../ui/board/js/charts/press.js");
const { codeAt, columnAt, rowAt } = await import("../../ui/board/js/charts/hit.js");

const at = (clientX, clientY, more = {}) => ({ pointerId: 1, isPrimary: true, button: 0, clientX, clientY, ...more });

function setup() {
  const done = [];
  const under = { now: "funeral" };
  const presses = createPresses(() => (under.now ? ((code) => () => done.push(code))(under.now) : null));
  return { done, under, presses };
}

test("a click is what was under the pointer when it went down, and counts once", () => {
  const { done, under, presses } = setup();
  presses.down(at(10, 10));
  under.now = "other";
  assert.equal(presses.up(at(13, 12)), true);
  assert.equal(presses.up(at(13, 12)), false);
  assert.deepEqual(done, ["funeral"]);
});

test("what moves away, scrolls, opens a menu or comes from another finger or button is no click", () => {
  const { done, under, presses } = setup();
  presses.down(at(10, 10));
  presses.up(at(10, 19));
  presses.down(at(10, 10));
  presses.cancel();
  presses.up(at(10, 10));
  presses.down(at(10, 10));
  presses.up(at(10, 10, { pointerId: 2 }));
  presses.down(at(10, 10, { pointerId: 2, isPrimary: false }));
  presses.up(at(10, 10));
  presses.down(at(10, 10, { button: 2 }));
  presses.up(at(10, 10, { button: 2 }));
  under.now = "";
  presses.down(at(10, 10));
  presses.up(at(10, 10));
  assert.deepEqual(done, []);
});

test("two clicks are two", () => {
  const { done, presses } = setup();
  for (let i = 0; i < 2; i += 1) {
    presses.down(at(10, 10));
    presses.up(at(10, 10));
  }
  assert.deepEqual(done, ["funeral", "funeral"]);
});

/** Presses that a drag may come of, and what was done, in words. */
function dragging(found = true) {
  const done = [];
  const drag = { to: ({ clientX }) => done.push(`to ${clientX}`), drop: () => done.push("drop"), leave: () => done.push("leave") };
  const presses = createPresses(() => () => done.push("click"), ({ clientX }) => (done.push(`from ${clientX}`), found ? drag : null));
  return { done, presses };
}

test("a press that goes further than a slip is a drag, which ends where the pointer comes up", () => {
  const { done, presses } = dragging();
  presses.move(at(5, 5));
  presses.down(at(10, 10));
  presses.move(at(16, 12));
  for (const x of [30, 50]) presses.move(at(x, 12));
  presses.move(at(70, 12, { pointerId: 2 }));
  assert.equal(presses.up(at(50, 12)), false);
  presses.move(at(90, 12));
  assert.deepEqual(done, ["from 10", "to 30", "to 50", "drop"]);
});

test("within a slip it stays a click, back where it began it is a drag to there, and what takes it away leaves nothing", () => {
  const { done, presses } = dragging();
  presses.down(at(10, 10));
  presses.move(at(15, 10));
  assert.equal(presses.up(at(15, 10)), true);
  presses.down(at(10, 10));
  for (const x of [30, 10]) presses.move(at(x, 10));
  assert.equal(presses.up(at(10, 10)), false);
  presses.down(at(10, 10));
  presses.move(at(30, 10));
  presses.cancel();
  presses.up(at(30, 10));
  assert.deepEqual(done, ["click", "from 10", "to 30", "to 10", "drop", "from 10", "to 30", "leave"]);
});

test("where no drag begins there is none, and no click either", () => {
  const { done, presses } = dragging(false);
  presses.down(at(10, 10));
  presses.move(at(30, 10));
  assert.equal(presses.up(at(30, 10)), false);
  assert.deepEqual(done, ["from 10"]);
});

const box = (code, left, right, isDot = false) => ({ code, isDot, left, right, top: 0, bottom: right - left > 20 ? 10 : right - left });

test("of bars that lie over each other the last drawn is hit; nothing where there is none", () => {
  const shapes = [box("row", 0, 100), box("part", 0, 40), box("nothing", 20, 20)];
  assert.equal(codeAt(shapes, 20, 5), "part");
  assert.equal(codeAt(shapes, 60, 5), "row");
  assert.equal(codeAt(shapes, 60, 11), null);
});

test("a dot is hit from near by, the nearest first", () => {
  const shapes = [box("one", 0, 10, true), box("two", 30, 40, true), box("row", 0, 100)];
  assert.equal(codeAt(shapes, 18, 5), "one");
  assert.equal(codeAt(shapes, 24, 5), "two");
  assert.equal(codeAt(shapes, 61, 5), "row");
  assert.equal(codeAt([...shapes, box("over one", 0, 10, true)], 5, 5), "over one");
});

test("of columns the nearest is meant, also beside all and between two", () => {
  const columns = [box("2021", 0, 30), box("2022", 30, 60), box("2021", 5, 25), box("2023", 70, 100)];
  assert.deepEqual([-50, 10, 45, 64, 66, 400].map((x) => columnAt(columns, x)), ["2021", "2021", "2022", "2022", "2023", "2023"]);
  assert.equal(columnAt([], 10), null);
});

test("a row answers at its name and past its end, with the code of the row and not of a part or a dot", () => {
  const shape = (code, left, right, top, isDot = false) => ({ code, isDot, left, right, top, bottom: top + 10 });
  const rows = [shape("first", 100, 200, 0), shape("second|own", 100, 120, 10), shape("second|shared", 120, 200, 10), shape("dot", 96, 104, 11, true)];
  const ends = { left: 100, right: 200 };
  assert.equal(rowAt(rows, ends, 5, 5), "first");
  assert.equal(rowAt(rows, ends, 230, 5), "first");
  assert.equal(rowAt(rows, ends, 5, 15), "second");
  assert.equal(rowAt(rows, ends, 5, 25), null);
});
