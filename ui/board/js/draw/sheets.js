// How large charts are printed, so that sheets are full: a row of charts that nearly fits shares the sheet with what stands there, and
// where it does not, what stands there is larger.

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
export function rowsOf(root) {
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
