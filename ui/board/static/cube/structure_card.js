// The structure of the investment in words: category, project, funding; and how concentrated it is (ui/cards/structure.py).
import { totalsHref } from "./addresses.js";
import { amountColumn, amountLabel, block, column, countColumn, openLegend, openViewWords, plain, saidOpenly, shareColumn, swatch, total } from "./cards.js";
import { concentrationBars } from "./concentration.js";
import { UNCONFIRMED, headline } from "./frames.js";
import { largestProject, number, projects, totalNumber } from "./headline.js";
import { projectTree } from "./project_tree.js";
import { shortName } from "./scene.js";
import { concentration, tree } from "./tree.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./cards.js").Row} Row */
/** @typedef {import("./tree.js").Node} Node */
/** @typedef {ReturnType<typeof concentration>[number]} Line */
/** @typedef {import("../types.js").Chart} Chart */

const SHOWN_PROJECTS = 12;
const HALF = 0.5 - 1e-9; // and what floats leave of nothing

/** Projects, total investment, the largest project, and how few projects hold half the money. @param {Scene} scene */
export function structureNumbers(scene) {
  const { text, cube, asked } = scene;
  const facts = headline(cube, asked);
  const lines = concentration(cube, asked);
  const [few, share] = halfOf(lines);
  const chosen = lines.some((line) => line.selected) ? lines.filter((line) => line.selected) : lines;
  const rows = chosen.slice(0, few).map((line) => cube.rows.id.indexOf(line.project_id));
  const note = text.words("number.half.note", { share: text.share(share) }) + saidOpenly(text, facts.unconfirmed_wan, facts.undivided_wan);
  const half = number("half", text.words("number.half"), [String(few), text.words("unit.projects")], note, totalsHref(scene, rows));
  return [projects(scene, facts), totalNumber(scene, facts), largestProject(scene, facts), half];
}

/** A treemap or icicle of category, project and funding. @param {Scene} scene @param {Chart} was */
export function treeCard(scene, was) {
  const { text, look, cube, asked, base, query } = scene;
  const rows = tree(cube, asked);
  const kind = query.tree ?? "treemap";
  const legend = asked.project.size ? [swatch(UNCONFIRMED, look.theme.secondary, text.words("legend.unconfirmed"))] : openLegend(scene, rows);
  const card = {
    id: "tree", rows, figure: projectTree(rows, { text, look, names: base.names, kind, level: levelOf(scene) }),
    title: treeFinding(scene, rows) + openViewWords(scene),
    subtitle: [plain(text.words("subtitle.unit", { unit: text.unitWord })), plain(text.words("subtitle.tree")), ...legend],
    marks: rows.filter((row) => row.code !== UNCONFIRMED).map((row) => treeMark(scene, row)),
    columns: [
      column(text.words("column.level"), (row) => text.words(`level.${row.kind}`)), column(text.words("column.name"), (row) => nodeName(scene, row.kind, row.code)),
      amountColumn(text, "amount_wan", text.words("column.amount")), countColumn(text.words("column.projects"), "projects"),
    ],
  };
  const isOn = kind === "icicle";
  return { ...block(scene, card, was), switch: { label: text.words("switch.tree"), on: isOn, set: { tree: isOn ? null : "icicle" } } };
}

/** The node that is shown as the whole; "" for all. @param {Scene} scene */
function levelOf({ asked }) {
  if (asked.project.size === 1) return `project:${[...asked.project][0]}`;
  return asked.category.size === 1 ? `category:${[...asked.category][0]}` : "";
}

/** A node of the tree in words. @param {Scene} scene @param {string} kind @param {string} code */
function nodeName({ text, base }, kind, code) {
  return kind === "project" ? base.names[code] : text.code(kind, code);
}

/** @param {Scene} scene @param {Node} row */
function treeMark(scene, { kind, code, node, amount_wan: wan }) {
  const { asked, cube } = scene;
  const on = kind === "source" ? ((asked.sources >> cube.sources.indexOf(code)) & 1) === 1 : asked[kind === "project" ? "project" : "category"].has(code);
  return { id: node, label: amountLabel(scene.text, nodeName(scene, kind, code), wan), pick: { [kind === "source" ? "funding_source" : kind]: code }, on };
}

/** @param {Scene} scene @param {Node[]} rows */
function treeFinding(scene, rows) {
  const { text } = scene;
  const found = rows.filter((row) => row.selected && row.kind === "project").sort((a, b) => b.amount_wan - a.amount_wan);
  const whole = total(found, "amount_wan");
  if (whole <= 0) return text.words("finding.nothing");
  const name = nodeName(scene, "project", found[0].code);
  if (found.length === 1) return text.words("finding.tree.single", { name, amount: text.money(whole) });
  return text.words("finding.tree.first", { name, share: text.share(found[0].amount_wan / whole), count: found.length });
}

/** Projects from large to small with the share that the first ones hold together. @param {Scene} scene @param {Chart} was */
export function concentrationCard(scene, was) {
  const { text, look, cube, asked, base } = scene;
  const rows = concentration(cube, asked);
  const shown = rows.slice(0, SHOWN_PROJECTS);
  const name = (/** @type {Row} */ row) => base.names[row.project_id];
  const card = {
    id: "concentration", rows, figure: concentrationBars(shown, { text, look, names: base.names }),
    title: concentrationFinding(scene, rows) + openViewWords(scene), subtitle: [...subtitle(scene, rows.length, shown.length), ...legend(scene, rows)],
    marks: shown.map((row) => ({ id: row.project_id, label: amountLabel(text, name(row), row.amount_wan, row.share), pick: { project: row.project_id }, on: asked.project.has(row.project_id) })),
    columns: [
      column(text.words("column.project"), name), amountColumn(text, "amount_wan", text.words("column.amount")), shareColumn(text),
      column(text.words("column.cumulative_share"), (row) => text.share(row.cumulative_share)),
    ],
  };
  return { ...block(scene, card, was), switch: withoutSwitch(scene) };
}

/** @param {Scene} scene @param {Line[]} rows */
function legend({ text, look }, rows) {
  const kinds = ["undivided", UNCONFIRMED].filter((kind) => total(rows, `${kind}_wan`) > 0);
  return kinds.map((kind) => swatch(kind, look.theme.secondary, text.words(`legend.${kind}`)));
}

/** The switch that leaves out the project with the largest total investment. @param {Scene} scene */
function withoutSwitch(scene) {
  const { text, cube, asked, base } = scene;
  const id = cube.rows.id[cube.rows.total.indexOf(Math.max(...cube.rows.total))];
  const on = asked.without.has(id);
  return { label: text.words("switch.without", { name: shortName(scene, base.names[id]) }), on, set: { without: on ? null : id } };
}

/** @param {Scene} scene @param {Line[]} rows */
function concentrationFinding({ text, base }, rows) {
  if (total(rows, "amount_wan") <= 0) return text.words("finding.nothing");
  const [needed, share] = halfOf(rows);
  if (needed === 1) return text.words("finding.concentration.one", { name: base.names[rows[0].project_id], share: text.share(rows[0].share) });
  return text.words("finding.concentration.few", { count: needed, share: text.share(share), all: rows.length });
}

/** How many of the largest projects hold half the money or more, and their share; of the chosen ones where some are. @param {Line[]} lines @returns {[number, number]} */
function halfOf(lines) {
  const chosen = lines.filter((line) => line.selected);
  const rows = chosen.length ? chosen : lines;
  const whole = total(rows, "amount_wan");
  if (whole <= 0) return [0, 0];
  const reached = rows.map((_, i) => total(rows.slice(0, i + 1), "amount_wan") / whole);
  const needed = Math.min(reached.filter((share) => share < HALF).length + 1, rows.length);
  return [needed, reached[needed - 1]];
}

/** @param {Scene} scene @param {number} count @param {number} shown */
function subtitle({ text, asked, base }, count, shown) {
  const parts = [plain(text.words("subtitle.unit", { unit: text.unitWord })), plain(text.words("subtitle.concentration"))];
  if (count > shown) parts.push(plain(text.words("subtitle.shown", { shown, count })));
  if (asked.without.size) parts.push(plain(text.words("subtitle.without", { names: text.listed([...asked.without].map((code) => base.names[code])) })));
  return parts;
}
