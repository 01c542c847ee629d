"""One number changed, anywhere: exactly the findings appear that compare it. A plan that agrees yields none."""

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.checking.reviewing import review
from models import Measure, Plan
from tests.analysis.checking_changes import Findings, Place, assert_exactly, changed_findings, found_in, places
from tests.analysis.checking_plans import consistent_plans
from tests.analysis.sample import plans
from tests.real import real_plan

SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@cache
def real_places() -> tuple[Plan, list[Place], Findings]:
    plan = real_plan()
    return plan, places(plan), found_in(plan)


def change(data: st.DataObject, plan: Plan, where: list[Place]) -> tuple[Place, Plan]:
    """Another number of about the same size at one of the places, far enough away to be another in any rounding."""
    place = where[data.draw(st.integers(0, len(where) - 1))]
    old = int(place.value)
    value = data.draw(st.integers(0, old * 2 + 50).filter(lambda number: number != place.value))
    return place, place.changed(plan, value if isinstance(place.value, int) else float(value))


@settings(SLOW, max_examples=12)
@given(st.data())
def test_one_number_of_the_real_plan_changed(data: st.DataObject) -> None:
    plan, where, before = real_places()
    place, changed = change(data, plan, where)
    assert_exactly(place, changed_findings(before, found_in(changed)))


def test_a_total_with_which_other_rows_explain_the_gap_leaves_the_columns_unexplained() -> None:
    plan, where, before = real_places()
    place = next(one for one in where if one.name == "grassroots_community-01 total")
    changed = changed_findings(before, found_in(place.changed(plan, 920)))
    assert_exactly(place, changed)
    assert {"printed_totals-central_provincial", "printed_totals-other"} <= set(changed)


def test_the_places_are_all_over_the_plan() -> None:
    _, where, _ = real_places()
    kinds = {place.path[0] for place in where}
    assert kinds == {"projects", "printed_figures", "indicators", "facts", "printed_totals"}
    assert sum(bool(place.must) for place in where) > 250


@settings(SLOW, max_examples=10)
@given(consistent_plans())
def test_a_plan_that_agrees_yields_nothing(plan: Plan) -> None:
    found = review(plan)
    assert found.findings == ()
    assert found.checked == found.agreed > 0


@settings(SLOW, max_examples=10)
@given(st.data())
def test_one_number_of_a_plan_that_agrees_changed(data: st.DataObject) -> None:
    plan = data.draw(consistent_plans())
    place, changed = change(data, plan, places(plan))
    found = found_in(changed)
    assert_exactly(place, found)


@pytest.mark.parametrize("floor", [1, 39, 40, 41, 400])
def test_a_floor_is_reached_or_not(real_plan: Plan, floor: int) -> None:
    place = next(one for one in places(real_plan) if one.name == "figure-14505")
    found = changed_findings(found_in(real_plan), found_in(place.changed(real_plan, floor)))
    assert set(found) == {"low_floor-elderly_care_10"} | ({"text_count-elderly_care_10"} if floor > 40 else set())


@st.composite
def torn_plans(draw: st.DrawFn) -> Plan:
    """The real plan with some of its records gone and some of its statements about something else."""
    plan, _, _ = real_places()
    kept = {
        name: tuple(one for one in getattr(plan, name) if draw(st.integers(0, 5))) for name in ("projects", "indicators", "facts")
    }
    figures = [one for one in plan.printed_figures if draw(st.integers(0, 3))]
    for place in draw(st.lists(st.integers(0, max(len(figures) - 1, 0)), max_size=5)):
        if figures:
            wrong = {"measure": draw(st.sampled_from(Measure)), "record_noun": draw(st.sampled_from(["", "墓穴", "无"]))}
            figures[place] = figures[place].model_copy(update=wrong | {"value": draw(st.sampled_from([None, 0.0, 7.5]))})
    totals = draw(st.sampled_from([None, plan.printed_totals]))
    return plan.model_copy(update=kept | {"printed_figures": tuple(figures), "printed_totals": totals})


@settings(SLOW, max_examples=10)
@given(torn_plans())
def test_whatever_is_missing_nothing_breaks(plan: Plan) -> None:
    found = review(plan)
    assert len({one.finding_id for one in found.findings}) == len(found.findings)
    assert all(tally.agreed <= tally.checked for tally in found.tallies.values())


@settings(SLOW, max_examples=10)
@given(plans())
def test_plans_without_a_text_are_checked_too(plan: Plan) -> None:
    found = review(plan)
    of_rows = {"name_scope", "row_twice", "row_gone", "row_years", "row_place", "wrong_cell"}
    assert {one.check for one in found.findings} <= {"row_parts", "printed_totals", "placements", "missing_field", *of_rows}
