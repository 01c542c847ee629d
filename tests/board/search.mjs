// Reads the search texts on the first line, then words as JSON lines; writes whether the browser may search for them, and the rows that they hit.
import { readFileSync } from "node:fs";
import { isPlain, search } from "../../ui/board/static/cube/search.js";

const [texts, ...asked] = readFileSync(0, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
for (const words of asked) console.log(JSON.stringify([isPlain(words), search(texts, words)]));
