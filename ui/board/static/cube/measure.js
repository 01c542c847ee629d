// How wide text is, roughly: enough to decide what fits without a browser's layout, the same as charts/measure.py.
import { floorDivided } from "./rounding.js";
import { isWide } from "./wide.js";

const ELLIPSIS = "\u2026";
const NARROW = new Set("ilj|.,:;'!()[]ftr \u00b7\u2009");
const BROAD = new Set("%mwMW\u2192");
const BOLD_FACTOR = 1.07;
const SPACE = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]"; // as Python strips
const LEADING = new RegExp(`^${SPACE}+`);
const TRAILING = new RegExp(`${SPACE}+$`);

/** The width in px of one line of text (`<b>` is wider, other tags are not there). @param {string} text @param {number} font px */
export function textWidth(text, font) {
  const bold = [...text.matchAll(/<b>([^\n]*?)<\/b>/g)].map((found) => found[1]).join("");
  return ems(withoutTags(text)) * font + ems(withoutTags(bold)) * font * (BOLD_FACTOR - 1);
}

/** `text`, or its beginning with an ellipsis where it is wider than `width` px. @param {string} text @param {number} width @param {number} font */
export function fitted(text, width, font) {
  if (textWidth(text, font) <= width) return text;
  let room = width - font * em(ELLIPSIS);
  let kept = "";
  for (const character of text) {
    room -= font * em(character);
    if (room < 0) break;
    kept += character;
  }
  return kept.replace(TRAILING, "") + ELLIPSIS;
}

/** `text` in at most `lines` lines of `width` px, broken at spaces. @param {string} text @param {number} width @param {number} font @param {number} [lines] @returns {string[]} */
export function wrapped(text, width, font, lines = 2) {
  if (textWidth(text, font) <= width || lines === 1 || !text.includes(" ")) return [fitted(text, width, font)];
  const words = text.split(" ");
  const begun = (/** @type {number} */ count) => words.slice(0, count).join(" ");
  let count = words.length - 1;
  while (count > 1 && textWidth(begun(count), font) > width) count -= 1;
  return [fitted(begun(count), width, font), ...wrapped(words.slice(count).join(" "), width, font, lines - 1)];
}

/** `text` on as few lines of `width` px as it takes, of about the same length; words and numbers stay whole. @param {string} text @param {number} width @param {number} font */
export function broken(text, width, font) {
  const isAscii = [...text].every((character) => character < "\x80");
  const pieces = isAscii ? text.split(" ").map((word) => `${word} `) : text.match(/[0-9A-Za-z.,]+[–—]?|./gsu) ?? [];
  const whole = textWidth(text, font);
  const most = Math.min(whole / Math.max(1, -floorDivided(-whole, width)) + font / 2, width);
  const lines = [""];
  for (const piece of pieces) {
    const last = lines[lines.length - 1];
    if (last && !isClosing(piece) && textWidth(last + piece.replace(TRAILING, ""), font) > most) lines.push("");
    lines[lines.length - 1] += piece;
  }
  return lines.map((line) => line.replace(LEADING, "").replace(TRAILING, ""));
}

/** Whether a piece is a mark that never begins a line. @param {string} piece */
function isClosing(piece) {
  return /^(\p{Pe}|\p{Pf})$/u.test(piece) || (/^\p{Po}$/u.test(piece) && isWide(piece));
}

/** @param {string} text */
const withoutTags = (text) => text.replace(/<[^>]*>/g, "");

/** @param {string} text */
const ems = (text) => [...text].reduce((sum, character) => sum + hundredths(character), 0) / 100;

/** @param {string} character */
const em = (character) => hundredths(character) / 100;

/** A character's width in hundredths of the font's size: whole numbers, whose sum has no last bits to differ. @param {string} character */
function hundredths(character) {
  if (isWide(character) || character === ELLIPSIS || (character >= "\u2014" && character <= "\u201d")) return 100;
  if (NARROW.has(character)) return 30;
  if (BROAD.has(character)) return 86;
  return /^\p{Uppercase}$/u.test(character) ? 64 : 55;
}
