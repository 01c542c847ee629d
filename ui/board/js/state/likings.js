// A view as it is for everybody, kept or shown to others, and as this reader likes to see it: language, unit, theme.
import { doc } from "./app.js";
import { queryOf, written } from "./query.js";
import { view } from "./road.js";

/** @typedef {import("./ahead.js").View} View */
/** @typedef {{page: string, query: string}} Plain */

const likings = () => doc().side.foot.map((segment) => segment.param);

/** @param {View} one @returns {Plain} */
export function plain({ page, query }) {
  const own = likings();
  return { page, query: written(Object.fromEntries(Object.entries(query).filter(([name]) => !own.includes(name)))) };
}

/** What is on show, as it is for everybody. */
export const present = () => plain(doc());

/** The parameters of a view for everybody, as this reader likes to see it. @param {string} query */
export function asLiked(query) {
  const now = view().query;
  return { ...queryOf(query), ...Object.fromEntries(likings().flatMap((name) => (name in now ? [[name, now[name]]] : []))) };
}

/** The address of a view as this reader likes to see it. @param {Plain} one @param {Record<string, string>} [more] of the board's own */
export const hrefOf = ({ page, query }, more = {}) => pathTo({ page, query: written({ ...asLiked(query), ...more }) });

/** @param {Plain} one a path of the app */
export const pathTo = ({ page, query }) => `/${page === "overview" ? "" : page}${query ? `?${query}` : ""}`;

/** @param {string} path @returns {Plain} */
export function plainOf(path) {
  const [page, query = ""] = path.slice(1).split("?");
  return { page: page || "overview", query };
}
