"""What is not chosen recedes, and can still be seen and clicked: its own colour or its outline is 3:1 on the ground."""

from collections.abc import Iterator
from typing import Any

import pytest

from charts.theme import DARK, LIGHT, Theme, contrast, edge, receding
from models import ProjectFilter
from tests.cases import cases
from tests.charts.samples import BUILDERS, THEMES, draw

CHOSEN = (
    ProjectFilter(category=("social_welfare",)),
    ProjectFilter(funding_source=("county_city",)),
    ProjectFilter(from_year=2022, to_year=2022),
    ProjectFilter(township=("532301003",)),
    ProjectFilter(project=("elderly_care-05",)),
)


@cases("theme", THEMES)
@cases("name", BUILDERS)
def test_every_mark_is_seen_though_others_are_chosen(name: str, theme: str) -> None:
    look = THEMES[theme]
    for asked in CHOSEN:
        for trace in draw(name, asked, theme=theme)["data"]:
            assert "opacity" not in trace.get("marker", {})
            for fill, line in marks_of(trace, look):
                seen = contrast(fill, look.ground) >= 3
                assert seen or (line and contrast(line, look.ground) >= 3), (asked, trace["uid"], fill, line)


def marks_of(trace: dict[str, Any], look: Theme) -> Iterator[tuple[str, str | None]]:
    """The colour of each mark of a trace, that of its hatch where it has one, and its outline's; not the ground of tiles."""
    marker, count = trace.get("marker", {}), len(trace.get("x", trace.get("ids", [])))
    pattern, line = marker.get("pattern", {}), marker.get("line", {})
    fill = marker.get("color", marker.get("colors"))
    looks = (fill, pattern.get("fgcolor"), pattern.get("bgcolor"), line.get("width"), line.get("color"), trace.get("parents"))
    along = trace.get("y" if trace.get("orientation") == "v" else "x", [0] * count)
    for own, ink, back, width, colour, parent, length in zip(*(each(one, count) for one in (*looks, along)), strict=True):
        hue = (ink if back == look.ground else back) if ink else own
        is_frame = parent == "all"  # a category of a treemap is the frame of its projects
        if length is not None and str(hue).startswith("#") and hue not in (look.ground, look.tile) and not is_frame:
            yield str(hue), str(colour) if width else None


def each(value: Any, count: int) -> list[Any]:
    return list(value) if isinstance(value, list) else [value] * count


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_what_recedes_is_outlined_in_the_palest_shade_that_can_be_seen(look: Theme) -> None:
    for colour in (*look.categories.values(), *look.sources.values(), look.ink, look.secondary):
        fill, line, full = (contrast(one, look.ground) for one in (receding(colour, look), edge(colour, look), colour))
        assert fill < 3 <= line <= full
