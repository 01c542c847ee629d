// Runs in the page, in the app, the floor and the peer alike: where a mark is, and when the screen shows what it must.
(() => {
  const plotOf = (chart) => document.querySelector(`.frame[data-chart="${chart}"] .js-plotly-plot`);
  // Sums in another order differ in their last bits.
  const plain = (value) => typeof value === "number" ? Math.round(value * 1e6) / 1e6 : Array.isArray(value) ? value.map(plain) : value ?? null;
  const trace = (t) => [t.uid, t.x, t.y, t.base, t.marker?.opacity].map(plain);
  const drawn = (chart) => {
    const plot = plotOf(chart);
    return plot?._fullLayout && plot.querySelector(".main-svg") ? JSON.stringify(plot.data.map(trace)) : "";
  };
  const numbers = () => JSON.stringify([...document.querySelectorAll(".kpi")].map((box) => [box.querySelector(".v").textContent, box.querySelector(".n").textContent]));

  const check = (expected) => {
    const charts = Object.entries(expected.charts).map(([id, data]) => [id, JSON.stringify(plain(data))]);
    const words = JSON.stringify(expected.numbers);
    return { charts: () => charts.every(([id, data]) => drawn(id) === data), numbers: () => numbers() === words };
  };

  const shownPart = (plot, of, box) => {
    const [x, y] = [of.xaxis, of.yaxis].map((name) => plot._fullLayout[name.replace(/^([xy])/, "$1axis")]);
    const whole = plot.getBoundingClientRect();
    const [left, top] = [Math.max(box.left, whole.left + x._offset), Math.max(box.top, whole.top + y._offset)];
    return {
      left, top, width: Math.min(box.right, whole.left + x._offset + x._length) - left,
      height: Math.min(box.bottom, whole.top + y._offset + y._length) - top,
    };
  };

  // Every frame: do all charts and numbers show what they must? Milliseconds since `began`, of the charts and of the numbers.
  const wait = (expected, began, limit) => new Promise((done) => {
    const is = check(expected);
    let words = 0;
    let charts = 0;
    const look = () => {
      const now = performance.now();
      if (!words && is.numbers()) words = now;
      if (!charts && is.charts()) charts = now;
      if (words && charts) return done({ ms: Math.max(words, charts) - began(), numbers: words - began(), charts: charts - began() });
      if (now > limit) return done({ ms: null, numbers: words, charts, seen: numbers() });
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });

  window.bench = {
    shows: (expected) => { const is = check(expected); return is.charts() && is.numbers(); },
    // From the last event of a kind (the pointer is released, a key is pressed) before it shows, by that event's own time.
    watch(expected, kind) {
      const is = check(expected);
      const changes = !is.numbers();
      let [last, isWaiting] = [0, false];
      window.benchResult = new Promise((done) => {
        const begin = (event) => {
          last = event.timeStamp;
          if (isWaiting) return;
          isWaiting = true;
          wait(expected, () => last, performance.now() + 10000).then((result) => {
            window.removeEventListener(kind, begin, true);
            done({ ...result, changes });
          });
        };
        window.addEventListener(kind, begin, true);
      });
    },
    // From the start of the navigation.
    arrival: (expected) => wait(expected, () => 0, performance.now() + 30000),
    // The middle of the largest thing drawn for a code, as far as its axes show it.
    spot(chart, code) {
      let best = null;
      for (const point of plotOf(chart).querySelectorAll(".point")) {
        const group = point.closest(".trace").__data__;
        const of = group[0]?.trace ?? group.trace;
        const own = of.customdata?.[point.__data__.i];
        if (String(Array.isArray(own) ? own[0] : own) !== code) continue;
        const box = shownPart(plotOf(chart), of, (point.querySelector("path") ?? point).getBoundingClientRect());
        if (box.width > 0 && box.height > 0 && (!best || box.width * box.height > best.width * best.height)) best = box;
      }
      if (!best) throw new Error(`${code} is not drawn in ${chart}`);
      return [best.left + best.width / 2, best.top + best.height / 2];
    },
    // Plotly looks where the mouse is every 50 ms only; a hand takes longer than that.
    noticed: (chart, code) => (plotOf(chart)._hoverdata ?? []).some((point) => String(Array.isArray(point.customdata) ? point.customdata[0] : point.customdata) === code),
    keep: (charts) => { window.benchNodes = charts.map(plotOf); },
    kept: () => window.benchNodes.filter((node, i) => node.isConnected && node === plotOf(node.closest(".frame").dataset.chart)).length,
    boxes: (charts) => charts.map((chart) => { const box = plotOf(chart).getBoundingClientRect(); return [chart, box.left + scrollX, box.top + scrollY, box.width, box.height]; }),
  };
})();
