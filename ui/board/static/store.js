// The element's state: the document last received, and the actions that no document has acknowledged yet.

/** @typedef {import("./types.js").Doc} Doc */
/** @typedef {Record<string, any> & {seq: number}} Action */

/**
 * @typedef {object} Store
 * @property {Doc|null} doc
 * @property {(change: Record<string, any>, pressed?: Record<string, boolean>) => void} act sends an action; `pressed` are looks that hold until it is acknowledged
 * @property {(doc: Doc) => void} receive
 * @property {() => Action[]} pending
 * @property {(name: string, on: boolean) => boolean} pressed whether something looks pressed: what was just clicked, or else what the document says
 * @property {() => void} repeat sends again what is not acknowledged
 */

/**
 * Every message carries all unacknowledged actions, so that none is lost when messages are merged on their way.
 * Numbers start at the clock, so that a page loaded later always counts on from a page loaded earlier.
 * @param {(payload: {seq: number, items: Action[]}) => void} send
 * @param {() => void} changed called after an action, in the same frame
 * @param {number} [start]
 * @returns {Store}
 */
export function createStore(send, changed, start = Date.now()) {
  let last = start;
  /** @type {Array<{action: Action, pressed: Record<string, boolean>}>} */
  let queue = [];
  const items = () => queue.map((entry) => entry.action);
  /** @type {Store} */
  const store = {
    doc: null,
    act(change, pressed = {}) {
      last += 1;
      queue.push({ action: { seq: last, ...change }, pressed });
      changed();
      send({ seq: last, items: items() });
    },
    receive(doc) {
      store.doc = doc;
      queue = queue.filter((entry) => entry.action.seq > doc.ack);
    },
    pending: items,
    pressed(name, on) {
      const entry = queue.findLast((each) => name in each.pressed);
      return entry ? entry.pressed[name] : on;
    },
    repeat() {
      if (queue.length) send({ seq: last, items: items() });
    },
  };
  return store;
}
