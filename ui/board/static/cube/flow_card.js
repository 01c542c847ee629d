// Where the money comes from and what it goes to, in words: flow_card of ui/cards/flow.py.
import { amountColumn, amountLabel, block, column, plain, ranked, swatch, total } from "./cards.js";
import { fundingFlow } from "./flow.js";
import { flows } from "./flows.js";
import { UNCONFIRMED } from "./frames.js";
import { leading, who, withShare } from "./leading.js";
import { kindOf, parted } from "./nodes.js";
import { noFunding } from "./no_funding.js";
import { percentages } from "./shares.js";
import { fundingGap } from "./source_card.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./flows.js").Link} Link */
/** @typedef {import("./cards.js").Row} Row */
/** @typedef {import("../types.js").Mark} Mark */

const PROJECTS = 8; // that have nodes of their own
const NOTHING = 1e-6; // what floats leave of it
/** @type {Record<string, "funding_source"|"category"|"project">} */
const FIELDS = { source: "funding_source", category: "category", project: "project" };

/** From source to category to the largest projects. @param {Scene} scene @param {import("../types.js").Chart} was */
export function flowCard(scene, was) {
  const { text, look, cube, asked, base } = scene;
  const links = flows(cube, asked, PROJECTS);
  const nodes = [...new Set([...links.map((link) => link.from_node), ...links.map((link) => link.to_node)])];
  return block(scene, {
    id: "flow", rows: links, figure: fundingFlow(links, { text, look, names: base.names, sources: cube.sources }), title: finding(scene, links), subtitle: subtitle(scene, links),
    marks: [...nodes.flatMap((node) => nodeMark(scene, node, links)), ...links.flatMap((link) => linkMark(scene, link))],
    columns: [
      column(text.words("column.from"), (row) => nodeWords(scene, row.from_node)), column(text.words("column.to"), (row) => nodeWords(scene, row.to_node)),
      amountColumn(text, "amount_wan", text.words("column.amount")),
    ],
  }, was);
}

/** A node in the card's words. @param {Scene} scene @param {string} node */
function nodeWords({ text, base }, node) {
  const [kind, code] = parted(node);
  if (kind === "category") return text.code("category", code);
  if (kind === "project") return base.names[code];
  return kind === "rest" ? text.words("flow.rest", { category: text.code("category.short", code) }) : text.code("source", code);
}

/** What a click on these nodes chooses. @param {...string} nodes @returns {Record<string, string>} */
function pickOf(...nodes) {
  return Object.fromEntries(nodes.map(parted).filter(([kind, code]) => kind in FIELDS && code !== UNCONFIRMED).map(([kind, code]) => [FIELDS[kind], code]));
}

/** Whether exactly this is chosen. @param {Scene} scene @param {Record<string, string>} pick */
function isOn({ query }, pick) {
  return Object.entries(pick).every(([field, code]) => query[field] === code);
}

/** @param {Scene} scene @param {string} node @param {Link[]} links @returns {Mark[]} */
function nodeMark(scene, node, links) {
  const pick = pickOf(node);
  if (!Object.keys(pick).length) return [];
  const incoming = links.filter((link) => link.to_node === node);
  const wan = total(incoming.length ? incoming : links.filter((link) => link.from_node === node), "amount_wan");
  return [{ id: node, label: amountLabel(scene.text, nodeWords(scene, node), wan), pick, on: isOn(scene, pick) }];
}

/** @param {Scene} scene @param {Link} link @returns {Mark[]} */
function linkMark(scene, { from_node: from, to_node: to, amount_wan: wan }) {
  const pick = pickOf(from, to);
  if (!Object.keys(pick).length) return [];
  return [{ id: `${from}|${to}`, label: amountLabel(scene.text, linkWords(scene, { from_node: from, to_node: to }), wan), pick, on: isOn(scene, pick) }];
}

/** @param {Link[]} links */
const fromSources = (links) => links.filter((link) => kindOf(link.from_node) === "source");

/** The unit, how to read the flow, and by how much it is off the total investment. @param {Scene} scene @param {Link[]} links */
function subtitle(scene, links) {
  const { text, look } = scene;
  const sources = fromSources(links);
  const open = sources.some((link) => link.is_unconfirmed) ? [swatch("dashed", look.theme.secondary, text.words("legend.unconfirmed"))] : [];
  return [
    plain(text.words("subtitle.unit", { unit: text.unitWord })), plain(text.words("subtitle.flow", { count: PROJECTS })), ...open,
    ...fundingGap(scene, total(sources.filter((link) => link.selected), "amount_wan")),
  ];
}

/** @param {Scene} scene @param {Link[]} links */
function finding(scene, links) {
  const { text, asked } = scene;
  const chosen = fromSources(links).filter((link) => link.selected);
  const sure = chosen.filter((link) => !link.is_unconfirmed);
  const whole = total(chosen, "amount_wan");
  if (whole <= 0) return noFunding(scene);
  if (!sure.length) return text.words("finding.source.none");
  if (asked.sources) {
    const [top] = ranked(sure, "amount_wan");
    return flowWords(scene, "finding.flow.chosen", top, total(sure.filter((link) => link.from_node === top.from_node), "amount_wan"));
  }
  const tops = leading(sure, "amount_wan", withShare(text, whole));
  const isOpen = mayBePassed(tops[0], sure, chosen);
  if (tops.length === 1) {
    const parts = percentages(chosen.map((link) => link.amount_wan)); // as beside the sources' bars, where one category is chosen
    return flowWords(scene, isOpen ? "finding.flow.sure" : "finding.flow", { ...tops[0], amount_wan: parts[chosen.indexOf(tops[0])] }, 100);
  }
  const flows = who(text, tops.map((link) => linkWords(scene, link)), "count.flows");
  return text.words(isOpen ? "finding.flow.tied_sure" : "finding.flow.tied", { flows, share: text.share(tops[0].amount_wan / whole) });
}

/** @param {Scene} scene @param {Row} link */
const ends = (scene, link) => ({ origin: nodeWords(scene, link.from_node), target: nodeWords(scene, link.to_node) });

/** @param {Scene} scene @param {string} key @param {Row} link @param {number} whole */
const flowWords = (scene, key, link, whole) => scene.text.words(key, { ...ends(scene, link), share: scene.text.share(link.amount_wan / whole) });

/** @param {Scene} scene @param {Row} link */
const linkWords = (scene, link) => scene.text.words("flow.link", ends(scene, link));

/** Whether a category's unconfirmed money, with what a source gives it for certain, could be a larger flow. @param {Row} top @param {Row[]} sure @param {Row[]} chosen */
function mayBePassed(top, sure, chosen) {
  const most = (/** @type {string} */ category) => Math.max(0, ...sure.filter((link) => link.to_node === category && link !== top).map((link) => link.amount_wan));
  return chosen.some((link) => link.is_unconfirmed && link.amount_wan + most(link.to_node) > top.amount_wan + NOTHING);
}
