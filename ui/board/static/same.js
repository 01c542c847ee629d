// Whether two values say the same: what the browser foretold and what the server answers differ in the order of keys and in last bits.

const PASSING = ["ack", "client"]; // of one message, not of the answer

/** A value in one order of keys, without the last bits of its numbers. @param {any} value @returns {any} */
export function plain(value) {
  if (typeof value === "number") return Math.round(value * 1e6) / 1e6;
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, plain(value[key])]));
}

/** The parts of two documents that do not say the same. @param {Record<string, any>} one @param {Record<string, any>} other @returns {string[]} */
export function differing(one, other) {
  const parts = new Set([...Object.keys(one), ...Object.keys(other)]);
  PASSING.forEach((name) => parts.delete(name));
  return [...parts].filter((name) => JSON.stringify(plain(one[name])) !== JSON.stringify(plain(other[name])));
}
