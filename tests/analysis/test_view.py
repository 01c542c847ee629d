"""What a filter means, on plans small enough to check in one's head."""

import copy

import pandas as pd
import pytest

from analysis.core.building import build_frame
from analysis.core.frame import PlanFrame
from analysis.core.question import Question
from analysis.core.view import view
from analysis.questions.headline import headline, largest_project
from models import (
    AllocationPolicy,
    Basis,
    Category,
    FundingSource,
    Project,
    ProjectFilter,
    Reach,
    TownshipMatch,
    TownshipPolicy,
    YearPolicy,
)
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
    timeline,
    tree,
)
from tests.analysis.sample import CODES, line, plan, project
from tests.cases import cases

EMPTY, POLICY, COMPUTED = ProjectFilter(), AllocationPolicy(), Basis.COMPUTED
UNDIVIDED = AllocationPolicy(years=YearPolicy.UNDIVIDED, townships=TownshipPolicy.UNDIVIDED)
PREFECTURE, OTHER = FundingSource.PREFECTURE, FundingSource.OTHER
CHARTS = (
    by_category, by_funding_source, by_year, by_township, project_table, tree, flows, source_shares, dependence, timeline,
    cumulative, concentration,
)  # fmt: skip


def span(**fields: object) -> object:
    return project(1, **{"start_year": 2021, "end_year": 2025, "total_investment_wan": 500, **fields})


def parts(asked: ProjectFilter, policy: AllocationPolicy, *projects: object) -> tuple[float, float, float]:
    seen = view(Question(build_frame(plan(*projects)), asked, policy, COMPUTED))
    return seen.certain_wan.sum(), seen.unconfirmed_wan.sum(), seen.undivided_wan.sum()


@cases(
    ("policy", "years", "expected"),
    [
        ("evenly", (2021, 2022), (200, 0, 0)),
        ("first_year", (2021, 2022), (500, 0, 0)),
        ("first_year", (2022, 2025), (0, 0, 0)),
        ("undivided", (2021, 2022), (0, 0, 500)),
        ("undivided", (2021, 2025), (500, 0, 0)),
        ("undivided", (None, None), (500, 0, 0)),
    ],
)
def test_a_span_in_some_of_its_years(policy: str, years: tuple[int, int], expected: tuple[float, ...]) -> None:
    asked = ProjectFilter(from_year=years[0], to_year=years[1])
    assert parts(asked, AllocationPolicy(years=YearPolicy(policy)), span()) == expected


@cases(
    ("policy", "chosen", "served", "expected"),
    [
        ("evenly", CODES[:1], CODES[:2], (250, 0, 0)),
        ("undivided", CODES[:1], CODES[:2], (0, 0, 500)),
        ("undivided", CODES[:3], CODES[:2], (500, 0, 0)),
        ("undivided", CODES[2:], CODES[:2], (0, 0, 0)),
        ("evenly", CODES, (), (0, 0, 0)),
        ("evenly", CODES[:1], CODES[:1], (500, 0, 0)),
    ],
)
def test_townships(policy: str, chosen: tuple[str, ...], served: tuple[str, ...], expected: tuple[float, ...]) -> None:
    asked = ProjectFilter(township=chosen)
    assert parts(asked, AllocationPolicy(townships=TownshipPolicy(policy)), span(townships=served)) == expected


def test_both_dimensions_at_once() -> None:
    """Two of five years evenly, of a project of which only some townships are chosen and which is not divided."""
    asked = ProjectFilter(from_year=2021, to_year=2022, township=CODES[:1])
    shared = span(townships=CODES[:2])
    assert parts(asked, AllocationPolicy(townships=TownshipPolicy.UNDIVIDED), shared) == (0, 0, 200)
    assert parts(asked, UNDIVIDED, shared) == (0, 0, 500)
    assert parts(asked, AllocationPolicy(years=YearPolicy.UNDIVIDED), shared) == (0, 0, 250)
    assert parts(asked, POLICY, shared) == (100, 0, 0)


def test_sources() -> None:
    funded = span(funding=(line(300), line(50, PREFECTURE, OTHER), line(20, OTHER)))
    assert parts(ProjectFilter(funding_source=(PREFECTURE,)), POLICY, funded) == (50, 0, 0), "the 20 stand to its right"
    assert parts(ProjectFilter(funding_source=(PREFECTURE, OTHER)), POLICY, funded) == (70, 0, 0)
    assert parts(ProjectFilter(funding_source=(OTHER,), from_year=2025), POLICY, funded) == (4, 0, 0)
    assert parts(ProjectFilter(funding_source=(OTHER,), from_year=2025), UNDIVIDED, funded) == (0, 0, 20)


def test_sources_of_which_some_is_open() -> None:
    funded = span(funding=(line(300), line(50, PREFECTURE, OTHER)))
    assert parts(ProjectFilter(funding_source=(PREFECTURE,)), POLICY, funded) == (0, 50, 0)
    assert parts(ProjectFilter(funding_source=(OTHER,), from_year=2025), POLICY, funded) == (0, 10, 0)
    assert parts(ProjectFilter(funding_source=(OTHER,), from_year=2025), UNDIVIDED, funded) == (0, 50, 0)


def test_a_printed_zero_is_no_money_of_a_source_but_a_project_of_zero_is_a_project() -> None:
    frame = build_frame(plan(project(1, total_investment_wan=0, funding=(line(0),))))
    assert view(Question(frame, EMPTY, POLICY, COMPUTED)).selected.tolist() == [True]
    central = ProjectFilter(funding_source=(FundingSource.CENTRAL_PROVINCIAL,))
    assert view(Question(frame, central, POLICY, COMPUTED)).selected.tolist() == [False]
    assert headline(Question(frame, central, POLICY, COMPUTED)).projects == 0


def test_under_the_printed_basis_rows_left_out_are_out_of_view_with_sources_too() -> None:
    frame = build_frame(plan(project(1), project(2), not_covered=("elderly_care-02",)))
    assert view(Question(frame, EMPTY, POLICY, Basis.PRINTED)).selected.tolist() == [True, False]
    central = ProjectFilter(funding_source=(FundingSource.CENTRAL_PROVINCIAL,))
    assert view(Question(frame, central, POLICY, Basis.PRINTED)).total_wan == 100


def test_a_plan_that_prints_no_total_covers_everything() -> None:
    frame = build_frame(plan(project(1), has_printed_total=False))
    assert view(Question(frame, EMPTY, POLICY, Basis.PRINTED)).total_wan == 100


def test_unknown_codes_choose_nothing() -> None:
    frame = build_frame(plan(project(1)))
    for asked in (ProjectFilter(township=("999",)), ProjectFilter(project=("nobody-01",)), ProjectFilter(implementer=("x",))):
        assert view(Question(frame, asked, POLICY, COMPUTED)).total_wan == 0
    assert view(Question(frame, ProjectFilter(without=("nobody-01",)), POLICY, COMPUTED)).total_wan == 100


def test_spans_stand_in_year_0_and_shared_projects_in_undivided() -> None:
    frame = build_frame(plan(span(townships=CODES[:2]), project(2, start_year=2022, end_year=2022)))
    years = by_year(Question(frame, EMPTY, UNDIVIDED, COMPUTED))
    assert years[years["amount_wan"] > 0][["year", "single_wan", "spread_wan"]].to_numpy().tolist() == [[2022, 100, 0], [0, 0, 500]]
    assert years["year"].iloc[-1] == 0
    townships = by_township(Question(frame, EMPTY, UNDIVIDED, COMPUTED)).set_index("township")
    assert townships["shared_wan"].to_dict()["undivided"] == 500
    assert "undivided" not in by_township(Question(frame, EMPTY, POLICY, COMPUTED))["township"].tolist()


def test_year_0_is_chosen_if_one_of_its_spans_has_a_chosen_year() -> None:
    frame = build_frame(plan(span(end_year=2022)))
    for from_year, expected in ((None, True), (2022, True), (2023, False)):
        years = by_year(Question(frame, ProjectFilter(from_year=from_year), UNDIVIDED, COMPUTED))
        assert years[years["year"] == 0]["selected"].tolist() == [expected] * 4


def test_charts_keep_their_own_context_and_mark_what_is_chosen() -> None:
    other = project(2, category=Category.FUNERAL, townships=CODES[1:2], start_year=2022, end_year=2022)
    frame = build_frame(plan(project(1), other))
    asked = ProjectFilter(category=(Category.FUNERAL,), township=CODES[1:2], from_year=2022, to_year=2022)
    categories = by_category(Question(frame, asked.replace(township=(), from_year=None, to_year=None), POLICY, COMPUTED))
    assert categories["amount_wan"].tolist()[:2] == [100, 100]
    assert categories[categories["selected"]]["category"].tolist() == ["funeral"]
    townships = by_township(Question(frame, asked.replace(category=(), from_year=None, to_year=None), POLICY, COMPUTED))
    assert townships["amount_wan"].sum() == 200
    assert townships[townships["selected"]]["township"].tolist() == [CODES[1]]
    years = by_year(Question(frame, asked.replace(category=(), township=()), POLICY, COMPUTED))
    assert years["amount_wan"].sum() == 200
    assert set(years[years["selected"]]["year"]) == {2022}


def selected(asked: ProjectFilter, *projects: Project, policy: AllocationPolicy = POLICY) -> tuple[list[int], float]:
    """The numbers of the projects in view, and the money."""
    seen = view(Question(build_frame(plan(*projects)), asked, policy, COMPUTED))
    return [one.printed_number for one, is_in in zip(projects, seen.selected, strict=True) if is_in], seen.total_wan


def test_the_year_of_the_start_selects_whole_projects() -> None:
    projects = [project(1, end_year=2023), project(2, start_year=2022, end_year=2025), project(3, start_year=2023, end_year=2023)]
    assert selected(ProjectFilter(start_year=(2022,)), *projects) == ([2], 100)
    assert selected(ProjectFilter(start_year=(2021, 2023)), *projects) == ([1, 3], 200)
    assert selected(ProjectFilter(from_year=2022, to_year=2022), *projects)[0] == [1, 2], "money in a year is something else"
    assert selected(ProjectFilter(start_year=(2022,), from_year=2023, to_year=2023), *projects) == ([2], 25)


def test_of_several_townships_a_project_serves_any_or_all() -> None:
    first, both, three, every = CODES[:1], CODES[:2], CODES[:3], CODES
    projects = [project(number, townships=served) for number, served in enumerate((first, both, three, every, ()), 1)]
    assert selected(ProjectFilter(township=both), *projects) == ([1, 2, 3, 4], pytest.approx(100 + 100 + 200 / 3 + 50))
    asked = ProjectFilter(township=both, township_match=TownshipMatch.ALL)
    assert selected(asked, *projects) == ([2, 3, 4], pytest.approx(100 + 200 / 3 + 50))
    assert selected(asked, *projects, policy=UNDIVIDED) == ([2, 3, 4], 300)
    assert selected(asked.replace(township=first), *projects) == selected(ProjectFilter(township=first), *projects)
    row = by_township(Question(build_frame(plan(*projects)), asked, UNDIVIDED, COMPUTED)).set_index("township").loc["undivided"]
    assert row["selected"]


def test_the_city_as_such_is_chosen_by_its_reach() -> None:
    frame = build_frame(plan(project(1), project(2, townships=())))
    for reach, expected in (((Reach.CITY_LEVEL,), ["city_level"]), ((), [*CODES, "city_level"])):
        table = by_township(Question(frame, ProjectFilter(reach=reach), POLICY, COMPUTED))
        assert table[table["selected"]]["township"].tolist() == expected


def test_what_is_not_divided_is_chosen_only_where_a_project_serves_all_townships_asked_for() -> None:
    frame = build_frame(plan(project(1, townships=CODES[:2]), project(2, townships=CODES[2:3])))
    for match, expected in ((TownshipMatch.ANY, True), (TownshipMatch.ALL, False)):
        asked = ProjectFilter(township=CODES[1:3], township_match=match)
        assert (
            by_township(Question(frame, asked, UNDIVIDED, COMPUTED)).set_index("township").loc["undivided", "selected"] == expected
        )


def test_unsettled_are_projects_with_money_whose_column_is_not_known() -> None:
    funding = [(line(100),), (line(60), line(40, PREFECTURE, OTHER)), (line(100), line(0, PREFECTURE, OTHER))]
    projects = [project(number, funding=lines) for number, lines in enumerate(funding, 1)]
    assert selected(ProjectFilter(unsettled=True), *projects) == ([2], 100), "a printed 0 is no money"


def test_the_row_of_unconfirmed_money_is_chosen_if_some_of_it_may_be_of_a_chosen_source() -> None:
    frame = build_frame(plan(span(funding=(line(300), line(50, PREFECTURE, OTHER)))))
    for source, expected in ((PREFECTURE, True), (FundingSource.CENTRAL_PROVINCIAL, False)):
        table = by_funding_source(Question(frame, ProjectFilter(funding_source=(source,)), POLICY, COMPUTED))
        assert table["selected"].iloc[-1] == expected
        assert table["sure_wan"].tolist() == [300, 0, 0, 0, 50]
        assert table["amount_wan"].tolist() == [300, 50, 0, 50, 50]


def test_the_range_of_a_chosen_source() -> None:
    frame = build_frame(plan(span(funding=(line(300), line(50, PREFECTURE, OTHER)), townships=CODES[:2])))
    asked = ProjectFilter(funding_source=(OTHER,))
    assert view(Question(frame, asked, POLICY, COMPUTED)).whole == (0, 0, 50)
    assert view(Question(frame, asked.replace(township=CODES[:1]), UNDIVIDED, COMPUTED)).whole == (0, 0, 50)
    assert view(Question(frame, asked.replace(funding_source=(OTHER, PREFECTURE)), POLICY, COMPUTED)).whole == (50, 0, 0)
    assert view(Question(frame, ProjectFilter(township=CODES[:1]), UNDIVIDED, COMPUTED)).whole == (0, 500, 0)


@pytest.mark.parametrize("count", [0, 1])
@pytest.mark.parametrize("policy", [POLICY, UNDIVIDED])
def test_every_chart_of_an_empty_plan_and_of_a_plan_of_one_row(count: int, policy: AllocationPolicy) -> None:
    frame = build_frame(plan(*[project(1)][:count]))
    for asked in (EMPTY, ProjectFilter(text="zzz"), ProjectFilter(township=CODES[:1], funding_source=(OTHER,), from_year=2022)):
        for chart in CHARTS:
            table = chart(Question(frame, asked, policy, COMPUTED))
            assert isinstance(table, pd.DataFrame)
            assert table.index.tolist() == list(range(len(table)))
        assert headline(Question(frame, asked, policy, COMPUTED)).of_projects == count
    assert len(by_category(Question(frame, EMPTY, policy, COMPUTED))) == 4
    assert len(by_funding_source(Question(frame, EMPTY, policy, COMPUTED))) == 5
    assert largest_project(frame) == ("elderly_care-01" if count else None)


def test_rows_are_the_same_under_every_filter() -> None:
    frame = build_frame(plan(span(townships=CODES[:2]), project(2, category=Category.FUNERAL)))
    keys = {by_category: ["category"], by_year: ["year", "category"], by_township: ["township"], cumulative: ["year"]}
    for chart, key in keys.items():
        for policy in (POLICY, UNDIVIDED):
            whole = chart(Question(frame, EMPTY, policy, COMPUTED))[key]
            for asked in (ProjectFilter(text="zzz"), ProjectFilter(category=(Category.SOCIAL_WELFARE,), township=CODES[2:])):
                pd.testing.assert_frame_equal(chart(Question(frame, asked, policy, COMPUTED))[key], whole)


def test_nothing_is_changed_by_asking() -> None:
    frame = build_frame(plan(span(), project(2)))
    before_rows, before_projects = copy.deepcopy(vars(frame.rows)), copy.deepcopy(frame.projects)
    for _ in range(2):
        for chart in CHARTS:
            table = chart(Question(frame, ProjectFilter(township=CODES[:1]), POLICY, COMPUTED))
            again = table.copy(deep=True)
            for name in table.select_dtypes("number"):
                table[name] = 0
            for name in table.select_dtypes("str"):
                table.loc[:, name] = "x"
            pd.testing.assert_frame_equal(chart(Question(frame, ProjectFilter(township=CODES[:1]), POLICY, COMPUTED)), again)
    assert frame.projects == before_projects
    for name, array in vars(frame.rows).items():
        assert (array == before_rows[name]).all(), name


def test_sources_say_how_much_of_their_money_is_undivided() -> None:
    funding = (line(300), line(50, PREFECTURE, OTHER))
    frame = build_frame(plan(span(funding=funding), project(2, funding=(line(7),), start_year=2021)))
    table = by_funding_source(Question(frame, ProjectFilter(to_year=2022), UNDIVIDED, COMPUTED))
    assert table["sure_wan"].tolist() == [307, 0, 0, 0, 50]
    assert table["undivided_wan"].tolist() == [300, 0, 0, 0, 50]


@cases("chart", CHARTS)
def test_a_frame_without_rows_has_the_same_kinds_of_column(chart) -> None:  # type: ignore[no-untyped-def]
    frame = build_frame(plan(project(1), project(2)))
    nothing = chart(Question(frame, ProjectFilter(text="zzzz"), POLICY, COMPUTED))
    full = chart(Question(frame, EMPTY, POLICY, COMPUTED))
    assert list(nothing) == list(full)
    if chart not in (
        project_table,
        flows,
        timeline,
        concentration,
    ):  # tables whose rows are projects: without any their columns hold nothing
        assert nothing.dtypes.to_dict() == full.dtypes.to_dict()


@pytest.mark.parametrize("limit", ["min_wan", "max_wan"])
def test_a_limit_of_an_amount_holds_the_amount_itself(limit: str, real: PlanFrame) -> None:
    ends = {"min_wan": max, "max_wan": min}
    wan = int(ends[limit](real.rows.total_wan.tolist()))
    seen = view(Question(real, ProjectFilter.model_validate({limit: wan}), AllocationPolicy(), Basis.COMPUTED))
    assert {*real.rows.total_wan[seen.selected].tolist()} == {wan}
