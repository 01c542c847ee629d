"""The bridge: where its bars stand, what joins them, and that it can be drawn on every screen."""

import json
from itertools import pairwise
from typing import Any

import pytest

from charts.bridge import BridgeBar, bridge
from charts.parts.figure import Figure
from charts.parts.measure import text_width
from charts.theme import DARK, LIGHT, SIZES, Look
from tests.cases import cases
from tests.charts.samples import THEMES, as_plotly

DESK = Look(LIGHT, SIZES["desk"])
BLUE = LIGHT.categories["elderly_care"]
TOTAL = (
    BridgeBar("side-0", "附件总合计", 143_063, "143,063", LIGHT.secondary),
    BridgeBar("elderly_care-12|1", "养老12 楚雄市老年公寓", 14_000, "+14,000", BLUE, is_level=False),
    BridgeBar("elderly_care-11|2", "养老11 综合养老服务中心", 7_000, "+7,000", BLUE, is_level=False),
    BridgeBar("side-1", "逐项合计", 164_063, "164,063", LIGHT.ink),
    BridgeBar("elderly_care-05|4", "养老5 楚雄市养老服务中心", 1_000, "+1,000", BLUE, is_level=False),
    BridgeBar("funding", "资金合计", 165_063, "165,063", LIGHT.ink),
)
TWO = (BridgeBar("side-0", "第五章", 2_697, "2,697", LIGHT.secondary), BridgeBar("side-1", "殡葬10", 2_967, "2,967", LIGHT.ink))
DOWN = (TOTAL[3], BridgeBar("x", "less", -21_000, "−21,000", BLUE, is_level=False), TOTAL[0])
SAMPLES = {"total": TOTAL, "two": TWO, "down": DOWN, "one": TWO[:1], "none": ()}


def spans(figure: Figure) -> dict[str, tuple[float, float]]:
    """Where each mark that is seen begins and ends, by its code."""
    return {
        code: (base, base + (length or 0))
        for trace in figure["data"][1:]
        for code, base, length in zip(trace["customdata"], trace["base"], trace["x"], strict=True)
    }


def connectors(figure: Figure) -> list[dict[str, Any]]:
    return [shape for shape in figure["layout"]["shapes"] if shape["line"].get("dash") == "dot"]


def test_every_step_goes_on_from_where_the_last_one_ended() -> None:
    found = spans(bridge(TOTAL, look=DESK))
    assert found["side-0"] == (0, 143_063)
    assert found["elderly_care-12|1"] == (143_063, 157_063)
    assert found["elderly_care-11|2"] == (157_063, 164_063)
    assert found["side-1"] == (0, 164_063)
    assert found["elderly_care-05|4"] == (164_063, 165_063)
    assert found["funding"] == (0, 165_063)


def test_dotted_lines_join_each_bar_to_the_next() -> None:
    lines = connectors(bridge(TOTAL, look=DESK))
    assert [one["x0"] for one in lines] == [143_063, 157_063, 164_063, 164_063, 165_063]
    assert all(one["x0"] == one["x1"] and one["y0"] < one["y1"] for one in lines)
    assert connectors(bridge(TWO, look=DESK)) == []


def test_what_is_taken_away_goes_back() -> None:
    figure = bridge(DOWN, look=DESK)
    assert spans(figure)["x"] == (143_063, 164_063)
    assert [one["x0"] for one in connectors(figure)] == [164_063, 143_063]


def test_values_stand_after_the_end_of_their_bar_one_a_row() -> None:
    notes = [one for one in bridge(TOTAL, look=DESK)["layout"]["annotations"] if one["xref"] == "x"]
    assert [one["x"] for one in notes] == [143_063, 157_063, 164_063, 164_063, 165_063, 165_063]
    assert all(after["y"] - before["y"] >= SIZES["desk"].font for before, after in pairwise(notes))


def test_a_small_step_is_still_seen() -> None:
    steps = bridge(TOTAL, look=DESK)["data"][2]
    assert steps["marker"]["line"]["width"] == 1
    assert steps["marker"]["line"]["color"] == steps["marker"]["color"]


@pytest.mark.parametrize("size", ["desk", "wide"])
def test_names_end_before_the_zero_line_and_values_inside(size: str) -> None:
    figure = bridge(TOTAL, look=Look(LIGHT, SIZES[size]))
    margin, font = figure["layout"]["margin"], SIZES[size].font
    for one in figure["layout"]["annotations"]:
        room = margin["l"] - 8 if one["xref"] == "paper" else margin["r"] - SIZES[size].gap
        assert text_width(one["text"], font) <= room + 2


def test_colours_of_values_can_be_read_in_the_dark() -> None:
    dark = bridge([BridgeBar("x", "x", 1, "+1", "#123456", is_level=False)], look=Look(DARK, SIZES["desk"]))
    (value,) = [one["text"] for one in dark["layout"]["annotations"] if one["xref"] == "x"]
    assert DARK.ink in value


def test_names_that_look_like_markup_are_words() -> None:
    figure = bridge([BridgeBar("x", "<img>%{x}", 1, "1", BLUE)], look=DESK)
    assert "<img" not in json.dumps(figure)
    assert "%{x}" not in json.dumps(figure)


@cases("sample", SAMPLES.values())
@cases("size", SIZES)
@cases("theme", THEMES)
def test_plotly_accepts_it_everywhere(theme: str, size: str, sample: tuple[BridgeBar, ...]) -> None:
    figure = bridge(sample, look=Look(THEMES[theme], SIZES[size]))
    as_plotly(figure)
    assert json.loads(json.dumps(figure, allow_nan=False)) == figure
    assert figure["layout"]["height"] >= 26
    for trace in figure["data"]:
        assert len(trace["customdata"]) == len(trace["x"]) == len(trace["hovertemplate"])
        told = zip(trace["hovertemplate"], trace["x"], strict=True)  # of nothing drawn nothing
        assert all(words.endswith("<extra></extra>") == (length is not None) for words, length in told)
    assert all(one["font"]["size"] >= 12 for one in figure["layout"]["annotations"])
