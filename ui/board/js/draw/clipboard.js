// Copying the address. A page on the LAN over plain http has no navigator.clipboard: select and execCommand instead.
import { say } from "./announce.js";
import { word } from "../state/app.js";
import { shownAddress } from "../state/road.js";

export async function copyLink() {
  const done = await copy(shownAddress());
  say(word(done ? "copied" : "copy_failed"), true);
}

/** @param {string} words @returns {Promise<boolean>} whether they are on the clipboard */
export async function copy(words) {
  if (window.isSecureContext && navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(words);
      return true;
    } catch {
      // not allowed here: the old way may be
    }
  }
  return copyBySelection(words);
}

/** @param {string} words */
function copyBySelection(words) {
  const field = document.createElement("textarea");
  const focused = /** @type {HTMLElement|null} */ (document.activeElement);
  field.value = words;
  field.style.cssText = "position:fixed;left:-99px;top:0;opacity:0";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  focused?.focus?.({ preventScroll: true });
  return done;
}
