// The headline numbers of the funding page: funding_numbers of ui/cards/numbers.py.
import { inView, linesHref, openLinesHref } from "./addresses.js";
import { ranked } from "./cards.js";
import { UNCONFIRMED, bySource, headline } from "./frames.js";
import { central, number, totalNumber } from "./headline.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./cards.js").Row} Row */

/** The sum of the funding, the largest source, the share of the first one, and what is unconfirmed. @param {Scene} scene */
export function fundingNumbers(scene) {
  const { text, cube, asked } = scene;
  const facts = headline(cube, asked);
  const rows = bySource(cube, asked);
  const open = rows[rows.length - 1];
  const note = text.words("number.unconfirmed.note", { share: text.share(open.share), count: open.projects });
  return [
    totalNumber(scene, facts), topSource(scene, rows.filter((row) => row.source !== UNCONFIRMED), facts.funding_wan), central(scene, facts, true),
    number("unconfirmed", text.words("number.unconfirmed"), text.headline(open.amount_wan), note, openLinesHref(scene, inView(scene))),
  ];
}

/** The largest source: by what is confirmed, or under the other reading by the least that it can have. @param {Scene} scene @param {Row[]} rows @param {number} funding */
function topSource(scene, rows, funding) {
  const { text, cube, byRange } = scene;
  const [first] = ranked(rows, byRange ? "least_wan" : "amount_wan");
  const ends = byRange ? [first.least_wan, first.most_wan] : [first.amount_wan];
  const said = (/** @type {string[]} */ [least, most = least]) => (least === most ? least : text.words("number.range", { least, most }));
  const value = said(ends.map((wan) => text.share(wan / (funding || 1))));
  const label = text.words("number.top_source", { name: text.code("source", first.source) });
  const href = linesHref(scene, inView(scene), 1 << cube.sources.indexOf(first.source));
  return number("top_source", label, [value, ""], said(ends.map((wan) => text.money(wan))), href);
}
