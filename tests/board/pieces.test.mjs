import assert from "node:assert/strict";
import test from "node:test";

const { pieces, stepped } = await import("../../ui/board/js/text/pieces.js");
const none = { mark: [], at: [], hit: [] };
const joined = (found) => found.flatMap((piece) => piece.runs.map((run) => run.t)).join("");

test("words that nothing touches stay whole", () => {
  assert.deepEqual(pieces(10, "abc", none), [{ mark: -1, runs: [{ t: "abc", at: -1, hit: -1 }] }]);
  assert.equal(pieces(10, "abc", { ...none, mark: [[0, 10], [13, 20]] }).length, 1);
});

test("a mark that a place and a hit cut stays one mark", () => {
  const found = pieces(100, "0123456789", { mark: [[0, 5], [103, 107]], at: [[105, 110]], hit: [[104, 106]] });
  assert.deepEqual(found.map((piece) => [piece.mark, piece.runs.map((run) => [run.t, run.at, run.hit])]), [
    [-1, [["012", -1, -1]]],
    [1, [["3", -1, -1], ["4", -1, 0], ["5", 0, 0], ["6", 0, -1]]],
    [-1, [["789", 0, -1]]],
  ]);
});

test("places that begin before the words or end after them are cut at their edges", () => {
  const found = pieces(5, "abc", { ...none, at: [[0, 6], [7, 99]] });
  assert.deepEqual(found[0].runs.map((run) => [run.t, run.at]), [["a", 0], ["b", -1], ["c", 1]]);
});

test("a place within a place is one of its own", () => {
  const found = pieces(0, "abcdef", { ...none, at: [[0, 6], [2, 4]] });
  assert.deepEqual(found[0].runs.map((run) => [run.t, run.at]), [["ab", 0], ["cd", 1], ["ef", 0]]);
});

test("no character is lost, whatever overlaps", () => {
  let seed = 7;
  const random = (below) => { seed = (seed * 48271) % 2147483647; return seed % below; };
  const spans = () => Array.from({ length: random(5) }, () => { const from = random(60); return [from, from + 1 + random(20)]; });
  for (let i = 0; i < 500; i += 1) {
    const words = "x".repeat(random(30)).replace(/x/g, () => String.fromCharCode(97 + random(26)));
    assert.equal(joined(pieces(20, words, { mark: spans(), at: spans(), hit: spans() })), words);
  }
});

test("steps go round", () => {
  assert.equal(stepped(0, 1, 3), 1);
  assert.equal(stepped(2, 1, 3), 0);
  assert.equal(stepped(0, -1, 3), 2);
  assert.equal(stepped(0, 1, 0), 0);
});
