"""Everything a reader waits for, in one table: ``python3 -m bench``. Takes about three minutes and ends by itself.

Starts the app as people do, clicks its charts in headless Chromium, and holds every figure against a floor measured in
the same run: the same figures redrawn by the same Plotly with no server. Asserts nothing about time.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from bench import crowd
from bench.browser import Clicks, Visit, click_through, first_visit, open_tab, switch, wait_for
from bench.expected import CHARTS, Document, Step, charts_of, document_of, some_steps, what_shows
from bench.floor import page_of, serving_floor, state_of
from bench.serving import ROOT, Server, serving
from bench.spread import Spread, spread

sys.path.insert(0, str(ROOT))
OTHER_PAGE = "townships"


@dataclass
class Table:
    """Lines of name, app, floor, ratio and spread."""

    lines: list[tuple[str, str, str, str, str]] = field(default_factory=list)

    def add(self, name: str, app: object, floor: object = "", ratio: float | None = None, note: str = "") -> None:
        """One line."""
        self.lines.append((name, str(app), str(floor), f"{ratio:.2f}" if ratio else "", note))

    def beside(self, name: str, app: Spread, floor: Spread) -> None:
        """One line of two spreads and the ratio of their medians."""
        self.add(name, app, floor, app.p50 / floor.p50, f"app {app.bounds}, floor {floor.bounds}")

    def __str__(self) -> str:
        head = ("", "app", "floor", "ratio", "least to most")
        return "\n".join(f"| {' | '.join(line)} |" for line in (head, ("---",) * 5, *self.lines))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clicks", type=int, default=72)
    parser.add_argument("--warm-up", type=int, default=8)
    parser.add_argument("--visits", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=10)
    options = parser.parse_args()
    from tests.browser.chromium import arguments, executable

    steps, table = some_steps(options.clicks + options.warm_up), Table()
    with serving() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=arguments())
        print(machine(browser.version), flush=True)
        table.add("start to ready, s", f"{server.ready_seconds:.1f}")
        in_the_browser(table, browser, server, steps, options.warm_up, options.visits)
        browser.close()
    with_many_viewers(table, options.seconds)
    print(f"load average at the end {os.getloadavg()[0]:.1f}\n\n{table}")


def machine(chromium: str) -> str:
    """What this was measured on."""
    cpu = next(
        (line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")), platform.machine()
    )
    parts = (f"{os.cpu_count()} cores of {cpu}", f"Python {platform.python_version()}", f"Chromium {chromium}")
    return ", ".join((*parts, f"load average at the start {os.getloadavg()[0]:.1f}"))


def _lines(path: str) -> Sequence[str]:
    return Path(path).read_text().splitlines() if Path(path).exists() else ()


def in_the_browser(table: Table, browser: Browser, server: Server, steps: Sequence[Step], warm_up: int, visits: int) -> None:
    """Clicks, page switches and first visits, each on the app and on the floor before the next: the machine drifts."""
    overview, other = document_of({}), document_of({}, OTHER_PAGE)
    context, tab = open_tab(browser)
    there = page_of(other, _boxes(tab, f"{server.address}/{OTHER_PAGE}", other))
    here = page_of(overview, _boxes(tab, server.address, overview))
    with serving_floor(here, [state_of(step.document) for step in steps], [there, here]) as address:
        floor_context, floor_tab = open_tab(browser)
        _boxes(floor_tab, address, overview)
        floor_tab.evaluate("floorLoad()")
        before = server.cpu_ms()
        app, floor = click_through([tab, floor_tab], steps, warm_up)
        _clicks(table, steps[warm_up:], app, floor, (server.cpu_ms() - before) / len(steps))
        _boxes(tab, server.address, overview)
        _boxes(floor_tab, address, overview)
        floor_tab.evaluate("floorPages()")
        _switches(
            table, tab, floor_tab, server.address, {f"/{OTHER_PAGE}": what_shows(other), "/": what_shows(overview)}, visits * 2
        )
        context.close()
        floor_context.close()
        shown = what_shows(overview)
        seen = [(first_visit(browser, server.address, shown), first_visit(browser, address, shown)) for _ in range(visits)]
        _visits(table, [visit for visit, _ in seen], [visit for _, visit in seen])


def _boxes(tab: Page, address: str, document: Document) -> list[list[object]]:
    """Open an address and wait for a document; where its charts are."""
    tab.goto(address)
    wait_for(tab, what_shows(document))
    tab.wait_for_timeout(500)
    found: list[list[object]] = tab.evaluate("charts => bench.boxes(charts)", [block["id"] for block in charts_of(document)])
    return found


def _switches(table: Table, tab: Page, floor_tab: Page, address: str, pages: Mapping[str, dict[str, object]], times: int) -> None:
    """To the other page and back, so many times."""
    app: dict[str, list[float]] = {path: [] for path in pages}
    floor: dict[str, list[float]] = {path: [] for path in pages}
    for _ in range(times):
        for path, shown in pages.items():
            app[path].append(switch(tab, f'.side a[href="{address}{path}"]', shown))
            floor[path].append(switch(floor_tab, "#switch", shown))
    for name, path in zip(("page there, ms p50 / p95", "page back, ms p50 / p95"), pages, strict=True):
        table.beside(name, spread(app[path]), spread(floor[path]))


def _clicks(table: Table, steps: Sequence[Step], app: Clicks, floor: Clicks, cpu: float) -> None:
    table.beside("click to all charts and numbers, ms p50 / p95", spread(app.ms), spread(floor.ms))
    parts = {"of a view nobody had asked for": True, "of a view asked for before": False}
    for name, is_new in parts.items():
        mine = [number for number, step in enumerate(steps) if step.is_new is is_new]
        if mine:
            table.beside(f"  {name}", spread([app.ms[number] for number in mine]), spread([floor.ms[number] for number in mine]))
    for chart in CHARTS:
        mine = [number for number, step in enumerate(steps) if step.chart == chart]
        table.beside(f"  {chart}", spread([app.ms[number] for number in mine]), spread([floor.ms[number] for number in mine]))
    table.add("numbers and charts in the same frame", f"{app.together} of {app.both}", f"{floor.together} of {floor.both}")
    table.add("chart nodes kept", f"{app.kept} of {len(CHARTS)}", f"{floor.kept} of {len(CHARTS)}")
    table.add("server CPU per change, ms", f"{cpu:.1f}", "0")


def _visits(table: Table, app: Sequence[Visit], floor: Sequence[Visit]) -> None:
    table.beside("first visit, ms p50 / p95", spread([visit.ms for visit in app]), spread([visit.ms for visit in floor]))
    table.add(
        "first visit, MB over the wire",
        f"{app[0].megabytes:.2f}",
        f"{floor[0].megabytes:.2f}",
        app[0].megabytes / floor[0].megabytes,
    )


def with_many_viewers(table: Table, seconds: int) -> None:
    """Answers of a fresh server to one viewer, 50 and 100, and its memory with 20."""
    with serving() as server:
        quiet = server.memory_mb()
        before = server.cpu_ms()
        alone, length = asyncio.run(crowd.answer_alone(server.address, 60))
        table.add("one viewer's answer, ms p50 / p95", spread(alone), note=spread(alone).bounds)
        table.add("  server CPU of it, ms, and bytes", f"{(server.cpu_ms() - before) / 60:.1f} / {length:,}")
        table.add("memory at rest / with 20 viewers, MB", f"{quiet:.0f} / {asyncio.run(_memory(server, 20)):.0f}")
        load = asyncio.run(crowd.every_second(server.address, 50, seconds))
        table.add("50 viewers, one change a second each, ms p50 / p95", spread(load.ms), note=spread(load.ms).bounds)
        load = asyncio.run(crowd.without_pause(server.address, 100, seconds))
        table.add("100 viewers without pause, changes a second", f"{load.per_second:.0f}", note=f"answers {spread(load.ms)} ms")
        table.add("memory after that, MB", f"{server.memory_mb():.0f}")


async def _memory(server: Server, viewers: int) -> float:
    async with crowd.room(server.address, viewers) as tabs:
        await crowd.look_around(tabs)
        return server.memory_mb()


if __name__ == "__main__":
    main()
