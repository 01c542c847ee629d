"""What a page says is true beside everything else that it says: amounts have their unit, titles and marks say what is drawn."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

import pytest

from analysis import view
from models import Basis, FundingSource
from plan_data import load_plan
from tests.pages.some_views import some_query
from ui.cards.card import Card, block
from ui.cards.category import category_card
from ui.cards.gantt import gantt_card
from ui.cards.sources import UNCONFIRMED, source_card
from ui.cards.tree import tree_card
from ui.scene import Scene, Screen, scene_of
from ui.wording import basis_gap

PLAN = load_plan()
ROUNDS = 40
TAG = re.compile("<[^>]*>")


def some_scenes(page: str, **fixed: str) -> Iterator[Scene]:
    """Views at random in which something is, money of one source only, which leaves most of it open."""
    chance = random.Random(3)
    for _ in range(ROUNDS):
        query = {**some_query(chance, PLAN), "funding_source": chance.choice([*FundingSource]), **fixed}
        asked = view_of(page, **query)
        if view(*asked.ask).total_wan > 0:
            yield asked


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
