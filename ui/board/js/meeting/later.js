// What only a meeting needs comes in a script of its own, when it is first asked for (ui/board/joining.py).
import { local, redraw } from "../state/app.js";
import { ownOf } from "../state/query.js";

/** @typedef {{begin: (kind: "own"|"page") => void, notes: () => any, stage: (doc: Said.Doc) => any, story: (block: Said.StoryBlock) => any}} Parts */

/** @type {Parts|null} */
let parts = null;
/** @type {Promise<void>|null} */
let coming = null;

/** @param {Parts} found */
export function provide(found) {
  parts = found;
}

/** What draws a meeting; null while it is on its way. @param {() => void} arrived called when it has come @returns {Parts|null} */
export function meeting(arrived) {
  if (!parts) void (coming ??= fetched()).then(arrived, () => { coming = null; });
  return parts;
}

/** @param {Said.StoryBlock} block */
export function story(block) {
  return meeting(redraw)?.story(block);
}

/** @returns {Promise<void>} */
function fetched() {
  return new Promise((done, failed) => {
    const script = Object.assign(document.createElement("script"), { type: "module", src: `${local.assets}room.js` });
    script.onload = () => done();
    script.onerror = () => failed(new Error("room"));
    document.head.append(script);
  });
}

/** What of the stage the address says, or whom one follows; null where there is none. @returns {{kind: string, n: number, show: string, play: number, of?: number, title?: string|null}|null} */
export function stageOf() {
  if (local.staged) return { kind: "followed", play: 0, ...local.staged };
  const { stage: kind, step, show, play } = ownOf(window.location.search);
  return kind ? { kind, n: Math.max(1, Math.trunc(Number(step)) || 1), show: show ?? "", play: Math.max(0, Number(play) || 0) } : null;
}
