// The reader's screen: its size class and whether the reader prefers dark. Every question tells it, and a cookie the next first run.

import { local } from "./app.js";

const preference = window.matchMedia("(prefers-color-scheme: dark)");

/** @param {number} width in px @returns {"phone"|"desk"|"wide"} */
export const sizeClass = (width) => width < 900 ? "phone" : width >= 1800 ? "wide" : "desk";

const LEGIBLE = 0.45; // of a room's screen: in a smaller window its least letters could not be read

/** The reader's screen as it is now; on the stage one for a room, or for the hand. @returns {{size: "phone"|"desk"|"wide"|"present", dark: boolean}} */
export function screen() {
  const isStage = local.staged || new URLSearchParams(window.location.search).has("stage");
  const isRoom = Math.min(window.innerWidth / 1920, window.innerHeight / 1080) >= LEGIBLE;
  return { size: isStage ? (isRoom ? "present" : "phone") : sizeClass(window.innerWidth), dark: preference.matches };
}

/** Leaves the screen for Streamlit's next session, which learns by it too that this browser asks for documents by itself (ui/scene/scene.py). */
export function noteScreen() {
  const { dark } = screen();
  document.cookie = `board=${sizeClass(window.innerWidth)}.${dark ? "dark" : "light"}; path=/; SameSite=Lax; max-age=31536000`;
}

/** @param {() => void} changed called when another screen may have to be answered */
export function watchScreen(changed) {
  let waiting = 0;
  window.addEventListener("resize", () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(changed, 120);
  });
  preference.addEventListener("change", changed);
}
