// Whether a finding stands on one line above its chart: where it does not, it says less, and no chart below it moves (ui/cards/lines.py).
import { textWidth } from "./measure.js";

/** @type {Record<string, number>} px of a title; on a phone, one column wide, lines may be two */
const FONTS = { desk: 15, wide: 17 };
const MENU = 36; // px at the title's end
const AIR = 16; // px between Chinese and figures

/** Whether the title of a chart one column wide takes one line. @param {import("./figure.js").Look} look @param {string} finding */
export function fitsOneLine({ size }, finding) {
  const font = FONTS[size.name];
  return !font || textWidth(`<b>${finding}</b>`, font) <= size.width - MENU - AIR;
}
