// An address and what an action makes of it.

/** @typedef {Record<string, string>} Query */

const SEPARATOR = "~";
const MAX_VALUE = 4000;

const OWN = /^(embed.*|stage|step|show|play|notes)$/; // what the board itself does with an address: no part of a view

/** The parameters of an address that are the board's own. @param {string} search @returns {Query} */
export const ownOf = (search) => Object.fromEntries([...new URLSearchParams(search)].filter(([name]) => OWN.test(name)));

/** The parameters of a view in an address; several values of one are one list, and what is too long is none. @param {string} search @returns {Query} */
export function queryOf(search) {
  /** @type {Query} */
  const query = {};
  for (const [name, value] of new URLSearchParams(search)) if (!OWN.test(name)) query[name] = name in query ? query[name] + SEPARATOR + value : value;
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value.length <= MAX_VALUE));
}

/** An address's parameters in one order. @param {Query} query */
export const written = (query) => new URLSearchParams(Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1))).toString();

/**
 * The parameters after one action. @param {Query} query @param {Record<string, any>} action
 * @param {string[]} filters the parameters that ``clear`` removes
 * @returns {Query}
 */
export function applied(query, action, filters) {
  const kind = Object.keys(DOES).find((name) => name in action);
  const next = kind ? DOES[kind](query, action[kind]) : changed(query, action.clear && Object.fromEntries(filters.map((name) => [name, null])));
  if (filters.some((name) => next[name] !== query[name])) delete next.rest; // other filters leave another rest
  return next;
}

/** What each kind of action makes of a query. @type {Record<string, (query: Query, what: any) => Query>} */
const DOES = {
  set: changed, toggle: toggled, pick: picked, add: added, years: chosen,
  span: (query, span) => chosen(query, stretched(yearsOf(query), yearsOf(span))),
};

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
  const codes = codesOf(query, name);
  const next = codes.includes(code) ? codes.filter((each) => each !== code) : [...codes, code];
  return changed(query, { [name]: next.join(SEPARATOR) });
}

/** @param {Record<string, any>} query @param {string} name @returns {string[]} */
const codesOf = (query, name) => (query[name] ?? "").split(SEPARATOR).filter(Boolean);

/** @param {Query} query @param {Record<string, string|number|null>} pick what it sets; what is null it takes back */
function picked(query, pick) {
  const names = Object.keys(pick);
  if (!names.length) return query;
  const isBack = names.every((name) => (query[name] ?? "") === String(pick[name] ?? ""));
  return chosen(query, isBack ? Object.fromEntries(names.map((name) => [name, null])) : pick);
}

/** Parameters chosen on a mark, or taken back, and the way there. @param {Query} query @param {Record<string, any>} changes */
function chosen(query, changes) {
  const next = changed(query, changes);
  let fields = codesOf(query, "drill");
  for (const name of Object.keys(changes)) {
    const field = YEARS.includes(name) ? "year" : name;
    fields = [...fields.filter((each) => each !== field), ...(name in next ? [field] : [])];
  }
  return changed(next, { drill: fields.join(SEPARATOR) });
}

/**
 * A link of a page on show, with what was done since it came and is not answered yet. @param {Query} link @param {Query} shown the page's own parameters @param {Query} now those of the address
 * @param {string[]} names what a link keeps @returns {Query}
 */
export function carried(link, shown, now, names) {
  const done = names.filter((name) => shown[name] !== now[name]);
  return changed(link, Object.fromEntries(done.map((name) => [name, now[name] ?? null])));
}

// --- more than one mark of a field ---------------------------------------------------------------

const YEARS = ["from_year", "to_year"];

/** @typedef {{ctrlKey?: boolean, metaKey?: boolean, shiftKey?: boolean}} Keys */

/** What a click on a mark does: with Ctrl or ⌘ it joins what is chosen or leaves it, with Shift the years go on to it. @param {Record<string, any>} pick @param {Keys} [keys] those that are held */
export function actionOf(pick, { ctrlKey, metaKey, shiftKey } = {}) {
  if (shiftKey && isOfYears(pick)) return { span: pick };
  return ctrlKey || metaKey || shiftKey ? { add: pick } : { pick };
}

/** A mark more: its codes beside those that are chosen; or without them, where all are. Years are one range: one outside stretches it, one in it ends it before. @param {Query} query @param {Record<string, any>} pick */
function added(query, pick) {
  if (isOfYears(pick)) return chosen(query, withYear(yearsOf(query), yearsOf(pick)));
  const names = Object.keys(pick);
  const isIn = names.every((name) => pick[name] === null || codesOf(query, name).includes(String(pick[name])));
  return chosen(query, Object.fromEntries(names.map((name) => {
    if (pick[name] === null) return [name, null];
    const others = codesOf(query, name).filter((code) => code !== String(pick[name]));
    return [name, (isIn ? others : [...others, pick[name]]).join(SEPARATOR)];
  })));
}

/** Whether what a mark picks is a range of years. @param {Record<string, any>} pick */
export const isOfYears = (pick) => Object.keys(pick).length === YEARS.length && YEARS.every((name) => name in pick);

/** @typedef {{from_year: number|null, to_year: number|null}} Years */

/** @param {Record<string, any>} query @returns {Years} */
function yearsOf({ from_year = null, to_year = null }) {
  const year = (/** @type {any} */ value) => Number(value) || null;
  return { from_year: year(from_year ?? to_year), to_year: year(to_year ?? from_year) };
}

/** From what is chosen to another year or years; up to them where they lie within. @param {Years} years @param {Years} more @returns {Years} */
export function stretched({ from_year, to_year }, more) {
  if (!from_year || !to_year || !more.from_year || !more.to_year) return more;
  return { from_year: Math.min(from_year, more.from_year), to_year: more.from_year < from_year ? to_year : more.to_year };
}

/** @param {Years} years @param {Years} one @returns {Years} */
function withYear(years, one) {
  const year = Number(one.from_year);
  const { from_year, to_year } = years;
  if (!from_year || !to_year || year < from_year || year > to_year) return stretched(years, one);
  if (from_year === to_year) return { from_year: null, to_year: null };
  return year === from_year ? { from_year: year + 1, to_year } : { from_year, to_year: year - 1 };
}
