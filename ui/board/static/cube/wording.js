// A view in words: what is filtered, on which basis, under which policies. The same as ui/wording.py.
import { inView } from "./addresses.js";
import { fixed } from "./format.js";
import { townshipName } from "./scene.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {{name: string, values: string[], params: string[]}} Active one restriction in force: its name, its values in words, and the parameters that take it back */

const NO_IMPLEMENTER = "none";
const LONGEST = 28; // characters of a value in chips and sentences: all project names of the plan are shorter

/** The codes of a field in a view. @param {Scene} scene @param {string} field */
export const codesOf = ({ query }, field) => (query[field] ?? "").split("~").filter(Boolean);

/** @type {WeakMap<Scene, Active[]>} */
const known = new WeakMap();

/** The restrictions in force, in the order of the filter's fields. @param {Scene} scene */
export function activeFilters(scene) {
  const found = known.get(scene) ?? [...codeFilters(scene), ...otherFilters(scene)];
  known.set(scene, found);
  return found;
}

/** @param {Scene} scene @returns {Active[]} */
function codeFilters(scene) {
  const { text, base } = scene;
  const project = (/** @type {string} */ code) => base.names[code];
  /** @type {Record<string, (code: string) => string>} */
  const words = {
    category: (code) => text.code("category", code), township: (code) => townshipName(scene, code), reach: (code) => text.code("reach", code),
    funding_source: (code) => text.code("source", code), construction_type: (code) => text.code("construction_type", code),
    implementer: (code) => (code === NO_IMPLEMENTER ? text.words("value.missing") : code), project, without: project,
  };
  return Object.entries(words).flatMap(([field, word]) => {
    const codes = codesOf(scene, field);
    return codes.length ? [{ name: text.words(`field.${field}`), values: codes.map(word), params: [field] }] : [];
  });
}

/** @param {Scene} scene @returns {Active[]} */
function otherFilters(scene) {
  const { text, query } = scene;
  const active = [];
  if (query.from_year || query.to_year) active.push({ name: text.words("field.year"), values: [yearRange(scene)], params: ["from_year", "to_year"] });
  if (query.min_wan || query.max_wan) active.push({ name: text.words("field.investment"), values: [investmentRange(scene)], params: ["min_wan", "max_wan"] });
  if (query.text) active.push({ name: text.words("field.text"), values: [query.text], params: ["text"] });
  return active;
}

/** The chosen years in words; all of the plan's years where none are chosen. @param {Scene} scene */
export function yearRange({ text, query, cube: { years } }) {
  return text.years(Number(query.from_year ?? years[0]), Number(query.to_year ?? years[years.length - 1]));
}

/** The chosen limits of a project's total investment in words. @param {Scene} scene */
export function investmentRange({ text, query: { min_wan: low, max_wan: high } }) {
  if (!low) return text.words("range.at_most", { high: text.money(Number(high)) });
  if (!high) return text.words("range.at_least", { low: text.money(Number(low)) });
  return text.words("range.between", { low: text.amount(Number(low)), high: text.amount(Number(high)), unit: text.unitWord });
}

/** Values as a list, or the first ones and how many there are; of a long one its beginning. @param {import("./format.js").Labels} text @param {string[]} every */
export function shortened(text, every, most = 2) {
  const values = every.map(clipped);
  if (values.length <= most) return text.listed(values);
  return text.words("list.and_more", { items: text.listed(values.slice(0, most)), count: fixed(values.length) });
}

/** A filter and all its values, where `shortened` says less. @param {import("./format.js").Labels} text @param {Active} active */
export function whole(text, { name, values }) {
  const said = text.listed(values);
  return said === shortened(text, values) ? null : text.words("chips.label", { name, values: said });
}

/** @param {string} value */
function clipped(value) {
  const characters = [...value];
  return characters.length <= LONGEST ? value : `${characters.slice(0, LONGEST - 1).join("").trimEnd()}…`;
}

/** What is looked at: the filters in words and the number of projects. @param {Scene} scene */
export function subject(scene) {
  const { text, cube } = scene;
  const projects = inView(scene).length;
  const count = fixed(projects);
  const parts = activeFilters(scene).map((active) => said(text, active));
  if (!parts.length) return text.words(projects === cube.rows.id.length ? "words.all" : "words.covered", { count });
  return text.words("words.filtered", { filters: parts.join(text.words("words.separator")), count });
}

/** @param {import("./format.js").Labels} text @param {Active} active */
function said(text, { values: every, params: [first] }) {
  const values = shortened(text, every);
  return text.has(`words.of.${first}`) ? text.words(`words.of.${first}`, { values }) : values;
}

/** The basis and the allocation policies as one sentence. @param {Scene} scene */
export function method({ text, asked }) {
  const words = (/** @type {"basis"|"years"|"townships"} */ name) => text.words(`words.${name}.${asked[name]}`);
  return text.words("words.method", { basis: words("basis"), years: words("years"), townships: words("townships") });
}
