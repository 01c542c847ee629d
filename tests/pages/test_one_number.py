"""One thing has one number on a page, wherever it stands: ranges of what is not confirmed, shares of one whole."""

import random
from collections.abc import Iterator

import numpy as np

from analysis.core.building import build_frame
from analysis.questions.headline import headline
from charts.parts.words import amount_range
from models import Category, FundingSource
from tests.pages.some_views import some_query
from tests.real import real_plan
from ui.cards.category.category import category_card
from ui.cards.funding.flow import flow_card
from ui.cards.funding.shares import category_shares_card, dependence_card
from ui.cards.funding.sources import source_card
from ui.cards.numbers.by_page import year_numbers
from ui.cards.parts.card import money_range
from ui.cards.projects.table import project_table_block
from ui.cards.structure.tree import tree_card
from ui.cards.years.gantt import gantt_card
from ui.cards.years.years import year_card
from ui.run.reader import scene_of
from ui.scene.scene import Scene, Screen

PLAN = real_plan()
FRAME = build_frame(PLAN)
ROUNDS = 24


def some_scenes(page: str, **fixed: str) -> Iterator[Scene]:
    """Views at random in which something is."""
    chance = random.Random(8)
    for _ in range(ROUNDS):
        query = some_query(chance, PLAN) | {name: chance.choice(value.split()) for name, value in fixed.items()}
        asked = scene_of(page, {name: [value] for name, value in query.items()}, Screen("desk", dark=False))
        if asked.seen.total_wan > 0:
            yield asked


def test_each_row_s_bounds_are_what_the_placements_leave_it_alone() -> None:
    placements = FRAME.placements
    assert placements is not None
    for sources in range(1, 16):
        some = tuple(source for place, source in enumerate(FundingSource) if sources >> place & 1)
        alone = [placements.sources_range(row, some) for row in np.eye(len(FRAME))]
        assert np.allclose(FRAME.bounds_by_project(sources), alone)


def test_a_range_is_the_same_in_number_bar_table_and_areas() -> None:
    told = 0
    for asked in some_scenes("overview", category=" ".join(Category), funding_source=" ".join(FundingSource)):
        facts = headline(asked.question)
        text = asked.text
        if facts.unconfirmed_wan <= 0:
            continue
        bar = next(row for row in category_card(asked).rows if row["category"] == asked.state.filter.category[0])
        assert np.isclose(bar["certain_wan"], facts.certain_wan)
        assert np.isclose(bar["amount_wan"], facts.amount_wan)
        if facts.undivided_wan > 0:
            continue
        told += 1
        ends = [text.exact(facts.certain_wan), text.exact(facts.amount_wan)]
        words = ends[0] if ends[0] == ends[1] else text("table.may_be", least=ends[0], most=ends[1])
        cells = project_table_block(asked)["sum"]
        assert words in [cell["t"] for cell in cells if isinstance(cell, dict)]
        notes = [str(note["text"]) for note in category_card(asked).figure["layout"]["annotations"]]
        said = amount_range(text, facts.certain_wan, facts.amount_wan)
        assert any(f">{said}<" in note for note in notes), said
    assert told > ROUNDS / 5


def test_the_last_row_of_the_table_is_what_the_sources_have_and_adds_up_to_the_funding() -> None:
    told = 0
    for asked in some_scenes("funding"):
        selected, table = asked.seen.selected, project_table_block(asked)
        placed = [cell["t"] for cell in table.get("sum_more", ()) if isinstance(cell, dict)]
        assert bool(placed) is bool((selected & FRAME.is_unsettled).any())
        if placed:
            least = sum(float(words.split("—")[0].replace(",", "")) for words in placed)
            assert least == FRAME.funding_sum_wan[selected].sum()
        if placed and not asked.state.filter.selects_money:
            told += 1
            said = {row["source"]: money_range(asked.text, row) for row in source_card(asked).rows}
            assert placed == [*said.values(), *(["0"] if "unconfirmed" not in said else [])]
    assert told > ROUNDS / 10


def test_a_project_s_range_is_the_same_in_areas_bars_and_table() -> None:
    told = 0
    for asked in some_scenes("structure", funding_source=" ".join(FundingSource)):
        areas = {row["project_id"]: row for row in tree_card(asked).rows if row["kind"] == "project" and row["selected"]}
        bars = {row["project_id"]: row for row in gantt_card(asked).rows if row["selected"]}
        for project, row in areas.items():
            if project in bars:
                told += 1
                assert np.isclose(bars[project]["sure_wan"], row["sure_wan"])
                assert np.isclose(bars[project]["amount_wan"], row["amount_wan"])
                assert row["sure_wan"] <= row["amount_wan"] + 1e-6
    assert told > ROUNDS


def test_a_category_s_share_of_all_is_the_same_beside_its_bar_and_in_the_areas() -> None:
    told = 0
    for asked in some_scenes("structure"):
        if asked.state.filter.category or asked.state.filter.project:
            continue
        trace = tree_card(asked).figure["data"][0]
        labels = dict(zip(trace["ids"], trace["labels"], strict=True))
        listed = [row for row in category_card(asked).rows if row.get("share") is not None]
        assert round(sum(row["share"] for row in listed), 9) == 1 or len(listed) < len(Category)
        for row in listed:
            label = labels.get(f"category:{row['category']}", "")
            if label.endswith("%"):
                told += 1
                assert label.endswith(f" {asked.text.share(row['share'])}")
    assert told > ROUNDS / 2


def test_the_year_with_most_has_one_share() -> None:
    for asked in some_scenes("years"):
        peak, title = year_numbers(asked)[1], year_card(asked).title
        if "年最多，占" in title:
            assert peak["note"].split("的")[1].split("（")[0] in title


def test_a_category_s_sources_have_one_share_each_on_the_page_of_funding() -> None:
    told = 0
    for asked in some_scenes("funding", category=" ".join(Category)):
        if asked.state.filter.project or asked.state.filter.funding_source:
            continue
        code, text = asked.state.filter.category[0], asked.text
        sources = source_card(asked).rows
        funding = sum(row["sure_wan"] for row in sources)
        bars = {row["source"]: text.share(row["sure_wan"] / funding) for row in sources}
        bars.setdefault("unconfirmed", text.share(0.0))
        stacked = {row["source"]: text.share(row["share"]) for row in category_shares_card(asked).rows if row["group"] == code}
        central = next(text.share(row["least_share"]) for row in dependence_card(asked).rows if row["group"] == code)
        assert bars == stacked
        assert central == bars[FundingSource.CENTRAL_PROVINCIAL]
        title = flow_card(asked).title
        if title.endswith("%") and "并列" not in title:
            told += 1
            assert any(title.endswith(share) for share in bars.values()), title
    assert told > ROUNDS / 5
