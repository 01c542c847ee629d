"""A folder as a plan: everything read, everything checked, and then everything that follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from models import Correction, Plan, Record, Township
from plan_data import columns, files, records, tables
from plan_data.checks import Tables, check
from plan_data.columns import Possible
from plan_data.corrections import Choices, amount_of, check_corrections, in_force
from plan_data.package_head import PackageHead, read_package_head
from plan_data.problems import PlanProblem, PlanProblems
from plan_data.reading import Row, read_table, read_text

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class _Reading:
    """What the print leaves possible, before and after the corrections in force."""

    covered: tuple[int, ...]
    printed: Possible
    decided: Possible


def load_plan(folder: Path | str | None = None) -> Plan:
    """The plan in a folder; by default the one that comes with the dashboard.

    Raises ``PlanProblems`` with everything that is wrong with the folder, and nothing else.
    """
    path = Path(folder or files.CHUXIONG)
    problems: list[PlanProblem] = []
    head = read_package_head(path, problems)
    found = _read(path, problems)
    problems += check(found)
    reading = None if _has_problems_in_rows(problems) else _read_columns(found)
    choices = records.choices_of(_good(found.projects), reading.printed) if reading else None
    problems += check_corrections(found.corrections, found.projects, found.funding, choices)
    if reading and not problems:
        problems += _contradictions(found.corrections, records.choices_of(_good(found.projects), reading.decided))
    if problems or head is None or reading is None:
        raise PlanProblems(problems)
    try:
        version = files.data_version(path)
    except OSError as error:  # a file went away while the folder was read
        raise PlanProblems([PlanProblem(Path(error.filename).name, None, "", str(error.strerror), "a file that stays")]) from error
    return _plan(version, head, found, reading)


def _read(path: Path, problems: list[PlanProblem]) -> Tables:
    return Tables(
        text=read_text(path, files.SOURCE, problems, keep_mark=True),
        townships=read_table(path, tables.TOWNSHIPS, Township, problems),
        projects=read_table(path, tables.PROJECTS, tables.ProjectRow, problems),
        funding=read_table(path, tables.FUNDING, tables.FundingRow, problems),
        printed_totals=read_table(path, tables.PRINTED_TOTALS, tables.PrintedTotalRow, problems),
        corrections=read_table(path, tables.CORRECTIONS, Correction, problems),
    )


def _has_problems_in_rows(problems: Sequence[PlanProblem]) -> bool:
    return any(problem.file in (files.PROJECTS, files.FUNDING, files.PRINTED_TOTALS) for problem in problems)


def _read_columns(found: Tables) -> _Reading:
    projects, decided = _good(found.projects), _good(found.corrections)
    funding = records.funding_by_project(projects, _good(found.funding))
    totals = records.column_totals(_good(found.printed_totals))
    rows = records.column_rows(projects, funding)
    covered = columns.find_covered(rows, totals) if totals else None
    known = totals if covered else None
    printed = columns.possible_columns(rows, known, covered or ())
    if not any(in_force(decided, project.project_id) for project in projects):
        return _Reading(covered or (), printed, printed)
    after = columns.possible_columns(records.column_rows(projects, funding, decided), known, covered or ())
    return _Reading(covered or (), printed, after)


def _contradictions(rows: Sequence[Row[Correction]], decided: Choices) -> list[PlanProblem]:
    """Corrections in force that are possible one by one, but not together."""
    if all(all(amounts) for amounts in decided.values()):
        return []
    return [
        PlanProblem(files.CORRECTIONS, row.number, "used", one.used, "confirmed columns that are possible together")
        for row in rows
        if (one := row.record) and in_force([one], one.project_id) and not decided[one.project_id][amount_of(one)]
    ]


def _plan(version: str, head: PackageHead, found: Tables, reading: _Reading) -> Plan:
    projects, text = _good(found.projects), found.text or ""
    funding = records.funding_by_project(projects, _good(found.funding))
    choices = records.choices_of(projects, reading.decided)
    covered = [projects[row].project_id for row in reading.covered]
    return Plan(
        plan_id=head.name,
        title=head.title,
        issued_on=head.issued_on,
        start_year=head.start_year,
        end_year=head.end_year,
        source_text=text,
        townships=tuple(_good(found.townships)),
        projects=tuple(records.project_record(row, funding[row.project_id], choices[row.project_id], text) for row in projects),
        printed_totals=records.totals_record(_good(found.printed_totals), covered, text),
        corrections=tuple(_good(found.corrections)),
        data_version=version,
    )


def _good(rows: Sequence[Row[R]]) -> list[R]:
    return [row.record for row in rows if row.record is not None]
