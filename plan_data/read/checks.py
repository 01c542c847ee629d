"""What the rows of a folder's tables say about each other: everything that does not agree."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models import Correction, FundingSource, Reach, Record, Township
from plan_data.read import files
from plan_data.read.annex import CONSTRUCTION_TYPES, category_of, years_of
from plan_data.read.problems import PlanProblem, shown
from plan_data.read.quotes import check_quotes
from plan_data.read.reading import Row, repeated
from plan_data.read.rules import Break, Details, Rule
from plan_data.read.tables import FundingRow, PrintedTotalRow, ProjectRow

_TOTAL_MEANINGS = ("total_investment", *(source.value for source in FundingSource))
_ONCE = ((("code",), ("name",), ("tile_row", "tile_column")), (("project_id",),), (("project_id", "position"),), (("position",),))
_FILES = (files.TOWNSHIPS, files.PROJECTS, files.FUNDING, files.PRINTED_TOTALS)

Fault = tuple[int | None, str, object, Rule, Details]  # row, field, value, and the rule that it breaks


@dataclass(frozen=True)
class Tables:
    """All rows of a folder, good or not, and its text."""

    text: str | None
    townships: Sequence[Row[Township]]
    projects: list[Row[ProjectRow]]
    funding: list[Row[FundingRow]]
    printed_totals: Sequence[Row[PrintedTotalRow]]
    corrections: Sequence[Row[Correction]]


def check(tables: Tables) -> Iterator[PlanProblem]:
    """Every disagreement between rows, and between rows and text."""
    all_rows: tuple[Sequence[Row[Record]], ...] = (tables.townships, tables.projects, tables.funding, tables.printed_totals)
    for file, rows, keys in zip(_FILES, all_rows, _ONCE, strict=True):
        for columns in keys:
            yield from repeated(file, rows, columns)
    for file, rows in zip(_FILES[:2], all_rows, strict=False):
        if not rows:
            yield PlanProblem(file, None, "", "", Rule.SOME_ROW)
    yield from _in(files.PROJECTS, _projects(tables))
    yield from _in(files.FUNDING, _funding(tables))
    yield from _in(files.PRINTED_TOTALS, _printed_totals(tables.printed_totals))
    if tables.text is not None:
        for file, rows in zip(_FILES[1:], all_rows[1:], strict=True):
            yield from check_quotes(file, tables.text, rows)


def _in(file: str, faults: Iterator[Fault]) -> Iterator[PlanProblem]:
    return (PlanProblem(file, row, field, shown(value), rule, details) for row, field, value, rule, details in faults)


def _projects(tables: Tables) -> Iterator[Fault]:
    codes = {code for row in tables.townships if (code := row.good("code")) is not None}
    for row in tables.projects:
        for column in ("townships", "host_township"):
            for code in (row.good(column) or "").split():
                if code not in codes:
                    yield row.number, column, code, Rule.REFERENCE, {"column": "code", "file": files.TOWNSHIPS}
        if row.record:
            for faults in (codes_against_print(row.record), place_of(row.record, len(tables.townships))):
                for broken in faults:
                    yield row.number, *broken


def codes_against_print(project: ProjectRow) -> Iterator[Break]:
    """What a row's codes say against what it prints."""
    expected_id = f"{project.category}-{project.printed_number:02d}"
    if project.project_id != expected_id:
        yield "project_id", project.project_id, Rule.PROJECT_ID, {"project_id": expected_id}
    if (category := category_of(project.category_text)) not in (None, project.category):
        yield "category", project.category, Rule.AS_TEXT, _as_text(category, "category_text")
    if (kind := CONSTRUCTION_TYPES.get(project.construction_type_text)) not in (None, project.construction_type):
        yield "construction_type", project.construction_type, Rule.AS_TEXT, _as_text(kind, "construction_type_text")
    years = (project.start_year, project.end_year)
    if years_of(project.years_text) not in (None, years):
        yield "start_year, end_year", f"{years[0]}, {years[1]}", Rule.AS_TEXT, _as_text(project.years_text, "years_text")
    if years[1] < years[0]:
        yield "end_year", years[1], Rule.END_YEAR, {"start_year": years[0]}
    if (project.implementer is None) != (project.implementer_start is None):
        yield "implementer_start", project.implementer_start, Rule.IMPLEMENTER_START, {}


def _as_text(expected: object, column: str) -> Details:
    return {"expected": str(expected), "column": column}


def place_of(project: ProjectRow, townships: int) -> Iterator[Break]:
    codes = project.townships.split()
    if len(set(codes)) != len(codes):
        yield "townships", project.townships, Rule.TOWNSHIP_ONCE, {}
    reaches = _reaches(len(set(codes)), townships)
    if project.reach not in reaches:
        counts = {"served": len(codes), "townships": townships}
        named = zip(("reach", "other"), reaches, strict=False)
        yield "reach", project.reach, Rule.REACHES if len(reaches) > 1 else Rule.REACH, {**counts, **dict(named)}


def _reaches(served: int, townships: int) -> tuple[Reach, ...]:
    if served == 0:
        return (Reach.CITY_LEVEL,)
    some = (Reach.SINGLE_TOWNSHIP,) if served == 1 else (Reach.SEVERAL_TOWNSHIPS,)
    return (*some, Reach.ALL_TOWNSHIPS) if served == townships else some


def _funding(tables: Tables) -> Iterator[Fault]:
    projects = {name: row.record for row in tables.projects if (name := row.good("project_id")) is not None}
    last: dict[str, FundingRow] = {}
    for row in tables.funding:
        name = row.good("project_id")
        if name is not None and name not in projects:
            yield row.number, "project_id", name, Rule.REFERENCE, {"column": "project_id", "file": files.PROJECTS}
        elif row.record is not None:
            for broken in _amount(row.record, last.get(row.record.project_id), projects[row.record.project_id]):
                yield row.number, *broken
            last[row.record.project_id] = row.record


def _amount(line: FundingRow, before: FundingRow | None, project: ProjectRow | None) -> Iterator[Break]:
    """One amount against the amount before it and against its project's row."""
    position = before.position + 1 if before else 1
    if line.position != position:
        yield "position", line.position, Rule.NEXT_POSITION, {"position": position}
    elif before and line.amount_start <= before.amount_start:
        yield "amount_start", line.amount_start, Rule.AMOUNT_ORDER, {"start": before.amount_start}
    if project and not project.row_start <= line.amount_start < project.row_end:
        row = {"start": project.row_start, "end": project.row_end}
        yield "amount_start", line.amount_start, Rule.IN_PROJECT_ROW, row


def _printed_totals(rows: Sequence[Row[PrintedTotalRow]]) -> Iterator[Fault]:
    meanings = Counter(row.good("stands_for") for row in rows)
    for meaning in _TOTAL_MEANINGS:
        if rows and meanings[meaning] != 1 and None not in meanings:
            yield None, "stands_for", f"{meaning} × {meanings[meaning]}", Rule.TOTAL_ONCE, {}
