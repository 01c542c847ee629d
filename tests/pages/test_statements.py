"""What a page says is true beside everything else that it says: amounts have their unit, titles and marks say what is drawn."""

import random
import re
from collections.abc import Callable, Iterator
from itertools import combinations

import pytest

from models import Basis, FundingSource, QuantityKind
from tests.cases import cases
from tests.pages.some_views import some_query
from tests.real import real_plan
from ui.cards.category.category import category_card
from ui.cards.costs.capacity import capacity_category_card, capacity_township_card, capacity_year_card
from ui.cards.funding.flow import flow_card
from ui.cards.funding.shares import category_shares_card, dependence_card, project_shares_card
from ui.cards.funding.sources import source_card
from ui.cards.numbers.by_page import overview_numbers, township_numbers, year_numbers
from ui.cards.parts.amounts import source_rows
from ui.cards.parts.card import Card, block
from ui.cards.projects.table import project_table_block
from ui.cards.structure.concentration import concentration_card
from ui.cards.structure.tree import tree_card
from ui.cards.townships.townships import tile_card, township_bar_card
from ui.cards.years.gantt import gantt_card
from ui.cards.years.years import year_card
from ui.document.page import Number
from ui.run.reader import scene_of
from ui.scene.scene import Scene, Screen
from ui.words.filters import basis_gap, investment_range

PLAN = real_plan()
ROUNDS = 24
TAG = re.compile("<[^>]*>")


def some_scenes(page: str, **fixed: str) -> Iterator[Scene]:
    """Views at random in which something is, money of one source only, which leaves most of it open."""
    chance = random.Random(3)
    for _ in range(ROUNDS):
        query = {**some_query(chance, PLAN), "funding_source": chance.choice([*FundingSource]), **fixed}
        asked = view_of(page, **query)
        if asked.seen.total_wan > 0:
            yield asked


def wan(number: Number) -> float:
    """The amount of a headline number in 万元."""
    return float(number["value"].replace(",", "")) * (10_000 if number["unit"] == "亿元" else 1)


def drawn(card: Card) -> list[str]:
    """The words beside the marks of a figure."""
    return [TAG.sub("", note["text"]) for note in card.figure["layout"]["annotations"]]


def view_of(page: str, **query: str) -> Scene:
    return scene_of(page, {name: [value] for name, value in query.items()}, Screen("desk", dark=False))


@cases("unit", ["auto", "wan", "yi"])
@cases("basis", Basis)
def test_every_amount_of_a_gap_has_its_unit(basis: Basis, unit: str) -> None:
    said = basis_gap(view_of("overview", basis=basis, unit=unit)) or ""
    amounts = re.findall(r"\d[\d,.]*(亿元|万元|项|.?)", said)
    assert len(amounts) == 2
    assert set(amounts) <= {"亿元", "万元", "项"}


def test_a_limit_is_said_as_it_was_typed() -> None:
    said = [
        investment_range(view_of("overview", unit=unit, lang=lang, min_wan="12345"))
        for unit in ("auto", "yi")
        for lang in ("zh", "en")
    ]
    assert said == ["不少于12,345万元", "at least 123.45 million yuan"] * 2
    assert investment_range(view_of("overview", unit="yi", min_wan="1234", max_wan="12345")) == "1,234—12,345万元"


@pytest.mark.parametrize(("of", "name"), [(category_card, "category"), (tree_card, "node"), (gantt_card, "project_id")])
def test_what_is_open_of_an_amount_is_said_in_its_mark_and_in_its_table(of: Callable[[Scene], Card], name: str) -> None:
    told = 0
    for asked in some_scenes("overview"):
        card, text = of(asked), asked.text
        marks = {mark.code: mark.label for mark in card.marks}
        for row, cells in zip(card.rows, block(asked, card)["data"]["rows"], strict=True):
            if row.get("unconfirmed_wan", 0.0) > 1 and row[name] in marks:  # small areas stand together in one
                told += 1
                ends = text.exact(row["sure_wan"]), text.exact(row["amount_wan"])
                assert {text.exact(row["certain_wan"]), text.exact(row["unconfirmed_wan"]), ends[1]} <= set(cells)
                assert text("chart.range", least=ends[0], most=ends[1]) in marks[row[name]], marks[row[name]]
    assert told > ROUNDS


def test_a_source_has_one_amount_and_share_in_bar_mark_and_table() -> None:
    told = 0
    for asked in some_scenes("funding", unit="wan"):
        card = source_card(asked)
        labels, table = drawn(card), block(asked, card)["data"]
        share = table["columns"].index(asked.text("column.share"))
        marks = {mark.code: re.split("，(?=[0-9<])", mark.label) for mark in card.marks}
        for row, cells in zip(card.rows, table["rows"], strict=True):
            _, amount, part = marks[row["source"]]
            assert part == cells[share]
            told += "—" in amount
            if "." not in amount:
                assert f"{amount.removesuffix('万元')}  {part}" in labels
    assert told > ROUNDS / 2


def test_shares_of_sources_and_of_what_none_is_sure_of_are_all_of_the_funding() -> None:
    for query in ({}, {"category": "funeral"}):
        asked = view_of("funding", **query)
        rows = source_card(asked).rows
        assert sum(row["sure_wan"] for row in rows) == pytest.approx(sum(row["confirmed_wan"] for row in source_rows(asked)))
        shares = [row[asked_share(asked)] for row in block(asked, source_card(asked))["data"]["rows"]]
        assert sum(float(share.split("—")[0].removesuffix("%")) for share in shares) == pytest.approx(100, abs=0.2)


def asked_share(asked: Scene) -> int:
    return block(asked, source_card(asked))["data"]["columns"].index(asked.text("column.share"))


def test_links_of_the_flow_are_what_rows_confirm_and_it_says_so() -> None:
    asked = view_of("funding")
    assert asked.text("subtitle.confirmed") in flow_card(asked).subtitle
    assert {"州（推定）  13,163", "县市  7,791", "其他  81,404"} <= set(drawn(flow_card(asked)))


def test_where_nothing_is_in_view_only_charts_are_made_that_still_show_something() -> None:
    asked = view_of("overview", category="social_welfare", min_wan="9000")
    assert not asked.seen.selected.any()
    assert category_card(asked) is not None
    assert [year_card(asked), tile_card(asked), project_table_block(asked), overview_numbers(asked)] == [None] * 4


def test_the_flow_speaks_of_the_largest_projects_where_the_others_are_together_and_only_there() -> None:
    for fields, key in (({}, "subtitle.flow"), ({"implementer": "大地基乡、新村镇"}, "subtitle.flow_all")):
        asked = view_of("funding", **fields)
        assert asked.text(key, count=8) in flow_card(asked).subtitle
        nodes = [row["to_node"].partition(":")[0] for row in flow_card(asked).rows]
        assert ("rest" in nodes) == (key == "subtitle.flow")


def test_no_year_has_more_than_the_total_unless_both_say_what_they_are_of() -> None:
    told = 0
    for asked in some_scenes("years"):
        total, peak = year_numbers(asked)[:2]
        assert (total["label"] == asked.text("number.certain")) == (asked.seen.whole.unconfirmed > 0.5)
        if peak["value"] == asked.text("value.blank"):
            continue
        told += 1
        whole = sum(row["amount_wan"] for row in year_card(asked).rows if "amount_wan" in row)
        if wan(peak) > wan(total) + 100:
            assert asked.text.money(whole) in peak["note"] or "各" in peak["note"] or "确定" in peak["label"]
    assert told > ROUNDS / 3


def test_what_a_township_has_of_its_own_is_said_only_where_it_has_some() -> None:
    none, sure = 0, 0
    for asked in some_scenes("townships"):
        _, top, own, _ = township_numbers(asked)
        hovers = [words for trace in township_bar_card(asked).figure["data"] for words in trace.get("hovertemplate") or []]
        for words in (top["note"], own["note"], *hovers):
            assert not re.search(r"(专属|分摊所得) ?0万元|分布在0个", words), words
        assert wan(own) == 0 or "个乡镇" in own["note"]
        none += own["note"] == asked.text("number.own.none")
        sure += own["note"].startswith("列别确定的")
        assert not ("专属" in top["note"] and "含" in top["note"])
    assert none
    assert sure


@pytest.mark.parametrize(
    "fixed",
    [
        {"funding_source": "central_provincial"},
        {"townships": "undivided", "reach": "all_townships"},
        {"construction_type": "expansion"},
    ],
)
def test_a_township_is_first_only_where_it_has_most(fixed: dict[str, str]) -> None:
    told = set()
    for asked in some_scenes("townships", **fixed):
        for card in (township_bar_card(asked), tile_card(asked)):
            amounts = sorted((row["sure_wan"] for row in card.rows if row["township"] in asked.townships), reverse=True)
            if any(row.get("unconfirmed_wan", 0.0) > 1e-6 for row in card.rows):
                continue
            is_none = card.title.startswith((asked.text("title.township.none"), asked.text("title.nothing")))
            assert is_none == (amounts[0] <= 0), card.title
            if "个乡镇中" in card.title:
                told.add("first")
                assert amounts[0] > amounts[1]
            if card.title.startswith("15个乡镇相同"):
                told.add("even")
                assert amounts[0] - amounts[-1] < 1
    assert told or "funding_source" not in fixed


def test_a_year_has_one_share_equals_have_equal_ones_and_what_rounding_leaves_is_said() -> None:
    apart = 0
    for asked in some_scenes("years"):
        card, text = year_card(asked), asked.text
        if any(row.get("unconfirmed_wan", 0.0) > 1e-6 for row in card.rows):
            assert not any("%" in mark.label for mark in card.marks)
            continue
        years = dict.fromkeys(row["year"] for row in card.rows if row["year"])
        amounts = {str(year): sum(row["amount_wan"] for row in card.rows if row["year"] == year) for year in years}
        shares = {mark.code: float(mark.label.split("，")[2].removesuffix("%")) for mark in card.marks if "from_year" in mark.pick}
        trace = card.figure["data"][0]
        hovers = dict(zip(trace["customdata"], trace["hovertemplate"], strict=True))
        whole = sum(row["amount_wan"] for row in card.rows)
        for year, share in shares.items():
            assert f"占{share:.1f}%" in hovers[year]
            assert text.share(share / 100) == text.share(amounts[year] / whole)
        for first, second in combinations(shares, 2):
            if abs(amounts[first] - amounts[second]) < 1e-6:
                assert shares[first] == shares[second]
        every = [sum(row["amount_wan"] for row in card.rows if row["year"] == year) for year in {row["year"] for row in card.rows}]
        shown = [round(10 * float(text.share(wan / (whole or 1)).removesuffix("%"))) for wan in every]
        is_off = sum(shown) not in (0, 1000)
        apart += is_off
        assert is_off == any(one.startswith("占比各自四舍五入") for one in card.how)


def test_a_share_that_more_may_come_to_is_said_to_be_the_certain_part() -> None:
    told = set()
    for asked in some_scenes("funding"):
        card = category_shares_card(asked)
        (group,) = {row["group"] for row in card.rows if card.title.startswith(asked.text.code("category", row["group"]))} or {""}
        of_group = [row for row in card.rows if row["group"] == group and asked.text.code("source", row["source"]) in card.title]
        if group and of_group:
            is_open = any(row["most_wan"] - row["amount_wan"] > 1 for row in of_group)
            told.add(is_open)
            assert ("确定来自" in card.title) <= is_open, card.title
    assert told == {True, False}


def test_an_area_that_is_all_of_its_parent_has_its_share() -> None:
    told = 0
    for asked in some_scenes("structure"):
        trace = tree_card(asked).figure["data"][0]
        values = dict(zip(trace["ids"], trace["values"], strict=True))
        shares = {
            node: re.findall(r"占([0-9.]+)%", hover) for node, hover in zip(trace["ids"], trace["hovertemplate"], strict=True)
        }
        for node, parent in zip(trace["ids"], trace["parents"], strict=True):
            if parent in values and abs(values[node] - values[parent]) < 1e-6:
                told += 1
                assert shares[node] == shares[parent], node
    assert told > ROUNDS


def test_the_areas_of_a_project_are_its_funding_as_printed_with_the_sign_where_it_is_more_than_the_total() -> None:
    card = tree_card(view_of("structure", project="elderly_care-05"))
    areas = {row["node"]: row["amount_wan"] for row in card.rows if row["parent"] == "project:elderly_care-05"}
    assert list(areas.values()) == [9_000, 3_800]
    trace = card.figure["data"][0]
    labels = dict(zip(trace["ids"], trace["labels"], strict=True))
    assert "11,800 <span>≠ 12,800</span>" in labels["project:elderly_care-05"]
    drawn = dict(zip(trace["ids"], trace["values"], strict=True))
    assert sum(drawn[node] for node in areas) == pytest.approx(11_800), "they have to find room in the project's area"
    text = dict(zip(trace["ids"], trace["text"], strict=True))
    assert "70.3%" in text["source:elderly_care-05:central_provincial"], "the share of its funding, as on the page of funding"


@cases(("unit", "wan", "words"), [("wan", 0.04, "<0.1"), ("yi", 12.0, "<0.01"), ("yi", 0.0, "0"), ("yi", 51.0, "0.01")])
def test_small_money_is_less_than_the_least_and_never_nothing(unit: str, wan: float, words: str) -> None:
    assert view_of("overview", unit=unit).text.exact(wan) == words


def test_beds_with_decimals_say_why() -> None:
    card = capacity_township_card(view_of("unit_costs"), QuantityKind.BEDS)
    assert card_words("capacity.fractions") in card.subtitle
    assert card_words("capacity.fractions") not in capacity_category_card(view_of("unit_costs"), QuantityKind.BEDS).subtitle
    area = capacity_township_card(view_of("unit_costs", kind="floor_area"), QuantityKind.FLOOR_AREA)
    assert card_words("capacity.fractions") not in area.subtitle


def card_words(key: str) -> str:
    return view_of("overview").text(key)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"project": "funeral-05"}, ("全部属于殡葬类，即经营性公墓",)),
        ({"start_year": "2022", "without": "elderly_care-11", "project": "elderly_care-06"}, ("全部在2022年", "全部在子午镇")),
    ],
)
def test_a_title_does_not_say_of_all_that_it_is_all(query: dict[str, str], words: tuple[str, ...]) -> None:
    asked = view_of("overview", **query)
    titles = [of(asked).title for of in (category_card, year_card, tile_card, township_bar_card)]
    assert not any("100.0%" in title for title in titles), titles
    assert all(any(one in title for title in titles) for one in words), titles


@pytest.mark.parametrize("card", [concentration_card, project_shares_card, flow_card])
def test_what_lists_the_largest_projects_shows_a_small_one_that_is_chosen(card: Callable[[Scene], Card]) -> None:
    drawn, small = str(card(view_of("structure", project="social_welfare-04")).figure["data"]), "social_welfare-04"
    assert small in drawn
    assert small not in str(card(view_of("structure")).figure["data"])


SERIES: dict[str, tuple[Callable[[Scene], Card], ...]] = {
    "years": (year_card,),
    "funding": (category_shares_card, project_shares_card),
    "unit_costs": (lambda scene: capacity_year_card(scene, QuantityKind.BEDS),),
}


def test_every_name_of_a_series_stands_for_a_mark() -> None:
    for page, cards in SERIES.items():
        for made in cards:
            card = made(view_of(page))
            named = {one["name"] for one in card.figure["layout"]["annotations"] if one.get("name")}
            assert named <= {mark.code for mark in card.marks}, card.id


def test_what_recedes_in_the_flow_says_what_it_has_without_the_filter() -> None:
    whole, one = (drawn(flow_card(view_of("funding", **query))) for query in ({}, {"text": "经营性公墓"}))
    assert [words for words in one if words.startswith("中央和省")] == [words for words in whole if words.startswith("中央和省")]
    assert [words for words in one if words.startswith("其他")] == ["其他  60,000"]


def test_a_category_without_money_in_view_has_no_share() -> None:
    scene = view_of("funding", text="经营性公墓")
    for card in (dependence_card(scene), category_shares_card(scene)):
        assert {row["group"] for row in card.rows} == {"funeral"}
