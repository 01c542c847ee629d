"""Ranges over all consistent placements: against brute force on small plans, and known facts of the real one."""

from functools import cache
from itertools import combinations, compress, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import adding_up
from analysis.core import placements
from analysis.core.placements import ConsistentPlacements
from models import Category, FundingLine, FundingSource, Passage, Plan, PrintedTotals
from plan_data.read.loading import load_plan

SOURCES = tuple(FundingSource)
PASSAGE = Passage(section="附件", start=0, end=1, quote="附")
Amounts = tuple[int, ...]
Adds = tuple[int, ...]


real_plan = cache(load_plan)


@pytest.fixture
def plan() -> Plan:
    return real_plan()


def made_up(
    rows: list[Amounts], columns: Adds | None, covered: list[bool], sets: list[list[tuple[FundingSource, ...]]] | None = None
) -> Plan:
    """A plan with these amounts, by default each of any source, and these printed columns over the covered rows."""
    real = real_plan()
    projects = [
        real.projects[0].model_copy(update={
            "project_id": f"elderly_care-{number:02d}",
            "funding": tuple(
                FundingLine(amount_wan=amount, possible_sources=sets[number][place] if sets else SOURCES, passage=PASSAGE)
                for place, amount in enumerate(amounts)
            ),
        })
        for number, amounts in enumerate(rows)
    ]  # fmt: skip
    totals = columns and PrintedTotals(
        total_investment_wan=0, funding_wan=dict(zip(SOURCES, columns, strict=True)), passage=PASSAGE,
        covered_project_ids=tuple(project.project_id for project, is_covered in zip(projects, covered, strict=True) if is_covered),
    )  # fmt: skip
    return real.model_copy(update={"projects": tuple(projects), "printed_totals": totals or None})


def adds_of(amounts: Amounts) -> list[Adds]:
    """What each placement in printed order adds to each column."""
    return [
        tuple(dict(zip(columns, amounts, strict=True)).get(column, 0) for column in range(4))
        for columns in combinations(range(4), len(amounts))
    ]


def add(adds: tuple[Adds, ...]) -> Adds:
    return tuple(sum(column) for column in zip(*adds, strict=True)) or (0, 0, 0, 0)


@st.composite
def small_plans(draw: st.DrawFn) -> tuple[list[Amounts], Adds, list[bool]]:
    rows = draw(st.lists(st.lists(st.integers(0, 3), max_size=4).map(tuple), min_size=1, max_size=4))
    covered = [draw(st.booleans()) or draw(st.booleans()) for _ in rows]
    chosen = [draw(st.sampled_from(adds_of(row))) for row, is_covered in zip(rows, covered, strict=True) if is_covered]
    return rows, add(tuple(chosen)), covered


@settings(max_examples=40, deadline=None)
@given(small_plans(), st.lists(st.sampled_from([0.0, 0.25, 0.5, 1.0]), min_size=5, max_size=5), st.sets(st.sampled_from(SOURCES)))
def test_ranges_are_those_of_every_choice_that_adds_up(
    small: tuple[list[Amounts], Adds, list[bool]], weights: list[float], chosen: set[FundingSource]
):
    rows, columns, covered = small
    weights = weights[: len(rows)]
    sums = [
        sum(weight * adds[SOURCES.index(source)] for weight, adds in zip(weights, choice, strict=True) for source in chosen)
        for choice in product(*map(adds_of, rows))
        if add(tuple(compress(choice, covered))) == columns
    ]
    found = ConsistentPlacements(made_up(rows, columns, covered)).sources_range(weights, chosen)
    assert found == pytest.approx((min(sums), max(sums)))


def test_the_whole_real_plan_leaves_nothing_open(plan: Plan):
    """All columns of the covered rows are printed, and the two other rows are full: what is open is open within the plan only."""
    every = ConsistentPlacements(plan)
    assert every.is_joint
    found = [every.sources_range(np.ones(27), (source,)) for source in SOURCES]
    assert every.ranges_of_each(np.ones((2, 27))) == [*found, *found]
    assert found == [(62705, 62705), (13163, 13163), (7791, 7791), (81404, 81404)]
    assert sum(most for _, most in found) == 165063


def test_ranges_of_the_real_plan_by_category(plan: Plan):
    every = ConsistentPlacements(plan)
    found = {}
    for category in Category:
        weights = [float(project.category is category) for project in plan.projects]
        found[category] = [every.sources_range(weights, (source,)) for source in SOURCES]
    assert found[Category.GRASSROOTS_COMMUNITY] == [(2220, 2220), (0, 740), (0, 2960), (0, 2960)]
    assert found[Category.ELDERLY_CARE] == [(33300, 33300), (5626, 10766), (600, 5810), (12774, 16754)]
    assert found[Category.SOCIAL_WELFARE] == [(2280, 2280), (90, 940), (0, 840), (0, 480)]
    assert found[Category.FUNERAL] == [(24905, 24905), (1267, 6357), (561, 6651), (61750, 65540)]


def test_written_out_or_followed_the_choices_give_the_same_ends(plan: Plan, monkeypatch: pytest.MonkeyPatch):
    written_out = ConsistentPlacements(plan)
    monkeypatch.setattr(placements, "_MOST_CHOICES", 1045)  # the real plan has one more
    followed = ConsistentPlacements(plan)
    assert written_out._choices is not None
    assert followed._choices is None
    weights = np.random.default_rng(3).choice([0.0, 0.25, 1 / 3, 0.5, 1.0], size=(40, 27))
    for count in (1, 2, 3):
        for sources in combinations(SOURCES, count):
            np.testing.assert_allclose(written_out.sources_ranges(weights, sources), followed.sources_ranges(weights, sources))


def test_joint_ranges_are_narrower_than_those_of_single_projects(plan: Plan):
    every = ConsistentPlacements(plan)
    alone = [every.sources_range(row, (FundingSource.COUNTY_CITY,)) for row in np.eye(27)]
    assert sum(least for least, _ in alone) < 7791 < sum(most for _, most in alone)


def test_a_line_of_one_possible_source_is_in_every_range(plan: Plan):
    every = ConsistentPlacements(plan)
    for number, project in enumerate(plan.projects):
        for source in SOURCES:
            least, most = every.sources_range(np.eye(27)[number], (source,))
            lines: list[tuple[int, tuple[FundingSource, ...]]] = [(x.amount_wan, x.possible_sources) for x in project.funding]
            assert least >= sum(amount for amount, possible in lines if possible == (source,))
            assert most <= sum(amount for amount, possible in lines if source in possible)


def fallen_back(rows: list[Amounts], columns: Adds | None) -> ConsistentPlacements:
    found = ConsistentPlacements(made_up(rows, columns, [True] * len(rows)))
    assert not found.is_joint
    return found


def test_without_printed_totals_rows_are_free_of_each_other():
    free = fallen_back([(1, 2), (4,)], None)
    assert free.sources_range([1, 1], (SOURCES[0],)) == (0, 5)
    assert free.sources_range([1, 0.5], (SOURCES[1],)) == (0, 4)
    assert free.sources_range([1, 1], SOURCES) == (7, 7)


def test_totals_that_nothing_makes_bind_nothing():
    assert fallen_back([(1, 2), (4,)], (9, 0, 0, 0)).sources_range([1, 1], (SOURCES[3],)) == (0, 6)


def test_too_many_states_or_open_rows_bind_nothing(monkeypatch: pytest.MonkeyPatch):
    rows = [(2**n,) for n in range(8)]
    columns = (255 - 170, 170, 0, 0)
    assert ConsistentPlacements(made_up(rows, columns, [True] * 8)).sources_range([1] * 8, (SOURCES[0],)) == (85, 85)
    monkeypatch.setattr(adding_up, "MOST_OPEN_ROWS", 7)
    assert fallen_back(rows, columns).sources_range([1] * 8, (SOURCES[0],)) == (0, 255)
    monkeypatch.setattr(adding_up, "MOST_OPEN_ROWS", 8)
    monkeypatch.setattr(adding_up, "MOST_STATES", 5)
    assert fallen_back(rows, columns).sources_range([1] * 8, (SOURCES[0],)) == (0, 255)


def test_amounts_that_have_no_placement_in_order_are_each_free():
    sets = [[(SOURCES[3],), (SOURCES[0], SOURCES[1])]]
    odd = ConsistentPlacements(made_up([(5, 7)], (7, 0, 0, 5), [True], sets))
    assert [odd.sources_range([1], (source,)) for source in SOURCES] == [(0, 7), (0, 7), (0, 0), (5, 5)]
    five = ConsistentPlacements(made_up([(1, 1, 1, 1, 1)], None, [True]))
    assert five.sources_range([1], (SOURCES[0],)) == (0, 5)


def test_a_plan_without_projects_and_a_project_without_money():
    assert ConsistentPlacements(made_up([], None, [])).sources_range([], (SOURCES[0],)) == (0, 0)
    assert ConsistentPlacements(made_up([()], (0, 0, 0, 0), [True])).sources_range([1], (SOURCES[0],)) == (0, 0)


def test_weights_must_fit_the_plan(plan: Plan):
    with pytest.raises(ValueError, match="27 projects"):
        ConsistentPlacements(plan).sources_range([1.0, 0.0], (SOURCES[0],))
