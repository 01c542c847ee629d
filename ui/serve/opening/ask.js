// Inline in the index page, before anything else: asks for the first answer, fetches Plotly beside it, and holds
// Streamlit's 3 MB back until the board stands. $OPTIONS is filled in by opening.py.
(() => {
  const { assets, plain, limit } = /** @type {{assets: string, plain: string[], limit: number}} */ (/** @type {unknown} */ ("$OPTIONS"));
  // The punctuation after an address, which chat programs take for its end; a bracket only where it closes nothing.
  const ends = { ".": "", ",": "", ";": "", ")": "(", "%E3%80%82": "", "%EF%BC%8C": "", "%E3%80%81": "", "%EF%BC%9B": "", "%EF%BC%89": "%EF%BC%88", "%E3%80%8B": "%E3%80%8A", "%E2%80%9D": "%E2%80%9C" };
  /** @type {(address: string) => string} */
  const cut = (address) => {
    const end = Object.entries(ends).find(([mark, opens]) => address.endsWith(mark) && !(opens && address.includes(opens)));
    return end ? cut(address.slice(0, -end[0].length)) : address;
  };
  const whole = cut(location.href);
  if (whole !== location.href) history.replaceState(null, "", whole);

  const base = new URL("./", location.href);
  const page = location.pathname.slice(base.pathname.length) || "overview";
  const asked = new URLSearchParams(location.search);
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const size = innerWidth < 900 ? "phone" : innerWidth >= 1800 ? "wide" : "desk";
  const root = document.documentElement;
  root.dataset.opening = asked.get("theme") ?? (dark ? "dark" : "light");
  root.dataset.openingLang = asked.get("lang") ?? "zh";

  const question = `page=${encodeURIComponent(page)}&size=${size}&dark=${dark ? 1 : 0}&${asked}`;
  const answer = fetch(`${base.href}answers?${question}`, { cache: "no-store" })
    .then((response) => {
      opening.isPresented = response.headers.has("Presenting");
      return response.status === 200 ? response.json() : null;
    })
    .catch(() => null);

  /** @returns {Promise<void>} */
  const plotly = () => new Promise((done, failed) => {
    const script = document.createElement("script");
    script.onload = () => done();
    script.onerror = () => failed(new Error("plotly"));
    script.src = `${base.href}${assets}vendor/plotly-board.min.js`;
    document.head.append(script);
  });

  // Streamlit's scripts are written for newer browsers than the board, which goes on alone where they cannot be read (docs/BROWSERS.md).
  const isOld = (() => {
    try {
      return !new RegExp("", "v");
    } catch {
      return true;
    }
  })();
  const letIn = () => {
    const held = /** @type {HTMLTemplateElement|null} */ (document.getElementById("opening-held"));
    if (!held) return;
    if (!isOld) document.head.append(document.importNode(held.content, true));
    held.remove();
  };
  setTimeout(letIn, limit);
  const loading = plain.includes(page) ? null : plotly();
  loading?.catch(() => undefined);
  const opening = { answer, screen: `${size}.${dark}`, plotly: loading, letIn, isOld, isPresented: false };
  /** @type {any} */ (window).boardOpening = opening;
  if (CSS.supports("selector(:is(a))")) return;
  document.addEventListener("DOMContentLoaded", () => { // after the styles for all, of which these are a copy in older words
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: `${base.href}${assets}old.css` }));
  });
})();
