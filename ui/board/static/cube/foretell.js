// A page's answer before the server's: the whole document worked out from the cube, the same as Python will say. All or nothing.
import { categoryCard } from "./category_card.js";
import { overviewNumbers, townshipNumbers, yearNumbers } from "./headline.js";
import { flowCard } from "./flow_card.js";
import { categorySharesCard, dependenceCard, projectSharesCard } from "./funding_cards.js";
import { fundingNumbers } from "./funding_numbers.js";
import { head } from "./head.js";
import { projectTable } from "./project_table.js";
import { sceneOf } from "./scene.js";
import { side } from "./side.js";
import { sourceCard } from "./source_card.js";
import { concentrationCard, structureNumbers, treeCard } from "./structure_card.js";
import { cumulativeCard, ganttCard } from "./timeline_card.js";
import { tileCard, townshipBarCard } from "./township_card.js";
import { LISTS, townshipLists } from "./township_lists.js";
import { viewOf } from "./view.js";
import { yearCard } from "./year_card.js";

/** @typedef {import("../types.js").Doc} Doc */
/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scene.js").Base} Base */
/** @typedef {{ids: string[], tell: (scene: Scene, was: any) => any[]}} Part blocks by the ids that they may have */

/** A card that the page always has. @param {string} id @param {(scene: Scene, was: any) => any} card @returns {Part} */
const card = (id, card) => ({ ids: [id], tell: (scene, was) => [card(scene, was)] });

/** @type {Part} */
const TABLE = card("projects", projectTable);

/** What each page shows, in its order: a page with any other block is the server's. @type {Record<string, {numbers: (scene: Scene) => any[], parts: Part[]}>} */
const PAGES = {
  overview: { numbers: overviewNumbers, parts: [card("by_category", categoryCard), card("by_source", sourceCard), card("by_year", yearCard), card("township_tiles", (scene, was) => tileCard(scene, was)), TABLE] },
  structure: { numbers: structureNumbers, parts: [card("tree", treeCard), card("concentration", concentrationCard), TABLE] },
  funding: { numbers: fundingNumbers, parts: [card("flow", flowCard), card("by_source", sourceCard), card("dependence", dependenceCard), card("shares_category", categorySharesCard), card("shares_project", projectSharesCard), TABLE] },
  years: { numbers: yearNumbers, parts: [card("by_year", yearCard), card("cumulative", cumulativeCard), card("gantt", ganttCard), TABLE] },
  townships: { numbers: townshipNumbers, parts: [card("township_tiles", (scene, was) => tileCard(scene, was, true)), card("township_bars", townshipBarCard), { ids: LISTS, tell: townshipLists }, TABLE] },
  projects: { numbers: overviewNumbers, parts: [card("search", ({ query }, was) => ({ ...was, value: query.text ?? "" })), TABLE] },
};

/**
 * The document of the same page for another question, or null where only the server knows it: another language, unit or
 * theme, words that only the server can fold, a view without projects, a page with other charts. What does not depend on what may change stays.
 * @param {Doc} doc the last answer of the server to this page @param {Base} base @param {Record<string, string>} query
 * @returns {Doc|null}
 */
export function foretold(doc, base, query) {
  const page = Object.hasOwn(PAGES, doc.page) ? PAGES[doc.page] : null;
  const scene = page && isWhole(doc, page.parts) ? sceneOf(doc, base, query) : null;
  if (!page || !scene || !viewOf(scene.cube, scene.asked).selected.some(Boolean)) return null;
  const was = Object.fromEntries(doc.blocks.map((block) => [block.id, block]));
  const blocks = page.parts.flatMap(({ ids, tell }) => tell(scene, was[ids[0]]));
  return { ...doc, query: scene.query, side: side(scene), head: head(scene, blocks.some(isChart)), numbers: page.numbers(scene), blocks };
}

/** @param {{kind: string}} block */
const isChart = ({ kind }) => kind === "chart";

/** Whether a document has something of every part and nothing else: one without projects in view has less. @param {Doc} doc @param {Part[]} parts */
function isWhole({ blocks }, parts) {
  return parts.every(({ ids }) => blocks.some((block) => ids.includes(block.id ?? ""))) && blocks.every((block) => parts.some(({ ids }) => ids.includes(block.id ?? "")));
}
