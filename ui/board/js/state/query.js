// An address and what an action makes of it.

/** @typedef {Record<string, string>} Query */

const SEPARATOR = "~";
const MAX_VALUE = 4000;

/** The parameters of an address; several values of one are one list, and what is too long is none. @param {string} search @returns {Query} */
export function queryOf(search) {
  /** @type {Query} */
  const query = {};
  for (const [name, value] of new URLSearchParams(search)) query[name] = name in query ? query[name] + SEPARATOR + value : value;
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value.length <= MAX_VALUE));
}

/** An address's parameters in one order. @param {Query} query */
export function written(query) {
  return new URLSearchParams(Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1))).toString();
}

/**
 * The parameters after one action. @param {Query} query @param {Record<string, any>} action
 * @param {string[]} filters the parameters that ``clear`` removes
 * @returns {Query}
 */
export function applied(query, action, filters) {
  const next = done(query, action, filters);
  if (filters.some((name) => next[name] !== query[name])) delete next.rest; // other filters leave another rest
  return next;
}

/** @param {Query} query @param {Record<string, any>} action @param {string[]} filters @returns {Query} */
function done(query, action, filters) {
  if ("set" in action) return changed(query, action.set);
  if ("toggle" in action) return toggled(query, action.toggle);
  if ("pick" in action) return picked(query, action.pick);
  if (action.clear) return changed(query, Object.fromEntries(filters.map((name) => [name, null])));
  return { ...query };
}

/** @param {Query} query @param {Record<string, any>} changes @returns {Query} */
function changed(query, changes) {
  const next = { ...query };
  for (const [name, value] of Object.entries(changes ?? {})) {
    delete next[name];
    if (value !== null && value !== undefined && value !== "" && String(value).length <= MAX_VALUE) next[name] = String(value);
  }
  return next;
}

/** @param {Query} query @param {[string, string]} pair */
function toggled(query, [name, code]) {
  const codes = (query[name] ?? "").split(SEPARATOR).filter(Boolean);
  const next = codes.includes(code) ? codes.filter((each) => each !== code) : [...codes, code];
  return changed(query, { [name]: next.join(SEPARATOR) });
}

/** @param {Query} query @param {Record<string, string|number>} pick */
function picked(query, pick) {
  const names = Object.keys(pick);
  if (!names.length) return query;
  const isBack = names.every((name) => query[name] === String(pick[name]));
  const next = changed(query, isBack ? Object.fromEntries(names.map((name) => [name, null])) : pick);
  return changed(next, { drill: drilled(query.drill ?? "", names, isBack) });
}

/** @param {string} drill @param {string[]} names @param {boolean} isBack */
function drilled(drill, names, isBack) {
  let fields = drill.split(SEPARATOR).filter(Boolean);
  for (const name of new Set(names.map((each) => (each === "from_year" || each === "to_year" ? "year" : each)))) {
    fields = [...fields.filter((field) => field !== name), ...(isBack ? [] : [name])];
  }
  return fields.join(SEPARATOR);
}
