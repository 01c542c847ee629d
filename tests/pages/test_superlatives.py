"""What titles and headline numbers say of the largest is true of the figures that are shown: who it is, and who is equal."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from analysis import build_frame
from i18n import load_labels
from plan_data import load_plan
from tests.board.test_cube import some_query
from tests.board.test_foretold_ties import full_of_ties
from ui import scene
from ui.cards.card import Card
from ui.cards.category import category_card
from ui.scene import Scene, Screen, scene_of

PLAN = load_plan()
TEXT = load_labels("zh")
ROUNDS = 120
ORDINALS = {"，居首位": 1, "，仅次于": 2}


@pytest.fixture(params=["real", "full of ties"])
def plan(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The plan, or one in which most amounts are equal."""
    if request.param != "real":
        _, _, evidence = scene.shared_plan()
        tied = full_of_ties(PLAN)
        loaded = (tied, build_frame(tied), evidence)
        monkeypatch.setattr(scene._SHARED, "get", lambda: loaded)
    return str(request.param)


def some_scenes(page: str, count: int, **fixed: str) -> Iterator[Scene]:
    """Views at random."""
    chance = random.Random(5)
    for _ in range(count):
        query = some_query(chance, PLAN) | fixed | ({"unit": "yi"} if chance.random() < 0.2 else {})
        yield scene_of(page, {name: [value] for name, value in query.items()}, Screen("desk", dark=False))


def shown(asked: Scene, card: Card, row: str, name: str) -> dict[str, tuple[str, str]]:
    """By name what a chart shows of each row with money: its amount and its share."""
    text, whole = asked.text, sum(one["amount_wan"] for one in card.rows)
    return {
        text.code(name, one[row]): (text.amount(one["amount_wan"]), text.share(one["amount_wan"] / whole))
        for one in sorted(card.rows, key=lambda one: -one["amount_wan"])
        if one["amount_wan"] > 0
    }


def place(figures: dict[str, tuple[str, str]], name: str) -> int:
    """1 for the largest and all that are equal to it."""
    ordered = list(figures.values())
    return ordered.index(figures[name]) + 1


def test_a_category_s_rank_is_its_rank(plan: str) -> None:
    told = set()
    for asked in some_scenes("overview", ROUNDS):
        card = category_card(asked)
        chosen = [TEXT.code("category", row["category"]) for row in card.rows if row["selected"]]
        figures = shown(asked, card, "category", "category")
        if len(chosen) != 1 or not figures:
            continue
        name = chosen[0]
        if name not in figures:
            assert card.title.startswith(TEXT("finding.category.none", name=name))
            continue
        equal = [other for other in figures if figures[other] == figures[name]]
        rank = place(figures, name)
        told.add(next((words for words in ("居首位", "仅次于", "居第", "并列首位", "并列第") if words in card.title), ""))
        assert ("居首位" in card.title) is (rank == 1 and len(equal) == 1), card.title
        assert ("仅次于" in card.title) is (rank == 2 and len(equal) == 1), card.title
        assert ("并列" in card.title) is (len(equal) > 1), card.title
        assert all(other in card.title for other in equal)
        if rank > 2:
            assert f"第{rank}位" in card.title
    assert "" not in told
    assert {"居首位", "仅次于", "居第"} <= told


def test_the_category_that_a_title_names_is_the_largest_or_all_equals_are_named(plan: str) -> None:
    for asked in some_scenes("overview", ROUNDS):
        card = category_card(asked)
        figures = shown(asked, card, "category", "category")
        if len(figures) < 2 or asked.state.filter.category:
            continue
        first = [name for name in figures if place(figures, name) == 1]
        assert ("并列最多" in card.title) is (len(first) > 1), card.title
        assert card.title.startswith(TEXT.listed(first)), card.title


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"category": "social_welfare"}, "社会福利类占总投资的2.2%，在4类中居第4位"),
        ({"category": "funeral", "project": "elderly_care-05"}, "殡葬类在所选范围内没有金额"),
    ],
)
def test_second_only_to_is_said_of_the_second(query: dict[str, str], words: str) -> None:
    asked = scene_of("overview", {name: [value] for name, value in query.items()}, Screen("desk", dark=False))
    assert category_card(asked).title == words
