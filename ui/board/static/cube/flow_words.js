// The words of a flow: names of its nodes, hover labels of nodes and links; and the money through each node (charts/funding_flow.py).
import { escape, lines } from "./figure.js";
import { kindOf, parted } from "./nodes.js";
import { sum } from "./view.js";
import { categoryName, categoryShort, countLine, shareLine, sourceName } from "./words.js";

/** @typedef {import("./format.js").Labels} Labels */
/** @typedef {import("./flows.js").Link} Link */
/** @typedef {Record<string, string>} Names project_id to name */
/** @typedef {{links: Link[], values: Map<string, number>, text: Labels, names: Names}} Said */

/** The money through each node: the larger of what comes in and what goes out. @param {Link[]} links @returns {Map<string, number>} */
export function through(links) {
  /** @type {Map<string, number>} */
  const out = new Map();
  /** @type {Map<string, number>} */
  const into = new Map();
  for (const { from_node: from, to_node: to, amount_wan: wan } of links) {
    out.set(from, (out.get(from) ?? 0) + wan);
    into.set(to, (into.get(to) ?? 0) + wan);
  }
  return new Map([...out.keys(), ...into.keys()].map((node) => [node, Math.max(out.get(node) ?? 0, into.get(node) ?? 0)]));
}

/** A node in the chart's words. @param {string} node @param {Labels} text @param {Names} names */
export function nameOf(node, text, names) {
  const [kind, code] = parted(node);
  if (kind === "source") return sourceName(text, code);
  if (kind === "category") return categoryName(text, code);
  if (kind === "project") return Object.hasOwn(names, code) ? names[code] : code;
  return text.words("chart.rest", { category: categoryShort(text, code) });
}

/** All money that comes from sources. @param {Map<string, number>} values */
const wholeOf = (values) => sum([...values].filter(([node]) => kindOf(node) === "source").map(([, wan]) => wan)) || 1;

/** @param {string} node @param {Said} said */
export function nodeHover(node, { links, values, text, names }) {
  const wan = values.get(node) ?? 0;
  const out = links.filter((link) => link.from_node === node);
  const own = out.length ? out : links.filter((link) => link.to_node === node);
  return lines(escape(nameOf(node, text, names)), shareLine(text, wan, wan / wholeOf(values)), countLine(text, sum(own.map((link) => link.projects))));
}

/** The hover labels of all links. @param {Said} said */
export function linkHovers({ links, values, text, names }) {
  const whole = wholeOf(values);
  const named = (/** @type {string} */ node) => escape(nameOf(node, text, names));
  return links.map((link) => lines(
    text.words("chart.arrow", { first: named(link.from_node), second: named(link.to_node) }),
    shareLine(text, link.amount_wan, link.amount_wan / whole), countLine(text, link.projects),
    link.is_unconfirmed ? text.words("chart.hover.is_unconfirmed") : null,
  ));
}
