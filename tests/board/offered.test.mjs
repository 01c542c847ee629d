// What the dialog of exports offers, and what it says of the view.
import assert from "node:assert/strict";
import test from "node:test";
import "./board_stub.mjs";

const { basisOf, fits, offered } = await import("../../ui/board/js/exports/dialog.js");

test("a story is exported as its steps or with other pages, never as a page without anything", () => {
  const story = { page: "story", blocks: [{}] };
  assert.deepEqual(offered(story, true, false), ["story", "pages"]);
  assert.deepEqual(offered(story, false, false), ["pages"]);
});

test("other pages offer themselves first, or the block that was opened", () => {
  const page = { page: "projects", blocks: [{ id: "projects" }] };
  assert.deepEqual(offered(page, true, false), ["page", "pages", "register", "story"]);
  assert.deepEqual(offered({ page: "years", blocks: [] }, false, true), ["block", "page", "pages"]);
});

test("the line of the view is that of what is exported", () => {
  const head = { words: [{ t: "A" }, { t: "B" }] };
  assert.equal(basisOf({ page: "years", head }, "page"), "AB");
  assert.equal(basisOf({ page: "years", head }, "story"), "");
  assert.equal(basisOf({ page: "story", head }, "pages"), "");
});

test("pictures are of a chart", () => {
  assert.deepEqual(["block", "page", "story"].map((what) => fits("png", what, { kind: "chart" })), [true, false, false]);
  assert.equal(fits("svg", "block", { kind: "table" }), false);
  assert.equal(fits("pptx", "block", { kind: "table" }), true);
});
