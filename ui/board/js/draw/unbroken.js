// Words whose lines never part a number from its unit, nor a name.
import { h } from "./dom.js";

// With the Chinese character before it: the browser keeps a little air between these, but not from one element to another.
const NUMBER = /([\u4e00-\u9fff]?\d[\d,.]*(?:(?: to |[\u2013\u2014\u5230\u81f3-])\d[\d,.]*)?(?:%|\u4e2a[\u4e00-\u9fff]{2}|[\u4e00-\u9fff]{1,2}(?:\/[\u4e00-\u9fff]{1,3})?| (?:m|b)illion yuan| yuan per \S+| [a-z]+)?)/;
const ENDS = /(?<=[\uff0c\uff1b\uff1a\u3002\u3001])|(?<=[,;:.] )/u;
const SHORT = 24; // characters of a name that fits a line of any title

/** The words, numbers in them on one line with what they count. @param {string} words */
export const unbroken = (words) => words.split(NUMBER).map((part, i) => (i % 2 ? h("span", { class: "whole" }, part) : part));

/** The same for a title on a stage: lines end where a part of the sentence does, if they can, and never within a name. @param {string} words @param {Iterable<string>} names */
export function phrased(words, names) {
  const known = [...new Set(names)].filter((name) => name.length > 1 && name.length <= SHORT && words.includes(name)).sort((a, b) => b.length - a.length);
  const split = known.length ? new RegExp(`(${known.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})`) : null;
  const pieces = (/** @type {string} */ part) => (split ? part.split(split).map((one, i) => (i % 2 ? h("span", { class: "whole" }, one) : unbroken(one))) : unbroken(part));
  return words.split(ENDS).flatMap((part) => [h("span", { class: "phrase" }, pieces(part.trimEnd())), part.endsWith(" ") ? " " : null]);
}
