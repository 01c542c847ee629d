// What a reader keeps as a file that can be sent: written, and read as what may come from anywhere. Pure.
import { MOST_STEPS, stepsIn } from "../meeting/kept.js";
import { line, parsed } from "../state/kept.js";
import { MOST_NAME, MOST_VIEWS, viewsIn } from "./kept.js";

/** @typedef {"views"|"steps"} List kept views, or the steps of a story */
/** @typedef {{name: string, found: any[]} | {problem: string, values: Record<string, string|number>}} Read what a file holds; or the words for what is wrong with it, with what they name */

export const MOST_BYTES = 512 * 1024;
const VERSION = 1;
const SHOWN = 40; // characters of what somebody else wrote
/** @type {Record<string, string>} */
const BAD_VIEW = { name: "views_bad_name", page: "views_bad_page", query: "views_bad_query" };
/** What a file of each calls itself, what it may hold, and the words for what it may not. */
const KINDS = {
  views: { kind: "plan-dashboard-views", least: 0, most: MOST_VIEWS, read: viewsIn, none: "views_no_views", other: "views_other_plan", many: "views_too_many", bad: (/** @type {string} */ field) => BAD_VIEW[field] },
  steps: { kind: "plan-dashboard-story", least: 1, most: MOST_STEPS, read: stepsIn, none: "story_none_in", other: "story_other_plan", many: "story_too_many", bad: () => "story_bad" },
};

/** @param {List} list @param {string} plan @param {Record<string, any>} content */
export const toFile = (list, plan, content) => `${JSON.stringify({ kind: KINDS[list].kind, version: VERSION, plan, ...content }, null, 1)}\n`;

/** What a file holds for a plan. @param {List} list @param {string} text @param {string} plan @returns {Read} */
export function fromFile(list, text, plan) {
  const own = KINDS[list];
  const refused = (/** @type {string} */ problem, /** @type {Record<string, string|number>} */ values = {}) => ({ problem, values });
  if (text.length > MOST_BYTES) return refused("views_too_large", { most: MOST_BYTES / 1024 });
  const said = parsed(text.replace(/^\uFEFF/, ""));
  if (said === undefined) return refused("views_no_json");
  const { kind, version, plan: of, name, [list]: all } = Object(said);
  if (kind !== own.kind || !Array.isArray(all) || all.length < own.least) return refused(own.none);
  if (version !== VERSION) return refused("views_other_version", { version: String(version).slice(0, SHOWN) });
  if (of !== plan) return refused(own.other, { plan: line(String(of), SHOWN) });
  if (all.length > own.most) return refused(own.many, { n: all.length, most: own.most });
  const { found, wrong } = own.read(all);
  return wrong ? refused(own.bad(wrong.field), wrong) : { name: line(String(name ?? ""), MOST_NAME), found };
}
