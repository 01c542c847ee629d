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
      if (node.nodeValue.trim() && parent && !["SCRIPT", "STYLE", "NOSCRIPT"].includes(parent.tagName)) found.push([node.nodeValue.trim(), parent]);
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

  const TOUCHED = ".phone button, .chip, .chips button, .chips a, .crumb a, .m > button, .menu-pop button, .flip, .btn, .drawer button, .drawer a, .drawer input, .drawer select, .list-phone a, .list-phone button, a.line, .empty button";
  window.smallTargets = (least) => [...document.querySelectorAll(TOUCHED)].filter((node) => isShown(node) && !isOnlyHeard(node))
    .map((node) => [node, (node.closest("label.f") ?? node).getBoundingClientRect()])
    .filter(([node, box]) => box.height < least - 0.5 || (box.width < least - 0.5 && !node.matches("a.link"))) // a word is as wide as it is
    .map(([node, box]) => `${node.tagName}.${node.className} "${node.textContent.slice(0, 20)}" ${Math.round(box.width)}x${Math.round(box.height)}`);
})();
