// Copying the address. A page on the LAN over plain http has no navigator.clipboard: select and execCommand instead; where that is
// refused too, the address stands in a field, selected, for the keys.
import { local, word } from "../state/app.js";
import { offer, say } from "./announce.js";
import { shownAddress } from "../state/road.js";

export async function copyLink() {
  const { href, isOpen } = forOthers(shownAddress(), await shared());
  if (await copy(href)) return say(word(isOpen ? "copied" : "copied_here"), true, !isOpen);
  say(word("copy_failed"));
  offer(word("copy_failed"), href);
}

/** @typedef {{port: number, address: string|null}} Shared where the server is for others */

/** @returns {Promise<Shared|null>} asked only where the address is this machine's own name for itself */
async function shared() {
  if (!isOwn(window.location.hostname)) return null;
  try {
    return await (await fetch(`${local.base}shared`, { cache: "no-store" })).json();
  } catch {
    return null;
  }
}

/** @param {string} host */
const isOwn = (host) => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(host);

/**
 * The address that others can open, and whether they can: instead of this machine's own name its address on the network, where the server
 * listens there. A proxy on this machine has another port: of its address nothing is known.
 * @param {string} href @param {Shared|null} said
 */
export function forOthers(href, said) {
  const url = new URL(href);
  if (!isOwn(url.hostname) || !said) return { href, isOpen: true };
  const isHere = Number(url.port || (url.protocol === "https:" ? 443 : 80)) === said.port;
  if (!said.address || !isHere) return { href, isOpen: false };
  url.hostname = said.address.includes(":") ? `[${said.address}]` : said.address;
  return { href: url.href, isOpen: true };
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
