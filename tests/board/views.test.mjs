// Kept views: what a list becomes, what a browser does not keep, and what a file from anywhere may be.
import assert from "node:assert/strict";
import test from "node:test";
import "./board_stub.mjs";

const { MOST_NAME, MOST_VIEWS, cleaned, keep, keyOfViews, merged, renamed, viewsIn, viewsOf, withView } = await import("../../ui/board/js/views/kept.js");
const { MOST_BYTES, fromFile, toFile } = await import("../../ui/board/js/views/file.js");

const PLAN = "样本规划";
const one = { name: "殡葬", page: "projects", query: "category=funeral", saved: 1 };
const two = { name: "养老", page: "overview", query: "", saved: 2 };

function store(problem = null) {
  const kept = new Map();
  globalThis.localStorage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => { if (problem) throw problem; kept.set(key, value); } };
  return kept;
}

test("the last view saved comes first; the same address is kept once, the same name never twice", () => {
  assert.deepEqual(withView([one], two), [two, one]);
  assert.deepEqual(withView([two, one], { ...one, name: "新名", saved: 3 }), [{ ...one, name: "新名", saved: 3 }, two]);
  assert.equal(withView([one], { ...two, name: "殡葬" })[0].name, "殡葬 (2)");
  assert.deepEqual(renamed([two, one], one, " 养老 ").map((view) => view.name), ["养老", "养老 (2)"]);
  assert.deepEqual(renamed([two, one], one, "  "), [two, one]);
  const many = Array.from({ length: MOST_VIEWS }, (_, i) => ({ ...one, query: `text=${i}`, name: `${i}` }));
  assert.equal(withView(many, two).length, MOST_VIEWS);
});

test("imported views join those that are there, by when they were saved, and lose none", () => {
  const more = [{ ...two, name: "别名" }, { ...one, page: "years", saved: 9 }, { ...one, page: "years", saved: 9 }];
  assert.deepEqual(merged([two, one], more).map((view) => [view.name, view.page]), [["殡葬 (2)", "years"], ["养老", "overview"], ["殡葬", "projects"]]);
});

test("a name is words: what nobody sees is no part of it, and markup is only characters", () => {
  assert.equal(cleaned("  甲\u202e乙\u0000\n丙 "), "甲 乙 丙");
  assert.equal(cleaned("<b onload=x>"), "<b onload=x>");
  assert.equal([...cleaned("😀".repeat(200))].length, MOST_NAME);
});

test("a browser keeps views by plan; without a store, or with a full one, they last as long as the page", () => {
  const kept = store();
  assert.equal(keep(PLAN, [one]), "");
  assert.deepEqual(viewsOf(PLAN), [one]);
  assert.deepEqual(viewsOf("另一份"), []);
  kept.set(keyOfViews(PLAN), "{broken");
  assert.deepEqual(viewsOf(PLAN), []);
  kept.set(keyOfViews(PLAN), JSON.stringify([null, 7, one, { ...two, page: "../x" }]));
  assert.deepEqual(viewsOf(PLAN), [one]);
  store(new DOMException("no room", "QuotaExceededError"));
  assert.equal(keep(PLAN, [two]), "full");
  assert.deepEqual(viewsOf(PLAN), [two]);
  Object.defineProperty(globalThis, "localStorage", { configurable: true, get() { throw new DOMException("no", "SecurityError"); } });
  assert.equal(keep(PLAN, [two, one]), "absent");
  assert.deepEqual(viewsOf(PLAN), [two, one]);
  Object.defineProperty(globalThis, "localStorage", { configurable: true, writable: true, value: undefined });
});

test("a file gives back what was written into it", () => {
  assert.deepEqual(fromFile("views", toFile("views", PLAN, { views: [two, one] }), PLAN), { name: "", found: [two, one] });
  assert.deepEqual(fromFile("views", `\uFEFF${toFile("views", PLAN, { views: [] })}`, PLAN), { name: "", found: [] });
});

const file = (changes) => JSON.stringify({ ...JSON.parse(toFile("views", PLAN, { views: [one] })), ...changes });
for (const [what, text, problem, values = {}] of [
  ["too large", " ".repeat(MOST_BYTES + 1), "views_too_large", { most: MOST_BYTES / 1024 }],
  ["no JSON", "PK\u0003\u0004", "views_no_json"], ["cut off", toFile("views", PLAN, { views: [one] }).slice(0, -9), "views_no_json"], ["deep", "[".repeat(400_000), "views_no_json"],
  ["null", "null", "views_no_views"], ["a list", "[]", "views_no_views"], ["of something else", '{"kind": "other", "views": []}', "views_no_views"],
  ["without a list", file({ views: { length: 3 } }), "views_no_views"], ["of a later version", file({ version: 2 }), "views_other_version", { version: "2" }],
  ["of another plan", file({ plan: "别的".repeat(99) }), "views_other_plan", { plan: "别的".repeat(20) }], ["of no plan", file({ plan: undefined }), "views_other_plan", { plan: "undefined" }],
  ["with too many", file({ views: Array(MOST_VIEWS + 1).fill(one) }), "views_too_many", { n: MOST_VIEWS + 1, most: MOST_VIEWS }],
  ["without a name", file({ views: [one, { ...one, name: "\u200b" }] }), "views_bad_name", { n: 2, field: "name" }], ["with a name that is none", file({ views: [{ ...one, name: { toString: 1 } }] }), "views_bad_name", { n: 1, field: "name" }],
  ["with an address for a page", file({ views: [{ ...one, page: "//evil.test" }] }), "views_bad_page", { n: 1, field: "page" }], ["with a script for a page", file({ views: [{ ...one, page: "javascript:alert(1)" }] }), "views_bad_page", { n: 1, field: "page" }],
  ["with conditions that are none", file({ views: [{ ...one, query: 7 }] }), "views_bad_query", { n: 1, field: "query" }], ["with long conditions", file({ views: [{ ...one, query: "x".repeat(4001) }] }), "views_bad_query", { n: 1, field: "query" }],
  ["with a view that is none", file({ views: [one, null] }), "views_bad_name", { n: 2, field: "name" }],
]) {
  test(`a file is refused: ${what}`, () => assert.deepEqual(fromFile("views", text, PLAN), { problem, values }));
}

test("of a view its name, page and conditions are kept, and nothing else", () => {
  const hostile = JSON.parse('{"__proto__": {"x": 1}, "name": "甲", "page": "text", "query": "?at=1&at=2&<b>=\\"", "saved": "1e999", "href": "//x"}');
  assert.deepEqual(viewsIn([hostile]).found, [{ name: "甲", page: "text", query: "%3Cb%3E=%22&at=1%7E2", saved: 0 }]);
});
