// The table of the projects in view: ui/cards/table.py, with the rows of analysis/table.py.
import { deskHref, gapHref, href, linesHref, openLinesHref, placesHref, rowsHref } from "./addresses.js";
import { total } from "./cards.js";
import { endsOfRows, rangeOfView } from "./frames.js";
import { basisGap } from "./gap.js";
import { townshipName } from "./scene.js";
import { isSeveral, sum, viewOf } from "./view.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("../types.js").Table} Table */
/** @typedef {import("../types.js").Cell} Cell */
/** @typedef {import("../types.js").CellLook} CellLook */
/** @typedef {{row: number, amount_wan: number, certain_wan: number, undivided_wan: number, unconfirmed_wan: number, least_wan: number, most_wan: number, share: number, total_wan: number}} Line */

const DEFAULT_SORT = "-total";
/** @type {Record<string, string>} */
const TAGS = { prefecture: "inferred" };

/** Every project in view with its total investment, its amount in view, and its funding as far as the columns are certain. @param {Scene} scene @param {Table} was @returns {Table} */
export function projectTable(scene, was) {
  const { text, query, selectsMoney } = scene;
  const [key, isDown] = sortOf(query);
  const lines = linesOf(scene, key, isDown);
  const phone = scene.doc.size === "phone";
  const note = selectsMoney ? (phone ? "table.note.phone_in_view" : "table.note.whole_funding") : phone ? "table.note.phone" : "table.note";
  return {
    ...was, title: text.words("table.title", { count: lines.length, order: text.words(`sort.${key}.${isDown ? "down" : "up"}`) }),
    note: text.words(note, { unit: text.unitWord }), columns: columns(scene), rows: lines.map((line) => rowOf(scene, line)),
    sum: lines.length ? sums(scene, lines) : null, phone: [0, firstNumber(scene) + (selectsMoney ? 1 : 0)],
  };
}

/** @param {Record<string, string>} query @returns {[string, boolean]} */
function sortOf({ sort = DEFAULT_SORT }) {
  return [sort.replace("-", ""), sort.startsWith("-")];
}

/** Places stand in the table where there is room for them. @param {Scene} scene */
const showsPlaces = ({ doc }) => doc.size === "wide";

/** @param {Scene} scene */
const firstNumber = (scene) => (showsPlaces(scene) ? 5 : 4);

/** The projects in view, sorted; equals stay in the plan's order. @param {Scene} scene @param {string} key @param {boolean} isDown @returns {Line[]} */
function linesOf({ cube, asked, base }, key, isDown) {
  const view = viewOf(cube, asked);
  const { rows } = cube;
  const names = rows.id.map((id) => inCodePoints(base.names[id]));
  /** @type {Record<string, (a: number, b: number) => number>} */
  const orders = {
    total: (a, b) => rows.total[a] - rows.total[b], amount: (a, b) => view.amount[a] - view.amount[b], number: (a, b) => a - b,
    name: (a, b) => (names[a] < names[b] ? -1 : Number(names[a] > names[b])), years: (a, b) => rows.start[a] - rows.start[b] || rows.end[a] - rows.end[b],
    category: (a, b) => cube.order.indexOf(rows.category[a]) - cube.order.indexOf(rows.category[b]),
  };
  const whole = sum(view.amount);
  const ends = endsOfRows(view);
  const sign = isDown ? -1 : 1;
  const found = rows.id.flatMap((_, row) => (view.selected[row] ? [row] : [])).sort((a, b) => sign * orders[key](a, b));
  return found.map((row) => ({
    row, amount_wan: view.amount[row], certain_wan: view.certain[row], undivided_wan: view.undivided[row], unconfirmed_wan: view.unconfirmed[row], ...ends[row],
    share: whole ? view.amount[row] / whole : 0, total_wan: rows.total[row],
  }));
}

/** Words that sort as Python sorts them. @param {string} words */
const inCodePoints = (words) => [...words].map((character) => (character.codePointAt(0) ?? 0).toString(16).padStart(6, "0")).join("");

/** @param {Scene} scene @returns {any[]} */
function columns(scene) {
  const { text, cube, selectsMoney } = scene;
  const words = (/** @type {string} */ key) => text.words(key);
  return [
    columnOf(scene, words("column.project"), "name"), columnOf(scene, words("field.category"), "category"), columnOf(scene, words("field.construction_type")),
    columnOf(scene, words("column.years"), "years"), ...(showsPlaces(scene) ? [columnOf(scene, words("column.place"))] : []),
    columnOf(scene, words("column.total"), "total", "r", "printed"), ...(selectsMoney ? [columnOf(scene, words("column.in_view"), "amount", "r", "computed")] : []),
    columnOf(scene, words("column.share"), null, "r", "computed"),
    ...cube.sources.map((code) => columnOf(scene, text.code("source.short", code), null, "r", TAGS[code] ?? null)), columnOf(scene, words("source.short.unconfirmed"), null, "r"),
  ];
}

/** @param {Scene} scene @param {string} label @param {string|null} [sort] @param {string} [align] @param {string|null} [tag] */
function columnOf({ text, query }, label, sort = null, align = "l", tag = null) {
  const [key, isDown] = sortOf(query);
  const isSorted = sort === key;
  const isAmount = sort === "total" || sort === "amount";
  const turned = isSorted ? (isDown ? sort : `-${sort}`) : isAmount ? `-${sort}` : sort;
  const words = tag ? `${text.words(`tag.${tag}`)}|${text.words(`tag.${tag}.title`)}` : null;
  return { label, align, tag, tag_label: words, sort: turned, sorted: isSorted ? (isDown ? "desc" : "asc") : null };
}

/** @param {Scene} scene @param {Line} line @returns {import("../types.js").Row & {id: string}} */
function rowOf(scene, line) {
  const { text, cube, base, asked, look, page, query, selectsMoney } = scene;
  const { row } = line;
  const { rows } = cube;
  const [id, category] = [rows.id[row], cube.categories[rows.category[row]]];
  const address = href(scene, "project", { id, trail: page === "projects" ? query.trail ?? null : page });
  const [place, finding] = scene.doc.disputed.rows[id] ?? ["", null];
  const sign = finding ? deskHref(scene, finding) : null;
  /** @type {Cell[]} */
  const cells = [
    { t: base.names[id], href: address, ...(place === "name" ? { ne: sign } : {}) }, { t: text.code("category.short", category), dot: look.theme.categories[category] },
    text.code("construction_type", cube.types[rows.type[row]]), text.years(rows.start[row], rows.end[row]), ...(showsPlaces(scene) ? [placeWords(scene, row)] : []),
    { ...totalCell(scene, row), ...(place === "total" ? { warn: true, ne: sign } : {}) }, ...(selectsMoney ? [amountInView(scene, line)] : []), text.share(line.share),
  ];
  return { id, href: address, on: asked.project.has(id), cells: [...cells, ...fundingCells(scene, [row], false)] };
}

/** Where a project is, in few words. @param {Scene} scene @param {number} row */
function placeWords(scene, row) {
  const { text, base, cube } = scene;
  const served = base.places.served[row];
  if (served.length === cube.townships.length) return text.words("reach.all_short", { count: served.length });
  return served.length ? text.listed(served.map((code) => townshipName(scene, code))) : text.words("reach.city_level");
}

/** A total as printed, with the sign of disagreement where its funding adds up to something else. @param {Scene} scene @param {number} row @returns {CellLook} */
function totalCell(scene, row) {
  const { text, cube: { rows }, base: { places } } = scene;
  const differs = places.lines[row].length > 0 && sum(rows.funding[row]) !== rows.total[row];
  return { t: text.amount(rows.total[row]), href: placesHref(scene, [places.totals[row]]), ...(differs ? { warn: true } : {}) };
}

/** @param {Scene} scene @param {Line} line @returns {Cell} */
function amountInView({ text }, line) {
  if (line.undivided_wan > 0) return { t: text.words("table.undivided", { amount: text.exact(line.undivided_wan) }), hatch: true };
  return line.unconfirmed_wan > 0 ? mayBe(text, line.least_wan, line.most_wan) : text.exact(line.amount_wan);
}

/** What unconfirmed money leaves open, as the printed totals narrow it. @param {import("./format.js").Labels} text @param {number} from @param {number} to @returns {Cell} */
function mayBe(text, from, to) {
  const [least, most] = [text.exact(from), text.exact(to)];
  return { t: least === most ? least : text.words("table.may_be", { least, most }), hatch: true };
}

/** The amounts of each column as printed, leading to where, then what stands in no certain column. @param {Scene} scene @param {number[]} rows @param {boolean} isSum @returns {Cell[]} */
function fundingCells(scene, rows, isSum) {
  const { text, cube, base } = scene;
  const blank = { t: text.words("value.blank"), dim: true };
  const wan = (/** @type {(set: number) => boolean} */ isOf) => sum(rows.map((row) => sum(cube.rows.funding[row].filter((_, i) => isOf(cube.source_sets[i])))));
  const isPrinted = (/** @type {(set: number) => boolean} */ isOf) => rows.some((row) => base.places.lines[row].some(([set]) => isOf(set)));
  const certain = cube.sources.map((_, source) => {
    const isOf = (/** @type {number} */ set) => set === 1 << source;
    return isPrinted(isOf) ? { t: text.amount(wan(isOf)), href: linesHref(scene, rows, 1 << source) ?? undefined } : blank;
  });
  const open = isSum ? isPrinted(isSeveral) : wan(isSeveral) > 0;
  return [...certain, open ? { t: text.amount(wan(isSeveral)), href: openLinesHref(scene, rows) ?? undefined, ...(isSum ? {} : { hatch: true }) } : blank];
}

/** @param {Scene} scene @param {Line[]} lines @returns {Cell[]} */
function sums(scene, lines) {
  const { text, asked, cube, selectsMoney } = scene;
  const isWhole = lines.length === cube.rows.id.length || scene.isEmpty;
  const gap = isWhole && basisGap(scene) ? { warn: true, ne: gapHref(scene) } : {};
  return [
    text.words(`table.sum.${asked.basis}`), ...Array(firstNumber(scene) - 1).fill(""), { t: text.amount(total(lines, "total_wan")), href: rowsHref(scene), ...gap },
    ...(selectsMoney ? [sumInView(scene, lines)] : []), text.share(total(lines, "share")), ...fundingCells(scene, lines.map(({ row }) => row), true),
  ];
}

/** The money in view of all rows; what is not certain of it is said as in the rows. @param {Scene} scene @param {Line[]} lines @returns {Cell} */
function sumInView({ text, cube, asked }, lines) {
  const whole = total(lines, "amount_wan");
  if (total(lines, "undivided_wan") > 0) return { t: text.words("table.with_undivided", { amount: text.exact(whole) }), hatch: true };
  return total(lines, "unconfirmed_wan") > 0 ? mayBe(text, ...rangeOfView(viewOf(cube, asked))) : text.exact(whole);
}
