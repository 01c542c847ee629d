"""A folder as a plan: broken ones report everything at once, corrections tighten what they can."""

import contextlib
import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models import FundingSource, Plan
from plan_data.read.files import plan_version
from plan_data.read.loading import load_plan
from plan_data.read.problems import PlanProblem, PlanProblems
from plan_data.read.rules import Rule
from tests.plan_data.conftest import Folder

TABLES = {"projects.csv", "funding.csv", "printed_totals.csv", "townships.csv", "corrections.csv"}
OPTIONAL_TABLES = {"indicators.csv", "facts.csv", "printed_figures.csv", "names_en.csv"}
NEEDED_FILES = {"datapackage.json", "source.txt", *TABLES}
ALL_FILES = NEEDED_FILES | OPTIONAL_TABLES


def problems(folder: Folder | Path) -> list[tuple[str, int | None, str]]:
    return [(problem.file, problem.row, problem.field) for problem in report(folder)]


def report(folder: Folder | Path) -> tuple[PlanProblem, ...]:
    with pytest.raises(PlanProblems) as raised:
        load_plan(folder.path if isinstance(folder, Folder) else folder)
    assert raised.value.problems
    return raised.value.problems


def correct(folder: Folder, project_id: str, field: str, printed: str, used: str, status: str = "confirmed") -> None:
    folder.add("corrections.csv", project_id, field, printed, used, "来自决算", status, "2024-01-31")


# --- broken folders


def test_a_folder_that_is_not_there_lacks_every_file(tmp_path: Path):
    found = report(tmp_path / "nowhere")
    assert {problem.file for problem in found if problem.value == "No such file or directory"} == NEEDED_FILES


def test_a_folder_of_junk_reports_every_file_but_translations_which_close_nothing(folder: Folder):
    for name in ALL_FILES:
        (folder.path / name).write_bytes(b'\xff\xfe\x00junk,\x80\n"open')
    assert {problem.file for problem in report(folder)} == ALL_FILES - {"names_en.csv"}


def test_wrong_cells_are_all_reported_with_value_and_expectation(folder: Folder):
    folder.set("projects.csv", 3, "total_investment_wan", "三千")
    folder.set("projects.csv", 3, "category", "sport")
    folder.set("projects.csv", 5, "start_year", "2026")
    folder.set("projects.csv", 6, "name", "东华镇康养大镇")
    folder.set("projects.csv", 7, "townships", "999999999")
    folder.set("funding.csv", 2, "project_id", "nobody-01")
    folder.set("funding.csv", 4, "amount_wan", "2960.5")
    folder.set("funding.csv", 8, "amount_start", "5")
    folder.set("townships.csv", 2, "latitude", "north")
    folder.set("townships.csv", 4, "code", "532301102")
    folder.set("printed_totals.csv", 3, "stands_for", "unexplained")
    found = report(folder)
    assert {
        ("projects.csv", 3, "total_investment_wan"), ("projects.csv", 3, "category"), ("projects.csv", 5, "start_year, end_year"),
        ("projects.csv", 5, "end_year"), ("projects.csv", 6, "name"), ("projects.csv", 7, "townships"),
        ("funding.csv", 2, "project_id"), ("funding.csv", 4, "amount_wan"), ("funding.csv", 8, "amount_wan"),
        ("townships.csv", 2, "latitude"), ("townships.csv", 4, "code"), ("printed_totals.csv", None, "stands_for"),
    } <= {(problem.file, problem.row, problem.field) for problem in found}  # fmt: skip
    by_place = {(problem.file, problem.row, problem.field): problem for problem in found}
    assert by_place["projects.csv", 3, "total_investment_wan"].value == "三千"
    assert "whole number" in by_place["projects.csv", 3, "total_investment_wan"].expected
    assert "elderly_care" in by_place["projects.csv", 3, "category"].expected
    assert "东华镇康养小镇" in by_place["projects.csv", 6, "name"].expected
    sentence = "townships.csv, row 4, code: found '532301102', expected each once; it is in row 3 already"
    assert str(by_place["townships.csv", 4, "code"]) == sentence


@pytest.mark.parametrize(
    ("file", "row", "column", "value", "field"),
    [
        ("projects.csv", 3, "project_id", "elderly_care-77", "project_id"),
        ("projects.csv", 3, "category", "funeral", "category"),
        ("projects.csv", 3, "construction_type", "expansion", "construction_type"),
        ("projects.csv", 3, "end_year", "2024", "start_year, end_year"),
        ("projects.csv", 3, "reach", "single_township", "reach"),
        ("projects.csv", 6, "townships", "532301105 532301105", "townships"),
        ("projects.csv", 6, "host_township", "123456789", "host_township"),
        ("projects.csv", 6, "implementer_start", "", "implementer_start"),
        ("projects.csv", 6, "row_end", "10", "row_end"),
        ("projects.csv", 6, "row_end", "99999999", "row_end"),
        ("projects.csv", 6, "name_start", "0", "name"),
        ("projects.csv", 6, "total_investment_wan", "0300", "total_investment_wan"),
        ("funding.csv", 4, "position", "4", "position"),
        ("funding.csv", 4, "position", "2", "project_id, position"),
        ("funding.csv", 4, "position", "5", "position"),
        ("printed_totals.csv", 4, "amount_wan", "54706", "amount_wan"),
        ("printed_totals.csv", 4, "position", "2", "position"),
        ("townships.csv", 4, "tile_column", "5", "tile_row, tile_column"),
        ("townships.csv", 4, "name", "鹿城镇", "name"),
    ],
)
def test_each_wrong_cell_is_found(folder: Folder, file: str, row: int, column: str, value: str, field: str):
    if column == "tile_column":
        folder.set(file, row, "tile_row", "2")
    folder.set(file, row, column, value)
    assert (file, row, field) in problems(folder)


def test_cells_in_the_right_words_but_another_row_are_found(folder: Folder, plan: Plan):
    """东华镇 and 子午镇 print the same amounts: only the place tells whose they are."""
    there = next(row for row in plan.projects if row.project_id == "elderly_care-06")
    folder.set("projects.csv", 6, "total_investment_start", str(there.field_passages["total_investment_wan"].start))
    number = next(n for n, line in enumerate(folder.lines("funding.csv"), 1) if line[:2] == ["elderly_care-04", "4"])
    folder.set("funding.csv", number, "amount_start", str(there.funding[3].passage.start))
    assert problems(folder) == [("projects.csv", 6, "total_investment_start"), ("funding.csv", number, "amount_start")]


def test_amounts_out_of_printed_order_are_found(folder: Folder, plan: Plan):
    """500 stands twice in the row: the second of them cannot be the first."""
    here = next(row for row in plan.projects if row.project_id == "elderly_care-04")
    number = next(n for n, line in enumerate(folder.lines("funding.csv"), 1) if line[:2] == ["elderly_care-04", "4"])
    folder.set("funding.csv", number, "amount_start", str(here.funding[1].passage.start))
    assert problems(folder) == [("funding.csv", number, "amount_start")]


def test_rows_that_are_bad_are_not_called_repeated(folder: Folder):
    folder.set("funding.csv", 3, "position", "x")
    folder.set("funding.csv", 4, "position", "y")
    assert all("," not in field for _, _, field in problems(folder))


def test_missing_and_odd_columns_short_rows_and_a_bad_descriptor(folder: Folder):
    funding = folder.lines("funding.csv")
    folder.write("funding.csv", [[*line[:2], *line[3:]] for line in funding])
    projects = folder.lines("projects.csv")
    projects[-1][projects[0].index("end_year")] = "2020"
    folder.write("projects.csv", [[*projects[0], "remark"], projects[1][:-3], *[[*line, ""] for line in projects[2:]]])
    described = json.loads((folder.path / "datapackage.json").read_text(encoding="utf-8"))
    described["issued_on"], described["start_year"] = "last spring", None
    (folder.path / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    found = problems(folder)
    assert ("funding.csv", 1, "amount_wan") in found
    assert ("projects.csv", 1, "remark") in found
    assert ("projects.csv", 2, "") in found
    assert ("projects.csv", 28, "end_year") in found, "a row after a short one is looked at like any other"
    assert ("datapackage.json", None, "issued_on") in found
    assert ("datapackage.json", None, "start_year") in found


@pytest.mark.parametrize("content", [b"[]", b"{", b"[" * 100_000, b"\xef\xbb\xbf{}", b'{"start_year": ' + b"9" * 5_000 + b"}"])
def test_a_descriptor_that_says_nothing_is_reported(folder: Folder, content: bytes):
    (folder.path / "datapackage.json").write_bytes(content)
    assert {file for file, _, _ in problems(folder)} == {"datapackage.json"}


def test_a_plan_that_ends_before_it_starts_is_reported(folder: Folder):
    path = folder.path / "datapackage.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"end_year": 2025', '"end_year": 2020'), encoding="utf-8")
    assert problems(folder) == [("datapackage.json", None, "end_year")]


def test_a_changed_text_is_reported_and_not_every_quote_that_moved(folder: Folder):
    path = folder.path / "source.txt"
    path.write_bytes(b"x" + path.read_bytes())
    found = report(folder)
    assert found[0].file == "source.txt"
    assert found[0].expected.startswith("sha256:7e8914dd")
    assert len(found) == 1, "the rows say what they said"


def test_one_bad_byte_does_not_hide_the_other_problems(folder: Folder):
    folder.set("funding.csv", 20, "amount_wan", "-1")
    path = folder.path / "funding.csv"
    path.write_bytes(path.read_bytes().replace(b"funeral-09,1", b"funeral-\xff9,1"))
    found = problems(folder)
    assert ("funding.csv", 20, "amount_wan") in found
    assert any(file == "funding.csv" and field == "" for file, _, field in found)


def test_empty_tables_are_reported(folder: Folder):
    (folder.path / "townships.csv").write_bytes(b"")
    folder.write("projects.csv", folder.lines("projects.csv")[:1])
    found = problems(folder)
    assert ("townships.csv", None, "") in found
    assert ("projects.csv", None, "") in found
    assert ("funding.csv", 2, "project_id") in found


def test_repairing_a_folder_makes_it_load_and_changes_its_version(folder: Folder, plan: Plan):
    good, version = (folder.path / "funding.csv").read_bytes(), plan_version(folder.path)
    folder.set("funding.csv", 4, "amount_wan", "x")
    broken = plan_version(folder.path)
    report(folder)
    (folder.path / "funding.csv").write_bytes(good)
    assert len({version, broken, plan_version(folder.path)}) == 3
    assert load_plan(folder.path) == plan


def test_a_change_of_the_same_size_and_time_changes_the_version(folder: Folder):
    path, version = folder.path / "corrections.csv", plan_version(folder.path)
    state = path.stat()
    path.write_bytes(path.read_bytes().replace(b"reason", b"Reason"))
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert plan_version(folder.path) != version
    assert plan_version("no/such\0folder") != plan_version()


def test_byte_order_marks_and_windows_line_ends_change_nothing_but_the_hash(folder: Folder, plan: Plan):
    for path in folder.path.glob("*.csv"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    marked = load_plan(folder.path)
    assert marked.data_version != plan.data_version
    assert marked.model_copy(update={"data_version": plan.data_version}) == plan


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_damage_loads_or_reports_and_never_raises_anything_else(folder: Folder, data: st.DataObject):
    path = folder.path / data.draw(st.sampled_from(sorted(ALL_FILES)))
    content = path.read_bytes()
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(len(content), start + 50)))
    path.write_bytes(content[:start] + data.draw(st.binary(max_size=20)) + content[end:])
    try:
        with contextlib.suppress(PlanProblems):
            load_plan(folder.path)
    finally:
        path.write_bytes(content)


# --- corrections


def lines_of(plan: Plan, project_id: str) -> list[tuple[FundingSource, ...]]:
    return [line.possible_sources for row in plan.projects if row.project_id == project_id for line in row.funding]


def unconfirmed(plan: Plan) -> int:
    return sum(not line.is_confirmed for row in plan.projects for line in row.funding)


def test_a_confirmed_correction_tightens_everything_else(folder: Folder, plan: Plan):
    correct(folder, "grassroots_community-01", "funding-3", "2960", "county_city")
    tighter = load_plan(folder.path)
    assert lines_of(tighter, "grassroots_community-01")[1:] == [(FundingSource.PREFECTURE,), (FundingSource.COUNTY_CITY,)]
    assert unconfirmed(tighter) < unconfirmed(plan) - 2, "other rows are tightened too"
    assert tighter.printed_totals == plan.printed_totals
    for before, after in zip(plan.projects, tighter.projects, strict=True):
        assert all(set(b.possible_sources) <= set(a.possible_sources) for a, b in zip(before.funding, after.funding, strict=True))


def test_a_proposed_correction_is_kept_and_changes_nothing(folder: Folder, plan: Plan):
    correct(folder, "grassroots_community-01", "funding-3", "2960", "county_city", "proposed")
    proposed = load_plan(folder.path)
    assert proposed.projects == plan.projects
    assert [correction.used for correction in proposed.corrections] == ["county_city"]


def test_bad_corrections_are_all_reported(folder: Folder):
    correct(folder, "grassroots_community-01", "funding-3", "2961", "county_city")
    correct(folder, "nobody-01", "funding-1", "1", "other")
    correct(folder, "grassroots_community-01", "funding-4", "2960", "other")
    correct(folder, "grassroots_community-01", "name", "x", "y")
    correct(folder, "grassroots_community-01", "funding-1", "2220", "other")
    correct(folder, "elderly_care-02", "funding-2", "1500", "somebody")
    correct(folder, "elderly_care-02", "funding-2", "1500", "other", "perhaps")
    correct(folder, "elderly_care-05", "funding-3", "1800", "other")
    correct(folder, "elderly_care-05", "funding-3", "1800", "county_city")
    assert problems(folder) == [
        ("corrections.csv", 2, "printed"), ("corrections.csv", 3, "project_id"), ("corrections.csv", 4, "field"),
        ("corrections.csv", 5, "field"), ("corrections.csv", 5, "used"), ("corrections.csv", 6, "used"),
        ("corrections.csv", 7, "used"), ("corrections.csv", 8, "status"), ("corrections.csv", 10, "field"),
    ]  # fmt: skip


def test_corrections_that_are_impossible_together_are_reported(folder: Folder):
    correct(folder, "grassroots_community-01", "funding-2", "740", "county_city")
    correct(folder, "grassroots_community-01", "funding-3", "2960", "county_city")
    assert problems(folder) == [("corrections.csv", 2, "used"), ("corrections.csv", 3, "used")]


def test_a_plan_without_printed_totals_is_bound_by_order_alone(folder: Folder):
    folder.write("printed_totals.csv", folder.lines("printed_totals.csv")[:1])
    plain = load_plan(folder.path)
    assert plain.printed_totals is None
    assert lines_of(plain, "funeral-05") == [tuple(FundingSource)]
    assert lines_of(plain, "elderly_care-12") == [(source,) for source in FundingSource]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_place_of_a_file_is_reported_and_not_waited_for(folder: Folder):
    (folder.path / "funding.csv").unlink()
    os.mkfifo(folder.path / "funding.csv")
    found = [problem for problem in report(folder) if problem.file == "funding.csv"]
    assert [(problem.rule, problem.value) for problem in found] == [(Rule.FILE, "Not a regular file")]
