import assert from "node:assert/strict";
import test from "node:test";
import "./board_stub.mjs";

const { setTransmit, store, take, view } = await import("../../ui/board/static/app.js");
globalThis.fetch = () => new Promise(() => {}); // an answer that does not come

const FILTERS = ["category", "from_year", "to_year", "drill"];
const document_ = (query, ack) => ({ page: "overview", query, ack, version: "1", decided: "", filters: FILTERS, ui: {}, blocks: [] });

test("what was done last stays what is wanted when the document of what was done before it comes", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] }); // nothing is sent again meanwhile
  setTransmit(() => {});
  store.show(document_({}));
  store.act({ set: { category: "funeral" } });
  const [first] = store.pending();
  store.show(document_({ category: "funeral" }));
  store.act({ set: { from_year: "2022" } });
  take(document_({ category: "funeral" }, first.seq));
  assert.deepEqual(store.pending().map((action) => action.set), [{ from_year: "2022" }]);
  store.act({ set: { category: "elderly_care" } });
  assert.deepEqual(view().query, { category: "elderly_care", from_year: "2022" });
});
