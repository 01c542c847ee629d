// Investment by year, stacked by category: shares from a policy hatched, the undivided part set apart at the right (charts/year_columns.py).
import { COLUMN, baseLine, columnFigure, foot, head, lastEdge, paperX, px, rightMargin, slots, spread } from "./columns.js";
import { DIM_OPACITY, NOTHING, amount, colourOf, hover, note, policyHatch, some, topOf, unconfirmedHatch, undividedHatch, unitOf } from "./figure.js";
import { UNDIVIDED_YEAR } from "./frames.js";
import { CERTAIN, POLICY, UNCONFIRMED, UNDIVIDED } from "./rows.js";
import { swatch } from "./swatches.js";
import { beforeLine, categoryName, categoryShort, countLine, partLine, shareLine, valueText } from "./words.js";

/** @typedef {import("./figure.js").Look} Look */
/** @typedef {import("./figure.js").Figure} Figure */
/** @typedef {import("./figure.js").Plain} Row a row of byYear */
/** @typedef {import("./columns.js").Slots} Slots */
/** @typedef {import("./format.js").Labels} Labels */
/** @typedef {{rows: Row[], years: number[], totals: number[], place: Slots, text: Labels, look: Look}} Drawn the years' amounts and where they stand */

const SET_APART = 0.4;
const NUDGE = 1e-7; // so that halves stay halves, whatever the last bits of a float say
const PER_POINT = ["x", "base", "y", "width", "customdata", "hovertemplate"];
const MONEY = ["spread_wan", "single_wan", "undivided_wan", "unconfirmed_wan"];

/** Columns of byYear; customdata is the year as text, `undivided` for year 0. @param {Row[]} rows @param {{text: Labels, look: Look}} how @returns {Figure} */
export function yearColumns(rows, { text, look }) {
  const years = yearsOf(rows);
  const totals = years.map((year) => totalOf(ofYear(rows, year)));
  const before = years.map((year) => sumOf(ofYear(rows, year), "before_wan"));
  const ends = years.length ? ofYear(rows, years[years.length - 1]).filter((row) => totalOf([row]) > NOTHING) : [];
  const labels = ends.map((row) => valueText(look, categoryShort(text, row.category), text.amount(totalOf([row]))));
  const height = look.size.year_height;
  const middles = years.map((year, i) => i + (year === UNDIVIDED_YEAR ? SET_APART : 0));
  const place = slots(middles, look, height, topOf([...totals, ...before]));
  const figure = columnFigure(look, height, place, rightMargin(look, labels, 29 * unitOf(look)));
  const drawn = { rows, years, totals, place, text, look };
  figure.data = traces(drawn, before);
  if (rows.length) {
    writeYears(figure, drawn);
    writeCategories(figure, ends, labels, place, look);
  }
  return figure;
}

/** Years in order; the undivided group last, and only where there is any money in it. @param {Row[]} rows */
function yearsOf(rows) {
  const years = [...new Set(rows.map((row) => row.year))].filter((year) => year !== UNDIVIDED_YEAR).sort((a, b) => a - b);
  const isUndivided = ofYear(rows, UNDIVIDED_YEAR).some((row) => totalOf([row]) > NOTHING || amount(row, "before_wan") > NOTHING);
  return isUndivided ? [...years, UNDIVIDED_YEAR] : years;
}

/** @param {Row[]} rows @param {number} year */
const ofYear = (rows, year) => rows.filter((row) => row.year === year);

/** @param {Row[]} rows @param {string} name */
const sumOf = (rows, name) => rows.reduce((total, row) => total + amount(row, name), 0);

/** All money of some rows. @param {Row[]} rows */
const totalOf = (rows) => rows.reduce((total, row) => total + MONEY.reduce((sum, name) => sum + amount(row, name), 0), 0);

/** @param {Row[]} rows @param {number} year */
const isChosen = (rows, year) => ofYear(rows, year).some((row) => row.selected);

/** @param {Drawn} drawn @param {number[]} before @returns {Array<Record<string, any>>} */
function traces({ rows, years, totals, place, text, look }, before) {
  const whole = totalOf(rows) || 1;
  const shade = (/** @type {string} */ color) => ({ color, line: { width: 0 } });
  const hovers = years.map((year) => yearHover(ofYear(rows, year), year, whole, text));
  const reach = columns("year-reach", years, place, totals.map((total) => place.top - total), totals, hovers);
  const made = [
    { ...reach, marker: shade("rgba(0,0,0,0)"), width: years.map(() => 1) },
    { ...columns("year-before", years, place, before), marker: shade(look.theme.ghost) },
  ];
  const heights = years.map(() => 0);
  const doubts = [UNDIVIDED, UNCONFIRMED].map((kind) => ({ kind, parts: /** @type {Array<Record<string, any>>} */ ([]) }));
  const categories = [...new Set(rows.map((row) => row.category))];
  for (const category of categories) {
    const found = years.map((year) => rows.find((row) => row.year === year && row.category === category) ?? {});
    const lines = years.map((year, i) => partHover(found[i], category, year, whole, text));
    const stand = (/** @type {string} */ uid, /** @type {string} */ name) => {
      const lengths = found.map((row) => amount(row, name));
      const trace = columns(uid, years, place, lengths, [...heights], lines);
      lengths.forEach((length, i) => { heights[i] += length; });
      return trace;
    };
    for (const [name, kind] of [["spread_wan", POLICY], ["single_wan", CERTAIN]]) {
      made.push({ ...stand(`year-${category}-${kind}`, name), marker: marker(kind, category, years, look, rows) });
    }
    for (const { kind, parts } of doubts) parts.push(stand("", `${kind}_wan`));
  }
  return [...made, ...doubts.map(({ kind, parts }) => {
    const joined = Object.fromEntries(PER_POINT.map((key) => [key, parts.flatMap((part) => part[key])]));
    const trace = columns(`year-${kind}`, [], { ...place, middles: [] }, []);
    return { ...trace, hoverinfo: "all", ...joined, marker: marker(kind, "", categories.flatMap(() => years), look, rows) };
  })];
}

/**
 * A trace of columns that stand on `bases`.
 * @param {string} uid @param {number[]} years @param {Slots} place @param {number[]} lengths @param {number[]} [bases] @param {string[]} [hovers]
 * @returns {Record<string, any>}
 */
function columns(uid, years, place, lengths, bases, hovers) {
  const trace = {
    type: "bar", orientation: "v", uid, name: uid, showlegend: false, x: [...place.middles], base: bases ?? years.map(() => 0),
    y: lengths.map(some), width: years.map(() => COLUMN),
  };
  if (!hovers) return { ...trace, hoverinfo: "skip" };
  return { ...trace, customdata: years.map(yearCode), hovertemplate: hovers };
}

/** A year as customdata. @param {number} year */
const yearCode = (year) => (year === UNDIVIDED_YEAR ? "undivided" : String(year));

/** One marker per trace; the undivided year's share of a policy trace carries the undivided hatch instead. @param {string} kind @param {string} category @param {number[]} years @param {Look} look @param {Row[]} rows */
function marker(kind, category, years, look, rows) {
  const { theme } = look;
  const colour = colourOf(theme, category);
  const opacity = years.map((year) => (isChosen(rows, year) ? 1 : DIM_OPACITY));
  if (kind === UNCONFIRMED || kind === UNDIVIDED) {
    const pattern = kind === UNCONFIRMED ? unconfirmedHatch(look) : undividedHatch(look);
    return { color: theme.ground, pattern, line: { width: 1, color: theme.secondary }, opacity };
  }
  if (kind === CERTAIN) return { color: colour, line: { width: 1, color: theme.ground }, opacity };
  const both = years.map((year) => (year === UNDIVIDED_YEAR ? undividedHatch(look, colour) : policyHatch(look, colour)));
  const patterned = {
    shape: both.map((one) => one.shape), size: both.map((one) => one.size), solidity: both.map((one) => one.solidity),
    fgcolor: both.map((one) => one.fgcolor), bgcolor: both.map((one) => one.bgcolor), fillmode: "replace",
  };
  const edges = years.map((year) => (year === UNDIVIDED_YEAR ? colour : theme.ground));
  return { color: colour, pattern: patterned, line: { width: 1, color: edges }, opacity };
}

/** @param {Row[]} rows @param {number} year @param {number} whole @param {Labels} text */
function yearHover(rows, year, whole, text) {
  const total = totalOf(rows);
  const dated = (/** @type {string} */ key) => (year === UNDIVIDED_YEAR ? null : partLine(text, key, sumOf(rows, `${key}_wan`)));
  return hover(
    yearName(year, text), shareLine(text, total, total / whole), countLine(text, sumOf(rows, "projects")), dated("single"), dated("spread"),
    partLine(text, "unconfirmed", sumOf(rows, "unconfirmed_wan")), beforeLine(text, sumOf(rows, "before_wan"), total),
  );
}

/** @param {Row} row @param {string} category @param {number} year @param {number} whole @param {Labels} text */
function partHover(row, category, year, whole, text) {
  const total = totalOf([row]);
  return hover(
    text.words("chart.pair", { first: yearName(year, text), second: categoryName(text, category) }),
    shareLine(text, total, total / whole), countLine(text, amount(row, "projects")),
    year === UNDIVIDED_YEAR ? null : partLine(text, "single", amount(row, "single_wan")),
    partLine(text, year === UNDIVIDED_YEAR ? UNDIVIDED : "spread", amount(row, "spread_wan")),
    partLine(text, "unconfirmed", amount(row, "unconfirmed_wan")),
  );
}

/** A year, or the undivided group, in words. @param {number} year @param {Labels} text */
const yearName = (year, text) => (year === UNDIVIDED_YEAR ? text.words("chart.undivided") : text.words("chart.year", { year }));

/** @param {Figure} figure @param {Drawn} drawn */
function writeYears({ layout }, { rows, years, totals, place, text, look }) {
  years.forEach((year, i) => {
    const words = year === UNDIVIDED_YEAR ? text.words("chart.undivided") : String(year);
    const middle = place.middles[i];
    layout.annotations.push(foot(look, middle, words), head(look, middle, totals[i], `<b>${text.amount(totals[i])}</b>`, !isChosen(rows, year)));
  });
  if (years.at(-1) !== UNDIVIDED_YEAR) {
    layout.shapes.push(baseLine(look, place));
    return;
  }
  const end = years.length > 1 ? place.middles[years.length - 2] + COLUMN / 2 : lastEdge(place);
  layout.shapes.push(baseLine(look, place, place.start, end), baseLine(look, place, place.middles[years.length - 1] - COLUMN / 2));
}

/** Categories once, at the right of the last column, with hairline leaders from their middles. @param {Figure} figure @param {Row[]} ends @param {string[]} labels @param {Slots} place @param {Look} look */
function writeCategories({ layout }, ends, labels, place, look) {
  const unit = unitOf(look);
  const lengths = ends.map((row) => totalOf([row]));
  const middles = lengths.map((length, i) => px(place, lengths.slice(0, i).reduce((total, one) => total + one, 0) + length / 2));
  const moved = spread(middles, look.size.font * 4 / 3);
  const x = paperX(place, lastEdge(place));
  const anchor = { xref: "paper", yref: "paper", xsizemode: "pixel", ysizemode: "pixel", xanchor: x, yanchor: 0 };
  const side = 8 * unit;
  ends.forEach((row, i) => {
    const [start, end] = [middles[i], moved[i]];
    const path = `M${tenths(3 * unit)},${tenths(start)}L${tenths(8 * unit)},${tenths(start)}L${tenths(13 * unit)},${tenths(end)}`;
    const leader = { type: "path", path, layer: "above", line: { color: look.theme.strong_line, width: 1 }, ...anchor };
    const colour = colourOf(look.theme, row.category);
    layout.shapes.push(leader, ...swatch(look, CERTAIN, colour, { x, y: 0, width: side, height: side, left: 16 * unit, top: -(end + side / 2) }));
    layout.annotations.push(note(look, labels[i], { xref: "paper", x, xshift: 29 * unit, yref: "paper", y: end / place.plot }));
  });
}

/** A length in px with one decimal. @param {number} value */
const tenths = (value) => (value + NUDGE).toFixed(1);
