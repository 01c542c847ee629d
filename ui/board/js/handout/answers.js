// The answers that a handout holds: documents by what sets them apart (exports/differences.py). Pure.

/** @typedef {import("../state/query.js").Query} Query */
/** @typedef {{page: string, query: Query}} View */
/** @typedef {{size: string, dark: boolean}} Look */
/** @typedef {Record<string, Record<string, any>>} Kept differences by page and by what is asked */
/** @typedef {{href: string, title?: string, show?: string, note?: string}} Step */
/** @typedef {{steps: Step[], parts: any[], colours: Record<string, string>, pages: Kept, phone: Kept, dark: Kept, "phone dark": Kept}} Pack */

const PASSING = ["lang", "unit", "theme", "drill", "trail"]; // what no answer depends on, but for its way there
/** What pages open, whatever else is asked. @type {Record<string, string>} */
const OPENED = { project: "id", checks: "finding", targets: "indicator", text: "at" };
const LASTING = ["years", "townships", "basis", "lang", "unit", "theme"]; // besides the filters, what links of a view keep
const BUT_DRILL = "\u0002"; // in a link: the parameters of its own view without the way there; \u0001 with it
const COLOUR = /#[0-9A-F]{6}\b|rgba\([\d.,]+\)/g;
const PLACES = /^[\d~-]+$/;

/** What an answer is kept by. @param {Query} query */
export const keyOf = (query) => Object.keys(query).filter((name) => !PASSING.includes(name)).sort().map((name) => `${name}=${query[name]}`).join("&");

/** @param {any} before @param {any} difference @returns {any} */
export function applied(before, difference) {
  if (Array.isArray(difference)) return difference[0];
  const next = Array.isArray(before) ? before.slice(0, difference["#"]) : { ...before };
  for (const [key, each] of Object.entries(difference)) {
    if (each === 0) delete next[key];
    else if (key !== "#") next[key] = applied(before[key], each);
  }
  return next;
}

/** A part with all of its words changed. @param {any} part @param {(words: string) => string} how @returns {any} */
function reworded(part, how) {
  if (typeof part === "string") return how(part);
  if (Array.isArray(part)) return part.map((each) => reworded(each, how));
  if (part && typeof part === "object") return Object.fromEntries(Object.entries(part).map(([key, each]) => [key, reworded(each, how)]));
  return part;
}

/** The switch of light and dark as it stands in the dark. @param {Said.Doc["side"]} side @returns {Said.Doc["side"]} */
const inDark = (side) => ({ ...side, foot: side.foot.map((segment) => ({ ...segment, options: segment.options.map((option) => ({ ...option, on: option.code === "dark" })) })) });

/** @param {string} words @param {Query} query */
function linked(words, query) {
  const [, path, mark, rest] = /^(\/[a-z_]*)([\u0001\u0002])(.*)$/.exec(words) ?? [];
  if (!mark) return words;
  const own = new URLSearchParams(query);
  if (mark === BUT_DRILL) own.delete("drill");
  const search = [own.toString().replaceAll("%7E", "~"), rest].filter(Boolean).join("&");
  return search ? `${path}?${search}` : path;
}

/** @param {Pack} said */
export function answersOf({ steps, parts, colours, pages, ...looks }) {
  /** @type {any[]} */
  const known = [];
  /** @param {number} n */
  const part = (n) => (known[n] ??= whole(parts[n]));
  /** References replaced by what they refer to. @param {any} said @returns {any} */
  const whole = (said) => {
    if (Array.isArray(said)) return said.map(whole);
    if (!said || typeof said !== "object") return said;
    return "@" in said ? part(said["@"]) : Object.fromEntries(Object.entries(said).map(([key, each]) => [key, whole(each)]));
  };
  const [first] = Object.keys(pages);
  /** What the others of a page differ from: the first of them. @param {string} page */
  const openingOf = (page) => Object.keys(pages[page])[0];
  const base = applied({}, whole(pages[first][openingOf(first)]));
  /** @param {string} page */
  const opening = (page) => (page === first ? base : applied(base, whole(pages[page][openingOf(page)])));

  /** A document as it looks on a phone and in the dark. @param {Said.Doc} said @param {string} page @param {string} key @param {boolean} isPhone @param {boolean} dark @returns {Said.Doc} */
  const dressed = (said, page, key, isPhone, dark) => {
    const with_ = (/** @type {"phone"|"dark"|"phone dark"} */ look, /** @type {Said.Doc} */ doc) => ({ ...doc, ...applied({ blocks: doc.blocks, points: doc.points }, whole(looks[look][page]?.[key] ?? {})) });
    const sized = isPhone ? with_("phone", { ...said, size: "phone" }) : { ...said };
    if (!dark) return sized;
    const coloured = reworded(sized, (words) => words.replace(COLOUR, (colour) => colours[colour] ?? colour));
    return with_(isPhone ? "phone dark" : "dark", { ...coloured, theme: "dark", side: inDark(coloured.side) });
  };

  /** @param {View} view */
  const has = ({ page, query }) => keyOf(query) in (pages[page] ?? {});
  /** What answers a view: the same, or without conditions where what is opened does not depend on them. @param {View} view @returns {View|null} */
  const meant = (view) => {
    const { page, query } = view;
    if (has(view)) return view;
    const name = OPENED[page];
    const opened = { page, query: { [name]: query[name] } };
    return name in query && (name !== "at" || PLACES.test(query.at)) && has(opened) ? opened : null;
  };
  /** The conditions of the views of a page that the file is made for. @param {string} page @returns {Query[]} */
  const stepsOf = (page) => steps.map(({ href }) => href.split("?")).filter(([path]) => path === (page === "overview" ? "/" : `/${page}`)).map(([, search]) => Object.fromEntries(new URLSearchParams(search)));
  return {
    steps,
    has: (/** @type {View} */ view) => meant(view) !== null,
    /** @param {View} view @param {Look} look @returns {Said.Doc|null} */
    find(view, { size, dark }) {
      const asked = meant(view);
      if (!asked) return null;
      const key = keyOf(asked.query);
      const before = opening(asked.page);
      const said = dressed(key !== openingOf(asked.page) ? applied(before, whole(pages[asked.page][key])) : before, asked.page, key, size === "phone", dark);
      if (view.query.theme) said.query = { ...said.query, theme: view.query.theme };
      const names = [...said.filters, ...LASTING];
      const own = Object.fromEntries(Object.entries(said.query).filter(([name]) => names.includes(name)));
      return reworded(said, (words) => (words[0] === "/" ? linked(words, own) : words));
    },
    /** What is shown after something was done: that, or of its conditions those just chosen, with those that the view has by itself; null where neither is answered. @param {View} next @param {View} last @returns {View|null} */
    settled(next, last) {
      if (meant(next)) return next;
      const before = (/** @type {string} */ name) => (last.query[name] ?? "").split("~");
      const chosen = Object.entries(next.query).filter(([name, value]) => value !== last.query[name] && name !== "drill");
      const fewer = chosen.map(([name, value]) => [name, value.split("~").filter((code) => !before(name).includes(code)).join("~")]);
      const own = stepsOf(next.page).filter((step) => Object.entries(step).every(([name, value]) => last.query[name] === value));
      const views = [...own, {}].map((step) => ({ page: next.page, query: { ...step, ...Object.fromEntries(fewer) } }));
      return (chosen.length && views.find(meant)) || null;
    },
  };
}
