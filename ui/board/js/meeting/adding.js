// What is on show becomes a step of this browser's story.
import { say } from "../draw/announce.js";
import { doc, redraw, word } from "../state/app.js";
import { present } from "../state/likings.js";
import { MOST_STEPS, keepStory, storyOf } from "./kept.js";
import { NUMBERS, findingOf, showsOf } from "./steps.js";

/** The present view as a step. @param {string} [show] a chart, by default what the page shows first @returns {Said.StoryStep} */
export function stepHere(show) {
  const now = doc();
  const what = show ?? showsOf(now)[0] ?? NUMBERS;
  return { ...present(), show: what, title: null, note: null, said: findingOf(now, what), lang: now.lang, data: now.version };
}

/** @param {string} [show] */
export function addStep(show) {
  const { plan } = doc();
  const story = storyOf(plan) ?? { name: "", steps: [] };
  if (story.steps.length >= MOST_STEPS) return say(word("story_too_many", { n: MOST_STEPS + 1, most: MOST_STEPS }), true, true);
  const problem = keepStory(plan, { ...story, steps: [...story.steps, stepHere(show)] });
  say(word(problem ? "story_kept_here" : "story_added", { n: story.steps.length + 1 }), true);
  redraw();
}
