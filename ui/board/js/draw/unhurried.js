// Links on words that people select. One click follows them at once; a drag over them selects and does nothing else. A double click
// selects and copies too: whether a click is the first of two shows only later, and nobody waits for that, so the second one goes back.
import { address } from "../state/app.js";
import { follow, go, leads } from "../state/road.js";

const DOUBLE = 600; // ms in which a second press makes a double click, and the page that the first has led to is drawn
/** @type {{at: number, isValue: boolean}|null} the click that has just led away */
let first = null;

/** Properties of a link on words that can be selected: of a name word by word, of a value as a whole. @param {string|null|undefined} href @param {boolean} [isValue] */
export function linkOver(href, isValue = false) {
  return leads(href) ? { href: address(href), draggable: "false", onclick: (/** @type {MouseEvent} */ event) => followOnce(event, href, isValue) } : {};
}

/** Follows a click unless it is the second of two, or the end of a selection. @param {MouseEvent} event @param {string} href @param {boolean} [isValue] */
export function followOnce(event, href, isValue = true) {
  follow(event, href, () => {
    const isByHand = event.detail > 0 && /** @type {PointerEvent} */ (event).pointerType !== "touch"; // a key, a finger and a script press once
    if (isByHand && (event.detail !== 1 || String(getSelection()))) return;
    const before = window.location.href;
    go(href);
    if (isByHand && window.location.href !== before) first = { at: event.timeStamp, isValue };
  });
}

/** Back to where the first click of two was made, and what is under it is selected. @param {MouseEvent} event @param {boolean} isValue */
function takeBack({ clientX, clientY }, isValue) {
  first = null;
  window.addEventListener("popstate", () => requestAnimationFrame(() => selectAt(clientX, clientY, isValue)), { once: true });
  window.history.back();
}

/** @param {number} x @param {number} y @param {boolean} isValue */
function selectAt(x, y, isValue) {
  const [selection, place] = [getSelection(), placeAt(x, y)];
  if (!selection || !place) return;
  if (isValue) {
    const range = document.createRange();
    range.selectNodeContents(place.node); // the words themselves, without what stands beside them
    selection.removeAllRanges();
    return selection.addRange(range);
  }
  selection.collapse(place.node, place.offset);
  selection.modify("move", "backward", "word");
  selection.modify("extend", "forward", "word");
}

/** Where words are under a point, by what each browser calls it. @param {number} x @param {number} y @returns {{node: Node, offset: number}|null} */
function placeAt(x, y) {
  const page = /** @type {any} */ (document);
  const caret = page.caretPositionFromPoint?.(x, y);
  if (caret) return { node: caret.offsetNode, offset: caret.offset };
  const range = page.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}

/** @type {Element|null} */
let last = null;

/** The second click of a double click follows no link that the first one has brought under the pointer. */
window.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (event.detail === 1) first = null; // what an earlier click has led to stands
  const led = event.detail > 1 && first && event.timeStamp - first.at < DOUBLE ? first : null;
  if (led || (event.detail > 1 && target && target !== last)) {
    event.preventDefault();
    event.stopPropagation();
    if (led) takeBack(event, led.isValue);
  } else last = target;
}, true);
