"""What a chart of very many projects shows: some of them from a place on, the others as items that open.

The address remembers the place: ``rest=concentration.24`` shows the projects after the first 24, ``rest=gantt.2021-2023.25``
those of one group. Whatever is shown, what stands before, and what comes after add up to all.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

import numpy as np

from analysis.core.arrays import Floats, Ints
from i18n import MoneyUnit, load_labels
from ui.cards.parts.card import Mark
from ui.scene.scene import Scene

T = TypeVar("T")
BEFORE, AFTER = "before", "after"
MOST_ROWS = 400  # of a plan whose projects charts and documents hold one by one
_HUGE_WAN = 1_000_000  # 100 亿: from here on aggregates are told in 亿元
_TOLD_WAN = 1_000  # 0.10 亿: the least amount of which 亿元 with two decimals tells two digits


@dataclass(frozen=True)
class Window:
    """Places ``start`` to ``end`` (exclusive) of ``count`` things in order."""

    start: int
    end: int
    count: int
    most: int = 0

    @property
    def after(self) -> int:
        return self.count - self.end

    @property
    def words(self) -> dict[str, str]:
        """The places shown, from 1, and how many there are, as words have them."""
        return {"first": f"{self.start + 1:,}", "last": f"{self.end:,}", "count": f"{self.count:,}"}


def has_many_projects(scene: Scene) -> bool:
    """Whether the plan has more projects than a chart or a document can hold one by one."""
    return len(scene.frame) > MOST_ROWS


def window(scene: Scene, chart: str, count: int, most: int, group: str = "", near: int = 0) -> Window:
    """The part of ``count`` things that a chart shows, at most ``most`` of them; a place past the end shows the last part.

    Where nothing is opened, it is the part that has the place ``near``.
    """
    found = opened(scene, chart) or (group, near // most * most)
    start = found[1] if found[0] == group else 0
    start = min(start, max(count - 1, 0) // most * most)
    return Window(start, min(start + most, count), count, most)


def opened(scene: Scene, chart: str) -> tuple[str, int] | None:
    """What is opened of a chart: the group ("" for all of it) and the place; ``None`` if nothing is."""
    for item in scene.state.rest:
        name, *group, place = item.split(".")
        if name == chart:
            return ".".join(group), int(place)
    return None


def rest_href(scene: Scene, chart: str, place: int, group: str = "", **changes: str | None) -> str:
    """The address of this view with a chart opened at a place; what other charts have opened stays, unless filters change."""
    others = [] if changes else [item for item in scene.state.rest if item.split(".")[0] != chart]
    item = ".".join([chart, *([group] if group else []), str(place)])
    return scene.href(rest="~".join([*others, item] if place or group else others), **changes)


def rest_name(scene: Scene, which: str, projects: int) -> str:
    """What stands before or after what is shown, by its number."""
    return scene.text("rest.before" if which == BEFORE else "rest.name", count=f"{projects:,}")


def opens_words(scene: Scene, which: str, most: int) -> str:
    """What a click on what stands before or after shows."""
    return scene.text("rest.back" if which == BEFORE else "rest.open", most=most)


def end_mark(scene: Scene, chart: str, at: Window, which: str, label: str) -> Mark:
    """What stands before or after what a chart shows as a mark that opens it."""
    place = max(at.start - at.most, 0) if which == BEFORE else at.end
    return Mark(which, scene.text("rest.mark", mark=label), {}, href=rest_href(scene, chart, place))


def framed(ends: Mapping[str, T], middle: Iterable[T]) -> list[T]:
    """What a chart shows between what stands before and after it, where anything does."""
    before, after = ([ends[which]] if which in ends else [] for which in (BEFORE, AFTER))
    return [*before, *middle, *after]


@lru_cache(maxsize=2)
def in_large_units(scene: Scene) -> Scene:
    """The same scene with amounts in 亿元, where the plan is of such a size and the reader leaves the unit to us."""
    is_of_size = has_many_projects(scene) and float(scene.frame.sums.total_wan.sum()) >= _HUGE_WAN
    if not is_of_size or scene.state.unit is not MoneyUnit.AUTO:
        return scene
    return replace(scene, text=load_labels(scene.state.lang, MoneyUnit.YI, scene.plan, on_paper=scene.is_paper))


def in_unit_of(scene: Scene, amounts: Iterable[float]) -> Scene:
    """The scene in which a chart of these amounts is told: in 亿元 as the page's others, unless one would be next to nothing.

    A chart has one unit, whatever of it is opened.
    """
    some = [wan for wan in amounts if wan > 0]
    return in_large_units(scene) if not some or min(some) >= _TOLD_WAN else scene


def with_chosen(scene: Scene, rows: Ints, amounts: Floats) -> Ints:
    """The rows of the largest projects, and after them those that are chosen, if they have any of ``amounts`` (N,)."""
    chosen = np.flatnonzero(scene.frame.is_one_of(scene.state.filter.project) & (amounts > 0))
    more = chosen[~np.isin(chosen, rows)]
    return np.concatenate([rows, more[np.argsort(-amounts[more], kind="stable")]])
