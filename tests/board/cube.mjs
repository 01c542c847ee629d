// Reads [cube, query] as JSON lines, writes the amounts that the browser works out.
import { readFileSync } from "node:fs";
import { byCategory, bySource, byTownship, byYear, headline } from "../../ui/board/static/cube/frames.js";
import { cumulative, timeline } from "../../ui/board/static/cube/spans.js";
import { askedOf } from "../../ui/board/static/cube/view.js";

for (const line of readFileSync(0, "utf8").split("\n")) {
  if (line) {
    const [cube, query] = JSON.parse(line);
    const asked = askedOf(query, cube);
    const [category, source, year, township] = [byCategory, bySource, byYear, byTownship].map((frame) => frame(cube, asked));
    const names = Object.fromEntries(cube.rows.id.map((id) => [id, id]));
    const spans = { cumulative: cumulative(cube, asked), timeline: timeline(cube, asked, names) };
    console.log(JSON.stringify({ ...spans, category, source, year, township, headline: headline(cube, asked) }));
  }
}
