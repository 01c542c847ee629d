"""The order of the table, the tree and the flow, and percentages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.core.building import build_frame
from analysis.core.parts import percentages
from analysis.core.question import Question
from models import AllocationPolicy, Basis, Category, ConstructionType, FundingSource, ProjectFilter
from tests.analysis.frames import concentration, flows, project_table, timeline, tree
from tests.analysis.sample import TOWNSHIPS, line, plan, project
from tests.cases import cases

SOURCES = tuple(FundingSource)
ALL = (ProjectFilter(), AllocationPolicy(), Basis.COMPUTED)
FRAME = build_frame(
    plan(
        project(1, name="乙", total_investment_wan=5, start_year=2022, end_year=2023),
        project(2, name="甲", total_investment_wan=9, category=Category.FUNERAL),
        project(3, name="甲", total_investment_wan=5, category=Category.FUNERAL, start_year=2021, end_year=2024),
        project(4, name="丙", total_investment_wan=9, start_year=2022, end_year=2022),
    )
)


@cases(
    ("sort", "numbers"),
    [
        ("-total", [2, 4, 1, 3]), ("total", [1, 3, 2, 4]), ("-amount", [2, 4, 1, 3]), ("amount", [1, 3, 2, 4]),
        ("number", [1, 2, 3, 4]), ("-number", [4, 3, 2, 1]), ("years", [2, 3, 4, 1]), ("-years", [1, 4, 3, 2]),
        ("category", [1, 4, 2, 3]), ("-category", [2, 3, 1, 4]), ("nonsense", [2, 4, 1, 3]), ("", [2, 4, 1, 3]),
        ("--total", [2, 4, 1, 3]), ("name", [4, 1, 2, 3]), ("-name", [2, 3, 1, 4]),
    ],
)  # fmt: skip
def test_sorts_are_stable_and_unknown_ones_fall_back(sort: str, numbers: list[int]) -> None:
    table = project_table(Question(FRAME, *ALL), sort=sort)
    assert [int(code[-2:]) for code in table["project_id"]] == numbers
    assert project_table(Question(FRAME, *ALL), sort=sort, limit=2)["project_id"].tolist() == table["project_id"].tolist()[:2]


@cases(
    ("sort", "numbers"),
    [
        ("end_year", [2, 4, 1, 3]), ("-end_year", [3, 1, 4, 2]), ("place", [2, 1, 3, 4]), ("-place", [4, 1, 3, 2]),
        ("construction_type", [2, 3, 4, 1]), ("-construction_type", [1, 2, 3, 4]),
        ("reach", [1, 3, 2, 4]), ("-reach", [4, 2, 1, 3]),
        ("implementer", [4, 2, 1, 3]), ("-implementer", [2, 4, 1, 3]), ("location", [3, 1, 2, 4]), ("-location", [1, 2, 4, 3]),
        ("central_provincial", [3, 2, 1, 4]), ("-central_provincial", [2, 3, 1, 4]),
        ("unconfirmed", [1, 2, 3, 4]), ("-unconfirmed", [1, 2, 3, 4]), ("funding", [3, 1, 2, 4]), ("-funding", [2, 1, 3, 4]),
        ("share", [1, 3, 2, 4]), ("-share", [2, 4, 1, 3]),
    ],
)  # fmt: skip
def test_every_column_sorts_and_what_is_not_said_comes_last_either_way(sort: str, numbers: list[int]) -> None:
    one, two = (township.code for township in TOWNSHIPS[:2])
    of_two: dict[str, object] = {"total_investment_wan": 5, "townships": (two,)}
    frame = build_frame(
        plan(
            project(1, **of_two, end_year=2023, funding=(line(5, *SOURCES[1:]),), construction_type=ConstructionType.EXPANSION),
            project(2, total_investment_wan=9, townships=(one, two), implementer="乙局", funding=(line(8),)),
            project(3, **of_two, end_year=2024, location_text="镇", funding=(line(0),)),
            project(4, total_investment_wan=9, end_year=2022, townships=(), implementer="丙局", funding=()),
        )
    )
    assert [int(code[-2:]) for code in project_table(Question(frame, *ALL), sort=sort)["project_id"]] == numbers


def test_a_limit_looks_as_far_as_it_must() -> None:
    many = build_frame(plan(*[project(number, total_investment_wan=number) for number in range(1, 1_300)]))
    table = project_table(Question(many, ProjectFilter(max_wan=3), *ALL[1:]), limit=2)
    assert table["total_investment_wan"].tolist() == [3, 2]


def test_timeline_by_start_end_and_size() -> None:
    table = timeline(Question(FRAME, *ALL))
    assert [int(code[-2:]) for code in table["project_id"]] == [2, 3, 4, 1]
    assert table["is_single_year"].tolist() == [True, False, True, False]


def test_lists_of_projects_keep_what_is_not_chosen_and_mark_it() -> None:
    asked = ProjectFilter(project=("elderly_care-01",))
    for chart in (timeline, concentration):
        table = chart(Question(FRAME, asked, *ALL[1:]))
        assert len(table) == 4
        assert table[table["selected"]]["project_id"].tolist() == ["elderly_care-01"]
    assert concentration(Question(FRAME, *ALL), limit=1)["rank"].tolist() == [1]


def test_the_tree_holds_a_project_s_funding_as_printed() -> None:
    funded = project(1, total_investment_wan=110, funding=(line(60), line(40, FundingSource.PREFECTURE, FundingSource.OTHER)))
    table = tree(Question(build_frame(plan(funded)), *ALL)).set_index("node")
    assert table.loc["project:elderly_care-01", "amount_wan"] == 110
    assert table.loc["source:elderly_care-01:unconfirmed", "amount_wan"] == 40, "not fitted to the total"
    assert table.loc["source:elderly_care-01:central_provincial", "parent"] == "project:elderly_care-01"


def test_flow_gathers_the_rest_of_each_category() -> None:
    frame = build_frame(plan(*[project(n, funding=(line(n),)) for n in range(1, 6)]))
    links = flows(Question(frame, *ALL), largest=2).set_index("to_node")
    assert links.loc["rest:elderly_care", ["amount_wan", "projects"]].tolist() == [6, 3]
    assert "project:elderly_care-05" in links.index
    asked = ProjectFilter(project=("elderly_care-01",))
    marked = flows(Question(frame, asked, *ALL[1:]), largest=2).set_index("to_node")["selected"]
    assert marked.drop("category:elderly_care").to_dict() == {
        "project:elderly_care-05": False, "project:elderly_care-04": False, "rest:elderly_care": True,
    }  # fmt: skip


@given(st.lists(st.floats(0, 1e6), max_size=12))
def test_each_percentage_is_its_own_share(values: list[float]) -> None:
    shown = percentages(values)
    total = sum(values)
    assert shown == pytest.approx([100 * value / total if total else 0 for value in values])


def test_equal_parts_have_equal_percentages_and_none_is_negative() -> None:
    assert [round(one, 1) for one in percentages([95_623, 58_920, 5_920, 3_600])] == [58.3, 35.9, 3.6, 2.2]
    assert len(set(percentages([1, 1, 1]))) == 1
    with pytest.raises(ValueError, match="not negative"):
        percentages([1, -1])
