// What all parts of the element share: the document, local state (open menus, panels), words, addresses, and redrawing.

/** What is on show, and the looks of what was pressed since it came. */
export const store = {
  /** @type {Said.Doc|null} */
  doc: null,
  /** Whether the address asks for something else than what is on show. */
  isWaiting: false,
  /** @type {Record<string, boolean>} */
  looks: {},
  /** Notes looks that hold until a document comes. @param {Record<string, boolean>} more */
  press(more) {
    this.looks = { ...this.looks, ...more };
  },
  /** Whether something looks pressed: what was just clicked, or else what the document says. @param {string} name @param {boolean} on */
  pressed(name, on) {
    return this.looks[name] ?? on;
  },
  /** Takes the document that the address asks for. @param {Said.Doc} doc */
  show(doc) {
    Object.assign(this, { doc, isWaiting: false, looks: {} });
  },
};
/** @type {() => void} */
let draw = () => {};
/** @type {() => void} */
let present = () => {};

/**
 * State that is nobody's business but the screen's.
 * `opening`: whether the charts of the first document are on their way; `presenting`: whether somebody presents, as the last answer said; `unanswered`: whether what was just done has no answer here; `going`: the link just followed; `popover`: id of the open one; `panel`: the open dialog; `drawer`: the open phone drawer; `more`: list rows shown by table id; `base`: the app's address; `paper`: what is printed, and `scales` by how much its charts are larger than on the screen; `exporting`: id of what opened the dialog of exports; `staged`: what of the view a presenter's stage shows to one who follows; `lead`: draws what stands above a page.
 * @type {{opening: boolean, presenting: boolean, unanswered: boolean, going: string|null, popover: string|null, search: string, panel: {chart: string, kind: string}|null, drawer: "menu"|"filters"|null, more: Record<string, boolean>, base: string, assets: string, printing: boolean, paper: Said.Doc|null, scales: Record<string, number>, exporting: string|null, staged: {n: number, of: number, show: string, title: string|null}|null, lead: (() => any)|null}}
 */
export const local = { opening: false, presenting: false, unanswered: false, going: null, popover: null, search: "", panel: null, drawer: null, more: {}, base: "/", assets: "", printing: false, paper: null, scales: {}, exporting: null, staged: null, lead: null };

/** @param {() => void} how draws the screen @param {() => void} whenNew draws it after a new document */
export function setDraw(how, whenNew) {
  draw = how;
  present = whenNew;
}

/** Puts a document on show. @param {Said.Doc} doc */
export function show(doc) {
  store.show(doc);
  present();
}

/** Redraws now: looks change in the same frame as the click. */
export function redraw() {
  draw();
}

/** Work that is done once before the next frame, however often it is asked for. @param {() => void} work */
export function onceAFrame(work) {
  let isDue = false;
  return () => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => { isDue = false; work(); });
  };
}

/** Redraws before the next frame. */
export const redrawSoon = onceAFrame(redraw);

/** Work that waits until what was just drawn can be seen. @param {() => void} work */
export function afterPaint(work) {
  if (document.hidden) work();
  else requestAnimationFrame(() => window.setTimeout(work, 0));
}

/** @returns {Said.Doc} the document on screen, or on paper */
export const doc = () => /** @type {Said.Doc} */ (local.paper ?? store.doc);

/** The chart of a document that has an id; null where that is none. @param {Said.Doc|null} of @param {string|null|undefined} id @returns {Said.Chart|null} */
export function chartOf(of, id) {
  const found = of?.blocks.find((block) => block.kind === "chart" && block.id === id);
  return found?.kind === "chart" ? found : null;
}

/** The first block of a kind. @template {Said.Block["kind"]} K @param {Said.Doc|null} of @param {K} kind @returns {Extract<Said.Block, {kind: K}>|undefined} */
export const blockOf = (of, kind) => /** @type {any} */ (of?.blocks.find((block) => block.kind === kind));

/** A word of the element's own. @param {string} name @param {Record<string, string|number>} [values] */
export function word(name, values = {}) {
  return (doc()?.ui?.[name] ?? "").replace(/\{(\w+)\}/g, (all, key) => (key in values ? String(values[key]) : all));
}

/** The address of an app path such as `/funding?x=y`. @param {string} href */
export const address = (href) => href.startsWith("/") ? local.base + href.slice(1) : href;

/** The page and the search of an address; in a file, where the app's addresses begin with `#/`, they stand behind that. @param {Pick<URL, "pathname"|"search"|"hash">} url */
export function placeIn(url) {
  const isFile = local.base.startsWith("#");
  const [pathname, search = ""] = isFile ? (url.hash.slice(1) || "/").split("?") : [url.pathname, url.search];
  const base = isFile ? "/" : new URL(local.base, window.location.href).pathname;
  return { page: pathname.slice(base.length).replace(/\/+$/, "") || "overview", search };
}
