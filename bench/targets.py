"""What the project aims for, and whether one run of the bench has met it. A target of milliseconds means a quiet machine."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bench.room import EVERY_SECOND, NO_PAUSE, OPENING, WITH_VIEWERS
from bench.screen import BACK, CLICK, COLD, FRAMES, MEGABYTES, NODES, THERE, VISIT, WORDS
from bench.spread import Spread
from bench.table import Line, Table, markdown

MET, MISSED, UNKNOWN = "met", "**missed**", "not measured"


@dataclass(frozen=True)
class Target:
    """One target: what, at least how, at best how, and the value of it in a line of the table (lower is better)."""

    what: str
    line: str
    value: Callable[[Line], float | None]
    least: float
    best: float | None = None
    decimals: int = 2
    is_more: bool = False

    def row(self, line: Line | None) -> list[str]:
        """The row: what, at least, stretch, here, met or missed."""
        here = self.value(line) if line else None
        words = ["" if number is None else f"{number:,.{self.decimals}f}" for number in (self.least, self.best, here)]
        return [self.what, *words, self.verdict(here)]

    def verdict(self, here: float | None) -> str:
        """Whether a value meets the target."""
        if here is None:
            return UNKNOWN
        if not self._meets(here, self.least):
            return MISSED
        return f"{MET}, stretch too" if self.best is not None and self._meets(here, self.best) else MET

    def _meets(self, here: float, wanted: float) -> bool:
        return here >= wanted if self.is_more else here <= wanted


def against(rival: str) -> Callable[[Line], float | None]:
    """The app's value as a multiple of a rival's."""
    return lambda line: line.ratio(rival)


def app_p50(line: Line) -> float | None:
    """The app's median, or its only value."""
    value = line.values.get("app")
    return value.p50 if isinstance(value, Spread) else value if isinstance(value, float) else None


def app_p95(line: Line) -> float | None:
    """The app's 95th percentile."""
    value = line.values.get("app")
    return value.p95 if isinstance(value, Spread) else None


def share_of_app(line: Line) -> float | None:
    """Of "3 of 4", the share."""
    words = str(line.values.get("app", "")).partition(",")[0].split(" of ")
    return float(words[0]) / float(words[1]) if len(words) == 2 and float(words[1]) else None


TARGETS = (
    Target("click, times the floor", CLICK, against("floor"), 1.25, 1.2),
    Target("click, times Dash", CLICK, against("Dash"), 1.0),
    Target("cold click, times the floor", COLD, against("floor"), 1.45, 1.35),
    Target("cold click, times Dash", COLD, against("Dash"), 1.0),
    Target("words typed, times the floor", WORDS, against("floor"), 1.5, 1.35),
    Target("words typed, times Dash", WORDS, against("Dash"), 1.0),
    Target("numbers and charts in the same frame, share of clicks", FRAMES, share_of_app, 1.0, is_more=True),
    Target("chart nodes kept, share", NODES, share_of_app, 1.0, is_more=True),
    Target("first visit, times the floor", VISIT, against("floor"), 1.2, 1.1),
    Target("first visit, times Dash", VISIT, against("Dash"), 0.75, 0.5),
    Target("first visit, MB", MEGABYTES, app_p50, 1.25, 1.0),
    Target("page there, times Dash", THERE, against("Dash"), 0.7, 0.5),
    Target("page back, times Dash", BACK, against("Dash"), 0.7, 0.5),
    Target("50 viewers, p50 ms", f"50 {EVERY_SECOND}", app_p50, 20, 10, 0),
    Target("50 viewers, p95 ms", f"50 {EVERY_SECOND}", app_p95, 80, 40, 0),
    Target("100 viewers, changes a second", f"100 {NO_PAUSE}", app_p50, 94, 120, 0, is_more=True),
    Target("200 open a link at once, share served", f"200 {OPENING}, served", share_of_app, 1.0, is_more=True),
    Target("memory with 20 viewers, MB", WITH_VIEWERS, app_p50, 190, 170, 0),
)


def against_targets(table: Table) -> str:
    """The targets in Markdown. What a quick run measures of fewer viewers is no measure of the target."""
    return markdown(["what", "at least", "stretch", "here", ""], list(_rows(table)))


def _rows(table: Table) -> Iterator[list[str]]:
    yield from (target.row(table.lines.get(target.line)) for target in TARGETS)
    yield ["20,000 projects, a page under a new filter, p50 ms", "50", "", "python3 -m bench.wide", UNKNOWN]
