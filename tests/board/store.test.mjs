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
  assert.deepEqual(sent, [{ seq: 101, items: [{ seq: 101, set: { category: "funeral" } }], brief: true }]);
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

const doc = (category, other = {}) => ({ ack: 0, page: "overview", query: { category }, version: "1", decided: "a", ...other });
const receipt = (ack, category, other = {}) => ({ ...doc(category, other), ack, receipt: true });

test("what is more than a change of the view needs a document", () => {
  const { store, sent } = setup();
  store.act({ decide: { finding: "x" } });
  store.act({ set: { category: "funeral" } });
  store.receive({ ack: 101 });
  assert.deepEqual(sent.map((each) => each.brief), [undefined, true]);
});

test("a receipt settles the answer that came ahead of it", () => {
  const { store } = setup();
  store.act({ set: { category: "funeral" } });
  store.show(doc("funeral"));
  assert.equal(store.isAhead, true);
  assert.equal(store.acknowledge(receipt(101, "funeral")), true);
  assert.equal(store.isAhead, false);
  assert.deepEqual(store.pending(), []);
});

test("an answer that comes after its receipt is settled at once", () => {
  const { store } = setup();
  store.show(doc("elderly_care"));
  store.act({ set: { category: "funeral" } });
  assert.equal(store.acknowledge(receipt(101, "funeral")), false);
  store.show(doc("funeral"));
  assert.equal(store.isAhead, false);
});

test("a receipt that comes before its answer leaves the board waiting", () => {
  const { store } = setup();
  store.receive(doc("elderly_care"));
  store.act({ set: { category: "funeral" } });
  assert.equal(store.acknowledge(receipt(101, "funeral")), false);
  assert.equal(store.isAhead, true);
  store.show(doc("funeral"));
  assert.equal(store.isAhead, false);
});

test("a receipt of other data or another question does not settle what is on show", () => {
  for (const other of [{ version: "2" }, { decided: "b" }, { page: "years" }, { query: { category: "elderly_care" } }]) {
    const { store } = setup();
    store.act({ set: { category: "funeral" } });
    store.show(doc("funeral"));
    assert.equal(store.acknowledge(receipt(101, "funeral", other)), false);
    assert.equal(store.isAhead, true);
  }
});

test("a receipt from before the last thing done says nothing about it", () => {
  const { store } = setup();
  store.act({ set: { category: "funeral" } });
  store.act({ set: { category: "elderly_care" } });
  store.show(doc("elderly_care"));
  assert.equal(store.acknowledge(receipt(101, "funeral")), true);
  assert.equal(store.isAhead, true);
  assert.equal(store.doc.query.category, "elderly_care");
  store.act({ set: { category: "funeral" } });
  store.acknowledge(receipt(102, "elderly_care"));
  store.show(doc("elderly_care"));
  assert.equal(store.isAhead, true);
});
