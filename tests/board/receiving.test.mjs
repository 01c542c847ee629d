import assert from "node:assert/strict";
import test from "node:test";

const { receive } = await import("../../ui/board/js/exports/receiving.js");

/** @param {string[]} parts */
function reader(...parts) {
  const chunks = parts.map((part) => new TextEncoder().encode(part));
  return { read: async () => (chunks.length ? { value: chunks.shift(), done: false } : { done: true }) };
}

test("progress, then the file, however the stream is cut", async () => {
  for (const parts of [['{"done":0,"of":2}\n{"done":1,"of":2}\n{"name":"a.x","size":5,"type":"t"}\nab\ncd'], ['{"done":0,', '"of":2}\n{"done":1,"of":2}\n{"name":"a.x","size":5,"type":"t"}', "\na", "b\n", "cd"]]) {
    const told = [];
    const file = await receive(reader(...parts), (done, of) => told.push([done, of]));
    assert.deepEqual(told, [[0, 2], [1, 2]]);
    assert.equal(file.name, "a.x");
    assert.equal(new TextDecoder().decode(file.body), "ab\ncd");
  }
});

test("a file that fails or is cut off is none", async () => {
  await assert.rejects(receive(reader('{"failed":true}\n'), () => {}));
  await assert.rejects(receive(reader('{"name":"a.x","size":5,"type":"t"}\nabc'), () => {}));
});
