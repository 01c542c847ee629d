// Whole numbers out of floats as Python has them: exact halves go to the even neighbour.

/** A number rounded to so many decimals as Python's round() does. @param {number} value @param {number} [digits] */
export function pyRound(value, digits = 0) {
  const halves = value * 2 ** (digits + 1); // exact: only an odd whole number of these lies just between two decimals
  const isTie = Number.isInteger(halves) && Math.abs(halves % 2) === 1;
  if (!isTie) return Number(value.toFixed(digits)) + 0;
  const scale = 10 ** digits;
  return 2 * Math.round(Math.floor(value * scale) / 2) / scale + 0;
}

/** The quotient of two numbers rounded down as Python's // does, from the exact remainder. @param {number} value @param {number} divisor */
export function floorDivided(value, divisor) {
  const rest = value % divisor;
  const isBelow = rest !== 0 && rest < 0 !== divisor < 0;
  return Math.round((value - rest) / divisor) - (isBelow ? 1 : 0);
}
