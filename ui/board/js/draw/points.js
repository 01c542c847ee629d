// The sentences of the page, each with the way to its passage, copied with or without their sources.
import { doc, word } from "../state/app.js";
import { offer, say } from "./announce.js";
import { copy } from "./clipboard.js";
import { h } from "./dom.js";
import { linkTo } from "../state/road.js";

/** The sentences as they are copied. @param {Said.Point[]} points @param {string} [foot] the source line, where sources are asked for */
export function asText(points, foot) {
  if (foot === undefined) return points.map((point) => point.t).join("\n");
  return [...points.map((point, i) => `${i + 1}. ${point.t} [${point.source}]`), foot].join("\n");
}

/** @param {() => void} close */
export function pointsSheet(close) {
  const { points, foot } = doc();
  return h("div", { class: "sheet points" },
    h("div", { class: "sheet-head" }, h("h2", null, word("points")),
      h("button", { class: "btn", type: "button", key: "copy", onclick: () => send(asText(points)) }, word("points_copy")),
      h("button", { class: "btn", type: "button", key: "sources", onclick: () => send(asText(points, foot)) }, word("points_copy_sources")),
      h("button", { class: "btn", type: "button", key: "close", onclick: close }, word("close"))),
    h("p", { class: "s" }, word("points_note")),
    h("ol", { class: "sheet-body" }, points.map((point) => h("li", null, h("span", { class: point.warn ? "ne" : null }, point.t), " ", h("a", { class: "link", ...linkTo(point.href) }, point.source)))));
}

/** @param {string} words */
async function send(words) {
  if (await copy(words)) return say(word("points_copied", { n: doc().points.length }), true);
  say(word("copy_failed"));
  offer(word("copy_failed"), words);
}
