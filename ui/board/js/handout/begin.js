// What a handout begins with: unpacks the board that the file holds, and lets it run. Whatever goes wrong, the reader is told.
import { unpacked } from "./lzma.js";

/** The words of a pack of the file. @param {string} name */
function pack(name) {
  const said = atob(document.getElementById(name)?.textContent ?? "");
  const bytes = new Uint8Array(said.length);
  for (let i = 0; i < said.length; i += 1) bytes[i] = said.charCodeAt(i);
  return new TextDecoder().decode(unpacked(bytes));
}

/** @param {"script"|"style"} kind @param {string} words */
const run = (kind, words) => document.head.append(Object.assign(document.createElement(kind), { textContent: words }));

export function open() {
  try {
    /** @type {any} */ (window).handout = { pack, run };
    const [styles, script] = JSON.parse(pack("board"));
    run("style", styles);
    run("script", script);
  } catch {
    const opening = document.getElementById("opening");
    if (opening) opening.textContent = opening.dataset.failed ?? "";
  }
}
