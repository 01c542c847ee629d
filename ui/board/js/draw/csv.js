// Numbers and words as spreadsheets read them, and names of files. Pure.

/** A field that a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

const NUMBER = /^[-−+]?\d{1,3}(?:,\d{3})*(?:\.\d+)?%?$|^[-−+]?\d+(?:\.\d+)?%?$/;

/** A number as a spreadsheet reads it, without the commas between its thousands; null for what is none. @param {string} words */
export const number = (words) => NUMBER.test(words) ? words.replaceAll(",", "").replace("−", "-") : null;

/** What a spreadsheet takes as it is meant: a number as one, words as words. @param {string} words */
export const cell = (words) => number(words) ?? (FORMULA.test(words) ? `'${words}` : words);

/** A title as a file name. @param {string} title @param {string} kind */
export const fileName = (title, kind) => `${title.replace(/[\\/:*?"<>|\s\u0000-\u001f]+/g, " ").trim().slice(0, 80) || "chart"}.${kind}`;
