"""The scale of what is chosen: that of the whole plan, with what was before, or its own, and then the chart says so."""

from __future__ import annotations

import random
from typing import Any

import pytest

from charts.parts.figure import Figure, is_enlarged
from charts.theme import SIZES
from models import AllocationPolicy, Category, FundingSource, ProjectFilter
from tests.charts.samples import NAMES, TILES, WHOLE, ask, draw, traces

ROUNDS = 60
LEAST = 0.04
QUESTIONS = {
    "category_bars": "by_category", "source_bars": "by_funding_source", "township_bars": "by_township",
    "year_columns": "by_year", "tile_map": "by_township", "cumulative_curve": "cumulative",
}  # fmt: skip


def some_filters() -> list[ProjectFilter]:
    dice = random.Random(7)
    found = []
    for _ in range(ROUNDS):
        fields: dict[str, Any] = {
            "category": [dice.choice(list(Category))], "township": [dice.choice(list(TILES))],
            "funding_source": [dice.choice(list(FundingSource))], "project": [dice.choice(list(NAMES))],
            "from_year": dice.choice([2021, 2022, 2024]),
        }  # fmt: skip
        found.append(
            ProjectFilter.model_validate({name: fields[name] for name in dice.sample(sorted(fields), dice.choice([1, 1, 2]))})
        )
    return found


def reach(name: str, figure: Figure) -> tuple[float, float]:
    """How far the largest of what is drawn now reaches, and the whole scale, in the same measure."""
    layout = figure["layout"]
    if name == "tile_map":
        sides = [
            x for trace in figure["data"] for x, code in zip(trace["x"], trace["customdata"], strict=True) if 0 < x < 1000 and code
        ]
        return max(sides, default=0) ** 2, SIZES["desk"].square ** 2
    if name == "cumulative_curve":
        return max(traces(figure, "cumulative")[0]["y"], default=0) * 1.04, layout["yaxis"]["range"][1]
    along = "y" if name == "year_columns" else "x"
    base: dict[str, float] = {}
    for trace in figure["data"]:
        if not trace["uid"].endswith(("-reach", "-before")):
            for place, code, length in zip(trace["base"], trace["customdata"], trace[along], strict=True):
                base[code] = max(base.get(code, 0), place + (length or 0))
    return max(base.values(), default=0), layout[f"{along}axis"]["range"][1]


def has_ghosts(name: str, figure: Figure) -> bool:
    if name == "tile_map":
        return any("#EDF0F4" in trace["marker"].get("color", []) for trace in figure["data"])
    axis = "y" if name in ("year_columns", "cumulative_curve") else "x"
    return any(length for trace in traces(figure, "-before") for length in trace[axis])


@pytest.mark.parametrize("name", QUESTIONS)
def test_nothing_chosen_is_drawn_as_a_sliver_unless_its_chart_says_why(name: str) -> None:
    enlarged = 0
    for asked in some_filters():
        figure = draw(name, asked)
        now, whole = reach(name, figure)
        if not now:
            continue
        assert now >= LEAST * whole, (asked, now / whole)
        if is_enlarged(figure):
            assert now == pytest.approx(whole), (asked, now / whole)
            assert not has_ghosts(name, figure), asked
        enlarged += is_enlarged(figure)
    assert 0 < enlarged < ROUNDS
    assert not is_enlarged(draw(name, WHOLE))


@pytest.mark.parametrize("name", QUESTIONS)
def test_what_is_large_enough_keeps_the_scale_of_the_whole(name: str) -> None:
    figure = draw(name, ProjectFilter(funding_source=("central_provincial",)))
    assert not is_enlarged(figure)
    frame = ask(QUESTIONS[name], WHOLE, AllocationPolicy())
    assert reach(name, figure)[1] == pytest.approx(reach(name, draw(name, WHOLE))[1])
    assert not frame.empty
