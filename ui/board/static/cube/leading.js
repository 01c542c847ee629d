// Who has most, judged on what is shown: ui/cards/leading.py.
import { ranked } from "./cards.js";

/** @typedef {import("./cards.js").Row} Row */
/** @typedef {import("./format.js").Labels} Labels */
/** @typedef {(wan: number) => string} Written */

export const NAMED = 3; // equals that are named; more are counted

/** An amount as it is shown with its share of the whole beside it. @param {Labels} text @param {number} whole @returns {Written} */
export const withShare = (text, whole) => (wan) => `${text.amount(wan)} ${text.share(wan / (whole || 1))}`;

/** The first rows by a column: those whose figure reads like the largest. @template {Row} R @param {R[]} rows @param {string} name @param {Written} written @returns {R[]} */
export function leading(rows, name, written) {
  const ordered = /** @type {R[]} */ (ranked(rows, name));
  return ordered.filter((row) => written(row[name]) === written(ordered[0][name]));
}

/** The rows with more than an amount, and more as it is shown, the largest first. @param {Row[]} rows @param {string} name @param {Written} written @param {number} than */
export function larger(rows, name, written, than) {
  return ranked(rows, name).filter((row) => row[name] > than && written(row[name]) !== written(than));
}

/** Equals by name, or by `key` how many they are. @param {Labels} text @param {string[]} names @param {string} key */
export const who = (text, names, key) => (names.length <= NAMED ? text.listed(names) : text.words(key, { count: names.length }));
