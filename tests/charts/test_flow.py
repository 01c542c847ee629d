"""The flow: what is chosen is traced through it, the rest recedes, and what is unconfirmed is hatched."""

from itertools import pairwise

import pytest

from charts.parts.figure import Figure
from charts.theme import DARK, LIGHT, SIZES, receding
from models import ProjectFilter
from tests.cases import cases
from tests.charts.samples import THEMES, WHOLE, ask, draw

FILTERS = (WHOLE, ProjectFilter(funding_source=("prefecture",)), ProjectFilter(project=("elderly_care-05",)))
CLEAR = ",0)"


@cases("size", SIZES)
@cases("asked", FILTERS)
def test_unconfirmed_money_is_hatched_wherever_it_runs(asked: ProjectFilter, size: str) -> None:
    figure, frame = draw("funding_flow", asked, size=size), ask("flows", asked)
    link = figure["data"][0]["link"]
    whole, traced = frame["amount_wan"].where(frame["is_unconfirmed"], frame["open_wan"]).sum(), frame["open_wan"].sum()
    clear = sum(value for value, colour in zip(link["value"], link["color"], strict=True) if colour.endswith(CLEAR))
    assert clear == pytest.approx(whole)
    rest, chosen = (_heights(figure, place) for place in (1, 2))
    assert chosen / (rest + chosen) == pytest.approx(traced / whole, abs=2e-3)


def _heights(figure: Figure, place: int) -> float:
    """The px of all hatched areas of a trace where they leave their nodes."""
    area = figure["data"][place]
    assert area["fillpattern"]["shape"] == "x"
    ends = [-1, *(place for place, x in enumerate(area["x"]) if x is None), len(area["x"])]
    shapes = [area["y"][first + 1 : end] for first, end in pairwise(ends)]
    top, bottom = figure["layout"]["yaxis"]["range"][::-1]
    assert all(top <= y <= bottom + 0.5 for shape in shapes for y in shape)
    return sum(shape[-2] - shape[0] for shape in shapes if shape)


@pytest.mark.parametrize("theme", THEMES)
def test_a_chosen_source_is_traced_and_the_rest_recedes(theme: str) -> None:
    look = {"light": LIGHT, "dark": DARK}[theme]
    figure = draw("funding_flow", ProjectFilter(funding_source=("county_city",)), theme=theme)
    node, link = figure["data"][0]["node"], figure["data"][0]["link"]
    fills = dict(zip(node["customdata"], node["color"], strict=True))
    assert fills["source:county_city"] == look.sources["county_city"]
    assert fills["source:prefecture"] == receding(look.sources["prefecture"], look)
    assert fills["project:funeral-05"] == receding(look.categories["funeral"], look)
    assert fills["project:elderly_care-05"] == look.categories["elderly_care"]
    pale = sum(fill not in {**look.categories, **look.sources}.values() for fill in fills.values()) - 1
    outlines = [shape for shape in figure["layout"]["shapes"] if shape["type"] == "rect" and "fillcolor" not in shape]
    assert len(outlines) == pale > 0
    traced = sum(value for value, colour in zip(link["value"], link["color"], strict=True) if colour.endswith((CLEAR, ",0.34)")))
    assert traced < sum(link["value"]) / 3
    assert any("所选金额" in words and "列别待核" in words for words in link["label"])
