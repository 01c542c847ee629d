import assert from "node:assert/strict";
import test from "node:test";

const { applied, queryOf, written } = await import("../../ui/board/js/state/query.js");

const FILTERS = ["category", "text", "from_year", "to_year", "project", "township", "drill"];
const after = (query, action) => applied(query, action, FILTERS);

test("a mark is picked, taken back by the same pick, and replaced by another", () => {
  const years = { from_year: 2021, to_year: 2021 };
  const picked = after({ lang: "en" }, { pick: years });
  assert.deepEqual(picked, { lang: "en", from_year: "2021", to_year: "2021", drill: "year" });
  assert.deepEqual(after(picked, { pick: years }), { lang: "en" });
  const first = after({}, { pick: { category: "funeral" } });
  assert.deepEqual(after(first, { pick: { category: "elderly_care" } }), { category: "elderly_care", drill: "category" });
  assert.deepEqual(after(first, { pick: {} }), first);
});

test("the drill path keeps the order of the clicks", () => {
  const one = after({}, { pick: { township: "532301101" } });
  const two = after(one, { pick: { project: "funeral-05" } });
  assert.equal(two.drill, "township~project");
  assert.equal(after(two, { pick: { township: "532301101" } }).drill, "project");
});

test("a toggle adds and removes one code", () => {
  const once = after({}, { toggle: ["category", "funeral"] });
  const twice = after(once, { toggle: ["category", "elderly_care"] });
  assert.deepEqual(twice, { category: "funeral~elderly_care" });
  assert.deepEqual(after(twice, { toggle: ["category", "funeral"] }), { category: "elderly_care" });
  assert.deepEqual(after(once, { toggle: ["category", "funeral"] }), {});
});

test("clearing takes back the filters and the way, and keeps the rest", () => {
  const full = { category: "funeral", text: "x", drill: "category", lang: "en", years: "undivided" };
  assert.deepEqual(after(full, { clear: true }), { lang: "en", years: "undivided" });
});

test("what was opened of a chart's rest goes with other filters, and with nothing else", () => {
  const opened = { category: "funeral", rest: "tree.6" };
  assert.deepEqual(after(opened, { set: { unit: "yi" } }), { ...opened, unit: "yi" });
  assert.deepEqual(after(opened, { set: { category: null } }), {});
});

test("a parameter is set, removed by nothing, and refused where no address could hold it", () => {
  assert.deepEqual(after({ text: "x" }, { set: { text: "a&b=c~d%" } }), { text: "a&b=c~d%" });
  for (const nothing of [null, undefined, ""]) assert.deepEqual(after({ text: "x" }, { set: { text: nothing } }), {});
  assert.deepEqual(after({ text: "x" }, { set: { text: "长".repeat(5000) } }), {});
});

test("an action that says nothing changes nothing", () => {
  for (const action of [{}, { drill: true }, { clear: false }]) assert.deepEqual(after({ category: "funeral" }, action), { category: "funeral" });
});

test("several values of one parameter are one list, and an address is written in one order", () => {
  assert.deepEqual(queryOf("?b=1&a=x&b=2"), { b: "1~2", a: "x" });
  assert.deepEqual(queryOf(`?a=x&b=${"y".repeat(5000)}`), { a: "x" });
  assert.equal(written({ b: "1", a: "x" }), written({ a: "x", b: "1" }));
});
