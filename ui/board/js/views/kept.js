// Views that a reader has kept in this browser, by plan, the last one first. Lists are never changed, only replaced.
import { queryOf, written } from "../state/query.js";

/** @typedef {{name: string, page: string, query: string, saved: number}} View */
/** @typedef {"name"|"page"|"query"} Field */

export const MOST_VIEWS = 200;
export const MOST_NAME = 80;
const MOST_QUERY = 4000;
const PAGE = /^[a-z_]{1,40}$/;
export const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]+/gu; // what would break a line, turn the words around it, or show nothing

/** @type {Map<string, string>} what was kept while the browser keeps nothing: until the page is closed */
const instead = new Map();

/** @param {string} plan */
export const keyOfViews = (plan) => `views:${plan}`;

/** @param {string} plan @returns {View[]} */
export function viewsOf(plan) {
  try {
    return checked(JSON.parse(stored(keyOfViews(plan)) ?? "[]")).views;
  } catch {
    return [];
  }
}

/** What the browser keeps under a key, or has while it keeps nothing. @param {string} key */
export function stored(key) {
  try {
    return instead.get(key) ?? window.localStorage.getItem(key);
  } catch {
    return instead.get(key) ?? null;
  }
}

/** Keeps views; what the browser says against it, if anything: it has no store for the page, or no room in it. @param {string} plan @param {View[]} views @returns {""|"absent"|"full"} */
export const keep = (plan, views) => store(keyOfViews(plan), JSON.stringify(views));

/** @param {string} key @param {string} words @returns {""|"absent"|"full"} */
export function store(key, words) {
  try {
    window.localStorage.setItem(key, words);
    instead.delete(key);
    return "";
  } catch (problem) {
    instead.set(key, words);
    return isFull(problem) ? "full" : "absent";
  }
}

/** @param {unknown} problem */
const isFull = (problem) => problem instanceof DOMException && /quota/i.test(problem.name);

/** A name without what nobody sees. @param {string} words */
export function cleaned(words) {
  return [...words.replace(UNSEEN, " ").trim()].slice(0, MOST_NAME).join("").trim();
}

/**
 * Those that are views: each a name, a page and the parameters of an address. With the place, from 1, and the field of the first that is none.
 * @param {unknown} said @returns {{views: View[], wrong?: {n: number, field: Field}}}
 */
export function checked(said) {
  if (!Array.isArray(said)) return { views: [] };
  const fields = said.map(wrongField);
  const at = fields.findIndex(Boolean);
  const views = said.filter((_, i) => !fields[i]).map(({ name, page, query, saved }) => ({ name: cleaned(name), page, query: written(queryOf(query)), saved: Number.isFinite(saved) ? saved : 0 }));
  return at < 0 ? { views } : { views, wrong: { n: at + 1, field: /** @type {Field} */ (fields[at]) } };
}

/** The first field of a view that is none. @param {unknown} one @returns {Field|null} */
function wrongField(one) {
  const { name, page, query } = Object(one);
  if (typeof name !== "string" || !cleaned(name)) return "name";
  if (typeof page !== "string" || !PAGE.test(page)) return "page";
  return typeof query === "string" && query.length <= MOST_QUERY ? null : "query";
}

/** A view more, in the first place; one of the same address is replaced, one of the same name keeps its own. @param {View[]} views @param {View} view */
export function withView(views, view) {
  const others = views.filter((each) => !isSame(each, view));
  return [{ ...view, name: freeName(others, view.name) }, ...others].slice(0, MOST_VIEWS);
}

/** @param {View[]} views @param {View} one @param {string} name */
export function renamed(views, one, name) {
  const others = views.filter((each) => !isSame(each, one));
  return views.map((each) => (isSame(each, one) && cleaned(name) ? { ...each, name: freeName(others, cleaned(name)) } : each));
}

/** Those of another list that are not there yet, each by when it was saved. @param {View[]} views @param {View[]} more */
export function merged(views, more) {
  const fresh = more.filter((one, at) => ![...views, ...more.slice(0, at)].some((each) => isSame(each, one)));
  /** @type {View[]} */
  const none = [];
  const named = fresh.reduce((done, one) => [...done, { ...one, name: freeName([...views, ...done], one.name) }], none);
  return [...views, ...named].sort((one, two) => two.saved - one.saved);
}

/** Whether two views are of the same address. @param {Pick<View, "page"|"query">} one @param {Pick<View, "page"|"query">} two */
export function isSame(one, two) {
  return one.page === two.page && one.query === two.query;
}

/** A name that no other view has: with a number after it where it is taken. @param {View[]} views @param {string} name */
function freeName(views, name) {
  const taken = new Set(views.map((each) => each.name));
  let found = name;
  for (let n = 2; taken.has(found); n += 1) found = `${[...name].slice(0, MOST_NAME - 6).join("")} (${n})`;
  return found;
}
