// What a page's cards ask of one view: the question, the words, the look; as ui/scene.py, for the parts that the browser knows.
import { Labels } from "./format.js";
import { isPlain } from "./search.js";
import { askedOf, selectsMoney } from "./view.js";

/** @typedef {import("../types.js").Doc} Doc */
/** @typedef {import("./view.js").Asked} Asked */
/** @typedef {import("./view.js").Cube} Cube */
/** @typedef {Record<string, string>} Query */
/** @typedef {{cube: Cube, lang: string, words: Record<string, string>, looks: {themes: Record<string, any>, sizes: Record<string, any>}, names: Record<string, string>, townships: Record<string, [string, string, number, number]>, hosts: Array<string|null>, places: {totals: string[], lines: Array<Array<[number, string]>>, served: string[][]}, printed_wan: number|null, title: string, version: string}} Base what `/cube` answers */
/** @typedef {{page: string, doc: Doc, base: Base, cube: Cube, query: Query, asked: Asked, text: Labels, look: {theme: any, size: any}, isEmpty: boolean, selectsMoney: boolean, byRange: boolean}} Scene */

const FILTER = ["category", "township", "reach", "from_year", "to_year", "funding_source", "construction_type", "implementer", "project", "without", "min_wan", "max_wan", "text"];
const REST = ["unit", "lang", "theme", "drill", "trail", "id", "sort", "tree", "at", "find", "shown", "finding", "status", "indicator", "domain", "kind", "rest"];
const SORTS = ["total", "amount", "name", "number", "years", "category"].flatMap((name) => [name, `-${name}`]);
const CHOICES = { years: ["first_year", "undivided"], townships: ["undivided"], basis: ["printed", "funding"], reading: ["range"], tree: ["icicle"], sort: SORTS };
const DRILLABLE = ["category", "township", "year", "funding_source", "reach", "project"];
const OWN = ["category", "township", "reach", "from_year", "to_year", "funding_source", "construction_type", "implementer", "project", "without", "min_wan", "max_wan", "text", ...Object.keys(CHOICES), "drill"];
const ORDER = [...FILTER, ...Object.keys(CHOICES).filter((name) => !REST.includes(name)), ...REST];
/** @type {Query} */
const DEFAULTS = { unit: "auto", lang: "zh", sort: "-total", tree: "treemap", shown: "held", status: "open" };
const NUMBER = /^\d{1,9}$/;

/** The scene of a question on the page of a document; null where only the server can answer it. @param {Doc} doc @param {Base} base @param {Query} asked @returns {Scene|null} */
export function sceneOf(doc, base, asked) {
  const query = viewQuery(asked, base.cube);
  if (!isPlain(query.text ?? "") || base.lang !== doc.lang || ORDER.some((name) => !OWN.includes(name) && query[name] !== doc.query[name])) return null;
  const filter = askedOf(query, base.cube);
  return {
    page: doc.page, doc, base, cube: base.cube, query, asked: filter, text: new Labels(base.lang, base.words, /** @type {any} */ (query.unit ?? "auto")),
    look: { theme: base.looks.themes[doc.theme], size: base.looks.sizes[doc.size] },
    isEmpty: FILTER.every((name) => !(name in query)), selectsMoney: selectsMoney(filter), byRange: query.reading === "range",
  };
}

/** A question as the server writes it: known codes sorted, defaults left out, parameters in order. @param {Query} asked @param {Cube} cube @returns {Query} */
export function viewQuery(asked, cube) {
  const known = { category: cube.categories, township: cube.townships, reach: cube.reaches, funding_source: cube.sources, construction_type: cube.types, implementer: cube.implementers, project: cube.rows.id, without: cube.rows.id };
  /** @type {Query} */
  const found = { ...asked };
  for (const [name, codes] of Object.entries(known)) found[name] = [...new Set(listed(asked[name]))].filter((code) => codes.includes(code)).sort().join("~");
  for (const [name, codes] of Object.entries(CHOICES)) if (!codes.includes(asked[name])) found[name] = "";
  Object.assign(found, yearsOf(asked, cube), limitsOf(asked));
  found.text = (asked.text ?? "").trim();
  found.drill = [...new Set(listed(asked.drill))].filter((field) => DRILLABLE.includes(field) && found[field === "year" ? "from_year" : field]).join("~");
  return Object.fromEntries(ORDER.filter((name) => found[name] && found[name] !== DEFAULTS[name]).map((name) => [name, found[name]]));
}

/** @param {string|undefined} value */
const listed = (value) => (value ?? "").split("~");

/** Both years or none. @param {Query} asked @param {Cube} cube */
function yearsOf({ from_year: from, to_year: to }, { years }) {
  const [first, last] = [years[0], years[years.length - 1]];
  const year = (/** @type {string|undefined} */ words, /** @type {number} */ other) => (words && NUMBER.test(words) && Number(words) >= first && Number(words) <= last ? Number(words) : other);
  const [low, high] = [year(from, first), year(to, last)];
  const isPart = low <= high && (low !== first || high !== last);
  return { from_year: isPart ? String(low) : "", to_year: isPart ? String(high) : "" };
}

/** The limits of a project's total; none where the least is more than the most. @param {Query} asked */
function limitsOf({ min_wan: least, max_wan: most }) {
  const limit = (/** @type {string|undefined} */ words) => (words && NUMBER.test(words) ? String(Number(words)) : "");
  const [low, high] = [limit(least), limit(most)];
  return low && high && Number(low) > Number(high) ? { min_wan: "", max_wan: "" } : { min_wan: low, max_wan: high };
}

/** A township's name in the reader's language. @param {Scene} scene @param {string} code */
export function townshipName({ base, text }, code) {
  return base.townships[code][text.language === "zh" ? 0 : 1];
}

/** A project's name without the words for building it. @param {Scene} scene @param {string} name */
export function shortName({ text }, name) {
  return text.words("name.endings").split(/\s+/).filter(Boolean).reduce((short, ending) => (short.endsWith(ending) ? short.slice(0, -ending.length) : short), name);
}
