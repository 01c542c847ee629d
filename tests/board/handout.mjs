// Holds a handout to the documents of the screen: node handout.mjs <file> <[views, documents] as JSON>.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { answersOf } from "../../ui/board/js/handout/answers.js";
import { unpacked } from "../../ui/board/js/handout/lzma.js";

const [, , file, expected] = process.argv;
const said = readFileSync(file, "utf8");
const [, packed] = /id="answers">([^<]*)</.exec(said);
const [, zipped] = /id="first">([^<]*)</.exec(said);
const answers = answersOf(JSON.parse(new TextDecoder().decode(unpacked(new Uint8Array(Buffer.from(packed, "base64"))))));
const [views, documents] = JSON.parse(readFileSync(expected, "utf8"));
views.forEach(({ look, ...view }, i) => assert.deepEqual(answers.find(view, look), documents[i], JSON.stringify([view, look])));
const first = answersOf(JSON.parse(gunzipSync(Buffer.from(zipped, "base64"))));
views.forEach(({ look, ...view }, i) => i < 4 && assert.deepEqual(first.find(view, look), documents[i], "what is shown first, before the rest is unpacked"));

const at = (query, page = views[0].page) => ({ page, query });
const category = at({ category: "funeral", drill: "category" });
assert.deepEqual(answers.settled(category, at({})), category);
assert.deepEqual(answers.settled(at({ category: "funeral", township: "532301102", drill: "category~township" }), category), at({ township: "532301102" }), "the condition chosen last");
assert.deepEqual(answers.settled(at({ category: "funeral~elderly_care" }), category), at({ category: "elderly_care" }), "the code chosen last");
assert.equal(answers.settled(at({ category: "funeral", min_wan: "3" }), category), null);
const own = { without: "funeral-05" };
assert.deepEqual(answers.settled(at({ ...own, category: "elderly_care", township: "532301104" }), at({ ...own, township: "532301104" })), at({ ...own, category: "elderly_care" }), "a view keeps its own conditions");
assert.ok(first.has(at(own)), "what the file opens with is there first");
assert.equal(answers.has(at({}, "funding")), false);
