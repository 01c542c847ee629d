// Where each group's money comes from: bars to 100%, one part per funding source, unconfirmed hatched (charts/share_bars.py).
import { amount, colourOf, escape, fullWidth, hover, note, pyRound, stacked, textOn } from "./figure.js";
import { textWidth } from "./measure.js";
import { CERTAIN, UNCONFIRMED, fitMargins, middleOf, rowFigure } from "./rows.js";
import { swatch } from "./swatches.js";
import { codeName, shareLine, sourceName } from "./words.js";

/** @typedef {import("./figure.js").Look} Look */
/** @typedef {import("./figure.js").Figure} Figure */
/** @typedef {import("./figure.js").Plain} Plain */
/** @typedef {import("./format.js").Labels} Labels */
/** @typedef {import("./rows.js").Row} Row */
/** @typedef {import("./rows.js").Measures} Measures */
/** @typedef {import("./source_shares.js").SourceShare} Line */
/** @typedef {{text: Labels, look: Look, names: Record<string, string>, sources: string[]}} How `names`: project_id to name; `sources`: all, in printed order */
/** @typedef {{source: string, left: number, line: number}} Entry an entry of the key: px from the left, line */

const FEW = 6;
const LIFT = 1; // px: figures without descenders stand low in their line
const ROOM = 1.5; // how often the usual room for names: these charts are two columns wide

/** Bars of `sourceShares`, groups in the given order; customdata is `group|source`. @param {Line[]} lines @param {How} how @returns {Figure} */
export function shareBars(lines, how) {
  const { look } = how;
  const { size } = look;
  const order = [...how.sources, UNCONFIRMED];
  const rows = [...new Set(lines.map((line) => line.group))].map((code) => rowOf(code, lines.filter((line) => line.group === code), how));
  const [step, left] = rows.length <= FEW ? [size.step, size.left] : [size.row_step, size.thin_left];
  const shown = order.filter((source) => rows.some((row) => row.parts.some((part) => part.trace === source && part.length)));
  const key = keyOf(shown, how);
  const fit = fitMargins(rows, look, { bar: size.bar, step, left, right: 1, above: size.names_above, separated: true, zeroLine: false }, ROOM);
  const measures = { ...fit, top: size.font * (0.7 + 1.5 * ((key.at(-1)?.line ?? 0) + 1)) };
  const figure = rowFigure("shares", rows, look, measures, { traces: order, axisEnd: 1 });
  figure.data = figure.data.filter((trace) => !trace.uid.endsWith("-reach")); // the parts fill their row
  const plot = fullWidth(look) - measures.left - measures.right;
  rows.forEach((row, index) => figure.layout.annotations.push(...inside(row, middleOf(measures, index), plot, how)));
  if (rows.length) addKey(figure, key, measures, how);
  return figure;
}

/** @param {string} code @param {Line[]} lines @param {How} how @returns {Row} */
function rowOf(code, lines, { text, look, names }) {
  const name = codeName(text, code, names);
  const parts = lines.map((line) => {
    const { source } = line;
    const words = hover(text.words("chart.pair", { first: escape(name), second: sourceName(text, source) }), shareLine(text, amount(line, "amount_wan"), amount(line, "share")));
    const kind = source === UNCONFIRMED ? UNCONFIRMED : CERTAIN;
    return { kind, length: amount(line, "share"), colour: colourOf(look.theme, source), trace: source, code: `${code}|${source}`, hover: words };
  });
  return { code, name, parts, value: "", hover: hover(escape(name)), dim: !lines.every((line) => line.selected) };
}

/** Shares inside their parts, where they fit. @param {Row} row @param {number} y @param {number} plot px @param {How} how @returns {Plain[]} */
function inside(row, y, plot, { text, look }) {
  const { theme, size } = look;
  const starts = stacked(row.parts.map((part) => part.length));
  return row.parts.flatMap((part, i) => {
    const words = text.share(part.length);
    if (row.dim || textWidth(words, size.font) + 10 > part.length * plot) return [];
    const isHatched = part.kind === UNCONFIRMED;
    const ground = isHatched ? { bgcolor: theme.ground, borderpad: 0, height: pyRound(size.font * 1.2) } : {};
    return [note(look, words, { color: isHatched ? theme.ink : textOn(part.colour, theme), x: starts[i] + part.length / 2, y, xanchor: "center", yshift: LIFT, ...ground })];
  });
}

/** The entries of the key, as many on a line as there is room for. @param {string[]} shown @param {How} how @returns {Entry[]} */
function keyOf(shown, { text, look }) {
  const { font } = look.size;
  let [left, line] = [0, 0];
  return shown.map((source) => {
    const wide = font * 2 / 3 + 5 + textWidth(sourceName(text, source), font);
    if (left && left + wide > fullWidth(look)) [left, line] = [0, line + 1];
    const entry = { source, left, line };
    left += wide + 14;
    return entry;
  });
}

/** The sources in reading order above the first bar. @param {Figure} figure @param {Entry[]} key @param {Measures} measures @param {How} how */
function addKey({ layout }, key, measures, { text, look }) {
  const { theme, size } = look;
  const side = pyRound(size.font * 2 / 3);
  for (const { source, left: at, line } of key) {
    const [left, middle] = [at - measures.left, size.font * (1 + 1.5 * line)];
    const kind = source === UNCONFIRMED ? UNCONFIRMED : CERTAIN;
    layout.shapes.push(...swatch(look, kind, colourOf(theme, source), { x: 0, y: 1, left, top: middle - side / 2, width: side, height: side }));
    layout.annotations.push(note(look, sourceName(text, source), { color: theme.secondary, xref: "paper", x: 0, xshift: left + side + 5, y: middle }));
  }
}
