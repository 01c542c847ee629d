// The buttons that save what a reader keeps as a file, and take it in from one.
import { h } from "../draw/dom.js";
import { fileName, saveBytes } from "../draw/download.js";
import { doc } from "../state/app.js";
import { MOST_BYTES, fromFile, toFile } from "./file.js";

/** @typedef {import("./file.js").List} List */

/** @param {string} look @param {string} label @param {List} list @param {Record<string, any>} content @param {string} title of the file */
export function saveButton(look, label, list, content, title) {
  const save = () => saveBytes(toFile(list, doc().plan, content), fileName(`${doc().side.brand.title} ${title}`, "json"), "application/json;charset=utf-8");
  return h("button", { type: "button", class: look, key: "save", onclick: save }, label);
}

/** @param {string} look @param {string} label @param {List} list @param {(read: import("./file.js").Read) => void} take */
export function openButton(look, label, list, take) {
  const receive = async (/** @type {HTMLInputElement} */ field) => {
    const file = field.files?.[0];
    if (!file) return;
    const text = file.size > MOST_BYTES ? " ".repeat(MOST_BYTES + 1) : await file.text();
    field.value = "";
    take(fromFile(list, text, doc().plan));
  };
  return [
    h("button", { type: "button", class: look, key: "open", onclick: (/** @type {any} */ event) => event.currentTarget.nextElementSibling.click() }, label),
    h("input", { type: "file", key: "file", accept: ".json,application/json", hidden: true, "aria-label": label, onchange: (/** @type {any} */ event) => receive(event.target) }),
  ];
}
