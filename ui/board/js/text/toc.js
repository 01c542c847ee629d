// The table of contents: scrolls to a section, and follows the reader through the text.
import { address, onceAFrame } from "../state/app.js";
import { h, morph } from "../draw/dom.js";
import { scrollInList } from "../draw/focus.js";
import { follow } from "../state/road.js";

const DEEP = 2;
const BOX = 4;
const LINE = 130;
const NARROW = 1200;
const ROOM = 40; // px around the reader's section in the table of contents
/** @type {{node: HTMLElement|null, block: Said.Toc|null, now: number}} */
const drawn = { node: null, block: null, now: 0 };
/** Where the reader was led, and how far the page was scrolled then: until it is scrolled on, this is where the reader is. @type {{position: number, y: number}|null} */
let led = null;

/** @param {Said.Toc} block */
export function toc(block) {
  const list = h("ol", { class: "contents", key: "list", lang: "zh-CN", own: true, ref: (/** @type {HTMLElement} */ node) => show(node, block) });
  if (window.innerWidth < NARROW) return h("details", { class: "fold", key: "fold" }, h("summary", null, block.title), list);
  return [h("h2", { key: "title" }, block.title), h("nav", { key: "nav", "aria-label": block.title }, list)];
}

/** @param {HTMLElement} node @param {Said.Toc} block */
function show(node, block) {
  if (drawn.node === node && drawn.block === block) return;
  drawn.node = node;
  drawn.block = block;
  draw();
}

/** The place of the last item that is so, or -1. @param {Said.TocItem[]} items @param {(item: Said.TocItem) => boolean} isSo */
const lastIndex = (items, isSo) => items.reduce((found, item, i) => (isSo(item) ? i : found), -1);

/** Sections always, what stands below them where the reader is. */
function draw() {
  const { node, block, now } = drawn;
  if (!node || !block) return;
  const items = block.items;
  const above = items.map((_, i) => lastIndex(items.slice(0, i + 1), (each) => each[0] < DEEP));
  morph(node, items.map((item, i) => isShown(item, above[i] === above[now]) && entry(item, i === now, block.to)));
}

/** Sections, the boxes (rows of the annex have a number for a label), and all that stands in the reader's own section. @param {Said.TocItem} item @param {boolean} isHere */
const isShown = ([level, label], isHere) => level < DEEP || isHere || (level === BOX && !/^\d/.test(label));

/** @param {Said.TocItem} item @param {boolean} on @param {string} to */
function entry([level, label, title, start, end], on, to) {
  const href = to.replace("at=0-0", `at=${start}-${end}`);
  return h("li", { class: `l${level}${on ? " on" : ""}`, key: start },
    h("a", { href: address(href), "aria-current": on ? "true" : null, onclick: (/** @type {MouseEvent} */ event) => follow(event, href, () => jump(start)) },
      h("span", { class: "label" }, label), title && h("span", null, title)));
}

/** @param {number} start */
function jump(start) {
  const fold = /** @type {HTMLDetailsElement|null} */ (drawn.node?.closest("details"));
  if (fold) fold.open = false;
  const lines = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".board .plan [data-s]")]);
  lines.find((line) => Number(line.dataset.s) >= start)?.scrollIntoView({ block: "start" });
  ledTo(start);
}

/** The page has just been scrolled for a place of the text: the reader is there. @param {number} position */
export function ledTo(position) {
  led = { position, y: window.scrollY };
  spy();
}

/** Finds the section that the reader is in, and shows it. */
export function spy() {
  if (!drawn.node?.isConnected || !drawn.block) return;
  if (led && Math.abs(window.scrollY - led.y) > 1) led = null;
  const position = led ? led.position : reached([...document.querySelectorAll(".board .plan [data-s]")].filter((each) => !each.closest("details")));
  const items = drawn.block.items;
  const now = Math.max(0, lastIndex(items, (item) => item[3] <= position));
  if (now === drawn.now) return;
  drawn.now = now;
  draw();
  const entry = drawn.node.querySelector(".on");
  if (entry) scrollInList(entry, ROOM);
}

/** Where the last line starts that has come up to the window's top. @param {Element[]} lines */
function reached(lines) {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines[middle].getBoundingClientRect().top <= LINE) low = middle + 1;
    else high = middle;
  }
  return Number(/** @type {HTMLElement|undefined} */ (lines[low - 1])?.dataset.s ?? 0);
}

window.addEventListener("scroll", onceAFrame(spy), { passive: true });
