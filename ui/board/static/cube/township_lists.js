// One township's card: its own, its shared and the citywide projects, apart; ui/cards/township.py.
import { href } from "./addresses.js";
import { placeName } from "./township_card.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {Record<string, any>} Block */

/** The blocks' ids begin so; a page without a choice has one that says how to choose. */
export const LISTS = ["township_own", "township_several", "township_all", "township_hosted", "choose_township"];

/** The projects of the chosen township in lists that are never added up. @param {Scene} scene @returns {Block[]} */
export function townshipLists(scene) {
  const { text, asked, cube, base } = scene;
  if (asked.township.size !== 1) return [{ kind: "note", id: "choose_township", area: "aside", text: [text.words("township.choose")], warn: false }];
  const [code] = asked.township;
  const place = cube.townships.indexOf(code);
  const some = (/** @type {(row: number, served: number[], reach: string) => boolean} */ isOne) =>
    cube.rows.id.flatMap((_, row) => (isOne(row, cube.sets[cube.rows.served[row]], cube.reaches[cube.rows.reach[row]]) ? [row] : []));
  const hosted = some((row, _served, reach) => base.hosts[row] === code && reach === "city_level");
  const everywhere = some((_row, served, reach) => served.includes(place) && reach === "all_townships");
  return [
    list(scene, code, "own", some((_row, served) => served.length === 1 && served[0] === place)),
    list(scene, code, "several", some((_row, served, reach) => served.includes(place) && reach === "several_townships")),
    ...(everywhere.length ? [list(scene, code, "all", everywhere, hosted.length ? 1 : 2)] : []),
    ...(hosted.length ? [list(scene, code, "hosted", hosted)] : []),
  ];
}

/** @param {Scene} scene @param {string} code @param {string} kind @param {number[]} rows @param {number} [span] @returns {Block} */
function list(scene, code, kind, rows, span = 1) {
  const { text, cube } = scene;
  const wan = (/** @type {number} */ row) => cube.rows.total[row];
  const total = rows.reduce((sum, row) => sum + wan(row), 0);
  return {
    kind: "list", id: `township_${kind}`, span, title: text.words(`township.list.${kind}`, { name: placeName(scene, code) }),
    note: rows.length ? text.words("township.list.note", { count: rows.length, total: text.money(total) }) : text.words("township.list.none"),
    items: [...rows].sort((a, b) => wan(b) - wan(a)).map((row) => item(scene, row)),
  };
}

/** @param {Scene} scene @param {number} row */
function item(scene, row) {
  const { text, cube, base, look } = scene;
  const { rows } = cube;
  const id = rows.id[row];
  return {
    label: base.names[id], value: text.amount(rows.total[row]), note: sharedNote(scene, row), href: href(scene, "project", { id, trail: scene.page }),
    dot: look.theme.categories[cube.categories[rows.category[row]]],
  };
}

/** @param {Scene} scene @param {number} row */
function sharedNote({ text, cube, asked }, row) {
  const { rows } = cube;
  const count = cube.sets[rows.served[row]].length;
  if (count < 2) return text.years(rows.start[row], rows.end[row]);
  if (asked.townships === "undivided") return text.words("township.list.undivided", { count });
  return text.words("township.list.shared", { count, part: text.exact(rows.total[row] / count) });
}
