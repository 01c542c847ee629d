// How the view is shared: its address with a code for phones, who may do what, and following. What is said comes from the server.
import { copy } from "./copying.js";
import { offer, say } from "./announce.js";
import { h } from "./dom.js";
import { box } from "./popover.js";
import { toggle } from "./segment.js";
import { doc, local, redraw, word } from "../state/app.js";
import { within } from "../state/connection.js";
import { uncover } from "../state/layers.js";
import { follow, play } from "../state/follow.js";
import { shownAddress } from "../state/road.js";

export const SHARE = "share";
const LONGEST = 3000; // ms
/** @type {Said.Sharing|null} */
let said = null;
let chosen = 0; // which of several addresses

export async function openShare() {
  if (local.popover === SHARE) return void uncover();
  const here = shownAddress();
  try {
    said = await (await within(LONGEST, `${local.base}share?lang=${doc().lang}&name=${encodeURIComponent(doc().name)}&at=${encodeURIComponent(here)}`)).json();
  } catch {
    return void copied(here); // without the server: what there is
  }
  chosen = 0;
  local.popover = SHARE;
  redraw();
  /** @type {HTMLElement|null} */ (document.querySelector("#board-popover .addr .btn"))?.focus({ preventScroll: true });
}

/** The open dialog beside its button. */
export const sharePopover = () => (local.popover === SHARE && said ? box(SHARE, said.title, content(said), "share") : null);

/** @param {string} href */
async function copied(href) {
  if (await copy(href)) return say(word("copied"), true);
  const field = /** @type {HTMLInputElement|null} */ (document.querySelector("#board-popover .addr input"));
  if (!field) return offer(word("copy_failed"), href);
  say(word("copy_failed"), true);
  field.focus();
  field.select();
}

/** @param {Said.Sharing} now */
function content(now) {
  const { href } = now.ways[chosen];
  return h("div", { class: "list", key: "list" },
    h("h2", null, now.title), h("p", { class: "s" }, now.hint),
    now.command && h("p", { class: "command" }, h("code", null, now.command)),
    h("div", { class: "addr", key: "addr" },
      h("input", { type: "text", readonly: true, "aria-label": now.title, value: href, onclick: (/** @type {any} */ event) => event.target.select() }),
      h("button", { class: "btn", type: "button", onclick: () => copied(href) }, now.copy)),
    now.ways.length > 1 && h("p", { class: "s several", key: "several" }, now.several, now.ways.map((way, i) => i !== chosen
      && h("button", { class: "link", key: way.host, type: "button", onclick: () => { chosen = i; redraw(); } }, way.host))),
    code(now), now.lines.map((each) => h("div", { class: "row", key: each.label }, words(each), h("span", null, each.value))), following(now),
    now.foot && h("p", { class: "s foot", key: "foot" }, now.foot));
}

/** @param {Said.Sharing} now */
function code({ scan, ways }) {
  if (!scan) return null;
  const drawn = ways[chosen].code;
  return h("div", { class: "code", key: "code" },
    drawn && h("svg", { viewBox: `0 0 ${drawn.size} ${drawn.size}`, width: width(drawn.size), height: width(drawn.size), role: "img", "aria-label": scan.title, "shape-rendering": "crispEdges" }, h("path", { d: drawn.path })),
    drawn ? h("div", null, h("b", null, scan.title), h("p", { class: "s" }, scan.opens)) : h("p", { class: "s" }, scan.too_long));
}

const LEAST = 116; // px
/** A phone tells modules of two pixels apart. @param {number} size */
const width = (size) => String(Math.max(LEAST, size * 2));

/** @param {Said.Sharing} now */
function following({ follow: each, may_present }) {
  if (!each) return null;
  const role = may_present ? "presenting" : "following";
  const on = follow.role === role;
  return toggle({ class: "row", key: "follow", onclick: () => play(on ? "" : role) }, on, words(each));
}

/** @param {Said.SharingLine} each */
const words = ({ label, note }) => h("span", null, label, h("small", null, note));
