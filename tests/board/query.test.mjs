import assert from "node:assert/strict";
import test from "node:test";

const { actionOf, applied, carried, queryOf, written } = await import("../../ui/board/js/state/query.js");

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

test("a mark is added to the codes of its field, and taken out again, and the way follows", () => {
  const one = after({}, { pick: { category: "funeral" } });
  const two = after(one, { add: { category: "elderly_care" } });
  assert.deepEqual(two, { category: "funeral~elderly_care", drill: "category" });
  assert.deepEqual(after(two, { add: { category: "funeral" } }), { category: "elderly_care", drill: "category" });
  assert.deepEqual(after(one, { add: { category: "funeral" } }), {});
  const pair = { category: "funeral", funding_source: "other" };
  assert.deepEqual(after(one, { add: pair }), { ...pair, drill: "category~funding_source" });
  assert.deepEqual(after(after(two, { add: pair }), { add: pair }), { category: "elderly_care", drill: "category" });
  assert.deepEqual(after(two, { pick: { category: "funeral" } }), one);
});

const years = (from, to = from) => ({ from_year: from, to_year: to });
const chosen = (from, to = from) => ({ from_year: String(from), to_year: String(to), drill: "year" });

test("years are one range: a year beside it stretches it, its first or last is taken out, one within ends it", () => {
  assert.deepEqual(after({}, { add: years(2022) }), chosen(2022));
  assert.deepEqual(after(chosen(2022), { add: years("2023") }), chosen(2022, 2023));
  assert.deepEqual(after(chosen(2022, 2023), { add: years(2021) }), chosen(2021, 2023));
  assert.deepEqual(after(chosen(2021, 2025), { add: years(2021) }), chosen(2022, 2025));
  assert.deepEqual(after(chosen(2021, 2025), { add: years(2025) }), chosen(2021, 2024));
  assert.deepEqual(after(chosen(2021, 2025), { add: years(2024) }), chosen(2021, 2023));
  assert.deepEqual(after(chosen(2022), { add: years(2022) }), {});
});

test("with Shift the range goes on to a year, from either end; a drag takes it as it is", () => {
  assert.deepEqual(after({}, { span: years(2022) }), chosen(2022));
  assert.deepEqual(after(chosen(2022), { span: years(2025) }), chosen(2022, 2025));
  assert.deepEqual(after(chosen(2022, 2023), { span: years(2021) }), chosen(2021, 2023));
  assert.deepEqual(after(chosen(2021, 2025), { span: years(2023) }), chosen(2021, 2023));
  assert.deepEqual(after({ from_year: "2022" }, { span: years(2024) }), chosen(2022, 2024));
  for (let turn = 0; turn < 2; turn += 1) assert.deepEqual(after(chosen(2021, 2025), { years: years(2022, 2024) }), chosen(2022, 2024));
});

test("the keys held say what a click does", () => {
  const [mark, year] = [{ township: "532301101" }, years("2022")];
  assert.deepEqual(actionOf(mark), { pick: mark });
  for (const key of ["ctrlKey", "metaKey", "shiftKey"]) assert.deepEqual(actionOf(mark, { [key]: true }), { add: mark });
  assert.deepEqual(actionOf(year, { ctrlKey: true }), { add: year });
  assert.deepEqual(actionOf(year, { shiftKey: true }), { span: year });
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

test("a link of the page on show keeps what was done since, of what a link keeps", () => {
  const shown = { category: "funeral", text: "x", lang: "en" };
  const now = { category: "elderly_care", lang: "en", from_year: "2022", to_year: "2022", rest: "tree.6" };
  const link = { category: "funeral", text: "x", lang: "en", id: "1" };
  assert.deepEqual(carried(link, shown, now, [...FILTERS, "lang"]), { category: "elderly_care", from_year: "2022", to_year: "2022", lang: "en", id: "1" });
  assert.deepEqual(carried(link, shown, shown, FILTERS), link);
});

test("several values of one parameter are one list, and an address is written in one order", () => {
  assert.deepEqual(queryOf("?b=1&a=x&b=2"), { b: "1~2", a: "x" });
  assert.deepEqual(queryOf(`?a=x&b=${"y".repeat(5000)}`), { a: "x" });
  assert.equal(written({ b: "1", a: "x" }), written({ a: "x", b: "1" }));
});

test("a mark may take back what would leave nothing of it", () => {
  const pick = { township: "1", reach: null };
  const chosen = applied({ reach: "city_level", drill: "reach" }, { pick }, []);
  assert.deepEqual(chosen, { township: "1", drill: "township" });
  assert.deepEqual(applied(chosen, { pick }, []), {});
  assert.deepEqual(applied({ reach: "city_level" }, { add: pick }, []), { township: "1", drill: "township" });
});
