// Money on its way from source to category to project, worked out from the cube: the links of analysis/flows.py.
import { UNCONFIRMED, fundingOf, holds, selectedSources, sourceAmounts, weightsOf } from "./frames.js";
import { sum, touches, viewOf, without } from "./view.js";

/** @typedef {import("./view.js").Cube} Cube */
/** @typedef {import("./view.js").Asked} Asked */
/** @typedef {import("./view.js").View} View */
/** @typedef {{from_node: string, to_node: string, amount_wan: number, is_unconfirmed: boolean, projects: number, selected: boolean}} Link */
/** @typedef {{view: View, asked: Asked, weights: number[], own: number[]}} Seen the view, with weight and weighted funding by row */

const ALL_SOURCES = 15;
const DIGITS = 1e6; // amounts closer than this are equal

/**
 * The links of the flow; the question's own category, project and source only mark them. The `largest` projects have nodes of
 * their own, the others of a category are its rest.
 * @param {Cube} cube @param {Asked} asked @param {number} largest @returns {Link[]}
 */
export function flows(cube, asked, largest) {
  const view = viewOf(cube, without(asked, "category", "project", "funding_source"));
  const weights = weightsOf(view);
  const own = cube.rows.funding.map((amounts, row) => sum(amounts) * weights[row]);
  const seen = { view, asked, weights, own };
  const isChosen = selectedSources(cube, asked, fundingOf(view, weights));
  const named = largestRows(own, largest);
  return [...cube.order.flatMap((category) => intoCategory(seen, category, isChosen)), ...cube.order.flatMap((category) => outOfCategory(seen, category, named))];
}

/** The rows with the largest amounts, the largest first; equals in their order. @param {number[]} amounts @param {number} count */
export function largestRows(amounts, count) {
  const rounded = amounts.map((wan) => Math.round(wan * DIGITS));
  return amounts.map((_, row) => row).sort((a, b) => rounded[b] - rounded[a]).slice(0, count);
}

/** The weights of the rows of a category, 0 for all others. @param {Seen} seen @param {number} category */
function weightsWithin({ view, weights }, category) {
  return weights.map((weight, row) => (view.cube.rows.category[row] === category ? weight : 0));
}

/** @param {Seen} seen @param {number} category @param {boolean[]} isChosen by source, and last what is unconfirmed @returns {Link[]} */
function intoCategory(seen, category, isChosen) {
  const { cube } = seen.view;
  const code = cube.categories[category];
  const weights = weightsWithin(seen, category);
  return sourceAmounts(fundingOf(seen.view, weights), cube).flatMap((wan, i) => (wan > 0 ? [{
    from_node: `source:${cube.sources[i] ?? UNCONFIRMED}`, to_node: `category:${code}`, amount_wan: wan, is_unconfirmed: i === cube.sources.length,
    projects: weights.filter((weight, row) => weight > 0 && holds(cube, row, i)).length, selected: isIn(seen.asked.category, code) && isChosen[i],
  }] : []));
}

/** @param {Set<string>} chosen @param {string} code */
const isIn = (chosen, code) => !chosen.size || chosen.has(code);

/** @param {Seen} seen @param {number} category @param {number[]} named rows @returns {Link[]} */
function outOfCategory(seen, category, named) {
  const { cube } = seen.view;
  const { rows } = cube;
  const code = cube.categories[category];
  const own = named.filter((row) => rows.category[row] === category && seen.own[row] > 0);
  const isChosen = isIn(seen.asked.category, code);
  const links = own.map((row) => ({
    from_node: `category:${code}`, to_node: `project:${rows.id[row]}`, amount_wan: seen.own[row], is_unconfirmed: false, projects: 1,
    selected: isChosen && isIn(seen.asked.project, rows.id[row]),
  }));
  const weights = weightsWithin(seen, category);
  const rest = weights.filter((weight, row) => weight > 0 && touches(cube, ALL_SOURCES, row)).length - own.length;
  if (!rest) return links;
  const others = new Set(own.map((row) => rows.id[row]));
  const selected = isChosen && (!seen.asked.project.size || hasAny(seen, category, [...seen.asked.project].filter((id) => !others.has(id))));
  const amount = sum(fundingOf(seen.view, weights)) - sum(own.map((row) => seen.own[row]));
  return [...links, { from_node: `category:${code}`, to_node: `rest:${code}`, amount_wan: amount, is_unconfirmed: false, projects: rest, selected }];
}

/** Whether any of these projects is one of a category and in view. @param {Seen} seen @param {number} category @param {string[]} ids */
function hasAny({ view }, category, ids) {
  return ids.some((id) => {
    const row = view.cube.rows.id.indexOf(id);
    return row >= 0 && view.selected[row] && view.cube.rows.category[row] === category;
  });
}
