// The tab's title is the document's: Streamlit puts the page's name there whenever a run has ended.
import { store } from "../state/app.js";

/** @param {string} words */
export function setTitle(words) {
  if (document.title !== words) document.title = words;
}

/** Puts the document's title back whenever somebody else has written another. */
export function keepTitle() {
  const title = document.querySelector("title");
  if (title) new MutationObserver(() => store.doc && setTitle(store.doc.title)).observe(title, { childList: true });
}
