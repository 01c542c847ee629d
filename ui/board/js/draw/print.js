// Printing: charts are drawn at the paper's width, long tables in full, and every sheet has the source line as its footer.
import { measureAnew } from "../charts/chart.js";
import { doc, local, store } from "../state/app.js";
import { sizeClass } from "../state/screen.js";
import { paperOf } from "./paper.js";
import { rowsOf, scalesOf } from "./sheets.js";

/** @type {HTMLStyleElement|null} */
let footer = null;

/** @param {() => void} draw */
export function watchPrint(draw) {
  const turn = (/** @type {boolean} */ on) => () => {
    local.printing = on;
    local.paper = on && store.doc ? paperOf(store.doc) : null;
    local.scales = {};
    document.documentElement.classList.toggle("printing", on);
    if (on && store.doc) foot(doc().foot);
    draw();
    if (on) fill(draw);
    else requestAnimationFrame(measureAnew); // Firefox says that it has printed while the page is still as wide as the paper
  };
  window.addEventListener("beforeprint", turn(true));
  window.addEventListener("afterprint", turn(false));
}

/** Charts as large as the sheets have room for. @param {() => void} draw */
function fill(draw) {
  const root = document.querySelector(".board");
  if (!root || sizeClass(window.innerWidth) === "phone") return; // which has measures of its own
  const { rows, top } = rowsOf(root);
  local.scales = scalesOf(rows, top);
  if (Object.keys(local.scales).length) draw();
}

/** Chromium prints margin boxes; other browsers keep the line at the end of the page. @param {string} words */
function foot(words) {
  document.documentElement.classList.toggle("footed", "chrome" in window);
  footer ??= document.head.appendChild(document.createElement("style"));
  const sheet = /** @type {CSSStyleSheet} */ (footer.sheet); // filled rule by rule: words in a style element the policy refuses
  if (sheet.cssRules.length) sheet.deleteRule(0);
  sheet.insertRule(`@page { @bottom-left { ${BOX} content: ${quoted(words)}; } @bottom-right { ${BOX} content: counter(page) " / " counter(pages); } }`);
}

const BOX = 'font: 8pt "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif; color: #5B6B7B; white-space: nowrap;';

/** Any words as a CSS string. @param {string} words */
export function quoted(words) {
  return `"${[...words].map((character) => `\\${/** @type {number} */ (character.codePointAt(0)).toString(16)} `).join("")}"`;
}
