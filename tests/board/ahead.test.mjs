import assert from "node:assert/strict";
import test from "node:test";

const { createStore } = await import("../../ui/board/static/store.js");
const { applied, isChange, queryOf, written } = await import("../../ui/board/static/query.js");

const FILTERS = ["category", "text", "drill"];
const doc = (ack, query, page = "overview") => ({ ack, page, query });

function setup() {
  const sent = [];
  return { sent, store: createStore((payload) => sent.push(payload), () => {}, 100) };
}

test("what came ahead stays on show until the run answers the same question", () => {
  const { store } = setup();
  store.receive(doc(0, {}));
  store.act({ set: { category: "funeral" } });
  const early = doc(undefined, { category: "funeral" });
  store.show(early);
  store.receive(doc(0, {}));
  assert.equal(store.doc, early);
  const late = doc(101, { category: "funeral" });
  store.receive(late);
  assert.equal(store.doc, late);
  assert.deepEqual(store.pending(), []);
});

test("an answer to the first of two clicks does not take back the second", () => {
  const { store, sent } = setup();
  store.receive(doc(0, {}));
  store.act({ set: { a: "1" } });
  store.act({ set: { b: "1" } });
  const early = doc(undefined, { a: "1", b: "1" });
  store.show(early);
  store.receive(doc(101, { a: "1" }));
  assert.equal(store.doc, early);
  assert.equal(sent.length, 2);
  store.receive(doc(102, { a: "1", b: "1" }));
  assert.equal(store.doc.ack, 102);
});

test("a run that says something else is believed once nothing more is to come", () => {
  const { store } = setup();
  store.receive(doc(0, {}));
  store.act({ set: { a: "1" } });
  store.show(doc(undefined, { a: "1" }));
  const other = doc(101, {}, "problems");
  store.receive(other);
  assert.notEqual(store.doc, other);
  store.believe();
  assert.equal(store.doc, other);
});

test("while something is still open the run's other answer waits", () => {
  const { store } = setup();
  store.receive(doc(0, {}));
  store.act({ set: { a: "1" } });
  const early = doc(undefined, { a: "1" });
  store.show(early);
  store.receive(doc(0, {}));
  store.believe();
  assert.equal(store.doc, early);
});

test("without anything ahead the run's document is shown, whatever it answers", () => {
  const { store } = setup();
  store.act({ set: { a: "1" } });
  const first = doc(0, {});
  store.receive(first);
  assert.equal(store.doc, first);
});

test("a mark is picked, taken back, and picked within another", () => {
  const one = applied({}, { pick: { category: "funeral" } }, FILTERS);
  assert.deepEqual(one, { category: "funeral", drill: "category" });
  assert.deepEqual(applied(one, { pick: { category: "funeral" } }, FILTERS), {});
  const two = applied(one, { pick: { from_year: 2022, to_year: 2022 } }, FILTERS);
  assert.deepEqual(two, { category: "funeral", from_year: "2022", to_year: "2022", drill: "category~year" });
});

test("several values of one parameter are one list, and an address is written in one order", () => {
  assert.deepEqual(queryOf("?b=1&a=x&b=2"), { b: "1~2", a: "x" });
  assert.equal(written({ b: "1", a: "x" }), written({ a: "x", b: "1" }));
});

test("only what changes the address is asked ahead", () => {
  assert.ok(isChange({ seq: 1, toggle: ["category", "funeral"] }));
  assert.ok(!isChange({ seq: 1, client: { size: "desk", dark: false } }));
  assert.ok(!isChange({ seq: 1, decide: { finding: "x" } }));
});
