// The link that is copied is one that others can open, where there is one.
import assert from "node:assert/strict";
import test from "node:test";
import "./board_stub.mjs";

const { forOthers } = await import("../../ui/board/js/draw/clipboard.js");
const SHARED = { port: 8501, address: "10.0.0.7" };
const VIEW = "/funding?category=funeral";

test("on the machine that serves, its address on the network takes the place of its own name", () => {
  for (const host of ["localhost", "127.0.0.1"]) {
    assert.deepEqual(forOthers(`http://${host}:8501${VIEW}`, SHARED), { href: `http://10.0.0.7:8501${VIEW}`, isOpen: true });
  }
  assert.equal(forOthers("http://localhost:8501/minzheng/years", SHARED).href, "http://10.0.0.7:8501/minzheng/years");
  assert.equal(forOthers("http://[::1]:8501/", { port: 8501, address: "fd00::7" }).href, "http://[fd00::7]:8501/");
});

test("where others cannot open it, the link stays and that is said", () => {
  const own = `http://localhost:8501${VIEW}`;
  assert.deepEqual(forOthers(own, { port: 8501, address: null }), { href: own, isOpen: false });
  assert.deepEqual(forOthers("https://localhost/x", SHARED), { href: "https://localhost/x", isOpen: false });
});

test("an address by which somebody came from elsewhere is one for others", () => {
  for (const href of [`http://10.0.0.7:8501${VIEW}`, "https://plan.example.gov.cn/minzheng/", "http://localhost.example/"]) {
    assert.deepEqual(forOthers(href, null), { href, isOpen: true });
  }
});
