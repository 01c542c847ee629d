// What a hand may do with marks beyond a plain click: Ctrl or ⌘ adds one or takes it out, Shift goes on to a year, a drag takes the years between.
import { around, columnAt } from "./hit.js";
import { boxOf, hide, markOf, outline, pick, shapesOf } from "./marks.js";
import { act, foreseeAction } from "../state/road.js";
import { isOfYears, stretched } from "../state/query.js";

/** Enter with Ctrl, ⌘ or Shift on a mark, which the browser makes no click of. @param {KeyboardEvent} event @param {Said.Chart} chart @param {Said.Mark} mark */
export function chooseByKey(event, chart, mark) {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey || event.shiftKey)) return;
  event.preventDefault();
  pick(chart, mark, event);
}

/**
 * A drag from one year to others, outlined while it lasts; none where a press is on no year, or a finger's, which scrolls.
 * @param {HTMLElement} plot @param {() => Said.Chart} chart as it is by now @param {string|null} code what was pressed @param {PointerEvent} event
 * @returns {import("./press.js").Drag|null}
 */
export function yearDrag(plot, chart, code, event) {
  const first = code && event.pointerType !== "touch" ? yearMark(chart(), code) : null;
  const frame = plot.closest(".frame");
  if (!first || !frame) return null;
  let last = first;
  return {
    to({ clientX }) {
      const now = yearMark(chart(), columnAt(shapesOf(plot, plot.querySelector(".nsewdrag")?.getAttribute("data-subplot") ?? ""), clientX)) ?? last;
      if (now === last) return;
      last = now;
      foreseeAction({ years: between(first, last) });
      outlineAll(frame, [first, last]);
    },
    drop() {
      hide(frame);
      if (last !== first) takeYears(chart(), between(first, last));
    },
    leave: () => hide(frame),
  };
}

/** @param {Said.Chart} chart @param {string|null} code */
function yearMark(chart, code) {
  const mark = markOf(chart, code);
  return mark && isOfYears(mark.pick) ? mark : null;
}

/** The years of two marks and all between. @param {Said.Mark} one @param {Said.Mark} other */
function between(one, other) {
  const [years, more] = [one, other].map(({ pick }) => ({ from_year: Number(pick.from_year), to_year: Number(pick.to_year) }));
  return stretched(years, more);
}

/** @param {Said.Chart} chart @param {ReturnType<typeof between>} years */
function takeYears(chart, years) {
  const within = chart.marks.filter(({ pick }) => isOfYears(pick) && Number(pick.from_year) >= Number(years.from_year) && Number(pick.to_year) <= Number(years.to_year));
  act({ years }, Object.fromEntries(within.map((mark) => [`mark:${chart.id}:${mark.id}`, true])));
}

/** One outline around what is drawn for marks. @param {Element} frame @param {Said.Mark[]} marks */
function outlineAll(frame, marks) {
  const boxes = marks.flatMap((mark) => boxOf(frame, mark.id) ?? []).map((box) => ({ ...box, right: box.left + box.width, bottom: box.top + box.height }));
  if (boxes.length) outline(frame, around(boxes), marks.map((mark) => mark.id).sort().join("\u2014"));
}
