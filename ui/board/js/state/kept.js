// What this browser keeps of a reader's own, for good or while the tab is open; what it refuses to keep is there until the page is closed.

/** @typedef {"localStorage"|"sessionStorage"} Store for good, or for the tab */

/** @type {Map<string, string>} what stands in for what could not be kept */
const instead = new Map();

/** @param {string} key @param {Store} [where] */
export function remembered(key, where = "localStorage") {
  try {
    return instead.get(key) ?? window[where].getItem(key);
  } catch {
    return instead.get(key) ?? null;
  }
}

/** Keeps words under a key; what the browser says against it, if anything: it has no store for the page, or no room in it. @param {string} key @param {string} words @param {Store} [where] @returns {""|"absent"|"full"} */
export function remember(key, words, where = "localStorage") {
  try {
    window[where].setItem(key, words);
    instead.delete(key);
    return "";
  } catch (problem) {
    instead.set(key, words);
    return problem instanceof DOMException && /quota/i.test(problem.name) ? "full" : "absent";
  }
}

/** What is kept as JSON; null where that is nothing, or no JSON. @param {string} key @returns {any} */
export const rememberedJson = (key) => parsed(remembered(key) ?? "null") ?? null;

/** What some words say as JSON; undefined where they are none. @param {string} words @returns {unknown} */
export function parsed(words) {
  try {
    return JSON.parse(words);
  } catch {
    return undefined;
  }
}

const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]+/gu; // what would break a line, turn the words around it, or show nothing

/** Words on one line without what nobody sees. @param {string} words @param {number} most */
export const line = (words, most) => [...words.replace(UNSEEN, " ").trim()].slice(0, most).join("").trim();

/** Whether something is words of such a length. @param {any} value @param {number} most @returns {value is string} */
export const isText = (value, most) => typeof value === "string" && [...value].length <= most;

/** Whether something is a name as pages and charts have them. @param {any} value @returns {value is string} */
export const isName = (value) => typeof value === "string" && /^[a-z_]{1,40}$/.test(value);

/**
 * Those of a list whose fields hold what they may, tidied; and the place, from 1, and the field of the first that is none.
 * @template T @param {unknown} said @param {Record<string, (value: any) => boolean>} fields @param {(one: any) => T} tidy @returns {{found: T[], wrong?: {n: number, field: string}}}
 */
export function sound(said, fields, tidy) {
  const all = (Array.isArray(said) ? said : []).map(Object);
  const wrong = all.map((one) => Object.keys(fields).find((name) => !fields[name](one[name])));
  const at = wrong.findIndex(Boolean);
  return { found: all.filter((_, i) => !wrong[i]).map(tidy), ...(at >= 0 && { wrong: { n: at + 1, field: String(wrong[at]) } }) };
}
