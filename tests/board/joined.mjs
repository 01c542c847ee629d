// Holds a joined script to the modules that it was made of: node joined.mjs <folder of the modules> <joined script> <entry>.
// The script's copy here also exports its `$modules`.
import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import "./dom_stub.mjs";

const [, , folder, script, entry] = process.argv;
const nothing = () => {};
const media = { matches: false, addEventListener: nothing };
Object.assign(globalThis, { window: { addEventListener: nothing, matchMedia: () => media, location: { href: "http://here/" }, history: {} } });
Object.assign(document, { addEventListener: nothing, documentElement: { dataset: {} } });
globalThis.ResizeObserver = class { observe() {} };

/** What a value is, as far as two copies of it can be compared. */
const told = (value) => {
  if (typeof value === "function") return value.toString();
  if (value instanceof Map || value instanceof Set) return [...value].map(told);
  if (value && typeof value === "object") return Object.fromEntries(Object.keys(value).map((key) => [key, told(value[key])]));
  return value;
};
const all = (module) => Object.fromEntries(Object.keys(module).sort().map((name) => [name, told(module[name])]));

const whole = await import(pathToFileURL(script));
for (const [name, given] of Object.entries(whole.modules)) {
  assert.deepEqual(all(given), all(await import(pathToFileURL(`${folder}/${name}`))), name);
  if (name === entry) for (const each of Object.keys(given)) assert.equal(whole[each], given[each], each);
}
const { modules, $modules: own, ...exported } = whole; // the first script gives its modules to later ones
assert.deepEqual(Object.keys(exported).sort(), Object.keys(whole.modules[entry]).sort());
console.log(JSON.stringify(Object.keys(whole.modules)));
