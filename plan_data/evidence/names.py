"""The names of projects, indicators and facts in English: read and held to the names as printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from models import Record
from plan_data.evidence.checks import Evidence
from plan_data.evidence.records import read_if_there
from plan_data.evidence.tables import NAMES_EN, NameRow
from plan_data.read import files
from plan_data.read.problems import PlanProblem, shown
from plan_data.read.reading import Row, good_records, repeated
from plan_data.read.rules import Rule
from plan_data.read.tables import ProjectRow


def read_names(folder: Path, problems: list[PlanProblem]) -> list[Row[NameRow]]:
    """Every row of the names, good or not; none where the folder has no such file."""
    return read_if_there(folder, NAMES_EN, NameRow, problems)


def check_names(rows: Sequence[Row[NameRow]], projects: Sequence[Row[ProjectRow]], evidence: Evidence) -> Iterator[PlanProblem]:
    """Names of nothing, names of what is printed otherwise, and records without a name where others have one."""
    if not rows:
        return
    printed = dict(_printed(projects, evidence))
    for row in rows:
        code, name = row.good("record_id"), row.good("name")
        known = printed.get(code or "")
        if code and not known:
            yield PlanProblem(files.NAMES_EN, row.number, "record_id", shown(code), Rule.NAMED_RECORD)
        elif known and name is not None and name != known[0]:
            details = {"printed": known[0], "file": known[1]}
            yield PlanProblem(files.NAMES_EN, row.number, "name", shown(name), Rule.PRINTED, details)
    yield from repeated(files.NAMES_EN, rows, ["record_id"])
    named = {row.good("record_id") for row in rows}
    for code in printed.keys() - named:
        yield PlanProblem(files.NAMES_EN, None, "record_id", shown(code), Rule.NAMED)


def _printed(projects: Sequence[Row[ProjectRow]], evidence: Evidence) -> Iterator[tuple[str, tuple[str, str]]]:
    """The records by their ids, each with its printed name and the file that has it."""
    tables: tuple[tuple[str, str, Sequence[Row[Record]]], ...] = (
        (files.PROJECTS, "project_id", projects),
        (files.INDICATORS, "indicator_id", evidence.indicators),
        (files.FACTS, "fact_id", evidence.facts),
    )
    for file, column, rows in tables:
        for row in rows:
            if (code := row.good(column)) and (name := row.good("name")):
                yield code, (name, file)


def names_by_id(rows: Sequence[Row[NameRow]]) -> Mapping[str, str]:
    """The English names by the ids of their records."""
    return {row.record_id: row.name_en for row in good_records(rows)}
