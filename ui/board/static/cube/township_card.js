// Investment by township, in words: the tile map and the ranked bars of ui/cards/townships.py.
import { amountColumn, amountLabel, block, column, countColumn, openLegend, openWords, plain, ranked, shareColumn, swatch, total } from "./cards.js";
import { CITY_LEVEL, UNDIVIDED, byTownship } from "./frames.js";
import { NAMED, leading, withShare } from "./leading.js";
import { townshipName } from "./scene.js";
import { percentages } from "./shares.js";
import { tileMap } from "./tiles.js";
import { townshipBars } from "./township_bars.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./cards.js").Row} Row */
/** @typedef {import("../types.js").Chart} Chart */

const TILE_ROWS = 4;
const WORDS = 4; // heights of a letter that a tile's name, its amount and the gaps take
const ALL = 0.9995;
const ALMOST_ALL = 0.8 - 1e-9; // and what floats leave of nothing, here and below
const NOTHING = 1e-6;
const MOST = 0.5 + 1e-9;

/** The tile map; `isLarge` as high as the ranked bars beside it. @param {Scene} scene @param {Chart} was @param {boolean} [isLarge] */
export function tileCard(scene, was, isLarge = false) {
  const rows = byTownship(scene.cube, scene.asked);
  const tiles = Object.fromEntries(Object.entries(scene.base.townships).map(([code, [, , row, place]]) => [code, /** @type {[number, number, string]} */ ([row, place, townshipName(scene, code)])]));
  const figure = tileMap(rows, { text: scene.text, look: isLarge ? large(scene) : scene.look, tiles, category: oneCategory(scene) });
  return card(scene, { id: "township_tiles", rows, figure, title: finding(scene, rows), method: "subtitle.tiles", legend: [] }, was);
}

/** @param {Scene} scene */
function large({ look, cube }) {
  const { size } = look;
  if (size.names_above) return look;
  const tile = Math.floor(size.row_step * (cube.townships.length + 1) / TILE_ROWS) - 4;
  return { ...look, size: { ...size, tile, square: tile - WORDS * size.font } };
}

/** The same money as ranked bars. @param {Scene} scene @param {Chart} was */
export function townshipBarCard(scene, was) {
  const rows = ranked(byTownship(scene.cube, scene.asked), "amount_wan");
  const names = Object.fromEntries(rows.map((row) => [row.township, placeName(scene, row.township)]));
  const figure = townshipBars(rows, { text: scene.text, look: scene.look, names, category: oneCategory(scene) });
  return card(scene, { id: "township_bars", rows, figure, title: rankedFinding(scene, rows), method: "subtitle.ranked", legend: legend(scene) }, was);
}

/** @param {Scene} scene @param {{id: string, rows: Row[], figure: any, title: string, method: string, legend: import("./cards.js").SubtitlePart[]}} about @param {Chart} was */
function card(scene, { id, rows, figure, title, method, legend: entries }, was) {
  const { text, asked } = scene;
  return block(scene, {
    id, rows, figure, title: title + openWords(text, rows),
    subtitle: [plain(text.words("subtitle.unit", { unit: text.unitWord })), plain(text.words(method)), ...entries, ...openLegend(scene, rows)],
    marks: placesOf(scene, rows).map(({ township, amount_wan: wan, share }) => ({
      id: township, label: amountLabel(text, townshipName(scene, township), wan, share), pick: { township }, on: asked.township.has(township),
    })),
    columns: [
      column(text.words("field.township"), (row) => placeName(scene, row.township)), amountColumn(text, "own_wan", text.words("legend.own")),
      amountColumn(text, "shared_wan", text.words("legend.shared")), amountColumn(text, "unconfirmed_wan", text.words("source.unconfirmed")), shareColumn(text),
      countColumn(text.words("column.own_projects"), "own_projects"), countColumn(text.words("column.shared_projects"), "shared_projects"),
    ],
  }, was);
}

/** A township's name, or the name of a group that belongs to no township. @param {Scene} scene @param {string} code */
export function placeName(scene, code) {
  return code === CITY_LEVEL || code === UNDIVIDED ? scene.text.words(`group.${code}`) : townshipName(scene, code);
}

/** @param {Scene} scene @param {Row[]} rows */
export const placesOf = ({ base }, rows) => rows.filter((row) => row.township in base.townships);

/** @param {Scene} scene */
function oneCategory({ asked }) {
  return asked.category.size === 1 ? [...asked.category][0] : null;
}

/** @param {Scene} scene */
function legend(scene) {
  const { text, look, asked } = scene;
  const colour = look.theme.categories[oneCategory(scene) ?? ""] ?? look.theme.ink;
  const own = swatch("solid", colour, text.words("legend.own"));
  if (asked.townships === "undivided") return [own, swatch("undivided", look.theme.secondary, text.words("legend.undivided"))];
  return [own, swatch("policy", colour, text.words("legend.shared"))];
}

/** @param {Scene} scene @param {Row[]} rows */
function finding(scene, rows) {
  const { text, asked } = scene;
  const places = placesOf(scene, rows);
  if (total(places, "amount_wan") <= 0) return text.words("finding.township.none");
  const chosen = places.filter((row) => row.selected);
  const pool = chosen.length ? chosen : places;
  const tied = leading(pool, "amount_wan", withShare(text, total(rows, "amount_wan")));
  const [top] = tied;
  if (tied.length > 1) return aboutTied(scene, tied, pool.length);
  const words = text.words("finding.township.top", { name: townshipName(scene, top.township), share: text.share(top.share) }) + extentOf(text, top);
  const count = places.filter((row) => row.own_projects === 0).length;
  return pool.length === places.length && count && asked.townships === "evenly" ? words + text.words("finding.township.without_own", { count }) : words;
}

/** How much of a township's money is its own, in words. @param {import("./format.js").Labels} text @param {Row} top */
function extentOf(text, top) {
  const own = top.amount_wan ? top.own_wan / top.amount_wan : 0;
  const extent = own >= ALL ? "all" : own >= ALMOST_ALL ? "almost" : own > MOST ? "mostly" : "";
  return extent && text.words(`finding.township.${extent}_own`);
}

/** Townships that get the same, by name where they are few. @param {Scene} scene @param {Row[]} tied @param {number} among */
function aboutTied(scene, tied, among) {
  const { text } = scene;
  const known = { count: tied.length, share: text.share(tied[0].share) };
  if (tied.length === among) return text.words("finding.township.even", known);
  if (tied.length > NAMED) return text.words("finding.township.tied", known);
  return text.words("finding.township.each", { ...known, names: text.listed(tied.map((row) => townshipName(scene, row.township))) });
}

/** What the first two townships have together, and all others. @param {Scene} scene @param {Row[]} rows */
function rankedFinding(scene, rows) {
  const { text } = scene;
  const places = ranked(placesOf(scene, rows), "amount_wan");
  const [first, rest] = [places.slice(0, 2), places.slice(2)];
  const [mine, theirs, whole] = [total(first, "amount_wan"), total(rest, "amount_wan"), total(rows, "amount_wan")];
  if (!rest.length || whole <= 0 || mine <= theirs + NOTHING) return text.words("finding.township.ranked", { count: places.length });
  const [share, others] = percentages([mine, theirs, Math.max(whole - mine - theirs, 0)]).map((percent) => text.share(percent / 100));
  return text.words("finding.township.two", { names: text.listed(first.map((row) => townshipName(scene, row.township))), share, count: rest.length, others });
}
