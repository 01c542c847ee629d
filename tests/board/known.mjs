// Lists what is wrong with the types of the board's JavaScript, what a browser of a version does not know of it, and of styles:
// node known.mjs <version> <styles>... One list for each, the styles' one for every file.
// What each version knows is what MDN says of it; of the syntax, what a parser of the standard of that year takes.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const [, , version, ...sheets] = process.argv;
const types = join(dirname(fileURLToPath(import.meta.url)), "../../ui/board/types");
const load = createRequire(join(types, "package.json"));
const [acorn, mdn, ts] = [load("acorn"), load("@mdn/browser-compat-data"), load("typescript")];
const STANDARD = 2021; // Chromium 85 and later know all of it

/** Whether the browser knows a feature; one that MDN does not list is as old as the hills. @param {any} entry */
const isKnown = (entry) => {
  if (!entry?.__compat) return true;
  const said = [entry.__compat.support.chrome].flat().filter((each) => !each.flags);
  return said.some((each) => parseInt(String(each.version_added).replace("≤", ""), 10) <= Number(version) && !each.prefix && !each.alternative_name);
};

// What looks plainer where it is not known, and misleads nobody.
const PLAINER = new Set([":has", "container-type", "overflow-clip-margin", "scrollbar-color", "scrollbar-width", "text-autospace", "text-decoration-thickness", "text-spacing-trim", "text-underline-offset", "text-wrap", "forced-color-adjust", "field-sizing", "mask-image"]);

let found = [];
const note = (place, what) => PLAINER.has(what) || found.push(`${place}: ${what}`);

// --- scripts ---------------------------------------------------------------------------------------

const read = ts.readConfigFile(join(types, "jsconfig.json"), ts.sys.readFile);
const config = ts.parseJsonConfigFileContent(read.config, ts.sys, types);
const program = ts.createProgram(config.fileNames, config.options);
const checker = program.getTypeChecker();

// Types that browsers took apart later: what is said of the part was true of the whole from the beginning.
const OWN = { AbstractRange: "Range" };

/** What MDN says of a member of a type of the browser or the language. */
const entryOf = (owner, name) => {
  const type = OWN[owner] ?? owner.replace(/(Constructor|EventMap)$/, "");
  const isStatic = owner.endsWith("Constructor");
  for (const of of [mdn.api[type], mdn.javascript.builtins[type.replace(/^(ReadonlyArray)$/, "Array")]]) {
    const entry = of?.[isStatic ? `${name}_static` : name] ?? of?.[`${name}_static`];
    if (entry) return entry;
  }
  return undefined;
};
/** The type that a member is declared in; of what is called on the type itself, as `AbortSignal.timeout`, with `Constructor`. */
const ownerOf = ({ parent }) => parent?.name?.text ?? (ts.isTypeLiteralNode(parent) && parent.parent?.name ? `${parent.parent.name.text}Constructor` : undefined);
const isBuiltIn = (declaration) => /\/lib\.[\w.]+\.d\.ts$/.test(declaration.getSourceFile().fileName);

const look = (file, node) => {
  if (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)) {
    const name = ts.isIdentifier(node) ? node : node.name;
    const declarations = (checker.getSymbolAtLocation(name)?.declarations ?? []).filter(isBuiltIn);
    for (const declaration of declarations) {
      const owner = ownerOf(declaration);
      const entry = owner ? entryOf(owner, name.text) : mdn.api[name.text] ?? mdn.javascript.builtins[name.text];
      if (!isKnown(entry)) note(file, owner ? `${owner}.${name.text}` : name.text);
    }
  }
  ts.forEachChild(node, (child) => look(file, child));
};
const readAs = (file, text, sourceType) => {
  try {
    acorn.parse(text, { ecmaVersion: STANDARD, sourceType });
  } catch (fault) {
    note(file, fault.message);
  }
};
const scripts = () => {
  readAs("plotly", readFileSync(join(types, "../vendor/plotly-board.min.js"), "utf-8"), "script");
  for (const source of program.getSourceFiles().filter((each) => config.fileNames.includes(each.fileName))) {
    if (source.isDeclarationFile) continue;
    const file = relative(join(types, "../../.."), source.fileName);
    readAs(file, source.text, "module");
    look(file, source);
  }
};

// --- styles ----------------------------------------------------------------------------------------

const NAME = /^-?[a-z-]+$/;
const UNITS = /(?<=\d)(?:[dsl]v[hwib]|cq\w+)\b/;
const FUNCTIONS = { ...mdn.css.types.color, clamp: mdn.css.types.clamp, max: mdn.css.types.max, min: mdn.css.types.min };

/** What a declaration says that is not known. */
const unknown = (property, value) => {
  const entry = mdn.css.properties[property];
  if (!isKnown(entry)) return [property];
  const calls = Object.keys(FUNCTIONS).filter((name) => value.includes(`${name}(`) && !isKnown(FUNCTIONS[name]));
  const words = value.split(/[\s,]+/).filter((each) => NAME.test(each) && entry?.[each] && !isKnown(entry[each]));
  return [...calls.map((name) => `${name}()`), ...(UNITS.exec(value) ?? []), ...words.map((word) => `${property}: ${word}`)];
};
/** A block's declarations: what is not known may follow what is, under the same name or that of the browser's own. */
const block = (body) => {
  const fallen = new Set();
  for (const [, property, value] of body.matchAll(/([\w-]+)\s*:\s*([^;]+)/g)) {
    const missing = unknown(property, value);
    if (!missing.length) fallen.add(property.replace("-webkit-", ""));
    else if (!fallen.has(property) && !body.includes(`-webkit-${property}`)) missing.forEach((what) => note("css", what));
  }
};
const selector = (text) => {
  for (const [, name] of text.matchAll(/::?([a-z-]+)/g)) if (!isKnown(mdn.css.selectors[name])) note("css", `:${name}`);
  for (const [list] of text.matchAll(/:not\([^()]*,[^()]*\)/g)) note("css", list);
  if (text.includes("&")) note("css", "nesting");
};
const sheet = (css) => {
  for (const [, head, body] of css.matchAll(/([^{}]*)\{([^{}]*)\}/g)) {
    const at = head.trim().match(/^@([a-z-]+)/)?.[1];
    if (at && !isKnown(mdn.css["at-rules"][at])) note("css", `@${at}`);
    if (at) continue;
    selector(head);
    block(body);
  }
  for (const [, name] of css.matchAll(/@([a-z-]+)[^{};]*\{/g)) if (!isKnown(mdn.css["at-rules"][name])) note("css", `@${name}`);
};
const listed = (look) => {
  found = [];
  look();
  return [...new Set(found)].sort();
};
const wrong = [...config.errors, ...ts.getPreEmitDiagnostics(program)].map((one) => ts.formatDiagnostic(one, { getCurrentDirectory: () => types, getCanonicalFileName: (name) => name, getNewLine: () => "\n" }));
console.log(JSON.stringify([wrong, listed(scripts), ...sheets.map((path) => listed(() => sheet(readFileSync(path, "utf-8").replace(/\/\*[\s\S]*?\*\//g, ""))))]));
