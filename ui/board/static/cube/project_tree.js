// Category, project, funding source as nested areas (charts/project_tree.py).
import { DIM_OPACITY, NOTHING, colourOf, escape, fullWidth, hover, layout, mixed, pyRound, textOn, unconfirmedHatch } from "./figure.js";
import { fitted, textWidth } from "./measure.js";
import { UNCONFIRMED } from "./rows.js";
import { addingUp } from "./shares.js";
import { INNER, RATIO, SIDE, cells } from "./tree_cells.js";
import { cutToFit } from "./tree_words.js";
import { amountRange, categoryName, categoryShort, countLine, shareLine, sourceName } from "./words.js";

/** @typedef {import("./figure.js").Look} Look */
/** @typedef {import("./figure.js").Figure} Figure */
/** @typedef {import("./format.js").Labels} Labels */
/** @typedef {import("./tree.js").Node} Node */
/** @typedef {Partial<Node> & {node: string, parent: string, kind: string, code: string, project_id: string, amount_wan: number}} Area */
/** @typedef {{text: Labels, look: Look, names: Record<string, string>, kind: string, whole: number, parts: Record<string, number>, areas: Map<string, [number, number]>}} Drawn `parts`: shares of the categories, `areas`: px of what is shown */

const ROOT = "all";
const FAR = /** @type {[number, number]} */ ([1e4, 1e4]); // px: as much room as anything needs

/**
 * The nodes of `tree` as treemap or icicle; customdata is the node's id, `all` for the root.
 * @param {Node[]} nodes @param {{text: Labels, look: Look, names: Record<string, string>, kind: string, level: string}} asked `level`: the node shown as the whole, all if unknown
 * @returns {Figure}
 */
export function projectTree(nodes, { text, look, names, kind, level }) {
  const rows = rooted(nodes);
  const frame = layout(look, look.size.tree_height, { uniformtext: { minsize: look.size.font, mode: "hide" } });
  if (!rows.length) return { data: [], layout: frame };
  const shown = rows.some((row) => row.node === level) ? level : ROOT;
  const whole = rows.find((row) => row.node === shown)?.amount_wan ?? 1;
  const shares = addingUp(rows.filter((row) => row.kind === "category"));
  const parts = Object.fromEntries(shown === ROOT ? shares.map((row) => [row.node, row.share]) : []);
  const drawn = { parts, text, look, names, kind, whole, areas: kind === "treemap" ? areasOf(rows, shown, whole, look) : new Map() };
  return { data: [trace(rows, shown, drawn)], layout: frame };
}

/** @param {Area[]} rows @param {string} shown @param {Drawn} drawn */
function trace(rows, shown, drawn) {
  const { look, kind } = drawn;
  const ids = rows.map((row) => row.node);
  return {
    type: kind, uid: `tree-${kind}`, name: "tree", ids, customdata: ids,
    labels: rows.map((row) => heading(row, drawn)), parents: rows.map((row) => row.parent), values: rows.map((row) => row.amount_wan),
    branchvalues: "total", sort: true, level: shown, maxdepth: shown === ROOT ? 3 : 2,
    text: rows.map((row) => words(row, drawn)), texttemplate: "%{text}", hovertemplate: rows.map((row) => hoverOf(row, drawn)),
    pathbar: { visible: false }, tiling: { pad: INNER, ...(kind === "treemap" ? { packing: "squarify", squarifyratio: RATIO } : { orientation: "h" }) },
    marker: marker(rows, drawn), textfont: { size: look.size.font, color: rows.map((row) => textOn(fill(row, drawn), look.theme)) },
    textposition: kind === "treemap" ? "top left" : "middle left", root: { color: look.theme.ground },
  };
}

/** The nodes that have money, under a root of their own. @param {Node[]} nodes @returns {Area[]} */
function rooted(nodes) {
  const held = nodes.filter((row) => row.amount_wan > 0);
  const whole = held.reduce((sum, row) => (row.parent ? sum : sum + row.amount_wan), 0);
  const root = { node: ROOT, parent: "", kind: ROOT, code: ROOT, project_id: "", amount_wan: whole };
  return held.length ? [root, ...held.map((row) => ({ ...row, parent: row.parent || ROOT }))] : [];
}

/** The px of the areas of what is shown. @param {Area[]} rows @param {string} shown @param {number} whole @param {Look} look */
function areasOf(rows, shown, whole, look) {
  /** @type {Map<string, Array<[string, number]>>} */
  const family = new Map();
  for (const { node, parent, amount_wan: wan } of rows) family.set(parent, [...family.get(parent) ?? [], [node, wan]]);
  return cells(family, { shown, value: whole, size: [fullWidth(look), look.size.tree_height], heading: headingHeight(look) });
}

/** @param {Look} look */
const headingHeight = ({ size }) => pyRound(size.font * 1.9);

/** A node's share of what is shown: of all, a category's share as it stands beside the others that it adds up with. @param {Area} row @param {Drawn} drawn */
const partOf = (row, { parts, whole }) => parts[row.node] ?? row.amount_wan / whole;

/** @param {Area} row @param {Drawn} drawn */
function nameOf({ kind, code, project_id: id }, { text, names }) {
  if (kind === ROOT) return text.words("chart.all");
  if (kind === "category") return categoryName(text, code);
  if (kind === "project") return Object.hasOwn(names, id) ? names[id] : id;
  return sourceName(text, code);
}

/** Name, amount and share on one line, for the strip above a node's children; as much of it as fits. @param {Area} row @param {Drawn} drawn */
function heading(row, drawn) {
  const { text, look: { size: { font } }, whole, areas } = drawn;
  const wan = row.amount_wan;
  const room = (areas.get(row.node) ?? FAR)[0] - 2 * SIDE;
  const name = nameOf(row, drawn);
  const short = row.kind === "category" ? categoryShort(text, row.code) : name;
  const value = `<b>${text.amount(wan)}</b>`;
  const most = wan >= whole - NOTHING ? [] : [`${escape(name)}  ${value}  ${text.share(partOf(row, drawn))}`];
  const said = [...most, `${escape(name)}  ${value}`, `${escape(short)}  ${value}`];
  return said.find((one) => textWidth(one, font) <= room) ?? escape(fitted(short, room, font));
}

/** Name, amount and share on lines, as much of it as the area holds. @param {Area} row @param {Drawn} drawn */
function words(row, drawn) {
  const { text, look: { size: { font } }, areas } = drawn;
  const wan = row.amount_wan;
  const [least, most] = (row.unconfirmed_wan ?? 0) > NOTHING ? [row.least_wan ?? wan, row.most_wan ?? wan] : [wan, wan];
  const value = `<b>${amountRange(text, least, most)}</b>`;
  return cutToFit(nameOf(row, drawn), [`${value}  ${text.share(partOf(row, drawn))}`, value], areas.get(row.node) ?? FAR, font).join("<br>");
}

/** @param {Area} row @param {Drawn} drawn */
function hoverOf(row, drawn) {
  const { text, whole } = drawn;
  const wan = row.amount_wan;
  const share = wan <= whole + NOTHING ? partOf(row, drawn) : null;
  return hover(escape(nameOf(row, drawn)), shareLine(text, wan, share), row.kind === "category" ? countLine(text, row.projects ?? null) : null);
}

/** Categories as the frame of their projects (treemap) or a shade deeper (icicle); sources in their own colour. @param {Area} row @param {Drawn} drawn */
function fill(row, drawn) {
  const full = fullColour(row, drawn);
  return row.selected ?? true ? full : mixed(drawn.look.theme.ground, full, DIM_OPACITY);
}

/** @param {Area} row @param {Drawn} drawn */
function fullColour(row, { look: { theme }, kind }) {
  if (row.kind === ROOT) return kind === "treemap" ? theme.ground : theme.tile;
  if (isDoubtful(row)) return theme.ground;
  if (row.kind === "source") return colourOf(theme, row.code);
  const colour = colourOf(theme, categoryOf(row));
  if (row.kind === "project") return colour;
  return kind === "treemap" ? mixed(colour, theme.ground, 0.85) : mixed(colour, theme.ink, 0.25);
}

/** Whether a node is hatched: unconfirmed funding, or a project most of whose money only may be of the chosen sources. @param {Area} row */
function isDoubtful(row) {
  if (row.kind === "source") return row.code === UNCONFIRMED;
  return row.kind === "project" && (row.unconfirmed_wan ?? 0) > row.amount_wan / 2;
}

/** The category of a node; a project's id begins with it. @param {Area} row */
function categoryOf({ project_id: id, code }) {
  const words = id || code;
  return words.slice(0, Math.max(words.lastIndexOf("-"), 0)) || code;
}

/** @param {Area[]} rows @param {Drawn} drawn */
function marker(rows, drawn) {
  const { look, kind } = drawn;
  const { theme } = look;
  const hatch = unconfirmedHatch(look);
  const colours = rows.map((row) => fill(row, drawn));
  const doubtful = rows.map(isDoubtful);
  return {
    colors: colours,
    line: { width: doubtful.map((one) => (one ? 1 : 0)), color: doubtful.map((one) => (one ? theme.secondary : theme.ground)) },
    pattern: { ...hatch, shape: doubtful.map((one) => (one ? hatch.shape : "")), bgcolor: doubtful.map((one, i) => (one ? theme.ground : colours[i])) },
    ...(kind === "treemap" ? { pad: { t: headingHeight(look), l: SIDE, r: SIDE, b: SIDE }, cornerradius: 0, depthfade: false } : {}),
  };
}
