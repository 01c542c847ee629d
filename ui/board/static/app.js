// What all parts of the element share: the store, the root node, local state (open menus, panels) and redrawing.
import { createStore } from "./store.js";

/** @typedef {import("./types.js").Doc} Doc */
/** @type {(payload: object) => void} */
let transmit = () => {};
let scheduled = false;
/** @type {() => void} */
let draw = () => {};

export const store = createStore((payload) => transmit(payload), () => redraw());

/**
 * State that is nobody's business but the screen's.
 * `popover`: id of the open one; `panel`: the open dialog; `drawer`: the open phone drawer; `more`: list rows shown by table id; `base`: the app's address.
 * @type {{popover: string|null, search: string, panel: {chart: string, kind: string}|null, drawer: "menu"|"filters"|null, more: Record<string, boolean>, base: string, assets: string, printing: boolean}}
 */
export const local = { popover: null, search: "", panel: null, drawer: null, more: {}, base: "/", assets: "", printing: false };

/** @param {(payload: object) => void} how */
export function setTransmit(how) {
  transmit = how;
}

/** @param {() => void} how */
export function setDraw(how) {
  draw = how;
}

/** Redraws now: looks change in the same frame as the click. */
export function redraw() {
  draw();
}

/** Redraws once before the next frame. */
export function redrawSoon() {
  if (scheduled) return;
  scheduled = true;
  requestAnimationFrame(() => {
    scheduled = false;
    draw();
  });
}

/** @returns {Doc} the document on screen */
export function doc() {
  return /** @type {Doc} */ (store.doc);
}

/** A word of the element's own. @param {string} name @param {Record<string, string|number>} [values] */
export function word(name, values = {}) {
  return (store.doc?.ui?.[name] ?? "").replace(/\{(\w+)\}/g, (all, key) => (key in values ? String(values[key]) : all));
}

/** The address of an app path such as `/funding?x=y`. @param {string} href */
export function address(href) {
  return href.startsWith("/") ? local.base + href.slice(1) : href;
}

/**
 * Properties of a link: a real address; a plain left click is sent as an action instead.
 * @param {string|null|undefined} href
 */
export function linkTo(href) {
  if (!href) return {};
  return { href: address(href), onclick: (/** @type {MouseEvent} */ event) => follow(event, href) };
}

/** @param {MouseEvent} event @param {string} href */
export function follow(event, href) {
  if (!href.startsWith("/") || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go(href);
}

/** @param {string} href */
export function go(href) {
  local.drawer = local.panel = local.popover = null;
  store.act({ go: href }, { [`go:${href}`]: true });
}
