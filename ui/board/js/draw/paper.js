// What is printed instead of what is on the screen: the light theme at a desk's measures, the words of files, and on the desk every finding in full.
import { askForPaper } from "../state/ahead.js";
import { address, placeIn } from "../state/app.js";
import { queryOf } from "../state/query.js";

/** The document on paper; what is on the screen where the server has no other. @param {Said.Doc} doc @returns {Said.Doc} */
export function paperOf(doc) {
  const paper = askForPaper(doc) ?? doc;
  const list = paper.blocks.find((block) => block.kind === "findings");
  return list?.kind === "findings" ? withAllFindings(paper, list) : paper;
}

/** The list over the page's width, and after it each of its findings. @param {Said.Doc} doc @param {Said.Findings} list @returns {Said.Doc} */
function withAllFindings(doc, list) {
  const items = list.groups.flatMap((group) => group.items);
  const found = items.map((item) => (item.on ? doc : findingOf(item.href)));
  if (found.some((each) => !each)) return doc;
  const all = found.flatMap((each, i) => (/** @type {Said.Doc} */ (each)).blocks.filter((block) => block !== list && block.kind !== "findings").map((block) => whole(block, items[i].on ? "" : `-${i}`)));
  return { ...doc, layout: "grid", blocks: [{ ...list, area: "main", span: 2 }, ...all] };
}

/** @param {string} href */
function findingOf(href) {
  const { page, search } = placeIn(new URL(address(href), window.location.href));
  return askForPaper({ page, query: queryOf(search) });
}

/** A block over both columns, told from that of another finding. @param {Said.Block} block @param {string} of @returns {Said.Block} */
const whole = (block, of) => ({ ...block, area: "main", span: 2, id: `${block.id}${of}` });
