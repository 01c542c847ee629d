// The entries of the browser's history: the board alone writes them. A run of Streamlit's may end after the reader has gone on, and
// would write the page that it was of over the one that is on show.
const history = window.history;
const { pushState, replaceState } = history;

/** Adds an entry. @param {object} state @param {string|URL} to */
export const push = (state, to) => pushState.call(history, state, "", to);

/** Writes over the present entry; its state stays unless told. @param {string|URL} to @param {object} [state] */
export const replace = (to, state = history.state ?? {}) => replaceState.call(history, state, "", to);

/** From now on nobody else writes. */
export function keepEntries() {
  history.pushState = history.replaceState = () => {};
}
