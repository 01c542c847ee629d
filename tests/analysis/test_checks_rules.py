"""The rules one by one: what counts as a disagreement, what does not, and how it is read."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.checking import parts, wording
from analysis.checking.claims import Claim, agree
from analysis.checking.figures import written, written_bound
from analysis.checking.numbers import Number
from analysis.checking.reviewing import find_contradictions, review
from analysis.checking.slips import slip
from analysis.checking.subsets import sets_adding_up
from models import Comparator, Finding, FundingSource, Passage, Plan, Project, Quantity, QuantityKind, Severity
from tests.analysis.sample import line, project
from tests.analysis.sample import plan as sample_plan
from tests.cases import cases

FLOOR, MORE, MOST, BETWEEN = Comparator.AT_LEAST, Comparator.MORE_THAN, Comparator.AT_MOST, Comparator.BETWEEN
ROWS = ("elderly_care-11", "elderly_care-12")


def claim(value: float | None, comparator: Comparator = Comparator.EQUAL, unit: str = "个", **fields: Any) -> Claim:
    return Claim(value=value, unit=unit, passages=(), numbers=(), comparator=comparator, **fields)


def with_rows(plan: Plan, change: Callable[[Project], Project]) -> Plan:
    return plan.model_copy(update={"projects": tuple(map(change, plan.projects))})


def found(plan: Plan) -> dict[str, Finding]:
    return {one.finding_id: one for one in find_contradictions(plan)}


@cases(
    ("one", "other", "expected"),
    [
        (claim(20, FLOOR), claim(40), True),
        (claim(41, FLOOR), claim(40), False),
        (claim(40, MORE), claim(40), False),
        (claim(40, MORE), claim(41), True),
        (claim(40, MOST), claim(41), False),
        (claim(2, BETWEEN, value_high=3), claim(3), True),
        (claim(2, BETWEEN, value_high=3), claim(4), False),
        (claim(20, FLOOR), claim(30, FLOOR), False),
        (claim(20, MOST), claim(30, FLOOR), False),
        (claim(5, unit="家"), claim(5, unit="个"), True),
        (claim(5, unit="家"), claim(6, unit="个"), False),
        (claim(5, unit="亩"), claim(5, unit="平方米"), False),
        (claim(5, unit="张"), claim(5, unit="个"), False),
        (claim(5, unit="‰"), claim(5, unit="%"), False),
        (claim(800, unit="平米"), claim(801, unit="㎡"), False),
        (claim(2_200, is_approximate=True), claim(2_240), True),
        (claim(2_200, is_approximate=True), claim(2_260), False),
        (claim(None, Comparator.RELATIVE, words="居民消费增速"), claim(None, Comparator.RELATIVE, words="经济增速"), False),
        (claim(None, Comparator.RELATIVE, words="居民消费增速"), claim(5), True),
    ],
)
def test_whether_two_claims_can_both_be_so(one: Claim, other: Claim, expected: bool) -> None:
    assert agree(one, other) is agree(other, one) is expected


def test_a_rate_is_its_value() -> None:
    assert agree(claim(80, FLOOR, "%"), claim(80, unit="%"), is_rate=True)
    assert not agree(claim(35, FLOOR, "%"), claim(100, unit="%"), is_rate=True)


@cases(
    ("one", "other", "kind"),
    [
        (2697, 2967, "digits_swapped"), (11_800, 12_800, "one_digit"), (800, 1_800, "digit_lost"), (1_800, 800, "digit_added"),
        (200, 2_000, "factor_ten"), (200_000, 200, "factor_ten"), (8, 14, None), (8, 9, None), (2697, 3697.5, None), (0, 500, None),
        (1_234, 1_324, "digits_swapped"), (1_234, 4_231, None), (500, 500, None), (1_234, 56_789, None),
    ],
)  # fmt: skip
def test_slips_of_the_pen(one: float, other: float, kind: str | None) -> None:
    assert slip(one, other) == kind


@given(st.lists(st.integers(0, 40), max_size=9), st.integers(1, 90))
def test_sets_that_add_up_are_all_found(numbers: list[int], target: int) -> None:
    from itertools import combinations

    expected = [
        rows for size in range(1, 5) for rows in combinations(range(len(numbers)), size) if sum(numbers[r] for r in rows) == target
    ]
    assert sorted(sets_adding_up(numbers, target)) == sorted(expected)


def test_among_too_many_numbers_nothing_is_searched() -> None:
    assert sets_adding_up([1] * 201, 1) == sets_adding_up([1], 0) == sets_adding_up([1], -1) == []
    assert len(sets_adding_up([1] * 200, 1)) == 200
    assert sets_adding_up([1] * 200, 2) == []  # 19,900 pairs would do: none of them explains anything


def test_numbers_are_written_as_people_read_them() -> None:
    assert [written(value) for value in (143063, 6.031, -270, 0.1 + 0.2)] == ["143,063", "6.031", "−270", "0.3"]
    assert written_bound(2, "家", BETWEEN, 3) == "2–3家"
    assert written_bound(20, "个", FLOOR) == "≥20个"


@cases(
    ("name", "kind"),
    [
        ("社区综合服务站建设项目", "站"), ("乡镇殡仪服务中心", "中心"), ("楚雄市陵园改扩建(第三期)", "陵园"), ("民政信息化", None),
        ("区域性养老服务中心", "中心"), ("乡镇敬老院提升改造", "院"),
    ],
)  # fmt: skip
def test_what_kind_of_place_a_name_names(name: str, kind: str | None) -> None:
    assert wording.facility_type(name) == kind


@cases(
    ("quote", "number", "value", "agrees"),
    [
        ("甲工作、乙工作、丙工作等六项机制", "六项", 6, True),
        ("甲工作、乙工作、丙工作等两项机制", "两项", 2, False),
        ("实现甲覆盖、乙(丙、丁)覆盖、戊覆盖“三个全覆盖”", "三个", 3, True),
        ("实现甲覆盖、乙(丙、丁)覆盖、戊覆盖“四个全覆盖”", "四个", 4, False),
        ("甲率、乙率、丙率实现四个100%", "四个", 4, False),
        ("“六个平台”即甲平台、乙平台", "六个", 6, False),
        ("“七个平台”:甲平台、乙平台、丙平台", "七个", 7, False),
        ("建设七个平台:甲平台、乙平台、丙平台", "七个", 7, False),
        ("建设三个平台,包括甲平台、乙平台、丙平台", "三个", 3, True),
        ("建设四个平台,包括甲平台、乙平台、丙平台等", "四个", 4, True),
        ("“一个中心”即大数据中心", "一个", 1, True),
        ("统一建设集“一个中心”、“六个平台”功能", "六个", 6, None),
        ("扩建、修缮活动场所6个", "6个", 6, None),
        ("在全市15个乡镇、154个村成立", "15个", 15, None),
    ],
)
def test_sentences_that_count_what_they_list(quote: str, number: str, value: float, agrees: bool | None) -> None:
    passage = Passage(section="", start=0, end=len(quote), quote=quote)
    place = Passage(section="", start=quote.index(number), end=quote.index(number) + len(number), quote=number)
    listed = parts._listed(Number(value, "个", "", place, passage, "x"))
    if agrees is None:
        assert listed is None
    else:
        assert listed
        count, may_be_more = listed
        assert (count == value or (may_be_more and value > count)) is agrees


def test_a_column_within_its_range_agrees_and_outside_does_not() -> None:
    rows = (project(1, funding=(line(60), line(40, FundingSource.PREFECTURE, FundingSource.OTHER))), project(2, implementer="x"))
    plan = sample_plan(*rows)
    totals = plan.printed_totals
    assert totals
    columns = {
        FundingSource.CENTRAL_PROVINCIAL: 160,
        FundingSource.PREFECTURE: 40,
        FundingSource.COUNTY_CITY: 0,
        FundingSource.OTHER: 0,
    }

    def ids(prefecture: int) -> set[str]:
        printed = totals.model_copy(update={"funding_wan": columns | {FundingSource.PREFECTURE: prefecture}})
        return {name for name in found(plan.model_copy(update={"printed_totals": printed})) if name.startswith("printed_totals")}

    assert (ids(0), ids(25), ids(40)) == (set(), set(), set())
    assert ids(41) == {"printed_totals-prefecture"}


def test_rows_left_out_are_named_only_if_one_set_explains_everything() -> None:
    rows = [project(number, total_investment_wan=wan, funding=(line(wan),)) for number, wan in enumerate([100, 250, 250, 400], 1)]
    one, two = rows[0].project_id, rows[1].project_id

    def reading(*left_out: str) -> tuple[str, tuple[str, ...]]:
        plan = sample_plan(*rows, not_covered=left_out)
        printed = sum(row.total_investment_wan for row in rows if row.project_id not in left_out)
        columns = {source: printed if source is FundingSource.CENTRAL_PROVINCIAL else 0 for source in FundingSource}
        totals = plan.printed_totals
        assert totals
        plan = plan.model_copy(update={"printed_totals": totals.model_copy(update={"funding_wan": columns})})
        given_reading = found(plan)["printed_totals-total"].reading
        assert given_reading
        return given_reading.key, given_reading.project_ids

    assert reading(one) == ("rows_left_out", (one,))
    assert reading(two) == ("rows_left_out_ambiguous", ())


def test_the_rows_left_out_are_found_whatever_the_plan_says_is_covered(real_plan: Plan) -> None:
    totals = real_plan.printed_totals
    assert totals
    nothing = real_plan.model_copy(update={"printed_totals": totals.model_copy(update={"covered_project_ids": ()})})
    reading = found(nothing)["printed_totals-total"].reading
    assert reading
    assert (reading.key, reading.project_ids) == ("rows_left_out", ROWS)


def test_a_project_in_another_category_stands_in_the_wrong_section(real_plan: Plan) -> None:
    heading = real_plan.projects[-1].field_passages["category"]

    def move(row: Project) -> Project:
        is_it = row.project_id == "elderly_care-09"
        return row.model_copy(update={"field_passages": {**row.field_passages, "category": heading}}) if is_it else row

    assert set(found(with_rows(real_plan, move))) - set(found(real_plan)) == {"category_section-elderly_care_09"}


def test_a_blank_field_is_a_note_and_a_column_that_no_row_has_is_none(real_plan: Plan) -> None:
    def blank(row: Project) -> Project:
        return row.model_copy(update={"implementer": None}) if row.project_id == "funeral-01" else row

    assert set(found(with_rows(real_plan, blank))) - set(found(real_plan)) == {"missing_field-funeral_01-implementer"}
    nobody = with_rows(real_plan, lambda row: row.model_copy(update={"implementer": None}))
    assert not [name for name in found(nobody) if name.startswith("missing_field")]


def test_a_row_without_funding_is_blank_and_not_wrong(real_plan: Plan) -> None:
    bare = with_rows(real_plan, lambda row: row.model_copy(update={"funding": ()}) if row.project_id == "funeral-10" else row)
    new = set(found(bare)) - set(found(real_plan))
    assert "missing_field-funeral_10-funding" in new
    assert not [name for name in new if name.startswith("row_parts")]


def test_a_plan_without_printed_figures_does_not_say_what_its_text_leaves_out(real_plan: Plan) -> None:
    unread = real_plan.model_copy(update={"printed_figures": ()})
    assert not [name for name in found(unread) if name.startswith("never_mentioned")]


def test_a_text_that_names_no_project_leaves_none_out(real_plan: Plan) -> None:
    silent = real_plan.model_copy(
        update={"printed_figures": (), "indicators": (), "source_text": "一" * len(real_plan.source_text)}
    )
    assert not [name for name in found(silent) if name.startswith("never_mentioned")]


def test_hedges_and_names_are_compared(real_plan: Plan) -> None:
    flat = tuple(
        one.model_copy(update={"targets": tuple(target.model_copy(update={"is_aspirational": False}) for target in one.targets)})
        for one in real_plan.indicators
    )
    assert "hedge-minors_station_coverage" not in found(real_plan.model_copy(update={"indicators": flat}))
    figures = tuple(
        one.model_copy(update={"noun": "村级殡仪服务所"}) if one.figure_id == "figure-21609" else one
        for one in real_plan.printed_figures
    )
    assert set(found(real_plan.model_copy(update={"printed_figures": figures}))) - set(found(real_plan)) == {"naming-funeral_10"}


def test_a_plan_without_totals_text_or_rows_has_nothing_to_compare() -> None:
    empty = sample_plan(has_printed_total=False)
    assert review(empty).findings == ()
    assert review(empty).checked == 0


def test_severities_are_of_their_family(real_plan: Plan) -> None:
    severities = {one.check: one.severity for one in find_contradictions(real_plan)}
    assert {check for check, severity in severities.items() if severity is Severity.ERROR} == {
        "printed_totals", "totals_together", "row_parts", "text_amount", "text_area", "text_count", "target_values",
    }  # fmt: skip


@pytest.mark.parametrize(("parts", "is_found"), [((4, 6), False), ((4, 5), True)])
def test_a_whole_and_two_parts_are_enough_to_be_compared(parts: tuple[int, int], is_found: bool) -> None:
    stated = [("选址用地", 10), ("一期开发", parts[0]), ("二期开发", parts[1])]
    quantities = [
        Quantity(
            kind=QuantityKind.OTHER, value=value, unit="公顷", noun=noun,
            passage=Passage(section="", start=place * 20, end=place * 20 + len(words := f"{noun}{value}公顷"), quote=words),
        )
        for place, (noun, value) in enumerate(stated)
    ]  # fmt: skip
    reviewed = review(sample_plan(project(1, quantities=tuple(quantities))))
    assert reviewed.tallies["sentence_parts"].checked == 1
    assert any(one.check == "sentence_parts" for one in reviewed.findings) is is_found
