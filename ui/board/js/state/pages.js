// Rows of a long table that the document does not hold: asked for page by page when they come into sight.
import { keyOf } from "./ahead.js";
import { doc, local } from "./app.js";

const PAGE = 100;
const KEPT = 40; // pages of all tables
const PAUSE = 60; // ms that a place must stay in sight before it is asked for
const AGAIN = 3000; // ms after a failure

/** @type {Map<string, Said.Row[]|null>} pages by address; null while one is on its way */
const pages = new Map();
/** @type {Map<string, number>} what is waited for, by block */
const waiting = new Map();

/** The address of a list of this document. @param {"rows"|"file"} kind @param {string} block */
export function listAddress(kind, block) {
  const { page, query } = doc();
  return `${local.base}${kind}?${keyOf({ page, query })}&block=${encodeURIComponent(block)}`;
}

/**
 * Rows ``from`` to ``to`` (exclusive) as far as they are here; the others are asked for, and ``arrived`` is called.
 * @param {Said.Table} block @param {number} from @param {number} to @param {() => void} arrived
 * @returns {Array<Said.Row|null>}
 */
export function rowsOf(block, from, to, arrived) {
  const address = `${listAddress("rows", block.id)}&v=${doc().version}`;
  const missing = new Set();
  const rows = Array.from({ length: to - from }, (_, i) => {
    const at = from + i;
    if (at < block.rows.length) return block.rows[at];
    const page = Math.floor(at / PAGE);
    const known = pages.get(`${address}&from=${page * PAGE}&count=${PAGE}`);
    if (!known) missing.add(page);
    return known?.[at - page * PAGE] ?? null;
  });
  clearTimeout(waiting.get(block.id));
  const ask = () => missing.forEach((page) => fetchPage(`${address}&from=${page * PAGE}&count=${PAGE}`, arrived));
  if (missing.size) waiting.set(block.id, window.setTimeout(ask, PAUSE));
  return rows;
}

/** @param {string} address @param {() => void} arrived */
async function fetchPage(address, arrived) {
  if (pages.has(address)) return;
  pages.set(address, null);
  if (pages.size > KEPT) pages.delete(/** @type {string} */ (pages.keys().next().value));
  try {
    const response = await fetch(address, { cache: "no-store" });
    if (response.status !== 200) throw new Error(String(response.status));
    pages.set(address, (await response.json()).rows);
    arrived();
  } catch {
    pages.delete(address);
    window.setTimeout(arrived, AGAIN);
  }
}
