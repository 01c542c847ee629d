// How charts look, from the plain values of themes and sizes: colours of codes, hatches, readable text (charts/theme.py).
import { pyRound } from "./rounding.js";

/** @typedef {{name: string, ground: string, side: string, tile: string, ink: string, secondary: string, line: string, strong_line: string, ghost: string, paper: string, highlight: string, disagreement: string, categories: Record<string, string>, sources: Record<string, string>}} Theme */
/**
 * @typedef {{name: string, width: number, font: number, value_font: number, gap: number, bar: number, step: number, thin_bar: number, thin_step: number, row_bar: number, row_step: number,
 *   left: number, thin_left: number, right: number, name_limit: number, names_above: boolean, year_height: number, year_right: number, tile: number, square: number,
 *   flow_height: number, tree_height: number, hatch: number}} Size
 */
/** @typedef {{theme: Theme, size: Size}} Look */
/** @typedef {Record<string, any>} Plain */

export const FONT_FAMILY = '"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif';
export const DIM_OPACITY = 0.28;

/** The colour of a category or funding source code; ink for any other code. @param {Theme} theme @param {string} code */
export function colourOf(theme, code) {
  const known = [theme.categories, theme.sources].find((colours) => Object.hasOwn(colours, code));
  return known ? known[code] : theme.ink;
}

/** How many times larger than on a desk small distances are. @param {Look} look */
export const unitOf = ({ size }) => Math.max(size.font / 14, 1);

/** The width of a chart over both columns of the page. @param {Look} look */
export const fullWidth = ({ size }) => (size.name === "phone" || size.name === "present" ? size.width : size.width * 2 + 40);

/** The pattern of a share that an allocation policy gave. @param {Look} look @param {string} colour @param {number} [size] */
export const policyHatch = (look, colour, size = 5) => hatch(look, "/", size, 0.22, look.theme.ground, colour);

/** The pattern of money whose funding column is not confirmed. @param {Look} look */
export const unconfirmedHatch = (look) => hatch(look, "x", 6, 0.28, look.theme.secondary, look.theme.ground);

/** The pattern of money that is not shared out; in a stack `colour` tells the series. @param {Look} look @param {string} [colour] */
export const undividedHatch = (look, colour) => hatch(look, ".", 5, 0.32, colour || look.theme.secondary, look.theme.ground);

/** @param {Look} look @param {string} shape @param {number} size @param {number} solidity @param {string} foreground @param {string} background @returns {Plain} */
function hatch(look, shape, size, solidity, foreground, background) {
  return { shape, size: size * look.size.hatch, solidity, fillmode: "replace", fgcolor: foreground, bgcolor: background };
}

/** WCAG contrast ratio of two `#RRGGBB` colours. @param {string} one @param {string} other */
export function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** A text colour that can be read on a mark of `colour`. @param {string} colour @param {Theme} theme */
export function textOn(colour, theme) {
  return [theme.ground, theme.ink, "#FFFFFF", "#000000"].find((one) => contrast(one, colour) >= 4.5) ?? theme.ground;
}

/** `colour` with `part` of `other` mixed in. @param {string} colour @param {string} other @param {number} part */
export function mixed(colour, other, part) {
  const second = channels(other);
  const parts = channels(colour).map((one, i) => pyRound(one + (second[i] - one) * part));
  return `#${parts.map((one) => one.toString(16).toUpperCase().padStart(2, "0")).join("")}`;
}

/** `colour` as an `rgba()` string. @param {string} colour @param {number} opacity */
export const translucent = (colour, opacity) => `rgba(${channels(colour).join(",")},${opacity})`;

/** @param {string} colour */
const channels = (colour) => [1, 3, 5].map((start) => parseInt(colour.slice(start, start + 2), 16));

/** @param {string} colour */
function luminance(colour) {
  const [red, green, blue] = channels(colour).map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
