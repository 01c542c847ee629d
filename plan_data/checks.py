"""What the rows of a folder's tables say about each other and about the text: everything that does not agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from models import Correction, FundingSource, Reach, Record, Township
from plan_data import files
from plan_data.annex import CONSTRUCTION_TYPES, category_of, years_of
from plan_data.problems import PlanProblem, shown
from plan_data.reading import Row
from plan_data.tables import FundingRow, PrintedTotalRow, ProjectRow, Table

_PROJECT_CELLS = {
    "category_text": "category_start", "printed_number": "printed_number_start", "name": "name_start",
    "construction_type_text": "construction_type_start", "years_text": "years_start", "location_text": "location_start",
    "scope_text": "scope_start", "total_investment_wan": "total_investment_start", "implementer": "implementer_start",
}  # fmt: skip
_AMOUNT_CELLS = {"amount_wan": "amount_start"}
TOTAL_MEANINGS = ("total_investment", *(source.value for source in FundingSource))


@dataclass(frozen=True)
class Tables:
    """All rows of a folder, good or not, and its text."""

    text: str | None
    townships: Sequence[Row[Township]]
    projects: Sequence[Row[ProjectRow]]
    funding: Sequence[Row[FundingRow]]
    printed_totals: Sequence[Row[PrintedTotalRow]]
    corrections: Sequence[Row[Correction]]

    def known(self, column: str) -> dict[str, Row[ProjectRow]]:
        """The projects' rows by a good cell, whatever else is wrong with them."""
        return {value: row for row in self.projects if (value := row.good(column)) is not None}


def check(tables: Tables) -> Iterator[PlanProblem]:
    """Every disagreement between rows, and between rows and text."""
    yield from _once(files.TOWNSHIPS, tables.townships, ("code",))
    yield from _once(files.TOWNSHIPS, tables.townships, ("name",))
    yield from _once(files.TOWNSHIPS, tables.townships, ("tile_row", "tile_column"))
    yield from _once(files.PROJECTS, tables.projects, ("project_id",))
    yield from _once(files.FUNDING, tables.funding, ("project_id", "position"))
    yield from _once(files.PRINTED_TOTALS, tables.printed_totals, ("position",))
    yield from _project_rows(tables)
    yield from _funding_rows(tables)
    yield from _printed_totals(tables)
    yield from _empty(tables)
    if tables.text is not None:
        yield from _quotes(files.PROJECTS, tables.text, tables.projects, _PROJECT_CELLS)
        yield from _quotes(files.FUNDING, tables.text, tables.funding, _AMOUNT_CELLS)
        yield from _quotes(files.PRINTED_TOTALS, tables.text, tables.printed_totals, _AMOUNT_CELLS)


def _once(file: str, rows: Sequence[Row[Record]], columns: tuple[str, ...]) -> Iterator[PlanProblem]:
    first: dict[tuple[str | None, ...], int] = {}
    for row in rows:
        key = tuple(row.good(column) for column in columns)
        if None in key:
            continue
        if key in first:
            yield PlanProblem(file, row.number, ", ".join(columns), shown(", ".join(map(str, key))), f"each once; it is in row {first[key]} already")
        first.setdefault(key, row.number)


def _empty(tables: Tables) -> Iterator[PlanProblem]:
    for file, rows in ((files.TOWNSHIPS, tables.townships), (files.PROJECTS, tables.projects)):
        if not rows:
            yield PlanProblem(file, None, "", "", "at least one row")


def _project_rows(tables: Tables) -> Iterator[PlanProblem]:
    codes = {code for row in tables.townships if (code := row.good("code")) is not None}
    for row in tables.projects:
        project = row.record
        for code in (row.good("townships") or "").split():
            if code not in codes:
                yield PlanProblem(files.PROJECTS, row.number, "townships", shown(code), f"a code in {files.TOWNSHIPS}")
        host = row.good("host_township")
        if host and host not in codes:
            yield PlanProblem(files.PROJECTS, row.number, "host_township", shown(host), f"a code in {files.TOWNSHIPS}")
        if project:
            for field, value, expected in _disagreements(project, len(tables.townships)):
                yield PlanProblem(files.PROJECTS, row.number, field, shown(value), expected)


def _disagreements(project: ProjectRow, townships: int) -> Iterator[tuple[str, object, str]]:
    """Within one row: what its codes say against what it prints."""
    expected_id = f"{project.category}-{project.printed_number:02d}"
    if project.project_id != expected_id:
        yield "project_id", project.project_id, f"{expected_id}, from category and printed number"
    if (category := category_of(project.category_text)) not in (None, project.category):
        yield "category", project.category, f"{category}, as category_text says"
    if (kind := CONSTRUCTION_TYPES.get(project.construction_type_text)) not in (None, project.construction_type):
        yield "construction_type", project.construction_type, f"{kind}, as construction_type_text says"
    years = (project.start_year, project.end_year)
    if (printed := years_of(project.years_text)) not in (None, years):
        yield "start_year, end_year", "{}, {}".format(*years), f"{project.years_text}, as years_text says"
    if project.end_year < project.start_year:
        yield "end_year", project.end_year, f"{project.start_year} (start_year) or later"
    codes = project.townships.split()
    if len(set(codes)) != len(codes):
        yield "townships", project.townships, "each township once"
    if project.reach not in _reaches(len(set(codes)), townships):
        yield "reach", project.reach, f"{' or '.join(_reaches(len(set(codes)), townships))}: it serves {len(codes)} of {townships} townships"
    if (project.implementer is None) != (project.implementer_start is None):
        yield "implementer_start", project.implementer_start, "a position if there is an implementer, else nothing"


def _reaches(served: int, townships: int) -> tuple[Reach, ...]:
    if served == 0:
        return (Reach.CITY_LEVEL,)
    some = (Reach.SINGLE_TOWNSHIP,) if served == 1 else (Reach.SEVERAL_TOWNSHIPS,)
    return (*some, Reach.ALL_TOWNSHIPS) if served == townships else some


def _funding_rows(tables: Tables) -> Iterator[PlanProblem]:
    projects = tables.known("project_id")
    last: dict[str, FundingRow] = {}
    for row in tables.funding:
        name = row.good("project_id")
        if name is not None and name not in projects:
            yield PlanProblem(files.FUNDING, row.number, "project_id", shown(name), f"a project_id in {files.PROJECTS}")
        elif row.record is not None:
            line, project = row.record, projects[row.record.project_id].record
            before = last.get(line.project_id)
            if line.position != (before.position + 1 if before else 1):
                yield PlanProblem(files.FUNDING, row.number, "position", str(line.position), f"{before.position + 1 if before else 1}: amounts in printed order")
            elif before and line.amount_start <= before.amount_start:
                yield PlanProblem(files.FUNDING, row.number, "amount_start", str(line.amount_start), f"after {before.amount_start}: amounts in printed order")
            last[line.project_id] = line
            if project and not project.row_start <= line.amount_start < project.row_end:
                yield PlanProblem(files.FUNDING, row.number, "amount_start", str(line.amount_start), f"within its project's row, {project.row_start} to {project.row_end}")


def _printed_totals(tables: Tables) -> Iterator[PlanProblem]:
    meanings = Counter(row.good("stands_for") for row in tables.printed_totals)
    for meaning in TOTAL_MEANINGS:
        if tables.printed_totals and meanings[meaning] != 1 and None not in meanings:
            yield PlanProblem(files.PRINTED_TOTALS, None, "stands_for", f"{meaning}, {meanings[meaning]} times", "once, or no total row at all")


def _quotes(file: str, text: str, rows: Iterable[Row[Record]], cells: Mapping[str, str]) -> Iterator[PlanProblem]:
    """Every cell at its place in the text, and every row around its cells."""
    for row in rows:
        start, end = _position(row, "row_start"), _position(row, "row_end")
        if start is not None and end is not None and not start < end <= len(text):
            yield PlanProblem(file, row.number, "row_end", str(end), f"after row_start {start}, and not after the text's end, {len(text)}")
            start = end = None
        for column, start_column in cells.items():
            words, place = row.good(column), _position(row, start_column)
            if not words or place is None:
                continue
            there = text[place : place + len(words)]
            if there != words:
                yield PlanProblem(file, row.number, column, shown(words), f"the words of {files.SOURCE} at {place}: {shown(there)!r}")
            elif start is not None and end is not None and column != "category_text" and not start <= place < place + len(words) <= end:
                yield PlanProblem(file, row.number, start_column, str(place), f"within the row, {start} to {end}")


def _position(row: Row[Record], column: str) -> int | None:
    cell = row.good(column)
    return int(cell) if cell else None
