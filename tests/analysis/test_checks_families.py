"""One thing changed at a random place brings exactly the finding of its rule; a plan that agrees yields none of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from analysis.checking.reviewing import find_contradictions
from models import Comparator, Domain, Fact, FundingSource, Indicator, Measure, Passage, Plan, Project, Reach, Target
from tests.analysis.checking_changes import changed_findings, found_in
from tests.analysis.checking_plans import consistent_plans
from tests.analysis.sample import line, project
from tests.analysis.sample import plan as sample_plan
from tests.searching import widen

FEW = settings(deadline=None, max_examples=3, suppress_health_check=list(HealthCheck))
Change = Callable[[Plan, int], Plan | None]  # of a plan that agrees, and a random number; nothing where it has no such thing


@dataclass(frozen=True)
class Family:
    """A rule: what is changed, and the beginning of the id of the one finding that has to come of it."""

    name: str
    change: Change
    finding: str
    rows: int = 1  # how many the plan needs


def all_hold(families: Sequence[Family]) -> None:
    """Each change brings its finding to random plans, and no other; there is a plan to try each on."""
    tried = set[str]()

    @settings(FEW, max_examples=4, phases=(Phase.explicit, Phase.generate))
    @given(consistent_plans(), st.integers(0, 500))
    def hold(plan: Plan, number: int) -> None:
        for family in families:
            changed = family.change(plan, number) if len(plan.projects) >= family.rows else None
            if changed:
                tried.add(family.name)
                found = [one.finding_id for one in find_contradictions(changed)]
                assert len(found) == bool(family.finding), (family.name, found)
                assert all(name.startswith(family.finding) for name in found), (family.name, found)

    widen(hold)
    hold()
    assert tried == {family.name for family in families}


def with_row(plan: Plan, at: int, **fields: Any) -> Plan:
    """The plan with other fields in one of its rows; a cell's passage follows its words."""
    rows = list(plan.projects)
    at %= len(rows)
    cells = dict(rows[at].field_passages)
    for name in ("location_text", "implementer", "scope_text", "name"):
        if name in fields:
            cells[name] = Passage(section="", start=0, end=len(fields[name]), quote=fields[name])
    rows[at] = rows[at].model_copy(update={**fields, "field_passages": cells})
    return plan.model_copy(update={"projects": tuple(rows)})


def with_target(plan: Plan, **fields: Any) -> Plan:
    """The plan with one target more, of an indicator of its own."""
    place = Passage(section="第三章 第二节 任务", start=0, end=4, quote="覆盖率达")
    values: dict[str, Any] = {"value": 50.0, "unit": "%", "number": None, "passage": place, "target_year": plan.end_year}
    own = {name: fields.pop(name) for name in ("baselines", "name") if name in fields}
    target = Target.model_validate(values | fields)
    one = Indicator(indicator_id="extra", name=own.pop("name", "覆盖率"), domain=Domain.DIGITAL, scope="", targets=(target,), **own)
    return plan.model_copy(update={"indicators": (*plan.indicators, one)})


def fact(value: float) -> Fact:
    place = Passage(section="第一章", start=0, end=2, quote="已达")
    return Fact(
        value=value, unit="%", number=None, passage=place, fact_id="before", name="覆盖率", domain=Domain.DIGITAL
    )  # fmt: skip


def with_words(plan: Plan, words: str) -> Plan:
    return plan.model_copy(update={"source_text": f"{plan.source_text}\n{words}\n"})


def without_box(plan: Plan, number: int) -> Plan | None:
    """The plan without what its box says of one row, whose box lists others of its category."""
    rows = [row for row in plan.projects if sum(one.category is row.category for one in plan.projects) > 1]
    if not rows:
        return None
    row = rows[number % len(rows)]
    gone = [one for one in plan.printed_figures if "专栏" in one.passage.section and one.project_ids == (row.project_id,)]
    text = plan.source_text
    for one in gone:
        text = text[: one.passage.start] + "—" * len(one.passage.quote) + text[one.passage.end :]
    kept = tuple(one for one in plan.printed_figures if one not in gone)
    return plan.model_copy(update={"printed_figures": kept, "source_text": text})


def with_low_floor(plan: Plan, number: int) -> Plan | None:
    floors = [one for one in plan.printed_figures if one.comparator is Comparator.AT_LEAST and (one.value or 0) > 1]
    if not floors:
        return None
    chosen = floors[number % len(floors)]
    low = chosen.model_copy(update={"value": float((chosen.value or 0) // 2)})
    return plan.model_copy(update={"printed_figures": tuple(low if one is chosen else one for one in plan.printed_figures)})


def with_other_unit(plan: Plan, number: int) -> Plan | None:
    areas = [one for one in plan.printed_figures if one.measure is Measure.FLOOR_AREA]
    if not areas:
        return None
    chosen = areas[number % len(areas)]
    figures = tuple(one.model_copy(update={"unit": "亩"}) if one is chosen else one for one in plan.printed_figures)
    return plan.model_copy(update={"printed_figures": figures})


SERVED = {"townships": ("532301101",), "reach": Reach.SINGLE_TOWNSHIP, "location_text": "鹿城镇"}
FAMILIES = [
    Family("more than all", lambda plan, n: with_target(plan, value=101.0 + n), "target_bounds-extra-whole"),
    Family("growth may be more", lambda plan, n: with_target(plan, value=101.0 + n, name="增长率"), ""),
    Family(
        "a range the wrong way round",
        lambda plan, n: with_target(plan, value=n + 2.0, value_high=n + 1.0, unit="家", comparator=Comparator.BETWEEN),
        "target_bounds-extra-range",
    ),
    Family("a year of another plan", lambda plan, n: with_target(plan, target_year=2026 + n), "target_bounds-extra-year"),
    Family(
        "below its baseline",
        lambda plan, n: with_target(plan, value=50.0, comparator=Comparator.AT_LEAST, baselines=(fact(51 + n % 40),)),
        "target_bounds-extra-baseline-before",
    ),
    Family(
        "above what it is to fall from",
        lambda plan, n: with_target(plan, value=50.0, comparator=Comparator.AT_MOST, baselines=(fact(49 - n % 40),)),
        "target_bounds-extra-baseline-before",
    ),
    Family("a row that no box lists", without_box, "box_rows-box_", rows=2),
    Family(
        "what no row builds",
        lambda plan, n: with_target(
            plan, value=n + 1.0, unit="所", passage=Passage(section="专栏3", start=0, end=6, quote="新建图书馆所"), name="图书馆"
        ),
        "no_row-extra",
    ),
    Family("a floor that binds nobody", with_low_floor, "low_floor-"),
    Family("another unit", with_other_unit, "text_area-"),
    Family("builds something else", lambda plan, n: with_row(plan, n, scope_text="新建小镇"), "name_scope-"),
    Family("builds what it is called", lambda plan, n: with_row(plan, n, scope_text="新建养老服务中心"), ""),
    Family("rebuilt, and entered as new", lambda plan, n: with_row(plan, n, name="道路改扩建"), "row_kind-"),
    Family("years of another plan", lambda plan, n: with_row(plan, n, end_year=plan.end_year + 1 + n % 9), "row_years-"),
    Family("a part that starts before the whole", lambda plan, n: with_row(plan, n, scope_text="2020年开工"), "row_years-"),
    Family("longer than its years", lambda plan, n: with_row(plan, n, scope_text=f"使用年限为{n % 60 + 3}年"), "row_years-"),
    Family("a body for a place", lambda plan, n: with_row(plan, n, location_text="市民政局"), "wrong_cell-location_text", rows=2),
    Family("a place for a body", lambda plan, n: with_row(plan, n, implementer="鹿城镇、东瓜镇"), "wrong_cell-implementer", rows=2),
    Family("a remark for a body", lambda plan, n: with_row(plan, n, implementer="业主待定"), "wrong_cell-remark-"),
    Family("another place in its scope", lambda plan, n: with_row(plan, n, **SERVED, scope_text="东瓜镇道路"), "row_place-"),
    Family("its own place in its scope", lambda plan, n: with_row(plan, n, **SERVED, scope_text="鹿城镇道路"), ""),
    Family("a township of another rank", lambda plan, _: with_words(plan, "东瓜乡的道路。"), "unit_rank-t532301102"),
    Family("a rank that is to change", lambda plan, _: with_words(plan, "撤销东瓜镇,设立东瓜街道。"), ""),
    Family("numbers that skip", lambda plan, n: with_row(plan, -1, printed_number=3 + n % 50), "row_gone-"),
    Family(
        "a character too many",
        lambda plan, n: with_words(plan, f"全市{n}个村社要不断完善的各类服务站。\n全市{n}个村社要不断完满善的各类服务站。"),
        "slips_of_pen-",
    ),
    Family(
        "two characters swapped",
        lambda plan, _: with_words(plan, "全市村社要不断完善各类服务站点。\n全市村社要不断善完各类服务站点。"),
        "slips_of_pen-",
    ),
    Family("a period cut short", lambda plan, _: with_words(plan, "十四五期间建设,十四期间完成。"), "slips_of_pen-period"),
    Family("a little word more", lambda plan, _: with_words(plan, "全市村社不断完善各类站点。\n全市村社不断完善的各类站点。"), ""),
]  # fmt: skip


def test_one_thing_changed_brings_the_finding_of_its_rule() -> None:
    all_hold(FAMILIES)


def test_two_years_of_one_target_are_two_steps_of_one_way(real_plan: Plan) -> None:
    rate = next(one for one in real_plan.indicators if one.indicator_id == "medical_care_rate")
    earlier = rate.targets[1].model_copy(update={"target_year": 2023})
    changed = tuple(
        one.model_copy(update={"targets": (rate.targets[0], earlier)}) if one is rate else one for one in real_plan.indicators
    )
    assert "target_values-medical_care_rate" not in found_in(real_plan.model_copy(update={"indicators": changed}))


# --- rules over the whole table, in the real plan


def with_text(plan: Plan, before: str, after: str) -> Plan:
    assert len(before) == len(after)
    place = plan.source_text.rindex(before)
    return plan.model_copy(update={"source_text": plan.source_text[:place] + after + plan.source_text[place + len(before) :]})


@pytest.mark.parametrize(
    ("before", "after", "comes", "goes"),
    [
        ("单位:万元", "单位:亿元", {"annex_unit-1"}, set()),
        ("(万元)", "(亿元)", {"annex_unit-2"}, set()),
        ("指在建、新开工、前期", "指新建、改扩建、前期", set(), {"table_notes-1"}),
        ("2、项目进展情况:", "2、实施主体:情况", set(), {"table_notes-2"}),
    ],
)
def test_head_and_notes_of_the_table(real_plan: Plan, before: str, after: str, comes: set[str], goes: set[str]) -> None:
    found, was = set(found_in(with_text(real_plan, before, after))), set(found_in(real_plan))
    assert (found - was, was - found) == (comes, goes)


def test_rows_of_no_more_amounts_than_the_head_names_agree(real_plan: Plan) -> None:
    rows = tuple(row.model_copy(update={"funding": row.funding[:3]}) for row in real_plan.projects)
    assert "head_columns" not in found_in(real_plan.model_copy(update={"projects": rows}))


def test_a_row_that_stands_twice(real_plan: Plan) -> None:
    row = real_plan.projects[-1]
    again = row.model_copy(update={"project_id": "funeral-11", "printed_number": 11})
    found = changed_findings(found_in(real_plan), found_in(real_plan.model_copy(update={"projects": (*real_plan.projects, again)})))
    assert "row_twice-funeral_11" in found


def test_a_size_that_all_of_a_kind_have_but_one(real_plan: Plan) -> None:
    named = next(row for row in real_plan.projects if row.project_id == "elderly_care-11")
    beds = next(one for row in real_plan.projects for one in row.quantities if one.kind.value == "beds")
    rows = tuple(
        row.model_copy(update={"quantities": (*row.quantities, beds)}) if row is named else row for row in real_plan.projects
    )  # fmt: skip
    assert "lacking_size-elderly_care_11-beds" not in found_in(real_plan.model_copy(update={"projects": rows}))


def test_a_project_that_the_heading_of_its_box_speaks_of(real_plan: Plan) -> None:
    named = next(row for row in real_plan.projects if row.project_id == "social_welfare-02")
    rows = tuple(row.model_copy(update={"name": f"儿童{row.name}"}) if row is named else row for row in real_plan.projects)
    assert "box_heading-social_welfare_02" not in found_in(real_plan.model_copy(update={"projects": rows}))


# --- placements


def placed(prefecture: int, other: int, *rows: Project) -> set[str]:
    """What is found of columns that print so much, of rows whose total column agrees."""
    totals = sample_plan(*rows).printed_totals
    assert totals
    columns = dict.fromkeys(FundingSource, 0) | {FundingSource.PREFECTURE: prefecture, FundingSource.OTHER: other}
    plan = sample_plan(*rows).model_copy(update={"printed_totals": totals.model_copy(update={"funding_wan": columns})})
    return {one.finding_id for one in find_contradictions(plan) if one.check == "placements"}


EITHER = (FundingSource.PREFECTURE, FundingSource.OTHER)


def row(number: int, wan: int) -> Project:
    return project(number, name=f"第{number}个中心", total_investment_wan=wan, funding=(line(wan, *EITHER),))


@given(st.lists(st.integers(1, 90), min_size=2, max_size=5), st.data())
@FEW
def test_some_choice_of_columns_makes_the_printed_ones(amounts: list[int], data: st.DataObject) -> None:
    rows = [row(number, wan) for number, wan in enumerate(amounts, 1)]
    first = sum(data.draw(st.sampled_from([0, wan])) for wan in amounts)
    assert placed(first, sum(amounts) - first, *rows) == set()


def test_a_row_that_fits_nowhere_is_named() -> None:
    assert placed(50, 60, row(1, 90), row(2, 20)) == {"placements-elderly_care_01"}


def test_rows_that_fit_one_by_one_and_not_together_are_told() -> None:
    assert placed(50, 70, row(1, 40), row(2, 40), row(3, 40)) == {"placements-all"}
