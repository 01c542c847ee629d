"""What a treemap's areas say of themselves: all that they hold, and never more."""

import pytest

from charts.parts.measure import fitted, text_width
from charts.parts.tree_cells import SIDE, cells
from charts.parts.tree_words import cut_to_fit, heading_height
from charts.theme import SIZES
from i18n import LANGUAGES
from tests.cases import cases
from tests.charts.samples import BUILDERS, draw

LINE = 1.3


@cases("language", LANGUAGES)
@cases("size", SIZES)
def test_every_category_is_headed_and_every_large_project_named(size: str, language: str) -> None:
    trace = draw("treemap", size=size, language=language)["data"][0]
    font = SIZES[size].tree_font
    for node, parent, heading, words, (wide, high) in zip(
        trace["ids"], trace["parents"], trace["labels"], trace["text"], areas(trace, size), strict=True
    ):
        if parent == "all":
            assert heading, node
            assert text_width(heading, font) <= wide - 2 * SIDE, (node, heading)
        elif parent.find("-") < 0 and parent and wide > 5 * font and high > 4 * LINE * font:
            assert words, (node, wide, high)


@cases("size", SIZES)
def test_no_words_are_larger_than_their_area(size: str) -> None:
    trace, font = draw("treemap", size=size)["data"][0], SIZES[size].tree_font
    for words, (wide, high) in zip(trace["text"], areas(trace, size), strict=True):
        lines = words.split("<br>") if words else []
        assert all(text_width(one, font) <= wide for one in lines), words
        assert len(lines) * LINE * font <= high, words


def areas(trace: dict[str, list[str]], size: str) -> list[tuple[float, float]]:
    """The px of each node of a treemap; much for what is not shown."""
    family: dict[str, list[tuple[str, float]]] = {}
    for node, parent, value in zip(trace["ids"], trace["parents"], trace["values"], strict=True):
        family.setdefault(parent, []).append((node, float(value)))
    whole, look = float(trace["values"][0]), SIZES[size]
    family = (
        {parent: sorted(children, key=lambda child: -child[1]) for parent, children in family.items()} if trace["sort"] else family
    )
    found = cells(family, "all", whole, (look.full_width, look.tree_height), heading_height(look.tree_font))
    return [found[node] for node in trace["ids"]]


def test_areas_share_their_parent_by_their_values() -> None:
    found = cells({"all": [("a", 6), ("b", 3), ("c", 1)], "a": [("d", 6)]}, "all", 10, (408, 327), 23)
    assert found["all"] == (408, 327)
    sizes = {node: wide * high for node, (wide, high) in found.items()}
    assert sizes["a"] > sizes["b"] > sizes["c"] > 0
    assert sizes["a"] + sizes["b"] + sizes["c"] < 400 * 300
    assert found["d"][0] == pytest.approx(found["a"][0] - 2 * SIDE)


def test_an_area_says_less_the_smaller_it_is() -> None:
    name, values = "城乡社区居家养老服务中心", ["<b>3,720</b>  2.3%", "<b>3,720</b>"]
    assert cut_to_fit(name, values, (200, 60), 12) == [name, values[0]]
    assert cut_to_fit(name, values, (83, 60), 12) == ["城乡社区居家", "养老服务中心", values[0]]
    assert cut_to_fit(name, values, (83, 42), 12) == ["城乡社区居家", "养老服务中心"]
    assert cut_to_fit(name, values, (63, 42), 12)[-1].endswith("…")
    assert cut_to_fit("楚雄市陵园改扩建(第三期)", ["<b>1,500</b>"], (51, 60), 12) == ["楚雄市", "陵园…", "<b>1,500</b>"]
    assert cut_to_fit(name, values, (23, 100), 12) == cut_to_fit(name, values, (100, 10), 12) == []


@cases(
    ("name", "width", "shown"),
    [
        ("陵园改扩建(第三期)", 90, "陵园改扩建…"),
        ("乡镇(街道)综合养老服务中心", 62, "乡镇…"),
        ("中山、大过口、西舍路片", 72, "中山、大过…"),
        ("中山、大过口、西舍路片", 60, "中山…"),
        ("Elderly care services", 90, "Elderly care…"),
        ("Elderly", 30, "Eld…"),
    ],
)
def test_a_shortened_name_ends_at_a_word_and_never_in_a_bracket(name: str, width: float, shown: str) -> None:
    assert fitted(name, width, 12) == shown
    assert text_width(shown, 12) <= width


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_in_a_chart_ends_in_a_bracket_or_a_mark(language: str) -> None:
    for size in SIZES:
        for name in BUILDERS:
            figure = draw(name, size=size, language=language)
            words = [one["text"] for one in figure["layout"].get("annotations", [])]
            words += [one for trace in figure["data"] for one in trace.get("text", [])]
            for cut in (one.split("…")[0] for one in words if "…" in one):
                assert cut[-1] not in "(（、，,;； ", (name, size, cut)
                assert cut.count("(") == cut.count(")"), (name, size, cut)
