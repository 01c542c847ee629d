"""Generated plans: folders like any other, the same for the same seed, and plainly samples."""

from collections import Counter
from pathlib import Path

import pytest

from analysis.core.building import build_frame
from bench.plans import generate, main
from models import Category, Plan, Reach
from plan_data import extract
from plan_data.read.loading import load_plan

COUNT = 60


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("plans") / "sample"
    generate(place, COUNT)
    return place


@pytest.fixture(scope="module")
def plan(folder: Path) -> Plan:
    return load_plan(folder)


def test_a_generated_folder_loads_with_every_kind_of_project(plan: Plan) -> None:
    assert len(plan.projects) == COUNT
    assert {project.category for project in plan.projects} == set(Category)
    assert {project.reach for project in plan.projects} == set(Reach)
    assert {len(project.funding) for project in plan.projects} >= {1, 2, 3, 4}
    assert Counter(project.implementer is None for project in plan.projects)[True]
    assert any(project.quantities for project in plan.projects)
    assert any(not project.quantities for project in plan.projects)


def test_names_say_that_they_are_samples(plan: Plan) -> None:
    assert [project.name for project in plan.projects][:2] == ["样例项目000001", "样例项目000002"]
    assert all(township.name.startswith("样例") for township in plan.townships)


def test_the_printed_totals_are_those_of_the_rows(plan: Plan) -> None:
    totals = plan.printed_totals
    assert totals is not None
    assert totals.total_investment_wan == plan.computed_total_wan
    assert sum(totals.funding_wan.values()) == plan.funding_total_wan


def test_the_frame_holds_every_project(plan: Plan) -> None:
    assert build_frame(plan).rows.total_wan.sum() == plan.computed_total_wan


def test_the_same_seed_gives_the_same_files(folder: Path, tmp_path: Path) -> None:
    again, other = tmp_path / "sample", tmp_path / "other"
    assert main([str(again), "--projects", str(COUNT)]) == 0
    assert main([str(other), "--projects", str(COUNT), "--seed", "8"]) == 0
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == {file.name: file.read_bytes() for file in again.iterdir()}
    assert (other / "projects.csv").read_bytes() != (again / "projects.csv").read_bytes()


def test_the_tables_are_those_that_the_text_gives(folder: Path) -> None:
    assert extract.main([str(folder), "--check"]) == 0
