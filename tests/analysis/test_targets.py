"""Targets held against what the projects are to build: by hand, at random, and on the real plan."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.questions import target_search
from analysis.questions.target_search import find_facts, find_indicators
from analysis.questions.targets import Verdict, assess, assess_all, beside, bounds, stated_together
from models import Comparator, Domain, Indicator, Measure, Passage, Plan, PrintedFigure, Project, Quantity, QuantityKind, Target
from tests.analysis.sample import plan, project
from tests.cases import cases
from ui.words.measures import as_printed

FAR = 10_000  # where the sample's text about targets begins; the rows stand before it


def passage(quote: str, start: int = FAR) -> Passage:
    return Passage(section="第三章", start=start, end=start + len(quote), quote=quote)


def number_of(quote: str, number: str, start: int = FAR) -> Passage:
    return passage(number, start + quote.index(number))


def target(value: float | None = 20, comparator: Comparator = Comparator.EQUAL, **fields: object) -> Target:
    quote, number = str(fields.pop("quote", "新建20个食堂")), str(fields.pop("number", "20个"))
    start = int(str(fields.pop("start", FAR)))
    values: dict[str, object] = {
        "value": value, "unit": "个", "comparator": comparator, "number": number_of(quote, number, start) if number else None,
        "passage": passage(quote, start), "target_year": 2025,
    }  # fmt: skip
    return Target.model_validate(values | fields)


def indicator(*targets: Target, **fields: object) -> Indicator:
    values: dict[str, object] = {
        "indicator_id": "canteens", "name": "食堂", "domain": Domain.ELDERLY_CARE, "scope": "", "targets": targets or (target(),),
        "project_ids": ("elderly_care-01",),
    }  # fmt: skip
    return Indicator.model_validate(values | fields)


def quantity(value: float, kind: QuantityKind = QuantityKind.FACILITIES, **fields: object) -> Quantity:
    values: dict[str, object] = {"kind": kind, "value": value, "unit": "个", "noun": "食堂", "passage": passage("40个食堂", 50)}
    return Quantity.model_validate(values | fields)


def figure(measure: Measure = Measure.FACILITIES, *project_ids: str, **fields: object) -> PrintedFigure:
    values: dict[str, object] = {
        "figure_id": "figure-1", "measure": measure, "noun": "食堂", "project_ids": project_ids or ("elderly_care-01",),
        "record_noun": "食堂" if measure is Measure.FACILITIES else "", "indicator_id": "canteens", "value": 20, "unit": "个",
        "number": None, "passage": passage("新建20个食堂"),
    }  # fmt: skip
    return PrintedFigure.model_validate(values | fields)


def sample(indicators: Indicator, *figures: PrintedFigure, projects: tuple[Project, ...]) -> Plan:
    return plan(*projects).model_copy(update={"indicators": (indicators,), "printed_figures": figures})


@cases(
    ("value", "comparator", "capacity", "verdict"),
    [
        (20, Comparator.AT_LEAST, 20, Verdict.REACHES),
        (20, Comparator.AT_LEAST, 40, Verdict.REACHES),
        (20, Comparator.AT_LEAST, 19, Verdict.FALLS_SHORT),
        (20, Comparator.MORE_THAN, 20, Verdict.FALLS_SHORT),
        (20, Comparator.MORE_THAN, 21, Verdict.REACHES),
        (20, Comparator.AT_MOST, 20, Verdict.REACHES),
        (20, Comparator.AT_MOST, 21, Verdict.EXCEEDS),
        (20, Comparator.EQUAL, 20, Verdict.REACHES),
        (20, Comparator.EQUAL, 21, Verdict.EXCEEDS),
        (20, Comparator.EQUAL, 19, Verdict.FALLS_SHORT),
    ],
)
def test_every_comparator_binds_in_its_own_way(value: float, comparator: Comparator, capacity: float, verdict: Verdict) -> None:
    asked = indicator(target(value, comparator))
    found = assess(sample(asked, figure(), projects=(project(quantities=(quantity(capacity),)),)), asked)
    assert (found.verdict, found.capacity and found.capacity.value) == (verdict, capacity)


def test_a_range_has_two_ends() -> None:
    asked = target(2, Comparator.BETWEEN, value_high=3)
    assert bounds(asked) == (2, 3)
    assert [beside(value, asked) for value in (1, 2, 3, 4)] == [
        Verdict.FALLS_SHORT, Verdict.REACHES, Verdict.REACHES, Verdict.EXCEEDS,
    ]  # fmt: skip


@given(st.sampled_from(Comparator), st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_more_capacity_never_falls_short_where_less_did_not(comparator: Comparator, value: int, less: int, more: int) -> None:
    asked = target(value, comparator, value_high=value + 3 if comparator is Comparator.BETWEEN else None)
    low, high = sorted((less, more))
    if beside(low, asked) is not Verdict.FALLS_SHORT:
        assert beside(high, asked) is not Verdict.FALLS_SHORT


def test_projects_are_added_up_and_other_nouns_and_kinds_left_out() -> None:
    beds = QuantityKind.BEDS
    rows = (
        project(
            1, quantities=(quantity(1000, beds, noun="养老床位", unit="张"), quantity(5), quantity(800, QuantityKind.FLOOR_AREA))
        ),
        project(2, quantities=(quantity(200, beds, noun="床位", unit="张"),)),
        project(3, quantities=(quantity(9, beds, noun="床位", unit="张"),)),
    )
    asked = indicator(target(1000, Comparator.AT_LEAST), project_ids=("elderly_care-01", "elderly_care-02"))
    found = assess(sample(asked, figure(Measure.BEDS, "elderly_care-01", "elderly_care-02"), projects=rows), asked)
    assert found.capacity is not None
    assert [part.value for part in found.capacity.parts] == [1000, 200]
    assert found.capacity.unit == "张"
    assert found.is_enough


def test_a_target_may_count_projects_themselves() -> None:
    asked = indicator(target(3), project_ids=("elderly_care-01", "elderly_care-02"))
    rows = (project(1), project(2))
    found = assess(sample(asked, figure(Measure.PROJECTS, *asked.project_ids), projects=rows), asked)
    assert found.verdict is Verdict.FALLS_SHORT
    assert found.capacity is not None
    assert found.capacity.value == 2


@pytest.mark.parametrize("unit", ["%", "‰"])
def test_a_rate_is_never_held_against_a_quantity(unit: str) -> None:
    asked = indicator(target(100, unit=unit))
    found = assess(sample(asked, projects=(project(quantities=(quantity(40),)),)), asked)
    assert (found.verdict, found.capacity) == (Verdict.RATE, None)


def test_what_a_figure_calls_a_rate_is_one_whatever_its_unit() -> None:
    asked = indicator(target(30, Comparator.MORE_THAN, unit="平方米"))
    rows = (project(quantities=(quantity(29_600, QuantityKind.FLOOR_AREA, unit="平方米"),)),)
    assert assess(sample(asked, figure(Measure.RATE), projects=rows), asked).verdict is Verdict.RATE


def test_nothing_is_guessed() -> None:
    row = project(quantities=(quantity(40),))
    alone = indicator(project_ids=())
    assert assess(sample(alone, projects=(row,)), alone).verdict is Verdict.NO_PROJECT
    served = indicator()
    assert assess(sample(served, projects=(row,)), served).verdict is Verdict.NOT_STATED
    assert assess(sample(served, figure(), projects=(project(),)), served).verdict is Verdict.NOT_STATED


def test_the_targets_own_words_in_a_row_are_the_quantity_and_said_to_be_so() -> None:
    row = project(quantities=(quantity(40),))
    asked = indicator(target(40, quote="40个食堂", number="40个", start=50))
    found = assess(sample(asked, projects=(row,)), asked)
    assert (found.verdict, found.is_same_number) == (Verdict.REACHES, True)
    elsewhere = indicator(target(40))
    assert not assess(sample(elsewhere, figure(), projects=(row,)), elsewhere).is_same_number


def test_beds_are_added_up_unless_a_row_states_parts() -> None:
    beds = QuantityKind.BEDS
    one, two = (project(number, quantities=(quantity(number * 100, beds),)) for number in (1, 2))
    parted = project(3, quantities=(quantity(5, beds), quantity(7, beds)))
    assert [part.value for part in stated_together((one, two))[beds]] == [100, 200]
    assert stated_together((one, two, parted)) == stated_together((one,)) == {}


def test_statements_that_differ_each_count() -> None:
    row = project(quantities=(quantity(14),))
    for values, verdict, is_contradictory in (((8, 14), Verdict.EXCEEDS, True), ((14, 20), Verdict.DEPENDS, True)):
        asked = indicator(*(target(value) for value in values))
        found = assess(sample(asked, figure(), projects=(row,)), asked)
        assert (found.verdict, found.is_contradictory) == (verdict, is_contradictory)
    floor = indicator(target(20, Comparator.AT_LEAST), target(40))
    assert not assess(sample(floor, figure(), projects=(row,)), floor).is_contradictory


@cases(
    ("quote", "number", "words", "printed"),
    [
        ("覆盖率力争达到50%以上", "50%", "力争达到…以上", "力争达到50%以上"),
        ("力争实现低保标准比率达75%", "75%", "力争…达", "力争…达75%"),
        ("占比争取达全州60%以上", "60%", "争取达…以上", "争取达全州60%以上"),
        ("结合率达到35%以上,有效服务率达到80%以上", "80%", "达到…以上", "达到80%以上"),
        ("建设20个以上食堂", "20个", "以上", "20个以上"),
        ("新建3个服务点", "3个", "", "3个"),
    ],
)
def test_a_number_is_shown_with_its_words_as_printed(quote: str, number: str, words: str, printed: str) -> None:
    assert as_printed(target(1, quote=quote, number=number, comparator_words=words)) == printed


def test_a_relative_target_is_its_words() -> None:
    asked = target(None, Comparator.RELATIVE, number="", comparator_words="不低于")
    assert as_printed(asked, "上年度增速") == "不低于上年度增速"
    assert assess(sample(indicator(asked), projects=(project(),)), indicator(asked)).verdict is Verdict.RATE


# --- the real plan -------------------------------------------------------------------------------


@cases(
    ("indicator_id", "value", "unit", "verdict"),
    [
        ("happiness_canteens", 40, "个", Verdict.REACHES),
        ("care_beds_added", 670, "张", Verdict.REACHES),
        ("integrated_care_beds", 1200, "张", Verdict.REACHES),
        ("crematories", 3, "个", Verdict.REACHES),
        ("cemetery_graves", 30_000, "个", Verdict.REACHES),
        ("township_homes_upgraded", 14, "所", Verdict.EXCEEDS),
        ("community_area_per_100_households", None, "", Verdict.RATE),
        ("nursing_beds_share", None, "", Verdict.RATE),
        ("network_centres", None, "", Verdict.NOT_STATED),
        ("service_satisfaction", None, "", Verdict.NO_PROJECT),
    ],
)
def test_the_real_plan(real_plan: Plan, indicator_id: str, value: float | None, unit: str, verdict: Verdict) -> None:
    found = next(one for one in assess_all(real_plan) if one.indicator.indicator_id == indicator_id)
    assert found.verdict is verdict
    assert (found.capacity.value, found.capacity.unit) == (value, unit) if found.capacity else value is None


def test_every_part_is_a_quantity_of_a_project_that_serves_the_target(real_plan: Plan) -> None:
    for found in assess_all(real_plan):
        for part in found.capacity.parts if found.capacity else ():
            assert part.project.project_id in found.indicator.project_ids
            assert set(part.quantities) <= set(part.project.quantities)
            assert part.quantities or (found.capacity and found.capacity.measure is Measure.PROJECTS)
        assert len({q.kind for part in found.capacity.parts for q in part.quantities} if found.capacity else ()) <= 1


def test_words_as_printed_stand_in_the_text(real_plan: Plan) -> None:
    for one in real_plan.indicators:
        for stated in one.targets:
            for piece in as_printed(stated, stated.relative_to).split("…"):
                assert piece in stated.passage.quote.replace("\n", "")


def test_search_by_name_words_pinyin_and_domain(real_plan: Plan) -> None:
    def ids(words: str) -> set[str]:
        return {one.indicator_id for one in find_indicators(real_plan, real_plan.indicators, words)}

    assert ids("hhl") == ids("huohualv") == {"cremation_rate"}
    assert "happiness_canteens" in ids("新时代 食堂")
    assert ids("elderly care") == {one.indicator_id for one in real_plan.indicators if one.domain is Domain.ELDERLY_CARE}
    assert ids("") == {one.indicator_id for one in real_plan.indicators}
    assert ids("qqqq") == set()
    assert {fact.fact_id for fact in find_facts(real_plan, "优待证")} == {"elderly_cards", "elderly_cards_share"}


def test_without_words_all_is_found_and_nothing_is_spelled(real_plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(target_search, "search_texts", lambda _: pytest.fail("spelled"))
    assert find_facts(real_plan, "") == real_plan.facts
    assert find_indicators(real_plan, real_plan.indicators, "") == real_plan.indicators
