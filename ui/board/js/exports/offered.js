// What the dialog of exports offers of a page.

export const PICTURES = ["png", "svg"]; // made here, of a chart as it is on the screen

/** Whether what is chosen can have a form: pictures are of a chart. @param {string} form @param {string} what @param {{kind: string}} [block] */
export const fits = (form, what, block) => !PICTURES.includes(form) || (what === "block" && block?.kind === "chart");

/** What can be chosen, the first by default: a story has no page of its own to show, but its steps and other pages.
 * @param {{page: string, blocks: ReadonlyArray<{id?: string}>}} doc @param {boolean} hasSteps @param {boolean} hasBlock */
export function offered(doc, hasSteps, hasBlock) {
  const story = hasSteps ? ["story"] : [];
  if (doc.page === "story") return [...story, "pages"];
  return [...(hasBlock ? ["block"] : []), "page", "pages", ...(doc.blocks.some((each) => each.id === "projects") ? ["register"] : []), ...story];
}

/** The page's line of its view, which is no story's: each of its steps has its own.
 * @param {{page: string, head: {words: ReadonlyArray<{t: string}>}}} doc @param {string} what */
export const basisOf = (doc, what) => (doc.page === "story" || what === "story" ? "" : doc.head.words.map((part) => part.t).join(""));
