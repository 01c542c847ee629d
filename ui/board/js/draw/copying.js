// Copying: a value is copied as its plain number, cells of a table as columns that a spreadsheet takes as they are.
/** A field that a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

const NUMBER = /^[-−+]?\d{1,3}(?:,\d{3})*(?:\.\d+)?%?$|^[-−+]?\d+(?:\.\d+)?%?$/;
const GAPS = /[\s\u00a0\u2000-\u200b\u202f\u2060]+/g;
const APART = ".pv, .ab, .sign, .gloss, .spacer, .coming"; // marks, letters and meanings beside a value
const VALUE = ".kpi .v, .li b, .line > b, dd";

/** Words without what only sets them; a number without the commas between its thousands. @param {string} words */
export function plain(words) {
  const said = words.replace(GAPS, " ").trim();
  return number(said) ?? said;
}

/** Rows of cells as text and as a table. @param {string[][]} rows */
export function asTable(rows) {
  const safe = rows.map((row) => row.map(cell));
  const escaped = (/** @type {string} */ words) => words.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);
  return {
    text: safe.map((row) => row.join("\t")).join("\r\n"),
    html: `<table>${safe.map((row) => `<tr>${row.map((words) => `<td>${escaped(words)}</td>`).join("")}</tr>`).join("")}</table>`,
  };
}

/** A value of several numbers with what they are of: each number alone, a unit once. @param {Array<{words: string, isUnit: boolean}>} parts */
export function asValue(parts) {
  const said = parts.map((part) => ({ ...part, words: plain(part.words) })).filter((part) => part.words);
  const numbers = said.filter((part) => !part.isUnit).map((part) => part.words).join("\t");
  const [unit = ""] = said.filter((part) => part.isUnit).map((part) => part.words);
  return numbers && unit ? `${numbers}${/^[a-z]/i.test(unit) ? " " : ""}${unit}` : numbers || unit;
}

/** Answers what is copied out of tables and values; everything else the browser copies as it does. @param {HTMLElement} root */
export function watchCopies(root) {
  root.addEventListener("copy", (event) => {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount || !event.clipboardData) return;
    const found = copied(selection.getRangeAt(0));
    if (!found) return;
    event.clipboardData.setData("text/plain", found.text);
    if (found.html) event.clipboardData.setData("text/html", found.html);
    event.preventDefault();
  });
}

/** @param {Range} range @returns {{text: string, html?: string}|null} */
function copied(range) {
  const all = textsIn(range, range.commonAncestorContainer);
  const around = (/** @type {string} */ what) => {
    const [first, last] = [all[0], all[all.length - 1]].map((one) => one?.node.parentElement?.closest(what));
    return first === last ? first : null; // a third click in a line selects up to the beginning of what follows
  };
  const table = /** @type {HTMLTableElement|null|undefined} */ (around("table.d"));
  if (table) return ofTable(range, table);
  const value = around(VALUE);
  return value ? { text: asValue(partsIn(range, value)) } : null;
}

/** Of one cell what is selected of it; of several all of each. @param {Range} range @param {HTMLTableElement} table */
function ofTable(range, table) {
  const rows = [...table.rows].filter((row) => range.intersectsNode(row) && !row.matches(APART))
    .map((row) => [...row.cells].filter((cell) => isIn(range, cell))).filter((cells) => cells.length);
  const all = rows.flat();
  if (!all.length) return null;
  if (all.length === 1) return { text: plain(wordsOf(partsIn(range, all[0]))) };
  return asTable(rows.map((cells) => cells.map((cell) => (cell.matches(".z") ? "" : plain(wordsOf(partsIn(whole(cell), cell)))))));
}

/** Whether something of a cell is selected, or all of an empty one. @param {Range} range @param {HTMLElement} cell */
function isIn(range, cell) {
  if (!range.intersectsNode(cell)) return false;
  const all = whole(cell);
  const isOver = range.compareBoundaryPoints(Range.START_TO_START, all) <= 0 && range.compareBoundaryPoints(Range.END_TO_END, all) >= 0;
  return isOver || wordsOf(partsIn(range, cell)).trim() !== "";
}

/** @param {Node} node */
function whole(node) {
  const range = document.createRange();
  range.selectNodeContents(node);
  return range;
}

/** @param {Array<{words: string}>} parts */
const wordsOf = (parts) => parts.map((part) => part.words).join("");

/** The selected words of an element, without marks beside them. @param {Range} range @param {Element} root */
function partsIn(range, root) {
  return textsIn(range, root).filter(({ node }) => !node.parentElement?.closest(APART))
    .map(({ node, words }) => ({ words, isUnit: Boolean(node.parentElement?.closest(".kpi small")) }));
}

/** What is selected of the texts of a node. @param {Range} range @param {Node} root */
function textsIn(range, root) {
  /** @type {Array<{node: Node, words: string}>} */
  const found = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = root.nodeType === Node.TEXT_NODE ? root : walker.nextNode(); node; node = walker.nextNode()) {
    const words = node.nodeValue ?? "";
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : words.length;
    if (range.intersectsNode(node) && from < to) found.push({ node, words: words.slice(from, to) });
  }
  return found;
}

/** A number as a spreadsheet reads it, without the commas between its thousands; null for what is none. @param {string} words */
export const number = (words) => NUMBER.test(words) ? words.replaceAll(",", "").replace("−", "-") : null;

/** What a spreadsheet takes as it is meant: a number as one, words as words. @param {string} words */
export const cell = (words) => number(words) ?? (FORMULA.test(words) ? `'${words}` : words);

// --- the clipboard ---------------------------------------------------------------------------------

/** @param {string} words @returns {Promise<boolean>} whether they are on the clipboard */
export async function copy(words) {
  if (window.isSecureContext && navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(words);
      return true;
    } catch {
      // not allowed here: the old way may be
    }
  }
  return copyBySelection(words);
}

/** @param {string} words */
function copyBySelection(words) {
  const field = document.createElement("textarea");
  const focused = /** @type {HTMLElement|null} */ (document.activeElement);
  field.value = words;
  field.style.cssText = "position:fixed;left:-99px;top:0;opacity:0";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  focused?.focus?.({ preventScroll: true });
  return done;
}
