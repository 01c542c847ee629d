// Reads what the browser is given on the first line, then [query, how] as JSON lines; writes the figures of years and townships.
import { readFileSync } from "node:fs";
import { Labels } from "../../ui/board/static/cube/format.js";
import { byTownship, byYear } from "../../ui/board/static/cube/frames.js";
import { tileMap } from "../../ui/board/static/cube/tiles.js";
import { townshipBars } from "../../ui/board/static/cube/township_bars.js";
import { askedOf } from "../../ui/board/static/cube/view.js";
import { yearColumns } from "../../ui/board/static/cube/years.js";

const [base, ...cases] = readFileSync(0, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
for (const [query, { lang, unit, theme, size, tiles, category }] of cases) {
  const { cube } = base;
  const asked = askedOf(query, cube);
  const text = new Labels(lang, base.words[lang], unit);
  const look = { theme: base.themes[theme], size };
  const names = Object.fromEntries(Object.entries(tiles).map(([code, [, , name]]) => [code, name]));
  const towns = byTownship(cube, asked);
  console.log(JSON.stringify({
    years: yearColumns(byYear(cube, asked), { text, look }),
    tiles: tileMap(towns, { text, look, tiles, category }),
    bars: townshipBars(towns, { text, look, names, category }),
  }));
}
