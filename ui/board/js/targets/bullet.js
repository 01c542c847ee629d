// A target on one line: the range that meets it, what binds it, its baseline, and what is to be built. Places are shares of the width.
import { h } from "../draw/dom.js";

const SLOT = 5;

/** The line alone, or with the values written at their marks. @param {Said.Bullet} line @param {boolean} [labelled] */
export function bullet(line, labelled = false) {
  const height = labelled ? 34 : 22;
  const drawn = h("svg", { class: "bl", width: "100%", height: String(height), role: "img", "aria-label": line.alt, focusable: "false" },
    h("line", { class: "axis", x1: "0", x2: "100%", y1: String(height - 0.5), y2: String(height - 0.5) }),
    h("line", { class: "zero", x1: "0.5", x2: "0.5", y1: "0", y2: String(height) }),
    line.marks.map((mark) => shape(mark, height)));
  if (!labelled) return drawn;
  return h("div", { class: "bl-large" }, labels(line, "edge"), drawn, labels(line, "bar"), labels(line, "base"));
}

/** One mark of a legend. @param {string} kind */
export function legendMark(kind) {
  /** @type {Record<string, Said.BulletMark[]>} */
  const marks = {
    band: [{ m: "band", from: 0.3, to: 1 }, { m: "edge", at: 0.3 }],
    tick: [{ m: "edge", at: 0.5 }],
    hedged: [{ m: "band", from: 0.3, to: 1, soft: true }, { m: "edge", at: 0.3, soft: true }],
    open: [{ m: "band", from: 0.3, to: 1 }, { m: "edge", at: 0.3, open: true }],
    bar: [{ m: "bar", from: 0, to: 1, colour: "var(--ink2)" }],
    base: [{ m: "base", at: 0.5 }],
  };
  return h("svg", { class: "bl key-mark", width: "26", height: "14", "aria-hidden": "true" }, (marks[kind] ?? []).map((mark) => shape(mark, 14)));
}

/** @param {number} share */
const percent = (share) => `${Math.round(share * 10_000) / 100}%`;

/** @param {Said.BulletMark} mark @param {number} height */
function shape(mark, height) {
  const css = [mark.m, mark.soft && "soft", mark.warn && "warn"].filter(Boolean).join(" ");
  const from = mark.from ?? 0;
  const wide = percent((mark.to ?? 0) - from);
  const middle = height / 2;
  if (mark.m === "band") return h("rect", { class: css, x: percent(from), width: wide, y: "1", height: String(height - 2) });
  if (mark.m === "bar") return h("rect", { class: css, x: percent(from), width: wide, y: String(middle - SLOT / 2 - 0.5), height: String(SLOT + 1), style: { fill: mark.colour ?? "" } });
  if (mark.m === "base") return h("circle", { class: css, cx: percent(mark.at ?? 0), cy: String(middle), r: "4" });
  const line = { class: css, x1: percent(mark.at ?? 0), x2: percent(mark.at ?? 0), y1: "0", y2: String(height) };
  return [h("line", line), mark.open && h("line", { ...line, transform: "translate(4 0)" })];
}

/** The values of one kind of mark on a line of their own; several bars as their sum's parts. @param {Said.Bullet} line @param {string} kind */
function labels(line, kind) {
  const own = line.marks.filter((mark) => mark.m === kind && mark.label);
  if (!own.length) return null;
  return h("div", { class: `bl-labels ${kind}`, "aria-hidden": "true", lang: "zh-CN" }, own.map((mark, i) => {
    const at = kind !== "bar" ? mark.at ?? 0 : own.length === 1 ? mark.to ?? 0 : ((mark.from ?? 0) + (mark.to ?? 0)) / 2;
    const look = at > 0.85 ? "end" : at < 0.06 ? "start" : "mid";
    return h("span", { class: mark.warn ? `${look} warn` : look, key: String(i), style: { left: percent(at) } }, mark.label);
  }));
}
