// Kept views as a file that can be sent: written, and read as what may come from anywhere. Pure.
import { MOST_VIEWS, checked } from "./kept.js";

/** @typedef {import("./kept.js").View} View */
/** @typedef {"too_large"|"no_json"|"no_views"|"other_version"|"other_plan"|"too_many"|import("./kept.js").Field} Problem */

const KIND = "plan-dashboard-views";
const VERSION = 1;
export const MOST_BYTES = 512 * 1024;
const SHOWN = 40; // characters of another plan's title

/** @param {string} plan @param {View[]} views */
export function toFile(plan, views) {
  return `${JSON.stringify({ kind: KIND, version: VERSION, plan, views }, null, 1)}\n`;
}

/**
 * The views of a file for a plan; or what is wrong with it, with what the words for that name.
 * @param {string} text @param {string} plan @returns {{views: View[]} | {problem: Problem, values: Record<string, string|number>}}
 */
export function fromFile(text, plan) {
  if (text.length > MOST_BYTES) return { problem: "too_large", values: { most: MOST_BYTES / 1024 } };
  const said = parsed(text);
  if (said === undefined) return { problem: "no_json", values: {} };
  const { kind, version, plan: of, views } = Object(said);
  if (kind !== KIND || !Array.isArray(views)) return { problem: "no_views", values: {} };
  if (version !== VERSION) return { problem: "other_version", values: { version: String(version).slice(0, SHOWN) } };
  if (of !== plan) return { problem: "other_plan", values: { plan: [...String(of)].slice(0, SHOWN).join("") } };
  if (views.length > MOST_VIEWS) return { problem: "too_many", values: { n: views.length, most: MOST_VIEWS } };
  const found = checked(views);
  return found.wrong ? { problem: found.wrong.field, values: { n: found.wrong.n } } : { views: found.views };
}

/** @param {string} text */
export function parsed(text) {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}
