// Measures what a person would see: sizes of text, of what can be touched, and whether anything sticks out.
(() => {
  const isShown = (node) => {
    const style = getComputedStyle(node);
    if (style.visibility === "hidden" || style.display === "none" || Number(style.opacity) === 0) return false;
    if (node instanceof SVGElement && style.fillOpacity === "0") return false; // a flow's labels, whose words only the hover shows
    const box = node.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && node.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  const isOnlyHeard = (node) => !!node.closest(".marks, .board-announce, [class*=announce]");
  const texts = () => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (node.nodeValue.trim() && parent && !["SCRIPT", "STYLE", "NOSCRIPT"].includes(parent.tagName)) found.push([node.nodeValue.trim(), parent, node]);
    }
    return found;
  };
  const scaleOf = (node) => {
    if (!(node instanceof SVGGraphicsElement)) return 1;
    const matrix = node.getScreenCTM();
    return matrix ? Math.hypot(matrix.a, matrix.b) : 1;
  };

  window.smallTexts = (least) => texts().filter(([, node]) => isShown(node) && !isOnlyHeard(node))
    .map(([words, node]) => [Math.round(parseFloat(getComputedStyle(node).fontSize) * scaleOf(node) * 10) / 10, words.slice(0, 40), node.closest("[data-block]")?.dataset.block ?? node.className?.baseVal ?? node.className])
    .filter(([size]) => size < least);

  // Words that can be seen or are read aloud, without the plan's own text.
  window.allWords = () => [
    ...texts().filter(([, node]) => !node.closest(".quote, text, [lang=zh-CN]") && node.checkVisibility()).map(([words]) => words),
    ...[...document.querySelectorAll("svg text")].filter((node) => node.checkVisibility()).map((node) => node.textContent), // lines of a label are one
    ...[...document.querySelectorAll("[aria-label], [title], [placeholder]")].flatMap((node) => ["aria-label", "title", "placeholder"].map((name) => node.getAttribute(name)).filter(Boolean)),
    document.title,
  ];

  window.sticksOut = () => {
    const width = document.documentElement.clientWidth;
    const wide = document.documentElement.scrollWidth > width || document.querySelector(".board").getBoundingClientRect().right > width + 1;
    if (!wide) return [];
    return [...document.querySelectorAll(".board *")].filter((node) => isShown(node) && !node.closest(".scroller, svg") && node.getBoundingClientRect().right > width + 1).slice(0, 5)
      .map((node) => `${node.tagName}.${node.className} ${Math.round(node.getBoundingClientRect().right)}`);
  };

  const TOUCHED = "button, select, summary, textarea, input, .chip, .chips a, .crumb a, .btn, .drawer a, .list-phone a, a.line, .aff a";
  window.smallTargets = (least) => [...document.querySelectorAll(TOUCHED)].filter((node) => isShown(node) && !isOnlyHeard(node))
    .map((node) => [node, (node.closest("label.f") ?? node).getBoundingClientRect()])
    .filter(([node, box]) => box.height < least - 0.5 || (box.width < least - 0.5 && !node.matches("a.link"))) // a word is as wide as it is
    .map(([node, box]) => `${node.tagName}.${node.className} "${node.textContent.slice(0, 20)}" ${Math.round(box.width)}x${Math.round(box.height)}`);

  // What of a box can be seen: boxes around it may cut it off.
  const seen = (box, node) => {
    let { left, top, right, bottom } = box;
    for (let at = node; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (at instanceof SVGElement ? at.tagName !== "svg" || style.overflow === "visible" : style.overflowX === "visible" && style.overflowY === "visible") continue;
      const area = at.getBoundingClientRect();
      [left, top, right, bottom] = [Math.max(left, area.left), Math.max(top, area.top), Math.min(right, area.right), Math.min(bottom, area.bottom)];
    }
    return { left, top, right, bottom };
  };
  // A line's box is higher than its letters: they are taken to fill seven tenths of the font's size.
  const ofLetters = (box, size) => {
    const middle = (box.top + box.bottom) / 2;
    const half = Math.min(box.height, size * 0.7) / 2;
    return { left: box.left + 1, right: box.right - 1, top: middle - half, bottom: middle + half };
  };
  const printed = () => texts().filter(([, node]) => isShown(node) && !isOnlyHeard(node) && !node.closest(".ring, .skip, .hoverlayer")).flatMap(([words, node, own]) => {
    const range = document.createRange();
    range.selectNodeContents(own);
    const size = parseFloat(getComputedStyle(node).fontSize) * scaleOf(node);
    const drawing = node.closest("svg.main-svg")?.parentElement ?? null;
    return [...range.getClientRects()].map((box) => ({ words, node, own, drawing, ...seen(ofLetters(box, size), node) }));
  }).filter((box) => box.right - box.left > 1 && box.bottom - box.top > 1);
  const brightness = (colour) => {
    const [red, green, blue] = (colour.match(/[\d.]+/g) ?? [255, 255, 255]).map(Number);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  // What a bar was before the filter, and a tile's ground, are as pale as the page: words on their edges can be read.
  const isPale = (node) => {
    const style = getComputedStyle(node);
    return !style.fill.startsWith("url") && Math.abs(brightness(style.fill) - brightness(getComputedStyle(document.querySelector(".board")).getPropertyValue("--bg") === "#FFFFFF" ? "255,255,255" : "18,23,30")) < 26;
  };
  // The dots and bars of charts, as far as their axes show them.
  const shapes = () => [...document.querySelectorAll(".plot :is(.scatterlayer path.point, .barlayer .point path)")].filter((node) => isShown(node) && (node.matches(".scatterlayer *") || !isPale(node))).map((node) => {
    const drawing = node.closest("svg.main-svg").parentElement;
    const axes = [...(node.closest(".subplot")?.classList ?? [])].find((name) => name !== "subplot");
    const area = drawing.querySelector(`.nsewdrag[data-subplot="${axes}"]`)?.getBoundingClientRect();
    const box = node.getBoundingClientRect();
    const [left, right] = area ? [Math.max(box.left, area.left), Math.min(box.right, area.right)] : [box.left, box.right];
    return { words: node.matches(".scatterlayer *") ? "a dot" : "a bar", node, drawing, left, right, top: box.top, bottom: box.bottom };
  });
  const isWithin = (one, other) => one.left >= other.left - 1.5 && one.right <= other.right + 1.5 && one.top >= other.top - 1.5 && one.bottom <= other.bottom + 1.5;
  const overlap = (one, other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1.5 && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1.5;

  // Words of charts that go on beyond its edge, and such as end in dots where all their names have room (a treemap's may not have).
  window.cutInCharts = () => [...document.querySelectorAll(".plot svg text")].filter((node) => node.textContent.trim() && isShown(node) && !node.closest(".hoverlayer")).filter((node) => {
    const [box, area] = [node.getBoundingClientRect(), node.closest(".plot").getBoundingClientRect()];
    const isOver = Math.max(area.left - box.left, box.right - area.right, area.top - box.top, box.bottom - area.bottom) > 2;
    return isOver || (node.textContent.includes("…") && !node.closest("[data-chart=tree]"));
  }).map((node) => `${node.textContent.slice(0, 40)} in ${node.closest("[data-chart]")?.dataset.chart}`);

  // Words over other words, over a chart's dots, and over the edge of a bar (a bar's own words stand in it).
  window.overprinted = () => {
    const words = printed().sort((one, other) => one.top - other.top);
    const drawn = shapes();
    const found = [];
    words.forEach((one, i) => {
      for (let j = i + 1; j < words.length && words[j].top < one.bottom; j += 1) if (one.own !== words[j].own && overlap(one, words[j])) found.push([one, words[j]]);
      for (const shape of drawn) if (shape.drawing === one.drawing && overlap(one, shape) && (shape.words === "a dot" || !isWithin(one, shape))) found.push([one, shape]);
    });
    return [...new Set(found.map((pair) => `${pair.map((each) => each.words.slice(0, 16)).join(" on ")} in ${pair[0].node.closest("[data-block]")?.dataset.block ?? pair[0].node.closest("main, .side, .phone")?.className}`))];
  };
})();
