// Reads {cube, names, words, themes, sizes} and then [query, lang, unit, theme, size, reading] as JSON lines, writes both charts of bars.
import { readFileSync } from "node:fs";
import { categoryBars } from "../../ui/board/static/cube/category.js";
import { Labels } from "../../ui/board/static/cube/format.js";
import { byCategory, bySource } from "../../ui/board/static/cube/frames.js";
import { sourceBars } from "../../ui/board/static/cube/source.js";
import { askedOf } from "../../ui/board/static/cube/view.js";

const [base, ...cases] = readFileSync(0, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
for (const [query, lang, unit, theme, size, reading] of cases) {
  const { cube } = base;
  const asked = askedOf(query, cube);
  const text = new Labels(lang, base.words[lang], unit);
  const look = { theme: base.themes[theme], size: base.sizes[size] };
  const category = categoryBars(byCategory(cube, asked), { text, look, projectNames: base.names });
  const source = sourceBars(bySource(cube, asked), { text, look, reading });
  console.log(JSON.stringify({ category, source }));
}
