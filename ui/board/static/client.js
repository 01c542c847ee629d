// What the server has to know of the reader's screen: the size class and whether it prefers dark.
import { local, store } from "./app.js";

const preference = window.matchMedia("(prefers-color-scheme: dark)");
let reported = "";

/** @param {number} width in px @returns {"phone"|"desk"|"wide"} */
export function sizeClass(width) {
  return width < 700 ? "phone" : width >= 1800 ? "wide" : "desk";
}

/** The reader's screen as it is now. @returns {{size: "phone"|"desk"|"wide", dark: boolean}} */
export function screen() {
  return { size: sizeClass(window.innerWidth), dark: preference.matches };
}

/** Sets the cookie for the next first run, and tells the server if it took the screen to be another. */
export function reportClient() {
  const { size, dark } = screen();
  document.cookie = `board=${size}.${dark ? "dark" : "light"}; path=/; SameSite=Lax; max-age=31536000`;
  const doc = store.doc;
  if (!doc || local.printing) return;
  const assumed = { size: doc.size, dark: reported ? reported.endsWith("dark") : doc.theme === "dark" };
  const now = `${size}.${dark ? "dark" : "light"}`;
  const known = `${assumed.size}.${assumed.dark ? "dark" : "light"}`;
  if (now === known || now === reported) return;
  reported = now;
  store.act({ client: { size, dark } });
}

const WAITING = 30; // s that Streamlit's session may take to come
let isStanding = false;

/** Tells the session that is about to be opened that the board stands, and needs no document; or that it does not. @param {boolean} stands */
export function reportStanding(stands) {
  if (stands === isStanding) return;
  isStanding = stands;
  document.cookie = `board_stands=${stands ? 1 : 0}; path=/; SameSite=Lax; max-age=${stands ? WAITING : 0}`;
}

/** @param {() => void} draw */
export function watchClient(draw) {
  let waiting = 0;
  window.addEventListener("resize", () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => { reportClient(); draw(); }, 120);
  });
  preference.addEventListener("change", reportClient);
}
