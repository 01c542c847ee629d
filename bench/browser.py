"""What a reader waits for, in headless Chromium: clicks, first visits and page switches, on the app and on the floor alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

from bench.expected import CHARTS, Step

_SCRIPT = (Path(__file__).parent / "page.js").read_text(encoding="utf-8")
_WINDOW = {"width": 1366, "height": 1250}
_PAUSE_MS = 120
_LIMIT_MS = 30_000


@dataclass
class Clicks:
    """Milliseconds of each verified click, in order.

    ``both``: clicks that change charts and numbers; ``together``: those that change them in the same frame; ``kept``: how
    many chart nodes are still the same after all of them.
    """

    ms: list[float] = field(default_factory=list)
    together: int = 0
    both: int = 0
    kept: int = 0


@dataclass
class Visit:
    """A first visit with an empty cache: milliseconds to all charts, and megabytes sent over the wire."""

    ms: float
    megabytes: float


def open_tab(browser: Browser) -> tuple[BrowserContext, Page]:
    """A tab with an empty cache and the bench's script in it."""
    context = browser.new_context(viewport={"width": _WINDOW["width"], "height": _WINDOW["height"]}, color_scheme="light")
    context.add_init_script(_SCRIPT)
    tab = context.new_page()
    tab.set_default_timeout(_LIMIT_MS)
    return context, tab


def wait_for(tab: Page, shown: Mapping[str, Any]) -> float:
    """Wait until the screen shows something; milliseconds since the navigation began."""
    return _verified(tab.evaluate("shown => bench.arrival(shown)", shown), "first visit")["ms"]


def first_visit(browser: Browser, address: str, shown: Mapping[str, Any]) -> Visit:
    """Open an address as a browser that has never been there."""
    context, tab = open_tab(browser)
    wire = _Wire(context.new_cdp_session(tab))
    try:
        tab.goto(address, wait_until="commit")
        ms = wait_for(tab, shown)
        tab.wait_for_timeout(500)
        return Visit(ms, wire.sent / 1e6)
    finally:
        context.close()


class _Wire:
    """Counts what comes over the wire: responses as encoded, and messages of the websocket."""

    def __init__(self, session: CDPSession) -> None:
        self.sent = 0.0
        session.send("Network.enable")
        session.on("Network.loadingFinished", lambda event: self._add(event["encodedDataLength"]))
        session.on("Network.webSocketFrameReceived", lambda event: self._add(_message_length(event["response"])))

    def _add(self, length: float) -> None:
        self.sent += length


def _message_length(message: Mapping[str, Any]) -> float:
    length = len(message["payloadData"])
    return length * 3 / 4 if message["opcode"] == 2 else length


def click_through(tabs: Sequence[Page], steps: Sequence[Step], warm_up: int) -> list[Clicks]:
    """Click the steps' marks with the mouse, each step in every tab before the next, so that all have the same machine.

    The first ``warm_up`` steps are not counted.
    """
    found = [Clicks() for _ in tabs]
    for tab in tabs:
        tab.evaluate("charts => bench.keep(charts)", list(CHARTS))
    for number, step in enumerate(steps):
        for tab, clicks in zip(tabs, found, strict=True):
            result = _click(tab, step)
            if number >= warm_up:
                clicks.ms.append(result["ms"])
                clicks.both += result["changes"]
                clicks.together += result["changes"] and result["numbers"] == result["charts"]
    for tab, clicks in zip(tabs, found, strict=True):
        clicks.kept = tab.evaluate("bench.kept()")
    return found


def _click(tab: Page, step: Step) -> Mapping[str, Any]:
    if tab.evaluate("shown => bench.shows(shown)", step.shown):
        raise SystemExit(f"{step.code} in {step.chart} would change nothing")
    x, y = tab.evaluate("([chart, code]) => bench.spot(chart, code)", [step.chart, step.code])
    tab.mouse.move(x - 3, y)
    tab.mouse.move(x, y)
    tab.wait_for_function("([chart, code]) => bench.noticed(chart, code)", arg=[step.chart, step.code])
    tab.evaluate("shown => bench.watch(shown)", step.shown)
    tab.wait_for_timeout(_PAUSE_MS)
    tab.mouse.down()
    tab.mouse.up()
    return _verified(tab.evaluate("() => window.benchResult"), f"{step.code} in {step.chart}")


def switch(tab: Page, link: str, shown: Mapping[str, Any]) -> float:
    """Follow a link to another page; milliseconds until its charts and numbers stand."""
    tab.locator(link).first.hover()
    tab.evaluate("shown => bench.watch(shown)", shown)
    tab.wait_for_timeout(_PAUSE_MS)
    tab.mouse.down()
    tab.mouse.up()
    return float(_verified(tab.evaluate("() => window.benchResult"), link)["ms"])


def _verified(result: Mapping[str, Any], what: str) -> Mapping[str, Any]:
    if result["ms"] is None:
        raise SystemExit(f"{what}: the screen never showed what Python expects: {result}")
    return result
