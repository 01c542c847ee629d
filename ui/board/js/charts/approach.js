// Where a moving pointer is about to be. Pure.

const AHEAD = 90; // ms
const PAUSE = 120; // ms without a move after which the pointer has stopped

/** @typedef {{x: number, y: number, at: number}} Place in px of the window, and when in ms */

/**
 * @param {Place|null} last @param {Place} now
 * @returns {{x: number, y: number}|null} where the pointer will be a moment later, if it goes on as it does; null where it has stood or has only just come
 */
export function soonAt(last, now) {
  const took = last ? now.at - last.at : 0;
  if (!last || took <= 0 || took > PAUSE) return null;
  const further = AHEAD / took;
  return { x: now.x + (now.x - last.x) * further, y: now.y + (now.y - last.y) * further };
}
