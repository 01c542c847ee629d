// A story as a file that can be sent, and laid into a plan's folder: written, and read as what may come from anywhere. Pure.
import { MOST_BYTES, parsed } from "../views/file.js";
import { MOST_STEPS, checked, line } from "./kept.js";

const KIND = "plan-dashboard-story";
const VERSION = 1;
const SHOWN = 40; // characters of what somebody else wrote

/** @param {string} plan @param {Said.StoryTold} story */
export function toFile(plan, story) {
  return `${JSON.stringify({ kind: KIND, version: VERSION, plan, name: story.name, steps: story.steps }, null, 1)}\n`;
}

/**
 * The story of a file for a plan; or which words say what is wrong with it, with what they name.
 * @param {string} text @param {string} plan @returns {{story: Said.StoryTold} | {problem: string, values: Record<string, string|number>}}
 */
export function fromFile(text, plan) {
  if (text.length > MOST_BYTES) return { problem: "too_large", values: { most: MOST_BYTES / 1024 } };
  const said = parsed(text);
  if (said === undefined) return { problem: "no_json", values: {} };
  const { kind, version, plan: of, name, steps } = Object(said);
  if (kind !== KIND || !Array.isArray(steps) || !steps.length) return { problem: "no_story", values: {} };
  if (version !== VERSION) return { problem: "other_version", values: { version: String(version).slice(0, SHOWN) } };
  if (of !== plan) return { problem: "other_plan", values: { plan: line(String(of), SHOWN) } };
  if (steps.length > MOST_STEPS) return { problem: "too_many", values: { n: steps.length, most: MOST_STEPS } };
  const found = checked(steps);
  return found.wrong ? { problem: "bad", values: found.wrong } : { story: { name: line(String(name ?? ""), 80), steps: found.steps } };
}
