import assert from "node:assert/strict";
import test from "node:test";

const { differing } = await import("../../ui/board/static/same.js");

test("the order of keys, last bits and what belongs to one message make no difference", () => {
  const one = { a: { x: 0.1 + 0.2, y: [1, null] }, ack: 1 };
  assert.deepEqual(differing(one, { a: { y: [1, null], x: 0.3 }, ack: 2, client: { size: "desk" } }), []);
});

test("everything else does, by the part that it is in", () => {
  const one = { a: [1, 2], b: "x", c: null };
  assert.deepEqual(differing(one, { a: [2, 1], b: "x", c: null }), ["a"]);
  assert.deepEqual(differing(one, { a: [1, 2], b: "y", c: 0 }), ["b", "c"]);
  assert.deepEqual(differing(one, { a: [1, 2], b: "x", c: null, d: {} }), ["d"]);
  assert.deepEqual(differing(one, { a: [1, 2.001], b: "x" }), ["a", "c"]);
});
