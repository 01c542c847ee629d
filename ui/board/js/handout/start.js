// A handout's board: the same as a server's, but that its answers come out of the file and its addresses stand behind the #.
import { answerFrom } from "../state/ahead.js";
import { early } from "../main.js";
import { answersOf } from "./answers.js";

/** @typedef {{pack: (name: string) => string, run: (kind: "script", words: string) => void}} Handout */

export function open() {
  const { pack, run } = /** @type {Handout} */ (/** @type {any} */ (window).handout);
  const answers = answersOf(JSON.parse(pack("answers")));
  answerFrom(answers);
  if (!window.location.hash) window.history.replaceState({}, "", answers.first === "overview" ? "#/" : `#/${answers.first}`);
  const plotly = new Promise((done) => window.setTimeout(() => done(run("script", pack("plotly")))));
  Object.assign(window, { boardOpening: { answer: Promise.resolve(null), screen: "", plotly, letIn: () => undefined, isOld: false, isPresented: false } });
  void early("#/", "");
}
