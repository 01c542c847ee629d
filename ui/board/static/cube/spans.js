// Money over time: added up year by year, and project by project (analysis/yearly.py cumulative, analysis/table.py timeline).
import { byYear, endsOfRows } from "./frames.js";
import { sum, viewOf, without } from "./view.js";

/** @typedef {import("./view.js").Cube} Cube */
/** @typedef {import("./view.js").Asked} Asked */

/**
 * A row for each year, and under `undivided` year 0 last: year, amount_wan, unconfirmed_wan, cumulative_wan (of which sure_wan),
 * share, before_wan (cumulative), selected.
 * @param {Cube} cube @param {Asked} asked
 */
export function cumulative(cube, asked) {
  const rows = byYear(cube, asked);
  const years = [...new Set(rows.map((row) => row.year))];
  const totals = (/** @type {string} */ name) => years.map((year) => sum(rows.filter((row) => row.year === year).map((row) => /** @type {any} */ (row)[name])));
  const [amounts, unconfirmed, were] = ["amount_wan", "unconfirmed_wan", "before_wan"].map(totals);
  const added = (/** @type {number[]} */ values) => values.map((_, i) => sum(values.slice(0, i + 1)));
  const [sums, open, before] = [amounts, unconfirmed, were].map(added);
  const whole = sums[sums.length - 1];
  return years.map((year, i) => ({
    year, amount_wan: amounts[i], unconfirmed_wan: unconfirmed[i], cumulative_wan: sums[i], sure_wan: sums[i] - open[i],
    share: whole ? sums[i] / whole : 0, before_wan: before[i], selected: rows.some((row) => row.year === year && row.selected),
  }));
}

/**
 * The projects in view by first year, last year, and size: project_id, name, category, start_year, end_year, amount_wan (of which
 * unconfirmed_wan), least_wan, most_wan, total_investment_wan, is_single_year, selected.
 * @param {Cube} cube @param {Asked} asked @param {Record<string, string>} names
 */
export function timeline(cube, asked, names) {
  const view = viewOf(cube, without(asked, "project"));
  const { rows } = cube;
  const ends = endsOfRows(view);
  const found = rows.id.flatMap((_, row) => (view.selected[row] ? [row] : []));
  found.sort((a, b) => rows.start[a] - rows.start[b] || rows.end[a] - rows.end[b] || rows.total[b] - rows.total[a]);
  return found.map((row) => ({
    project_id: rows.id[row], name: names[rows.id[row]], category: cube.categories[rows.category[row]], start_year: rows.start[row], end_year: rows.end[row],
    amount_wan: view.amount[row], unconfirmed_wan: view.unconfirmed[row], ...ends[row], total_investment_wan: rows.total[row], is_single_year: rows.start[row] === rows.end[row],
    selected: !asked.project.size || asked.project.has(rows.id[row]),
  }));
}
