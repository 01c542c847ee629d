// Words whose lines never part a number from its unit.
import { h } from "./dom.js";

// With the Chinese character before it: the browser keeps a little air between these, but not from one element to another.
const NUMBER = /([\u4e00-\u9fff]?\d[\d,.]*(?:%|[\u4e00-\u9fff]{1,2}| [a-z]+)?)/;

/** The words, numbers in them on one line with what they count. @param {string} words */
export const unbroken = (words) => words.split(NUMBER).map((part, i) => (i % 2 ? h("span", { class: "whole" }, part) : part));
