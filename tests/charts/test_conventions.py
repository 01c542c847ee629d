"""The conventions of the house: hatches, ghosts, dimming, order, names that fit, colours that can be seen."""

from itertools import pairwise

import pytest

from charts.parts.flow_layout import kept_apart
from charts.parts.measure import broken, fitted, text_width, wrapped
from charts.theme import (
    DARK,
    LIGHT,
    SIZES,
    Look,
    Theme,
    contrast,
    policy_hatch,
    receding,
    text_on,
    unconfirmed_hatch,
    undivided_hatch,
)
from models import AllocationPolicy, ProjectFilter, TownshipPolicy, YearPolicy
from tests.cases import cases
from tests.charts.samples import EMPTY, THEMES, WHOLE, draw, lengths, traces

ELDERLY = ProjectFilter(category=("elderly_care",))
UNDIVIDED = AllocationPolicy(years=YearPolicy.UNDIVIDED, townships=TownshipPolicy.UNDIVIDED)
DESK = Look(LIGHT, SIZES["desk"])


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_colours_can_be_seen(theme: Theme) -> None:
    for ground in (theme.ground, theme.tile):
        assert contrast(theme.ink, ground) >= 4.5
        assert contrast(theme.secondary, ground) >= 4.5
    assert contrast(theme.disagreement, theme.ground) >= 4.5
    for colour in (*theme.categories.values(), *theme.sources.values()):
        assert contrast(colour, theme.ground) >= 3
        assert contrast(text_on(colour, theme), colour) >= 4.5
    assert min(contrast(theme.context, ground) for ground in (theme.ground, theme.tile)) >= 3


def test_colours_are_those_of_the_house() -> None:
    assert LIGHT.categories["funeral"] == "#4F5B69"
    assert DARK.categories["elderly_care"] == "#5C9CE6"
    assert LIGHT.sources["county_city"] == "#9F80C8"
    assert (LIGHT.ghost, DARK.ghost) == ("#EDF0F4", "#1F2832")
    for theme in THEMES.values():
        assert len({*theme.categories.values(), *theme.sources.values()}) == 8


def test_hatches_are_exact() -> None:
    assert policy_hatch(DESK, "#123456") == {
        "shape": "/", "size": 5, "solidity": 0.22, "fillmode": "replace", "fgcolor": "#FFFFFF", "bgcolor": "#123456",
    }  # fmt: skip
    assert unconfirmed_hatch(DESK) == {
        "shape": "x", "size": 6, "solidity": 0.28, "fillmode": "replace", "fgcolor": "#5B6B7B", "bgcolor": "#FFFFFF",
    }  # fmt: skip
    assert undivided_hatch(DESK)["shape"] == "."


def test_uncertain_money_is_hatched() -> None:
    (open_,) = traces(draw("source_bars"), "-unconfirmed")
    assert open_["marker"]["pattern"] == unconfirmed_hatch(DESK)
    assert open_["marker"]["line"] == {"width": 1, "color": LIGHT.secondary}
    for trace in traces(draw("year_columns"), "-policy"):
        assert set(trace["marker"]["pattern"]["shape"]) == {"/"}
        assert isinstance(trace["marker"]["color"], str), "a colour per bar would override the pattern's colours"
    shapes = [trace["marker"]["pattern"]["shape"] for trace in traces(draw("tile_map"), "-hatched")]
    assert {shape for column in shapes for shape in column} == {"/", "."}
    (spans,) = traces(draw("gantt"), "-policy")
    assert spans["marker"]["pattern"]["shape"] == "/"
    assert "pattern" not in traces(draw("gantt"), "-certain")[0]["marker"]
    (tree,) = draw("treemap")["data"]
    for node, shape in zip(tree["ids"], tree["marker"]["pattern"]["shape"], strict=True):
        assert shape == ("x" if node.endswith(":unconfirmed") else "")


def test_a_chosen_source_shows_its_range_hatched() -> None:
    asked = ProjectFilter(funding_source=("prefecture",))
    figure = draw("category_bars", asked)
    assert lengths(figure, "-unconfirmed") > 0
    assert any("—" in one["text"] for one in figure["layout"]["annotations"])


def test_the_undivided_year_stands_apart_with_its_own_hatch() -> None:
    figure = draw("year_columns", policy=UNDIVIDED)
    trace = traces(figure, "funeral-policy")[0]
    assert trace["customdata"][-1] == "undivided"
    assert trace["marker"]["pattern"]["shape"][-1] == "."
    assert trace["x"][-1] - trace["x"][-2] > 1
    assert len(trace["x"]) == 6
    assert len(traces(draw("year_columns"), "funeral-policy")[0]["x"]) == 5


def test_the_chart_of_the_filter_dims_and_the_others_show_what_was() -> None:
    figure = draw("category_bars", ELDERLY)
    marker = traces(figure, "-certain")[0]["marker"]
    own = {code: LIGHT.categories[code] for code in traces(figure, "-certain")[0]["customdata"]}
    assert marker["color"] == [hue if code == "elderly_care" else receding(hue, LIGHT) for code, hue in own.items()]
    assert marker["line"]["width"] == [1, 0, 1, 1]
    assert lengths(figure, "-before") == 0
    names = {one["text"]: one["font"]["color"] for one in figure["layout"]["annotations"]}
    assert (names["殡葬类"], names["养老服务类"]) == (LIGHT.secondary, LIGHT.ink)
    others = draw("source_bars", ELDERLY)
    assert lengths(others, "-before") > 100_000
    assert traces(others, "-before")[0]["marker"]["color"] == LIGHT.ghost
    assert others["layout"]["xaxis"]["range"] == draw("source_bars")["layout"]["xaxis"]["range"]
    assert draw("year_columns", ELDERLY)["layout"]["yaxis"]["range"] == draw("year_columns")["layout"]["yaxis"]["range"]


@cases("name", ["category_bars", "source_bars", "township_bars", "tile_map", "year_columns"])
def test_no_mark_changes_its_place(name: str) -> None:
    def places(asked: ProjectFilter) -> list[object]:
        figure = draw(name, asked)
        return [list(zip(trace["customdata"], trace["x" if name == "year_columns" else "y"], strict=True))
                for trace in traces(figure, "-reach", "tiles-4")][:1]  # fmt: skip

    def first(asked: ProjectFilter) -> dict[str, float]:
        return {code: place for trace in places(asked) for code, place in reversed(trace)}

    assert set(first(WHOLE)) == set(first(ELDERLY))
    if name != "tile_map":
        assert first(WHOLE) == first(ELDERLY)


def test_the_largest_project_is_named_where_there_is_room() -> None:
    def named(size: str, asked: ProjectFilter = WHOLE) -> bool:
        return any("60,000" in one["text"] for one in draw("category_bars", asked, size=size)["layout"]["annotations"])

    assert named("wide")
    assert named("present")
    assert not named("desk", ELDERLY)
    gaps = [one for one in draw("category_bars", size="wide")["layout"]["shapes"] if one["line"]["color"] == LIGHT.ground]
    assert len(gaps) == 1
    assert gaps[0]["x0"] == 60000


def test_tiles_have_an_axis_in_px_each() -> None:
    layout = draw("tile_map")["layout"]
    assert layout["meta"]["pixel_axes"] == {f"xaxis{n}" if n > 1 else "xaxis": "end" for n in range(1, 8)}
    assert set(draw("tile_map", size="phone")["layout"]["meta"]["pixel_axes"].values()) == {"start"}
    for name in layout["meta"]["pixel_axes"]:
        start, end = layout[name]["range"]
        assert start < 0
        assert end == 0
    assert (layout["height"], draw("tile_map", size="wide")["layout"]["height"]) == (236, 312)


def test_a_chosen_tile_is_outlined() -> None:
    def outlines(asked: ProjectFilter) -> int:
        return sum(one["line"].get("width") == 2 for one in draw("tile_map", asked)["layout"]["shapes"])

    assert outlines(WHOLE) == 0
    assert outlines(ProjectFilter(township=("532301003",))) == 1


def test_heights_are_those_of_the_mock() -> None:
    heights = {size: [draw(name, size=size)["layout"]["height"] for name in ("category_bars", "source_bars", "year_columns")]
               for size in SIZES}  # fmt: skip
    assert heights == {
        "phone": [184, 200, 240], "desk": [132, 130, 236], "wide": [180, 180, 312], "present": [520, 520, 600],
    }  # fmt: skip


@pytest.mark.parametrize("size", ["desk", "wide"])
def test_names_end_before_the_zero_line(size: str) -> None:
    figure = draw("concentration_bars", size=size)
    left, font = figure["layout"]["margin"]["l"], SIZES[size].font
    for one in figure["layout"]["annotations"]:
        if one["xref"] == "paper":
            assert text_width(one["text"], font) <= left - 8


def test_labels_of_columns_are_kept_apart() -> None:
    notes = draw("year_columns")["layout"]["annotations"]
    labels = [one for one in notes if one["xref"] == "paper" and one["y"] > 0]
    places = sorted(one["y"] * (236 - 19 - 20) for one in labels)
    assert len(places) == 4
    assert all(after - before >= 15.9 for before, after in pairwise(places))


def test_text_is_measured_cut_and_broken() -> None:
    assert text_width("楚雄市", 12) == 36
    assert text_width("<b>12</b>", 12) > text_width("12", 12)
    assert fitted("楚雄市老年公寓", 48, 12) == "楚雄市…"
    assert fitted("楚雄", 48, 12) == "楚雄"
    assert wrapped("Grassroots and community", 90, 12) == ["Grassroots and", "community"]
    assert broken("社区综合服务站建设项目", 40, 12) == ["社区综", "合服务", "站建设", "项目"]
    assert broken("第1,001—6,939名，点开", 50, 12) == ["第", "1,001—", "6,939名，", "点开"], "a number is never broken"
    assert "".join(broken("乡镇敬老院提升改造", 70, 12)) == "乡镇敬老院提升改造"


def test_labels_stay_inside() -> None:
    assert kept_apart([0, 1, 2], [10] * 3, 100) == [5, 15, 25]
    assert kept_apart([90, 95, 99], [10, 20, 10], 100) == [65, 80, 95]


@cases("size", ["desk", "phone"])
@cases("name", ["gantt", "concentration_bars", "category_bars"])
def test_words_begin_where_they_are_anchored(name: str, size: str) -> None:
    notes = draw(name, size=size)["layout"]["annotations"]
    assert notes
    assert all(one["align"] == one["xanchor"] for one in notes), "centred in a box measured too narrow they would be cut off"


def test_a_flow_of_nothing_shows_no_axes_of_plotly_s_own() -> None:
    figure = draw("funding_flow", EMPTY)
    assert figure["data"] == []
    assert not figure["layout"]["xaxis"]["visible"]
    assert not figure["layout"]["yaxis"]["visible"]
