// The colours of the nodes and links of a flow: those of its codes, grey where the column is not confirmed (charts/funding_flow.py).
import { DIM_OPACITY, colourOf, mixed, pyRound, translucent } from "./figure.js";
import { UNCONFIRMED } from "./frames.js";
import { categoryOf, parted } from "./nodes.js";

/** @typedef {import("./figure.js").Look} Look */

/** @param {string} node @param {Look} look @param {boolean} [isChosen] */
export function nodeColour(node, look, isChosen = true) {
  const { theme } = look;
  const [kind, code] = parted(node);
  const own = kind === "source" || kind === "category" ? code : categoryOf(node);
  const colour = code === UNCONFIRMED ? mixed(theme.secondary, theme.ground, 0.45) : colourOf(theme, own);
  return isChosen ? colour : mixed(theme.ground, colour, DIM_OPACITY);
}

/** The colour of where the money comes from, translucent. @param {import("./flows.js").Link} link @param {Look} look @param {number} opacity */
export function linkColour(link, look, opacity) {
  const colour = link.is_unconfirmed ? look.theme.secondary : nodeColour(link.from_node, look);
  const part = opacity * (link.selected ? 1 : DIM_OPACITY);
  return translucent(colour, pyRound(part * (link.is_unconfirmed ? 0.7 : 1), 3));
}
