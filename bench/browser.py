"""What a reader waits for, in headless Chromium: clicks, words typed, page switches and first visits, on all rivals alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, Request

from bench.expected import CHARTS, Step
from bench.opening import Asked

_SCRIPT = (Path(__file__).parent / "page.js").read_text(encoding="utf-8")
_WINDOW = {"width": 1366, "height": 1250}
_PAUSE_MS = 200  # before what is measured: longer than what the page does after its last answer
_LIMIT_MS = 30_000
_ASIDE = (4, 1240)
_TRIES = 3


@dataclass
class Rival:
    """One of those measured: its tab, and where its search field and the links to its pages are."""

    name: str
    context: BrowserContext
    tab: Page
    search: str
    links: Mapping[str, str]


@dataclass(frozen=True)
class Done:
    """A verified step: milliseconds, whether charts and numbers both changed, whether they did so in the same frame.

    ``lost``: how often it was done in vain before, for a click that nobody noticed is done again.
    """

    step: Step
    ms: float
    both: bool
    together: bool
    lost: int = 0


@dataclass
class Visit:
    """A first visit with an empty cache: milliseconds to all charts, and megabytes sent over the wire."""

    ms: float
    megabytes: float


@dataclass
class _Wire:
    """Counts what comes over the wire: responses as encoded, and messages of the websocket."""

    session: CDPSession
    sent: float = field(default=0.0)

    def __post_init__(self) -> None:
        self.session.send("Network.enable")
        self.session.on("Network.loadingFinished", lambda event: self._add(event["encodedDataLength"]))
        self.session.on("Network.webSocketFrameReceived", lambda event: self._add(_message_length(event["response"])))

    def _add(self, length: float) -> None:
        self.sent += length


def _message_length(message: Mapping[str, Any]) -> float:
    length = len(message["payloadData"])
    return length * 3 / 4 if message["opcode"] == 2 else length


def open_tab(browser: Browser) -> tuple[BrowserContext, Page]:
    """A tab with an empty cache and the bench's script in it."""
    context = browser.new_context(viewport={"width": _WINDOW["width"], "height": _WINDOW["height"]}, color_scheme="light")
    context.add_init_script(_SCRIPT)
    tab = context.new_page()
    tab.set_default_timeout(_LIMIT_MS)
    return context, tab


def show(tab: Page, address: str, shown: Mapping[str, Any]) -> float:
    """Open an address and wait until the screen shows something; milliseconds since the navigation began."""
    tab.goto(address, wait_until="commit")
    return float(_verified(tab.evaluate("shown => bench.arrival(shown)", shown), address)["ms"])


def boxes(tab: Page, charts: Sequence[str]) -> list[list[Any]]:
    """Where charts are: id, left, top, width and height in px."""
    tab.wait_for_timeout(500)
    found: list[list[Any]] = tab.evaluate("charts => bench.boxes(charts)", list(charts))
    return found


def first_visit(browser: Browser, address: str, shown: Mapping[str, Any]) -> Visit:
    """Open an address as a browser that has never been there."""
    context, tab = open_tab(browser)
    wire = _Wire(context.new_cdp_session(tab))
    try:
        ms = show(tab, address, shown)
        tab.wait_for_timeout(1500)  # what comes after the first page counts for the megabytes
        return Visit(ms, wire.sent / 1e6)
    finally:
        context.close()


def keep_nodes(rivals: Sequence[Rival]) -> None:
    """Remember the nodes of the charts."""
    for rival in rivals:
        rival.tab.evaluate("charts => bench.keep(charts)", list(CHARTS))


def nodes_kept(rivals: Sequence[Rival]) -> dict[str, int]:
    """How many of them are still the same, by rival."""
    return {rival.name: int(rival.tab.evaluate("bench.kept()")) for rival in rivals}


def in_turn(rivals: Sequence[Rival], steps: Sequence[Step]) -> dict[str, list[Done]]:
    """Do the steps, each on every rival before the next, so that all have the same machine; each begins as often as the others."""
    found: dict[str, list[Done]] = {rival.name: [] for rival in rivals}
    for number, step in enumerate(steps):
        first = number % len(rivals)
        for rival in (*rivals[first:], *rivals[:first]):
            found[rival.name].append(_do(rival, step))
    return found


def _do(rival: Rival, step: Step) -> Done:
    tab, what = rival.tab, f"{rival.name}: {step.code} {step.chart}"
    if tab.evaluate("shown => bench.shows(shown)", step.shown):
        raise SystemExit(f"{what} would change nothing")
    result: Mapping[str, Any] = {}
    for lost in range(_TRIES):
        {"rested": _click, "cold": _click_at_once, "typed": _type}[step.how](rival, step)
        result = tab.evaluate("() => window.benchResult")
        if result["ms"] is not None:
            return Done(step, result["ms"], result["changes"], result["changes"] and result["numbers"] == result["charts"], lost)
    raise SystemExit(f"{what}: {_TRIES} times in vain: {result}")


def _click(rival: Rival, step: Step) -> None:
    """As a hand does: the pointer comes to rest on the mark, then the button goes down and up."""
    tab = rival.tab
    x, y = tab.evaluate("([chart, code]) => bench.spot(chart, code)", [step.chart, step.code])
    tab.mouse.move(x - 3, y)
    tab.mouse.move(x, y)
    tab.wait_for_function("([chart, code]) => bench.noticed(chart, code)", arg=[step.chart, step.code])
    _watch(tab, step.shown)
    tab.wait_for_timeout(_PAUSE_MS)
    tab.mouse.down()
    tab.mouse.up()


def _click_at_once(rival: Rival, step: Step) -> None:
    """The pointer jumps from outside all charts onto the mark and presses in the same moment: nothing can be prepared."""
    tab = rival.tab
    tab.mouse.move(*_ASIDE)
    x, y = tab.evaluate("([chart, code]) => bench.spot(chart, code)", [step.chart, step.code])
    _watch(tab, step.shown)
    tab.wait_for_timeout(_PAUSE_MS)
    tab.mouse.move(x, y)
    tab.mouse.down()
    tab.mouse.up()


def _type(rival: Rival, step: Step) -> None:
    """Words take the place of those in the search field, and Enter: from the key to all charts."""
    tab = rival.tab
    tab.mouse.move(*_ASIDE)
    tab.locator(rival.search).focus()
    tab.keyboard.press("Control+A")
    _watch(tab, step.shown, "keydown")
    tab.wait_for_timeout(_PAUSE_MS)
    tab.keyboard.insert_text(step.code)
    tab.keyboard.press("Enter")


def _watch(tab: Page, shown: Mapping[str, Any], kind: str = "pointerup") -> None:
    tab.evaluate("([shown, kind]) => bench.watch(shown, kind)", [shown, kind])


def switch(rival: Rival, page: str, shown: Mapping[str, Any], *, is_cold: bool) -> float:
    """Follow the link to another page; milliseconds until its charts and numbers stand."""
    tab = rival.tab
    tab.mouse.move(*_ASIDE)
    box = tab.locator(rival.links[page]).first.bounding_box()
    assert box is not None
    _watch(tab, shown)
    place = (box["x"] + min(box["width"], 40) / 2, box["y"] + box["height"] / 2)
    if not is_cold:
        tab.mouse.move(*place)
    tab.wait_for_timeout(_PAUSE_MS)
    tab.mouse.move(*place)
    tab.mouse.down()
    tab.mouse.up()
    return float(_verified(tab.evaluate("() => window.benchResult"), f"{rival.name}: {page}")["ms"])


def _verified(result: Mapping[str, Any], what: str) -> Mapping[str, Any]:
    if result["ms"] is None:
        raise SystemExit(f"{what}: the screen did not show at the right time what Python expects: {result}")
    return result


def recorded(browser: Browser, address: str, shown: Mapping[str, Any]) -> list[Asked]:
    """What a browser asks a server for on a first visit, in its order: the page first."""
    context, tab = open_tab(browser)
    asked: list[Asked] = []

    def note(request: Request) -> None:
        if request.url.startswith(address):
            body = request.post_data_buffer if request.method == "POST" else None
            asked.append(Asked(request.url.removeprefix(address), body))

    tab.on("request", note)
    try:
        show(tab, address, shown)
        tab.wait_for_timeout(1500)
        return asked
    finally:
        context.close()
