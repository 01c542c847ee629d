"""What is drawn is what the frame says: bar lengths, areas and flows read back and added up."""

from itertools import pairwise

import pytest

from charts.dependence_bars import dependence_bars
from charts.parts.rows import KINDS
from charts.parts_bar import BarPart, parts_bar
from charts.ranked_bars import RankedBar, ranked_bars
from charts.span_columns import span_columns
from charts.theme import DARK, LIGHT, SIZES, Look
from models import AllocationPolicy, ProjectFilter, TownshipPolicy, YearPolicy
from tests.cases import cases
from tests.charts.samples import EMPTY, NAMES, ONE, TILES, WHOLE, as_plotly, ask, draw, labels, lengths, traces

UNDIVIDED = AllocationPolicy(years=YearPolicy.UNDIVIDED, townships=TownshipPolicy.UNDIVIDED)
FILTERS = (
    WHOLE, ONE, EMPTY, ProjectFilter(category=("elderly_care",)), ProjectFilter(funding_source=("prefecture",)),
    ProjectFilter(from_year=2022, to_year=2023), ProjectFilter(township=("532301003",)),
)  # fmt: skip
CASES = [(asked, policy) for asked in FILTERS for policy in (AllocationPolicy(), UNDIVIDED)]
DESK = Look(LIGHT, SIZES["desk"])


@cases(("asked", "policy"), CASES)
@cases(
    ("name", "question"), [("category_bars", "by_category"), ("source_bars", "by_funding_source"), ("township_bars", "by_township")]
)
def test_bars_add_up_to_the_frame(name: str, question: str, asked: ProjectFilter, policy: AllocationPolicy) -> None:
    frame = ask(question, asked, policy)
    assert lengths(draw(name, asked, policy), *(f"-{kind}" for kind in KINDS)) == pytest.approx(frame["amount_wan"].sum())


@cases(("asked", "policy"), CASES)
def test_columns_add_up_to_the_frame(asked: ProjectFilter, policy: AllocationPolicy) -> None:
    frame, figure = ask("by_year", asked, policy), draw("year_columns", asked, policy)
    money = [trace for trace in figure["data"] if not str(trace["uid"]).endswith(("-reach", "-before"))]
    assert sum(value or 0 for trace in money for value in trace["y"]) == pytest.approx(frame["amount_wan"].sum())
    assert lengths(figure, "-spread", "-policy", along="y") == pytest.approx(frame["spread_wan"].sum())


def test_numbers_of_the_plan() -> None:
    assert lengths(draw("category_bars"), "-certain") == 164063
    assert lengths(draw("source_bars"), "-certain") == 165063 - 23500
    open_ = traces(draw("source_bars"), "-unconfirmed")[0]
    assert dict(zip(open_["customdata"], open_["x"], strict=True))["unconfirmed"] == 23500, "nothing ties the rows of the sample"
    words = str(draw("category_bars")["layout"]["annotations"])
    for value in ("95,623", "58.3%", "58,920", "5,920", "3,600"):
        assert value in words


def test_parts_of_a_column_stand_on_each_other() -> None:
    figure = draw("year_columns")
    parts = [trace for trace in figure["data"] if str(trace["uid"]).endswith(("-policy", "-certain"))]
    spans = sorted((trace["base"][0], trace["y"][0]) for trace in parts if trace["y"][0])
    for (base, length), (above, _) in pairwise(spans):
        assert base + length == pytest.approx(above)


def test_squares_have_the_area_of_the_amount() -> None:
    figure, frame = draw("tile_map"), ask("by_township").set_index("township")
    areas: dict[str, float] = {}
    for trace in figure["data"]:
        for index, code in enumerate(trace["customdata"]):
            if abs(trace["x"][index]) < 1000:
                areas[code] = areas.get(code, 0) + trace["x"][index] * trace["width"][index]
    assert set(areas) == {*TILES, "city_level"}
    scale = areas["532301003"] / frame.loc["532301003", "amount_wan"]
    for code, area in areas.items():
        assert area == pytest.approx(frame.loc[code, "amount_wan"] * scale)
    largest = max(areas.values()) ** 0.5
    squares = figure["layout"]["meta"]["squares"]
    assert largest == pytest.approx(32), "as large as on the mock"
    assert max(side for side, _ in squares["beside"]) == pytest.approx(largest, abs=0.01)
    assert all(side > squares["low"] and side + words <= (501 - 5 * 4) / 6 for side, words in squares["beside"])


def test_a_flow_keeps_its_money() -> None:
    figure, frame = draw("funding_flow"), ask("flows")
    trace = figure["data"][0]
    assert sum(trace["link"]["value"]) == pytest.approx(frame["amount_wan"].sum())
    for number, node in enumerate(trace["node"]["customdata"]):
        if node.startswith("category:"):
            into = sum(v for v, t in zip(trace["link"]["value"], trace["link"]["target"], strict=True) if t == number)
            out = sum(v for v, s in zip(trace["link"]["value"], trace["link"]["source"], strict=True) if s == number)
            assert into == pytest.approx(out)
    assert all(0 < y < 1 for y in trace["node"]["y"])


def test_a_tree_is_the_sum_of_its_children() -> None:
    (trace,) = draw("treemap")["data"]
    values = dict(zip(trace["ids"], trace["values"], strict=True))
    for node in ("all", "category:funeral", "project:elderly_care-12"):
        pairs = zip(trace["parents"], trace["values"], strict=True)
        children = [value for parent, value in pairs if parent == node]
        assert sum(children) == pytest.approx(values[node])
    assert values["all"] == 164063


@cases("size", SIZES)
def test_blocks_of_the_layers_are_as_high_as_their_money(size: str) -> None:
    figure, frame = draw("icicle", size=size), ask("tree").set_index("node")
    height = figure["layout"]["yaxis"]["range"][0]
    for trace in figure["data"]:
        for node, high in zip(trace["customdata"], trace["width"], strict=True):
            assert high == pytest.approx(max(frame.loc[node, "amount_wan"] / 164063 * height - 1, 1), abs=0.02), node
    drawn = {node for trace in figure["data"] for node in trace["customdata"]}
    assert drawn == set(frame.index[frame["kind"] != "source"])
    notes = [one for one in figure["layout"]["annotations"] if one["x"] == 1]
    assert len(notes) == (27 if size != "present" else 14)
    ends = sorted(one["y"] for one in notes)
    assert all(after - before >= SIZES[size].font * 1.4 for before, after in pairwise(ends))


def test_shares_reach_the_whole() -> None:
    figure = draw("share_bars")
    assert lengths(figure, "shares-central_provincial", "shares-prefecture", "shares-county_city", "shares-other",
                   "shares-unconfirmed") == pytest.approx(4)  # fmt: skip
    assert figure["layout"]["xaxis"]["range"] == [0, 1]


@pytest.mark.parametrize("asked", [WHOLE, ProjectFilter(category=("funeral",))], ids=["exact", "open"])
def test_a_source_is_solid_to_the_least_and_hatched_to_the_most(asked: ProjectFilter) -> None:
    figure, frame = draw("source_bars", asked), ask("by_funding_source", asked).set_index("source")
    certain, open_ = traces(figure, "-certain")[0], traces(figure, "-unconfirmed")[0]
    ends = dict(zip(open_["customdata"], (b + (x or 0) for b, x in zip(open_["base"], open_["x"], strict=True)), strict=True))
    assert ends["prefecture"] == frame.loc["prefecture", "amount_wan"]
    assert dict(zip(certain["customdata"], certain["x"], strict=True))["prefecture"] == frame.loc["prefecture", "sure_wan"]


def test_dependence_reaches_from_least_to_most() -> None:
    frame = ask("dependence").assign(least_share=0.2, most_share=0.5)
    figure = dependence_bars(frame.to_dict("list"), text=labels(), look=DESK, source="prefecture")
    assert lengths(figure, "-certain") == pytest.approx(0.8)
    assert lengths(figure, "-unconfirmed") == pytest.approx(1.2)
    assert "20.0%—50.0%" in str(figure["layout"]["annotations"])


def test_the_timeline_covers_each_project_once() -> None:
    figure = draw("gantt")
    drawn = [code for trace in traces(figure, "-policy", "-certain") for code in trace["customdata"]]
    assert sorted(drawn) == sorted(NAMES)
    assert len(traces(figure, "-certain")[0]["customdata"]) == int(ask("timeline")["is_single_year"].sum())
    assert figure["layout"]["height"] - draw("gantt", ProjectFilter(category=("elderly_care",)))["layout"]["height"] == 15 * 26


def test_the_curve_ends_at_the_total() -> None:
    (line,) = [trace for trace in draw("cumulative_curve")["data"] if trace["uid"] == "cumulative"]
    assert line["y"][-1] == pytest.approx(164063)
    assert "164,063" in str(draw("cumulative_curve")["layout"]["annotations"])


def test_one_bar_of_parts() -> None:
    parts = [
        BarPart("a", "甲", 1500, "1,500", "60.0%", "#3D2C5C"),
        BarPart("b", "乙", 1000, "1,000", "40.0%", "#FFFFFF", "unconfirmed"),
        BarPart("c", "丙", 0, "0", "0.0%", "#3D2C5C"),
    ]
    for look in (DESK, Look(DARK, SIZES["phone"])):
        figure = parts_bar(parts, look=look)
        as_plotly(figure)
        assert sum(value for trace in figure["data"] for value in trace["x"]) == 2500
        assert [code for trace in figure["data"] for code in trace["customdata"]] == ["a", "b"]
    as_plotly(parts_bar([], look=DESK))


def test_small_parts_keep_their_amounts_where_shares_have_no_room() -> None:
    sizes = [("9,000", "70.3%"), ("2,000", "15.6%"), ("1,800", "14.1%")]
    names = ("中央和省", "州或县市", "县市或其他")
    parts = [BarPart(f"{i}", names[i], 1000.0 * (9 if i == 0 else 2), *words, "#3D2C5C") for i, words in enumerate(sizes)]
    for look, has_shares in ((DESK, True), (Look(DARK, SIZES["phone"]), False)):
        words = str(parts_bar(parts, look=look)["layout"]["annotations"])
        assert all(amount in words for amount, _ in sizes)
        assert all(name in words for name in names), "a name without room beside the others stands below them"
        assert ("15.6%" in words) is has_shares


def test_columns_of_one_project() -> None:
    figure = span_columns({"year": list(range(2021, 2026)), "amount_wan": [593.4] * 5}, text=labels(), look=DESK, colour="#4F5B69")
    as_plotly(figure)
    assert sum(figure["data"][0]["y"]) == pytest.approx(2967)
    assert figure["data"][0]["marker"]["pattern"]["shape"] == "/"
    assert "593.4" in str(figure["layout"]["annotations"])
    apart = span_columns({"year": [0], "amount_wan": [9.0]}, text=labels(), look=DESK, colour="#4F5B69")
    assert apart["data"][0]["customdata"] == ["undivided"]
    as_plotly(span_columns({"year": [], "amount_wan": []}, text=labels(), look=DESK, colour="#4F5B69"))


def test_ranked_bars_of_anything() -> None:
    items = [RankedBar("x", "一座<b>很</b>长的名字" * 4, 3, "3.0", "#4F5B69"), RankedBar("y", "短", 1, "1.0", "#4F5B69")]
    figure = ranked_bars(items, look=DESK, chart="ranked")
    as_plotly(figure)
    assert lengths(figure, "-certain") == 4
    assert "…" in str(figure["layout"]["annotations"])
    assert "&lt;b&gt;" in figure["layout"]["annotations"][0]["text"]
    as_plotly(ranked_bars([], look=DESK, chart="ranked"))


def test_narrow_ranked_bars_have_their_names_above() -> None:
    items = [RankedBar("a", "甲" * 15, 1.0, "1", "#000"), RankedBar("b", "乙", 2.0, "2", "#000")]
    beside, above = (ranked_bars(items, look=DESK, chart="ranked", narrow=narrow) for narrow in (False, True))
    assert beside["layout"]["margin"]["l"] > 150
    assert above["layout"]["margin"]["l"] == 0
    assert above["layout"]["height"] > beside["layout"]["height"]
