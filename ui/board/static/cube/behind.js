// What stands behind a chart: how its figures come about, and the words of the plan that they were read off. The same as how and annex_passages of ui/cards/card.py.
import { fundingHref, inView, placesHref, rowsHref } from "./addresses.js";
import { basisGap } from "./gap.js";
import { method, subject } from "./wording.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("../types.js").Chart} Chart */

const PASSAGES = 5;
const UNDIVIDED = "undivided";

/** What a chart says of its own method, by id. @type {Record<string, (scene: Scene) => string[]>} */
const OWN = {
  by_source: () => ["how.columns", "how.range"],
  by_year: ({ asked }) => [`policy.years.${asked.years}`],
  cumulative: ({ asked }) => [`policy.years.${asked.years}`],
  township_tiles: ({ asked }) => [`policy.townships.${asked.townships}`, "how.city_level"],
  township_bars: ({ asked }) => [`policy.townships.${asked.townships}`, "how.city_level"],
  flow: () => ["how.columns"],
  dependence: () => ["how.range"],
  shares_category: () => ["how.columns"],
  shares_project: () => ["how.columns"],
};

/** The charts whose amounts are funding amounts; the others add up total investments. */
const FUNDING = ["by_source", "flow", "dependence", "shares_category", "shares_project"];

/** @template T @param {(scene: Scene) => T} work @returns {(scene: Scene) => T} the same for every chart of a scene */
function once(work) {
  /** @type {WeakMap<Scene, {found: T}>} */
  const known = new WeakMap();
  return (scene) => {
    const entry = known.get(scene) ?? { found: work(scene) };
    known.set(scene, entry);
    return entry.found;
  };
}

/** @param {Scene} scene @param {string} id of the chart @returns {Pick<Chart, "how"|"passages">} */
export function behind(scene, id) {
  const words = Object.hasOwn(OWN, id) ? OWN[id](scene).map((key) => scene.text.words(key)) : [];
  return { how: [...how(scene), ...words], passages: FUNDING.includes(id) ? fundingPassages(scene) : totalPassages(scene) };
}

/** The records, the basis, the policies, the unconfirmed amounts. */
const how = once((scene) => {
  const { text, base, asked } = scene;
  const gap = basisGap(scene);
  const isShared = asked.years !== UNDIVIDED || asked.townships !== UNDIVIDED;
  return [
    text.words("how.records", { title: base.title, subject: subject(scene) }), method(scene), ...(gap ? [text.words("how.gap", { gap })] : []),
    ...(isShared ? [text.words("how.policy")] : []), text.words("how.unconfirmed"),
  ];
});

/** The rows in view with the largest totals, equals in the plan's order. */
const largest = once((scene) => {
  const { total } = scene.cube.rows;
  return inView(scene).sort((a, b) => total[b] - total[a]).slice(0, PASSAGES);
});

const totalPassages = once((scene) => passages(scene, "rows", rowsHref(scene), () => []));

const fundingPassages = once((scene) => passages(scene, "funding", fundingHref(scene), (row) => scene.base.places.lines[row].map(([, place]) => place)));

/** All that was added up, then the words of the largest projects. @param {Scene} scene @param {string} kind @param {string} every @param {(row: number) => string[]} places @returns {Chart["passages"]} */
function passages(scene, kind, every, places) {
  const { text, base, cube } = scene;
  return [{ label: text.words(`card.passages.${kind}`), href: every }, ...largest(scene).map((row) => {
    const own = places(row);
    return { label: text.words("card.passage", { name: base.names[cube.rows.id[row]] }), href: placesHref(scene, own.length ? own : [base.places.totals[row]]) };
  })];
}
