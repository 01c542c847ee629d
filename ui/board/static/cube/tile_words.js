// The name of a narrow tile on one line or two, broken between words, Chinese characters or the syllables of pinyin (charts/tile_words.py).
import { broken, fitted, textWidth } from "./measure.js";

const BETWEEN = /(?<=[aeiouüng])(?=[bpmfdtnlgkhjqxrzcsyw]h?[aeiouü])/g;

/** The name on one line, on two if there may be so many and it fits these, else its beginning. @param {string} name @param {number} room @param {number} font @param {number} most */
export function onLines(name, room, font, most) {
  if (most > 1 && textWidth(name, font) > room) {
    const isWord = !name.includes(" ") && [...name].every((character) => character < "\x80");
    const lines = isWord ? hyphened(name, room, font) : broken(name, room, font);
    if (lines.length === most && lines.every((line) => textWidth(line, font) <= room)) return lines;
  }
  return [fitted(name, room, font)];
}

/** A word in two parts, the first as long as fits with its hyphen. @param {string} name @param {number} room @param {number} font */
function hyphened(name, room, font) {
  const places = [...name.matchAll(BETWEEN)].map(({ index }) => index).filter((at) => textWidth(`${name.slice(0, at)}-`, font) <= room);
  const at = places.at(-1);
  return at ? [`${name.slice(0, at)}-`, name.slice(at)] : [name];
}
