"""Unit costs as dots: equal ratios are equal distances, ranges and what cannot be compared are told apart."""

import json

import pytest

from charts.cost_dots import CostAxis, CostDot, cost_dots
from charts.theme import DARK, LIGHT, SIZES, Look, edge
from tests.cases import cases
from tests.charts.samples import as_plotly, traces

DESK = Look(LIGHT, SIZES["desk"])
AXIS = CostAxis(1, 16, 4, "中位数4.0")
DOTS = [
    CostDot("a", "甲", 16, 12, 16, "16.0", "#2F6DB5", range_label="12.0—16.0", is_named=True, hover=("附件",)),
    CostDot("b", "乙", 4, 4, 4, "4.0", "#2F6DB5"),
    CostDot("c", "丙", 1, 1, 1, "1.0", "#C26A10", beside="改扩建", is_open=True, dim=True),
]


def notes(look: Look = DESK) -> list[dict[str, object]]:
    return cost_dots(DOTS, AXIS, look=look)["layout"]["annotations"]


def test_equal_ratios_are_equal_distances() -> None:
    (dots,) = traces(cost_dots(DOTS, AXIS, look=DESK), "-dot")
    dear, middle, cheap = dots["x"]
    assert dear - middle == pytest.approx(middle - cheap)
    assert cheap > 0
    assert dear < AXIS.end
    assert dots["customdata"] == ["a", "b", "c"]


def test_the_axis_stays_when_a_filter_leaves_fewer_dots() -> None:
    whole, one = (cost_dots(dots, AXIS, look=DESK) for dots in (DOTS, DOTS[:1]))
    assert whole["layout"]["xaxis"]["range"] == one["layout"]["xaxis"]["range"]
    assert traces(whole, "-dot")[0]["x"][0] == traces(one, "-dot")[0]["x"][0]


def test_a_range_is_red_with_its_sign_and_others_have_none() -> None:
    figure = cost_dots(DOTS, AXIS, look=DESK)
    (ranges,) = traces(figure, "-range")
    assert ranges["marker"]["color"] == LIGHT.disagreement
    assert [length is None for length in ranges["x"]] == [False, True, True]
    assert ranges["base"][0] + ranges["x"][0] == pytest.approx(AXIS.place(16))
    signed = [one["text"] for one in notes() if "≠" in str(one["text"])]
    assert len(signed) == 1
    assert LIGHT.disagreement in str(signed[0])


def test_what_stands_out_is_bold_and_what_cannot_be_compared_is_open() -> None:
    assert [one["text"] for one in notes()[:3]] == ["<b>甲</b>", "乙", "丙"]
    assert [one["font"]["color"] for one in notes()[:3]] == [LIGHT.ink, LIGHT.secondary, LIGHT.secondary]
    marker = traces(cost_dots(DOTS, AXIS, look=DESK), "-dot")[0]["marker"]
    assert marker["color"] == ["#2F6DB5", "#2F6DB5", LIGHT.ground]
    assert marker["line"]["color"] == ["#2F6DB5", "#2F6DB5", edge("#C26A10", LIGHT)]


def test_the_ground_reaches_from_half_the_median_to_twice() -> None:
    ground, middle = cost_dots(DOTS, AXIS, look=DESK)["layout"]["shapes"]
    assert (ground["x0"], ground["x1"]) == (AXIS.place(2), AXIS.place(8))
    assert middle["x0"] == middle["x1"] == AXIS.place(4)
    assert cost_dots(DOTS, CostAxis(1, 16), look=DESK)["layout"]["shapes"] == []


@cases("size", SIZES)
def test_every_size_and_theme(size: str) -> None:
    for theme in (LIGHT, DARK):
        for dots in (DOTS, DOTS[:1], []):
            figure = cost_dots(dots, AXIS, look=Look(theme, SIZES[size]))
            as_plotly(figure)
            assert json.loads(json.dumps(figure, allow_nan=False)) == figure


def test_names_are_words() -> None:
    strange = CostDot("a", "<img>%{x}", 4, 4, 4, "4.0", "#2F6DB5", hover=("<b>%{x}",))
    shown = json.dumps(cost_dots([strange], AXIS, look=DESK))
    assert "<img" not in shown
    assert "%{x}" not in shown
