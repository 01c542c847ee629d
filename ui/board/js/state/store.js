// What is on show: the document, and the looks of what was pressed since it came.

/**
 * @typedef {object} Store
 * @property {Said.Doc|null} doc
 * @property {boolean} isWaiting whether the address asks for something else than what is on show
 * @property {(looks: Record<string, boolean>) => void} press notes looks that hold until a document comes
 * @property {(name: string, on: boolean) => boolean} pressed whether something looks pressed: what was just clicked, or else what the document says
 * @property {(doc: Said.Doc) => void} show takes the document that the address asks for
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
