// What the board's modules ask of a browser when they are loaded, for tests without one.
import "./dom_stub.mjs";

const listens = { addEventListener() {}, removeEventListener() {} };
Object.assign(document, { ...listens, querySelector: () => null, querySelectorAll: () => [], getElementById: () => null, documentElement: {}, visibilityState: "visible" });
globalThis.window = Object.assign(globalThis, listens);
globalThis.location ??= new URL("http://board.test/");
globalThis.history ??= {};
globalThis.requestAnimationFrame ??= () => 0;
globalThis.matchMedia ??= () => ({ matches: false, ...listens });
globalThis.ResizeObserver ??= class { observe() {} unobserve() {} disconnect() {} };
