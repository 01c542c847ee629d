// The headline numbers of each page: ui/cards/numbers.py.
import { fundingHref, gapHref, inView, linesHref, rowsHref, totalsHref } from "./addresses.js";
import { saidOpenly, total } from "./cards.js";
import { fixed } from "./format.js";
import { CITY_LEVEL, UNDIVIDED_YEAR, byCategory, bySource, byTownship, headline } from "./frames.js";
import { basisGap } from "./gap.js";
import { leading, who, withShare } from "./leading.js";
import { isUnfunded, noFunding } from "./no_funding.js";
import { shortName, townshipName } from "./scene.js";
import { addingUp, percentages } from "./shares.js";
import { cumulative } from "./spans.js";
import { OPEN, sum, viewOf } from "./view.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./cards.js").Row} Row */
/** @typedef {import("../types.js").BigNumber} BigNumber */
/** @typedef {ReturnType<typeof headline>} Facts */

const CENTRAL = 1; // the bit of the first source
const NAMED = 40; // projects that an address names
const NOTHING = 1e-6; // what floats leave of it

/** @param {string} id @param {string} label @param {[string, string]} written @param {string} [note] @param {string|null} [href] @param {{warn?: boolean, note_href?: string|null}} [more] @returns {BigNumber} */
export function number(id, label, [value, unit], note = "", href = null, { warn = false, note_href = null } = {}) {
  return { id, label, tag: null, tag_label: null, value, unit, note, warn, href, note_href };
}

/** Projects, total investment, share of the first source, largest category or project. @param {Scene} scene */
export function overviewNumbers(scene) {
  const { asked, cube } = scene;
  const facts = headline(cube, asked);
  const isNarrow = asked.project.size > 0 || asked.category.size > 0;
  return [projects(scene, facts), totalNumber(scene, facts), central(scene, facts), isNarrow ? largestProject(scene, facts) : largestCategory(scene, facts)];
}

/** Total investment, the township that gets most, own projects, and what stays at city level. @param {Scene} scene */
export function townshipNumbers(scene) {
  const { text, asked, cube, base } = scene;
  const rows = byTownship(cube, asked);
  const inside = rows.filter((row) => row.township in base.townships && row.selected);
  const [kept] = rows.filter((row) => row.township === CITY_LEVEL);
  const of = (/** @type {string} */ reach, /** @type {number[]} */ found) => totalsHref(scene, found.filter((row) => cube.reaches[cube.rows.reach[row]] === reach));
  const own = inside.reduce((sum, row) => sum + row.own_wan, 0);
  return [
    totalNumber(scene, headline(cube, asked)),
    topTownship(scene, inside, total(rows, "amount_wan")),
    number("own", text.words("number.own"), text.headline(own), text.words("number.own.note", { count: inside.filter((row) => row.own_projects > 0).length }), of("single_township", inView(scene))),
    number("city", text.words("number.city"), text.headline(kept.amount_wan), text.words("number.city.note") + saidOpenly(text, kept.unconfirmed_wan, 0), of("city_level", inView(scene, { township: new Set() }))),
  ];
}

/** The township that gets most, or all that get as much. @param {Scene} scene @param {Row[]} inside @param {number} whole */
function topTownship(scene, inside, whole) {
  const { text } = scene;
  const tops = leading(inside, "amount_wan", withShare(text, whole));
  const [top] = tops;
  const names = tops.map((row) => townshipName(scene, row.township));
  if (top.amount_wan <= 0) return number("top_township", text.words("number.top_township", { name: text.words("value.blank") }), text.headline(0));
  const [label, note] = tops.length > 1
    ? [text.words("number.top_township.tied", { names: who(text, names, "count.townships") }), text.words("number.each_share", { share: text.share(top.share) })]
    : [text.words("number.top_township", { name: names[0] }), text.words("number.top_township.note", { own: text.money(top.own_wan) })];
  const href = totalsHref(scene, inView(scene, { township: new Set(tops.map((row) => row.township)) }));
  return number("top_township", label, text.headline(top.amount_wan), note + saidOpenly(text, top.unconfirmed_wan, top.undivided_wan), href);
}

/** Total investment, the peak year, what is built within a year, and what spans years. @param {Scene} scene */
export function yearNumbers(scene) {
  const facts = headline(scene.cube, scene.asked);
  return [totalNumber(scene, facts), peakYear(scene, facts), spans(scene, "single"), spans(scene, "spread")];
}

/** The year that has most, or all that have as much. @param {Scene} scene @param {Facts} facts */
function peakYear(scene, facts) {
  const { text, asked, cube } = scene;
  const rows = cumulative(cube, asked);
  const whole = total(rows, "amount_wan");
  const peaks = leading(rows.filter((row) => row.year !== UNDIVIDED_YEAR), "amount_wan", withShare(text, whole));
  const [{ year, amount_wan: wan }] = peaks;
  if (wan <= 0) return number("peak_year", text.words("number.peak_year.none"), text.headline(wan));
  const href = totalsHref(scene, peaks.flatMap((row) => inView(scene, { from: row.year, to: row.year })));
  const shares = percentages(rows.map((row) => row.amount_wan));
  const share = text.share(shares[rows.findIndex((row) => row.year === year)] / 100);
  const [label, note] = peaks.length > 1
    ? [text.words("number.peak_year.tied", { years: who(text, peaks.map((row) => String(row.year)), "count.years") }), text.words("number.each_share", { share })]
    : [text.words("number.peak_year", { year }), text.words("number.peak_year.note", { share })];
  return number("peak_year", label, text.headline(wan), note + saidOpenly(text, facts.unconfirmed_wan, 0), href);
}

/** @param {Scene} scene @param {"single"|"spread"} kind */
function spans(scene, kind) {
  const { text, asked, cube } = scene;
  const view = viewOf(cube, asked);
  const isOne = (/** @type {number} */ row) => (cube.rows.start[row] === cube.rows.end[row]) === (kind === "single");
  const added = (/** @type {number[]} */ wan) => sum(wan.filter((_, row) => isOne(row)));
  const found = inView(scene).filter(isOne);
  const note = text.words("number.single.note", { count: found.length }) + saidOpenly(text, added(view.unconfirmed), added(view.undivided));
  return number(kind, text.words(`number.${kind}`), text.headline(added(view.amount)), note, totalsHref(scene, found));
}

/** @param {Scene} scene @param {Facts} facts */
export function projects(scene, facts) {
  const { text } = scene;
  const isAll = facts.projects === facts.of_projects;
  const note = isAll ? text.words("number.projects.note", facts.by_type)
    : text.words("number.projects.of", { all: facts.of_projects, share: text.share(facts.projects / facts.of_projects) });
  return number("projects", text.words("number.projects"), [fixed(facts.projects), text.words("unit.projects")], note, rowsHref(scene));
}

/** @param {Scene} scene @param {Facts} facts */
export function totalNumber(scene, facts) {
  const { text, asked, selectsMoney } = scene;
  const written = text.headline(selectsMoney ? facts.certain_wan : facts.amount_wan);
  const label = text.words(selectsMoney ? "number.in_view" : "number.total");
  const href = asked.basis === "funding" || asked.sources ? fundingHref(scene) : rowsHref(scene);
  if (selectsMoney && facts.amount_wan - facts.certain_wan > OPEN) return number("total", label, written, openPart(scene, facts), href);
  if (scene.isEmpty || (facts.projects === facts.of_projects && !selectsMoney)) {
    const gap = basisGap(scene);
    return number("total", label, written, gap ?? "", href, { warn: gap !== null, note_href: gap ? gapHref(scene) : null });
  }
  const share = facts.of_wan ? facts.amount_wan / facts.of_wan : 0;
  return number("total", label, written, text.words("number.total.of", { whole: text.money(facts.of_wan), share: text.share(share) }), href);
}

/** What may be in view besides what is certain. @param {Scene} scene @param {Facts} facts */
function openPart({ text }, facts) {
  const undivided = facts.undivided_wan > OPEN ? text.words("number.total.undivided", { amount: text.money(facts.undivided_wan) }) : "";
  if (facts.unconfirmed_wan <= OPEN) return undivided;
  const key = facts.most_wan - facts.least_wan < OPEN ? "number.total.with_unconfirmed" : "number.total.between";
  return text.words(key, { open: text.money(facts.unconfirmed_wan), least: text.money(facts.least_wan), most: text.money(facts.most_wan) }) + undivided;
}

/** An amount in words that say what of the view is not certain. @param {Scene} scene @param {Facts} facts @param {string} words */
const openly = ({ text }, facts, words) => words + saidOpenly(text, facts.unconfirmed_wan, facts.undivided_wan);

/** @param {Scene} scene @param {Facts} facts @param {boolean} [asRange] whether the note says what unconfirmed money leaves open */
export function central(scene, facts, asRange = false) {
  const { text, cube, asked } = scene;
  if (facts.funding_wan <= 0) return notGiven(scene, cube.sources[0], text.words("number.central"));
  if (asked.sources) return chosenSources(scene, facts);
  const [{ share }] = addingUp(bySource(cube, asked));
  return number(cube.sources[0], text.words("number.central"), [text.share(share), ""], centralNote(scene, facts, asRange), linesHref(scene, inView(scene), CENTRAL));
}

/** A number about the funding where there is none: no share of nothing. @param {Scene} scene @param {string} id @param {string} label */
export function notGiven(scene, id, label) {
  return number(id, label, [scene.text.words(isUnfunded(scene) ? "value.missing" : "value.blank"), ""], noFunding(scene));
}

/** @param {Scene} scene @param {Facts} facts @param {boolean} asRange */
function centralNote({ text, isEmpty }, facts, asRange) {
  const { central_least_wan: least, central_most_wan: most, funding_wan: whole } = facts;
  if (asRange && most > least + NOTHING && whole) return text.words("number.central.range", { least: text.share(least / whole), most: text.share(most / whole) });
  if (!isEmpty) return text.words("number.central.whole", { amount: text.money(facts.central_wan), share: text.share(facts.before_central_share) });
  const amount = text.language === "en" ? text.beside(facts.central_wan, facts.funding_wan) : text.money(facts.central_wan);
  return text.words("number.central.note", { amount, total: text.money(facts.funding_wan) });
}

/** What the chosen sources hold of the funding, and what they may hold at most. @param {Scene} scene @param {Facts} facts */
function chosenSources(scene, facts) {
  const { text, cube, asked } = scene;
  const codes = cube.sources.filter((_, i) => (asked.sources >> i) & 1).sort();
  const label = text.words("number.source", { name: text.listed(codes.map((code) => text.code("source", code))) });
  const shares = Object.fromEntries(addingUp(bySource(cube, asked)).map((row) => [row.source, row.share]));
  const value = text.share(codes.reduce((sum, code) => sum + shares[code], 0));
  return number("source", label, [value, ""], chosenNote(text, facts), fundingHref(scene));
}

/** @param {import("./format.js").Labels} text @param {Facts} facts */
function chosenNote(text, { unconfirmed_wan: open, funding_wan: funding, least_wan, most_wan }) {
  if (open <= OPEN || !funding) return text.words("number.source.of", { total: text.money(funding) });
  const [least, most] = [text.share(least_wan / funding), text.share(most_wan / funding)];
  return text.words(least === most ? "number.source.exact" : "number.source.range", { least, most });
}

/** @param {Scene} scene @param {Facts} facts */
function largestCategory(scene, facts) {
  const { text, cube, asked } = scene;
  const rows = addingUp(byCategory(cube, asked));
  const whole = total(rows, "amount_wan");
  if (whole <= 0) return none(scene, "number.category");
  const tied = leading(rows, "amount_wan", withShare(text, whole));
  const [first] = tied;
  const names = tied.map((row) => text.code("category", row.category));
  const href = totalsHref(scene, inView(scene, { category: new Set(tied.map((row) => row.category)) }));
  const amount = text.money(first.amount_wan);
  const [label, note] = tied.length > 1
    ? [text.words("number.category.tied", { names: text.listed(names) }), text.words("number.each_amount", { amount })]
    : [text.words("number.category", { name: names[0] }), withoutLargest(scene, facts, rows, first.category) || amount];
  return number("largest", label, [text.share(first.share), ""], openly(scene, facts, note), href);
}

/** Which category is first without the largest project, where that is another one and the only one. @param {Scene} scene @param {Facts} facts @param {Row[]} rows @param {string} first */
function withoutLargest(scene, { largest_category_without: other, largest_project: project }, rows, first) {
  const { text, cube, base } = scene;
  if (!other || !project || other.code === first) return "";
  const own = cube.categories[cube.rows.category[cube.rows.id.indexOf(project.code)]];
  const left = rows.map((row) => ({ amount_wan: Math.max(row.amount_wan - (row.category === own ? project.amount_wan : 0), 0) }));
  if (leading(left, "amount_wan", withShare(text, total(left, "amount_wan"))).length > 1) return "";
  return text.words("number.category.note", { project: shortName(scene, base.names[project.code]), name: text.code("category.short", other.code), share: text.share(other.share) });
}

/** @param {Scene} scene @param {Facts} facts */
export function largestProject(scene, facts) {
  const { text, cube, base, asked } = scene;
  const first = facts.largest_project;
  if (!first) return none(scene, "number.project");
  const view = viewOf(cube, asked);
  const rows = view.selected.flatMap((isIn, row) => (isIn ? [{ row, amount_wan: view.amount[row] }] : []));
  const tied = leading(rows, "amount_wan", withShare(text, facts.amount_wan)).map(({ row }) => row);
  const names = tied.map((row) => base.names[cube.rows.id[row]]);
  const amount = text.money(first.amount_wan);
  const [label, note] = tied.length > 1
    ? [text.words("number.project.tied", { names: who(text, names, "count.projects") }), text.words("number.each_amount", { amount })]
    : [text.words("number.project", { name: names[0] }), amount];
  return number("largest", label, [text.share(first.share), ""], openly(scene, facts, note), totalsHref(scene, tied.slice(0, NAMED)));
}

/** @param {Scene} scene @param {string} key */
function none({ text }, key) {
  return number("largest", text.words(key, { name: text.words("value.missing") }), [text.share(0), ""]);
}
