import assert from "node:assert/strict";
import test from "node:test";
import "./board_stub.mjs";

const { asText } = await import("../../ui/board/js/draw/panel.js");
const points = [{ t: "甲。", href: "/text?at=rows", source: "附件" }, { t: "乙。", href: "/checks", source: "核对", warn: true }];

test("sentences are copied a line each; with sources numbered, each with what stands behind it, and the source line last", () => {
  assert.equal(asText(points), "甲。\n乙。");
  assert.equal(asText(points, "来源：规划"), "1. 甲。 [附件]\n2. 乙。 [核对]\n来源：规划");
});
