// What stands on the screen while it changes: every frame's numbers, titles and what the charts add up to.
(() => {
  const sum = (values) => (values ?? []).reduce((total, value) => total + (typeof value === "number" && Number.isFinite(value) ? value : 0), 0);

  // What a reader takes from the page at one moment, charts by what their visible traces add up to.
  window.moment = () => JSON.stringify([
    [...document.querySelectorAll(".kpi")].map((node) => node.textContent),
    [...document.querySelectorAll(".frame")].map((node) => [
      node.closest("section").querySelector("h2").textContent,
      Math.round(sum((node.querySelector(".plot").data ?? []).flatMap((trace) => [sum(trace.x), sum(trace.y), sum(trace.values), sum(trace.link?.value)]))),
    ]),
  ]);

  window.recorded = [];
  window.record = () => {
    window.recorded = [];
    const look = () => {
      const now = window.moment();
      if (window.recorded.at(-1) !== now) window.recorded.push(now);
      if (window.isRecording) requestAnimationFrame(look);
    };
    window.isRecording = true;
    requestAnimationFrame(look);
  };

  // Presses a mark as the keyboard does, without a pointer that could have been seen coming; what stands there right after.
  window.pressMark = (chart, code) => {
    document.querySelector(`.frame[data-chart="${CSS.escape(chart)}"] [data-mark="${CSS.escape(code)}"]`).click();
    return window.moment();
  };

  window.hasCube = () => performance.getEntriesByType("resource").some((entry) => entry.name.includes("/cube?") && entry.responseEnd > 0)
    && performance.getEntriesByType("resource").some((entry) => entry.name.endsWith("/cube/foretell.js"));
})();
