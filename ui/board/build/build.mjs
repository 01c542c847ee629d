// Builds ../vendor/plotly-board.min.js. See docs/plotly-bundle.md.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const vendor = join(here, "..", "vendor");
const source = dirname(createRequire(import.meta.url).resolve("plotly.js/package.json"));
const { version } = JSON.parse(readFileSync(join(source, "package.json"), "utf8"));
const banner = `/**
* plotly.js (custom bundle: bar, scatter, sankey, treemap, icicle) v${version}
* Copyright 2012-2026, Plotly, Inc.
* All rights reserved.
* Licensed under the MIT license; see LICENSE beside this file
*/`;

/** Parts of plotly's core that no figure here has; plotly asks whether a part is there before it uses it. */
const UNUSED = ["annotations3d", "images", "updatemenus", "sliders", "rangeslider", "rangeselector", "grid"];

/** Drops the prose of plotly's schema (as plotly's own build does), maplibre's style sheet, the unused parts and styles in markup. */
const slim = {
  name: "slim",
  setup(builder) {
    builder.onLoad({ filter: /plotly\.js[\\/]src[\\/](components|traces|plots|plot_api)[\\/].*\.js$/ }, ({ path }) => ({
      contents: (SET_RIGHT[basename(path)] ?? String)(readFileSync(path, "utf8"))
        .replace(/^\s*description: '(?:[^'\\\n]|\\.)*',?$/gm, "")
        .replace(/^\s*description: \[\n(?:\s*(?:['"`].*|\/\/.*)?\n)*?\s*\]\.join\([^)\n]*\),?$/gm, "")
        .replace(/https:\/\/(cdn\.plot\.ly\/un|cloud\.plotly\.com\/newchart|plotly\.com)\/?(?=')/g, ""),
      loader: "js",
    }));
    builder.onLoad({ filter: /plotly\.js[\\/]src[\\/]lib[\\/]svg_text_utils\.js$/ }, ({ path }) => ({ contents: styled(readFileSync(path, "utf8")), loader: "js" }));
    builder.onLoad({ filter: /plotly\.js[\\/]src[\\/]core\.js$/ }, ({ path }) => ({ contents: UNUSED.reduce(without, readFileSync(path, "utf8")), loader: "js" }));
  },
};

/**
 * Plotly walks through its whole schema for every trace, with two copies of a list at every step. Streamlit's Arrow sets
 * Symbol.isConcatSpreadable, which makes every concat() of the page slow: a sixth of each redraw. The same without copies.
 * @param {string} schema
 */
function walked(schema) {
  for (const [list, last] of [["stack", "attrName"], ["isArrayStack", "attr && attr._isLinkedToArray"]]) {
    const line = `${list} = ${list}.slice(0, level).concat([${last}]);`;
    if (!schema.includes(line)) throw new Error(`plotly's schema is not walked as before: ${line}`);
    schema = schema.replace(line, `${list}.length = level; ${list}[level] = ${last};`);
  }
  return schema;
}

/**
 * Plotly compares five thousand parts of each figure with what they were, and for each writes the way to it down, with a concat()
 * too, before it looks whether the part is another. The same, looked at first.
 * @param {string} api
 */
function compared(api) {
  const way = "        var parts = outerparts.concat(key);\n        astr = parts.join('.');\n\n";
  const alike = "        if (key.charAt(0) === '_' || typeof oldVal === 'function' || oldVal === newVal) continue;\n\n";
  if (!api.includes(way + alike)) throw new Error("plotly does not compare figures as before");
  return api.replace(way + alike, alike + way.replace("outerparts.concat(key)", "[...outerparts, key]"));
}

const SET_RIGHT = { "plot_schema.js": walked, "plot_api.js": compared };

/** Plotly writes a word's style as markup, which the page's policy refuses; as a property it may. @param {string} text */
function styled(text) {
  const style = "if(nodeSpec.style) nodeAttrs.style = nodeSpec.style;\n\n        ";
  const node = "var newNode = document.createElementNS(xmlnsNamespaces.svg, nodeType);";
  if (!text.includes(style + node)) throw new Error("plotly does not style words as before");
  return text.replace(style + node, `${node} if(nodeSpec.style) newNode.style.cssText = nodeSpec.style;`);
}

/** @param {string} core @param {string} part */
function without(core, part) {
  const line = `    require('./components/${part}'),\n`;
  if (!core.includes(line)) throw new Error(`plotly's core does not register ${part} any more`);
  return core.replace(line, "");
}

await build({
  entryPoints: [join(here, "board.cjs")],
  outfile: join(vendor, "plotly-board.min.js"),
  bundle: true,
  minify: true,
  format: "iife",
  globalName: "Plotly",
  target: "es2018",
  tsconfigRaw: "{}", // the same bundle wherever it is built
  define: { global: "window", "define.amd": "false", "process.env.NODE_DEBUG": "false" },
  loader: { ".css": "empty" },
  plugins: [slim],
  legalComments: "none",
  banner: { js: banner },
  logLevel: "warning",
});
copyFileSync(join(source, "LICENSE"), join(vendor, "LICENSE"));
const bytes = readFileSync(join(vendor, "plotly-board.min.js"));
writeFileSync(join(vendor, "plotly-board.sha256"), createHash("sha256").update(bytes).digest("hex") + "\n");
console.log(`plotly-board.min.js ${version}: ${bytes.length} bytes`);
