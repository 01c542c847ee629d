// Views that a reader has kept in this browser, by plan, the last one first. Lists are never changed, only replaced.
import { isName, isText, line, remember, rememberedJson, sound } from "../state/kept.js";
import { queryOf, written } from "../state/query.js";

/** @typedef {{name: string, page: string, query: string, saved: number}} View */

export const MOST_VIEWS = 200;
export const MOST_NAME = 80;
const MOST_QUERY = 4000;
/** What a field of a view may hold. @type {Record<string, (value: any) => boolean>} */
const FIELDS = { name: (value) => typeof value === "string" && cleaned(value) !== "", page: isName, query: (value) => isText(value, MOST_QUERY) };

/** @param {string} plan */
export const keyOfViews = (plan) => `views:${plan}`;

/** @param {string} plan */
export const viewsOf = (plan) => viewsIn(rememberedJson(keyOfViews(plan))).found;

/** @param {string} plan @param {View[]} views */
export const keep = (plan, views) => remember(keyOfViews(plan), JSON.stringify(views));

/** A name on one line. @param {string} words */
export const cleaned = (words) => line(words, MOST_NAME);

/** The views of a list, with nothing else in them. @param {unknown} said */
export const viewsIn = (said) => sound(said, FIELDS, tidy);

/** @param {View} view @returns {View} */
const tidy = ({ name, page, query, saved }) => ({ name: cleaned(name), page, query: written(queryOf(query)), saved: Number.isFinite(saved) ? saved : 0 });

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
export const isSame = (one, two) => one.page === two.page && one.query === two.query;

/** A name that no other view has: with a number after it where it is taken. @param {View[]} views @param {string} name */
function freeName(views, name) {
  const taken = new Set(views.map((each) => each.name));
  let found = name;
  for (let n = 2; taken.has(found); n += 1) found = `${[...name].slice(0, MOST_NAME - 6).join("")} (${n})`;
  return found;
}
