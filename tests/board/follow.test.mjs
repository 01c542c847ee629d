// Following: what a presenter's browser tells, what one who follows does with what comes, and how one leaves and returns.
import assert from "node:assert/strict";
import test, { beforeEach, mock } from "node:test";
import "./board_stub.mjs";

const sent = []; // what was told, with the way to answer it
globalThis.fetch = (address, options = {}) => new Promise((done, failed) => {
  if (!String(address).endsWith("follow")) return;
  sent.push({ ...JSON.parse(options.body), say: (said, status = 200) => done({ status, ok: status < 400, json: async () => said }), fail: () => failed(new Error("away")) });
});
const streams = [];
globalThis.EventSource = class {
  constructor(address) { Object.assign(this, { address, isOpen: true, beats: [] }); streams.push(this); }
  addEventListener(_, how) { this.beats.push(how); }
  close() { this.isOpen = false; }
  say(n, address, more = {}) { this.onmessage({ data: JSON.stringify({ n, address, step: null, black: false, pointer: null, ...more }) }); }
};
const kept = new Map();
globalThis.sessionStorage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) };
globalThis.history = { pushState: (_, __, to) => { location.href = to; }, replaceState: (_, __, to) => { location.href = `${to}`; } };
globalThis.requestAnimationFrame = (work) => (work(), 0);
globalThis.PopStateEvent = class { constructor(type) { this.type = type; } };
globalThis.dispatchEvent = () => true;
/** @type {Record<string, any>} */
const heard = {};
const listen = globalThis.addEventListener;
globalThis.addEventListener = (/** @type {string} */ name, /** @type {any} */ how, /** @type {any} */ more) => { heard[name] = how; listen?.(name, how, more); };
Object.assign(globalThis, { innerWidth: 1920, innerHeight: 1080 });
mock.timers.enable({ apis: ["setTimeout"] });

const { setDraw, show } = await import("../../ui/board/js/state/app.js");
const { act } = await import("../../ui/board/js/state/road.js");
const { follow, play, resume, stage } = await import("../../ui/board/js/state/follow.js");
setDraw(() => {}, () => {});
const { stageOf } = await import("../../ui/board/js/meeting/later.js");
const { screen } = await import("../../ui/board/js/state/screen.js");
const doc = { page: "overview", query: {}, version: "1", decided: "", filters: ["category"], side: { foot: [{ param: "lang" }, { param: "unit" }] }, ui: {}, blocks: [] };
const settled = async () => { for (let i = 0; i < 6; i += 1) await new Promise((done) => setImmediate(done)); };
const followed = { followers: 1, is_on: true };
const at = () => location.href.replace("http://board.test", "");

beforeEach(async () => {
  play("");
  for (const each of sent) each.say(followed);
  await settled();
  for (const each of sent) each.say(followed);
  mock.timers.tick(1);
  sent.length = streams.length = 0;
  follow.shown = null;
  location.href = "http://board.test/?lang=en";
  show({ ...doc, query: { lang: "en" } });
});

test("a presenter tells the view without its own likings, one after the other, and of what came between only the last", async () => {
  play("presenting");
  assert.equal(sent[0].address, "/");
  for (const category of ["a", "b", "c"]) act({ set: { category } });
  await settled();
  assert.equal(sent.length, 1, "the first is still on its way");
  sent[0].say(followed);
  await settled();
  assert.deepEqual(sent.slice(1).map((each) => each.address), ["/?category=c"]);
  sent[1].fail();
  await settled();
  stage({ pointer: { block: "by_year", mark: "", path: [], x: 0, y: 1 } });
  mock.timers.tick(1000);
  await settled();
  assert.deepEqual([sent[2].address, sent[2].pointer.block], ["/?category=c", "by_year"], "what did not arrive is told again as it is by then");
  sent[2].say(followed);
  await settled();
  assert.equal(follow.followers, 1);
  play("");
  assert.equal(sent.at(-1).address, null);
});

test("after a while a presenter asks how many follow, and tells a server that has started anew", async () => {
  play("presenting");
  sent[0].say(followed);
  await settled();
  mock.timers.tick(5000);
  assert.deepEqual(Object.keys(sent[1]).filter((name) => name !== "say" && name !== "fail"), ["tab"]);
  sent[1].say({ followers: 3, is_on: true });
  await settled();
  assert.equal(follow.followers, 3);
  mock.timers.tick(5000);
  sent[2].say({ followers: 0, is_on: false });
  await settled();
  assert.equal(sent[3].address, "/");
});

test("who may not present any more stops telling", async () => {
  play("presenting");
  sent[0].say(null, 403);
  await settled();
  act({ set: { category: "a" } });
  assert.deepEqual([follow.role, sent.length], ["", 1]);
});

test("one who follows sees what is shown as he likes it, and nothing that comes late", async () => {
  play("following");
  streams[0].say(5, "/funding?category=funeral");
  assert.equal(at(), "/funding?category=funeral&lang=en");
  streams[0].say(4, "/years");
  assert.equal(at(), "/funding?category=funeral&lang=en");
  streams[0].say(6, null);
  assert.equal(at(), "/funding?category=funeral&lang=en", "a pause leaves what is there");
  streams[0].say(7, "/years");
  assert.equal(at(), "/years?lang=en");
});

test("a stream on which nothing comes is opened anew, and takes what comes first there", () => {
  play("following");
  streams[0].say(9, "/years");
  for (let i = 0; i < 5; i += 1) { mock.timers.tick(4000); streams[0].beats[0](); }
  assert.equal(streams.length, 1);
  mock.timers.tick(5000);
  assert.deepEqual(streams.map((each) => each.isOpen), [false, true]);
  mock.timers.tick(1500);
  assert.equal(streams.length, 3, "opening takes too long");
  streams[2].onerror();
  mock.timers.tick(1000);
  streams[3].say(1, "/funding");
  assert.equal(at(), "/funding?lang=en", "of a server that has started anew");
  assert.deepEqual(streams.map((each) => each.isOpen), [false, false, false, true]);
});

test("something of one's own leaves, and leads back; how one likes it does not", () => {
  play("following");
  streams[0].say(1, "/");
  act({ set: { unit: "yi" } });
  assert.equal(follow.role, "following");
  act({ set: { category: "a" } });
  assert.deepEqual([follow.role, streams[0].isOpen], ["left", false]);
  assert.match(streams[1].address, /away/, "who has left can be called");
  const own = at();
  streams[1].say(1, "/", { called: 3 });
  streams[1].say(2, "/years", { called: 3 });
  assert.deepEqual([follow.role, follow.isCalled, at()], ["left", false, own], "and is not moved, nor called by an old call");
  streams[1].say(3, "/years", { called: 4 });
  assert.deepEqual([follow.role, follow.isCalled], ["left", true], "asked, not taken back");
  play("following");
  assert.equal(follow.isCalled, false);
  streams[2].say(3, "/");
  assert.deepEqual([follow.role, at()], ["following", "/?lang=en&unit=yi"]);
});

test("who writes has left with the first letter, so that nothing is taken away from under the hand, and is led back", () => {
  for (const begun of [() => heard.compositionstart({}), () => heard.input({ inputType: "insertText" })]) {
    play("following");
    streams.at(-1).say(1, "/");
    heard.input({}); // a box that is ticked
    assert.equal(follow.role, "following");
    begun();
    assert.deepEqual([follow.role, streams.at(-2).isOpen], ["left", false]);
    streams.at(-2).say(2, "/years");
    assert.equal(at(), "/?lang=en", "what was on its way is not heeded");
  }
  play("following");
  streams.at(-1).say(2, "/years");
  assert.deepEqual([follow.role, at()], ["following", "/years?lang=en"]);
});

test("a stage is told as what it shows, and shown so to who follows; who leaves sees pages again", async () => {
  heard.stage?.({ detail: { step: 2, show: "by_year", of: 10, title: "mine", black: true } });
  play("presenting");
  assert.deepEqual([sent[0].step, sent[0].stage, sent[0].black], [2, { show: "by_year", of: 10, title: "mine" }, true]);
  sent[0].say(followed);
  await settled();
  act({ set: { category: "a" } });
  sent.at(-1).say(followed);
  await settled();
  assert.equal(sent.at(-1).stage, null, "an address without a stage ends it");
  play("following");
  streams[0].say(1, "/years", { step: 2, stage: { show: "by_year", of: 10, title: null } });
  assert.deepEqual(stageOf(), { kind: "followed", play: 0, n: 2, show: "by_year", of: 10, title: null });
  assert.equal(screen().size, "present");
  Object.assign(globalThis, { innerWidth: 390, innerHeight: 844 });
  assert.equal(screen().size, "phone", "a stage in a hand is a phone's");
  Object.assign(globalThis, { innerWidth: 1920, innerHeight: 1080 });
  streams[0].say(2, "/years");
  assert.equal(stageOf(), null);
  streams[0].say(3, "/years", { step: 2, stage: { show: "by_year", of: 10, title: null } });
  play("left");
  assert.deepEqual([stageOf(), screen().size], [null, "wide"]);
});

test("a tab whose place another takes presents no more, and does not begin again by itself", async () => {
  play("presenting");
  assert.equal(sent[0].begins, true);
  sent[0].say(followed);
  await settled();
  stage({ black: true });
  assert.deepEqual([sent[1].begins, sent[1].tab], [false, sent[0].tab]);
  sent[1].say({}, 409);
  await settled();
  assert.equal(follow.role, "");
  resume();
  mock.timers.tick(60_000);
  await settled();
  assert.deepEqual([follow.role, sent.length], ["", 2]);
});

test("a page that is loaded again goes on with its part", () => {
  play("following");
  follow.role = "";
  resume();
  assert.equal(follow.role, "following");
  play("left");
  follow.role = "";
  resume();
  streams.at(-1).say(1, "/years");
  assert.equal(follow.role, "left");
  streams.at(-1).say(2, null);
  assert.equal(follow.role, "", "nobody is called by who presents no more");
});
