// The words of one language with the unit in which this reader sees money: the same as i18n/labels.py, to the last letter.

/** @typedef {"auto"|"wan"|"yi"} Unit */
/** @typedef {Record<string, string|number>} Values */

const WAN_PER_YI = 10_000;
const NUDGE = 1e-7; // so that halves stay halves, whatever the last bits of a float say

/** A number with so many decimals and commas, halves away from zero. @param {number} value @param {number} [digits] */
export function fixed(value, digits = 0) {
  const scale = 10 ** digits;
  const whole = Math.floor(Math.abs(value) * scale + 0.5 + NUDGE);
  const sign = value < 0 && whole ? "-" : "";
  const front = String(Math.floor(whole / scale)).replace(/\B(?=(\d{3})+$)/g, ",");
  return sign + front + (digits ? `.${String(whole % scale).padStart(digits, "0")}` : "");
}

/** Words by key and numbers in this reader's unit. */
export class Labels {
  /** @param {string} language @param {Record<string, string>} catalogue @param {Unit} [unit] */
  constructor(language, catalogue, unit = "auto") {
    this.language = language;
    this.catalogue = catalogue;
    this.unit = unit;
    this.unitWord = this.words(unit === "yi" ? "unit.yi" : "unit.wan");
  }

  /** The words of a key with its placeholders filled in; throws for an unknown key or a value that is not given. @param {string} key @param {Values} [values] @returns {string} */
  words(key, values) {
    const words = this.catalogue[key];
    if (words === undefined) throw new Error(`no words for ${key}`);
    if (!values) return words;
    return words.replace(/\{(\w+)\}/g, (_, name) => {
      if (values[name] === undefined) throw new Error(`${key} needs ${name}`);
      return String(values[name]);
    });
  }

  /** The word for a code of a group. @param {string} group @param {string} code */
  code(group, code) {
    return this.words(`${group}.${code}`);
  }

  /** Whether the catalogue holds a key. @param {string} key */
  has(key) {
    return Object.hasOwn(this.catalogue, key);
  }

  /** An amount in the unit of charts and tables, without the unit. @param {number|null} wan */
  amount(wan) {
    if (wan === null) return this.words("value.missing");
    return this.unit === "yi" && Math.abs(wan) > NUDGE ? fixed(wan / WAN_PER_YI, 2) : fixed(wan);
  }

  /** As `amount`, but with one decimal where it is not whole. @param {number|null} wan */
  exact(wan) {
    if (wan === null || this.unit === "yi") return this.amount(wan);
    const words = fixed(wan, 1);
    return words.endsWith(".0") ? this.amount(wan) : words;
  }

  /** An amount as a headline number: the number and its unit. @param {number} wan @returns {[string, string]} */
  headline(wan) {
    const inYi = this.unit === "yi" || (this.unit === "auto" && Math.abs(wan) + NUDGE >= WAN_PER_YI);
    return inYi ? [fixed(wan / WAN_PER_YI, 2), this.words("unit.yi")] : [fixed(wan), this.words("unit.wan")];
  }

  /** An amount inside a sentence: number and unit as in a headline. @param {number} wan */
  money(wan) {
    const [number, unit] = this.headline(wan);
    return this.words("money", { number, unit });
  }

  /** An amount beside another that is written with its unit: without its own where that is the same. @param {number} wan @param {number} other */
  beside(wan, other) {
    const [number, unit] = this.headline(wan);
    return unit === this.headline(other)[1] ? number : this.money(wan);
  }

  /** A share between 0 and 1 as a percentage with one decimal. @param {number} part */
  share(part) {
    return `${fixed(part * 100, 1)}%`;
  }

  /** One year or a span of years. @param {number} start @param {number} end */
  years(start, end) {
    return start === end ? String(start) : this.words("years", { start, end });
  }

  /** Items joined as a list in running text. @param {string[]} items */
  listed(items) {
    return items.join(this.words("list.separator"));
  }
}
