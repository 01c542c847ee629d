// The few DOM parts that dom.js uses, for tests without a browser.
class Node_ {
  constructor(type, name) { this.nodeType = type; this.nodeName = name; this.childNodes = []; this.parentNode = null; this.nodeValue = null; this.moves = 0; }
  get firstChild() { return this.childNodes[0] ?? null; }
  get nextSibling() { const all = this.parentNode?.childNodes ?? []; return all[all.indexOf(this) + 1] ?? null; }
  removeChild(node) { this.childNodes.splice(this.childNodes.indexOf(node), 1); node.parentNode = null; }
  insertBefore(node, at) {
    node.parentNode?.removeChild(node);
    const i = at ? this.childNodes.indexOf(at) : this.childNodes.length;
    this.childNodes.splice(i, 0, node);
    node.parentNode = this;
    node.moves += 1;
  }
}
class Element_ extends Node_ {
  constructor(name) { super(1, name.toUpperCase()); this.attributes = {}; this.style = { values: {}, setProperty(k, v) { this.values[k] = v; }, removeProperty(k) { delete this.values[k]; } }; }
  setAttribute(name, value) { this.attributes[name] = value; }
  removeAttribute(name) { delete this.attributes[name]; }
  get classList() { return { remove() {}, toggle() {} }; }
  getBoundingClientRect() { return { left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0 }; }
  get textContent() { return this.childNodes.map((node) => (node.nodeType === 3 ? node.nodeValue : node.textContent)).join(""); }
}
globalThis.document = {
  activeElement: null,
  createElement: (name) => new Element_(name),
  createElementNS: (_, name) => new Element_(name),
  createTextNode: (words) => Object.assign(new Node_(3, "#text"), { nodeValue: words }),
};
export const element = (name) => new Element_(name);
