import assert from "node:assert/strict";
import test, { beforeEach, mock } from "node:test";
import "./board_stub.mjs";

const FILTERS = ["category", "from_year", "to_year", "drill"];
const asked = []; // what the board has asked for, with the way to answer it
globalThis.fetch = (address, options = {}) => new Promise((done, failed) => {
  const url = new URL(address, "http://board.test/");
  if (url.pathname !== "/answers") return failed(new Error("away"));
  asked.push({ query: url.search, method: options.method ?? "GET", body: options.body, say: (body, status = 200) => done({ status, headers: new Map(), json: async () => body }), fail: () => failed(new Error("away")) });
});
const steps = [];
globalThis.history = {
  pushState: (_, __, to) => { steps.push(String(to)); location.href = to; },
  replaceState: (_, __, to) => { steps.push(`=${to}`); location.href = to; },
};
let frames = [];
globalThis.requestAnimationFrame = (work) => frames.push(work);
const painted = () => {
  for (const work of frames.splice(0)) work();
  mock.timers.tick(1);
};
const { store, setDraw } = await import("../../ui/board/js/state/app.js");
const { act, answer, decide, go, isLate, take, view } = await import("../../ui/board/js/state/road.js");
const { forget } = await import("../../ui/board/js/state/ahead.js");
setDraw(() => {}, () => {});
mock.timers.enable({ apis: ["setTimeout"] });

const doc = (query = {}, other = {}) => ({ page: "overview", query, version: "1", decided: "", size: "desk", theme: "light", filters: FILTERS, ui: {}, blocks: [], ...other });
const settled = async () => {
  painted();
  for (let i = 0; i < 6; i += 1) await new Promise((done) => setImmediate(done));
};

beforeEach(async () => {
  painted();
  location.href = "http://board.test/";
  store.doc = null;
  forget();
  void answer();
  asked.at(-1).say(doc());
  await settled();
  asked.length = steps.length = 0;
});

test("what is done is one step of the history, and its answer is asked for and shown", async () => {
  act({ pick: { category: "funeral" } }, { look: true });
  assert.deepEqual([steps, view().query], [[], { category: "funeral", drill: "category" }], "written after the frame");
  painted();
  assert.deepEqual(steps, ["http://board.test/?category=funeral&drill=category"]);
  assert.equal(store.isWaiting, true);
  assert.equal(store.pressed("look", false), true);
  const said = doc({ category: "funeral", drill: "category" });
  asked[0].say(said);
  await settled();
  assert.equal(store.doc, said);
  assert.equal(store.isWaiting, false);
  assert.equal(store.pressed("look", false), false);
});

test("an answer that comes late, when the address says something else, is not shown", async () => {
  act({ set: { category: "funeral" } });
  act({ set: { from_year: "2022" } });
  asked[1].say(doc({ category: "funeral", from_year: "2022" }));
  await settled();
  asked[0].say(doc({ category: "funeral" }));
  await settled();
  assert.deepEqual(store.doc.query, { category: "funeral", from_year: "2022" });
  assert.match(location.href, /category=funeral&from_year=2022$/);
});

test("the second of two quick actions goes on from the first", () => {
  act({ toggle: ["category", "funeral"] });
  act({ toggle: ["category", "elderly_care"] });
  painted();
  assert.match(decodeURIComponent(location.href), /category=funeral~elderly_care$/);
  assert.equal(steps.length, 2);
});

test("what changes nothing is no step and is not asked for", () => {
  act({ set: { category: null } }, { look: true });
  assert.deepEqual([steps, asked], [[], []]);
  assert.equal(store.pressed("look", false), false);
});

test("an address of the board's own is written as the answer has it; one that was opened stays", async () => {
  act({ set: { category: "nonsense" } });
  await settled();
  asked[0].say(doc());
  await settled();
  assert.deepEqual(steps, ["http://board.test/?category=nonsense", "=http://board.test/"]);
  location.href = "http://board.test/?category=funeral";
  act({ set: { category: "nonsense" } });
  asked[0].say(doc());
  await settled();
  assert.equal(steps.at(-1), "http://board.test/", "known at once: the address is written but once");
  steps.length = 0;
  location.href = "http://board.test/?from=mail";
  void answer();
  asked[1].say(doc());
  await settled();
  assert.equal(location.href, "http://board.test/?from=mail");
});

test("how the page is embedded stays in the address", () => {
  location.href = "http://board.test/?embed=true";
  act({ set: { category: "funeral" } });
  painted();
  assert.match(location.href, /category=funeral&embed=true$/);
});

test("a question without an answer is asked again until there is one", async () => {
  act({ set: { category: "funeral" } }, { look: true });
  for (const late of [false, true]) {
    asked.at(-1).fail();
    await settled();
    assert.equal(isLate(), late);
    mock.timers.tick(10_000);
  }
  assert.equal(store.pressed("look", false), true);
  asked.at(-1).say(doc({ category: "funeral" }));
  await settled();
  assert.deepEqual([store.doc.query, isLate()], [{ category: "funeral" }, false]);
});

test("an answer from other data makes every known answer old", async () => {
  act({ set: { category: "funeral" } });
  asked[0].say(doc({ category: "funeral" }));
  await settled();
  act({ set: { category: null } });
  await settled();
  assert.equal(asked.length, 1, "the opening view is known");
  act({ set: { category: "elderly_care" } });
  asked[1].say(doc({ category: "elderly_care" }, { version: "2" }));
  await settled();
  act({ set: { category: "funeral" } });
  assert.equal(asked.length, 3);
});

test("a decision is sent and what stands then is shown", async () => {
  decide({ finding: "x", status: "explained" }, { look: true });
  await settled();
  assert.equal(store.pressed("look", false), true);
  assert.deepEqual([asked[0].method, JSON.parse(asked[0].body)], ["POST", { finding: "x", status: "explained" }]);
  const said = doc({}, { decided: "a" });
  asked[0].say(said);
  await settled();
  assert.equal(store.doc, said);
});

test("who clicks before a decision has come back sees what was clicked, as it is after the decision", async () => {
  decide({ finding: "x" }, {});
  await settled();
  act({ set: { category: "funeral" } });
  asked[0].say(doc({}, { decided: "a" }));
  await settled();
  asked[1].say(doc({ category: "funeral" }));
  await settled();
  const said = doc({ category: "funeral" }, { decided: "a" });
  asked[2].say(said);
  await settled();
  assert.equal(store.doc, said);
});

test("a decision that does not arrive is sent again; one that is refused is not", async () => {
  decide({ finding: "x" }, {});
  await settled();
  asked[0].fail();
  await settled();
  mock.timers.tick(2000);
  await settled();
  assert.deepEqual(asked.map((each) => each.method), ["POST", "POST"]);
  asked[1].say(null, 403);
  await settled();
  assert.equal(asked[2].method, "GET");
  asked[2].say(doc());
  await settled();
});

test("a run's document is shown where there is none yet, and asked for anew where it is not the address's or not the screen's", async () => {
  const shown = store.doc;
  take(doc({ category: "funeral" }));
  assert.equal(store.doc, shown);
  for (const [given, isShown, isAsked] of [[doc(), true, false], [doc({ category: "funeral" }), false, true], [doc({}, { theme: "dark" }), true, true]]) {
    store.doc = null;
    forget();
    asked.length = 0;
    take(given);
    assert.deepEqual([store.doc === given, asked.length > 0], [isShown, isAsked]);
  }
  await settled();
});

test("a link is followed as one step, and Streamlit learns of it afterwards", () => {
  const told = [];
  globalThis.PopStateEvent ??= class { constructor(type) { this.type = type; } };
  globalThis.dispatchEvent = (event) => told.push(event.type);
  globalThis.setTimeout = (work) => (work(), 0);
  globalThis.scrollY ??= 0;
  act({ set: { category: "funeral" } });
  go("/years?category=funeral");
  assert.deepEqual([steps, told], [["http://board.test/?category=funeral", "http://board.test/years?category=funeral"], []]);
  painted();
  assert.deepEqual([steps, told], [["http://board.test/?category=funeral", "http://board.test/years?category=funeral"], ["popstate"]]);
  assert.match(asked.at(-1).query, /page=years/);
});

test("what was not understood goes from the address with the next step", async () => {
  location.href = "http://board.test/?category=fun&from_year=2022";
  void answer();
  asked.at(-1).say(doc({ from_year: "2022" }, { head: { unread: "category fun" } }));
  await settled();
  assert.equal(view().query.category, "fun", "as it was passed on");
  act({ pick: { township: "1" } });
  assert.deepEqual(view().query, { from_year: "2022", township: "1", drill: "township" });
});
