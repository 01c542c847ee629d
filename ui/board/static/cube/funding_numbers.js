// The headline numbers of the funding page: funding_numbers of ui/cards/numbers.py.
import { inView, linesHref, openLinesHref } from "./addresses.js";
import { bySource, headline } from "./frames.js";
import { central, notGiven, number, totalNumber } from "./headline.js";
import { addingUp } from "./shares.js";
import { namesOf, topSources } from "./source_card.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./cards.js").Row} Row */

/** The sum of the funding, the largest source, the share of the first one, and what is unconfirmed. @param {Scene} scene */
export function fundingNumbers(scene) {
  const { text, cube, asked } = scene;
  const facts = headline(cube, asked);
  const rows = addingUp(bySource(cube, asked));
  if (facts.funding_wan <= 0) {
    const others = [["top_source", "number.top_source.none"], [cube.sources[0], "number.central"], ["unconfirmed", "number.unconfirmed"]];
    return [totalNumber(scene, facts), ...others.map(([id, key]) => notGiven(scene, id, text.words(key)))];
  }
  const open = rows[rows.length - 1];
  const note = text.words("number.unconfirmed.note", { share: text.share(open.share), count: open.projects });
  return [
    totalNumber(scene, facts), topSource(scene, rows, facts.funding_wan), central(scene, facts, true),
    number("unconfirmed", text.words("number.unconfirmed"), text.headline(open.amount_wan), note, openLinesHref(scene, inView(scene))),
  ];
}

/** The largest source: by what is confirmed, or under the other reading by the least that it can have. @param {Scene} scene @param {Row[]} rows @param {number} funding */
function topSource(scene, rows, funding) {
  const { text, cube } = scene;
  const { tops, isOpen, isRange } = topSources(text, rows, scene.byRange);
  const [first] = tops;
  if (first[isRange ? "most_wan" : "amount_wan"] <= 0) return number("top_source", text.words("number.top_source.none"), [text.words("value.blank"), ""], text.words("finding.source.none"));
  const ends = isRange ? [first.least_wan, first.most_wan] : [first.amount_wan];
  const said = (/** @type {string[]} */ [least, most = least]) => (least === most ? least : text.words("number.range", { least, most }));
  const value = isRange ? said(ends.map((wan) => text.share(wan / (funding || 1)))) : text.share(first.share);
  const kind = [isRange && isOpen ? "range" : "", tops.length > 1 ? "tied" : "", isOpen ? (isRange ? "open" : "sure") : ""].filter(Boolean).join("_");
  const names = namesOf(text, tops);
  const label = text.words(kind ? `number.top_source.${kind}` : "number.top_source", { name: names[0], names: text.listed(names) });
  const amount = said(ends.map((wan) => text.money(wan)));
  const href = linesHref(scene, inView(scene), tops.reduce((bits, row) => bits | (1 << cube.sources.indexOf(row.source)), 0));
  return number("top_source", label, [value, ""], tops.length > 1 ? text.words("number.each_amount", { amount }) : amount, href);
}
