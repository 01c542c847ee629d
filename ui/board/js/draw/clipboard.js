// Copying. A page on the LAN over plain http has no navigator.clipboard: select and execCommand instead.

/** @param {string} words @returns {Promise<boolean>} whether they are on the clipboard */
export async function copy(words) {
  if (window.isSecureContext && navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(words);
      return true;
    } catch {
      // not allowed here: the old way may be
    }
  }
  return copyBySelection(words);
}

/** @param {string} words */
function copyBySelection(words) {
  const field = document.createElement("textarea");
  const focused = /** @type {HTMLElement|null} */ (document.activeElement);
  field.value = words;
  field.style.cssText = "position:fixed;left:-99px;top:0;opacity:0";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  focused?.focus?.({ preventScroll: true });
  return done;
}
