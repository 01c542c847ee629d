// The sources' parts of the funding of categories and projects, worked out from the cube: source_shares and dependence of analysis/sources.py.
import { UNCONFIRMED, fundingOf, sourceAmounts, sourcesRange, weightsOf } from "./frames.js";
import { largestRows } from "./flows.js";
import { sum, viewOf, without } from "./view.js";

/** @typedef {import("./view.js").Cube} Cube */
/** @typedef {import("./view.js").Asked} Asked */
/** @typedef {import("./view.js").View} View */
/** @typedef {"category"|"project"} By */
/** @typedef {{group: string, funding: number[], selected: boolean, weights: number[]}} Group funding by set of possible sources; weights by row, 0 outside */
/** @typedef {{group: string, source: string, amount_wan: number, share: number, total_wan: number, selected: boolean}} SourceShare */
/** @typedef {{group: string, share: number, least_share: number, most_share: number, total_wan: number, selected: boolean}} Dependence */

const CENTRAL = 1; // the bit of the first source

/** Five rows for each category in drawn order, or for each project in view, the largest funding first. @param {Cube} cube @param {Asked} asked @param {By} by @returns {SourceShare[]} */
export function sourceShares(cube, asked, by) {
  const view = viewOf(cube, without(asked, by, "funding_source"));
  return groupsOf(view, asked, by).flatMap(({ group, funding, selected }) => {
    const amounts = sourceAmounts(funding, cube);
    const total = sum(amounts);
    return amounts.map((wan, i) => ({ group, source: cube.sources[i] ?? UNCONFIRMED, amount_wan: wan, share: total > 0 ? wan / total : 0, total_wan: total, selected }));
  });
}

/** How much of its funding each category has from the first source: confirmed, at the least and at the most. @param {Cube} cube @param {Asked} asked @returns {Dependence[]} */
export function dependence(cube, asked) {
  const view = viewOf(cube, without(asked, "category", "funding_source"));
  return groupsOf(view, asked, "category").map(({ group, funding, selected, weights }) => {
    const total = sum(funding);
    const divisor = total > 0 ? total : 1;
    const [least, most] = sourcesRange(view, weights, CENTRAL);
    return { group, share: sourceAmounts(funding, cube)[0] / divisor, least_share: least / divisor, most_share: most / divisor, total_wan: total, selected };
  });
}

/** @param {View} view @param {Asked} asked @param {By} by @returns {Group[]} */
function groupsOf(view, asked, by) {
  const { cube } = view;
  const { rows } = cube;
  const weights = weightsOf(view);
  const selected = (/** @type {string} */ code) => !asked[by].size || asked[by].has(code);
  if (by === "category") {
    return cube.order.map((category) => {
      const own = weights.map((weight, row) => (rows.category[row] === category ? weight : 0));
      return { group: cube.categories[category], funding: fundingOf(view, own), selected: selected(cube.categories[category]), weights: own };
    });
  }
  const ofRow = rows.funding.map((amounts, row) => amounts.map((wan) => wan * weights[row]));
  return largestRows(ofRow.map(sum), rows.id.length).filter((row) => view.selected[row])
    .map((row) => ({ group: rows.id[row], funding: ofRow[row], selected: selected(rows.id[row]), weights: [] }));
}
