// What a handout begins with: unpacks the board that the file holds, and lets it run. Whatever goes wrong, the reader is told.
import { unpacked } from "./lzma.js";

const own = typeof document === "undefined" ? "" : document.currentScript?.textContent ?? ""; // none in a worker, which runs the same

/** @param {string} packed in base64 */
function bytesOf(packed) {
  const said = atob(packed);
  const bytes = new Uint8Array(said.length);
  for (let i = 0; i < said.length; i += 1) bytes[i] = said.charCodeAt(i);
  return bytes;
}

/** The words of what is packed as answers are. @param {string} packed */
const read = (packed) => new TextDecoder().decode(unpacked(bytesOf(packed)));

/** @param {string} name */
const packed = (name) => document.getElementById(name)?.textContent ?? "";

/** The words of a pack that the browser unpacks by itself. @param {string} name */
const pack = (name) => new Response(new Blob([bytesOf(packed(name))]).stream().pipeThrough(new DecompressionStream("gzip"))).text();

/** The answers, unpacked beside what the reader sees; null where the browser has nothing run beside a file. @returns {Promise<string|null>} */
const answersBeside = () => new Promise((done) => {
  try {
    const worker = new Worker(URL.createObjectURL(new Blob([own])));
    worker.onmessage = ({ data }) => done(data);
    worker.onerror = () => done(null);
    worker.postMessage(packed("answers"));
  } catch {
    done(null);
  }
});

/** @param {"script"|"style"} kind @param {string} words */
const run = (kind, words) => document.head.append(Object.assign(document.createElement(kind), { textContent: words }));

export async function open() {
  if (!own) return void (onmessage = ({ data }) => /** @type {any} */ (globalThis).postMessage(read(data)));
  try {
    const [board, first, plotly] = [pack("board"), pack("first"), pack("plotly")];
    const [styles, script] = JSON.parse(await board);
    Object.assign(window, { handout: { first: await first, plotly, answers: () => read(packed("answers")), answersBeside, run } });
    run("style", styles);
    run("script", script);
  } catch {
    const opening = document.getElementById("opening");
    if (opening) opening.textContent = opening.dataset.failed ?? "";
  }
}
