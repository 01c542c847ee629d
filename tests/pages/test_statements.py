"""What a page says is true beside everything else that it says: amounts have their unit, titles and marks say what is drawn."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from itertools import combinations

import pytest

from analysis.core.view import view
from models import Basis, FundingSource
from tests.pages.some_views import some_query
from tests.real import real_plan
from ui.cards.category.category import category_card
from ui.cards.funding.flow import flow_card
from ui.cards.funding.shares import category_shares_card
from ui.cards.funding.sources import UNCONFIRMED, source_card
from ui.cards.numbers.by_page import funding_numbers, township_numbers, year_numbers
from ui.cards.parts.card import Card, block
from ui.cards.structure.tree import tree_card
from ui.cards.townships.townships import tile_card, township_bar_card
from ui.cards.years.gantt import gantt_card
from ui.cards.years.years import year_card
from ui.document.page import Number
from ui.run.reader import scene_of
from ui.scene.scene import Scene, Screen
from ui.words.filters import basis_gap

PLAN = real_plan()
ROUNDS = 40
TAG = re.compile("<[^>]*>")


def some_scenes(page: str, **fixed: str) -> Iterator[Scene]:
    """Views at random in which something is, money of one source only, which leaves most of it open."""
    chance = random.Random(3)
    for _ in range(ROUNDS):
        query = {**some_query(chance, PLAN), "funding_source": chance.choice([*FundingSource]), **fixed}
        asked = view_of(page, **query)
        if view(*asked.arguments).total_wan > 0:
            yield asked


def wan(number: Number) -> float:
    """The amount of a headline number in 万元."""
    return float(number["value"].replace(",", "")) * (10_000 if number["unit"] == "亿元" else 1)


def drawn(card: Card) -> list[str]:
    """The words beside the marks of a figure."""
    return [TAG.sub("", note["text"]) for note in card.figure["layout"]["annotations"]]


def view_of(page: str, **query: str) -> Scene:
    return scene_of(page, {name: [value] for name, value in query.items()}, Screen("desk", dark=False))


@pytest.mark.parametrize("unit", ["auto", "wan", "yi"])
@pytest.mark.parametrize("basis", Basis)
def test_every_amount_of_a_gap_has_its_unit(basis: Basis, unit: str) -> None:
    said = basis_gap(view_of("overview", basis=basis, unit=unit)) or ""
    amounts = re.findall(r"\d[\d,.]*(亿元|万元|项|.?)", said)
    assert len(amounts) == 2
    assert set(amounts) <= {"亿元", "万元", "项"}


@pytest.mark.parametrize(("of", "name"), [(category_card, "category"), (tree_card, "node"), (gantt_card, "project_id")])
def test_what_is_open_of_an_amount_is_said_in_its_mark_and_in_its_table(of: Callable[[Scene], Card], name: str) -> None:
    told = 0
    for asked in some_scenes("overview"):
        card, text = of(asked), asked.text
        marks = {mark.code: mark.label for mark in card.marks}
        for row, cells in zip(card.rows, block(asked, card)["data"]["rows"], strict=True):
            parts = [text.exact(row[part]) for part in ("unconfirmed_wan", "least_wan", "most_wan")]
            if row["unconfirmed_wan"] > 1:
                told += 1
                assert set(parts) <= set(cells)
                assert all(part in marks[row[name]] for part in parts), marks[row[name]]
    assert told > ROUNDS


@pytest.mark.parametrize("reading", ["range", "confirmed"])
def test_a_source_has_one_amount_and_share_in_bar_mark_and_table(reading: str) -> None:
    told = 0
    for asked in some_scenes("funding", reading=reading, unit="wan"):
        card = source_card(asked)
        labels, table = drawn(card), block(asked, card)["data"]
        share = table["columns"].index(asked.text("column.share"))
        marks = {mark.code: mark.label.split("，") for mark in card.marks}
        for row, cells in zip(card.rows, table["rows"], strict=True):
            if row["source"] == UNCONFIRMED:
                continue
            _, amount, part, *_ = marks[row["source"]]
            assert part == cells[share]
            told += "—" in amount or row["most_wan"] > row["amount_wan"] + 1
            if "—" not in amount and "." not in amount:
                assert f"{amount.removesuffix('万元')}  {part}" in labels
    assert told > ROUNDS / 2


def test_shares_of_sources_by_range_leave_nothing_for_what_is_in_them_already() -> None:
    asked = view_of("funding", reading="range")
    *sources, unconfirmed = (row[4] for row in block(asked, source_card(asked))["data"]["rows"])
    assert sum(float(share.removesuffix("%")) for share in sources) == pytest.approx(100)
    assert unconfirmed == asked.text("chart.in_range")


@pytest.mark.parametrize("of", [flow_card, category_shares_card])
def test_what_shows_confirmed_money_beside_ranges_says_so(of: Callable[[Scene], Card]) -> None:
    words = {"t": view_of("funding").text("subtitle.confirmed")}
    assert words in of(view_of("funding", reading="range")).subtitle
    assert words not in of(view_of("funding")).subtitle


def test_no_year_has_more_than_the_total_unless_both_say_what_they_are_of() -> None:
    apart = 0
    for asked in some_scenes("years"):
        total, peak = year_numbers(asked)[:2]
        whole = sum(row["amount_wan"] for row in year_card(asked).rows)
        assert (total["label"] == asked.text("number.certain")) == (view(*asked.arguments).unconfirmed_wan.sum() > 0.5)
        if wan(peak) > wan(total) + 100:
            apart += 1
            assert asked.text.money(whole) in peak["note"] or "各占" in peak["note"]
    assert apart > 3


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


@pytest.mark.parametrize("fixed", [{}, {"townships": "undivided", "reach": "all_townships"}, {"construction_type": "expansion"}])
def test_a_township_is_first_only_where_it_has_most(fixed: dict[str, str]) -> None:
    told = set()
    for asked in some_scenes("townships", **fixed):
        for card in (township_bar_card(asked), tile_card(asked)):
            amounts = sorted((row["amount_wan"] for row in card.rows if row["township"] in asked.townships), reverse=True)
            is_none = card.title.startswith((asked.text("title.township.none"), asked.text("title.nothing")))
            assert is_none == (amounts[0] <= 0), card.title
            if "个乡镇中" in card.title:
                told.add("first")
                assert amounts[0] > amounts[1]
            if card.title.startswith("15个乡镇相同"):
                told.add("even")
                assert amounts[0] - amounts[-1] < 1
    assert told or fixed


def test_a_year_has_one_share_equals_have_equal_ones_and_what_rounding_leaves_is_said() -> None:
    apart = 0
    for asked in some_scenes("years"):
        card, text = year_card(asked), asked.text
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
    assert apart


def test_a_share_that_more_may_come_to_is_said_to_be_the_certain_part() -> None:
    told = set()
    for asked in some_scenes("funding"):
        card = category_shares_card(asked)
        (group,) = {row["group"] for row in card.rows if card.title.startswith(asked.text.code("category", row["group"]))} or {""}
        is_open = any(row["amount_wan"] > 1 for row in card.rows if row["group"] == group and row["source"] == UNCONFIRMED)
        if group:
            told.add(is_open)
            assert ("确定来自" in card.title) == is_open, card.title
        top = funding_numbers(asked)[1]
        unconfirmed = next(row["amount_wan"] for row in source_card(asked).rows if row["source"] == UNCONFIRMED)
        if top["note"].endswith("元"):
            assert top["note"].startswith("列别确定") == (unconfirmed > 1)
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
