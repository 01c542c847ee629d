// A handout's board: the same as a server's, but that its answers come out of the file and its addresses stand behind the #.
import { answerFrom } from "../state/ahead.js";
import { local, redraw } from "../state/app.js";
import { replace } from "../state/entries.js";
import { early } from "../main.js";
import { go, view } from "../state/road.js";
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
  const { hash } = window.location;
  local.unanswered = Boolean(hash) && !first.has(view()) && !all().has(view());
  if (!hash || local.unanswered) replace(`#${first.steps[0]}`, {});
  stepBy(first.steps);
  const seen = new Promise((done) => (document.hidden ? done(null) : requestAnimationFrame(() => window.setTimeout(done))));
  const plotly = Promise.all([handout.plotly, seen]).then(([words]) => run("script", words));
  Object.assign(window, { boardOpening: { answer: Promise.resolve(null), screen: "", plotly, letIn: () => undefined, isOld: false, isPresented: false } });
  void early("#/", "");
  void plotly.then(handout.answersBeside).then((said) => { all(said); redraw(); });
}

let at = -1; // the step that the reader has come to: several may be of one view

/** Arrows lead from view to view that the file is made for, and so do the Page keys of a clicker where there is nothing more to scroll. @param {string[]} steps */
function stepBy(steps) {
  document.addEventListener("keydown", ({ key, target, altKey, ctrlKey, metaKey, shiftKey }) => {
    const by = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[key] ?? 0;
    const { scrollTop, scrollHeight, clientHeight } = document.documentElement;
    const isAtEnd = by < 0 ? scrollTop < 1 : scrollTop + clientHeight > scrollHeight - 2;
    const isOfPage = target === document.body || /** @type {Element} */ (target).matches("main, a");
    if (!by || !isOfPage || altKey || ctrlKey || metaKey || shiftKey || (key.startsWith("Page") && !isAtEnd)) return;
    const now = window.location.hash.slice(1);
    const next = (steps[at] === now ? at : steps.indexOf(now)) + by;
    if (steps[next]) go(steps[(at = next)]);
  });
}
