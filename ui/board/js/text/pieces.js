// Words cut where a mark, a highlighted place or a hit of the search begins or ends. Pure.

/** @typedef {[number, number]} Span first character, and the one after the last */
/** @typedef {{mark: Span[], at: Span[], hit: Span[]}} Layers */
/** @typedef {{t: string, at: number, hit: number}} Run words with the number of the place and of the hit they stand in, or -1 */
/** @typedef {{mark: number, runs: Run[]}} Piece the runs of one mark, or of none (-1) */

/**
 * @param {number} start where the words stand in the text @param {string} words @param {Layers} layers
 * @returns {Piece[]} all of the words, in their order
 */
export function pieces(start, words, layers) {
  const end = start + words.length;
  const inside = {
    mark: within(layers.mark, start, end), at: within(layers.at, start, end), hit: within(layers.hit, start, end),
  };
  if (!inside.mark.length && !inside.at.length && !inside.hit.length) return [{ mark: -1, runs: [{ t: words, at: -1, hit: -1 }] }];
  const edges = [...inside.mark, ...inside.at, ...inside.hit].flatMap(({ span }) => span);
  const cuts = [...new Set([start, ...edges.filter((edge) => edge > start && edge < end), end])].sort((a, b) => a - b);
  /** @type {Piece[]} */
  const found = [];
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const mark = holding(inside.mark, cuts[i]);
    const run = { t: words.slice(cuts[i] - start, cuts[i + 1] - start), at: holding(inside.at, cuts[i]), hit: holding(inside.hit, cuts[i]) };
    const last = found[found.length - 1];
    if (last && last.mark === mark) last.runs.push(run);
    else found.push({ mark, runs: [run] });
  }
  return found;
}

/** @param {Span[]} spans @param {number} start @param {number} end */
function within(spans, start, end) {
  /** @type {Array<{span: Span, i: number}>} */
  const found = [];
  spans.forEach((span, i) => span[0] < end && start < span[1] && found.push({ span, i }));
  return found;
}

/** The closest of the spans around a position: a number within a highlighted clause is a place of its own. @param {Array<{span: Span, i: number}>} spans @param {number} position */
function holding(spans, position) {
  const around = spans.filter(({ span }) => span[0] <= position && position < span[1]);
  return around.reduce((best, each) => (!best || length(each) < length(best) ? each : best), around[0])?.i ?? -1;
}

/** @param {{span: Span}} each */
const length = ({ span }) => span[1] - span[0];

/** The next of a number of things, round and round. @param {number} now @param {number} by @param {number} count */
export const stepped = (now, by, count) => (count ? (((now + by) % count) + count) % count : 0);
