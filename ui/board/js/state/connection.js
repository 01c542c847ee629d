// Whether the server answers. While it does not, the reader is told so in a line of the board, not in a dialog of Streamlit's over
// it; once it does again, what waits is sent.

const AGAIN = 1500; // ms between two looks at a server that does not answer
const LONGEST = 4000; // ms that a look may take
const DIALOG = '[data-testid="stDialog"]'; // the app opens none by itself

let lost = false;
let looking = false;
let again = 0;
/** @type {MutationObserver|null} */
let observer = null;
let health = "_stcore/health";
/** @type {(isLost: boolean) => void} */
let changed = () => {};

/** Whether the server was not there when last looked for. */
export const isLost = () => lost;

/** @param {string} base the app's address @param {(isLost: boolean) => void} how called when the server goes and when it comes back */
export function watchConnection(base, how) {
  health = `${base}_stcore/health`;
  changed = how;
  if (observer) return; // the address is set again when Streamlit is there
  observer = new MutationObserver(closeDialogs);
  observer.observe(document.body, { childList: true }); // where dialogs are put: what the board draws is not looked at
}

/** A question had no answer: is the server there? Looks again until it is. */
export async function look() {
  if (looking) return;
  looking = true;
  const isThere = await answers();
  looking = false;
  if (lost !== !isThere) {
    lost = !isThere;
    changed(lost);
  }
  clearTimeout(again);
  if (lost) again = window.setTimeout(look, AGAIN);
}

async function answers() {
  try {
    return (await within(LONGEST, health)).ok;
  } catch {
    return false;
  }
}

/** Asks, and gives up after some ms. @param {number} longest @param {string} address @param {RequestInit} [options] */
export async function within(longest, address, options = {}) {
  const giveUp = new AbortController();
  const late = window.setTimeout(() => giveUp.abort(), longest);
  try {
    return await fetch(address, { ...options, cache: "no-store", signal: giveUp.signal });
  } finally {
    clearTimeout(late);
  }
}

/** Streamlit says in English that it has lost its server, over a page that goes on by itself. */
function closeDialogs() {
  const dialog = document.querySelector(DIALOG);
  if (!dialog) return;
  void look();
  /** @type {HTMLElement|null} */ (dialog.querySelector("button"))?.click();
}
