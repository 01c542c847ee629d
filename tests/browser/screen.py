"""A reader's browser tab on the app: going to addresses, waiting for the board to rest, reading and clicking."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from playwright.sync_api import BrowserContext, Error, Page
from playwright.sync_api import TimeoutError as TookTooLong

READING, LOOKING = ((Path(__file__).parent / name).read_text(encoding="utf-8") for name in ("reading.js", "looking.js"))
ALONE = """new MutationObserver((_, seen) => {
  const held = document.getElementById("opening-held");
  if (held) { held.remove(); window.isAlone = true; seen.disconnect(); }
}).observe(document, { childList: true, subtree: true });"""
# Whether a board is there to follow a link: it does so at once. To a place within the page where it stands it would not go again.
_COME = """href => {
  if (!window.followLink || (location.search && new URL(href, location.href).href === location.href)) return false;
  scrollTo(0, 0);
  followLink(href);
  return true;
}"""
# Looks until a condition holds, or for so many ms: an expression, or a function of what it is to be held against.
_UNTIL = """async ([arg, most]) => {
  const look = () => (%s), end = Date.now() + most;
  for (;;) {
    const found = look();
    if (typeof found === "function" ? found(arg) : found) return true;
    if (Date.now() > end) return false;
    await new Promise((done) => setTimeout(done, 40));
  }
}"""
PATIENCE_MS = 20_000
Seen = dict[str, Any]
Mark = dict[str, Any]  # trace, kind, code, index, left, top, width, height


def address_of(page: str, query: Mapping[str, str]) -> str:
    """The path and query of a page, as a link to it is written."""
    path = "/" if page == "overview" else f"/{page}"
    return f"{path}?{urlencode(query)}" if query else path


def words_of(cell: Any) -> str:
    return cell if isinstance(cell, str) else cell.get("t", "")


def as_seen(document: Mapping[str, Any]) -> Seen:
    """What a reader should see of a document, in the form of ``readBoard`` in reading.js."""
    head, blocks = document["head"], document["blocks"]
    tables = [block for block in blocks if block["kind"] == "table"]
    return {
        "page": document["page"],
        "lang": "zh-CN" if document["lang"] == "zh" else document["lang"],
        "theme": document["theme"],
        "tab": document["title"],
        "title": head["title"],
        "words": "".join(part["t"] for part in head["words"]),
        "crumbs": [crumb["label"] for crumb in [*head["crumbs"], *head.get("path", [])]],
        "chips": [chip["label"] for chip in head["chips"]],
        "numbers": [[item["label"], item["value"] + item["unit"], item["note"]] for item in document["numbers"]],
        "charts": [[block["id"], block["title"]] for block in blocks if block["kind"] == "chart"],
        "rows": [[words_of(cell) for cell in row["cells"]] for table in tables for row in table["rows"]],
        "source": document["foot"],
    }


class Screen:
    """One tab. ``faults`` collects errors of the console and of scripts; ``asked`` every address the browser asked for."""

    def __init__(self, context: BrowserContext, base: str, *, is_alone: bool = False) -> None:
        """``is_alone``: the board stays as it stands before Streamlit's scripts are let in."""
        self.context, self.base = context, base
        self.is_left = False  # whether the page is no longer needed as it is
        self.faults: list[str] = []
        self.asked: list[str] = []
        context.add_init_script(READING + LOOKING)
        if is_alone:
            context.add_init_script(ALONE)
        context.on("request", lambda request: self.asked.append(request.url))
        self.tab: Page = context.new_page()
        self.tab.set_default_timeout(PATIENCE_MS)
        self.tab.on("websocket", lambda socket: self.asked.append(socket.url))
        self.tab.on("console", lambda message: self._note(message.type, message.text))
        self.tab.on("pageerror", lambda error: self.faults.append(f"uncaught: {error}"))

    def _note(self, kind: str, words: str) -> None:
        if kind in ("error", "warning") or "WARN" in words:
            self.faults.append(f"{kind}: {words}")

    # --- going and waiting -----------------------------------------------------------------------

    def go(self, page: str = "overview", **query: str) -> Screen:
        """Open an address as a fresh visit does."""
        self.tab.goto(self.base + address_of(page, query), wait_until="commit")
        return self.rest()

    def turn_to(self, page: str, **query: str) -> Screen:
        """Go to another page as a link of the board does, without loading anything again."""
        self.tab.evaluate("href => followLink(href)", address_of(page, query))
        return self.rest()

    def come(self, page: str = "overview", **query: str) -> Screen:
        """Go to an address as a link of the board does where a board stands here, else as a fresh visit does; and to its top."""
        return self.rest() if self.tab.evaluate(_COME, address_of(page, query)) else self.go(page, **query)

    def until(self, condition: str, arg: Any = None, timeout: float = PATIENCE_MS) -> None:
        """Wait until JavaScript says so. The page looks itself, 25 times a second: a question for each look would cost more than
        the looks, and one at every frame would make the browser paint without end.

        Playwright's own waiting turns words into code within the page, which a page may not do.
        """
        end = time.monotonic() + timeout / 1000
        while (left := end - time.monotonic()) > 0:
            if self._says(_UNTIL % condition, [arg, left * 1000]):
                return
        raise TookTooLong(f"{timeout} ms: {condition}")

    def _says(self, looking: str, arg: Any) -> bool:
        """Whether JavaScript says so; while a page gives way to another, nothing does."""
        try:
            return bool(self.tab.evaluate(looking, arg))
        except Error as error:
            if "Execution context was destroyed" in str(error) or "navigat" in str(error):
                return False
            raise

    def rest(self) -> Screen:
        """Wait until nothing is under way: actions answered, charts drawn at their width."""
        try:
            self.until("window.atRest && atRest()")
        except TookTooLong as error:
            why = self.tab.evaluate("why()")
            raise AssertionError(f"the board does not come to rest at {self.tab.url}: {self.faults} {why}") from error
        return self

    def sees(self, document: Mapping[str, Any]) -> None:
        """Wait until the screen shows what a document says; otherwise say what differs."""
        expected = as_seen(document)
        try:
            self.until(
                "expected => window.readBoard && document.documentElement && JSON.stringify(readBoard()) === expected",
                arg=_as_js(expected),
                timeout=PATIENCE_MS / 2,
            )
        except TookTooLong:
            assert self.read() == expected
            raise
        self.rest()

    def leads_to(self, query: Mapping[str, str]) -> None:
        """Wait until the address holds exactly these parameters: a click may be handled after the driver has gone on."""
        written = "JSON.stringify(Object.fromEntries([...new URLSearchParams(location.search)].sort()))"
        try:
            self.until(f"wanted => {written} === wanted", arg=_as_js(dict(sorted(query.items()))))
        except TookTooLong:
            assert self.query == query
            raise
        self.rest()

    def leave(self) -> None:
        """Close the tab, before its server goes."""
        self.context.close()

    # --- reading ---------------------------------------------------------------------------------

    def read(self) -> Seen:
        """What stands on the screen now."""
        return self.tab.evaluate("readBoard()")

    @property
    def query(self) -> dict[str, str]:
        """The parameters in the address."""
        return dict(parse_qsl(urlsplit(self.tab.url).query))

    @property
    def page(self) -> str:
        """The page in the address."""
        return urlsplit(self.tab.url).path.strip("/") or "overview"

    @property
    def entries(self) -> int:
        """How many entries the tab's history has."""
        return self.tab.evaluate("history.length")

    def document(self) -> dict[str, Any]:
        """The document that the board was given."""
        return self.tab.evaluate("boardStore.doc")

    def charts(self) -> list[str]:
        """The ids of the charts on the screen."""
        return [block["id"] for block in self.document()["blocks"] if block["kind"] == "chart"]

    def chart(self, chart: str) -> dict[str, Any]:
        """One chart's block of the document."""
        return next(block for block in self.document()["blocks"] if block.get("id") == chart)

    # --- marks -----------------------------------------------------------------------------------

    def marks(self, chart: str) -> list[Mark]:
        """Everything drawn in a chart that stands for a code."""
        return self.tab.evaluate("chart => marksOf(chart)", chart)

    def click(self, chart: str, mark: Mark, at: tuple[float, float] | None = None) -> None:
        """A real click with the mouse on a mark, brought into sight first; then wait for the answer.

        ``at`` is the place within the mark's box, from (0, 0) to (1, 1); by default one where nothing lies over the mark.
        """
        x, y = self.tab.evaluate("([chart, mark, at]) => bringIntoSight(chart, mark, at)", [chart, mark, at])
        self.tab.mouse.move(x, y)
        self.tab.mouse.down()
        self.tab.mouse.up()
        self.rest()

    def press_keys(self, *keys: str) -> None:
        """Keys on whatever has the focus; then wait for the answer."""
        for key in keys:
            self.tab.keyboard.press(key)
        self.rest()


def _as_js(value: Any) -> str:
    """JSON as JavaScript's ``JSON.stringify`` writes it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
