"""Places of a category's projects in the treemap: runs of about the same amount, each of which opens into runs of its own."""

from dataclasses import dataclass

from analysis.core.arrays import Floats
from analysis.core.largest import cuts
from ui.cards.parts.windows import has_many_projects, opened, rest_href
from ui.scene.scene import Scene

CHART = "tree"
_ALONE, _AMONG = (40, 16), (8, 4)  # areas of a category by itself, and among all: so many projects by name, or so many runs
_ALONE_PHONE, _AMONG_LESS = (12, 9), (4, 2)  # on a phone; and where all stand in one column


@dataclass(frozen=True)
class Places:
    """Places ``start`` to ``end`` (exclusive) of a category's projects, the largest first."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start


def opened_places(scene: Scene, category: str, count: int) -> Places:
    """What is opened of a category with ``count`` projects; all of it, if nothing is."""
    found = opened(scene, CHART)
    own, _, end = found[0].rpartition("-") if found else ("", "", "")
    if found and own == category and end.isdecimal() and found[1] < int(end) <= count:
        return Places(found[1], int(end))
    return Places(0, count)


def runs_of(scene: Scene, amounts: Floats, whole: Places, *, is_alone: bool) -> list[Places]:
    """What some places are shown as, of a category's amounts (N,), the largest first: one by one, or runs of about one amount."""
    is_phone = scene.look.size.names_above
    alone = _ALONE_PHONE if is_phone else _ALONE
    among = _AMONG_LESS if is_phone or scene.state.tree == "icicle" else _AMONG
    named, runs = alone if is_alone else among
    if not has_many_projects(scene) or len(whole) <= named:
        return [Places(place, place + 1) for place in range(whole.start, whole.end)]
    ends = [whole.start + end for end in cuts(amounts[whole.start : whole.end], runs)]
    return [Places(start, end) for start, end in zip([whole.start, *ends], ends, strict=False)]


def around(scene: Scene, amounts: Floats, inner: Places) -> Places:
    """The places that were open before some of them were opened."""
    whole = Places(0, len(amounts))
    while True:
        runs = runs_of(scene, amounts, whole, is_alone=True)
        found = next((run for run in runs if run.start <= inner.start and inner.end <= run.end), None)
        if found is None or found in (inner, whole):
            return whole
        whole = found


def places_href(scene: Scene, category: str, places: Places, count: int) -> str:
    """The address that opens some places of a category; of all of them, the category as it first is."""
    is_all = len(places) == count
    group = "" if is_all else f"{category}-{places.end}"
    if scene.state.filter.category == (category,):
        return rest_href(scene, CHART, places.start, group)
    return rest_href(scene, CHART, places.start, group, category=category, project=None, drill="category")
