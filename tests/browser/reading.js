// What a reader sees on the board, read from the page's nodes; and whether the board has come to rest.
(() => {
  document.addEventListener("securitypolicyviolation", (found) => console.error("refused:", found.violatedDirective, found.sample));
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
    chips: all("main .chip span").map(own),
    numbers: all(".kpi").map((node) => [own(node.querySelector(".l")), text(node.querySelector(".v")), text(node.querySelector(".n"))]),
    charts: all(".frame").map((node) => [node.dataset.chart, text(node.closest("section").querySelector("h2"))]),
    rows: all("table.d tbody tr:not(.spacer)", document.querySelector("main") ?? document).map((row) => all("td", row).map((cell) => [...cell.childNodes].filter((node) => !node.classList?.contains("gloss")).map(text).join(""))),
    source: text(document.querySelector("main .source")),
  });

  // Cells of total rows that do not stand under their header: its words, and how far their edges are apart.
  window.offColumn = () => all("main table.d").flatMap((table) => {
    const heads = all("thead :is(th, .corner)", table).map((node) => node.getBoundingClientRect());
    const first = all("tbody tr:not(.spacer)", table)[0];
    const cells = [...all("tfoot td", table), ...(first ? all("td", first) : [])];
    if (cells.length % heads.length) return [`${cells.length} cells under ${heads.length} headers`];
    return cells.map((node, i) => [node.getBoundingClientRect(), heads[i % heads.length], node])
      .filter(([box, head]) => Math.abs(box.left - head.left) > 1 || Math.abs(box.right - head.right) > 1)
      .map(([box, head, node]) => `${text(node)}: ${Math.round(box.left - head.left)} ${Math.round(box.right - head.right)}`);
  });

  // The board's own store: the script of a page is one, whoever imports it.
  window.boardStore = null;
  let opening = false;
  const openStore = () => {
    const link = document.querySelector('link[rel="modulepreload"][href$="/all.js"]');
    if (opening || !link || !document.querySelector(".board[data-page]")) return;
    opening = true;
    void import(link.href).then((board) => { [window.boardStore, window.boardAct, window.followLink] = [board.store, board.act, board.go]; });
  };

  const essence = (data) => JSON.stringify(data.map((trace) => [trace.type, trace.uid, trace.customdata, ...(trace.meta?.floors ? [] : [trace.x, trace.y]), trace.values, trace.node?.label, trace.link?.value]));

  // Nothing is under way: the board in its place, nothing asked for that is not on show, every chart of the document drawn at its width, and nothing moving.
  // A document is drawn first, and its address written after that frame.
  let [found, written] = [null, null];
  const isWritten = (doc) => {
    if (doc !== found) requestAnimationFrame(() => setTimeout(() => setTimeout(() => { written = doc; })));
    found = doc;
    return doc === written;
  };

  window.why = () => {
    const store = window.boardStore, board = document.querySelector(".board[data-page]");
    return { waiting: store?.isWaiting, page: store?.doc?.page, size: store?.doc?.size, shown: board?.dataset.page, early: !!document.getElementById("board-early"), fonts: document.fonts.status, at: location.href, found: found === store.doc, written: written === store.doc, width: innerWidth, hidden: document.hidden };
  };

  // A flow's links and nodes glide to their places for half a second; one on its way lies where another will.
  const isGliding = (plot) => all(".sankey-link, .sankey-node, .sankey-node *", plot).some((node) => node.__transition__);

  window.atRest = () => {
    openStore();
    const store = window.boardStore;
    const board = document.querySelector(".board[data-page]");
    if (!store?.doc || !board || board.querySelector(".unopened") || (!window.isAlone && document.getElementById("board-early")) || store.isWaiting || board.dataset.page !== store.doc.page || document.fonts.status !== "loaded") return false;
    if ((location.pathname.split("/").at(-1) || "overview") !== store.doc.page) return false;
    return isWritten(store.doc) && store.doc.blocks.filter((block) => block.kind === "chart").every((block) => {
      const plot = board.querySelector(`.frame[data-chart="${CSS.escape(block.id)}"] > .plot`);
      if (!plot?._fullLayout || !plot.querySelector(".main-svg") || plot._transitioning || isGliding(plot)) return false;
      return plot._fullLayout.width === Math.floor(plot.clientWidth) && essence(plot.data) === essence(block.figure.data);
    });
  };

  const codeAt = (codes, i) => {
    const code = codes?.[i];
    return Array.isArray(code) ? code[0] : code;
  };

  // The part of a shape within its axes: what is drawn beyond them is cut off.
  const shownPart = (node, plot, trace) => {
    const box = node.getBoundingClientRect();
    const at = (name) => plot._fullLayout[name.replace(/^([xy])/, "$1axis")];
    const origin = plot.getBoundingClientRect();
    const [x, y] = trace?.xaxis ? [at(trace.xaxis), at(trace.yaxis)] : [];
    const area = x ? { left: origin.left + x._offset, top: origin.top + y._offset, right: origin.left + x._offset + x._length, bottom: origin.top + y._offset + y._length } : box;
    const [left, top] = [Math.max(box.left, area.left), Math.max(box.top, area.top)];
    return { left, top, width: Math.min(box.right, area.right) - left, height: Math.min(box.bottom, area.bottom) - top };
  };

  // A part such as "funeral|other" belongs to what is before the bar.
  const whole = (code) => String(code).split("|")[0];

  const drawn = (chart) => {
    const frame = document.querySelector(`.frame[data-chart="${CSS.escape(chart)}"]`);
    const plot = frame.querySelector(".plot");
    const only = plot._fullData[0];
    const found = [];
    const add = (node, trace, kind, code) => {
      const box = shownPart(node, plot, plot._fullData[trace]);
      if (code === undefined || code === null || box.width < 1 || box.height < 1) return;
      found.push({ node, trace, kind, code: String(code), ...box });
    };
    for (const point of frame.querySelectorAll(".point")) {
      const group = point.closest(".trace").__data__;
      const trace = group[0]?.trace ?? group.trace;
      add(point.querySelector("path") ?? point, trace.index, trace.type, codeAt(trace.customdata, point.__data__.i));
    }
    for (const slice of frame.querySelectorAll("g.slice")) {
      const i = slice.__data__?.data?.data?.i;
      if (i !== undefined) add(slice.querySelector("path.surface"), 0, only.type, codeAt(only.customdata, i));
    }
    for (const node of frame.querySelectorAll(".sankey-node")) {
      add(node.querySelector(".node-rect"), 0, "node", codeAt(only.node.customdata, node.__data__.node.pointNumber));
    }
    for (const link of frame.querySelectorAll(".sankey-link")) add(link, 0, "link", codeAt(only.link.customdata, link.__data__.link.pointNumber));
    return found.map((mark, index) => ({ ...mark, index }));
  };

  // Every drawn mark of a chart: trace number, type, code, and its box in the window.
  window.marksOf = (chart) => drawn(chart).map(({ node, ...mark }) => mark);

  // Whether Plotly has noticed the mouse on the mark last brought into sight: it looks only every 50 ms, as slow as any hand.
  let pointed = null;
  window.isNoticed = () => {
    const [chart, mark] = pointed;
    const plot = document.querySelector(`.frame[data-chart="${CSS.escape(chart)}"] > .plot`);
    if (!["bar", "scatter"].includes(mark.kind)) return true;
    return (plot._hoverdata ?? []).some((point) => whole(codeAt([point.customdata], 0)) === whole(mark.code));
  };

  // Scrolls a mark to the middle of the window; where it can then be clicked: inside it, off its children and off what lies over it.
  window.bringIntoSight = (chart, mark, at) => {
    const find = () => drawn(chart).filter((each) => each.code === mark.code && each.kind === mark.kind && each.trace === mark.trace)[mark.nth ?? 0];
    const box = find();
    if (!box) throw new Error(`${mark.code} is not drawn in ${chart} any more`);
    scrollBy({ top: box.top + box.height / 2 - innerHeight / 2, behavior: "instant" });
    const { node, left, top, width, height } = find();
    pointed = [chart, mark];
    document.querySelector(`.frame[data-chart="${CSS.escape(chart)}"] > .plot`)._hoverdata = undefined; // what it noticed before
    if (mark.kind === "link") return alongLink(node);
    if (at) return [left + width * at[0], top + height * at[1]];
    const inside = [[0.5, 0.5], [0.5, 0.05], [0.05, 0.5], [0.02, 0.02], [0.98, 0.98], [0.5, 0.95]].map(([x, y]) => [left + width * x, top + height * y]);
    return inside.find(([x, y]) => ownAt(node, x, y)) ?? inside[0];
  };

  const ownAt = (node, x, y) => {
    const hit = document.elementFromPoint(x, y);
    return hit === node || hit?.classList.contains("nsewdrag");
  };

  const alongLink = (link) => {
    const matrix = link.getScreenCTM();
    const length = link.getTotalLength();
    for (let along = 0.02; along < 0.48; along += 0.02) {
      const [one, other] = [link.getPointAtLength(length * along), link.getPointAtLength(length * (1 - along))];
      const middle = new DOMPoint((one.x + other.x) / 2, (one.y + other.y) / 2).matrixTransform(matrix);
      if (document.elementFromPoint(middle.x, middle.y) === link) return [middle.x, middle.y];
    }
    throw new Error("a link that cannot be hit");
  };
})();
