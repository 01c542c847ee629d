"""Possible columns: the real plan's, and random small plans against brute force."""

from collections.abc import Sequence
from itertools import chain, combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import adding_up
from adding_up import adds_of
from models import FundingSource, Plan
from plan_data.read.columns import COLUMNS, Row, Totals, find_covered, possible_columns

CENTRAL, PREFECTURE, COUNTY, OTHER = FundingSource


def sources(plan: Plan, project_id: str) -> list[tuple[FundingSource, ...]]:
    return [line.possible_sources for row in plan.projects if row.project_id == project_id for line in row.funding]


def test_the_printed_totals_leave_out_two_rows(plan: Plan):
    assert plan.printed_totals
    covered = set(plan.printed_totals.covered_project_ids)
    assert [row.project_id for row in plan.projects if row.project_id not in covered] == ["elderly_care-11", "elderly_care-12"]
    assert sum(row.total_investment_wan for row in plan.projects if row.project_id in covered) == 143063


def test_confirmed_and_unconfirmed_money_of_the_real_plan(plan: Plan):
    sums = dict.fromkeys([*FundingSource, None], 0)
    for line in chain.from_iterable(row.funding for row in plan.projects):
        sums[line.possible_sources[0] if line.is_confirmed else None] += line.amount_wan
    assert sums == {CENTRAL: 62705, PREFECTURE: 5403, COUNTY: 711, OTHER: 72744, None: 23500}


def test_some_rows_of_the_real_plan(plan: Plan):
    assert sources(plan, "funeral-05") == [(OTHER,)]
    assert sources(plan, "elderly_care-01") == [(CENTRAL,), (PREFECTURE,), (OTHER,)]
    assert sources(plan, "funeral-06") == [(CENTRAL,), (COUNTY,)]
    assert sources(plan, "funeral-10") == [(CENTRAL,), (PREFECTURE,), (COUNTY, OTHER)]
    assert sources(plan, "funeral-09") == [(CENTRAL,), (PREFECTURE, COUNTY), (COUNTY, OTHER)]
    assert sources(plan, "elderly_care-12") == [(CENTRAL,), (PREFECTURE,), (COUNTY,), (OTHER,)]


def test_a_zero_adds_nothing_and_so_no_total_keeps_it_out_of_the_second_column(plan: Plan):
    assert sources(plan, "elderly_care-10") == [(CENTRAL, PREFECTURE), (PREFECTURE, COUNTY), (COUNTY, OTHER)]


amounts = st.lists(st.integers(0, 4), max_size=COLUMNS).map(tuple)


@st.composite
def small_plans(draw: st.DrawFn) -> tuple[list[Row], Totals]:
    """A few rows, and totals that some placement of some of them makes; now and then totals that none makes, and large ones."""
    times = draw(st.sampled_from([1, 1, 1 << 40]))
    made = [(draw(st.integers(0, 5)), draw(amounts)) for _ in range(draw(st.integers(1, 5)))]
    rows = [Row(total, tuple(times * amount for amount in some)) for total, some in made]
    kept = [row for row in rows if draw(st.integers(0, 5))]
    chosen = [draw(st.sampled_from(row.options)) for row in kept]
    columns_wan = [sum(adds[column] for adds in chosen) for column in range(COLUMNS)]
    columns_wan[0] += draw(st.sampled_from([0, 0, 0, 1]))
    return rows, Totals(sum(row.total_wan for row in kept), tuple(columns_wan))


def choices_that_add_up(rows: Sequence[Row], totals: Totals) -> list[tuple[tuple[int, ...], ...]]:
    """By choice, the columns of each row's amounts."""
    return [
        choice
        for choice in product(*(combinations(range(COLUMNS), len(row.amounts_wan)) for row in rows))
        if adds_of([*chain(*choice)], [*chain(*(row.amounts_wan for row in rows))]) == totals.columns_wan
    ]


@settings(max_examples=40, deadline=None)
@given(small_plans())
def test_possible_columns_are_those_of_every_choice_that_adds_up(small: tuple[list[Row], Totals]):
    rows, totals = small
    expected: list[list[set[int]]] = [[set() for _ in row.amounts_wan] for row in rows]
    for choice in choices_that_add_up(rows, totals):
        for found, placed in zip(expected, choice, strict=True):
            for amount, column in enumerate(placed):
                found[amount].add(column)
    assert possible_columns(rows, totals, range(len(rows))) == tuple(tuple(tuple(sorted(s)) for s in row) for row in expected)


@settings(max_examples=40, deadline=None)
@given(small_plans())
def test_the_covered_rows_are_all_but_the_one_smallest_set_that_fits(small: tuple[list[Row], Totals]):
    rows, totals = small
    expected = None
    for size in range(len(rows) + 1):
        fits = []
        for left_out in combinations(range(len(rows)), size):
            kept = [row for number, row in enumerate(rows) if number not in left_out]
            if sum(row.total_wan for row in kept) == totals.total_wan and choices_that_add_up(kept, totals):
                fits.append(tuple(number for number in range(len(rows)) if number not in left_out))
        if fits:
            expected = fits[0] if len(fits) == 1 else None
            break
    assert find_covered(rows, totals) == expected


def test_rows_that_are_not_covered_are_bound_by_the_printed_order_alone():
    rows = [Row(3, (1, 2)), Row(9, (4, 5))]
    totals = Totals(3, (1, 2, 0, 0))
    assert find_covered(rows, totals) == (0,)
    assert possible_columns(rows, totals, (0,)) == (((0,), (1,)), ((0, 1, 2), (1, 2, 3)))


def test_what_a_person_confirmed_tightens_the_rest():
    totals = Totals(4, (2, 1, 1, 0))
    free = [Row(2, (1, 1)), Row(2, (1, 1))]
    assert possible_columns(free, totals, (0, 1)) == (((0,), (1, 2)), ((0,), (1, 2)))
    decided = [Row(2, (1, 1), {1: 2}), free[1]]
    assert possible_columns(decided, totals, (0, 1)) == (((0,), (2,)), ((0,), (1,)))
    impossible = [Row(2, (1, 1), {1: 3}), free[1]]
    assert possible_columns(impossible, totals, (0, 1)) == (((), ()), ((), ()))


def test_too_many_partial_sums_leave_the_printed_order(monkeypatch: pytest.MonkeyPatch):
    rows = [Row(3, (2 ** (2 * n), 2 ** (2 * n + 1))) for n in range(8)]
    monkeypatch.setattr(adding_up, "MOST_STATES", 10)
    total = sum(sum(row.amounts_wan) for row in rows)
    totals = Totals(24, (total // 3, total - total // 3, 0, 0))
    assert find_covered(rows, totals) is None
    assert possible_columns(rows, totals, range(8)) == (((0, 1, 2), (1, 2, 3)),) * 8


def test_with_too_many_open_rows_the_sums_alone_say_what_the_totals_cover(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(adding_up, "MOST_OPEN_ROWS", 1)
    monkeypatch.setattr(adding_up, "_layers", None)
    rows = [Row(5, (2, 3)), Row(4, (1, 3)), Row(7, (7,))]
    assert find_covered(rows, Totals(16, (10, 6, 0, 0))) == (0, 1, 2)
    assert find_covered(rows, Totals(9, (9, 0, 0, 0))) == (0, 1)
    assert possible_columns(rows, Totals(16, (10, 6, 0, 0)), (0, 1, 2)) == possible_columns(rows)


def test_no_set_is_looked_for_among_very_many_rows(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("plan_data.read.columns._MOST_ROWS", 1)
    rows = [Row(5, (5, 0, 0, 0)), Row(4, (4, 0, 0, 0))]
    assert find_covered(rows, Totals(5, (5, 0, 0, 0))) is None
    assert find_covered(rows, Totals(9, (9, 0, 0, 0))) == (0, 1)
