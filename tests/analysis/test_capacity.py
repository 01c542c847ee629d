"""What is planned of a kind: the law, and the real plan's sizes and unit costs worked out by hand from its files."""

import csv
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import plan_data
from analysis.core.arrays import Floats
from analysis.core.building import build_frame
from analysis.core.frame import PlanFrame
from analysis.core.question import Question
from analysis.core.view import view
from analysis.questions.capacity import capacity, planned
from analysis.questions.townships import CITY_LEVEL
from analysis.questions.unit_costs import project_costs, relatives
from models import (
    AllocationPolicy,
    Basis,
    Category,
    ConstructionType,
    FundingSource,
    Measure,
    Plan,
    PrintedFigure,
    ProjectFilter,
    Provenance,
    Quantity,
    QuantityKind,
    TownshipPolicy,
    YearPolicy,
)
from tests.analysis import by_hand, sample
from tests.analysis.frames import capacity_by_category, capacity_by_township, capacity_by_year, costs_of
from tests.cases import cases

EMPTY = ProjectFilter()
EVENLY = AllocationPolicy()
OF_MONEY = ("funding_source", "min_wan", "max_wan", "unsettled")  # fields that look at a project's amounts
CHARTS = {capacity_by_category: ("category",), capacity_by_year: ("from_year", "to_year"), capacity_by_township: ("township",)}
PARTS = ["own", "shared", "undivided"]
law = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@st.composite
def questions(draw: st.DrawFn) -> tuple[Question, Floats]:
    """A random plan, a random question to it, and how much of a kind each project gives."""
    plan = draw(sample.plans())
    asked = draw(sample.filters(project_ids=tuple(project.project_id for project in plan.projects)))
    sizes = draw(st.lists(st.sampled_from([0, 1, 40, 500]), min_size=len(plan.projects), max_size=len(plan.projects)))
    return Question(build_frame(plan), asked, draw(sample.policies), draw(sample.bases)), np.array(sizes, dtype=np.float64)


def near(value: float) -> object:
    return pytest.approx(value, rel=1e-9, abs=1e-6)


def without(asked: ProjectFilter, *fields: str) -> ProjectFilter:
    return asked.replace(**{field: getattr(EMPTY, field) for field in fields})


def in_view_by_hand(question: Question, sizes: Floats) -> float:
    """A project's size weighs what its money weighs: a project of one 万元, all of it of one known source."""
    frame, asked, policy, basis = question
    seen = by_hand.rows(frame.plan, asked, policy, basis)
    weighed = by_hand.rows(_of_one_wan(frame.plan), without(asked, *OF_MONEY), policy, basis)
    return sum(
        size * (weight.certain + weight.undivided)
        for size, row, weight in zip(sizes, seen, weighed, strict=True)
        if row.is_selected
    )


def _of_one_wan(plan: Plan | None) -> Plan:
    assert plan is not None
    alike = {"total_investment_wan": 1, "funding": (sample.line(1),)}
    return plan.model_copy(update={"projects": tuple(project.model_copy(update=alike) for project in plan.projects)})


@law
@given(questions())
def test_a_size_goes_where_its_projects_money_goes(asked: tuple[Question, Floats]) -> None:
    question, sizes = asked
    found = capacity(question, amounts=sizes)
    assert found.amount == near(in_view_by_hand(question, sizes))
    assert found.projects == int((view(question).selected & (sizes > 0)).sum())
    assert min(found.own, found.shared, found.undivided) >= 0


@law
@given(questions())
def test_parts_and_undivided_add_up_to_the_view_in_every_chart(asked: tuple[Question, Floats]) -> None:
    question, sizes = asked
    for chart, own in CHARTS.items():
        table = chart(question, amounts=sizes)
        whole = capacity(question.without(*own), amounts=sizes)
        assert table["amount"].sum() == near(whole.amount), chart.__name__
        assert table[PARTS].sum(axis=1).tolist() == near(table["amount"].tolist())
        assert table["before"].sum() == near(capacity(question.of_everything(), amounts=sizes).amount)
        assert (table[PARTS] >= 0).all(axis=None)
        assert table["undivided"].sum() == near(whole.undivided)


@law
@given(questions())
def test_a_bar_is_what_a_click_on_it_shows(asked: tuple[Question, Floats]) -> None:
    question, sizes = asked
    categories = capacity_by_category(question, amounts=sizes).set_index("category")
    for code in Category:
        picked = capacity(question.replace(category=(code,)), amounts=sizes)
        assert categories.loc[code, "amount"] == near(picked.amount)
        assert categories.loc[code, "projects"] == picked.projects
    if question.policy.townships is TownshipPolicy.EVENLY:
        townships = capacity_by_township(question, amounts=sizes).set_index("township")
        for code in question.frame.townships:
            picked = capacity(question.replace(township=(code,)), amounts=sizes)
            assert townships.loc[code, "amount"] == near(picked.amount)
            assert townships.loc[code, ["own_projects", "shared_projects"]].sum() == picked.projects
    if question.policy.years is not YearPolicy.UNDIVIDED:
        years = capacity_by_year(question, amounts=sizes).groupby("year")["amount"].sum()
        for year in question.frame.years:
            picked = capacity(question.replace(from_year=year, to_year=year), amounts=sizes)
            assert years[year] == near(picked.amount)


@law
@given(questions(), st.sampled_from(FundingSource))
def test_a_source_divides_no_size(asked: tuple[Question, Floats], source: FundingSource) -> None:
    question, sizes = asked
    question = question.without("township", "from_year", "to_year").replace(funding_source=(source,))
    found = capacity(question, amounts=sizes)
    assert found.own == near(float(sizes[view(question).selected].sum()))
    assert found.shared == found.undivided == 0


# --- the real plan, from its files ---------------------------------------------------------------


def printed_quantities(kind: QuantityKind) -> Iterator[tuple[str, float]]:
    """What the scopes of the annex say, copied by hand, each number found again in the plan's own file."""
    folder = Path(plan_data.__file__).parent / "chuxiong_civil_affairs_2021_2025"
    with (folder / "projects.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for value in HAND[kind].get(row["project_id"], ()):
                assert f"{value:g}" in row["scope_text"] or f"{value / 10_000:g}万" in row["scope_text"]
                yield row["project_id"], value


# what the scope of each row prints, copied from the annex by hand
HAND: dict[QuantityKind, dict[str, tuple[float, ...]]] = {
    QuantityKind.BEDS: {
        "elderly_care-01": (670,), "elderly_care-02": (2250,), "elderly_care-04": (500,), "elderly_care-05": (1000,),
        "elderly_care-06": (500,), "elderly_care-07": (500,), "elderly_care-08": (200,), "social_welfare-01": (40,),
        "social_welfare-02": (380,),
    },
    QuantityKind.GRAVES: {"funeral-04": (15000, 5000), "funeral-05": (30000,), "funeral-07": (118000,)},
    QuantityKind.FACILITIES: {
        "grassroots_community-01": (37,), "elderly_care-01": (1, 30), "elderly_care-02": (15,), "elderly_care-03": (14,),
        "elderly_care-09": (10,), "elderly_care-10": (40,), "elderly_care-11": (4,), "elderly_care-12": (1,),
        "funeral-07": (59,), "funeral-08": (15,), "funeral-09": (15,), "funeral-10": (59,),
    },
    QuantityKind.FLOOR_AREA: {
        "grassroots_community-01": (29600,), "elderly_care-01": (22800,), "elderly_care-02": (30000,),
        "elderly_care-04": (7000,), "elderly_care-05": (15000,), "elderly_care-06": (7000,), "elderly_care-07": (7000,),
        "elderly_care-08": (800,), "elderly_care-09": (8000,), "elderly_care-10": (6000,), "elderly_care-11": (20000,),
        "elderly_care-12": (22000,), "social_welfare-01": (1000,), "social_welfare-02": (7000,), "funeral-01": (1950,),
        "funeral-02": (2200,), "funeral-03": (2200,), "funeral-05": (6000,), "funeral-06": (991,),
    },
}  # fmt: skip


@cases("kind", HAND)
def test_the_real_plan_s_sizes(kind: QuantityKind, real: PlanFrame, real_plan: Plan) -> None:
    sizes = planned(real, kind)
    expected = dict.fromkeys((project.project_id for project in real_plan.projects), 0.0)
    for project_id, value in printed_quantities(kind):
        expected[project_id] += value
    assert dict(zip(expected, sizes.tolist(), strict=True)) == expected
    assert capacity(Question(real, EMPTY, EVENLY, Basis.COMPUTED), amounts=sizes).own == sum(expected.values())


def test_beds_by_category_township_and_year(real: PlanFrame, real_plan: Plan) -> None:
    sizes = planned(real, QuantityKind.BEDS)
    by_category = capacity_by_category(Question(real, EMPTY, EVENLY, Basis.COMPUTED), amounts=sizes).set_index("category")["amount"]
    assert by_category.to_dict() == {"elderly_care": 5620, "social_welfare": 420, "funeral": 0, "grassroots_community": 0}
    towns = capacity_by_township(Question(real, EMPTY, EVENLY, Basis.COMPUTED), amounts=sizes).set_index("township")
    everyone = (670 + 2250) / 15
    assert towns.loc["532301104", ["own", "shared", "amount"]].tolist() == near([500, everyone, 500 + everyone])
    assert towns.loc[CITY_LEVEL, "amount"] == 1000 + 200
    years = capacity_by_year(Question(real, EMPTY, EVENLY, Basis.COMPUTED), amounts=sizes).groupby("year")[["own", "shared"]].sum()
    assert years.loc[2021].tolist() == near([500 + 1000 + 40, (670 + 2250) / 5])
    assert years.loc[2022].tolist() == near([500 + 200 + 380, (670 + 2250) / 5])


def test_a_year_s_part_of_a_project_is_shared_in_every_chart(real: PlanFrame, real_plan: Plan) -> None:
    """The commercial cemetery is one township's own, yet of its five years one is a policy's part."""
    graves = planned(real, QuantityKind.GRAVES)
    one_year = EMPTY.replace(from_year=2022, to_year=2022)
    towns = capacity_by_township(Question(real, one_year, EVENLY, Basis.COMPUTED), amounts=graves).set_index("township")
    zixi = towns.loc["532301104"]
    assert zixi[["own", "shared"]].tolist() == near([0, 30000 / 5 + 118000 / 15 / 5])
    assert zixi[["own_projects", "shared_projects"]].tolist() == [0, 2]
    category = (
        capacity_by_category(Question(real, one_year, EVENLY, Basis.COMPUTED), amounts=graves).set_index("category").loc["funeral"]
    )
    assert category[["own", "shared", "amount"]].tolist() == near([0, 168000 / 5, 168000 / 5])
    in_zixi = EMPTY.replace(township=("532301104",))
    years = (
        capacity_by_year(Question(real, in_zixi, EVENLY, Basis.COMPUTED), amounts=graves).groupby("year")[["own", "shared"]].sum()
    )
    assert years.loc[2023].tolist() == near([0, 30000 / 5 + 118000 / 15 / 5])


def test_a_township_s_part_of_a_project_of_one_year_is_shared(real: PlanFrame, real_plan: Plan) -> None:
    """The crematories of one year serve two or three townships each."""
    area = planned(real, QuantityKind.FLOOR_AREA)
    dadiji = next(town.code for town in real_plan.townships if town.name == "大地基乡")
    asked = EMPTY.replace(township=(dadiji,), category=(Category.FUNERAL,))
    years = capacity_by_year(Question(real, asked, EVENLY, Basis.COMPUTED), amounts=area).groupby("year")[["own", "shared"]].sum()
    assert years.loc[2022].tolist() == near([0, 2200 / 2])


def test_undivided_beds_stand_apart(real: PlanFrame, real_plan: Plan) -> None:
    policy = AllocationPolicy(years=YearPolicy.UNDIVIDED, townships=TownshipPolicy.UNDIVIDED)
    sizes = planned(real, QuantityKind.BEDS)
    found = capacity(Question(real, EMPTY.replace(from_year=2022, to_year=2022), policy, Basis.COMPUTED), amounts=sizes)
    assert (found.own, found.shared, found.undivided) == (500 + 200 + 380, 0, 670 + 2250)


def test_the_printed_basis_leaves_out_what_the_total_leaves_out(real: PlanFrame, real_plan: Plan) -> None:
    sizes = planned(real, QuantityKind.BEDS)
    assert real_plan.printed_totals is not None
    covered = set(real_plan.printed_totals.covered_project_ids)
    expected = sum(value for project_id, value in printed_quantities(QuantityKind.BEDS) if project_id in covered)
    assert capacity(Question(real, EMPTY, EVENLY, Basis.PRINTED), amounts=sizes).own == expected


# --- unit costs ----------------------------------------------------------------------------------


def cost_of(plan: Plan, kind: QuantityKind, project_id: str):  # type: ignore[no-untyped-def]
    return next(cost for cost in project_costs(plan, kind) if cost.project.project_id == project_id)


def test_a_station_costs_what_the_annex_or_the_text_says(real_plan: Plan) -> None:
    cost = cost_of(real_plan, QuantityKind.FACILITIES, "funeral-10")
    assert cost.cost == near(2967 / 59)
    assert (cost.low, cost.high) == (near(2697 / 59), near(2967 / 59))
    (other,) = cost.alternatives
    assert (other.key, other.value, other.origin) == ("investment", 2697, Provenance.PRINTED)
    assert other.passages[0].quote == "2697万元"


def test_a_bed_costs_what_the_total_or_the_funding_says(real_plan: Plan) -> None:
    cost = cost_of(real_plan, QuantityKind.BEDS, "elderly_care-05")
    assert (cost.low, cost.cost, cost.high) == (near(11.8), near(11.8), near(12.8))
    assert [(other.key, other.origin) for other in cost.alternatives] == [("funding", Provenance.COMPUTED)]


def test_another_number_of_homes_gives_another_cost(real_plan: Plan) -> None:
    cost = cost_of(real_plan, QuantityKind.FACILITIES, "elderly_care-03")
    assert (cost.low, cost.high) == (near(2800 / 14), near(2800 / 8))
    assert cost.is_refurbishment


def test_what_the_text_says_of_several_projects_is_shared_out_and_inferred(real_plan: Plan) -> None:
    cost = cost_of(real_plan, QuantityKind.FLOOR_AREA, "funeral-01")
    assert (cost.low, cost.high) == (near(1800e4 / 1950 * 2400 / 5400), near(1800e4 / 1950))
    assert {other.origin for other in cost.alternatives} == {Provenance.INFERRED}
    village = cost_of(real_plan, QuantityKind.FLOOR_AREA, "elderly_care-04")
    assert village.high == near(3000e4 / (7000 * 36000 / 36800))


def test_a_floor_is_no_disagreement(real_plan: Plan) -> None:
    """The text has 20 canteens or more, the annex 40."""
    cost = cost_of(real_plan, QuantityKind.FACILITIES, "elderly_care-10")
    assert not cost.has_range
    assert cost.cost == near(20)


def test_outliers_are_named_and_what_cannot_be_compared_is_told_apart(real_plan: Plan) -> None:
    beds = costs_of(build_frame(real_plan), QuantityKind.BEDS)
    assert beds.middle == near(6)
    assert beds.named == {"elderly_care-08", "social_welfare-01"}
    assert [cost.project.project_id for cost in beds.costs if cost.buys_more] == ["elderly_care-01"]
    graves = costs_of(build_frame(real_plan), QuantityKind.GRAVES)
    assert graves.middle is None
    assert {cost.project.project_id: cost.cost for cost in graves.costs} == {
        "funeral-05": near(20_000), "funeral-07": near(1_500), "funeral-04": near(750),
    }  # fmt: skip
    assert graves.named == {"funeral-05", "funeral-07"}
    assert [cost.project.project_id for cost in graves.costs if cost.is_refurbishment] == ["funeral-04"]


def test_a_village_station_is_most_like_a_township_station(real_plan: Plan) -> None:
    own = cost_of(real_plan, QuantityKind.FACILITIES, "funeral-10")
    assert relatives(real_plan, own, 1)[0].project.project_id == "funeral-09"


def made_up(*figures: PrintedFigure, **fields: object) -> Plan:
    beds = Quantity(kind=QuantityKind.BEDS, value=50, unit="张", noun="床位", passage=sample.PASSAGE)
    project = sample.project(total_investment_wan=100, funding=(sample.line(100),), quantities=(beds,), **fields)
    return sample.plan(project, has_printed_total=False).model_copy(update={"printed_figures": figures})


def figure(measure: Measure, value: float, *project_ids: str) -> PrintedFigure:
    return PrintedFigure(
        figure_id="figure-1", measure=measure, noun="床位", value=value, unit="张", number=None, passage=sample.PASSAGE,
        project_ids=project_ids,
    )  # fmt: skip


def test_numbers_that_agree_give_no_range() -> None:
    ids = ("elderly_care-01",)
    agreeing = made_up(figure(Measure.BEDS, 50, *ids), figure(Measure.INVESTMENT, 100, *ids))
    (cost,) = project_costs(agreeing, QuantityKind.BEDS)
    assert (cost.cost, cost.alternatives, cost.has_range) == (2, (), False)
    (differing,) = project_costs(made_up(figure(Measure.BEDS, 40, *ids)), QuantityKind.BEDS)
    assert (differing.low, differing.high) == (2, 2.5)


def test_a_refurbishment_sets_no_median_and_stands_not_out() -> None:
    (one,) = made_up(construction_type=ConstructionType.EXPANSION).projects
    plan = sample.plan(*(one.model_copy(update={"project_id": f"elderly_care-0{number}"}) for number in (1, 2, 3)))
    compared = costs_of(build_frame(plan), QuantityKind.BEDS)
    assert len(compared.costs) == 3
    assert (compared.middle, compared.named, compared.pool) == (None, frozenset(), ())
