// A page's answer before the server's: its numbers and its charts worked out from the cube, the same as Python will say. All or nothing.
import { categoryCard } from "./category_card.js";
import { overviewNumbers } from "./headline.js";
import { sceneOf } from "./scene.js";
import { sourceCard } from "./source_card.js";
import { tileCard } from "./township_card.js";
import { viewOf } from "./view.js";
import { yearCard } from "./year_card.js";

/** @typedef {import("../types.js").Doc} Doc */
/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scene.js").Base} Base */
/** @typedef {(scene: Scene, was: any) => any} Tell */

/**
 * What is foretold of each page: its numbers and its blocks by id. `same` are blocks that stay as they were until the
 * server's answer; any other block leaves the page to the server.
 * @type {Record<string, {numbers: (scene: Scene) => any[], blocks: Record<string, Tell>, same: string[]}>}
 */
const PAGES = {
  overview: { numbers: overviewNumbers, blocks: { by_category: categoryCard, by_source: sourceCard, by_year: yearCard, township_tiles: (scene, was) => tileCard(scene, was) }, same: ["projects"] },
};

/**
 * The document of the same page for another question, or null where only the server knows it: another language, unit or
 * theme, what the server searches, a view without projects, a page with other charts. What is not foretold stays.
 * @param {Doc} doc the last answer of the server to this page @param {Base} base @param {Record<string, string>} query
 * @returns {Doc|null}
 */
export function foretold(doc, base, query) {
  const page = PAGES[doc.page];
  const scene = page ? sceneOf(doc, base, query) : null;
  if (!scene || !isWhole(doc, page) || !viewOf(scene.cube, scene.asked).selected.some(Boolean)) return null;
  return {
    ...doc, query: scene.query, numbers: page.numbers(scene),
    blocks: doc.blocks.map((was) => (page.blocks[was.id] ? page.blocks[was.id](scene, was) : was)),
  };
}

/** Whether a document has every block that is foretold and no other: one without projects in view has less. @param {Doc} doc @param {(typeof PAGES)[string]} page */
function isWhole({ blocks }, page) {
  const ids = blocks.map((block) => block.id);
  return Object.keys(page.blocks).every((id) => ids.includes(id)) && ids.every((id) => id in page.blocks || page.same.includes(id));
}
