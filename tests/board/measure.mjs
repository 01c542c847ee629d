// Reads [what, ...arguments] as JSON lines, writes what the browser makes of them.
import { readFileSync } from "node:fs";
import { contrast, floorDivided, mixed, pyRound, textOn, translucent } from "../../ui/board/static/cube/figure.js";
import { broken, fitted, textWidth, wrapped } from "../../ui/board/static/cube/measure.js";
import { isWide } from "../../ui/board/static/cube/wide.js";

const asked = {
  round: pyRound, floor: floorDivided, contrast, mixed, textOn, translucent,
  measured: (/** @type {string} */ text, /** @type {number} */ width, /** @type {number} */ font) =>
    [textWidth(text, font), fitted(text, width, font), wrapped(text, width, font, 2), wrapped(text, width, font, 3), broken(text, width, font)],
  wide: (/** @type {string} */ text) => [...text].map((character) => (isWide(character) ? "1" : "0")).join(""),
};
for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const [what, ...given] = JSON.parse(line);
  console.log(JSON.stringify(asked[what](...given)));
}
