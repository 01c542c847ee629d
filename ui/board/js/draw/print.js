// Printing: charts are drawn at the paper's width, long tables in full, and every sheet has the source line as its footer.
import { measureAnew } from "../charts/chart.js";
import { askForPaper } from "../state/ahead.js";
import { blockOf, doc, local, store } from "../state/app.js";
import { plainOf } from "../state/likings.js";
import { queryOf } from "../state/query.js";
import { sizeClass } from "../state/screen.js";

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

// --- what is printed instead of what is on the screen: light, at a desk's measures, in the words of files; of the desk every finding in full

/** The document on paper; what is on the screen where the server has no other. @param {Said.Doc} doc @returns {Said.Doc} */
function paperOf(doc) {
  const paper = askForPaper(doc) ?? doc;
  const list = blockOf(paper, "findings");
  return list ? withAllFindings(paper, list) : paper;
}

/** The list over the page's width, and after it each of its findings. @param {Said.Doc} doc @param {Said.Findings} list @returns {Said.Doc} */
function withAllFindings(doc, list) {
  const items = list.groups.flatMap((group) => group.items);
  const found = items.map(({ on, href }) => {
    const { page, query } = plainOf(href);
    return on ? doc : askForPaper({ page, query: queryOf(query) });
  });
  if (found.some((each) => !each)) return doc;
  const all = found.flatMap((each, i) => (/** @type {Said.Doc} */ (each)).blocks.filter((block) => block !== list && block.kind !== "findings").map((block) => whole(block, items[i].on ? "" : `-${i}`)));
  return { ...doc, layout: "grid", blocks: [{ ...list, area: "main", span: 2 }, ...all] };
}

/** A block over both columns, told from that of another finding. @param {Said.Block} block @param {string} of @returns {Said.Block} */
const whole = (block, of) => ({ ...block, area: "main", span: 2, id: `${block.id}${of}` });

// --- how large charts are printed, so that sheets are full: a row of charts that nearly fits shares the sheet with what stands there, and
// where it does not, what stands there is larger

export const SHEET = 690; // px that a sheet of paper is high within its margins
const LEAST = 0.75;
const CLOSE = 0.85; // for a table, which may as well go on
const MOST = 1.7;
const FULL = 0.8; // of a sheet: it stays as it is
const HEAD = 110; // px that the head of a table needs with its first rows

/** @typedef {{ids: string[], plot: number, height: number}} Row charts beside each other, how high they are drawn and with their words; without any it may go on on the next sheet */

/** How many times as large as on the screen each chart is printed, if it is not just as large. @param {Row[]} rows @param {number} top the px over the first of them */
export function scalesOf(rows, top) {
  /** @type {Record<string, number>} */
  const scales = {};
  let used = top;
  /** @type {Row[]} */
  let here = [];
  const begin = (/** @type {number} */ height, /** @type {Row[]} */ on) => { [used, here] = [height, on]; };
  const scale = (/** @type {Row[]} */ of, /** @type {number} */ by) => { for (const id of of.flatMap((row) => row.ids)) scales[id] = Math.round(by * 1000) / 1000; };
  for (const row of rows) {
    const all = row.ids.length ? [...here, row] : here;
    const plots = all.reduce((sum, each) => sum + each.plot, 0);
    const over = used + row.height - SHEET;
    const fitting = 1 - over / plots;
    if (over <= 0) begin(used + row.height, all);
    else if (here.length && fitting >= (row.ids.length ? LEAST : CLOSE)) {
      scale(all, fitting);
      begin(SHEET, []);
    } else if (!row.ids.length) begin(used + HEAD > SHEET ? row.height % SHEET : over % SHEET, []);
    else {
      if (here.length && used < FULL * SHEET) scale(here, Math.min(MOST, 1 + (SHEET - used) / (plots - row.plot)));
      begin(row.height, [row]);
    }
  }
  return scales;
}

/** The rows of blocks as they stand, each with the gap before it. @param {Element} root @returns {{rows: Row[], top: number}} */
function rowsOf(root) {
  const blocks = [...root.querySelectorAll("main > .grid > .c, main > .source")].map((block) => ({ block, box: block.getBoundingClientRect() }));
  let end = root.getBoundingClientRect().top;
  const top = (blocks[0]?.box.top ?? end) - end;
  end += top;
  /** @type {Row[]} */
  const rows = [];
  for (const { block, box } of blocks) {
    const frame = block.querySelector(".frame");
    const id = frame?.getAttribute("data-chart");
    const isMore = rows.length > 0 && (box.top < end - 1 || block.matches(".source")); // stands beside what is before, or belongs to it
    if (!isMore) rows.push({ ids: [], plot: 0, height: 0 });
    const row = rows[rows.length - 1];
    if (id && frame) row.ids.push(id);
    row.plot = Math.max(row.plot, frame?.clientHeight ?? 0);
    row.height += Math.max(0, box.bottom - end);
    end = Math.max(end, box.bottom);
  }
  return { rows, top };
}
