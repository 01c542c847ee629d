// Reads cases [query, action, filters] as JSON lines, writes what query.js makes of them.
import { readFileSync } from "node:fs";
import { applied } from "../../ui/board/static/query.js";

for (const line of readFileSync(0, "utf8").split("\n")) {
  if (line) console.log(JSON.stringify(applied(...JSON.parse(line))));
}
