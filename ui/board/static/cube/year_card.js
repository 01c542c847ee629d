// Investment by year, in words: ui/cards/years.py.
import { amountColumn, amountLabel, block, column, openLegend, openWords, plain, swatch, total } from "./cards.js";
import { UNDIVIDED_YEAR, byYear } from "./frames.js";
import { leading, who, withShare } from "./leading.js";
import { percentages } from "./shares.js";
import { yearColumns } from "./years.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./cards.js").Row} Row */

const SAME = 0.5 - 1e-6; // not quite half of 1, for what floats leave of nothing

/** @param {Scene} scene @param {import("../types.js").Chart} was */
export function yearCard(scene, was) {
  const { text, look, cube, asked } = scene;
  const rows = byYear(cube, asked);
  const years = perYear(rows);
  return block(scene, {
    id: "by_year", rows, figure: yearColumns(rows, { text, look }), title: finding(scene, years) + openWords(text, rows), subtitle: [...subtitle(scene), ...openLegend(scene, rows)],
    marks: years.filter((row) => row.year !== UNDIVIDED_YEAR).map((row) => mark(scene, row)),
    columns: [
      column(text.words("field.year"), (row) => (row.year === UNDIVIDED_YEAR ? text.words("group.undivided_years") : String(row.year))),
      column(text.words("field.category"), (row) => text.code("category", row.category)), amountColumn(text, "single_wan", text.words("legend.single_year")),
      amountColumn(text, "spread_wan", text.words("column.spread")), amountColumn(text, "unconfirmed_wan", text.words("source.unconfirmed")),
    ],
  }, was);
}

/** @param {Row[]} rows @returns {Row[]} */
function perYear(rows) {
  const years = [...new Set(rows.map((row) => row.year))].map((year) => {
    const parts = rows.filter((row) => row.year === year);
    return {
      year, spread_wan: total(parts, "spread_wan"), amount_wan: total(parts, "amount_wan"), selected: parts.every((row) => row.selected),
      open_wan: total(parts, "unconfirmed_wan") + total(parts, "undivided_wan"),
    };
  });
  const shares = percentages(years.map((row) => row.amount_wan));
  return years.map((row, i) => ({ ...row, share: shares[i] / 100 }));
}

/** @param {Scene} scene @param {Row} row */
function mark({ text, asked }, row) {
  const year = String(row.year);
  return { id: year, label: amountLabel(text, year, row.amount_wan, row.share), pick: { from_year: year, to_year: year }, on: asked.from === row.year && asked.to === row.year };
}

/** @param {Scene} scene @param {Row[]} years */
function finding(scene, years) {
  const { text } = scene;
  const dated = years.filter((row) => row.year !== UNDIVIDED_YEAR);
  const whole = total(years, "amount_wan");
  if (whole <= 0) return text.words("finding.nothing");
  if (total(dated, "amount_wan") <= 0) return text.words("finding.year.all_undivided");
  const chosen = dated.filter((row) => row.selected);
  if (chosen.length && chosen.length < dated.length) return aboutChosen(scene, chosen);
  if (isEven(dated)) return text.words("finding.year.even", { share: text.share(dated[0].share) });
  const words = topOf(text, dated, whole);
  const undivided = total(years.filter((row) => row.year === UNDIVIDED_YEAR), "amount_wan") / whole;
  if (undivided > 0) return words + text.words("finding.year.undivided", { share: text.share(undivided) });
  return words + spread(scene, dated, whole, scene.isEmpty ? "all" : "view");
}

/** The year that has most, or all that have as much. @param {import("./format.js").Labels} text @param {Row[]} dated @param {number} whole */
function topOf(text, dated, whole) {
  const tops = leading(dated, "amount_wan", withShare(text, whole));
  const share = text.share(total(tops, "share"));
  if (tops.length > 1) return text.words("finding.year.tied", { years: who(text, tops.map((row) => String(row.year)), "count.years"), share });
  return text.words("finding.year.top", { year: tops[0].year, share });
}

/** The share of the chosen years, and how much of their money a policy put there. @param {Scene} scene @param {Row[]} chosen */
function aboutChosen(scene, chosen) {
  const { text } = scene;
  const years = text.years(chosen[0].year, chosen[chosen.length - 1].year);
  return text.words("finding.year.chosen", { years, share: text.share(total(chosen, "share")) }) + spread(scene, chosen, total(chosen, "amount_wan"), "it");
}

/** How much of the money of these years rests on the policy; nothing where part of it is open. @param {Scene} scene @param {Row[]} dated @param {number} whole @param {string} of */
function spread({ text, asked }, dated, whole, of) {
  const part = whole ? total(dated, "spread_wan") / whole : 0;
  const known = Math.abs(whole - total(dated, "amount_wan") + total(dated, "open_wan")) < SAME;
  if (!part || !known) return "";
  return text.words(`finding.year.spread.${asked.years}`, { share: text.share(part), whole: text.words(`finding.year.of.${of}`) });
}

/** Whether every year has the same amount. @param {Row[]} dated */
function isEven(dated) {
  const amounts = dated.map((row) => row.amount_wan);
  return Math.max(...amounts) - Math.min(...amounts) < SAME;
}

/** @param {Scene} scene */
function subtitle({ text, look, asked }) {
  const [one] = asked.category;
  const colour = look.theme.categories[asked.category.size === 1 ? one : "elderly_care"];
  const kind = asked.years === "undivided" ? "undivided" : "policy";
  return [
    plain(text.words("subtitle.unit", { unit: text.unitWord })), swatch("solid", colour, text.words("legend.single_year")),
    swatch(kind, kind === "undivided" ? look.theme.secondary : colour, text.words(`legend.years.${asked.years}`)),
  ];
}
