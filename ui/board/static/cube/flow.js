// Funding from source to category to project as a flow; unconfirmed money is grey, its node outlined by dashes (charts/funding_flow.py).
import { axis, escape, layout, note, pyRound } from "./figure.js";
import { PAD, keptApart, middleOf, placed } from "./flow_layout.js";
import { linkHovers, nameOf, nodeHover, through } from "./flow_words.js";
import { UNCONFIRMED } from "./frames.js";
import { fitted, textWidth } from "./measure.js";
import { categoryOf, codeOf, kindOf } from "./nodes.js";
import { linkColour, nodeColour } from "./flow_colours.js";
import { categoryShort } from "./words.js";

/** @typedef {import("./figure.js").Look} Look */
/** @typedef {import("./figure.js").Figure} Figure */
/** @typedef {import("./figure.js").Plain} Plain */
/** @typedef {import("./format.js").Labels} Labels */
/** @typedef {import("./flows.js").Link} Link */
/** @typedef {import("./flow_layout.js").Placed} Placed */
/** @typedef {Record<string, string>} Names project_id to name */
/** @typedef {Map<string, number>} Values the money through each node */
/** @typedef {{links: Link[], values: Values, nodes: Placed[], text: Labels, look: Look, names: Names, room: number}} Drawn room: px of the diagram's height */

const THICK = 12;
const EDGE = 1e-4;
const NARROW = 110; // px for a name on a phone
const LABEL = "%{label}<extra></extra>"; // a flow takes one template only, so its unseen labels carry the words
const DIGITS = 1e6; // amounts closer than this are equal

/** The flow of `flows`; customdata is the node id on nodes and `from|to` on links. @param {Link[]} lines @param {{text: Labels, look: Look, names: Names, sources: string[]}} how @returns {Figure} */
export function fundingFlow(lines, { text, look, names, sources }) {
  const links = lines.filter((link) => link.amount_wan > 0);
  if (!links.length) return { data: [], layout: layout(look, look.size.step, { xaxis: axis(0, 1), yaxis: axis(0, 1) }) };
  const values = through(links);
  const height = look.size.flow_height;
  const [top, bottom] = [pyRound(look.size.font * (look.size.names_above ? 3 : 1.8)), 4];
  const room = height - top - bottom;
  const nodes = placed(columnsOf(values, [...sources, UNCONFIRMED]), room);
  const drawn = { links, values, nodes, text, look, names, room };
  const labels = new Map(nodes.map((one) => [one.node, labelOf(one, drawn)]));
  const [left, right] = [margin(0, labels, drawn) + 2, margin(2, labels, drawn) + 8];
  const frame = layout(look, height, { left, right, top, bottom });
  frame.annotations = notes(labels, drawn, left);
  frame.shapes = nodes.filter((one) => one.node === `source:${UNCONFIRMED}`).map((one) => dashes(one, look, room));
  return { data: [trace(drawn)], layout: frame };
}

/** Sources in their order, categories in theirs, projects under their category from large to small, rest last. @param {Values} values @param {string[]} sources @returns {Array<Array<[string, number]>>} */
function columnsOf(values, sources) {
  const of = (/** @type {string} */ kind) => [...values.keys()].filter((node) => kindOf(node) === kind);
  const order = of("category").map(codeOf);
  const place = (/** @type {string} */ code, /** @type {string[]} */ codes) => (codes.includes(code) ? codes.indexOf(code) : codes.length);
  const size = (/** @type {string} */ node) => Math.round((values.get(node) ?? 0) * DIGITS);
  const isRest = (/** @type {string} */ node) => Number(kindOf(node) === "rest");
  const ends = [...of("project"), ...of("rest")].sort((a, b) =>
    place(categoryOf(a), order) - place(categoryOf(b), order) || isRest(a) - isRest(b) || size(b) - size(a));
  const first = of("source").sort((a, b) => place(codeOf(a), sources) - place(codeOf(b), sources));
  return [first, of("category"), ends].map((nodes) => nodes.map((node) => [node, values.get(node) ?? 0]));
}

/** Name and amount, the name shortened to the room of its column. @param {Placed} one @param {Omit<Drawn, "nodes">} drawn */
function labelOf({ node, column }, { values, text, look, names }) {
  const { size } = look;
  const name = nameOf(node, text, names);
  const amount = `<b>${text.amount(values.get(node) ?? 0)}</b>`;
  if (!size.names_above) return `${escape(fitted(name, size.name_limit, size.font))}  ${amount}`;
  return `${escape(column === 1 ? categoryShort(text, codeOf(node)) : fitted(name, NARROW, size.font))}<br>${amount}`;
}

/** The room that the labels of a column take beside their nodes. @param {number} column @param {Map<string, string>} labels @param {Drawn} drawn */
function margin(column, labels, { nodes, look }) {
  const lines = nodes.filter((one) => one.column === column).flatMap((one) => (labels.get(one.node) ?? "").split("<br>"));
  return Math.max(0, ...lines.map((line) => textWidth(line, look.size.font))) + THICK / 2 + look.size.gap;
}

/** Labels: sources flush left, projects after their nodes, categories above theirs. @param {Map<string, string>} labels @param {Drawn} drawn @param {number} left @returns {Plain[]} */
function notes(labels, { nodes, look, room }, left) {
  const { font, gap, names_above } = look.size;
  const high = names_above ? 2 : 1;
  const beside = [[0, 0, -left], [2, 1, THICK / 2 + gap]].flatMap(([column, x, xshift]) => {
    const ones = nodes.filter((one) => one.column === column);
    const middles = keptApart(ones.map(middleOf), font * 1.35 * high, font * 0.6 * high, room - font * 0.6 * high);
    return ones.map((one, i) => note(look, labels.get(one.node) ?? "", { align: "left", xref: "paper", x, xshift, yref: "paper", y: 1 - middles[i] / room }));
  });
  const above = nodes.filter((one) => one.column === 1).map((one) => note(look, labels.get(one.node) ?? "", {
    xanchor: "center", halo: true, xref: "paper", x: 0.5, yref: "paper", y: 1 - one.top / room, yshift: font * (0.1 + 0.65 * high),
  }));
  return [...beside, ...above];
}

/** A dashed outline around the node of unconfirmed money: flows cannot be hatched. @param {Placed} one @param {Look} look @param {number} room @returns {Plain} */
function dashes({ top, height }, look, room) {
  return {
    type: "rect", layer: "above", xref: "paper", yref: "paper", xsizemode: "pixel", ysizemode: "pixel",
    xanchor: 0, yanchor: 1 - top / room, x0: -THICK / 2 - 1.5, x1: THICK / 2 + 1.5, y0: 1.5, y1: -height - 1.5,
    line: { color: look.theme.secondary, width: 1, dash: "3px,2px" },
  };
}

/** @param {Drawn} drawn @returns {Plain} */
function trace(drawn) {
  return {
    type: "sankey", uid: "flow", name: "flow", arrangement: "fixed", orientation: "h", domain: { x: [0, 1], y: [0, 1] },
    textfont: { size: 1, color: "rgba(0,0,0,0)", shadow: "none" }, node: nodePart(drawn), link: linkPart(drawn),
  };
}

/** @param {Drawn} drawn @returns {Plain} */
function nodePart(drawn) {
  const { nodes, links, look, room } = drawn;
  const chosen = new Set(links.filter((link) => link.selected).flatMap((link) => [link.from_node, link.to_node]));
  const x = [EDGE, 0.5, 1 - EDGE];
  return {
    label: nodes.map((one) => nodeHover(one.node, drawn)), pad: PAD, thickness: THICK, x: nodes.map((one) => x[one.column]),
    y: nodes.map((one) => Math.max(pyRound(middleOf(one) / room, 6), EDGE)),
    color: nodes.map((one) => nodeColour(one.node, look, chosen.has(one.node))), line: { width: 0 },
    customdata: nodes.map((one) => one.node), hovertemplate: LABEL,
  };
}

/** @param {Drawn} drawn @returns {Plain} */
function linkPart(drawn) {
  const { nodes, links, look } = drawn;
  const index = new Map(nodes.map((one, number) => [one.node, number]));
  return {
    source: links.map((link) => index.get(link.from_node)), target: links.map((link) => index.get(link.to_node)), value: links.map((link) => link.amount_wan),
    color: links.map((link) => linkColour(link, look, 0.34)), hovercolor: links.map((link) => linkColour(link, look, 0.6)),
    customdata: links.map((link) => `${link.from_node}|${link.to_node}`), label: linkHovers(drawn), hovertemplate: LABEL,
  };
}
