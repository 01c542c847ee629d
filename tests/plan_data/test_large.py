"""Large folders: as exact as a small one about what is wrong, refused at once if too large, and no collecting of garbage."""

import gc
from itertools import pairwise
from pathlib import Path

import pytest

from bench.plans import generate
from i18n import load_labels
from models import Plan
from plan_data.read import loading, reading
from plan_data.read.loading import MOST_PROJECTS, load_plan
from plan_data.read.problems import PlanProblems
from plan_data.read.rules import Rule
from tests.plan_data.conftest import Folder

COUNT = 600


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("large") / "sample"
    generate(folder, COUNT)
    return folder


@pytest.fixture(scope="module")
def large(place: Path) -> Plan:
    return load_plan(place)


@pytest.fixture
def sample(place: Path, tmp_path: Path) -> Folder:
    """A generated folder to change."""
    copy = tmp_path / "sample"
    copy.mkdir()
    for file in place.iterdir():
        (copy / file.name).write_bytes(file.read_bytes())
    return Folder(copy)


def test_what_is_in_the_tables_is_in_the_records(place: Path, large: Plan) -> None:
    rows, lines = Folder(place).lines("projects.csv"), Folder(place).lines("funding.csv")[1:]
    assert [[row.project_id, row.name, str(row.total_investment_wan)] for row in large.projects] == [
        [row[rows[0].index(column)] for column in ("project_id", "name", "total_investment_wan")] for row in rows[1:]
    ]
    amounts = [
        [row.project_id, str(place), str(line.amount_wan)] for row in large.projects for place, line in enumerate(row.funding, 1)
    ]
    assert amounts == [line[:3] for line in lines]


def test_every_passage_stands_in_the_text(large: Plan) -> None:
    for row in large.projects:
        passages = [row.source, *row.field_passages.values(), *(line.passage for line in row.funding)]
        for passage in (*passages, *(quantity.passage for quantity in row.quantities)):
            assert large.source_text[passage.start : passage.end] == passage.quote


def test_records_are_those_that_a_second_look_would_make(large: Plan) -> None:
    for row in large.projects[:50]:
        assert type(row).model_validate(row.model_dump()) == row


def test_quotes_and_corrections_hold_in_a_large_folder(sample: Folder) -> None:
    funding = sample.lines("funding.csv")
    project = next(line[0] for line, after in pairwise(funding[1:]) if line[0] != after[0] and line[1] == "1")
    printed = next(line[2] for line in funding if line[0] == project)
    sample.add("corrections.csv", project, "funding-1", printed, "county_city", '来自"决算", 已核', "confirmed", "2024-01-31")
    content = (sample.path / "projects.csv").read_text(encoding="utf-8")
    (sample.path / "projects.csv").write_text(content.replace("样例项目000007", '"样例项目000007"'), encoding="utf-8")
    plan = load_plan(sample.path)
    assert plan.by_id[project].funding[0].is_confirmed
    assert sum(line.is_confirmed for row in plan.projects for line in row.funding if len(row.funding) < 4) == 1
    assert "样例项目000007" in plan.names_by_id.values()


FAULTS = [
    ("projects", "name", "另一个名字", Rule.WORDS), ("projects", "name_start", "000", Rule.WHOLE_NUMBER),
    ("projects", "category", "roads", Rule.ONE_OF), ("projects", "start_year", "1899", Rule.AT_LEAST),
    ("projects", "townships", "123456789", Rule.REFERENCE), ("projects", "reach", "nowhere", Rule.ONE_OF),
    ("projects", "total_investment_wan", "007", Rule.WHOLE_WAN), ("projects", "total_investment_wan", "-7", Rule.WHOLE_WAN),
    ("projects", "row_end", "99999999", Rule.ROW_END), ("projects", "project_id", "elderly_care-1", Rule.PATTERN),
    ("projects", "townships", "999900001 999900001", Rule.TOWNSHIP_ONCE), ("projects", "scope_text", "", Rule.NOT_EMPTY),
    ("funding", "amount_wan", "1.5", Rule.WHOLE_WAN), ("funding", "position", "7", Rule.AT_MOST),
    ("funding", "amount_start", "3", Rule.IN_PROJECT_ROW), ("funding", "project_id", "roads-01", Rule.REFERENCE),
]  # fmt: skip


@pytest.mark.parametrize(("file", "column", "value", "rule"), FAULTS)
def test_a_fault_is_said_with_file_row_field_and_value(file: str, column: str, value: str, rule: Rule, sample: Folder) -> None:
    row = 500 if file == "projects" else 5
    sample.set(f"{file}.csv", row, column, value)
    with pytest.raises(PlanProblems) as raised:
        load_plan(sample.path)
    said = [(problem.file, problem.row, problem.rule) for problem in raised.value.problems if problem.field == column]
    assert (f"{file}.csv", row, rule) in said
    assert any(problem.value in (value, value.split(" ", maxsplit=1)[0]) for problem in raised.value.problems)


def test_a_plan_of_too_many_projects_is_refused_before_its_rows_are_read(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    head, first, *_ = folder.lines("projects.csv")
    folder.write("projects.csv", [head, *[first] * (MOST_PROJECTS + 1)])
    monkeypatch.setattr("plan_data.read.loading.read_table", None)  # whoever reads rows fails
    with pytest.raises(PlanProblems) as raised:
        load_plan(folder.path)
    (problem,) = raised.value.problems
    assert (problem.file, problem.value, problem.rule) == ("projects.csv", "20001", Rule.MOST_ROWS)
    for language, words in (("zh", ("20000", "20001")), ("en", ("20000", "20001"))):
        sentence = problem.in_words(load_labels(language).code("problem", problem.rule), ", ")
        assert all(word in sentence for word in words)


def test_as_many_as_there_may_be_are_read_however_their_lines_are_broken(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = folder.lines("projects.csv")
    monkeypatch.setattr(loading, "MOST_PROJECTS", len(rows) - 1)
    (folder.path / "projects.csv").write_text(
        (folder.path / "projects.csv").read_text(encoding="utf-8") + "\n\n\n", encoding="utf-8"
    )
    assert len(load_plan(folder.path).projects) == len(rows) - 1
    folder.add("projects.csv", *rows[1])
    with pytest.raises(PlanProblems, match=f"found '{len(rows)}'"):
        load_plan(folder.path)


def test_garbage_is_collected_again_after_loading_and_after_failing(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []
    plainly = reading.read_text
    monkeypatch.setattr("plan_data.read.loading.read_text", lambda *a, **k: seen.append(gc.isenabled()) or plainly(*a, **k))
    load_plan(folder.path)
    assert gc.isenabled()
    (folder.path / "projects.csv").unlink()
    with pytest.raises(PlanProblems):
        load_plan(folder.path)
    assert gc.isenabled()
    assert seen == [False, False]


def test_a_copy_with_other_projects_has_other_sums_and_other_ids(large: Plan) -> None:
    assert large.by_id[large.projects[-1].project_id] is large.projects[-1]
    whole, first = large.computed_total_wan, large.projects[0]
    copied = large.model_copy(update={"projects": (first,)})
    assert list(copied.by_id) == list(copied.names_by_id) == [first.project_id]
    assert (copied.computed_total_wan, large.computed_total_wan) == (first.total_investment_wan, whole)
