// The element's state: the document last received, and the actions that no document has acknowledged yet.

import { isChange, written } from "./query.js";

/** @typedef {import("./types.js").Doc} Doc */
/** @typedef {import("./types.js").RunDocument} RunDocument */
/** @typedef {import("./types.js").RunReceipt} Receipt */
/** @typedef {Record<string, any> & {seq: number}} Action */

/**
 * @typedef {object} Store
 * @property {Doc|null} doc
 * @property {(change: Record<string, any>, pressed?: Record<string, boolean>) => void} act sends an action; `pressed` are looks that hold until it is acknowledged
 * @property {(doc: RunDocument) => void} receive takes a document of Streamlit's run
 * @property {(receipt: Receipt) => boolean} acknowledge takes what a run says instead of a document when the board has its own answer: whether nothing else is to be shown
 * @property {(doc: Doc) => void} show takes a document that came ahead of the run: it answers everything done so far
 * @property {boolean} isAhead whether what is on show and what the run has seen are not yet the same
 * @property {() => void} believe shows what the run has said, if it said something else and nothing more is to come
 * @property {() => Action[]} pending what no document has acknowledged yet
 * @property {(name: string, on: boolean) => boolean} pressed whether something looks pressed: what was just clicked, or else what the document says
 * @property {() => void} repeat sends again what is not acknowledged
 */

/** Whether a document answers the same question as another. @param {Doc} doc @param {Doc|Receipt} other */
function answers(doc, other) {
  return doc.page === other.page && written(doc.query ?? {}) === written(other.query ?? {});
}

/** Whether a document answers what a run has seen: the same question, asked of the same data. @param {Doc} doc @param {Receipt} receipt */
function agrees(doc, receipt) {
  return answers(doc, receipt) && doc.version === receipt.version && doc.decided === receipt.decided;
}

/** What is sent: changes of the view alone need no document, for the board asks for that itself. @param {number} seq @param {Action[]} items */
function message(seq, items) {
  return items.every(isChange) ? { seq, items, brief: true } : { seq, items };
}

/**
 * One message is under way at a time, and it carries every action not acknowledged: Streamlit merges messages that
 * come while a script runs, and the query of the second would be the one from before the first. What is done
 * meanwhile goes out together, as soon as a document acknowledges the first.
 * Numbers start at the clock, so that a page loaded later always counts on from a page loaded earlier.
 * @param {(payload: {seq: number, items: Action[]}) => void} send
 * @param {() => void} changed called after an action is on its way, in the same frame
 * @param {number} [start]
 * @returns {Store}
 */
export function createStore(send, changed, start = Date.now()) {
  let last = start;
  /** @type {Doc|null} the document on show that Streamlit's run has not caught up with */
  let ahead = null;
  /** @type {Doc|null} the run's last document, if it answers another question than the one on show */
  let held = null;
  /** @type {Receipt|null} what the run has acknowledged, and nothing was done since */
  let agreed = null;
  /** @param {Doc} doc */
  const settle = (doc) => {
    store.doc = doc;
    ahead = held = null;
  };
  /** @param {number} ack */
  const note = (ack) => {
    queue = queue.filter((entry) => entry.action.seq > ack);
    if (ack >= underWay) flush();
  };
  let underWay = 0;
  /** @type {Array<{action: Action, pressed: Record<string, boolean>}>} */
  let queue = [];
  const flush = () => {
    underWay = queue.length ? last : 0;
    if (queue.length) send(message(last, queue.map((entry) => entry.action)));
  };
  /** @type {Store} */
  const store = {
    doc: null,
    act(change, pressed = {}) {
      last += 1;
      agreed = null;
      queue.push({ action: { seq: last, ...change }, pressed });
      if (!underWay) flush();
      changed();
    },
    receive(doc) {
      note(doc.ack);
      agreed = null;
      if (ahead && doc.version !== "" && !answers(doc, ahead)) held = doc;
      else settle(doc);
    },
    acknowledge(receipt) {
      note(receipt.ack);
      if (queue.length) return true; // of a question from before what is still to be answered
      agreed = receipt;
      const isShown = store.doc !== null && agrees(store.doc, receipt);
      if (isShown) settle(/** @type {Doc} */ (store.doc));
      return isShown;
    },
    show(doc) {
      store.doc = ahead = doc;
      held = null;
      if (agreed && agrees(doc, agreed)) settle(doc);
    },
    get isAhead() {
      return ahead !== null || (agreed !== null && store.doc !== null && !agrees(store.doc, agreed));
    },
    believe() {
      if (held && !queue.length) settle(held);
    },
    pending: () => queue.map((entry) => entry.action),
    pressed(name, on) {
      const entry = queue.findLast((each) => name in each.pressed);
      return entry ? entry.pressed[name] : on;
    },
    repeat: flush,
  };
  return store;
}
