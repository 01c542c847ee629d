// Addresses of pages and of places in the plan's text, as ui/scene.py, ui/passages.py and ui/origins.py make them.
import { isSeveral, viewOf } from "./view.js";

/** @typedef {import("./scene.js").Scene} Scene */

const SEPARATOR = "~";
const MAX_LENGTH = 3600; // of the places in one address
/** Parameters that only single pages remember, none of them kept. */
export const NONE = Object.fromEntries(["id", "trail", "sort", "tree", "at", "find", "shown", "finding", "status", "indicator", "domain", "kind", "rest"].map((name) => [name, null]));

/** The address of a page with this view's filters; changes set parameters, null removes them. @param {Scene} scene @param {string} page @param {Record<string, string|null>} changes */
export function href({ query }, page, changes) {
  const next = Object.entries({ ...query, ...changes }).filter(([, value]) => value !== null && value !== "");
  const path = page === "overview" ? "/" : `/${page}`;
  return next.length ? `${path}?${next.map(([name, value]) => `${quoted(name)}=${quoted(String(value))}`).join("&")}` : path;
}

/** As Python's quote_plus. @param {string} words */
function quoted(words) {
  return encodeURIComponent(words).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`).replace(/%20/g, "+");
}

/** @type {WeakMap<Scene, string>} */
const addresses = new WeakMap();

/** The address of the text without places: a table asks for hundreds of them. @param {Scene} scene */
function textAddress(scene) {
  const known = addresses.get(scene) ?? href(scene, "text", NONE);
  addresses.set(scene, known);
  return known;
}

/** The address of the text with places highlighted; as many as an address can hold. @param {Scene} scene @param {string[]} places */
export function placesHref(scene, places) {
  let joined = "";
  for (const place of new Set(places)) {
    const longer = joined ? joined + SEPARATOR + place : place;
    if (longer.length > MAX_LENGTH) break;
    joined = longer;
  }
  const address = textAddress(scene);
  return joined ? `${address}${address.includes("?") ? "&" : "?"}at=${joined}` : address;
}

/** @param {Scene} scene */
export const rowsHref = (scene) => placesHref(scene, ["rows"]);

/** @param {Scene} scene */
export const fundingHref = (scene) => placesHref(scene, ["funding"]);

/** The rows in view, some fields of the question replaced. @param {Scene} scene @param {Partial<import("./view.js").Asked>} [fields] @returns {number[]} */
export function inView({ cube, asked }, fields = {}) {
  return viewOf(cube, { ...asked, ...fields }).selected.flatMap((isIn, row) => (isIn ? [row] : []));
}

/** @param {Scene} scene @param {number[]} rows */
export function totalsHref(scene, rows) {
  return rows.length ? placesHref(scene, rows.map((row) => scene.base.places.totals[row])) : null;
}

/** The text with the funding amounts that can only be of some sources, as bits. @param {Scene} scene @param {number[]} rows @param {number} sources */
export function linesHref(scene, rows, sources) {
  const places = rows.flatMap((row) => scene.base.places.lines[row].filter(([set]) => (set & ~sources) === 0).map(([, place]) => place));
  return places.length ? placesHref(scene, places) : null;
}

/** The text with the funding amounts whose source is not certain. @param {Scene} scene @param {number[]} rows */
export function openLinesHref(scene, rows) {
  const places = rows.flatMap((row) => scene.base.places.lines[row].filter(([set]) => isSeveral(set)).map(([, place]) => place));
  return places.length ? placesHref(scene, places) : null;
}

/** The first finding about the gap between the basis in use and the other totals. @param {Scene} scene */
export function gapHref(scene) {
  if (scene.asked.basis === "funding") return partsHref(scene, scene.cube.rows.id.map((_, row) => row));
  return deskHref(scene, scene.doc.disputed.total);
}

/** The first finding about one of these projects whose funding does not add up to its total. @param {Scene} scene @param {number[]} rows */
export function partsHref(scene, rows) {
  const { projects } = scene.doc.disputed;
  const first = rows.map((row) => scene.cube.rows.id[row]).find((id) => id in projects);
  return deskHref(scene, first === undefined ? null : projects[first]);
}

/** @param {Scene} scene @param {string|null} finding */
export function deskHref(scene, finding) {
  return finding ? href(scene, "checks", { ...NONE, finding }) : null;
}
