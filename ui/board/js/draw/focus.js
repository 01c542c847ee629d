// Where the keyboard's focus goes when what had it is gone: a chip taken back, an offer accepted, a link followed, a mark filtered away.

const GOING = ".chips, .empty"; // what removes itself when it is used
const STOPS = "[tabindex='0'], a[href], button:not([tabindex]), input, select";

/** Draws, and sees to it that the focus is not lost: with a chip the next one has it, else the block in which it was, or the heading. @param {HTMLElement} root @param {() => void} draw */
export function keepingFocus(root, draw) {
  const before = document.activeElement;
  const at = before?.closest(GOING) && root.contains(before) ? chipsOf(root).indexOf(before) : null;
  const isOwn = before !== root && root.contains(before);
  const block = before?.closest("[data-block]");
  draw();
  if (!isOwn || before?.isConnected || document.activeElement !== document.body) return;
  const left = chipsOf(root);
  const chip = at === null ? null : left[Math.min(Math.max(at, 0), left.length - 1)];
  const stop = at === null && block?.isConnected ? block.querySelector(STOPS) : null;
  /** @type {HTMLElement|null} */ (chip ?? stop ?? root.querySelector("h1"))?.focus({ preventScroll: true });
}

/** @param {HTMLElement} root @returns {Element[]} */
const chipsOf = (root) => [...root.querySelectorAll(".chips .chip")];

/** Streamlit makes all of its main area a tab stop; the board scrolls with the document and needs none. @param {Element} place */
export function leaveOutOfTabs(place) {
  place.closest("[data-testid=stMain]")?.removeAttribute("tabindex");
}

/** Follows the link over the menu: the focus goes to the page's content. @param {Event} event */
export function skip(event) {
  event.preventDefault();
  const main = document.getElementById("board-main");
  main?.focus({ preventScroll: true });
  main?.scrollIntoView({ block: "start" });
}

/** Arrows, Home and End go from one of several to another, round and round. @param {KeyboardEvent} event @param {string} which of what listens @param {boolean} [isRow] whether they stand beside each other too @returns {HTMLElement|undefined} the one that has the focus now */
export function walk(event, which, isRow = false) {
  const all = /** @type {HTMLElement[]} */ ([.../** @type {Element} */ (event.currentTarget).querySelectorAll(which)]);
  const at = all.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const [next, last] = [at + 1, at < 0 ? -1 : at - 1];
  const to = { ArrowDown: next, ArrowUp: last, ...(isRow && { ArrowRight: next, ArrowLeft: last }), Home: 0, End: -1 }[event.key];
  if (to === undefined || !all.length) return undefined;
  event.preventDefault();
  const found = all[(to + all.length) % all.length];
  found.focus({ preventScroll: true });
  return found;
}

/** Scrolls the list that a node stands in, and nothing else, so that it is in sight. @param {Element} node @param {number} [room] px that are kept around it */
export function scrollInList(node, room = 0) {
  const list = node.closest(".listed");
  if (!list) return;
  const [own, all] = [node.getBoundingClientRect(), list.getBoundingClientRect()];
  const bottom = Math.min(all.bottom, window.innerHeight);
  if (own.top < all.top + room) list.scrollTop -= all.top + 2 * room - own.top;
  else if (own.bottom > bottom - room) list.scrollTop += own.bottom - bottom + 2 * room;
}
