import assert from "node:assert/strict";
import test from "node:test";
import "./board_stub.mjs";

const { store } = await import("../../ui/board/js/state/app.js");

test("a look holds until a document comes, the last one pressed before it", () => {
  store.press({ "opt:category:funeral": true });
  assert.equal(store.pressed("opt:category:funeral", false), true);
  assert.equal(store.pressed("opt:category:elderly_care", false), false);
  store.press({ "opt:category:funeral": false, "opt:category:elderly_care": true });
  assert.equal(store.pressed("opt:category:funeral", true), false);
  assert.equal(store.pressed("opt:category:elderly_care", false), true);
  store.show({ page: "overview" });
  assert.equal(store.pressed("opt:category:funeral", true), true);
  assert.equal(store.pressed("opt:category:elderly_care", false), false);
});

test("with a document on show nothing is waited for", () => {
  store.isWaiting = true;
  const document = { page: "overview" };
  store.show(document);
  assert.equal(store.doc, document);
  assert.equal(store.isWaiting, false);
});
