// When, in words: the Gantt chart of the projects and the cumulative curve, ui/cards/timeline.py.
import { amountColumn, amountLabel, block, column, openViewWords, plain, swatch, total } from "./cards.js";
import { cumulativeCurve } from "./cumulative.js";
import { UNDIVIDED_YEAR } from "./frames.js";
import { gantt } from "./gantt.js";
import { cumulative, timeline } from "./spans.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./cards.js").Row} Row */
/** @typedef {import("../types.js").Chart} Chart */

const HALF = 0.5 - 1e-9; // and what floats leave of nothing

/** @param {Scene} scene @param {Chart} was */
export function ganttCard(scene, was) {
  const { text, look, cube, asked, base } = scene;
  const rows = timeline(cube, asked, base.names);
  const { ink } = look.theme;
  return block(scene, {
    id: "gantt", rows, figure: gantt(rows, { text, look, first: cube.years[0], last: cube.years[cube.years.length - 1] }), title: ganttFinding(text, rows) + openViewWords(scene),
    subtitle: [plain(text.words("subtitle.gantt", { unit: text.unitWord })), swatch("solid", ink, text.words("legend.single_year")), swatch("policy", ink, text.words("legend.span"))],
    marks: rows.map((row) => {
      const words = text.words("mark.project", { name: row.name, years: text.years(row.start_year, row.end_year) });
      return { id: row.project_id, label: amountLabel(text, words, row.amount_wan), pick: { project: row.project_id }, on: asked.project.has(row.project_id) };
    }),
    columns: [
      column(text.words("column.project"), (row) => row.name), column(text.words("field.category"), (row) => text.code("category", row.category)),
      column(text.words("column.start"), (row) => String(row.start_year)), column(text.words("column.end"), (row) => String(row.end_year)),
      amountColumn(text, "total_investment_wan", text.words("column.total")), amountColumn(text, "amount_wan", text.words("column.in_view")),
    ],
  }, was);
}

/** @param {import("./format.js").Labels} text @param {Row[]} rows */
function ganttFinding(text, rows) {
  if (!rows.length) return text.words("finding.nothing");
  const spans = rows.filter((row) => !row.is_single_year);
  if (spans.length === rows.length) return text.words("finding.gantt.spans", { count: spans.length });
  const whole = total(rows, "amount_wan");
  return text.words("finding.gantt", { single: rows.length - spans.length, spans: spans.length, share: text.share(whole ? total(spans, "amount_wan") / whole : 0) });
}

/** @param {Scene} scene @param {Chart} was */
export function cumulativeCard(scene, was) {
  const { text, look, cube, asked } = scene;
  const rows = cumulative(cube, asked);
  const sure = total(rows, "unconfirmed_wan") > 0 ? [plain(text.words("subtitle.sure"))] : [];
  return block(scene, {
    id: "cumulative", rows, figure: cumulativeCurve(rows, { text, look, isFromPolicy: asked.years !== "undivided" }), title: cumulativeFinding(text, rows) + openViewWords(scene, true),
    subtitle: [plain(text.words("subtitle.unit", { unit: text.unitWord })), plain(text.words(`policy.years.${asked.years}`)), ...sure],
    marks: rows.filter((row) => row.year !== UNDIVIDED_YEAR).map((row) => {
      const year = String(row.year);
      return { id: year, label: amountLabel(text, year, row.cumulative_wan, row.share), pick: { from_year: year, to_year: year }, on: asked.from === row.year && asked.to === row.year };
    }),
    columns: [
      column(text.words("field.year"), (row) => (row.year === UNDIVIDED_YEAR ? text.words("group.undivided_years") : String(row.year))), amountColumn(text, "amount_wan", text.words("column.amount")),
      amountColumn(text, "cumulative_wan", text.words("column.cumulative")), column(text.words("column.cumulative_share"), (row) => text.share(row.share)),
    ],
  }, was);
}

/** @param {import("./format.js").Labels} text @param {Row[]} rows */
function cumulativeFinding(text, rows) {
  if (Math.max(...rows.map((row) => row.cumulative_wan)) <= 0) return text.words("finding.nothing");
  const dated = rows.filter((row) => row.year !== UNDIVIDED_YEAR);
  const reached = dated.find((row) => row.share >= HALF);
  if (reached) return text.words("finding.cumulative", { year: reached.year, share: text.share(reached.share) });
  const { year, share } = dated[dated.length - 1];
  if (share <= 0) return text.words("finding.year.all_undivided");
  return text.words("finding.cumulative.below", { year, share: text.share(share), rest: text.share(1 - share) });
}
