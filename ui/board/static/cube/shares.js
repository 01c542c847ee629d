// Percentages that add up to 100.0, as analysis/shares.py.
import { sum } from "./view.js";

const TENTHS = 1000;
const CLOSE = 1e9; // remainders closer than this are equal

/** The values as percentages with one decimal that add up to 100.0, by largest remainder; the first among equals goes first. @param {number[]} values @returns {number[]} */
export function percentages(values) {
  const total = sum(values);
  if (!total) return values.map(() => 0);
  const exact = values.map((value) => value / total * TENTHS);
  const tenths = exact.map(Math.floor);
  const rest = exact.map((value, i) => Math.round((value - tenths[i]) * CLOSE));
  const missing = TENTHS - sum(tenths);
  const order = values.map((_, i) => i).sort((a, b) => rest[b] - rest[a]);
  order.slice(0, missing).forEach((i) => { tenths[i] += 1; });
  return tenths.map((tenth) => tenth / 10);
}

/** The same rows with shares that are whole tenths of a percent and add up. @template {{amount_wan: number}} T @param {T[]} rows @returns {Array<T & {share: number}>} */
export function addingUp(rows) {
  const shares = percentages(rows.map((row) => row.amount_wan));
  return rows.map((row, i) => ({ ...row, share: shares[i] / 100 }));
}
