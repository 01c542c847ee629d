// Investment by category, in words: ui/cards/category.py.
import { amountColumn, amountLabel, block, column, countColumn, openLegend, openWords, plain, ranked, shareColumn, total, warning } from "./cards.js";
import { categoryBars } from "./category.js";
import { gapHref } from "./addresses.js";
import { fitsOneLine } from "./lines.js";
import { byCategory } from "./frames.js";
import { basisGap } from "./gap.js";
import { larger, leading, withShare } from "./leading.js";
import { shortName } from "./scene.js";
import { addingUp } from "./shares.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./cards.js").Row} Row */

const MOST = 0.5 + 1e-9; // and what floats leave of nothing
const NOTHING = 1e-6;

/** @param {Scene} scene @param {import("../types.js").Chart} was */
export function categoryCard(scene, was) {
  const { text, look, cube, asked, base } = scene;
  const rows = addingUp(byCategory(cube, asked));
  const projectNames = Object.fromEntries(Object.entries(base.names).map(([id, name]) => [id, shortName(scene, name)]));
  const name = (/** @type {Row} */ row) => text.code("category", row.category);
  return block(scene, {
    id: "by_category", rows, figure: categoryBars(rows, { text, look, projectNames }),
    title: finding(scene, rows, projectNames) + openWords(text, rows), subtitle: [...subtitle(scene), ...openLegend(scene, rows)],
    marks: rows.map((row) => ({ id: row.category, label: amountLabel(text, name(row), row.amount_wan, row.share), pick: { category: row.category }, on: asked.category.has(row.category) })),
    columns: [
      column(text.words("field.category"), name), amountColumn(text, "amount_wan", text.words("column.amount")), shareColumn(text),
      countColumn(text.words("column.projects"), "projects"),
    ],
  }, was);
}

/** @param {Scene} scene */
function subtitle(scene) {
  const { text, base, asked } = scene;
  const parts = [plain(text.words("subtitle.unit", { unit: text.unitWord })), plain(text.words(scene.selectsMoney ? "subtitle.share_of_view" : "subtitle.share"))];
  if (asked.without.size) parts.push(plain(text.words("subtitle.without", { names: text.listed([...asked.without].map((code) => base.names[code])) })));
  const gap = scene.isEmpty && scene.page !== "overview" ? basisGap(scene) : null;
  return gap ? [...parts, warning(gap, gapHref(scene))] : parts;
}

/** @param {Scene} scene @param {Row[]} rows @param {Record<string, string>} names */
function finding({ text, look, selectsMoney }, rows, names) {
  const ordered = ranked(rows, "amount_wan");
  if (total(ordered, "amount_wan") <= 0) return text.words("finding.nothing");
  const chosen = ordered.filter((row) => row.selected);
  const whole = text.words(selectsMoney ? "finding.whole.view" : "finding.whole.total");
  if (chosen.length && chosen.length < ordered.length) return aboutChosen(text, ordered, chosen, whole);
  const tied = leading(rows, "amount_wan", withShare(text, total(rows, "amount_wan")));
  if (tied.length > 1) return text.words("finding.category.tied", { names: text.listed(tied.map((row) => text.code("category", row.category))), share: text.share(total(tied, "share")), whole });
  const [top] = tied;
  const name = text.code("category", top.category);
  const largest = names[top.largest_project_id];
  if (total(rows, "amount_wan") - top.amount_wan <= NOTHING) return text.words("finding.category.only", { name }) + (top.projects === 1 && largest ? text.words("finding.category.one", { name: largest }) : "");
  const part = top.amount_wan ? top.largest_wan / top.amount_wan : 0;
  const words = text.words("finding.category.top", { name, share: text.share(top.share), whole });
  const more = part > MOST && largest ? words + text.words("finding.category.mostly", { part: text.share(part), name: largest }) : words;
  return fitsOneLine(look, more) ? more : words;
}

/** @param {import("./format.js").Labels} text @param {Row[]} ordered @param {Row[]} chosen @param {string} whole */
function aboutChosen(text, ordered, chosen, whole) {
  const share = text.share(total(chosen, "share"));
  if (chosen.length > 1) return text.words("finding.category.several", { count: chosen.length, share, whole });
  const [one] = chosen;
  const said = { name: text.code("category", one.category), share, whole };
  if (one.amount_wan <= NOTHING) return text.words("finding.category.none", { name: said.name });
  const written = withShare(text, total(ordered, "amount_wan"));
  const above = larger(ordered, "amount_wan", written, one.amount_wan);
  const beside = ordered.filter((row) => row !== one && written(row.amount_wan) === written(one.amount_wan));
  const place = above.length + 1;
  if (beside.length) {
    const others = text.listed(beside.map((row) => text.code("category", row.category)));
    return text.words(above.length ? "finding.category.place_tied" : "finding.category.first_tied", { ...said, others, place });
  }
  if (above.length === 1) return text.words("finding.category.second", { ...said, above: text.code("category", above[0].category) });
  return text.words(above.length ? "finding.category.place" : "finding.category.first", { ...said, place, count: ordered.length });
}
