// The blocks of a page in their columns and rows; each is drawn by who draws its kind.
import { local } from "../state/app.js";
import { h } from "./dom.js";
import { DRAWERS } from "./drawers.js";

/** The columns of a page by its layout: the block areas, from left to right. @type {Record<string, Array<Said.Area>>} */
const COLUMNS = { aside: ["main", "aside"], desk: ["list", "main"], reader: ["list", "main", "aside"] };

/** @param {Said.Doc} doc */
export function blocks(doc) {
  const columns = COLUMNS[doc.layout];
  if (!columns) return h("div", { class: "grid", key: "blocks" }, upToCharts(doc.blocks).map(section("main", doc.blocks)), isOpening() && h("div", { class: "unopened", key: "unopened" }));
  return h("div", { class: `cols ${doc.layout}`, key: "blocks" }, columns.map((area) => {
    const own = doc.blocks.filter((block) => (block.area && columns.includes(block.area) ? block.area : "main") === area);
    const look = area === "aside" ? "orig" : area === "list" ? "listed" : "grid";
    return (area === "main" || own.length > 0) && h("div", { class: look, key: area }, own.map(section(area, own)));
  }));
}

const isOpening = () => local.opening && !local.printing;

/** While a page opens, what stands below its charts waits for them: a table takes as long as they do. @param {Said.Block[]} all */
const upToCharts = (all) => (isOpening() ? all.slice(0, all.map((block) => block.kind).lastIndexOf("chart") + 1) : all);

/** Places each block in its row, so that only rows after the first get a rule above. @param {string} area @param {Said.Block[]} all */
function section(area, all) {
  let used = 0;
  let row = 0;
  return (/** @type {Said.Block} */ block, /** @type {number} */ i) => {
    const span = area !== "main" || block.span !== 1 || (used !== 1 && isAlone(block, all[i + 1])) ? 2 : 1;
    if (used + span > 2) { row += 1; used = 0; }
    used += span;
    const draw = DRAWERS[block.kind];
    const look = ["c", `b-${block.kind}`, span === 2 ? "full" : "half", row === 0 ? "first" : "later"].join(" ");
    return draw && h("section", { class: look, key: block.id, "data-block": block.id }, draw(block));
  };
}

/** Whether a chart of one column has nothing beside it: then it takes both. @param {Said.Block} block @param {Said.Block|undefined} next */
const isAlone = (block, next) => block.kind === "chart" && next?.span !== 1;
