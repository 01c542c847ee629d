// Schematic map of townships: a tile each, and in it a square whose area is the amount, own part below, shared above (charts/tile_map.py).
// One x axis per tile column, in px from the tile's right edge (on a phone from its left); money of no township stands in dotted boxes.
import { DIM_OPACITY, NOTHING, amount, axis, bars, colourOf, escape, layout, note, policyHatch, pyRound, topOf, unconfirmedHatch, undividedHatch } from "./figure.js";
import { CERTAIN, POLICY, UNCONFIRMED, UNDIVIDED } from "./rows.js";
import { swatch } from "./swatches.js";
import { onLines } from "./tile_words.js";
import { GROUPS, townshipHover, townshipParts, townshipTotal } from "./township_bars.js";
import { codeName } from "./words.js";

/** @typedef {import("./figure.js").Look} Look */
/** @typedef {import("./figure.js").Figure} Figure */
/** @typedef {import("./figure.js").Plain} Row a row of byTownship */
/** @typedef {import("./rows.js").Part} Part */
/** @typedef {import("./format.js").Labels} Labels */
/** @typedef {[number, number, string]} Tile row and column, both from 1, and name */
/** @typedef {import("./figure.js").Plain} Point one bar */

/**
 * Rows and columns of tiles; `boxes` are groups with the first and last column of their box, in `boxRow`; `scale` is px of a
 * square's side per square root of an amount; `isChoice` whether some townships are chosen and others not; `isFromLeft`
 * whether squares stand at the left under the text, as on narrow tiles.
 * @typedef {{rows: number, columns: number, boxRow: number, boxes: Array<[string, number, number]>, look: Look, scale: number, ink: string, isChoice: boolean, isFromLeft: boolean, tile: number, height: number}} Grid
 */

const GAP = 4;
const FAR = 4000;
const LINE = 1.3; // a line's height by its font's size
const [CITY, NOT_DIVIDED] = GROUPS;
const PER_POINT = ["base", "x", "y", "width", "customdata", "hovertemplate"];
const HATCH = ["shape", "size", "solidity", "fgcolor", "bgcolor"];
const CLEAR = "rgba(0,0,0,0)";

/**
 * Tiles of byTownship; customdata is the township code, `city_level` or `undivided`.
 * @param {Row[]} frame
 * @param {{text: Labels, look: Look, tiles: Record<string, Tile>, category?: string|null}} how `tiles` by township code; `category` colours the squares instead of ink
 * @returns {Figure}
 */
export function tileMap(frame, { text, look, tiles, category = null }) {
  const grid = gridOf(frame, Object.values(tiles), look, category ? colourOf(look.theme, category) : look.theme.ink);
  const names = Object.fromEntries(Object.entries(tiles).map(([code, [, , name]]) => [code, name]));
  /** @type {Figure} */
  const figure = { data: [], layout: layout(look, grid.height, { yaxis: axis(grid.height, 0), meta: { pixel_axes: {} } }) };
  for (let column = 1; column <= grid.columns; column += 1) {
    addColumn(figure, grid, column, frame.filter((row) => tiles[row.township]?.[1] === column), tiles, names, text);
  }
  addBoxes(figure, grid, frame, text);
  if (Object.values(tiles).every(([row, column]) => row > 1 || column > 3)) {
    const isUndivided = frame.some((row) => row.township === NOT_DIVIDED);
    addKey(figure, grid, text, [[CERTAIN, "own"], isUndivided ? [UNDIVIDED, "undivided"] : [POLICY, "shared"]]);
  }
  return figure;
}

/** @param {Row[]} frame @param {Tile[]} tiles @param {Look} look @param {string} ink @returns {Grid} */
function gridOf(frame, tiles, look, ink) {
  const { tile, square, names_above: isFromLeft } = look.size;
  const least = tiles.length ? 0 : 1;
  const rows = Math.max(least, ...tiles.map(([row]) => row));
  const columns = Math.max(least * 6, ...tiles.map(([, column]) => column));
  const isFree = tiles.every(([row, column]) => row !== rows || column < columns - 1);
  const boxRow = isFree ? rows : rows + 1;
  const groups = GROUPS.filter((code) => frame.some((row) => row.township === code));
  const first = Math.max(columns - 1, 1);
  /** @type {Array<[string, number, number]>} */
  const boxes = groups.length === 2 ? [[CITY, first, first], [NOT_DIVIDED, columns, columns]] : groups.map((code) => [code, first, columns]);
  const largest = topOf(frame.map((row) => Math.max(townshipTotal(row), amount(row, "before_wan"))));
  const down = Math.max(rows, boxRow);
  return {
    rows: down, columns, boxRow, boxes, look, ink, isFromLeft, tile, height: down * tile + (down - 1) * GAP,
    scale: square / Math.sqrt(largest), isChoice: !frame.every((row) => row.selected),
  };
}

/** The top of a row of tiles in px. @param {Grid} grid @param {number} row */
const topOfRow = (grid, row) => (row - 1) * (grid.tile + GAP);

/** A px axis over some columns, with the range it would have at the width of the mock; gaps are 4 px there. @param {Grid} grid @param {number} first @param {number} last */
function pixels({ look, columns, isFromLeft }, first, last) {
  const gap = GAP / look.size.width;
  const tile = (1 - (columns - 1) * gap) / columns;
  const domain = [fifth((first - 1) * (tile + gap)), fifth(Math.min((last - 1) * (tile + gap) + tile, 1))];
  const length = pyRound((domain[1] - domain[0]) * look.size.width);
  return isFromLeft ? axis(0, length, { domain }) : axis(-length, 0, { domain });
}

/** Five decimals. @param {number} value */
const fifth = (value) => Number(value.toFixed(5));

/** The tiles of one column: one trace on the column's own axis. @param {Figure} figure @param {Grid} grid @param {number} column @param {Row[]} placed @param {Record<string, Tile>} tiles @param {Record<string, string>} names @param {Labels} text */
function addColumn(figure, grid, column, placed, tiles, names, text) {
  const name = addAxis(figure, grid, column, column);
  const points = placed.flatMap((row) => {
    const code = row.township;
    const top = topOfRow(grid, tiles[code][0]);
    writeTile(figure, grid, name, top, escape(names[code]), text.amount(townshipTotal(row)), row);
    return tilePoints(grid, row, top, townshipHover(row, text, names));
  });
  figure.data.push(...traces(`tiles-${column}`, name, "y", points));
}

/** @param {Figure} figure @param {Grid} grid @param {number} first @param {number} last */
function addAxis({ layout }, grid, first, last) {
  const count = Object.keys(layout).filter((key) => key.startsWith("xaxis")).length;
  const suffix = count ? String(count + 1) : "";
  layout[`xaxis${suffix}`] = pixels(grid, first, last);
  layout.meta.pixel_axes[`xaxis${suffix}`] = grid.isFromLeft ? "start" : "end";
  return `x${suffix}`;
}

/** The tile's surface, the square before the filter, and the parts of the square now. @param {Grid} grid @param {Row} row @param {number} top @param {string} lines @returns {Point[]} */
function tilePoints(grid, row, top, lines) {
  const { theme } = grid.look;
  const before = amount(row, "before_wan");
  const bottom = top + grid.tile - GAP;
  const points = [surface(grid, top, theme.tile)];
  if (before > townshipTotal(row) * 1.0001) points.push(square(grid, grid.scale * Math.sqrt(before), bottom, theme.line));
  points.push(...bands(grid, row, bottom, GAP).map((band) => ({ ...band, opacity: row.selected ? 1 : DIM_OPACITY })));
  return points.map((point) => ({ customdata: row.township, hovertemplate: lines, ...point }));
}

/** @param {Grid} grid @param {number} top @param {string} color @returns {Point} */
function surface({ tile, isFromLeft }, top, color) {
  const base = isFromLeft ? FAR : -FAR;
  return { base, x: -base, y: top + tile / 2, width: tile, color };
}

/** @param {Grid} grid @param {number} side @param {number} bottom @param {string} color @param {number} [inset] @returns {Point} */
function square({ isFromLeft }, side, bottom, color, inset = GAP) {
  return { base: isFromLeft ? inset + 1 : -inset - side, x: side, y: bottom - side / 2, width: side, color };
}

/** The parts of a square from its floor upwards. @param {Grid} grid @param {Row} row @param {number} bottom @param {number} inset @returns {Point[]} */
function bands(grid, row, bottom, inset) {
  const now = townshipTotal(row);
  const side = grid.scale * Math.sqrt(now);
  let floor = bottom;
  return townshipParts(row, grid.ink).filter((part) => part.length > NOTHING).map((part) => {
    const high = side * part.length / now;
    floor -= high;
    return bandOf(grid, part, side, floor + high, high, inset);
  });
}

/** A band of a square: the part's share of its height, hatched as its kind asks. @param {Grid} grid @param {Part} part @param {number} side @param {number} floor @param {number} high @param {number} inset @returns {Point} */
function bandOf(grid, part, side, floor, high, inset) {
  const { look } = grid;
  const band = { ...square(grid, side, floor, part.colour, inset), y: floor - high / 2, width: high };
  if (part.kind === POLICY) return { ...band, pattern: policyHatch(look, part.colour, side < 14 ? 4 : 5) };
  if (part.kind !== UNCONFIRMED && part.kind !== UNDIVIDED) return band;
  const pattern = part.kind === UNCONFIRMED ? unconfirmedHatch(look) : undividedHatch(look);
  return { ...band, pattern, color: look.theme.ground, line: look.theme.secondary };
}

/** Two traces: solid marks in their colours and, above them, hatched ones (a colour per bar overrides hatches). @param {string} uid @param {string} xaxis @param {string} yaxis @param {Point[]} points */
function traces(uid, xaxis, yaxis, points) {
  const solid = points.filter((point) => !point.pattern);
  const hatched = points.filter((point) => point.pattern);
  const pattern = Object.fromEntries(HATCH.map((key) => [key, hatched.map((point) => point.pattern[key])]));
  return [
    trace(uid, xaxis, yaxis, solid, { color: solid.map((point) => point.color) }),
    trace(`${uid}-hatched`, xaxis, yaxis, hatched, { color: CLEAR, pattern: { ...pattern, fillmode: "replace" } }),
  ];
}

/** @param {string} uid @param {string} xaxis @param {string} yaxis @param {Point[]} points @param {Record<string, any>} colours */
function trace(uid, xaxis, yaxis, points, colours) {
  const line = { width: points.map((point) => (point.line ? 1 : 0)), color: points.map((point) => point.line ?? CLEAR) };
  const marker = { opacity: points.map((point) => point.opacity ?? 1), line, ...colours };
  return bars(uid, { xaxis, yaxis, marker, ...Object.fromEntries(PER_POINT.map((name) => [name, points.map((point) => point[name])])) });
}

/** Name and amount at the tile's top left, and an outline where the township is chosen. @param {Figure} figure @param {Grid} grid @param {string} xaxis @param {number} top @param {string} name @param {string} value @param {Row} row */
function writeTile({ layout }, grid, xaxis, top, name, value, row) {
  const { theme, size } = grid.look;
  const place = { xref: `${xaxis} domain`, x: 0, xshift: grid.isFromLeft ? 4 : 5 };
  const lines = nameLines(grid, name, row);
  const below = LINE * size.font * (lines.length - 1);
  layout.annotations.push(
    note(grid.look, lines.join("<br>"), { y: top + size.font + below / 2, align: "left", color: row.selected ? theme.ink : theme.secondary, ...place }),
    note(grid.look, value, { y: top + size.font * 2 + 5 + below, color: theme.secondary, ...place }),
  );
  if (grid.isChoice && row.selected) layout.shapes.push(frameOf(xaxis, top + 1, top + grid.tile - 1, { color: theme.ink, width: 2 }));
}

/** A tile's name; on narrow tiles on two lines where its square leaves room for them, or shortened. @param {Grid} grid @param {string} name @param {Row} row */
function nameLines(grid, name, row) {
  if (!grid.isFromLeft) return [name];
  const { width, font } = grid.look.size;
  const [, first, last] = grid.boxes.find(([code]) => code === row.township) ?? ["", 1, 1];
  const room = width / grid.columns * (last - first + 1) - 2 * GAP;
  const side = grid.scale * Math.sqrt(Math.max(townshipTotal(row), amount(row, "before_wan")));
  const isLow = side <= grid.tile - GAP - font * (2.7 + LINE) - 5;
  return onLines(name, room, font, isLow ? 2 : 1);
}

/** The outline of a tile or box. @param {string} xaxis @param {number} y0 @param {number} y1 @param {Record<string, any>} line */
function frameOf(xaxis, y0, y1, line) {
  return { type: "rect", layer: "above", xref: `${xaxis} domain`, x0: 0, x1: 1, yref: "y", y0, y1, line };
}

/** Money of no township in dotted boxes, on axes of their own so that nothing lies under the tiles' hands. @param {Figure} figure @param {Grid} grid @param {Row[]} frame @param {Labels} text */
function addBoxes(figure, grid, frame, text) {
  const { theme } = grid.look;
  const top = topOfRow(grid, grid.boxRow);
  const floor = 1 - (top + grid.tile) / grid.height;
  const domain = [fifth(Math.max(floor, 0)), fifth(floor + grid.tile / grid.height)];
  grid.boxes.forEach(([code, first, last], i) => {
    const [xaxis, yaxis] = [addAxis(figure, grid, first, last), `y${i + 2}`];
    const row = /** @type {Row} */ (frame.find((one) => one.township === code));
    figure.layout[`xaxis${xaxis.slice(1)}`].anchor = yaxis;
    figure.layout[`yaxis${i + 2}`] = axis(grid.tile, 0, { domain: [...domain], anchor: xaxis });
    const isWide = first < last && !grid.isFromLeft;
    const points = [surface(grid, 0, theme.ground), ...bands(grid, row, grid.tile - 5, isWide ? 8 : GAP)];
    const lines = townshipHover(row, text, {});
    figure.data.push(...traces(`tiles-${code}`, xaxis, yaxis, points.map((point) => ({ customdata: code, hovertemplate: lines, ...point }))));
    figure.layout.shapes.push(frameOf(xaxis, top + 0.5, top + grid.tile - 0.5, { color: theme.strong_line, width: 1, dash: "dot" }));
    const name = first < last ? text.code("group", code) : codeName(text, code);
    writeTile(figure, grid, xaxis, top, escape(name), text.amount(townshipTotal(row)), row);
  });
}

/** What solid and hatched mean, in the free corner at the top left. @param {Figure} figure @param {Grid} grid @param {Labels} text @param {Array<[string, string]>} kinds */
function addKey({ layout }, grid, text, kinds) {
  const { theme, size: { font } } = grid.look;
  const height = pyRound(font * 5 / 6);
  kinds.forEach(([kind, key], i) => {
    const middle = (grid.isFromLeft ? 10 : font) + i * (font + 6);
    const box = { x: 0, y: 1, width: pyRound(height * 1.8), height, top: middle - height / 2 };
    layout.shapes.push(...swatch(grid.look, kind, grid.ink, box));
    layout.annotations.push(note(grid.look, text.words(`chart.key.${key}`), { xref: "paper", x: 0, xshift: pyRound(height * 2.4), y: middle, color: theme.secondary }));
  });
}
