"""Words in charts: not over each other, not struck by lines, in colours that can be read."""

import pytest

from charts.cost_dots import CostAxis, CostDot, Text, clear_of, cost_dots
from charts.pair_bars import SIDES, Scale, pair_bars
from charts.parts.measure import text_width
from charts.theme import DARK, LIGHT, SIZES, Look, Theme, contrast, mixed, receding, text_on
from charts.tile_map import on_lines
from i18n import LANGUAGES, load_labels
from models import ProjectFilter
from tests.cases import cases
from tests.charts.samples import THEMES, WHOLE, draw

BOTH = (LIGHT, DARK)


@pytest.mark.parametrize("theme", BOTH)
def test_words_on_a_source_s_colour_can_be_read(theme: Theme) -> None:
    for colour in theme.sources.values():
        assert contrast(text_on(colour, theme), colour) >= 4.5


@pytest.mark.parametrize("theme", BOTH)
def test_words_on_any_tile_and_any_shade_of_it_can_be_read(theme: Theme) -> None:
    for colour in (*theme.categories.values(), *theme.sources.values(), theme.ink, theme.ground):
        shades = [colour, receding(colour, theme), *(mixed(colour, theme.ground, part / 20) for part in range(20))]
        for shade in (*shades, receding(mixed(colour, theme.ground, 0.85), theme)):
            assert contrast(text_on(shade, theme), shade) >= 4.5, shade


@cases("theme", THEMES)
@cases("asked", [WHOLE, ProjectFilter(category=("elderly_care",)), ProjectFilter(funding_source=("other",))])
def test_words_in_a_treemap_can_be_read_on_their_tiles(asked: ProjectFilter, theme: str) -> None:
    (trace,) = draw("treemap", asked, theme=theme)["data"]
    for ink, fill in zip(trace["textfont"]["color"], trace["marker"]["colors"], strict=True):
        assert contrast(ink, fill) >= 4.5


def test_words_on_the_ochre_are_white() -> None:
    assert text_on(LIGHT.sources["other"], LIGHT) == "#FFFFFF"


@cases("size", SIZES)
def test_bars_are_high_enough_for_the_shares_in_them(size: str) -> None:
    figure, measures = draw("share_bars_project", size=size), SIZES[size]
    assert min(width for trace in figure["data"] for width in trace["width"]) >= measures.font * 1.3


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_flow_s_labels_do_not_meet_on_a_phone(language: str) -> None:
    layout, size = draw("funding_flow", size="phone", language=language)["layout"], SIZES["phone"]
    room = size.width - layout["margin"]["l"] - layout["margin"]["r"]
    middle = [one for one in layout["annotations"] if one["x"] == 0.5]
    assert len(middle) == 4
    ends = [one["text"] for one in layout["annotations"] if one["x"] != 0.5]
    assert not [words for words in ends if "…" in words], "a name is whole, on up to three lines"
    for one in middle:
        assert max(text_width(line, size.font) for line in one["text"].split("<br>")) <= room - 2 * 12


@pytest.mark.parametrize("size", ["phone", "desk"])
def test_the_range_over_the_highest_column_is_not_cut(size: str) -> None:
    asked = ProjectFilter(funding_source=("county_city",), category=("social_welfare",))  # which has a scale of its own
    figure, font = draw("year_columns", asked, size=size), SIZES[size].font
    layout = figure["layout"]
    edges, top = layout["margin"], layout["yaxis"]["range"][1]
    scale = (layout["height"] - edges["t"] - edges["b"]) / top
    heads = [one for one in layout["annotations"] if "<br>" in one["text"]]
    assert heads
    assert min((top - one["y"]) * scale + edges["t"] - one["yshift"] for one in heads) >= font * 1.25


def test_a_line_stops_where_words_would_cross_it() -> None:
    assert clear_of([], 50, 0, 100) == [(0, 100)]
    assert clear_of([Text(0, 40, 10, 20)], 50, 0, 100) == [(0, 100)]
    assert clear_of([Text(60, 90, 70, 80), Text(0, 55, 10, 20), Text(48, 90, 30, 40)], 50, 0, 100) == [(0, 10), (20, 30), (40, 100)]
    assert clear_of([Text(0, 99, 90, 120)], 50, 0, 100) == [(0, 90)]


def test_the_median_s_line_crosses_no_name_on_a_phone() -> None:
    axis, look = CostAxis(1, 16, 4, "4.0"), Look(LIGHT, SIZES["phone"])
    long = CostDot("a", "城乡社区居家养老服务中心建设项目及其附属设施", 16, 16, 16, "16.0", "#2F6DB5")
    lines = [one for one in cost_dots([long], axis, look=look)["layout"]["shapes"] if one["type"] == "line"]
    name = cost_dots([long], axis, look=look)["layout"]["annotations"][0]
    assert lines
    assert not any(one["y0"] < name["y"] < one["y1"] for one in lines)
    amounts = {f"{side}_{part}wan": [1] for side in SIDES for part in ("", "policy_", "open_", "unconfirmed_", "undivided_")}
    pair = {"code": ["a"], "name": ["殡葬类"], "colour": ["#4F5B66"]} | amounts
    looks = (look, Look(LIGHT, SIZES["desk"]))
    pairs = [pair_bars(pair, text=load_labels("zh"), look=each, scale=Scale(10, 0, 50)) for each in looks]
    assert [len(one["layout"].get("shapes", [])) for one in pairs] == [0, 1], "nor does the zero line of pairs"


@cases(
    ("name", "lines"),
    [
        ("Lucheng", ["Lucheng"]),
        ("Zhongshan", ["Zhong-", "shan"]),
        ("Daguokou", ["Daguo-", "kou"]),
        ("City level, not divided", ["City…"]),
        ("大地基彝族乡", ["大地基", "彝族乡"]),
    ],
)
def test_a_long_name_takes_two_lines_of_a_narrow_tile(name: str, lines: list[str]) -> None:
    assert on_lines(name, 51, 12, 2) == lines
    assert len(on_lines(name, 51, 12, 1)) == 1
