// Says what changed: a polite live region for screen readers, and a short line for everybody where nothing else shows it.

let spoken = "";
/** @type {HTMLElement|null} */
let region = null;
/** @type {HTMLElement|null} */
let toast = null;
let timer = 0;

/** States the page's words after a change. @param {Said.Doc} doc */
export function announce(doc) {
  const now = [doc.head.title, ...(doc.head.words ?? []).map((part) => part.t)].join(" ");
  if (spoken && spoken !== now) say(now);
  spoken = now;
}

const MOMENT = 2600; // ms for a few words
const SENTENCES = 8000; // ms for what has to be read

/** @param {string} words @param {boolean} [visible] @param {boolean} [isLong] */
export function say(words, visible = false, isLong = false) {
  region ??= make("announce", "polite");
  region.textContent = words;
  if (visible) show([words], isLong ? SENTENCES : MOMENT);
}

/** Words that somebody has to copy by hand: selected in a field, until it is left. @param {string} why @param {string} words */
export function offer(why, words) {
  const field = Object.assign(document.createElement("input"), { value: words, readOnly: true });
  field.setAttribute("aria-label", why);
  const node = show([why, field]);
  field.addEventListener("blur", () => node.classList.remove("on"));
  field.addEventListener("keydown", (event) => event.key === "Escape" && field.blur());
  field.focus({ preventScroll: true });
  field.select();
}

/** @param {Array<string|Node>} parts @param {number} [time] in ms */
function show(parts, time) {
  toast ??= make("toast", "off");
  const node = toast;
  node.replaceChildren(...parts);
  node.classList.add("on");
  clearTimeout(timer);
  if (time) timer = window.setTimeout(() => node.classList.remove("on"), time);
  return node;
}

/** @param {string} name @param {string} live */
function make(name, live) {
  const node = document.createElement("div");
  node.className = `board-${name}`;
  node.setAttribute("aria-live", live);
  document.body.append(node);
  return node;
}
