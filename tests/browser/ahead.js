// What stands on the screen while it changes: every frame's head, sidebar, numbers, titles and what the charts add up to.
(() => {
  const sum = (values) => (values ?? []).reduce((total, value) => total + (typeof value === "number" && Number.isFinite(value) ? value : 0), 0);

  const said = (selector, ...names) => [...document.querySelectorAll(selector)].map((node) => [node.textContent, ...names.map((name) => node.getAttribute(name))]);

  // The head with its words, chips, path and buttons, and the sidebar: the menu's addresses, which filters are on, the switches.
  window.surroundings = () => ({
    words: said("main header.top :is(h1, .words, .chip, .hint)"), links: said("main header.top :is(a, .crumb span, .acts button)", "href"),
    page: said(".nav li", "class"), addresses: said(".nav a", "href", "aria-current"),
    filters: said(".filters .f", "class", "aria-checked"), switches: said(".seg button", "class", "aria-pressed"),
  });

  // What a reader takes from the page at one moment, charts by what their visible traces add up to.
  window.moment = () => JSON.stringify([
    window.surroundings(),
    [...document.querySelectorAll(".kpi")].map((node) => node.textContent),
    [...document.querySelectorAll(".frame")].map((node) => [
      node.closest("section").querySelector("h2").textContent,
      Math.round(sum((node.querySelector(".plot").data ?? []).flatMap((trace) => [sum(trace.x), sum(trace.y), sum(trace.values), sum(trace.link?.value)]))),
    ]),
  ]);

  window.recorded = [];
  window.record = () => {
    window.recorded = [window.moment()]; // what is done next may be answered before the next frame
    const look = () => {
      const now = window.moment();
      if (window.recorded.at(-1) !== now) window.recorded.push(now);
      if (window.isRecording) requestAnimationFrame(look);
    };
    window.isRecording = true;
    requestAnimationFrame(look);
  };

  // Presses a mark as the keyboard does, without a pointer that could have been seen coming.
  window.pressMark = (chart, code) => {
    document.querySelector(`.frame[data-chart="${CSS.escape(chart)}"] [data-mark="${CSS.escape(code)}"]`).click();
  };
})();
