// The text of the plan: marks that open their records, highlighted places, hits of the search, the steps between them.
import { say } from "../draw/announce.js";
import { address, blockOf, doc, redraw, word } from "../state/app.js";
import { annex } from "./annex.js";
import { h, morph } from "../draw/dom.js";
import { segment } from "../draw/segment.js";
import { pieces, stepped } from "./pieces.js";
import { act, follow, linkTo } from "../state/road.js";
import { ledTo, spy } from "./toc.js";

/** @typedef {"at"|"hit"} Kind what can be stepped through */

const LOOKS = /** @type {Record<string, [string, string]>} the element and the class of each kind of line */ ({
  imprint: ["p", "imprint"], title: ["h2", "title"], chapter: ["h2", "chapter"], section: ["h3", "section"], topic: ["h4", "topic"],
  run_in: ["p", "run"], paragraph: ["p", "par"], box_heading: ["h4", "box-head"], box: ["p", "box"],
});
/** What is drawn, and where the reader was last led. @type {{node: HTMLElement|null, block: Said.PlanText|null, at: string, find: string}} */
const drawn = { node: null, block: null, at: "", find: "" };
/** @type {Record<Kind, number>} */
const step = { at: 0, hit: 0 };
/** The place of the mark that was just clicked: it is in sight already. */
let clicked = "";
/** Whether the reader goes through a list beside the text: it keeps its place. */
let isListed = false;
/** @type {Element|null} */
let stop = null;

/** @param {Said.PlanText} block */
export function plantext(block) {
  if (drawn.block !== block) step.at = step.hit = 0;
  return [
    bar(block),
    h("article", { class: `plan ${block.shown.find((option) => option.on)?.code ?? ""}`, key: "plan", lang: "zh-CN", own: true, "aria-label": block.label,
      onkeydown: roam, ref: (/** @type {HTMLElement} */ node) => draw(node, block) }),
  ];
}

/** The switch of what is marked, and the steps. @param {Said.PlanText} block */
function bar(block) {
  const { words } = block;
  return h("div", { class: "planbar", key: "bar" },
    segment({ param: "shown", label: words.shown, options: block.shown }),
    block.at.length > 1 && stepper(block, "at", words.at, block.at.length),
    block.find && (block.hits.length ? stepper(block, "hit", words.hits, block.hits.length) : h("span", { class: "steps", key: "none" }, words.none)));
}

/** @param {Said.PlanText} block @param {Kind} kind @param {string} said @param {number} count */
function stepper(block, kind, said, count) {
  const by = (/** @type {number} */ way) => () => {
    step[kind] = stepped(step[kind], way, count);
    lead(kind);
    redraw();
  };
  return h("span", { class: "steps", key: kind, "data-steps": kind },
    h("span", { "aria-live": "polite" }, said.replace("{i}", String(step[kind] + 1)).replace("{n}", String(count))),
    h("button", { type: "button", "aria-label": block.words.previous, onclick: by(-1) }, "‹"),
    h("button", { type: "button", "aria-label": block.words.next, onclick: by(1) }, "›"));
}

/** Draws the text only when the document is a new one: a redraw of anything else leaves it alone. @param {HTMLElement} node @param {Said.PlanText} block */
function draw(node, block) {
  if (drawn.node === node && drawn.block === block) return;
  if (drawn.node !== node) drawn.at = drawn.find = "";
  drawn.node = node;
  drawn.block = block;
  const layers = { mark: block.marks, at: block.at, hit: block.hits };
  const kept = { disputed: new Map(block.disputed), missing: new Set(block.missing) };
  const cell = (/** @type {[number, string]} */ [start, words]) => pieces(start, words, layers).map((piece) => drawPiece(piece, block, kept));
  morph(node, block.parts.map((part) => drawPart(part, block, cell)));
  setStop(node.querySelector(".n.at") ?? (stop && node.contains(stop) ? stop : marksIn(node)[0] ?? null));
  arrive(block);
  spy();
}

/** @param {Said.PlanText["parts"][number]} part @param {Said.PlanText} block @param {(cell: [number, string]) => any} cell */
function drawPart(part, block, cell) {
  if (Array.isArray(part)) return line(part, cell);
  return "fold" in part ? fold(part.fold, block, cell) : annex(part, cell, block.words);
}

/** What the published page says around the plan: folded away, but where a place or a hit is in it. @param {Array<[string, number, string, number?]>} lines @param {Said.PlanText} block @param {(cell: [number, string]) => any} cell */
function fold(lines, block, cell) {
  const isIn = (/** @type {[number, number]} */ [start, end]) => lines.some(([, at, words]) => start < at + words.length && at < end);
  return h("details", { class: "page", key: `page${lines[0][1]}`, open: [...block.at, ...block.hits].some(isIn) },
    h("summary", { lang: document.documentElement.lang }, block.words.page), lines.map((each) => line(each, cell)));
}

/** The marks that are in sight or can be scrolled to. @param {HTMLElement|null} node @returns {HTMLElement[]} */
const marksIn = (node) => [.../** @type {NodeListOf<HTMLElement>} */ (node?.querySelectorAll(".n") ?? [])].filter((each) => !each.closest("details:not([open])"));

/** @param {[string, number, string, number?]} part @param {(cell: [number, string]) => any} cell */
function line([kind, start, words, lead = 0], cell) {
  const [tag, look] = LOOKS[kind];
  return h(tag, { class: look, key: start, "data-s": String(start) },
    lead ? [h("b", { key: "lead" }, cell([start, words.slice(0, lead)])), cell([start + lead, words.slice(lead)])] : cell([start, words]));
}

/** @param {import("./pieces.js").Piece} piece @param {Said.PlanText} block @param {{disputed: Map<number, string>, missing: Set<number>}} kept */
function drawPiece(piece, block, kept) {
  const runs = piece.runs.map((run) => drawRun(run));
  if (piece.mark < 0) return runs;
  const [start, end] = block.marks[piece.mark];
  const place = `${start}-${end}`;
  const href = block.to.replace("at=0-0", `at=${place}`);
  const odd = kept.disputed.get(start);
  const look = ["n", odd && "odd", kept.missing.has(start) && "missing", piece.runs.some((run) => run.at >= 0) && "at"];
  return [odd && h("a", { class: "ne sign", key: `ne${place}`, tabindex: "-1", title: word("to_desk"), "aria-label": word("to_desk"), ...linkTo(odd) }), h("a", {
    class: look.filter(Boolean).join(" "), key: place, href: address(href), tabindex: "-1",
    onclick: (/** @type {MouseEvent} */ event) => follow(event, href, () => open(place)), onfocus: (/** @type {FocusEvent} */ event) => setStop(/** @type {Element} */ (event.currentTarget)),
  }, runs)];
}

/** @param {import("./pieces.js").Run} run */
function drawRun({ t, at, hit }) {
  if (at < 0 && hit < 0) return t;
  const look = [at >= 0 && "hl", hit >= 0 && "hit"].filter(Boolean).join(" ");
  return h("span", { class: look, "data-at": at >= 0 ? String(at) : null, "data-hit": hit >= 0 ? String(hit) : null }, t);
}

/** @param {string} place */
function open(place) {
  clicked = place;
  act({ set: { at: place } });
}

/** Opens a place that a list names, and leads there. @param {string} place */
export function openPlace(place) {
  if (drawn.at === place) return lead("at");
  isListed = true;
  act({ set: { at: place } });
}

/** Leads to the first highlighted place or hit where it is another than before. @param {Said.PlanText} block */
function arrive(block) {
  const at = block.at.map((span) => span.join("-")).join("~");
  const isNew = { at: at !== drawn.at && at !== "" && at !== clicked, find: block.find !== drawn.find && block.hits.length > 0 };
  if (at && at === clicked) window.setTimeout(uncover);
  if (at !== drawn.at && !isListed) document.querySelector(".board .reader > .orig")?.scrollTo(0, 0);
  if (at !== drawn.at) isListed = false;
  if (at && at !== drawn.at) tell();
  if (at !== drawn.at || at === clicked) clicked = "";
  drawn.at = at;
  drawn.find = block.find;
  if (isNew.at) window.setTimeout(() => lead("at"));
  else if (isNew.find) window.setTimeout(() => lead("hit"));
}

/** Scrolls to the place or the hit that is the reader's now, into the middle of the window. @param {Kind} kind */
function lead(kind) {
  const places = (kind === "at" ? drawn.block?.at : drawn.block?.hits) ?? [];
  const parts = drawn.node?.querySelectorAll(`[data-${kind}="${step[kind]}"]`) ?? [];
  drawn.node?.querySelectorAll(".now").forEach((node) => node.classList.remove("now"));
  if (places.length > 1) parts.forEach((node) => node.classList.add("now"));
  parts[0]?.scrollIntoView({ block: "center" });
  if (places[step[kind]]) ledTo(places[step[kind]][0]);
}

/** Says what has come up beside the text. */
function tell() {
  const beside = blockOf(doc(), "records");
  if (beside) say([beside.title, beside.quote, ...beside.groups.map((group) => group.title)].filter(Boolean).join(" "));
}

/** On a narrow screen the records come up over the text: a mark that they would hide moves up. */
function uncover() {
  const sheet = document.querySelector(".board [data-block=records]")?.getBoundingClientRect();
  const mark = drawn.node?.querySelector("[data-at]");
  if (!sheet || !mark) return;
  const { left, bottom } = mark.getBoundingClientRect();
  if (left < sheet.right && left >= sheet.left && bottom > sheet.top) mark.scrollIntoView({ block: "center" });
}

/** One mark can be reached by Tab; the arrow keys go from mark to mark. @param {Element|null} node */
function setStop(node) {
  if (stop !== node) stop?.setAttribute("tabindex", "-1");
  stop = node;
  stop?.setAttribute("tabindex", "0");
}

/** @param {KeyboardEvent} event */
function roam(event) {
  const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const here = /** @type {Element|null} */ (event.target)?.closest(".n");
  if (!way || !here || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  const all = marksIn(drawn.node);
  const next = all[all.indexOf(/** @type {HTMLElement} */ (here)) + way];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "nearest" });
}
