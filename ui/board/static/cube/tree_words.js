// What an area of a treemap says of itself: its name and amount, as much of them as it holds (charts/tree_words.py).
import { escape } from "./figure.js";
import { broken, fitted, textWidth } from "./measure.js";

const PAD = 3; // px that Plotly keeps free around words
const LINE = 1.3; // a line's height by its font's size
const FEWEST = 4; // letters of a name that still say something

/**
 * Lines for an area of so many px: the name and the first of `values` that fits, else the name alone, else its beginning.
 * @param {string} name @param {string[]} values @param {[number, number]} area @param {number} font @returns {string[]}
 */
export function cutToFit(name, values, area, font) {
  const [wide, lines] = [area[0] - 2 * PAD, Math.floor((area[1] - 2 * PAD - 2) / (LINE * font))];
  if (lines < 1 || wide < 2 * font) return [];
  const value = values.filter((one) => textWidth(one, font) <= wide).slice(0, 1);
  const whole = linesOf(name, wide, font, lines);
  if (whole.length && whole.length + value.length <= lines) return [...whole, ...value];
  if (whole.length) return whole;
  const below = lines > 2 ? value : [];
  const room = lines - below.length;
  const kept = fitted(name, wide * room - font * (room - 1), font);
  return [...kept].length > FEWEST ? [...linesOf(kept, wide, font, room), ...below] : [];
}

/** The name on lines, none if they are too many or one is too wide. @param {string} name @param {number} wide @param {number} font @param {number} most */
function linesOf(name, wide, font, most) {
  const found = broken(name, wide, font);
  return found.length <= most && found.every((one) => textWidth(one, font) <= wide) ? found.map(escape) : [];
}
