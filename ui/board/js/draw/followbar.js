// What stands over the page while somebody presents: that one may follow, that one follows or has left, how many do.
import { h } from "./dom.js";
import { isPointing, turnPointer } from "./pointer.js";
import { local, redraw, word } from "../state/app.js";
import { follow, play } from "../state/follow.js";

let isDeclined = false;

export function followBar() {
  const { role, shown, followers, isCalled } = follow;
  if (role === "presenting") return bar(word("follow_presenting", { n: followers }), button(word("follow_pointer"), turnPointer, isPointing()), button(word("follow_stop"), () => play("")));
  if (role === "following") return [shown?.black && h("div", { class: "blackout", key: "blackout" }), bar(progress(shown), button(word("follow_leave"), () => play("left")))];
  if (role === "left") return bar(word(isCalled ? "follow_called" : "follow_left"), button(word("follow_back"), () => play("following")), closing(() => play("")));
  return local.presenting && !isDeclined && bar(word("follow_offer"), button(word("follow_start"), () => play("following")), closing(() => { isDeclined = true; redraw(); }));
}

/** @param {Said.Shown|null} shown */
function progress(shown) {
  if (shown && !shown.address) return word("follow_paused");
  return shown?.step ? word("follow_step", { n: shown.step }) : word("follow_on");
}

/** @param {string} words @param {...any} buttons */
const bar = (words, ...buttons) => h("div", { class: follow.isCalled ? "following called" : "following", key: "following", "data-role": follow.role }, h("span", { role: "status" }, words), buttons);

/** @param {string} label @param {() => void} onclick @param {boolean} [on] */
const button = (label, onclick, on) => h("button", { type: "button", key: label, "aria-pressed": on === undefined ? null : String(on), onclick }, label);

/** @param {() => void} onclick */
const closing = (onclick) => h("button", { type: "button", key: "close", "aria-label": word("close"), onclick }, "✕");
