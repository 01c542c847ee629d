// A handout's board: the same as a server's, but that its answers come out of the file and its addresses stand behind the #.
import { answerFrom } from "../state/ahead.js";
import { local, redraw, word } from "../state/app.js";
import { h } from "../draw/dom.js";
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
  if (!hash || local.unanswered) replace(`#${first.steps[0].href}`, {});
  stepBy(first.steps);
  const seen = new Promise((done) => (document.hidden ? done(null) : requestAnimationFrame(() => window.setTimeout(done))));
  const plotly = Promise.all([handout.plotly, seen]).then(([words]) => run("script", words));
  Object.assign(window, { boardOpening: { answer: Promise.resolve(null), screen: "", plotly, letIn: () => undefined, isOld: false, isPresented: false } });
  void early("#/", "");
  void plotly.then(handout.answersBeside).then((said) => { all(said); redraw(); });
}

let at = -1; // the step that the reader has come to: several may be of one view
const TRIES = 40; // frames until what a step shows is drawn

/** Arrows lead from view to view that the file is made for, and so do the Page keys of a clicker where there is nothing more to scroll; of a story its steps stand above the page. @param {import("./answers.js").Step[]} steps */
function stepBy(steps) {
  const here = () => window.location.hash.slice(1);
  const place = () => (steps[at]?.href === here() ? at : steps.findIndex((step) => step.href === here()));
  const turn = (/** @type {number} */ to) => {
    if (!steps[to]) return;
    at = to;
    if (here() !== steps[to].href) go(steps[to].href);
    redraw();
    window.setTimeout(() => bring(steps[to].show ?? ""));
  };
  if (steps.some((step) => step.title)) {
    local.lead = () => lead(steps, place(), turn);
    document.addEventListener("click", (event) => {
      const to = steps.findIndex((step, i) => /** @type {Element} */ (event.target).closest(".menu a")?.textContent === `${i + 1}  ${step.title}`);
      if (to < 0) return;
      event.preventDefault();
      event.stopPropagation();
      Object.assign(local, { drawer: null });
      turn(to);
    }, true);
  }
  document.addEventListener("keydown", ({ key, target, altKey, ctrlKey, metaKey, shiftKey }) => {
    const by = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[key] ?? 0;
    const { scrollTop, scrollHeight, clientHeight } = document.documentElement;
    const isAtEnd = by < 0 ? scrollTop < 1 : scrollTop + clientHeight > scrollHeight - 2;
    const isOfPage = target === document.body || /** @type {Element} */ (target).matches("main, a, .lead *");
    if (!by || !isOfPage || altKey || ctrlKey || metaKey || shiftKey || (key.startsWith("Page") && !isAtEnd)) return;
    turn(place() + by);
  });
}

/** Where in the story one is, its finding, and what is said of it; of a view that is no step's the way to the first. @param {import("./answers.js").Step[]} steps @param {number} n @param {(to: number) => void} turn */
function lead(steps, n, turn) {
  const step = steps[n];
  const button = (/** @type {string} */ sign, /** @type {string} */ name, /** @type {number} */ to) => h("button", { type: "button", class: "btn", key: sign, "aria-label": word(name), title: word(name), disabled: !steps[to], onclick: () => turn(to) }, sign);
  return h("section", { class: "lead", key: "lead", "aria-label": word("page_story") },
    h("div", { key: "line" }, button("←", "stage_back", n - 1), button("→", "stage_next", n + 1), h("b", null, `${n < 0 ? "–" : n + 1} / ${steps.length}`), step && h("h2", null, step.title)),
    step?.note && h("details", { key: `note-${n}`, ontoggle: () => bring(step.show ?? "") }, h("summary", null, word("notes_words")), step.note.split("\n").map((words) => h("p", null, words))));
}

/** Brings what a step shows into view, under what stands above the page. @param {string} show @param {number} [tries] */
function bring(show, tries = TRIES) {
  const node = show === "numbers" ? null : document.querySelector(`main [data-chart="${CSS.escape(show)}"], main [data-block="${CSS.escape(show)}"]`);
  if (!node && tries > 0 && show !== "numbers") return void requestAnimationFrame(() => bring(show, tries - 1));
  const over = [...document.querySelectorAll("header.phone, .lead")].reduce((sum, each) => sum + each.getBoundingClientRect().height, 0);
  const top = (node?.closest("section") ?? node)?.getBoundingClientRect().top ?? -window.scrollY;
  window.scrollTo(0, Math.max(0, window.scrollY + top - over - 16));
}
