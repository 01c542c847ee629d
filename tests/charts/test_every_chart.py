"""What holds for every chart, on full, one-row and empty frames, in every theme, size and language."""

import json
from itertools import cycle

import pandas as pd
import pytest

from charts.parts.figure import records
from charts.theme import SIZES
from i18n.labels import MoneyUnit
from models import AllocationPolicy, ProjectFilter, TownshipPolicy, YearPolicy
from tests.cases import cases
from tests.charts import samples
from tests.charts.samples import BUILDERS, EMPTY, ONE, THEMES, WHOLE, as_plotly, draw

NAMES = list(BUILDERS)
UNDIVIDED = AllocationPolicy(years=YearPolicy.UNDIVIDED, townships=TownshipPolicy.UNDIVIDED)
FILTERS = {
    "whole": WHOLE,
    "one": ONE,
    "empty": EMPTY,
    "source": ProjectFilter(funding_source=("prefecture",)),
    "money": ProjectFilter(township=("532301003",), from_year=2022, to_year=2023),
}


@pytest.mark.parametrize("name", NAMES)
def test_plotly_accepts_it_and_it_is_plain_json_without_nan(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In every theme and size in turn, of each filter, and of frames of no row or one."""
    looks, ask = cycle(zip(SIZES, cycle(THEMES))), samples.ask
    asked = [(WHOLE, UNDIVIDED), *zip(FILTERS.values(), cycle((AllocationPolicy(), UNDIVIDED)))]
    figures = [draw(name, *one, size=size, theme=theme) for one, (size, theme) in zip(asked, looks, strict=False)]
    for rows in (0, 1):
        with monkeypatch.context() as patch:
            patch.setattr(samples, "ask", lambda *asked, rows=rows, **more: ask(*asked, **more).iloc[:rows])
            figures.append(draw(name))
    for figure in figures:
        as_plotly(figure)
        assert json.loads(json.dumps(figure, allow_nan=False)) == figure
        assert all(type(leaf) in (str, int, float, bool, type(None)) for leaf in _leaves(figure))
        assert figure["layout"]["height"] >= 26


@cases("name", NAMES)
def test_english_and_yi(name: str) -> None:
    codes = str(draw(name, language="en", unit=MoneyUnit.YI)["data"])
    for word in ("万元", "个项目", "殡葬类", "列别待核"):
        assert word not in codes


def _leaves(value: object) -> list[object]:
    if isinstance(value, dict):
        return [leaf for one in value.values() for leaf in _leaves(one)]
    if isinstance(value, list):
        return [leaf for one in value for leaf in _leaves(one)]
    return [value]


@cases("name", NAMES)
def test_every_mark_that_answers_has_its_code_and_words(name: str) -> None:
    for trace in draw(name)["data"]:
        if trace.get("hoverinfo") == "skip":
            assert "customdata" not in trace
            continue
        for part in (trace["node"], trace["link"]) if trace["type"] == "sankey" else (trace,):
            points = part.get("x") or part.get("ids") or part.get("value") or part["customdata"]
            assert len(part["customdata"]) == len(points)
            assert all(isinstance(code, str) and code for code in part["customdata"])
            words = part["hovertemplate"] if isinstance(part["hovertemplate"], list) else [part["hovertemplate"]]
            lengths = (part["y"] if part.get("orientation") == "v" else part["x"]) if part.get("type") == "bar" else words
            told = [one for one, length in zip(words, lengths, strict=True) if length is not None]  # of nothing drawn, nothing
            assert all(one.endswith("<extra></extra>") for one in told)


@cases("name", NAMES)
def test_traces_keep_their_names_and_order_under_a_filter(name: str) -> None:
    stay = [trace["uid"] for trace in draw(name)["data"]]
    assert len(set(stay)) == len(stay)
    for asked in (ONE, FILTERS["money"], ProjectFilter(category=("elderly_care",))):
        assert [trace["uid"] for trace in draw(name, asked)["data"]] == stay


@cases("name", NAMES)
def test_the_board_decides_about_dragging_and_motion_and_no_text_is_turned_or_too_small(name: str) -> None:
    for size in SIZES:
        layout = draw(name, size=size)["layout"]
        assert layout["dragmode"] is False
        assert not {"transition", "width", "title"} & layout.keys()
        assert layout["showlegend"] is False
        label = layout["hoverlabel"]
        assert (label["bgcolor"], label["font"]["color"]) == (THEMES["light"].ground, THEMES["light"].ink)
        for one in layout["annotations"]:
            assert one.get("textangle", 0) == 0
            assert one["font"]["size"] >= 12


@pytest.mark.parametrize("name", NAMES)
def test_frames_are_left_as_they_are(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[pd.DataFrame, pd.DataFrame]] = []
    ask = samples.ask

    def watched(*question: object, **more: object) -> pd.DataFrame:
        frame = ask(*question, **more)
        asked.append((frame, frame.copy(deep=True)))
        return frame

    monkeypatch.setattr(samples, "ask", watched)
    draw(name)
    assert asked
    for frame, before in asked:
        pd.testing.assert_frame_equal(frame, before)


def test_whole_numbers_have_no_decimal_point_and_what_is_missing_stays_so() -> None:
    found = records({"a": [1.0, 2.5], "b": [None, 2], "c": ["x", None], "d": [True, False]})
    assert json.dumps(found) == '[{"a": 1, "b": null, "c": "x", "d": true}, {"a": 2.5, "b": 2, "c": null, "d": false}]'
