// A plan or a view without funding: ui/cards/amounts.py.

/** @typedef {import("./scene.js").Scene} Scene */

/** Whether the plan gives no funding at all: a printed 0 is given. @param {Scene} scene */
export const isUnfunded = ({ base }) => base.places.lines.every((lines) => !lines.length);

/** The rows of a chart of funding; none where the plan gives no funding. @template T @param {Scene} scene @param {T[]} rows @returns {T[]} */
export const ifFunded = (scene, rows) => (isUnfunded(scene) ? [] : rows);

/** That there is no funding in view, in words. @param {Scene} scene */
export const noFunding = (scene) => scene.text.words(isUnfunded(scene) ? "finding.no_funding" : "finding.no_funding_in_view");
