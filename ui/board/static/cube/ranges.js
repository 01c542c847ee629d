// The least and the most that sources can have: shortest and longest paths through the placements, as analysis/placements.py.

/** @typedef {{project: number, begins: number[], takes: number[], starts: number[], options: number[][]}} Layer */
/** @typedef {{layers: Layer[], free: Array<{project: number, options: number[][]}>}} Placements */

/**
 * The least and the most of a set of sources together, every row's funding weighted.
 * @param {Placements} placements @param {number[]} weights by row @param {number} sources bits
 * @returns {[number, number]}
 */
export function rangeOf(placements, weights, sources) {
  const of = (/** @type {number[]} */ option) => option.reduce((total, wan, source) => total + ((sources >> source) & 1 ? wan : 0), 0);
  let [low, high] = [[0], [0]];
  for (const layer of placements.layers) [low, high] = followed(layer, low, high, layer.options.map((option) => of(option) * weights[layer.project]));
  let [least, most] = [low[0], high[0]];
  for (const { project, options } of placements.free) {
    const adds = options.map(of);
    least += weights[project] * Math.min(...adds);
    most += weights[project] * Math.max(...adds);
  }
  return [least, most];
}

/** The same for each row on its own, not weighted. @param {Placements} placements @param {number} rows how many @param {number} sources bits @returns {Array<[number, number]>} */
export function boundsOf(placements, rows, sources) {
  const of = (/** @type {number[]} */ option) => option.reduce((total, wan, source) => total + ((sources >> source) & 1 ? wan : 0), 0);
  const found = Array.from({ length: rows }, () => /** @type {[number, number]} */ ([0, 0]));
  for (const { project, options } of [...placements.layers, ...placements.free]) {
    const adds = options.map(of);
    found[project][0] += Math.min(...adds);
    found[project][1] += Math.max(...adds);
  }
  return found;
}

/** The least and the most at the states behind a layer: plain loops, for there are thousands of edges and readers wait. @param {Layer} layer @param {number[]} low @param {number[]} high @param {number[]} adds by option */
function followed({ begins, takes, starts }, low, high, adds) {
  const [least, most] = [starts.map(() => Infinity), starts.map(() => -Infinity)];
  for (let state = 0; state < starts.length; state += 1) {
    const end = starts[state + 1] ?? begins.length;
    for (let edge = starts[state]; edge < end; edge += 1) {
      const add = adds[takes[edge]];
      least[state] = Math.min(least[state], low[begins[edge]] + add);
      most[state] = Math.max(most[state], high[begins[edge]] + add);
    }
  }
  return [least, most];
}
