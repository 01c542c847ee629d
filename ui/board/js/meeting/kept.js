// The story that a reader puts together in this browser, by plan. Lists are never changed, only replaced. Pure but for the store.
import { queryOf, written } from "../state/query.js";
import { UNSEEN, store, stored } from "../views/kept.js";

export const MOST_STEPS = 60;
export const MOST_TITLE = 200;
export const MOST_NOTE = 4000;
/** What a field of a step may hold. @type {Record<string, (value: any) => boolean>} */
const FIELDS = {
  page: (value) => typeof value === "string" && /^[a-z_]{1,40}$/.test(value),
  query: (value) => isText(value, 4000),
  show: (value) => typeof value === "string" && /^[a-z_]{1,40}$/.test(value),
  title: (value) => value === null || isText(value, MOST_TITLE),
  note: (value) => value === null || isText(value, MOST_NOTE),
  said: (value) => isText(value, MOST_TITLE),
  lang: (value) => typeof value === "string" && /^[a-z]{0,8}$/.test(value),
  data: (value) => typeof value === "string" && /^[0-9a-f]{0,64}$/.test(value),
};
const EMPTY = { query: "", show: "numbers", title: null, note: null, said: "", lang: "", data: "" };

/** @param {any} value @param {number} most */
const isText = (value, most) => typeof value === "string" && [...value].length <= most;

/** @param {string} plan */
export const keyOfStory = (plan) => `story:${plan}`;

/** The story of this browser; null where none was begun. @param {string} plan @returns {Said.StoryTold|null} */
export function storyOf(plan) {
  try {
    const said = JSON.parse(stored(keyOfStory(plan)) ?? "null");
    return said && { name: String(said.name ?? ""), steps: checked(said.steps).steps };
  } catch {
    return null;
  }
}

/** @param {string} plan @param {Said.StoryTold} story @returns {""|"absent"|"full"} */
export const keepStory = (plan, story) => store(keyOfStory(plan), JSON.stringify(story));

/** Words on one line without what nobody sees. @param {string} words @param {number} [most] */
export const line = (words, most = MOST_TITLE) => [...words.replace(UNSEEN, " ").trim()].slice(0, most).join("");

/** Those that are steps, with nothing else in them; and the place, from 1, and the field of the first that is none. @param {unknown} said @returns {{steps: Said.StoryStep[], wrong?: {n: number, field: string}}} */
export function checked(said) {
  /** @type {Said.StoryStep[]} */
  const steps = [];
  /** @type {{n: number, field: string}|undefined} */
  let wrong;
  for (const [i, one] of (Array.isArray(said) ? said : []).entries()) {
    const step = { ...EMPTY, ...Object(one) };
    const field = Object.keys(FIELDS).find((name) => !FIELDS[name](step[name]));
    if (field) wrong ??= { n: i + 1, field };
    else steps.push(tidy(step));
  }
  return wrong ? { steps, wrong } : { steps };
}

/** @param {Said.StoryStep} step @returns {Said.StoryStep} */
function tidy({ page, query, show, title, note, said, lang, data }) {
  return { page, query: written(queryOf(query)), show, title: title && line(title) ? line(title) : null, note: note?.trim() ? note.replace(/[^\P{Cc}\n]/gu, " ") : null, said: line(said), lang, data };
}

/** @template T @param {T[]} steps @param {number} from @param {number} to @returns {T[]} */
export function moved(steps, from, to) {
  const others = steps.filter((_, i) => i !== from);
  return [...others.slice(0, to), steps[from], ...others.slice(to)];
}
