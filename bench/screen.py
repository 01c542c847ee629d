"""Everything that is measured in a browser: clicks, words typed, page switches and first visits of app, floor and peer in turn."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser

from bench.browser import Done, Rival, Visit, boxes, first_visit, in_turn, keep_nodes, nodes_kept, open_tab, show, switch
from bench.expected import CHARTS, Document, Step, charts_of, document_of, some_clicks, some_words, what_shows
from bench.floor import page_of, serving_floor, state_of
from bench.serving import Server, serving, serving_peer
from bench.spread import spread
from bench.table import Table, Value

OVERVIEW, OTHER = "overview", "townships"
_PATHS = {OVERVIEW: "/", OTHER: "/townships"}
_FOUND_BY, _UNFOLD = ".side input[type=search]", '[id="f-side:more"]'
CLICK, COLD = "click, pointer at rest on the mark, ms p50 / p95", "click, cold, ms p50 / p95"
WORDS = "words typed, Enter, ms p50 / p95"
FRAMES, NODES = "numbers and charts in the same frame", "chart nodes kept"
LOST = "clicks that nobody noticed, done again"
THERE, BACK = "page there, cold", "page back, cold"
VISIT, MEGABYTES = "first visit, ms p50 / p95", "first visit, MB over the wire"
PLAIN = "Dash as it comes"


@dataclass(frozen=True)
class Amounts:
    """How often each thing is done."""

    clicks: int = 108
    warm_up: int = 12
    words: int = 24
    switches: int = 10
    visits: int = 9
    viewers: int = 50
    crowd: int = 100
    visitors: int = 200
    seconds: int = 10


QUICK = Amounts(clicks=12, warm_up=4, words=3, switches=2, visits=1, viewers=10, crowd=10, visitors=20, seconds=2)


def on_the_screen(table: Table, browser: Browser, amounts: Amounts, *, has_peer: bool) -> None:
    """Measure it all on fresh servers. Each step is done on every rival before the next step: the machine drifts."""
    documents = {name: document_of({}, name) for name in (OVERVIEW, OTHER)}
    clicks, words = some_clicks(amounts.clicks + amounts.warm_up, amounts.warm_up), some_words(amounts.words)
    with ExitStack() as stack:
        app = stack.enter_context(serving())
        table.add("start to ready, s", {"app": app.ready_seconds}, 1)
        places = _places(browser, app.address, documents)
        pages = {name: page_of(document, places[name]) for name, document in documents.items()}
        widths = {f"{name}-{chart}": int(width) for name, found in places.items() for chart, _, _, width, _ in found}
        states = [state_of(step.document) for step in (*clicks, *words)]
        addresses = {"app": app.address, "floor": stack.enter_context(serving_floor(pages, states))}
        peer = stack.enter_context(serving_peer(widths)) if has_peer else None
        if peer:
            addresses["Dash"] = peer.address
        with _rivals(browser, addresses) as rivals:
            _open_all(rivals, addresses, documents[OVERVIEW])
            _clicks(table, rivals, clicks, amounts.warm_up, {"app": app, **({"Dash": peer} if peer else {})})
            _open_all(rivals, addresses, documents[OVERVIEW])
            _words(table, rivals, words, len(clicks))
            _open_all(rivals, addresses, documents[OVERVIEW])
            _switches(table, rivals, documents, amounts.switches)
        if peer:
            addresses[PLAIN] = stack.enter_context(serving_peer(widths, is_plain=True)).address
        _visits(table, browser, addresses, documents[OVERVIEW], amounts.visits)


def _places(browser: Browser, address: str, documents: Mapping[str, Document]) -> dict[str, list[list[Any]]]:
    """Where the app draws the charts of each page: floor and peer draw them as large."""
    context, tab = open_tab(browser)
    found = {}
    for name, document in documents.items():
        show(tab, f"{address}{_PATHS[name]}", what_shows(document))
        found[name] = boxes(tab, [block["id"] for block in charts_of(document)])
    context.close()
    return found


@contextmanager
def _rivals(browser: Browser, addresses: Mapping[str, str]) -> Iterator[list[Rival]]:
    """A tab for each rival."""
    rivals = []
    for name, address in addresses.items():
        context, tab = open_tab(browser)
        base = address if name == "app" else ""
        links = {page: "#switch" if name == "floor" else f'.side a[href="{base}{path}"]' for page, path in _PATHS.items()}
        rivals.append(Rival(name, context, tab, "#search" if name == "floor" else _FOUND_BY, links))
    try:
        yield rivals
    finally:
        for rival in rivals:
            rival.context.close()


def _open_all(rivals: Sequence[Rival], addresses: Mapping[str, str], document: Document) -> None:
    """The overview on every rival, with all that comes after it."""
    for rival in rivals:
        show(rival.tab, addresses[rival.name], what_shows(document))
        rival.tab.wait_for_timeout(2000)


def _clicks(table: Table, rivals: Sequence[Rival], steps: Sequence[Step], warm_up: int, servers: Mapping[str, Server]) -> None:
    _by_name(rivals)["floor"].tab.evaluate("floorLoad(0)")
    keep_nodes(rivals)
    in_turn(rivals, steps[:warm_up])
    before = {name: server.cpu_ms() for name, server in servers.items()}
    done = in_turn(rivals, steps[warm_up:])
    cpu: dict[str, Value] = {name: (server.cpu_ms() - before[name]) / (len(steps) - warm_up) for name, server in servers.items()}
    _beside(table, CLICK, done, lambda step: step.how == "rested")
    _beside(table, "  a view nobody had asked for", done, lambda step: step.how == "rested" and step.is_new)
    _beside(table, "  a view asked for before", done, lambda step: step.how == "rested" and not step.is_new)
    _beside(table, COLD, done, lambda step: step.how == "cold")
    _beside(table, "  cold, a view nobody had asked for", done, lambda step: step.how == "cold" and step.is_new)
    for chart in CHARTS:
        _beside(table, f"  {chart}", done, lambda step, chart=chart: step.chart == chart)  # type: ignore[misc]
    _together(table, FRAMES, done)
    table.add(LOST, {name: f"{sum(each.lost for each in every)} of {len(every)}" for name, every in done.items()})
    table.add(NODES, {name: f"{count} of {len(CHARTS)}" for name, count in nodes_kept(rivals).items()})
    table.add("server CPU per change, ms", {"floor": 0.0, **cpu}, 1)


def _words(table: Table, rivals: Sequence[Rival], steps: Sequence[Step], offset: int) -> None:
    """Words in the search field are what only the server can answer, and nothing can be asked for in advance."""
    _by_name(rivals)["floor"].tab.evaluate("offset => floorLoad(offset)", offset)
    _by_name(rivals)["app"].tab.locator(_UNFOLD).click()
    done = in_turn(rivals, steps)
    _beside(table, WORDS, done, lambda _: True)
    _together(table, "  numbers and charts in the same frame", done)


def _switches(table: Table, rivals: Sequence[Rival], documents: Mapping[str, Document], times: int) -> None:
    """To the other page and back, so many times with a rest on the link, and so many times cold."""
    _by_name(rivals)["floor"].tab.evaluate("floorPages()")
    for is_cold in (False, True):
        found: dict[str, dict[str, list[float]]] = {page: {rival.name: [] for rival in rivals} for page in (OTHER, OVERVIEW)}
        for _ in range(times):
            for page, by_name in found.items():
                for rival in rivals:
                    by_name[rival.name].append(switch(rival, page, what_shows(documents[page]), is_cold=is_cold))
        for direction, page in (("there", OTHER), ("back", OVERVIEW)):
            name = f"page {direction}{', cold' if is_cold else ', pointer at rest on the link'}"
            table.add(name, {rival: spread(ms) for rival, ms in found[page].items()})


def _visits(table: Table, browser: Browser, addresses: Mapping[str, str], document: Document, times: int) -> None:
    """Fresh contexts, one rival after the other, so many rounds."""
    found: dict[str, list[Visit]] = {name: [] for name in addresses}
    for _ in range(times):
        for name, address in addresses.items():
            found[name].append(first_visit(browser, address, what_shows(document)))
    plain = found.pop(PLAIN, None)
    table.add(VISIT, {name: spread([visit.ms for visit in visits]) for name, visits in found.items()})
    table.add(MEGABYTES, {name: visits[0].megabytes for name, visits in found.items()}, 2)
    if plain:
        table.add("  Dash as it comes, without gzip", {"Dash": spread([visit.ms for visit in plain])})
        table.add("  Dash as it comes, without gzip, MB", {"Dash": plain[0].megabytes}, 2)


def _by_name(rivals: Sequence[Rival]) -> dict[str, Rival]:
    return {rival.name: rival for rival in rivals}


def _beside(table: Table, name: str, done: Mapping[str, Sequence[Done]], wanted: Callable[[Step], bool]) -> None:
    """One line of the steps that are wanted, if there are any."""
    ms = {rival: [each.ms for each in every if wanted(each.step)] for rival, every in done.items()}
    if all(ms.values()):
        table.add(name, {rival: spread(values) for rival, values in ms.items()})


def _together(table: Table, name: str, done: Mapping[str, Sequence[Done]]) -> None:
    counts = {rival: (sum(each.together for each in every), sum(each.both for each in every)) for rival, every in done.items()}
    table.add(name, {rival: f"{together} of {both}" for rival, (together, both) in counts.items()})
