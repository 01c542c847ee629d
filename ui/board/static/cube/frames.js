// Amounts by category, source, year and township, worked out from the cube: the rows of analysis/categories.py, sources.py, yearly.py and townships.py.
import { leaders } from "./leaders.js";
import { boundsOf, rangeOf } from "./ranges.js";
import { before, isSeveral, sum, viewOf, without } from "./view.js";

/** @typedef {import("./view.js").Cube} Cube */
/** @typedef {import("./view.js").Asked} Asked */
/** @typedef {import("./view.js").View} View */

export const UNCONFIRMED = "unconfirmed";
export const CITY_LEVEL = "city_level";
export const UNDIVIDED = "undivided";
export const UNDIVIDED_YEAR = 0;

/** @param {number[]} values @param {number} count @param {(i: number) => number} groupOf */
function grouped(values, count, groupOf) {
  const sums = new Array(count).fill(0);
  values.forEach((value, i) => { sums[groupOf(i)] += value; });
  return sums;
}

/** @param {number} part @param {number} whole */
const share = (part, whole) => (whole ? part / whole : 0);

/** @param {View} view @param {boolean[]|number[]} which @returns {number[]} */
const times = (view, which) => view.certain.map((wan, i) => (which[i] ? wan : 0));

/**
 * One row for each category in drawn order: category, amount_wan (certain_wan + unconfirmed_wan + undivided_wan), least_wan, most_wan, share, projects,
 * largest_project_id, largest_wan, before_wan, selected.
 * @param {Cube} cube @param {Asked} asked
 */
export function byCategory(cube, asked) {
  const view = viewOf(cube, without(asked, "category"));
  const was = viewOf(cube, before(asked));
  const add = (/** @type {number[]} */ values) => grouped(values, cube.categories.length, (i) => cube.rows.category[i]);
  const amount = add(view.amount);
  const parts = { certain_wan: add(view.certain), unconfirmed_wan: add(view.unconfirmed), undivided_wan: add(view.undivided) };
  const projects = add(view.selected.map(Number));
  const earlier = add(was.amount);
  return cube.order.map((category) => {
    const [id, largest] = largestOf(view, category);
    const code = cube.categories[category];
    const [least, most] = rangeOfView(view, (row) => cube.rows.category[row] === category);
    return {
      least_wan: least, most_wan: most, category: code, amount_wan: amount[category], certain_wan: parts.certain_wan[category], unconfirmed_wan: parts.unconfirmed_wan[category],
      undivided_wan: parts.undivided_wan[category], share: share(amount[category], sum(amount)), projects: projects[category],
      largest_project_id: id, largest_wan: largest, before_wan: earlier[category], selected: !asked.category.size || asked.category.has(code),
    };
  });
}

/** The project of a category with the most money in view; the first among equals. @param {View} view @param {number} category @returns {[string, number]} */
function largestOf(view, category) {
  let best = -1;
  view.amount.forEach((wan, i) => {
    if (view.cube.rows.category[i] === category && wan > 0 && (best < 0 || wan > view.amount[best])) best = i;
  });
  return best < 0 ? ["", 0] : [view.cube.rows.id[best], view.amount[best]];
}

/** Funding in view by set of possible sources. @param {View} view @param {number[]} weights @returns {number[]} */
export function fundingOf(view, weights) {
  const { rows, source_sets: sets } = view.cube;
  return sets.map((_, set) => sum(weights.map((weight, row) => weight * rows.funding[row][set])));
}

/** Amounts by set as confirmed amounts by source, and last, what is unconfirmed. @param {number[]} funding @param {Cube} cube */
export function sourceAmounts(funding, cube) {
  const confirmed = cube.sources.map((_, source) => sum(funding.filter((_amount, i) => cube.source_sets[i] === 1 << source)));
  return [...confirmed, sum(funding.filter((_amount, i) => isSeveral(cube.source_sets[i])))];
}

/** The weight of each row's money that is or may be in view. @param {View} view */
export const weightsOf = (view) => view.inside.map((inside, i) => inside + view.partly[i]);

/**
 * Five rows, the sources in printed order and what is unconfirmed: source, amount_wan (of which undivided_wan), least_wan, most_wan,
 * share, projects, before_wan, selected.
 * Worked out once for a question: a page shows these in several places. Not to be changed.
 * @param {Cube} cube @param {Asked} asked
 */
export function bySource(cube, asked) {
  const known = sources.get(asked);
  if (known?.cube === cube) return known.rows;
  const rows = sourceRows(cube, asked);
  sources.set(asked, { cube, rows });
  return rows;
}

/** @type {WeakMap<Asked, {cube: Cube, rows: ReturnType<typeof sourceRows>}>} */
const sources = new WeakMap();

/** @param {Cube} cube @param {Asked} asked */
function sourceRows(cube, asked) {
  const view = viewOf(cube, without(asked, "funding_source"));
  const weights = weightsOf(view);
  const funding = fundingOf(view, weights);
  const amount = sourceAmounts(funding, cube);
  const undivided = sourceAmounts(fundingOf(view, view.partly), cube);
  const was = viewOf(cube, before(asked));
  const earlier = sourceAmounts(fundingOf(was, weightsOf(was)), cube);
  const selected = selectedSources(cube, asked, funding);
  return [...cube.sources, UNCONFIRMED].map((source, i) => ({
    source, amount_wan: amount[i], undivided_wan: undivided[i], ...ends(rangeOfSource(view, weights, i) ?? [0, amount[i]]), share: share(amount[i], sum(amount)), before_wan: earlier[i],
    projects: cube.rows.id.filter((_, row) => weights[row] > 0 && holds(cube, row, i)).length,
    selected: selected[i],
  }));
}

/** Which of the five rows are chosen; what is unconfirmed, if any of it may be of a chosen source. @param {Cube} cube @param {Asked} asked @param {number[]} funding in view @returns {boolean[]} */
export function selectedSources(cube, { sources }, funding) {
  const mayBe = cube.source_sets.some((set, i) => isSeveral(set) && (set & sources) !== 0 && funding[i] !== 0);
  return [...cube.sources.map((_, i) => (sources & (1 << i)) !== 0), mayBe].map((isIn) => !sources || isIn);
}

/** @param {[number, number]} range */
const ends = ([least, most]) => ({ least_wan: least, most_wan: most });

/** The range of one source; null for what is no source. @param {View} view @param {number[]} weights @param {number} source @returns {[number, number]|null} */
function rangeOfSource(view, weights, source) {
  return source < view.cube.sources.length ? sourcesRange(view, weights, 1 << source) : null;
}

/** The least and the most of some sources, as bits; without placements every line stands for itself. @param {View} view @param {number[]} weights @param {number} sources @returns {[number, number]} */
export function sourcesRange(view, weights, sources) {
  const { placements, source_sets: sets } = view.cube;
  if (placements) return rangeOf(placements, weights, sources);
  const funding = fundingOf(view, weights);
  return [sum(funding.filter((_, i) => (sets[i] & ~sources) === 0)), sum(funding.filter((_, i) => (sets[i] & sources) !== 0))];
}

/**
 * The least and the most that a view, or some rows of it, can hold: unconfirmed and undivided money is in it or not.
 * @param {View} view @param {(row: number) => boolean} [isIn] @returns {[number, number]}
 */
export function rangeOfView(view, isIn = () => true) {
  const { asked } = view;
  const only = (/** @type {number[]} */ values) => values.map((value, row) => (isIn(row) ? value : 0));
  if (!asked.sources) return [sum(only(view.certain)), sum(only(view.amount))];
  return [sourcesRange(view, only(view.inside), asked.sources)[0], sourcesRange(view, only(weightsOf(view)), asked.sources)[1]];
}

/** The least and the most that each row can have in view. @param {View} view @returns {Array<{least_wan: number, most_wan: number}>} */
export function endsOfRows(view) {
  const { cube, asked } = view;
  const { placements, source_sets: sets, rows } = cube;
  const of = (/** @type {number[]} */ amounts, /** @type {(set: number) => boolean} */ isOf) => sum(amounts.filter((_, i) => isOf(sets[i])));
  if (!asked.sources) return view.amount.map((most, row) => ({ least_wan: view.certain[row], most_wan: most }));
  const bounds = placements ? boundsOf(placements, rows.id.length, asked.sources)
    : rows.funding.map((amounts) => [of(amounts, (set) => (set & ~asked.sources) === 0), of(amounts, (set) => (set & asked.sources) !== 0)]);
  return bounds.map(([least, most], row) => ({ least_wan: least * view.inside[row], most_wan: most * (view.inside[row] + view.partly[row]) }));
}

/** Whether a row has confirmed money of a source, or, after the last source, unconfirmed money. @param {Cube} cube @param {number} row @param {number} source */
export function holds(cube, row, source) {
  const isOf = (/** @type {number} */ set) => (source < cube.sources.length ? set === 1 << source : isSeveral(set));
  return cube.source_sets.some((set, i) => isOf(set) && cube.rows.funding[row][i] > 0);
}

/** The weight of a row's span in each of the plan's years, and under `undivided` last, undivided. @param {Cube} cube @param {number} row @param {string} policy */
function yearSpread(cube, row, policy) {
  const start = cube.rows.start[row];
  const end = cube.rows.end[row];
  if (policy === "evenly") return cube.years.map((year) => (year >= start && year <= end ? 1 / (end - start + 1) : 0));
  const first = cube.years.map((year) => (year === start ? 1 : 0));
  if (policy === "first_year") return first;
  return start === end ? [...first, 0] : [...cube.years.map(() => 0), 1];
}

/** The years in which money can stand. @param {Cube} cube @param {Asked} asked */
export function yearsOf(cube, asked) {
  return asked.years === "undivided" ? [...cube.years, UNDIVIDED_YEAR] : cube.years;
}

/**
 * One row for each year and category: year, category, single_wan, spread_wan, unconfirmed_wan, undivided_wan, amount_wan, before_wan,
 * projects, selected; under `undivided` year 0 last.
 * @param {Cube} cube @param {Asked} asked
 */
export function byYear(cube, asked) {
  const view = viewOf(cube, without(asked, "year"));
  const was = viewOf(cube, before(asked));
  const years = yearsOf(cube, asked);
  const single = cube.rows.start.map((start, i) => start === cube.rows.end[i]);
  const spread = cube.rows.id.map((_, row) => yearSpread(cube, row, asked.years));
  const add = (/** @type {number[]} */ values) => (/** @type {number} */ year, /** @type {number} */ category) =>
    sum(values.map((value, row) => (cube.rows.category[row] === category ? value * spread[row][year] : 0)));
  const parts = {
    single_wan: add(times(view, single)), spread_wan: add(times(view, single.map((one) => !one))),
    unconfirmed_wan: add(view.unconfirmed), undivided_wan: add(view.undivided), before_wan: add(was.amount),
  };
  const selected = years.map((year) => isYearSelected(view, asked, year, single));
  return years.flatMap((year, i) => cube.order.map((category) => {
    const wan = Object.fromEntries(Object.entries(parts).map(([name, of]) => [name, of(i, category)]));
    return {
      year, category: cube.categories[category], ...wan, amount_wan: wan.single_wan + wan.spread_wan + wan.unconfirmed_wan + wan.undivided_wan,
      projects: view.selected.filter((isIn, row) => isIn && cube.rows.category[row] === category && spread[row][i] > 0).length,
      selected: selected[i],
    };
  }));
}

/** @param {View} view @param {Asked} asked @param {number} year @param {boolean[]} single */
function isYearSelected(view, asked, year, single) {
  const low = asked.from ?? -Infinity;
  const high = asked.to ?? Infinity;
  if (year !== UNDIVIDED_YEAR) return low <= year && year <= high;
  if (asked.from === null && asked.to === null) return true;
  const { start, end } = view.cube.rows;
  return view.selected.some((isIn, row) => isIn && !single[row] && start[row] <= high && end[row] >= low);
}

/** The weight of a set of townships in each of them, in the city as such, and undivided. @param {number[]} served @param {Cube} cube @param {string} policy */
function placeSpread(served, cube, policy) {
  const isShared = served.length > 1 && policy !== "evenly";
  const each = isShared || !served.length ? 0 : 1 / served.length;
  return [...cube.townships.map((_, place) => (served.includes(place) ? each : 0)), served.length ? 0 : 1, isShared ? 1 : 0];
}

/**
 * One row for each township, then the city as such, then what is not divided, if there is any: township, own_wan, shared_wan,
 * unconfirmed_wan, undivided_wan, amount_wan, before_wan, own_projects, shared_projects, share, selected.
 * @param {Cube} cube @param {Asked} asked
 */
export function byTownship(cube, asked) {
  const view = viewOf(cube, without(asked, "township"));
  const was = viewOf(cube, before(asked));
  const served = cube.rows.served.map((set) => cube.sets[set]);
  const shared = served.map((places) => places.length > 1);
  const spread = served.map((places) => placeSpread(places, cube, asked.townships));
  const add = (/** @type {number[]} */ values) => (/** @type {number} */ place) => sum(values.map((value, row) => value * spread[row][place]));
  const parts = {
    own_wan: add(times(view, shared.map((one) => !one))), shared_wan: add(times(view, shared)),
    unconfirmed_wan: add(view.unconfirmed), undivided_wan: add(view.undivided), before_wan: add(was.amount),
  };
  const count = (/** @type {boolean} */ isShared, /** @type {number} */ place) => view.selected.filter((isIn, row) => isIn && shared[row] === isShared && spread[row][place] > 0).length;
  const rows = [...cube.townships, CITY_LEVEL, UNDIVIDED].map((township, place) => {
    const wan = Object.fromEntries(Object.entries(parts).map(([name, of]) => [name, of(place)]));
    return {
      township, own_wan: wan.own_wan, shared_wan: wan.shared_wan, unconfirmed_wan: wan.unconfirmed_wan, undivided_wan: wan.undivided_wan,
      amount_wan: wan.own_wan + wan.shared_wan + wan.unconfirmed_wan + wan.undivided_wan, before_wan: wan.before_wan, own_projects: count(false, place), shared_projects: count(true, place), share: 0,
      selected: isPlaceSelected(view, asked, township, served),
    };
  });
  const whole = sum(rows.map((row) => row.amount_wan));
  rows.forEach((row) => { row.share = share(row.amount_wan, whole); });
  const last = rows[rows.length - 1];
  return last.amount_wan || last.before_wan ? rows : rows.slice(0, -1);
}

/** @param {View} view @param {Asked} asked @param {string} township @param {number[][]} served */
function isPlaceSelected(view, asked, township, served) {
  if (!asked.township.size) return true;
  if (township === CITY_LEVEL) return false;
  if (township !== UNDIVIDED) return asked.township.has(township);
  const { cube } = view;
  return asked.townships === "undivided" && view.selected.some((isIn, row) => isIn && served[row].length > 1 && served[row].some((place) => asked.township.has(cube.townships[place])));
}

/** The headline sums of a view and of the whole plan under the same policies. @param {Cube} cube @param {Asked} asked */
export function headline(cube, asked) {
  const view = viewOf(cube, asked);
  const was = viewOf(cube, before(asked));
  const funded = viewOf(cube, without(asked, "funding_source"));
  const types = grouped(view.selected.map(Number), cube.types.length, (i) => cube.rows.type[i]);
  const [least, most] = rangeOfView(view);
  const [centralLeast, centralMost] = sourcesRange(funded, weightsOf(funded), 1);
  const central = (/** @type {View} */ of) => sourceAmounts(fundingOf(of, weightsOf(of)), cube);
  return {
    projects: view.selected.filter(Boolean).length, of_projects: cube.rows.id.length, by_type: Object.fromEntries(cube.types.map((name, place) => [name, types[place]])),
    amount_wan: sum(view.amount), certain_wan: sum(view.certain), unconfirmed_wan: sum(view.unconfirmed), undivided_wan: sum(view.undivided),
    least_wan: least, most_wan: most, central_least_wan: centralLeast, central_most_wan: centralMost, of_wan: sum(was.amount), central_wan: central(funded)[0], funding_wan: sum(central(funded)),
    ...leaders(view), central_share: share(central(funded)[0], sum(central(funded))), before_central_share: share(central(was)[0], sum(central(was))),
  };
}
