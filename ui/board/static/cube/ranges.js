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
  let low = [0];
  let high = [0];
  for (const layer of placements.layers) {
    const adds = layer.options.map((option) => of(option) * weights[layer.project]);
    const step = (/** @type {number[]} */ known, /** @type {(a: number, b: number) => number} */ better) => {
      const reached = layer.begins.map((begin, edge) => known[begin] + adds[layer.takes[edge]]);
      return layer.starts.map((start, state) => reached.slice(start, layer.starts[state + 1] ?? reached.length).reduce(better));
    };
    low = step(low, (a, b) => Math.min(a, b));
    high = step(high, (a, b) => Math.max(a, b));
  }
  let [least, most] = [low[0], high[0]];
  for (const { project, options } of placements.free) {
    const adds = options.map(of);
    least += weights[project] * Math.min(...adds);
    most += weights[project] * Math.max(...adds);
  }
  return [least, most];
}
