// Reads JSON lines: the foundations by language, then [document, query]; writes what is foretold of each, or null.
// The script that foretells is named on the command line.
import { readFileSync } from "node:fs";

const { foretold } = await import(process.argv[2]);

const [first, ...rest] = readFileSync(0, "utf8").split("\n").filter(Boolean);
const bases = JSON.parse(first);
for (const line of rest) {
  const [doc, query] = JSON.parse(line);
  console.log(JSON.stringify(foretold(doc, bases[doc.lang], query)));
}
