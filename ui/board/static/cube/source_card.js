// Investment by funding source, in words: ui/cards/sources.py.
import { inView, partsHref } from "./addresses.js";
import { amountColumn, amountLabel, block, column, countColumn, plain, ranked, shareColumn, swatch, total, warning } from "./cards.js";
import { UNCONFIRMED, bySource } from "./frames.js";
import { leading, withShare } from "./leading.js";
import { ifFunded, noFunding } from "./no_funding.js";
import { addingUp } from "./shares.js";
import { sourceBars } from "./source.js";
import { sum, viewOf } from "./view.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./cards.js").Row} Row */
/** @typedef {import("./format.js").Labels} Labels */
/** @typedef {{tops: Row[], isOpen: boolean, isRange: boolean}} Standing */

const MOST = 0.5;
const NOTHING = 1e-6;

/** @param {Scene} scene @param {import("../types.js").Chart} was */
export function sourceCard(scene, was) {
  const { text, look, cube, asked, byRange } = scene;
  const rows = ifFunded(scene, addingUp(bySource(cube, asked)));
  return block(scene, {
    id: "by_source", rows, figure: sourceBars(rows, { text, look, reading: byRange ? "range" : "confirmed" }), title: finding(scene, rows), subtitle: subtitle(scene, rows),
    marks: confirmed(rows).map((row) => mark(scene, row)),
    columns: [
      column(text.words("field.funding_source"), (row) => text.code("source", row.source)), amountColumn(text, "amount_wan", text.words("column.confirmed")),
      amountColumn(text, "least_wan", text.words("column.least")), amountColumn(text, "most_wan", text.words("column.most")), shareColumn(text),
      countColumn(text.words("column.projects"), "projects"),
    ],
  }, was);
}

/** @param {Row[]} rows */
const confirmed = (rows) => rows.filter((row) => row.source !== UNCONFIRMED);

/** @param {Row[]} rows */
const unconfirmed = (rows) => rows.filter((row) => row.source === UNCONFIRMED);

/** @param {Row} row */
const isOpen = (row) => row.most_wan > row.least_wan + NOTHING;

/** @param {Scene} scene @param {Row} row */
function mark({ text, cube, asked }, row) {
  const label = amountLabel(text, text.code("source", row.source), row.amount_wan, row.share);
  const words = isOpen(row) ? text.words("mark.with_range", { mark: label, least: text.exact(row.least_wan), most: text.exact(row.most_wan) }) : label;
  return { id: row.source, label: words, pick: { funding_source: row.source }, on: ((asked.sources >> cube.sources.indexOf(row.source)) & 1) === 1 };
}

/** @param {Scene} scene @param {Row[]} rows */
function finding(scene, rows) {
  const { text, byRange } = scene;
  const whole = total(rows, "amount_wan");
  if (whole <= 0) return noFunding(scene);
  const standing = topSources(text, rows, byRange);
  if (standing.isRange) return rangeFinding(text, standing, whole);
  const open = total(unconfirmed(rows), "share");
  const words = confirmedFinding(text, rows, standing);
  return open > 0 ? words + text.words("finding.source.unconfirmed", { share: text.share(open) }) : words;
}

/**
 * The source that has most, or all that read the same; whether unconfirmed money may make it another one; and whether it is judged
 * by the least that each can have.
 * @param {Labels} text @param {Row[]} rows @param {boolean} byRange @returns {Standing}
 */
export function topSources(text, rows, byRange) {
  const whole = total(rows, "amount_wan");
  const sources = confirmed(rows);
  if (!byRange || total(unconfirmed(rows), "amount_wan") <= 0) {
    const tops = leading(sources, "amount_wan", withShare(text, whole));
    return { tops, isOpen: mayBePassed(tops[0], sources), isRange: false };
  }
  const [first] = ranked(sources, "least_wan");
  const [least, most] = endsOf(text, first, whole);
  const tops = sources.filter((row) => endsOf(text, row, whole).join() === [least, most].join());
  return { tops, isOpen: mayBePassed(first, least === most ? sources.filter((row) => !tops.includes(row)) : sources), isRange: true };
}

/** Whether another source can have more than the first is sure of. @param {Row} first @param {Row[]} others */
const mayBePassed = (first, others) => others.some((row) => row !== first && row.most_wan > first.least_wan + NOTHING);

/** @param {Labels} text @param {Row} row @param {number} whole */
const endsOf = (text, row, whole) => [text.share(row.least_wan / whole), text.share(row.most_wan / whole)];

/** @param {Labels} text @param {Row[]} rows */
export const namesOf = (text, rows) => rows.map((row) => text.code("source", row.source));

/** Who has most of what is confirmed; where the rest may change that, it is said of confirmed money only. @param {Labels} text @param {Row[]} rows @param {Standing} standing */
function confirmedFinding(text, rows, { tops, isOpen: mayChange }) {
  const [first] = tops;
  const others = confirmed(rows).filter((row) => row !== first);
  const known = { name: text.code("source", first.source), share: text.share(first.share) };
  if (first.amount_wan <= 0) return text.words("finding.source.none");
  if (first.share > MOST) return text.words("finding.source.most", known);
  if (total(others, "amount_wan") <= 0) return text.words("finding.source.only", known);
  if (tops.length > 1) {
    return text.words(mayChange ? "finding.source.tied_sure" : "finding.source.tied", { names: text.listed(namesOf(text, tops)), share: text.share(total(tops, "share")) });
  }
  if (mayChange) return text.words("finding.source.top_sure", known);
  return text.words("finding.source.top", { ...known, second: text.code("source", ranked(others, "amount_wan")[0].source) });
}

/** The source that has most even at the least. @param {Labels} text @param {Standing} standing @param {number} whole */
function rangeFinding(text, { tops, isOpen: mayChange }, whole) {
  const [least, most] = endsOf(text, tops[0], whole);
  const names = text.listed(namesOf(text, tops));
  if (tops.length > 1 && least === most) return text.words("finding.source.tied", { names, share: text.share(total(tops, "least_wan") / whole) });
  if (tops.length > 1) return text.words("finding.source.range_tied_open", { names, least, most });
  const key = least === most ? "finding.source.exact" : mayChange ? "finding.source.range_open" : "finding.source.range";
  return text.words(key, { name: names, least, most });
}

/** @param {Scene} scene @param {Row[]} rows */
function subtitle(scene, rows) {
  const { text, look, byRange } = scene;
  const funding = total(rows, "amount_wan");
  const parts = [plain(text.words("subtitle.unit", { unit: text.unitWord }))];
  if (funding > 0) parts.push(plain(text.words("subtitle.of_funding", { total: text.amount(funding) })), ...fundingGap(scene, funding));
  const some = (byRange ? confirmed(rows) : rows).some(isOpen);
  if (some && total(unconfirmed(rows), "amount_wan") > 0) parts.push(swatch(UNCONFIRMED, look.theme.secondary, text.words(`legend.${byRange ? "range" : UNCONFIRMED}`)));
  if (total(rows, "undivided_wan") > 0) parts.push(swatch("undivided", look.theme.secondary, text.words("legend.undivided")));
  return parts;
}

/** How far the funding in view is from the total investment of the same projects. @param {Scene} scene @param {number} funding @returns {import("../types.js").SubtitlePart[]} */
export function fundingGap(scene, funding) {
  const { text, cube, asked } = scene;
  if (scene.selectsMoney || asked.basis === "funding" || funding <= 0) return [];
  const gap = funding - sum(viewOf(cube, asked).amount);
  if (Math.abs(gap) < 1) return [];
  return [warning(text.words(gap > 0 ? "subtitle.funding_more" : "subtitle.funding_less", { difference: text.amount(Math.abs(gap)) }), partsHref(scene, inView(scene)))];
}
