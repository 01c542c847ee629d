// Search by words, pinyin and initials: the same as analysis/search.py, whose search texts the cube holds.

const MOST = 80; // characters of a search, as MAX_TEXT of models.py
const BOUNDARY = "|"; // before every syllable

/** ASCII, Chinese, its punctuation and full-width signs: what Python keeps of them, and how it folds them, is done here alike. */
const PLAIN = /^[\x20-\x7e\u2014\u2018-\u201d\u2026\u3001-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff5e]*$/;

/** Whether the browser may search for words; all others are the server's. @param {string} words */
export function isPlain(words) {
  return words.length <= MOST && PLAIN.test(words);
}

/** Which of the search texts every word hits. No words hit everything. @param {string[]} texts @param {string} words @returns {boolean[]} */
export function search(texts, words) {
  const patterns = fold(words).split(/\s+/).filter(Boolean).map(patternOf);
  return texts.map((text) => patterns.every((pattern) => pattern.test(text)));
}

/** @param {string} words */
const fold = (words) => words.normalize("NFKC").toLowerCase().replaceAll(BOUNDARY, " ");

/** A word as it stands; a latin one from its start on, or as pinyin or initials from the start of a syllable on. @param {string} word */
function patternOf(word) {
  const literal = escaped(word);
  if (!/^[a-z]+$/.test(word)) return new RegExp(literal);
  const spelled = `\\${BOUNDARY}${[...word].join(`\\${BOUNDARY}?`)}`;
  return new RegExp(`(?<![a-z])${literal}|${spelled}`);
}

/** @param {string} word */
const escaped = (word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
