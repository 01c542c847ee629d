// What the index page began before any module was there (ui/serve/opening/ask.js), and the end of its opening look.
import { ask } from "./ahead.js";
import { afterPaint, local } from "./app.js";
import { screen } from "./screen.js";
import { view } from "./road.js";

/** @typedef {{answer: Promise<Said.Doc|null>, screen: string, plotly: Promise<void>|null, letIn: () => void, isOld: boolean, isPresented: boolean}} Opening */

/** @returns {Opening|undefined} */
export const opening = () => /** @type {any} */ (window).boardOpening;

/** The first answer: the one already under way, if it was asked for this screen. @returns {Promise<Said.Doc|null>} */
export async function firstAnswer() {
  const begun = opening();
  const { size, dark } = screen();
  if (begun?.screen !== `${size}.${dark}`) return ask(view());
  const doc = await begun.answer;
  local.presenting = begun.isPresented;
  return doc;
}

/** Whether the board goes on alone, for Streamlit's scripts are written for newer browsers. */
export const isAlone = () => !!opening()?.isOld;

/** Takes the outline away that stood for the page. */
export function unveil() {
  document.getElementById("opening")?.remove();
  delete document.documentElement.dataset.opening;
  delete document.documentElement.dataset.openingLang;
}

/** A page has one main part, and it is the board's: what Streamlit makes around it, with the board's menu, is none. */
function keepMainPart() {
  const make = document.createElement;
  document.createElement = (/** @type {string} */ tag, /** @type {any} */ options) => make.call(document, tag === "main" ? "div" : tag, options);
}

/** Streamlit's scripts come when the reader has seen the page. @param {Promise<any>} [drawn] what is waited for */
export function letIn(drawn = Promise.resolve()) {
  keepMainPart();
  const now = () => opening()?.letIn();
  drawn.then(() => afterPaint(now), now);
}
