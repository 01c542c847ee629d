// What a reader sees on the board, read from the page's nodes; and whether the board has come to rest.
(() => {
  const text = (node) => (node ? node.textContent : "");
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const own = (node) => [...node.childNodes].filter((child) => child.nodeType === 3).map((child) => child.nodeValue).join("");

  window.readBoard = () => ({
    page: document.querySelector(".board")?.dataset.page ?? null,
    lang: document.documentElement.lang,
    theme: document.querySelector(".board")?.dataset.theme ?? null,
    tab: document.title,
    title: text(document.querySelector("main h1")),
    words: all("main .words").map((node) => text(node)).join(""),
    crumbs: all("main .crumb").flatMap((nav) => all("a, span:not(.sep)", nav).map((node) => text(node))),
    chips: all("main .chip").map(own),
    numbers: all(".kpi").map((node) => [own(node.querySelector(".l")), text(node.querySelector(".v")), text(node.querySelector(".n"))]),
    charts: all(".frame").map((node) => [node.dataset.chart, text(node.closest("section").querySelector("h2"))]),
    rows: all("table.d tbody tr:not(.spacer)", document.querySelector("main") ?? document).map((row) => all("td", row).map((cell) => text(cell))),
    source: text(document.querySelector("main .source")),
  });

  // The board's own store: the modules of a page are one, whoever imports them.
  window.boardStore = null;
  let opening = false;
  const openStore = () => {
    const link = document.querySelector('link[rel="modulepreload"][href$="/app.js"]');
    if (opening || !link || !document.querySelector(".board[data-page]")) return;
    opening = true;
    void import(link.href).then((app) => { window.boardStore = app.store; });
  };

  const essence = (data) => JSON.stringify(data.map((trace) => [trace.type, trace.uid, trace.customdata, trace.x, trace.y, trace.values, trace.node?.label, trace.link?.value]));

  // Nothing is under way: no action unanswered, every chart of the document drawn at its width, and nothing moving.
  window.atRest = () => {
    openStore();
    const store = window.boardStore;
    const board = document.querySelector(".board[data-page]");
    if (!store?.doc || !board || store.pending().length || board.dataset.page !== store.doc.page || document.fonts.status !== "loaded") return false;
    return store.doc.blocks.filter((block) => block.kind === "chart").every((block) => {
      const plot = board.querySelector(`.frame[data-chart="${CSS.escape(block.id)}"] > .plot`);
      if (!plot?._fullLayout || !plot.querySelector(".main-svg") || plot._transitioning) return false;
      return plot._fullLayout.width === Math.floor(plot.clientWidth) && essence(plot.data) === essence(block.figure.data);
    });
  };

  const codeAt = (codes, i) => {
    const code = codes?.[i];
    return Array.isArray(code) ? code[0] : code;
  };

  // Every drawn mark of a chart: trace number and type, code, and where in the window it can be clicked.
  window.marksOf = (chart) => {
    const frame = document.querySelector(`.frame[data-chart="${CSS.escape(chart)}"]`);
    const plot = frame.querySelector(".plot");
    const found = [];
    const add = (node, trace, kind, code, shape = node) => {
      const box = shape.getBoundingClientRect();
      if (code !== undefined && code !== null && box.width > 0 && box.height > 0) {
        found.push({ trace, kind, code: String(code), left: box.left, top: box.top, width: box.width, height: box.height, node: shape });
      }
    };
    for (const node of frame.querySelectorAll(".point")) {
      const group = node.closest(".trace")?.__data__;
      const trace = group?.[0]?.trace ?? group?.trace;
      if (trace) add(node, trace.index, trace.type, codeAt(trace.customdata, node.__data__.i), node.querySelector("path") ?? node);
    }
    const only = plot._fullData[0];
    for (const node of frame.querySelectorAll("g.slice")) {
      const i = node.__data__?.data?.data?.i;
      if (i !== undefined) add(node, 0, only.type, codeAt(only.customdata, i), node.querySelector("path.surface"));
    }
    for (const node of frame.querySelectorAll(".sankey-node")) add(node, 0, "node", codeAt(only.node.customdata, node.__data__.node.pointNumber), node.querySelector(".node-rect"));
    for (const node of frame.querySelectorAll(".sankey-link")) add(node, 0, "link", codeAt(only.link.customdata, node.__data__.link.pointNumber));
    return found.map(({ node, ...mark }) => ({ ...mark, ...spot(node, mark) }));
  };

  // A point of the mark that is really the mark's: the middle of its box, or for a curved band the middle of its course.
  const spot = (node, mark) => {
    if (mark.kind !== "link") return { x: mark.left + mark.width / 2, y: mark.top + mark.height / 2 };
    const matrix = node.getScreenCTM();
    const length = node.getTotalLength();
    for (const along of [0.25, 0.2, 0.3, 0.15, 0.35, 0.1]) {
      const [one, other] = [node.getPointAtLength(length * along), node.getPointAtLength(length * (0.99 - along))];
      const middle = new DOMPoint((one.x + other.x) / 2, (one.y + other.y) / 2).matrixTransform(matrix);
      if (document.elementFromPoint(middle.x, middle.y) === node) return { x: middle.x, y: middle.y };
    }
    return { x: null, y: null };
  };
})();
