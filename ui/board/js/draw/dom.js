// A small keyed reconciler: describes nodes with h(), brings a parent's children into that state with morph().
// Nodes whose tag and key stay the same are kept, with their focus, scroll position and anything a library drew in them.

/**
 * @typedef {object} Node_ A described element.
 * @property {string} tag
 * @property {string|null} key
 * @property {Record<string, any>} props
 * @property {Array<Node_|string>} kids
 */
/** @typedef {Node_|string|number|null|undefined|false|Array<any>} Kid */

const SVG = "http://www.w3.org/2000/svg";
const HTML = "http://www.w3.org/1999/xhtml"; // the main part is not made as others make theirs (opening.js)
const SVG_TAGS = new Set(["svg", "path", "circle", "rect", "line"]);
/** @type {WeakMap<Node, Node_>} what each of our elements was last described as */
const current = new WeakMap();

/**
 * Describes an element. Props: attributes, `class`, `style` (object), `key`, `on<event>` (function),
 * `value`, `text` (instead of children), `own` (its children belong to somebody else), `ref` (called with the element after every change).
 * @param {string} tag
 * @param {Record<string, any>|null} [props]
 * @param {...Kid} kids
 * @returns {Node_}
 */
export function h(tag, props, ...kids) {
  const { key = null, ...rest } = props ?? {};
  return { tag, key: key === null ? null : String(key), props: rest, kids: flat(kids) };
}

/** @param {Array<Kid>} kids @param {Array<Node_|string>} [found] @returns {Array<Node_|string>} */
function flat(kids, found = []) {
  for (const kid of kids) {
    if (Array.isArray(kid)) flat(kid, found);
    else if (kid !== null && kid !== undefined && kid !== false && kid !== "") found.push(typeof kid === "object" ? kid : String(kid));
  }
  return found;
}

/**
 * Makes a parent's children equal to what is described, keeping every node that can be kept.
 * @param {Element} parent
 * @param {Kid} wanted
 */
export function morph(parent, wanted) {
  const old = index(parent);
  const kids = flat([wanted]);
  const nodes = kids.map((kid) => (typeof kid === "string" ? text(old, kid) : element(old, kid)));
  for (const left of old.values()) for (const node of left) parent.removeChild(node);
  /** @type {ChildNode|null} */
  let at = parent.firstChild;
  nodes.forEach((node, i) => {
    if (node === at) at = at.nextSibling;
    else parent.insertBefore(node, at);
    const kid = kids[i];
    if (typeof kid !== "string") update(/** @type {Element} */ (node), kid);
  });
}

/**
 * Makes a node the last child of another place without losing what is focused, selected or half typed in it.
 * @param {HTMLElement} node
 * @param {HTMLElement & {moveBefore?: (node: Node, before: Node|null) => void}} place
 */
export function moveTo(node, place) {
  if (place.moveBefore && node.isConnected && place.isConnected) return place.moveBefore(node, null);
  const focused = /** @type {HTMLInputElement|null} */ (node.contains(document.activeElement) ? document.activeElement : null);
  const { selectionStart = null, selectionEnd = null } = focused ?? {};
  place.append(node);
  focused?.focus({ preventScroll: true });
  if (selectionStart !== null) focused?.setSelectionRange(selectionStart, selectionEnd);
}

/** @param {Element} parent @returns {Map<string, ChildNode[]>} the children by what they can be kept for */
function index(parent) {
  /** @type {Map<string, ChildNode[]>} */
  const found = new Map();
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    const own = current.get(node);
    const name = own ? slot(own) : node.nodeName.toLowerCase();
    const list = found.get(name);
    if (list) list.push(node);
    else found.set(name, [node]);
  }
  return found;
}

/** @param {Node_} kid */
const slot = ({ tag, key }) => (key === null ? tag : `${tag}#${key}`);

/** @param {Map<string, ChildNode[]>} old @param {string} words */
function text(old, words) {
  const node = old.get("#text")?.shift();
  if (!node) return document.createTextNode(words);
  if (node.nodeValue !== words) node.nodeValue = words;
  return node;
}

/** @param {Map<string, ChildNode[]>} old @param {Node_} kid @returns {ChildNode} */
function element(old, kid) {
  const kept = old.get(slot(kid))?.shift();
  if (kept) return kept;
  return SVG_TAGS.has(kid.tag) ? document.createElementNS(SVG, kid.tag) : kid.tag === "main" ? document.createElementNS(HTML, kid.tag) : document.createElement(kid.tag);
}

/** @param {Element} node @param {Node_} kid */
function update(node, kid) {
  const before = current.get(node)?.props ?? {};
  for (const name in before) if (!(name in kid.props)) set(node, name, undefined, before[name]);
  for (const name in kid.props) if (name !== "value") set(node, name, kid.props[name], before[name]);
  current.set(node, kid);
  if (!kid.props.own) morph(node, kid.kids);
  if ("value" in kid.props) set(node, "value", kid.props.value, before.value);
  kid.props.ref?.(node);
}

/** @param {any} node @param {string} name @param {any} value @param {any} before */
function set(node, name, value, before) {
  if (name === "ref" || name === "own") return;
  if (name.startsWith("on")) listen(node, name.toLowerCase(), value, before);
  else if (name === "value") {
    if (value !== before && node !== document.activeElement) node.value = value ?? "";
  } else if (name === "style") style(node, value ?? {}, before ?? {});
  else if (value === before) return;
  else if (value === undefined || value === null || value === false) node.removeAttribute(name);
  else node.setAttribute(name, value === true ? "" : String(value));
}

/**
 * Events of input methods have no property that takes a listener: one put there would never be called.
 * @param {any} node @param {string} name @param {any} value @param {any} before
 */
function listen(node, name, value, before) {
  if (!name.startsWith("oncomposition")) node[name] = value ?? null;
  else if (value !== before) {
    if (before) node.removeEventListener(name.slice(2), before);
    if (value) node.addEventListener(name.slice(2), value);
  }
}

/** @param {any} node @param {Record<string, string>} value @param {Record<string, string>} before */
function style(node, value, before) {
  for (const name in before) if (!(name in value)) node.style.removeProperty(name);
  for (const name in value) if (value[name] !== before[name]) node.style.setProperty(name, value[name]);
}
