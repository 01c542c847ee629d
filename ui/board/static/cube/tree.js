// The plan as a tree of categories, projects and their funding (analysis/tree.py), and the projects by size (analysis/table.py concentration).
import { UNCONFIRMED, endsOfRows, rangeOfView } from "./frames.js";
import { isSeveral, sum, viewOf, without } from "./view.js";

/** @typedef {import("./view.js").Cube} Cube */
/** @typedef {import("./view.js").Asked} Asked */
/** @typedef {import("./view.js").View} View */
/** @typedef {{node: string, parent: string, kind: string, code: string, project_id: string, amount_wan: number, projects: number, selected: boolean, unconfirmed_wan: number, least_wan: number, most_wan: number}} Node */
/** @typedef {{least_wan: number, most_wan: number}} Ends what unconfirmed money leaves open */

/**
 * One row for each node: categories as they are drawn, each with its projects in view, each with its funding by source;
 * the largest project first. The filter's own category and project only mark rows.
 * @param {Cube} cube @param {Asked} asked @returns {Node[]}
 */
export function tree(cube, asked) {
  const view = viewOf(cube, without(asked, "category", "project"));
  const rows = bySize(view);
  const ends = endsOfRows(view);
  return cube.order.flatMap((category) => categoryNodes(view, ends, asked, cube.categories[category], rows.filter((row) => cube.rows.category[row] === category)));
}

/** The rows in view, most money first; equals stay in the plan's order. @param {View} view @returns {number[]} */
function bySize(view) {
  const rows = view.selected.flatMap((isIn, row) => (isIn ? [row] : []));
  return rows.sort((a, b) => view.amount[b] - view.amount[a]);
}

/** @param {View} view @param {Ends[]} ends @param {Asked} asked @param {string} code @param {number[]} rows @returns {Node[]} */
function categoryNodes(view, ends, asked, code, rows) {
  const { id } = view.cube.rows;
  const isChosen = !asked.category.size || asked.category.has(code);
  const node = `category:${code}`;
  const of = (/** @type {number[]} */ values) => sum(rows.map((row) => values[row]));
  const [least, most] = rangeOfView(view, (row) => rows.includes(row));
  return [
    {
      node, parent: "", kind: "category", code, project_id: "", amount_wan: of(view.amount), projects: rows.length,
      selected: isChosen && (!asked.project.size || rows.some((row) => asked.project.has(id[row]))), unconfirmed_wan: of(view.unconfirmed),
      least_wan: least, most_wan: most,
    },
    ...rows.flatMap((row) => projectNodes(view, ends[row], asked, node, row, isChosen)),
  ];
}

/** @param {View} view @param {Ends} ends @param {Asked} asked @param {string} parent @param {number} row @param {boolean} isChosen @returns {Node[]} */
function projectNodes(view, ends, asked, parent, row, isChosen) {
  const id = view.cube.rows.id[row];
  const own = { project_id: id, projects: 1, selected: isChosen && (!asked.project.size || asked.project.has(id)) };
  const node = `project:${id}`;
  const leaves = bySource(view, row).flatMap(([source, wan]) =>
    (wan > 0 ? [{ ...own, node: `source:${id}:${source}`, parent: node, kind: "source", code: source, amount_wan: wan, unconfirmed_wan: 0, least_wan: wan, most_wan: wan }] : []));
  return [{ ...own, node, parent, kind: "project", code: id, amount_wan: view.amount[row], unconfirmed_wan: view.unconfirmed[row], ...ends }, ...leaves];
}

/** A project's amount in view in the ratio of its funding lines, of the chosen sources if any are. @param {View} view @param {number} row @returns {Array<[string, number]>} */
function bySource(view, row) {
  const { cube, asked } = view;
  const weight = view.inside[row] + view.partly[row];
  const funding = cube.source_sets.map((set, i) => (!asked.sources || (set & asked.sources) !== 0 ? cube.rows.funding[row][i] * weight : 0));
  const of = (/** @type {(set: number) => boolean} */ isOf) => sum(funding.filter((_wan, i) => isOf(cube.source_sets[i])));
  const lines = [...cube.sources.map((_, source) => of((set) => set === 1 << source)), of(isSeveral)];
  const whole = sum(lines);
  const factor = whole > 0 ? view.amount[row] / whole : 0;
  return [...cube.sources, UNCONFIRMED].map((source, i) => [source, lines[i] * factor]);
}

/**
 * The projects in view, most money first; the filter's own project only marks rows: project_id, category, amount_wan (of which
 * unconfirmed_wan and undivided_wan in the whole view), share, cumulative_share, rank from 1, selected.
 * @param {Cube} cube @param {Asked} asked
 */
export function concentration(cube, asked) {
  const view = viewOf(cube, without(asked, "project"));
  const seen = viewOf(cube, asked);
  const whole = sum(view.amount);
  let reached = 0;
  return bySize(view).map((row, i) => {
    reached += view.amount[row];
    return {
      project_id: cube.rows.id[row], category: cube.categories[cube.rows.category[row]], amount_wan: view.amount[row], unconfirmed_wan: seen.unconfirmed[row],
      undivided_wan: seen.undivided[row], share: whole ? view.amount[row] / whole : 0, cumulative_share: whole ? reached / whole : 0, rank: i + 1,
      selected: !asked.project.size || asked.project.has(cube.rows.id[row]),
    };
  });
}
