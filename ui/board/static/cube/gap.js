// What differs between the basis in use and the other totals, in words: basis_gap of ui/wording.py.
import { sum } from "./view.js";

/** @param {import("./scene.js").Scene} scene @returns {string|null} */
export function basisGap({ text, base, cube, asked }) {
  const { printed_wan: printed } = base;
  if (printed === null) return null;
  const { rows } = cube;
  const computed = sum(rows.total);
  const funding = sum(rows.funding.map(sum));
  const word = (/** @type {boolean} */ isMore) => text.words(isMore ? "gap.more" : "gap.less");
  if (asked.basis === "printed") {
    const count = rows.covered.filter((isIn) => !isIn).length;
    return count ? text.words("gap.left_out", { computed: text.money(computed), count }) : null;
  }
  if (asked.basis === "funding") {
    return funding === computed ? null : text.words("gap.funding", { computed: text.money(computed), difference: text.money(Math.abs(funding - computed)), word: word(funding > computed) });
  }
  return printed === computed ? null : text.words("gap.printed", { printed: text.money(printed), difference: text.beside(Math.abs(computed - printed), printed), word: word(printed > computed) });
}
