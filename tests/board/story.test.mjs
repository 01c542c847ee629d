import assert from "node:assert/strict";
import test from "node:test";
import "./board_stub.mjs";

const { ownOf, queryOf } = await import("../../ui/board/js/state/query.js");
const { keepStory, moved, stepsIn, storyOf } = await import("../../ui/board/js/meeting/kept.js");
const { fromFile, toFile } = await import("../../ui/board/js/views/file.js");
const { phrased } = await import("../../ui/board/js/draw/unbroken.js");
const { findingOf, notesOf, wordsIn, wordsOf } = await import("../../ui/board/js/meeting/steps.js");

const PLAN = "plan";
const STEP = { page: "funding", query: "category=funeral", show: "by_source", title: null, note: null, said: "old", lang: "zh", data: "aa" };
const file = (/** @type {any} */ more) => JSON.stringify({ kind: "plan-dashboard-story", version: 1, plan: PLAN, name: "n", steps: [STEP], ...more });

test("a story comes back from its file as it was, with nothing else in it", () => {
  const story = { name: "n", steps: [STEP, { ...STEP, title: "own", note: "a\nb" }] };
  assert.deepEqual(fromFile("steps", toFile("steps", PLAN, story), PLAN), { name: "n", found: story.steps });
  assert.deepEqual(fromFile("steps", file({ steps: [{ ...STEP, more: 1, query: "b=1&a=2&stage=own&show=x" }] }), PLAN).found, [{ ...STEP, query: "a=2&b=1" }]);
});

test("hostile files are refused, by the step and the field", () => {
  const problem = (/** @type {string} */ text) => { const found = fromFile("steps", text, PLAN); return [found.problem, found.values?.n, found.values?.field]; };
  assert.deepEqual(problem("{"), ["views_no_json", undefined, undefined]);
  assert.deepEqual(problem(" ".repeat(600 * 1024)), ["views_too_large", undefined, undefined]);
  assert.deepEqual(problem("[]"), ["story_none_in", undefined, undefined]);
  assert.deepEqual(problem(file({ steps: [] })), ["story_none_in", undefined, undefined]);
  assert.deepEqual(problem(file({ version: 2 })), ["views_other_version", undefined, undefined]);
  assert.deepEqual(problem(file({ plan: "x" })), ["story_other_plan", undefined, undefined]);
  assert.deepEqual(problem(file({ steps: Array(61).fill(STEP) })), ["story_too_many", 61, undefined]);
  for (const [field, value] of Object.entries({ page: "//evil", query: 7, show: "<b>", title: "x".repeat(201), note: {}, said: null, lang: "zh-<", data: "zz" })) {
    assert.deepEqual(problem(file({ steps: [STEP, { ...STEP, [field]: value }] })), ["story_bad", 2, field]);
  }
  assert.deepEqual(stepsIn([{ ...STEP, title: "a\u202Eb\n" }]).found[0].title, "a b");
});

test("what a browser keeps of a story, and an order", () => {
  assert.equal(storyOf("other"), null);
  keepStory(PLAN, { name: "", steps: [STEP] });
  assert.deepEqual(storyOf(PLAN)?.steps, [STEP]);
  assert.deepEqual(moved(["a", "b", "c"], 0, 2), ["b", "c", "a"]);
  assert.deepEqual(moved(["a", "b", "c"], 2, 0), ["c", "a", "b"]);
});

test("a title's lines end where a part of the sentence does, and never within a number, its unit or a name", () => {
  const flat = (/** @type {any} */ kid) => (typeof kid === "string" ? kid : kid.props.class === "whole" ? `[${kid.kids.map(flat).join("")}]` : kid.kids.map(flat).join(""));
  const said = (/** @type {string} */ words, /** @type {string[]} */ names = []) => phrased(words, names).map((kid) => kid && flat(kid)).filter(Boolean);
  assert.deepEqual(said("每张床位造价1.5到12.5万元/张；只列不比"), ["每张床位造[价1.5到12.5万元/张]；", "只列不比"]);
  assert.deepEqual(said("27个项目中，经营性公墓建设一项占36.6%", ["经营性公墓建设"]), ["[27个项目]中，", "[经营性公墓建设]一项[占36.6%]"]);
  assert.deepEqual(said("Cost per bed: 15,000 to 125,000 yuan per bed, Commercial cemetery", ["Commercial cemetery"]), ["Cost per bed:", " ", "[15,000 to 125,000 yuan per bed,]", " ", "[Commercial cemetery]"]);
});

test("what the board does with an address is no part of a view", () => {
  assert.deepEqual(queryOf("?category=funeral&stage=own&step=2&show=x&play=10&notes=1&shown=all"), { category: "funeral", shown: "all" });
  assert.deepEqual(ownOf("?category=funeral&stage=own&step=2&embed=true"), { stage: "own", step: "2", embed: "true" });
});

test("a step says what the data says, one's own words, and both sentences when the data has changed", () => {
  const chart = { kind: "chart", id: "by_source", title: "new", marks: [{ label: "m1" }, { label: "m2" }] };
  const doc = /** @type {any} */ ({ blocks: [chart], numbers: [], head: { title: "head" }, lang: "zh", version: "bb", points: [{ t: "whole\u3002" }, { t: "said. More.", more: "More.", about: "by_source" }, { t: "of another", about: "by_year" }, { t: "of number", about: "enough" }] });
  doc.blocks.push({ ...chart, id: "by_year" });
  assert.equal(findingOf(doc, "numbers"), "whole");
  assert.equal(findingOf(doc, "enough"), "of number");
  const note = "More.\nwhole\u3002\nof number"; // the page's points: not what the title says, nor what another chart says
  assert.deepEqual(notesOf(doc, "by_source"), note.split("\n"));
  assert.deepEqual(notesOf(doc, "numbers"), ["of number", "said.", "of another"]);
  assert.deepEqual(notesOf(doc, "enough"), ["whole\u3002", "said.", "of another"]);
  assert.deepEqual(wordsOf(STEP, doc), { title: "new", finding: "new", note, told: note, then: "old" });
  assert.deepEqual(wordsOf({ ...STEP, title: "mine", note: "said" }, doc), { title: "mine", finding: "new", note: "said", told: note, then: "old" });
  const steps = ["numbers", "by_source", "by_year", "by_source"].map((show) => ({ ...STEP, show }));
  assert.deepEqual(wordsIn(steps, () => doc).map((words) => words.note), ["of number\nsaid.\nof another", "More.", "of another", "said. More."]); // each says first what none before it has
  for (const same of [{ data: "bb" }, { said: "new" }, { lang: "en" }, { data: "" }]) assert.equal(wordsOf({ ...STEP, ...same }, doc).then, "");
});
