// The largest of a view: its category, its project, and the category that is largest without that project (analysis/headline.py).
import { sum } from "./view.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {{code: string, amount_wan: number, share: number}} Leader */

const DIGITS = 1e6; // amounts closer than this are equal
const NOTHING = 1e-6;

/** The position of the largest, the first among equals. @param {number[]} values */
export function largestAt(values) {
  const rounded = values.map((value) => Math.round(value * DIGITS));
  return rounded.indexOf(Math.max(...rounded));
}

/** @param {View} view @returns {{largest_category: Leader|null, largest_project: Leader|null, largest_category_without: Leader|null}} */
export function leaders(view) {
  const { rows, categories } = view.cube;
  const amounts = categories.map((_, category) => sum(view.amount.filter((_wan, row) => rows.category[row] === category)));
  const first = largestRow(view);
  return {
    largest_category: leading(view, amounts), largest_project: leadingProject(view, first),
    largest_category_without: leading(view, remaining(view, amounts, first)),
  };
}

/** @param {View} view @param {number[]} amounts @returns {Leader|null} */
function leading({ cube }, amounts) {
  const total = sum(amounts);
  if (total <= 0) return null;
  const first = largestAt(amounts);
  return { code: cube.categories[first], amount_wan: amounts[first], share: amounts[first] / total };
}

/** The row of the project with the most money in view, the first among equals; -1 if none is in view. @param {View} view */
function largestRow(view) {
  let best = -1;
  view.amount.forEach((wan, row) => { if (view.selected[row] && (best < 0 || wan > view.amount[best])) best = row; });
  return best;
}

/** @param {View} view @param {number} row @returns {Leader|null} */
function leadingProject(view, row) {
  const total = sum(view.amount);
  return row < 0 || total <= 0 ? null : { code: view.cube.rows.id[row], amount_wan: view.amount[row], share: view.amount[row] / total };
}

/** The amounts by category without one project. @param {View} view @param {number[]} amounts @param {number} row */
function remaining(view, amounts, row) {
  if (row < 0) return amounts;
  const rest = [...amounts];
  rest[view.cube.rows.category[row]] -= view.amount[row];
  return rest.map((wan) => (wan < NOTHING * Math.max(1, sum(amounts)) ? 0 : wan));
}
