// How much comes from which source, of every category and of the largest projects, in words: ui/cards/flow.py.
import { amountColumn, amountLabel, block, column, plain, ranked, shareColumn, swatch, total } from "./cards.js";
import { dependenceBars } from "./dependence_bars.js";
import { UNCONFIRMED } from "./frames.js";
import { who } from "./leading.js";
import { ifFunded, noFunding } from "./no_funding.js";
import { shareBars } from "./share_bars.js";
import { addingUp } from "./shares.js";
import { dependence, sourceShares } from "./source_shares.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./source_shares.js").By} By */
/** @typedef {import("./source_shares.js").SourceShare} SourceShare */
/** @typedef {import("./source_shares.js").Dependence} Dependence */
/** @typedef {import("../types.js").Chart} Chart */

const PROJECTS = 12; // that are shown
const NOTHING = 1e-6; // what floats leave of it

/** How much of every category comes from the first source, with the range that unconfirmed amounts leave. @param {Scene} scene @param {Chart} was */
export function dependenceCard(scene, was) {
  const { text, look, cube, asked } = scene;
  const rows = asParts(scene, ifFunded(scene, dependence(cube, asked)));
  const name = (/** @type {Record<string, any>} */ row) => text.code("category", row.group);
  return block(scene, {
    id: "dependence", rows, figure: dependenceBars(rows, { text, look, source: cube.sources[0] }), title: dependenceFinding(scene, rows), subtitle: dependenceSubtitle(scene, rows),
    marks: rows.map((row) => ({ id: row.group, label: text.words("mark.share", { name: name(row), share: text.share(row.share) }), pick: { category: row.group }, on: asked.category.has(row.group) })),
    columns: [
      column(text.words("field.category"), name), shareColumn(text), column(text.words("column.least"), (row) => text.share(row.least_share)),
      column(text.words("column.most"), (row) => text.share(row.most_share)),
    ],
  }, was);
}

/** Five rows for each group with shares that add up to 100.0 in each group. @param {SourceShare[]} rows @returns {SourceShare[]} */
function withParts(rows) {
  const starts = rows.flatMap((row, i) => (i && row.group === rows[i - 1].group ? [] : [i]));
  return starts.flatMap((start, i) => addingUp(rows.slice(start, starts[i + 1])));
}

/** The confirmed shares, and the ends of ranges that are the same, as they stand among the parts of each category. @param {Scene} scene @param {Dependence[]} rows @returns {Dependence[]} */
function asParts({ cube, asked }, rows) {
  const parts = withParts(sourceShares(cube, asked, "category")).filter((row) => row.source === cube.sources[0]);
  return rows.map((row, i) => {
    const { share } = parts[i];
    const least = row.least_share - row.share < NOTHING ? share : row.least_share;
    return { ...row, share, least_share: least, most_share: row.most_share - row.share < NOTHING ? share : Math.max(row.most_share, share) };
  });
}

/** @param {Scene} scene @param {Dependence[]} rows */
function dependenceSubtitle({ text, look }, rows) {
  const isOpen = rows.some((row) => row.most_share - row.share > NOTHING);
  return [plain(text.words("subtitle.dependence")), ...(isOpen ? [swatch("unconfirmed", look.theme.secondary, text.words("legend.range"))] : [])];
}

/** @param {Scene} scene @param {Dependence[]} rows */
function dependenceFinding(scene, rows) {
  const { text } = scene;
  const told = rows.filter((row) => row.total_wan > 0 && row.selected);
  if (!told.length) return noFunding(scene);
  const [top] = ranked(told, "share");
  const key = text.share(top.most_share) === text.share(top.share) ? "finding.dependence.exact" : "finding.dependence";
  return text.words(key, { name: text.code("category", top.group), share: text.share(top.share) });
}

/** Shares of the sources in every category, stacked to 100%. @param {Scene} scene @param {Chart} was */
export function categorySharesCard(scene, was) {
  return sharesCard(scene, "category", withParts(ifFunded(scene, sourceShares(scene.cube, scene.asked, "category"))), was);
}

/** Shares of the sources in the largest projects, stacked to 100%. @param {Scene} scene @param {Chart} was */
export function projectSharesCard(scene, was) {
  const rows = withParts(ifFunded(scene, sourceShares(scene.cube, scene.asked, "project")));
  const largest = [...new Set(rows.map((row) => row.group))].slice(0, PROJECTS);
  const shown = rows.filter((row) => largest.includes(row.group));
  const { names } = scene.base;
  return sharesCard(scene, "project", shown, was, projectsFinding(scene, rows, (group) => names[group]));
}

/** Who relies most on the first source among all projects in view, whether the chart shows them or not. @param {Scene} scene @param {SourceShare[]} rows @param {(group: string) => string} name */
function projectsFinding(scene, rows, name) {
  const { text, cube } = scene;
  const held = rows.filter((row) => row.selected && row.amount_wan > 0);
  const compared = new Set(held.filter((row) => row.source !== UNCONFIRMED).map((row) => row.group)).size;
  const central = held.filter((row) => row.source === cube.sources[0]);
  if (compared < 2 || !central.length) return sharesFinding(scene, rows, name, "project");
  const share = text.share(Math.max(...central.map((row) => row.share)));
  const names = central.filter((row) => text.share(row.share) === share).map((row) => name(row.group));
  const key = names.length > 1 ? "finding.shares.projects" : "finding.shares.project";
  const isOpen = held.some((row) => row.source === UNCONFIRMED);
  return text.words(isOpen ? `${key}.sure` : key, { name: names[0], names: who(text, names, "count.projects"), source: text.code("source", cube.sources[0]), share });
}

/** @param {Scene} scene @param {By} by @param {SourceShare[]} rows @param {Chart} was @param {string} [title] */
function sharesCard(scene, by, rows, was, title) {
  const { text, look, cube, asked, base } = scene;
  const name = (/** @type {string} */ group) => (by === "category" ? text.code("category", group) : base.names[group]);
  const groups = [...new Set(rows.map((row) => row.group))];
  const totals = groups.map((group) => total(rows.filter((row) => row.group === group), "amount_wan"));
  return block(scene, {
    id: `shares_${by}`, rows, figure: shareBars(rows, { text, look, names: base.names, sources: cube.sources }), title: title ?? sharesFinding(scene, rows, name, by),
    subtitle: [plain(text.words("subtitle.percent"))],
    marks: groups.map((group, i) => ({ id: group, label: amountLabel(text, name(group), totals[i]), pick: { [by]: group }, on: asked[by].has(group) })),
    columns: [
      column(text.words(`level.${by}`), (row) => name(row.group)), column(text.words("field.funding_source"), (row) => text.code("source", row.source)),
      amountColumn(text, "amount_wan", text.words("column.amount")), shareColumn(text),
    ],
  }, was);
}

/** What one group has from one source: a category from any but the first, which the chart beside is about. @param {Scene} scene @param {SourceShare[]} rows @param {(group: string) => string} name @param {By} by */
function sharesFinding(scene, rows, name, by) {
  const { text, cube } = scene;
  const sure = rows.filter((row) => row.source !== UNCONFIRMED && row.amount_wan > 0 && row.selected);
  const told = sure.filter((row) => (row.source === cube.sources[0]) === (by === "project"));
  if (!sure.length) return total(rows, "amount_wan") > 0 ? text.words("finding.source.none") : noFunding(scene);
  const [top] = ranked(told.length ? told : sure, "share");
  return text.words("finding.shares", { name: name(top.group), source: text.code("source", top.source), share: text.share(top.share) });
}
