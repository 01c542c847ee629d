// The story that a reader puts together in this browser, by plan. Lists are never changed, only replaced. Pure but for the store.
import { isName, isText, line, remember, rememberedJson, sound } from "../state/kept.js";
import { queryOf, written } from "../state/query.js";

export const MOST_STEPS = 60;
export const MOST_TITLE = 200;
export const MOST_NOTE = 4000;
/** What a field of a step may hold. @type {Record<string, (value: any) => boolean>} */
const FIELDS = {
  page: isName,
  query: (value) => isText(value, 4000),
  show: isName,
  title: (value) => value === null || isText(value, MOST_TITLE),
  note: (value) => value === null || isText(value, MOST_NOTE),
  said: (value) => isText(value, MOST_TITLE),
  lang: (value) => typeof value === "string" && /^[a-z]{0,8}$/.test(value),
  data: (value) => typeof value === "string" && /^[0-9a-f]{0,64}$/.test(value),
};
const EMPTY = { query: "", show: "numbers", title: null, note: null, said: "", lang: "", data: "" };

/** @param {string} plan */
export const keyOfStory = (plan) => `story:${plan}`;

/** The story of this browser; null where none was begun. @param {string} plan @returns {Said.StoryTold|null} */
export function storyOf(plan) {
  const said = rememberedJson(keyOfStory(plan));
  return said && { name: String(said.name ?? ""), steps: stepsIn(said.steps).found };
}

/** @param {string} plan @param {Said.StoryTold} story */
export const keepStory = (plan, story) => remember(keyOfStory(plan), JSON.stringify(story));

/** A title on one line. @param {string} words */
export const titled = (words) => line(words, MOST_TITLE);

/** The steps of a list, with nothing else in them. @param {unknown} said */
export const stepsIn = (said) => sound(Array.isArray(said) && said.map((one) => ({ ...EMPTY, ...Object(one) })), FIELDS, tidy);

/** @param {Said.StoryStep} step @returns {Said.StoryStep} */
function tidy({ page, query, show, title, note, said, lang, data }) {
  return { page, query: written(queryOf(query)), show, title: (title && titled(title)) || null, note: note?.trim() ? note.replace(/[^\P{Cc}\n]/gu, " ") : null, said: titled(said), lang, data };
}

/** @template T @param {T[]} steps @param {number} from @param {number} to @returns {T[]} */
export function moved(steps, from, to) {
  const others = steps.filter((_, i) => i !== from);
  return [...others.slice(0, to), steps[from], ...others.slice(to)];
}
