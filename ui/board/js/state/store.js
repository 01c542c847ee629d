// What is on show: the document, and the looks of what was pressed since it came.

/** @typedef {import("../types.js").Doc} Doc */

/**
 * @typedef {object} Store
 * @property {Doc|null} doc
 * @property {boolean} isWaiting whether the address asks for something else than what is on show
 * @property {(looks: Record<string, boolean>) => void} press notes looks that hold until a document comes
 * @property {(name: string, on: boolean) => boolean} pressed whether something looks pressed: what was just clicked, or else what the document says
 * @property {(doc: Doc) => void} show takes the document that the address asks for
 */

/** @returns {Store} */
export function createStore() {
  /** @type {Record<string, boolean>} */
  let looks = {};
  return {
    doc: null,
    isWaiting: false,
    press(more) {
      looks = { ...looks, ...more };
    },
    pressed: (name, on) => looks[name] ?? on,
    show(doc) {
      this.doc = doc;
      this.isWaiting = false;
      looks = {};
    },
  };
}
