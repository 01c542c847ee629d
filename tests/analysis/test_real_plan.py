"""The numbers of the real plan that people know, and the law on it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.core.frame import PlanFrame
from analysis.core.question import Question
from analysis.core.view import view
from analysis.questions.headline import headline, largest_project
from models import AllocationPolicy, Basis, Category, FundingSource, Plan, ProjectFilter, Reach, TownshipPolicy, YearPolicy
from tests.analysis import by_hand, sample
from tests.analysis.frames import (
    by_category,
    by_funding_source,
    by_township,
    by_year,
    concentration,
    cumulative,
    dependence,
    flows,
    project_table,
    source_shares,
    tree,
)
from tests.cases import cases

EMPTY, POLICY = ProjectFilter(), AllocationPolicy()
UNDIVIDED = AllocationPolicy(years=YearPolicy.UNDIVIDED, townships=TownshipPolicy.UNDIVIDED)
CEMETERY = "funeral-05"
ALL = (EMPTY, POLICY, Basis.COMPUTED)


def test_categories(real: PlanFrame) -> None:
    table = by_category(Question(real, *ALL))
    assert dict(zip(table["category"], table["amount_wan"], strict=True)) == {
        "funeral": 95_623, "elderly_care": 58_920, "grassroots_community": 5_920, "social_welfare": 3_600,
    }  # fmt: skip
    assert table["category"].tolist() == ["funeral", "elderly_care", "grassroots_community", "social_welfare"]
    assert table["projects"].tolist() == [10, 12, 1, 4]
    assert (table["largest_wan"].iloc[0], round(table["share"].iloc[0], 3)) == (60_000, 0.583)


def test_sources(real: PlanFrame) -> None:
    table = by_funding_source(Question(real, *ALL))
    assert table["amount_wan"].tolist() == [62_705, 13_163, 7_791, 81_404, 0]
    assert table["confirmed_wan"].tolist() == [62_705, 5_403, 711, 72_744, 23_500]
    assert table["amount_wan"].sum() == table["confirmed_wan"].sum() == 165_063


@cases(("source", "wan"), [("central_provincial", 62_705), ("prefecture", 13_163), ("county_city", 7_791), ("other", 81_404)])
def test_a_chosen_source_is_never_understated(real: PlanFrame, source: str, wan: int) -> None:
    """The headline is what all placements give the source; no chart of it has more, and what adds up adds up to it."""
    question = Question(real, ProjectFilter(funding_source=(source,)), POLICY, Basis.COMPUTED)
    numbers = headline(question)
    assert (numbers.certain_wan, numbers.amount_wan) == (wan, wan)
    for chart in (by_category, by_year, by_township, project_table):
        table = chart(question)
        assert table["amount_wan"].max() <= wan
        assert table["sure_wan"].sum() <= wan + 1e-6, chart.__name__


def test_no_more_of_a_source_is_in_a_township_than_there_can_be(real: PlanFrame) -> None:
    asked = ProjectFilter(funding_source=("county_city",), township=("532301101",))
    seen = view(Question(real, asked, UNDIVIDED, Basis.COMPUTED))
    assert seen.total_wan == 7_080 <= 7_791
    assert seen.whole.undivided <= seen.total_wan


def test_the_range_of_the_sources_meets_the_printed_columns(real: PlanFrame, real_plan: Plan) -> None:
    """Over the rows that the printed totals cover, every placement adds up to what is printed."""
    assert real_plan.printed_totals is not None
    table = by_funding_source(Question(real, EMPTY, POLICY, Basis.PRINTED))
    printed = [real_plan.printed_totals.funding_wan[source] for source in FundingSource]
    assert table["sure_wan"].tolist()[:4] == pytest.approx(printed)
    assert table["amount_wan"].tolist()[:4] == pytest.approx(printed)


def test_years(real: PlanFrame) -> None:
    evenly = by_year(Question(real, *ALL)).groupby("year")["amount_wan"].sum()
    assert [int(amount + 0.5) for amount in evenly] == [39_993, 33_093, 35_859, 27_559, 27_559]
    apart = by_year(Question(real, EMPTY, UNDIVIDED, Basis.COMPUTED)).groupby("year")["amount_wan"].sum()
    single = by_year(Question(real, *ALL))["single_wan"].sum()
    assert apart[0] == pytest.approx(164_063 - single)
    assert round(apart[0] / 164_063, 3) == 0.826
    assert cumulative(Question(real, *ALL))["cumulative_wan"].iloc[-1] == pytest.approx(164_063)


def test_townships(real: PlanFrame, real_plan: Plan) -> None:
    names = {township.code: township.name for township in real_plan.townships}
    table = by_township(Question(real, *ALL))
    amounts = {names.get(code, code): round(amount) for code, amount in zip(table["township"], table["amount_wan"], strict=True)}
    assert len(table) == 16
    assert (amounts["紫溪镇"], amounts["鹿城镇"], amounts["东瓜镇"], amounts["city_level"]) == (66_307, 24_007, 8_207, 14_456)
    apart = by_township(Question(real, EMPTY, UNDIVIDED, Basis.COMPUTED)).set_index("township")
    assert apart["amount_wan"].sum() == 164_063
    assert apart.loc["undivided", "own_projects"] == 0


def test_one_category(real: PlanFrame) -> None:
    asked = ProjectFilter(category=(Category.ELDERLY_CARE,))
    sources = by_funding_source(Question(real, asked, POLICY, Basis.COMPUTED))
    assert sources["confirmed_wan"].tolist() == [33_300, 4_936, 600, 12_744, 8_340]
    assert sources["sure_wan"].tolist() == [33_300, 5_626, 600, 12_774, 7_620]
    assert sources["amount_wan"].tolist() == [33_300, 10_766, 5_810, 16_754, 7_620]
    years = by_year(Question(real, asked, POLICY, Basis.COMPUTED)).groupby("year")[["amount_wan", "before_wan"]].sum()
    assert [round(amount) for amount in years["amount_wan"]] == [18_164, 10_164, 14_531, 8_031, 8_031]
    assert round(years["before_wan"].iloc[0]) == 39_993
    table = by_category(Question(real, asked, POLICY, Basis.COMPUTED))
    assert table["amount_wan"].sum() == 164_063
    assert table["selected"].tolist() == [False, True, False, False]


def test_headline(real: PlanFrame, real_plan: Plan) -> None:
    numbers = headline(Question(real, *ALL))
    assert (numbers.projects, numbers.of_projects, numbers.by_type) == (27, 27, {"new_build": 23, "expansion": 4})
    assert (numbers.amount_wan, real_plan.computed_total_wan, real_plan.funding_total_wan) == (164_063, 164_063, 165_063)
    assert real_plan.printed_totals is not None
    assert real_plan.printed_totals.total_investment_wan - real_plan.computed_total_wan == -21_000
    assert (numbers.central_least_wan, numbers.central_most_wan) == (62_705, 62_705)
    assert [round(end, 3) for end in numbers.before_central] == [0.380, 0.380]
    assert numbers.largest_project is not None
    assert numbers.largest_category_without is not None
    assert numbers.largest_project.code == CEMETERY
    assert numbers.largest_category_without.code == "elderly_care"
    assert round(numbers.largest_category_without.share, 3) == 0.566
    assert largest_project(real) == CEMETERY


@pytest.mark.parametrize(
    ("basis", "total", "projects"), [("computed", 164_063, 27), ("printed", 143_063, 25), ("funding", 165_063, 27)]
)
def test_each_basis(real: PlanFrame, basis: str, total: int, projects: int) -> None:
    numbers = headline(Question(real, EMPTY, POLICY, Basis(basis)))
    assert (numbers.amount_wan, numbers.projects) == (total, projects)
    for chart in (by_category, by_year, by_township, project_table, tree):
        table = chart(Question(real, EMPTY, POLICY, Basis(basis)))
        table = table[table["kind"] == "category"] if "kind" in table else table
        assert table["amount_wan"].sum() == pytest.approx(total), chart.__name__


def test_without_the_largest(real: PlanFrame) -> None:
    asked = ProjectFilter(without=(CEMETERY,))
    table = by_category(Question(real, asked, POLICY, Basis.COMPUTED))
    assert table["category"].tolist() == ["funeral", "elderly_care", "grassroots_community", "social_welfare"]
    assert (table["amount_wan"].sum(), table["before_wan"].sum()) == (104_063, 164_063)
    ranked = concentration(Question(real, EMPTY, POLICY, Basis.COMPUTED))
    assert (ranked["project_id"].iloc[0], round(ranked["share"].iloc[0], 3)) == (CEMETERY, 0.366)
    assert ranked["cumulative_share"].iloc[-1] == pytest.approx(1)


def test_a_printed_zero_is_not_a_blank(real: PlanFrame) -> None:
    table = project_table(Question(real, *ALL)).set_index("project_id")
    assert table.loc["elderly_care-12", "county_city"] == 0
    assert table.loc["elderly_care-10", "unconfirmed"] == 800
    assert table["prefecture"].isna().loc["funeral-05"]
    assert table["total_investment_wan"].sum() == 164_063


def test_the_cemetery_has_no_money_of_the_centre(real: PlanFrame) -> None:
    central = ProjectFilter(funding_source=(FundingSource.CENTRAL_PROVINCIAL,))
    seen = view(Question(real, central, POLICY, Basis.COMPUTED))
    assert seen.total_wan == 62_705
    assert CEMETERY not in project_table(Question(real, central, POLICY, Basis.COMPUTED))["project_id"].tolist()
    assert "elderly_care-10" not in project_table(Question(real, central, POLICY, Basis.COMPUTED))["project_id"].tolist()


def test_flows_and_shares(real: PlanFrame) -> None:
    links = flows(Question(real, *ALL))
    assert links.loc[links["from_node"].str.startswith("source:"), "amount_wan"].sum() == 165_063
    assert ("category:funeral", f"project:{CEMETERY}") in set(zip(links["from_node"], links["to_node"], strict=True))
    shares = source_shares(Question(real, *ALL))
    assert len(shares) == 20
    assert shares.groupby("group", sort=False)["amount_wan"].sum().tolist() == [95_623, 59_920, 5_920, 3_600]
    assert len(dependence(Question(real, *ALL), by="project")) == 27


def test_dependence_of_one_project_is_its_share(real: PlanFrame) -> None:
    table = dependence(Question(real, *ALL), by="project").set_index("group")
    assert table.loc["elderly_care-01", "least_share"] == pytest.approx(2040 / 3720)


@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_the_law_on_the_real_plan(real: PlanFrame, real_plan: Plan, data: st.DataObject) -> None:
    townships = tuple(township.code for township in real_plan.townships)
    ids = tuple(project.project_id for project in real_plan.projects)
    asked = data.draw(sample.filters(townships=townships, project_ids=ids)).replace(text="")
    policy, basis = data.draw(sample.policies), data.draw(sample.bases)
    seen, rows = view(Question(real, asked, policy, basis)), by_hand.rows(real_plan, asked, policy, basis)
    for amount, row in zip(seen.amount_wan.tolist(), rows, strict=True):  # the printed totals leave a row less than it has alone
        assert amount <= row.certain + row.unconfirmed + row.undivided + 1e-6
    assert all(row.is_selected for row, is_in in zip(rows, seen.selected.tolist(), strict=True) if is_in)
    for chart, own in ((by_category, ("category",)), (by_year, ("from_year", "to_year")), (by_township, ("township",))):
        context = view(Question(real, asked.replace(**{field: getattr(EMPTY, field) for field in own}), policy, basis))
        table, near = chart(Question(real, asked, policy, basis)), 1e-6 * max(1, context.total_wan)
        assert table["sure_wan"].sum() <= context.whole.sure + near
        assert table["amount_wan"].max() <= context.total_wan + near
        if not asked.funding_source:
            assert table["amount_wan"].sum() == pytest.approx(context.total_wan, abs=near)
    assert seen.certain_wan.sum() - 1e-6 <= seen.whole.certain <= seen.total_wan + 1e-6 <= seen.amount_wan.sum() + 2e-6


def test_all_townships_and_the_city_are_the_whole(real: PlanFrame, real_plan: Plan) -> None:
    every = ProjectFilter(township=tuple(township.code for township in real_plan.townships))
    for policy in (POLICY, UNDIVIDED):
        seen = view(Question(real, every, policy, Basis.COMPUTED))
        assert seen.certain_wan.sum() == pytest.approx(164_063 - 14_456)
        assert not seen.undivided_wan.any()
    city = view(Question(real, ProjectFilter(reach=(Reach.CITY_LEVEL,)), POLICY, Basis.COMPUTED))
    assert city.total_wan == 14_456
