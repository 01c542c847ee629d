"""What titles and headline numbers say of the largest is true of the figures that are shown: who it is, and who is equal."""

import random
import re
from collections.abc import Iterator

import numpy as np
import pandas as pd
import pytest

from analysis.core.building import build_frame
from analysis.questions.sources import source_shares
from analysis.questions.yearly import UNDIVIDED_YEAR
from i18n import load_labels
from models import Category, FundingSource
from tests.pages.some_views import some_query
from tests.pages.unlike_plans import full_of_ties
from tests.real import real_plan
from ui.cards.category.category import category_card
from ui.cards.funding.flow import flow_card
from ui.cards.funding.shares import category_shares_card, project_shares_card, with_parts
from ui.cards.funding.sources import source_card
from ui.cards.numbers.by_page import funding_numbers, structure_numbers, township_numbers
from ui.cards.parts.card import Card
from ui.cards.parts.leading import NAMED
from ui.cards.parts.rows import Row
from ui.cards.townships.townships import tile_card
from ui.cards.years.years import year_card
from ui.run import plan_in_use
from ui.run.reader import scene_of
from ui.scene.scene import Scene, Screen

PLAN = real_plan()
TEXT = load_labels("zh")
ROUNDS = 16


@pytest.fixture(params=["real", "full of ties"])
def plan(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The plan, or one in which most amounts are equal."""
    if request.param != "real":
        _, _, evidence = plan_in_use.shared_plan()
        tied = full_of_ties(PLAN)
        loaded = (tied, build_frame(tied), evidence)
        monkeypatch.setattr(plan_in_use._SHARED, "get", lambda: loaded)
    return str(request.param)


def some_scenes(page: str, count: int, **fixed: str) -> Iterator[Scene]:
    """Views at random, of those that hold something."""
    chance = random.Random(5)
    for _ in range(count):
        query = some_query(chance, PLAN) | fixed | ({"unit": "yi"} if chance.random() < 0.2 else {})
        scene = scene_of(page, {name: [value] for name, value in query.items()}, Screen("desk", dark=False))
        if scene.seen.selected.any():  # else no page shows a card
            yield scene


def shown(asked: Scene, card: Card, row: str, name: str) -> dict[str, tuple[str, str]]:
    """By name what a chart shows of each row with money: its amount and its share."""
    rows = [one for one in card.rows if "amount_wan" in one]
    text, whole = asked.text, sum(one["amount_wan"] for one in rows)
    return {
        text.code(name, one[row]): (text.amount(one["amount_wan"]), text.share(one["amount_wan"] / whole))
        for one in sorted(rows, key=lambda one: -one["amount_wan"])
        if one["amount_wan"] > 0
    }


def is_open(card: Card) -> bool:
    """Whether some of a chart's money only may be of the chosen sources: then it is told in amounts that are certain."""
    return any(row.get("unconfirmed_wan", 0.0) > 1e-6 for row in card.rows)


def place(figures: dict[str, tuple[str, str]], name: str) -> int:
    """1 for the largest and all that are equal to it."""
    ordered = list(figures.values())
    return ordered.index(figures[name]) + 1


def test_a_category_s_rank_is_its_rank(plan: str) -> None:
    told = set()
    for asked in (one for category in Category for one in some_scenes("overview", ROUNDS // 2, category=category)):
        card = category_card(asked)
        chosen = [TEXT.code("category", row["category"]) for row in card.rows if row.get("selected")]
        figures = shown(asked, card, "category", "category")
        if len(chosen) != 1 or not figures or is_open(card):
            continue
        name = chosen[0]
        if name not in figures:
            assert card.title.startswith(TEXT("title.category.none", name=name))
            continue
        if len(figures) == 1:
            assert card.title.startswith(TEXT("title.category.only", name=name))
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
    assert {"居首位", "仅次于", "居第"} <= told or plan != "real"


def test_the_category_that_a_title_names_is_the_largest_or_all_equals_are_named(plan: str) -> None:
    for asked in some_scenes("overview", ROUNDS):
        card = category_card(asked)
        figures = shown(asked, card, "category", "category")
        if len(figures) < 2 or asked.state.filter.category or is_open(card):
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


def most(asked: Scene, rows: list[Row], whole: float) -> list[Row]:
    """The rows whose amount and share read like the largest."""
    text, amounts = asked.text, [row["amount_wan"] for row in rows]
    read = [(text.amount(wan), text.share(wan / (whole or 1))) for wan in amounts]
    first = max(range(len(rows)), key=lambda i: round(amounts[i], 6))
    return [row for row, own in zip(rows, read, strict=True) if own == read[first]]


def test_the_year_that_is_the_largest_is_the_largest_or_all_equals_are_named(plan: str) -> None:
    for asked in some_scenes("years", ROUNDS):
        sums: dict[int, float] = {}
        if is_open(year_card(asked)):
            continue
        for row in year_card(asked).rows:
            sums[row["year"]] = sums.get(row["year"], 0.0) + row["amount_wan"]
        rows = [{"year": year, "amount_wan": wan} for year, wan in sums.items() if year != UNDIVIDED_YEAR]
        first = [row["year"] for row in most(asked, rows, sum(sums.values()))]
        title = year_card(asked).title
        if "年最多" in title:
            assert [title[:4]] == [str(year) for year in first], title
        if "并列最多" in title:
            assert len(first) > 1


def test_the_headline_numbers_name_the_largest_or_count_all_equals(plan: str) -> None:
    for asked in some_scenes("structure", ROUNDS):
        seen = asked.seen
        if seen.total_wan <= 0:
            continue
        rows = [{"row": int(row), "amount_wan": float(seen.sure_wan[row])} for row in np.flatnonzero(seen.selected)]
        label = structure_numbers(asked)[2]["label"]
        if max(row["amount_wan"] for row in rows) <= 0.5:
            assert label == TEXT("number.open.none")
            continue
        first = [asked.plan.projects[row["row"]].name for row in most(asked, rows, seen.total_wan)]
        assert ("并列" in label) is (len(first) > 1), label
        assert str(len(first)) in label if len(first) > NAMED else all(name in label for name in first)


def test_the_source_that_is_named_cannot_be_passed_or_the_words_say_what_they_speak_of(plan: str) -> None:
    told = set()
    for asked in some_scenes("funding", ROUNDS):
        card = source_card(asked)
        rows = [row for row in card.rows if row["source"] != "unconfirmed"]
        names = [TEXT.code("source", row["source"]) for row in rows]
        label = next(one for one in funding_numbers(asked) if one["id"] == "top_source")["label"]
        for words, start in ((card.title, "“"), (label, "：")):
            if not any(says in words for says in ("最多", "最大来源：", "多于")) or "待核后才知" in words:
                told.add("待核后才知" in words)
                continue
            found = [row for row, name in zip(rows, names, strict=True) if f"{start}{name}" in words or f"、{name}" in words]
            sure = min(row["sure_wan"] for row in found) if found else 0.0
            if "并列" not in words:
                assert all(row["amount_wan"] <= sure + 1e-6 for row in rows if row not in found), (words, rows)
            told.add("said of all")
    assert {True, "said of all"} <= told or plan != "real"


def test_a_flow_is_the_largest_of_what_its_title_speaks_of(plan: str) -> None:
    """Of what all placements give, not of what single rows confirm; as the shares of the categories beside it say."""
    told = set()
    for asked in some_scenes("funding", ROUNDS):
        title, text = flow_card(asked).title, asked.text
        every = [row for row in category_shares_card(asked).rows if row["selected"]]
        links, whole = [row for row in every if row["source"] != "unconfirmed"], sum(row["amount_wan"] for row in every)
        sure = [row for row in links if row["amount_wan"] > 1e-6]
        if asked.state.filter.funding_source or not sure:
            continue
        largest = max(row["amount_wan"] for row in sure)
        read = (text.amount(largest), text.share(largest / whole))
        equal = [row for row in sure if (text.amount(row["amount_wan"]), text.share(row["amount_wan"] / whole)) == read]
        assert text.share(largest / whole) in title, title
        assert ("并列" in title) is (len(equal) > 1), title
        may_be_passed = any(row["most_wan"] > largest + 1e-6 for row in links if row not in equal)
        if len(equal) == 1:
            told.add(may_be_passed)
            assert ("列别确定" in title) is may_be_passed, title
    assert told == {True, False} or plan != "real"


def test_where_money_is_open_titles_name_who_is_certain_of_most() -> None:
    told = 0
    for asked in some_scenes("overview", ROUNDS):
        card = category_card(asked)
        rows = [row for row in card.rows if "sure_wan" in row]
        if not is_open(card) or not re.search("能确定的金额[以中]", card.title) or "处并列" in card.title:
            continue
        told += 1
        pool = [row for row in rows if row["selected"]] or rows
        first = max(row["sure_wan"] for row in pool)
        named = [row for row in pool if asked.text.code("category", row["category"]) in card.title]
        assert named
        assert all(asked.text.money(row["sure_wan"]) == asked.text.money(first) for row in named), card.title
    assert told > ROUNDS / 20


def test_of_all_projects_those_that_rely_most_are_named_whether_drawn_or_not(plan: str) -> None:
    told = 0
    for asked in some_scenes("funding", ROUNDS):
        title = project_shares_card(asked).title
        if "占比最高" not in title:
            continue
        told += 1
        every = pd.DataFrame(with_parts(source_shares(asked.question, by="project")))
        central = every[(every["source"] == FundingSource.CENTRAL_PROVINCIAL) & every["selected"]]
        shares = {
            asked.plan.by_id[group].name: TEXT.share(one) for group, one in zip(central["group"], central["share"], strict=True)
        }
        first = TEXT.share(central["share"].max())
        equal = [name for name, one in shares.items() if one == first]
        assert title.endswith(first)
        assert title.startswith(TEXT.listed(equal) if len(equal) <= NAMED else f"{len(equal)}个项目"), title
        assert ("均达" in title) is (len(equal) > 1)
        open_wan = every[(every["source"] == "unconfirmed") & every["selected"]]["amount_wan"].sum()
        assert ("确定来自" in title) is bool(open_wan > 0)
    assert told > ROUNDS / 4


def test_a_township_that_gets_most_gets_most(plan: str) -> None:
    for asked in some_scenes("townships", ROUNDS):
        listed = [row for row in tile_card(asked).rows if row["township"] in asked.townships and row["selected"]]
        if any(row["unconfirmed_wan"] > 1e-6 for row in listed):
            continue
        label = next(one for one in township_numbers(asked) if one["id"] == "top_township")["label"]
        if max(row["amount_wan"] for row in listed) <= 0:
            assert TEXT("value.blank") in label
            continue
        equal = most(asked, listed, sum(row["amount_wan"] for row in tile_card(asked).rows if "amount_wan" in row))
        assert ("并列" in label) is (len(equal) > 1), label
        if len(equal) <= NAMED:
            assert all(asked.township_name(row["township"]) in label for row in equal)


def test_no_share_of_a_year_is_told_where_only_what_is_not_divided_is_open() -> None:
    query = {"funding_source": ["other~prefecture"], "years": ["undivided"], "max_wan": ["9000"]}
    query |= {"category": ["elderly_care~grassroots_community"], "start_year": ["2021~2023"]}
    scene = scene_of("overview", query, Screen("desk", dark=False))
    listed = year_card(scene).rows
    assert {row["year"] for row in listed if row["unconfirmed_wan"] > 0} == {UNDIVIDED_YEAR}
    assert "%" not in year_card(scene).title
