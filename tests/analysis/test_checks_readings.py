"""Where a gap lies and how it is read: what speaks for one side, and when nothing does."""

from typing import Any

import pytest

from analysis.checking.reviewing import find_contradictions
from models import Comparator, Finding, FundingSource, Measure, Plan, PrintedFigure
from tests.analysis.checking_changes import changed_findings, found_in, places
from tests.analysis.sample import line, project
from tests.analysis.sample import plan as sample_plan
from tests.cases import cases

FIRST = "elderly_care-01"


def figure(plan: Plan, figure_id: str) -> PrintedFigure:
    return next(one for one in plan.printed_figures if one.figure_id == figure_id)


def with_figures(plan: Plan, *figures: PrintedFigure) -> Plan:
    """The plan with some figures more; those with a known id stand in for it."""
    ids = {one.figure_id for one in figures}
    return plan.model_copy(
        update={"printed_figures": (*(one for one in plan.printed_figures if one.figure_id not in ids), *figures)}
    )


def with_row(plan: Plan, project_id: str, **fields: Any) -> Plan:
    rows = tuple(row.model_copy(update=fields) if row.project_id == project_id else row for row in plan.projects)
    return plan.model_copy(update={"projects": rows})


def new(before: Plan, after: Plan) -> dict[str, Finding]:
    return changed_findings(found_in(before), found_in(after))


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("social_organisations", 307, "sentence_parts-social_organisations"),
        ("social_organisations", 305, "sentence_parts-social_organisations"),
        ("private_non_enterprise_units", 129, "sentence_parts-social_organisations"),
        ("figure-26938", 10, "sentence_parts-funeral_05-1"),
        ("figure-26932", 80, "sentence_parts-funeral_05-1"),
    ],
)
def test_parts_make_the_whole_neither_more_nor_less(real_plan: Plan, name: str, value: float, expected: str) -> None:
    place = next(one for one in places(real_plan) if one.name == name)
    assert set(new(real_plan, place.changed(real_plan, value))) == {expected}


@pytest.mark.parametrize(("share", "is_right"), [(63.9, True), (63.8, False), (64.0, False)])
def test_a_share_is_worked_out_again(real_plan: Plan, share: float, is_right: bool) -> None:
    people = real_plan.facts[0].model_copy(update={"fact_id": "elderly_people", "value": 80_216.0, "unit": "名"})
    marked = {"elderly_cards": {"part_of": "elderly_people"}, "elderly_cards_share": {"part_of": "elderly_people", "value": share}}
    facts = (people, *(one.model_copy(update=marked.get(one.fact_id, {})) for one in real_plan.facts))
    found = new(real_plan, real_plan.model_copy(update={"facts": facts}))
    assert set(found) == (set() if is_right else {"ratios-share-elderly_cards_share"})


def test_two_floors_that_are_both_reached_still_differ(real_plan: Plan) -> None:
    floor = figure(real_plan, "figure-14505")
    other = floor.model_copy(update={"figure_id": "figure-1", "value": 30.0, "indicator_id": None})
    found = new(real_plan, with_figures(real_plan, other))["text_count-elderly_care_10"]
    assert [(side.value, side.comparator) for side in found.sides if side.comparator is Comparator.AT_LEAST] == [
        (20, Comparator.AT_LEAST), (30, Comparator.AT_LEAST),
    ]  # fmt: skip


def test_what_only_some_rows_hold_is_a_floor(real_plan: Plan) -> None:
    row = next(row for row in real_plan.projects if row.project_id == "elderly_care-08")
    bare = with_row(real_plan, "elderly_care-08", quantities=tuple(one for one in row.quantities if one.noun != "床位"))
    assert "text_beds-elderly_care_04_05_06_07_08" not in new(real_plan, bare)
    few = with_figures(bare, figure(bare, "figure-21232").model_copy(update={"value": 2_400.0}))
    assert "text_beds-elderly_care_04_05_06_07_08" in new(real_plan, few)


def test_a_name_without_its_generic_ending_is_a_mention(real_plan: Plan) -> None:
    for name, is_mentioned in (("敬老院建设项目", True), ("敬老庄园建设项目", False)):
        found = found_in(with_row(real_plan, "elderly_care-12", name=name))
        assert ("never_mentioned-elderly_care_12" not in found) is is_mentioned


def test_a_section_named_after_no_category_may_speak_of_several_together(real_plan: Plan) -> None:
    row = figure(real_plan, "figure-21992")
    both = row.model_copy(update={"project_ids": ("social_welfare-04", "funeral-06"), "value": 2_056.0})
    assert "category_section-social_welfare_04" not in found_in(with_figures(real_plan, both))


def test_two_rows_that_exceed_by_the_gap_explain_nothing(real_plan: Plan) -> None:
    row = next(row for row in real_plan.projects if row.project_id == "funeral-08")
    more = row.funding[0].model_copy(update={"amount_wan": row.funding[0].amount_wan + 1_000})
    found = found_in(with_row(real_plan, "funeral-08", funding=(more, *row.funding[1:])))
    assert found["totals_together"].reading is None


@cases(
    ("total", "stated", "key", "value"),
    [
        (2_697, 2_967, "text_bears_out_parts", 2_967),
        (2_967, 2_697, None, None),
        (2_697, 2_697, "text_bears_out_total", 2_697),
        (2_697, 5_000, "digits_swapped_open", None),
    ],
)
def test_the_text_bears_out_the_total_or_the_parts(
    real_plan: Plan, total: int, stated: float, key: str | None, value: float | None
) -> None:
    plan = with_figures(real_plan, figure(real_plan, "figure-21600").model_copy(update={"value": stated}))
    found = found_in(with_row(plan, "funeral-10", total_investment_wan=total)).get("row_parts-funeral_10")
    reading = found.reading if found else None
    assert (reading and reading.key, reading and reading.value) == (key, value)


def test_the_parts_bear_out_the_text(real_plan: Plan) -> None:
    plan = with_figures(real_plan, figure(real_plan, "figure-21600").model_copy(update={"value": 2_967.0}))
    reading = found_in(with_row(plan, "funeral-10", total_investment_wan=2_697))["text_amount-funeral_10"].reading
    assert reading
    assert (reading.key, reading.value, reading.values["equation"]) == ("parts_bear_out_text", 2_967, "1,500+467+1,000=2,967")


def test_rows_that_could_each_be_left_out_are_not_named(real_plan: Plan) -> None:
    area = figure(real_plan, "figure-21219").model_copy(update={"value": 29_800.0})  # one of three rows of 7,000
    reading = found_in(with_figures(real_plan, area))["text_area-elderly_care_04_05_06_07_08"].reading
    assert reading is None or reading.key != "text_leaves_out"


def test_money_in_yuan_is_understood(real_plan: Plan) -> None:
    stated = figure(real_plan, "figure-21500")
    assert new(real_plan, with_figures(real_plan, stated.model_copy(update={"value": 5_560_000.0, "unit": "元"}))) == {}
    assert set(new(real_plan, with_figures(real_plan, stated.model_copy(update={"value": 5_570_000.0, "unit": "元"})))) == {
        "text_amount-funeral_06"
    }


def test_funding_in_the_text_is_compared_with_what_is_possible(real_plan: Plan) -> None:
    stated = figure(real_plan, "figure-21600")
    about = {"figure_id": "figure-2", "measure": Measure.FUNDING, "funding_source": FundingSource.OTHER}
    for value, agrees in ((1_000.0, True), (0.0, True), (1_001.0, False)):
        found = new(real_plan, with_figures(real_plan, stated.model_copy(update=about | {"value": value})))
        assert (not found) is agrees


def test_rows_left_out_of_columns_that_cannot_be_made_to_agree() -> None:
    """Each column is within its range without the first row, but both open rows would have to fill the same column."""
    either = (FundingSource.PREFECTURE, FundingSource.OTHER)
    rows = (
        project(1, total_investment_wan=500, funding=(line(500),)),
        project(2, total_investment_wan=30, funding=(line(30, *either),)),
        project(3, total_investment_wan=30, funding=(line(30, *either),)),
    )
    plan = sample_plan(*rows, not_covered=(FIRST,))
    totals = plan.printed_totals
    assert totals

    def key(prefecture: int) -> str:
        columns = dict.fromkeys(FundingSource, 0) | {FundingSource.PREFECTURE: prefecture, FundingSource.OTHER: 60 - prefecture}
        changed = plan.model_copy(update={"printed_totals": totals.model_copy(update={"funding_wan": columns})})
        found = {one.finding_id: one for one in find_contradictions(changed)}
        reading = found["printed_totals-total"].reading
        assert reading
        assert reading.project_ids == (FIRST,)
        return reading.key

    assert key(30) == "rows_left_out"
    assert key(20) == "rows_left_out_of_total"
