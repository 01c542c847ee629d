// Says what changed: a polite live region for screen readers, and a short line for everybody where nothing else shows it.

let spoken = "";
/** @type {HTMLElement|null} */
let region = null;
/** @type {HTMLElement|null} */
let toast = null;
let timer = 0;

/** States the page's words after a change. @param {import("../types.js").Doc} doc */
export function announce(doc) {
  const now = [doc.head.title, ...(doc.head.words ?? []).map((part) => part.t)].join(" ");
  if (spoken && spoken !== now) say(now);
  spoken = now;
}

/** @param {string} words @param {boolean} [visible] */
export function say(words, visible = false) {
  region ??= make("announce", "polite");
  region.textContent = words;
  if (visible) show(words);
}

/** @param {string} words */
function show(words) {
  toast ??= make("toast", "off");
  const node = toast;
  node.textContent = words;
  node.classList.add("on");
  clearTimeout(timer);
  timer = window.setTimeout(() => node.classList.remove("on"), 2600);
}

/** @param {string} name @param {string} live */
function make(name, live) {
  const node = document.createElement("div");
  node.className = `board-${name}`;
  node.setAttribute("aria-live", live);
  document.body.append(node);
  return node;
}
