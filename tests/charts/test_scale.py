"""The scale of what is chosen: that of the whole plan, with what was before, or its own, and then the chart says so."""

import random
from typing import Any

import pytest

from charts.parts.figure import Figure, is_enlarged, shows_before
from charts.parts.measure import text_width
from charts.parts.tile_grid import AIR, GAP, INSET
from charts.theme import SIZES
from models import AllocationPolicy, Category, FundingSource, ProjectFilter
from tests.cases import cases
from tests.charts.samples import NAMES, TILES, WHOLE, ask, draw, traces

ROUNDS = 24
LEAST = 0.1
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
        return max(sides, default=0) ** 2, _largest_square(figure) ** 2
    if name == "cumulative_curve":
        return max(traces(figure, "cumulative")[0]["y"], default=0) * 1.04, layout["yaxis"]["range"][1]
    along = "y" if name == "year_columns" else "x"
    base: dict[str, float] = {}
    for trace in figure["data"]:
        if not trace["uid"].endswith(("-reach", "-before")):
            for place, code, length in zip(trace["base"], trace["customdata"], trace[along], strict=True):
                base[code] = max(base.get(code, 0), place + (length or 0))
    return max(base.values(), default=0), layout[f"{along}axis"]["range"][1] / _room_for_a_line(name, figure)


def _room_for_a_line(name: str, figure: Figure) -> float:
    """By how much columns leave more room over them where a total takes two lines."""
    size, notes = SIZES["desk"], figure["layout"].get("annotations", [])
    has_two = name == "year_columns" and any("<br>" in one["text"] for one in notes)
    return 1 + 1.3 * size.font / (size.year_height - 2 * size.font) if has_two else 1


def _largest_square(figure: Figure) -> float:
    """The px of a side up to which a tile has room: as large as squares are, or as its words leave."""
    size, tile = SIZES["desk"], (SIZES["desk"].width - 5 * GAP) / 6
    ends = [one["text"].replace("<br>", "").split("—")[-1] for one in figure["layout"]["annotations"]]
    amounts = [one for one in ends if one.replace(",", "").isdigit()]
    return min(size.square, tile - INSET - AIR - GAP - max(text_width(one, size.font) for one in amounts))


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
        assert shows_before(figure) == has_ghosts(name, figure), asked
        enlarged += is_enlarged(figure)
    assert 0 < enlarged < ROUNDS
    assert not is_enlarged(draw(name, WHOLE))


@cases("name", QUESTIONS)
def test_what_is_large_enough_keeps_the_scale_of_the_whole(name: str) -> None:
    figure = draw(name, ProjectFilter(funding_source=("central_provincial",)))
    assert not is_enlarged(figure)
    frame = ask(QUESTIONS[name], WHOLE, AllocationPolicy())
    assert reach(name, figure)[1] == pytest.approx(reach(name, draw(name, WHOLE))[1])
    assert not frame.empty


@pytest.mark.parametrize("name", ["category_bars", "source_bars", "township_bars"])
def test_no_value_stands_on_the_end_of_what_was_before(name: str) -> None:
    on_ghosts = 0
    for asked in some_filters():
        figure = draw(name, asked)
        layout, [ghost] = figure["layout"], traces(figure, "-before")
        plot = (SIZES["desk"].width - layout["margin"]["l"] - layout["margin"]["r"]) * 0.83 / layout["xaxis"]["range"][1]
        ends = {y: length for y, length in zip(ghost["y"], ghost["x"], strict=True) if length}
        for one in layout["annotations"]:
            if one["xref"] == "x" and one["y"] in ends and one["x"]:
                start, width = one["x"] * plot, text_width(one["text"], SIZES["desk"].value_font) + 16
                assert one["x"] >= ends[one["y"]] or start + width <= ends[one["y"]] * plot, (asked, one["text"])
                on_ghosts += one["x"] < ends[one["y"]]
    assert on_ghosts


def test_no_total_of_a_year_stands_on_the_end_of_what_was_before() -> None:
    for asked in some_filters():
        figure = draw("year_columns", asked)
        layout, [ghost] = figure["layout"], traces(figure, "-before")
        plot = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
        px = plot / layout["yaxis"]["range"][1]
        ends = dict(zip(ghost["x"], ghost["y"], strict=True))
        for one in layout["annotations"]:
            if one["yref"] == "y" and ends.get(one["x"]):
                assert one["y"] >= ends[one["x"]] or (ends[one["x"]] - one["y"]) * px >= 18, (asked, one["text"])
