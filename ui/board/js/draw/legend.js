// The legend of a chart's picture: swatches with their hatches as shapes, their words beside them, in as many lines as they take.

/** @typedef {{x: number, y: number, swatch: string, colour: string, words: string}} Key */
/** @typedef {{ground: string, ink: string, ink2: string}} Inks */

export const LINE = 18; // px from one line of keys to the next
const [WIDE, HIGH, BESIDE, APART] = [18, 10, 6, 14];

/** The keys of a chart, each with its place in px. @param {Said.Chart} chart @param {number} room @param {Inks} look @returns {Key[]} */
export function keysOf(chart, room, look) {
  let [x, y] = [0, 0];
  return chart.subtitle.filter((part) => part.swatch).map((part) => {
    const words = (part.t ?? "").trim();
    const width = WIDE + BESIDE + [...words].length * 12;
    if (x && x + width > room) [x, y] = [0, y + LINE];
    const key = { x, y, swatch: String(part.swatch), colour: part.colour?.startsWith("#") ? part.colour : look.ink, words };
    x += width + APART;
    return key;
  });
}

/** Where a key's words begin. */
export const WORDS_AT = WIDE + BESIDE;

/** A swatch as shapes whose places are px to the right of and below an anchor of the layout. @param {Key} key @param {number} left @param {number} top @param {Inks} look */
export function swatchShapes({ swatch, colour }, left, top, look) {
  const anchor = { xref: "paper", yref: "paper", xsizemode: "pixel", ysizemode: "pixel", xanchor: 0, yanchor: 1, layer: "above" };
  const isDoubt = swatch === "unconfirmed" || swatch === "undivided";
  const isHollow = swatch.endsWith("hollow");
  const isLined = isDoubt || swatch === "ghost";
  const box = { ...anchor, type: "rect", x0: left, x1: left + WIDE, y0: -top, y1: -(top + HIGH), fillcolor: isDoubt || isHollow ? look.ground : colour, line: { width: isLined ? 1 : isHollow ? 1.5 : 0, color: isHollow ? colour : look.ink2 } };
  const path = hatch(swatch, left, top);
  return path ? [box, { ...anchor, type: "path", path, line: { width: swatch === "undivided" ? 1.5 : 1, color: isDoubt ? look.ink2 : isHollow ? colour : look.ground } }] : [box];
}

/** @param {string} swatch @param {number} left @param {number} top */
function hatch(swatch, left, top) {
  const up = (/** @type {number} */ x) => `M${left + x},${-(top + HIGH)}L${left + x + HIGH},${-top}`;
  const down = (/** @type {number} */ x) => `M${left + x},${-top}L${left + x + HIGH},${-(top + HIGH)}`;
  if (swatch.startsWith("policy")) return [0, 4, 8].map(up).join("");
  if (swatch === "unconfirmed") return [0, 4, 8].map((x) => up(x) + down(x)).join("");
  if (swatch === "undivided") return [3, 7].flatMap((y) => [3, 7, 11, 15].map((x) => `M${left + x},${-(top + y)}L${left + x + 1.5},${-(top + y)}`)).join("");
  return "";
}
