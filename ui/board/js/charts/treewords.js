// The words of a treemap's areas at the width that there is: they come fitted to the usual one, and an area that holds them no more says them in other lines.

/** @typedef {(line: string) => number} Measure the px of a line, which may hold tags */
/** @typedef {{name: string, value: string, wide: number, high: number}} Area in px, with what it says of itself */

const PAD = 3; // px that Plotly keeps free around words
const MORE = 3; // px by which words may be wider than they are measured
const LINE = 1.3; // a line's height by its font's size
const BETWEEN = /(?<=[ -])|(?<=\p{Script=Han})(?!\p{P})|(?<=\p{P})(?=\p{Script=Han})/u;

/** Words on lines of so many px; Chinese goes on anywhere. @param {string[]} parts @param {number} wide @param {Measure} measure @returns {string[]|null} null: a word is wider */
function linesOf(parts, wide, measure) {
  const lines = [""];
  for (const part of parts) {
    const longer = lines[lines.length - 1] + part;
    if (measure(longer.trimEnd()) <= wide) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  const found = lines.map((line) => line.trimEnd()).filter(Boolean);
  return found.every((line) => measure(line) <= wide) ? found : null;
}

/**
 * What an area says: its name and its amount, else its name alone, else the beginning of it, else its amount; nothing where not even that has room.
 * @param {Area} area @param {number} font in px @param {Measure} measure
 */
export function saidIn({ name, value, wide, high }, font, measure) {
  const [room, most] = [wide - 2 * PAD - MORE, Math.floor((high - 2 * PAD) / (LINE * font))];
  const values = [value, /<b>.*?<\/b>/.exec(value)?.[0] ?? ""].filter((one) => one && measure(one) <= room).slice(0, 1);
  const parts = name.split(BETWEEN);
  for (let count = parts.length; count > 0; count -= 1) {
    const kept = count === parts.length ? parts : [...parts.slice(0, count - 1), `${parts[count - 1].replace(/[ -]+$/, "")}…`];
    const lines = linesOf(kept, room, measure);
    if (lines && lines.length <= most) return [...lines, ...values].slice(0, Math.max(lines.length, most)).join("<br>");
  }
  return most > 0 ? values.join() : "";
}

/**
 * What stands in the strip above areas, on one line: as much of its parts as has room, else the beginning of the first.
 * @param {string} words @param {number} wide @param {number} font @param {Measure} measure
 */
export function heading(words, wide, font, measure) {
  const parts = words.split("  ");
  const said = parts.map((_, i) => parts.slice(0, parts.length - i).join("  ")).find((one) => measure(one) <= wide - 2 * PAD - MORE);
  return said ?? saidIn({ name: parts[0], value: "", wide, high: LINE * font + 2 * PAD }, font, measure);
}

/** The name and the amount that words were made of. @param {string} words */
export function partsOf(words) {
  const lines = words.split("<br>");
  const name = lines.filter((line) => !line.startsWith("<b>")).reduce((said, line) => (/[!-,.-~]$/.test(said) && /^[!-~]/.test(line) ? `${said} ${line}` : said + line), "");
  return { name, value: lines.find((line) => line.startsWith("<b>")) ?? "" };
}

/** Says anew what a treemap hides for want of room. @param {any} plot @param {any} plotly */
export function refit(plot, plotly) {
  const trace = plot._fullData?.[0];
  const pen = trace?.type === "treemap" && document.createElement("canvas").getContext("2d");
  if (!pen) return;
  const { size, family } = trace.textfont;
  const font = Array.isArray(size) ? size[0] : size;
  const measure = (/** @type {string} */ line) => {
    pen.font = `${line.startsWith("<b>") ? 700 : 400} ${font}px ${Array.isArray(family) ? family[0] : family}`;
    return pen.measureText(line.replace(/<.*?>/g, "")).width;
  };
  const [said, headed] = [[...trace.text], [...trace.labels]];
  for (const slice of plot.querySelectorAll("g.slice")) {
    const i = slice.__data__?.data?.data?.i;
    const words = slice.querySelector("text");
    if (i === undefined || !trace.text[i] || words?.getBoundingClientRect().width) continue;
    const { width: wide, height: high } = slice.querySelector("path.surface").getBoundingClientRect();
    if (slice.__data__.children && slice.__data__.depth !== trace._maxDepth - 1) headed[i] = heading(trace.labels[i], wide, font, measure) || headed[i];
    else said[i] = saidIn({ ...partsOf(trace.text[i]), wide, high }, font, measure) || said[i];
  }
  const isNew = (/** @type {string[]} */ own, /** @type {string[]} */ before) => own.some((words, i) => words !== before[i]);
  if (isNew(said, trace.text) || isNew(headed, trace.labels)) plotly.restyle(plot, { text: [said], labels: [headed] }, [0]);
}
