"""Wide folders: read in bulk they say what they say row by row, and what is wrong with them is left to be said cell by cell."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from bench.plans import generate
from models import Plan
from plan_data import PlanProblems, load_plan, wide_loading
from plan_data.loading import load_row_by_row
from plan_data.rules import Rule
from plan_data.wide_loading import load_wide
from tests.plan_data.breaking import BREAKS
from tests.plan_data.conftest import Folder
from wide import WideProjects, by_id, names_by_id

COUNT = 600


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wide") / "sample"
    generate(folder, COUNT)
    return folder


@pytest.fixture
def sample(place: Path, tmp_path: Path) -> Folder:
    """A generated folder to change."""
    copy = tmp_path / "sample"
    copy.mkdir()
    for file in place.iterdir():
        (copy / file.name).write_bytes(file.read_bytes())
    return Folder(copy)


def said(plan: Plan) -> dict[str, object]:
    """All that a plan says, as plain values."""
    totals = plan.printed_totals and {
        **dict(plan.printed_totals),
        "covered_project_ids": tuple(plan.printed_totals.covered_project_ids),
    }
    return {**dict(plan), "projects": tuple(plan.projects), "printed_totals": totals}


def test_in_bulk_a_folder_says_what_it_says_row_by_row(place: Path) -> None:
    plan = load_wide(place)
    assert plan is not None
    assert isinstance(plan.projects, WideProjects)
    assert said(plan) == said(load_row_by_row(place))


def test_quotes_and_corrections_are_read_in_bulk_too(sample: Folder) -> None:
    funding = sample.lines("funding.csv")
    project = next(line[0] for line, after in pairwise(funding[1:]) if line[0] != after[0] and line[1] == "1")
    printed = next(line[2] for line in funding if line[0] == project)
    sample.add("corrections.csv", project, "funding-1", printed, "county_city", '来自"决算", 已核', "confirmed", "2024-01-31")
    content = (sample.path / "projects.csv").read_text(encoding="utf-8")
    (sample.path / "projects.csv").write_text(content.replace("样例项目000007", '"样例项目000007"'), encoding="utf-8")
    plan = load_wide(sample.path)
    assert plan is not None
    assert said(plan) == said(load_row_by_row(sample.path))
    assert by_id(plan)[project].funding[0].is_confirmed


def test_large_folders_are_read_in_bulk_and_small_ones_row_by_row(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not isinstance(load_plan(place).projects, WideProjects)
    monkeypatch.setattr(wide_loading, "LEAST_BYTES", 1)
    assert isinstance(load_plan(place).projects, WideProjects)


@pytest.mark.parametrize("name", sorted(BREAKS, key=str))
def test_no_broken_folder_is_read_in_bulk(name: Rule, folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plan_data.columns.MOST_OPEN_ROWS", 1)
    assert load_wide(folder.path) is not None
    BREAKS[name](folder)
    assert load_wide(folder.path) is None


@pytest.mark.parametrize(
    ("file", "column", "value"),
    [
        ("projects", "name", "另一个名字"), ("projects", "name_start", "1"), ("projects", "category", "roads"),
        ("projects", "category", "funeral"), ("projects", "start_year", "1899"), ("projects", "end_year", "2020"),
        ("projects", "townships", "123456789"), ("projects", "townships", "999900001 999900001"), ("projects", "reach", "nowhere"),
        ("projects", "total_investment_wan", "007"), ("projects", "total_investment_wan", "-7"),
        ("projects", "row_end", "99999999"),
        ("projects", "project_id", "elderly_care-1"),
        ("projects", "scope_text", ""), ("projects", "implementer_start", "1"),
        ("projects", "printed_number", "2"), ("funding", "amount_wan", "1.5"), ("funding", "position", "7"),
        ("funding", "amount_start", "3"), ("funding", "project_id", "roads-01"), ("townships", "code", "1"),
        ("printed_totals", "stands_for", "other"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_cell_by_cell(
    file: str, column: str, value: str, sample: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wide_loading, "LEAST_BYTES", 1)
    sample.set(f"{file}.csv", 5, column, value)
    assert load_wide(sample.path) is None
    with pytest.raises(PlanProblems) as raised:
        load_plan(sample.path)
    assert any(problem.file == f"{file}.csv" for problem in raised.value.problems)


def test_records_are_found_by_place_and_by_id(place: Path) -> None:
    plan = load_wide(place)
    assert plan is not None
    first, names = plan.projects[0], names_by_id(plan)
    assert plan.projects[0] is first
    assert by_id(plan)[first.project_id] is first
    assert plan.projects[-1].project_id == list(by_id(plan))[-1]
    assert names[first.project_id] == first.name
    assert len(plan.projects) == len(names) == COUNT
    assert names.get("roads-01") is None
    assert "roads-01" not in by_id(plan)
    with pytest.raises(IndexError):
        plan.projects[COUNT]
