import assert from "node:assert/strict";
import test from "node:test";

const { createStore } = await import("../../ui/board/static/store.js");

function setup() {
  const sent = [];
  const store = createStore((payload) => sent.push(payload), () => {}, 100);
  return { store, sent, seqs: () => sent.map((payload) => payload.items.map((item) => item.seq)) };
}

test("an action is sent at once with a rising number", () => {
  const { store, sent } = setup();
  store.act({ set: { category: "funeral" } });
  assert.deepEqual(sent, [{ seq: 101, items: [{ seq: 101, set: { category: "funeral" } }] }]);
});

test("one message is under way at a time; the rest follows together", () => {
  const { store, seqs } = setup();
  store.act({ a: 1 });
  store.act({ a: 2 });
  store.act({ a: 3 });
  assert.deepEqual(seqs(), [[101]]);
  store.receive({ ack: 101 });
  assert.deepEqual(seqs(), [[101], [102, 103]]);
  store.receive({ ack: 103 });
  assert.deepEqual(store.pending(), []);
  assert.equal(seqs().length, 2);
});

test("a document that knows nothing of an action leaves it open, and repeating sends all that is open", () => {
  const { store, seqs } = setup();
  store.act({ a: 1 });
  store.act({ a: 2 });
  store.receive({ ack: 0 });
  assert.equal(seqs().length, 1);
  store.repeat();
  assert.deepEqual(seqs().at(-1), [101, 102]);
  store.receive({ ack: 102 });
  store.repeat();
  assert.equal(seqs().length, 2);
});

test("a look holds until its action is acknowledged", () => {
  const { store } = setup();
  store.act({ toggle: ["category", "funeral"] }, { "opt:category:funeral": true });
  assert.equal(store.pressed("opt:category:funeral", false), true);
  assert.equal(store.pressed("opt:category:elderly_care", false), false);
  store.act({ toggle: ["category", "funeral"] }, { "opt:category:funeral": false });
  assert.equal(store.pressed("opt:category:funeral", true), false);
  store.receive({ ack: 102 });
  assert.equal(store.pressed("opt:category:funeral", true), true);
});

test("a page loaded later counts on from one loaded earlier", () => {
  const sent = [];
  createStore((payload) => sent.push(payload), () => {}).act({});
  assert.ok(sent[0].seq > 1_600_000_000_000 && Number.isSafeInteger(sent[0].seq));
});
