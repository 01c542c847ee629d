// Nodes of the flow: what their codes say (`source:other`, `category:funeral`, `project:funeral-05`, `rest:funeral`).

/** The kind of a node and its code. @param {string} node @returns {[string, string]} */
export function parted(node) {
  const at = node.indexOf(":");
  return at < 0 ? [node, ""] : [node.slice(0, at), node.slice(at + 1)];
}

/** @param {string} node */
export const kindOf = (node) => parted(node)[0];

/** @param {string} node */
export const codeOf = (node) => parted(node)[1];

/** The category of a node of the last two columns; a project's id begins with it. @param {string} node */
export function categoryOf(node) {
  const [kind, code] = parted(node);
  return kind === "project" ? code.slice(0, Math.max(code.lastIndexOf("-"), 0)) : code;
}
