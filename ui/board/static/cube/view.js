// What a filter shows of a plan, worked out from the cube: the same meaning as analysis/view.py and analysis/weights.py.
import { leftOf } from "./rarer.js";

/** @typedef {{id: string[], category: number[], type: number[], reach: number[], implementer: number[], start: number[], end: number[], served: number[], covered: number[], total: number[], funding: number[][], search: string[]}} Rows */
/** @typedef {{categories: string[], types: string[], reaches: string[], sources: string[], implementers: string[], years: number[], townships: string[], order: number[], sets: number[][], source_sets: number[], rows: Rows, placements: import("./ranges.js").Placements|null}} Cube */
/** @typedef {Record<string, string>} Query */

/**
 * A filter with its policies and basis, read from an address.
 * @typedef {object} Asked
 * @property {Set<string>} category
 * @property {Set<string>} township
 * @property {Set<string>} reach
 * @property {Set<string>} construction_type
 * @property {Set<string>} project
 * @property {Set<string>} without
 * @property {number} sources chosen sources as bits; 0 for none
 * @property {number|null} from
 * @property {number|null} to
 * @property {string} years policy
 * @property {string} townships policy
 * @property {string} basis
 * @property {Set<number>|null} left the rows that implementing body, limits and words leave; null for all
 */

/**
 * Amounts by row; `weight` is `inside + partly`.
 * @typedef {object} View
 * @property {Cube} cube
 * @property {Asked} asked
 * @property {number[]} inside
 * @property {number[]} partly
 * @property {number[]} certain
 * @property {number[]} unconfirmed
 * @property {number[]} undivided
 * @property {number[]} amount
 * @property {boolean[]} selected
 */

export const OPEN = 0.5 + 1e-6; // below which (in 10,000 yuan) an open part is not spoken of, with what floats leave of nothing, as in ui/cards/card.py

/** @param {Query} query @param {Cube} cube @returns {Asked} */
export function askedOf(query, cube) {
  const codes = (/** @type {string} */ name) => new Set((query[name] ?? "").split("~").filter(Boolean));
  const chosen = codes("funding_source");
  const year = (/** @type {string} */ name) => (name in query ? Number(query[name]) : null);
  return {
    category: codes("category"), township: codes("township"), reach: codes("reach"), construction_type: codes("construction_type"),
    project: codes("project"), without: codes("without"),
    sources: cube.sources.reduce((bits, code, i) => bits | (chosen.has(code) ? 1 << i : 0), 0),
    from: year("from_year"), to: year("to_year"),
    years: query.years ?? "evenly", townships: query.townships ?? "evenly", basis: query.basis ?? "computed", left: leftOf(query, cube),
  };
}

/** The same question without some of its fields: a chart keeps its own context. @param {Asked} asked @param {...string} own @returns {Asked} */
export function without(asked, ...own) {
  const less = { ...asked };
  for (const name of own) {
    if (name === "funding_source") less.sources = 0;
    else if (name === "year") less.from = less.to = null;
    else /** @type {any} */ (less)[name] = new Set();
  }
  return less;
}

/** An empty question under the same policies and basis: what was before anything was chosen. @param {Asked} asked @returns {Asked} */
export function before(asked) {
  const bare = without(asked, "category", "township", "reach", "construction_type", "project", "without", "funding_source", "year");
  return { ...bare, left: null };
}

/** Whether money is chosen rather than projects. @param {Asked} asked */
export function selectsMoney(asked) {
  return asked.township.size > 0 || asked.sources > 0 || asked.from !== null || asked.to !== null;
}

/** Whether a set of sources holds more than one: money of such a set is unconfirmed. @param {number} set */
export const isSeveral = (set) => (set & (set - 1)) !== 0;

/** @param {Cube} cube @param {Asked} asked @returns {View} */
export function viewOf(cube, asked) {
  const { rows } = cube;
  /** @type {View} */
  const view = { cube, asked, inside: [], partly: [], certain: [], unconfirmed: [], undivided: [], amount: [], selected: [] };
  rows.id.forEach((_, row) => {
    const isIn = matches(cube, asked, row);
    const [inside, partly] = isIn ? weights(cube, asked, row) : [0, 0];
    const [sure, open] = bases(cube, asked, row);
    view.inside.push(inside);
    view.partly.push(partly);
    view.certain.push(sure * inside);
    view.unconfirmed.push(open * inside);
    view.undivided.push((sure + open) * partly);
    view.amount.push(sure * inside + open * inside + (sure + open) * partly);
    view.selected.push(inside + partly > 0 && (!asked.sources || touches(cube, asked.sources, row)));
  });
  return view;
}

/** @param {Cube} cube @param {Asked} asked @param {number} row */
function matches(cube, asked, row) {
  const { rows } = cube;
  const chosen = (/** @type {Set<string>} */ codes, /** @type {string} */ code) => !codes.size || codes.has(code);
  return (asked.basis !== "printed" || rows.covered[row] === 1) && (!asked.left || asked.left.has(row))
    && chosen(asked.category, cube.categories[rows.category[row]]) && chosen(asked.reach, cube.reaches[rows.reach[row]])
    && chosen(asked.construction_type, cube.types[rows.type[row]])
    && chosen(asked.project, rows.id[row]) && !asked.without.has(rows.id[row]);
}

/** The weights of a row, certainly in what is chosen and only partly. @param {Cube} cube @param {Asked} asked @param {number} row @returns {[number, number]} */
function weights(cube, asked, row) {
  const [year, partYear] = yearWeights(cube.rows.start[row], cube.rows.end[row], asked);
  const [place, partPlace] = placeWeights(cube.sets[cube.rows.served[row]], cube, asked);
  const inside = year * place;
  return [inside, (year + partYear) * (place + partPlace) - inside];
}

/** @param {number} start @param {number} end @param {Asked} asked @returns {[number, number]} */
function yearWeights(start, end, asked) {
  if (asked.from === null && asked.to === null) return [1, 0];
  const low = asked.from ?? -Infinity;
  const high = asked.to ?? Infinity;
  if (asked.years === "first_year") return [start >= low && start <= high ? 1 : 0, 0];
  const overlap = Math.max(Math.min(end, high) - Math.max(start, low) + 1, 0);
  return dividedOrNot(overlap / (end - start + 1), asked.years === "evenly");
}

/** @param {number[]} served positions of townships @param {Cube} cube @param {Asked} asked @returns {[number, number]} */
function placeWeights(served, cube, asked) {
  if (!asked.township.size) return [1, 0];
  const chosen = served.filter((place) => asked.township.has(cube.townships[place])).length;
  return dividedOrNot(served.length ? chosen / served.length : 0, asked.townships === "evenly");
}

/** @param {number} part @param {boolean} isDivided @returns {[number, number]} */
function dividedOrNot(part, isDivided) {
  if (isDivided) return [part, 0];
  return [part >= 1 ? 1 : 0, part > 0 && part < 1 ? 1 : 0];
}

/** What a row's money is, for certain and perhaps: its total, or its funding by source. @param {Cube} cube @param {Asked} asked @param {number} row @returns {[number, number]} */
function bases(cube, asked, row) {
  if (!asked.sources && asked.basis !== "funding") return [cube.rows.total[row], 0];
  const chosen = asked.sources || 15;
  let sure = 0;
  let open = 0;
  cube.source_sets.forEach((set, i) => {
    if ((set & ~chosen) === 0) sure += cube.rows.funding[row][i];
    else if ((set & chosen) !== 0) open += cube.rows.funding[row][i];
  });
  return [sure, open];
}

/** Whether a row has money, not 0, that is or may be of a set of sources. @param {Cube} cube @param {number} sources @param {number} row */
export function touches(cube, sources, row) {
  return cube.source_sets.some((set, i) => (set & sources) !== 0 && cube.rows.funding[row][i] > 0);
}

/** The sum of a list. @param {number[]} values */
export const sum = (values) => values.reduce((total, value) => total + value, 0);
