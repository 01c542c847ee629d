// A handout's board: the same as a server's, but that its answers come out of the file and its addresses stand behind the #.
import { answerFrom } from "../state/ahead.js";
import { redraw } from "../state/app.js";
import { early } from "../main.js";
import { answersOf } from "./answers.js";

/** @typedef {{first: string, plotly: Promise<string>, answers: () => string, answersBeside: () => Promise<string|null>, run: (kind: "script", words: string) => void}} Handout */

export function open() {
  const { run, ...handout } = /** @type {Handout} */ (/** @type {any} */ (window).handout);
  const first = answersOf(JSON.parse(handout.first));
  /** @type {ReturnType<typeof answersOf>|null} */
  let rest = null;
  const all = (/** @type {string|null} */ said = null) => (rest ??= answersOf(JSON.parse(said ?? handout.answers())));
  answerFrom({
    has: (view) => !rest || rest.has(view),
    find: (view, look) => (rest ? null : first.find(view, look)) ?? all().find(view, look),
    settled: (next, last) => all().settled(next, last),
  });
  if (!window.location.hash) window.history.replaceState({}, "", first.first === "overview" ? "#/" : `#/${first.first}`);
  const seen = new Promise((done) => (document.hidden ? done(null) : requestAnimationFrame(() => window.setTimeout(done))));
  const plotly = Promise.all([handout.plotly, seen]).then(([words]) => run("script", words));
  Object.assign(window, { boardOpening: { answer: Promise.resolve(null), screen: "", plotly, letIn: () => undefined, isOld: false, isPresented: false } });
  void early("#/", "");
  void plotly.then(handout.answersBeside).then((said) => { all(said); redraw(); });
}
