// A file that tells how far it is: lines of JSON, the last of which has its name and size, and then the file itself. Pure.

/** @typedef {{name: string, size: number, type: string, body: Uint8Array<ArrayBuffer>}} Received */

/**
 * Reads a stream to its end. `told` hears how much is done of how much. Rejects where the stream ends before the file does.
 * @param {ReadableStreamDefaultReader<Uint8Array>} reader @param {(done: number, of: number) => void} told @returns {Promise<Received>}
 */
export async function receive(reader, told) {
  let held = new Uint8Array(0);
  /** @type {{name: string, size: number, type: string}|null} */
  let file = null;
  for (;;) {
    const { value, done } = await reader.read();
    if (value) held = joined(held, value);
    for (let end = held.indexOf(10); !file && end >= 0; end = held.indexOf(10)) {
      const line = JSON.parse(new TextDecoder().decode(held.subarray(0, end)));
      held = held.slice(end + 1);
      if (line.failed) throw new Error("failed");
      if (line.name) file = line;
      else told(line.done, line.of);
    }
    if (file && held.length >= file.size) return { ...file, body: held };
    if (done) throw new Error("cut off");
  }
}

/** @param {Uint8Array} one @param {Uint8Array} other @returns {Uint8Array<ArrayBuffer>} */
function joined(one, other) {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
