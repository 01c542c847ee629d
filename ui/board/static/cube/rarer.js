// The rows that the rarer filters leave: implementing body, limits of the total, words. The same as _matching_projects of analysis/view.py.
import { search } from "./search.js";

/** @typedef {import("./view.js").Cube} Cube */

/** The positions of the rows that these fields of a question leave; null if none of them is set. @param {Record<string, string>} query @param {Cube} cube @returns {Set<number>|null} */
export function leftOf(query, { implementers, rows }) {
  const { implementer: bodies = "", min_wan: least = "", max_wan: most = "", text = "" } = query;
  if (!bodies && !least && !most && !text) return null;
  const chosen = new Set(bodies.split("~").filter(Boolean));
  const [low, high] = [least ? Number(least) : -Infinity, most ? Number(most) : Infinity];
  const found = search(rows.search, text);
  const isLeft = (/** @type {number} */ row) => (!chosen.size || chosen.has(implementers[rows.implementer[row]]))
    && rows.total[row] >= low && rows.total[row] <= high && found[row];
  return new Set(rows.id.flatMap((_, row) => (isLeft(row) ? [row] : [])));
}
