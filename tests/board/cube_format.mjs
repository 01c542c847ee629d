// Reads [lang, words, unit] and then [wan, other] as JSON lines, writes every way to write them.
import { readFileSync } from "node:fs";
import { Labels } from "../../ui/board/static/cube/format.js";
import { amountRange, exactAmount, moneyLine, shareLine, shareRange } from "../../ui/board/static/cube/words.js";

/** @type {Labels} */
let text;
for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const given = JSON.parse(line);
  if (given.length === 3) text = new Labels(...given);
  else {
    const [wan, other] = given;
    console.log(JSON.stringify([
      text.amount(wan), text.exact(wan), text.headline(wan), text.money(wan), text.beside(wan, other), text.share(wan / 1000), exactAmount(text, wan), amountRange(text, wan, other),
      shareRange(text, wan / 1000, other / 1000), shareLine(text, wan, other / 1000), moneyLine(text, wan), text.listed([text.amount(null), text.years(2021, 2025), text.years(2021, 2021)]),
    ]));
  }
}
