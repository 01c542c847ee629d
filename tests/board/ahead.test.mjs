import assert from "node:assert/strict";
import test from "node:test";
import "./board_stub.mjs";

const asked = []; // the categories that the board has asked for
const answers = []; // the ways to answer
globalThis.fetch = (address) => new Promise((done) => {
  asked.push(new URL(address, "http://board.test/").searchParams.get("category"));
  answers.push(() => done({ status: 200, headers: new Map(), json: async () => ({}) }));
});
const { foresee } = await import("../../ui/board/js/state/ahead.js");
const settled = () => new Promise((done) => setImmediate(done));

test("of what has to wait until it can be asked for ahead, only the last is asked for", async () => {
  for (const code of ["a", "b", "c", "d"]) foresee({ page: "overview", query: { category: code } });
  assert.deepEqual(asked, ["a", "b"]);
  answers[0]();
  await settled();
  assert.deepEqual(asked, ["a", "b", "d"]);
  answers[1]();
  await settled();
  assert.equal(asked.length, 3);
});
