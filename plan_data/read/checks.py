"""What the rows of a folder's tables say about each other, and whether each verbatim cell stands in the text where its row says."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from models import Correction, FundingSource, Reach, Record, Township
from plan_data.read import files
from plan_data.read.annex import CONSTRUCTION_TYPES, category_of, printed_as, years_of
from plan_data.read.problems import PlanProblem, broken, shown
from plan_data.read.reading import Row, repeated
from plan_data.read.rules import Break, Details, Rule
from plan_data.read.tables import FundingRow, PrintedTotalRow, ProjectRow

_TOTAL_MEANINGS = ("total_investment", *(source.value for source in FundingSource))
_ONCE = ((("code",), ("name",), ("tile_row", "tile_column")), (("project_id",),), (("project_id", "position"),), (("position",),))
_FILES = (files.TOWNSHIPS, files.PROJECTS, files.FUNDING, files.PRINTED_TOTALS)

START_OF = {
    "category_text": "category_start", "printed_number": "printed_number_start", "name": "name_start",
    "construction_type_text": "construction_type_start", "years_text": "years_start", "location_text": "location_start",
    "scope_text": "scope_start", "total_investment_wan": "total_investment_start", "implementer": "implementer_start",
    "amount_wan": "amount_start",
}  # fmt: skip
_SPAN = "row_start", "row_end"
_OUTSIDE_THE_ROW = "category_text"  # the heading that the row stands under


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
    yield from _projects(tables)
    yield from _funding(tables)
    yield from _printed_totals(tables.printed_totals)
    if tables.text is not None:
        for file, rows in zip(_FILES[1:], all_rows[1:], strict=True):
            yield from check_quotes(file, tables.text, rows)


def _projects(tables: Tables) -> Iterator[PlanProblem]:
    codes = {code for row in tables.townships if (code := row.good("code")) is not None}
    place: Details = {"column": "code", "file": files.TOWNSHIPS}
    for row in tables.projects:
        named = [(column, code) for column in ("townships", "host_township") for code in (row.good(column) or "").split()]
        unknown = [(column, code, Rule.REFERENCE, place) for column, code in named if code not in codes]
        yield from broken(files.PROJECTS, row.number, unknown)
        if row.record:
            yield from broken(files.PROJECTS, row.number, codes_against_print(row.record))
            yield from broken(files.PROJECTS, row.number, place_of(row.record, len(tables.townships)))


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


def _funding(tables: Tables) -> Iterator[PlanProblem]:
    projects = {name: row.record for row in tables.projects if (name := row.good("project_id")) is not None}
    place: Details = {"column": "project_id", "file": files.PROJECTS}
    last: dict[str, FundingRow] = {}
    for row in tables.funding:
        name, line = row.good("project_id"), row.record
        if name is not None and name not in projects:
            yield PlanProblem(files.FUNDING, row.number, "project_id", shown(name), Rule.REFERENCE, place)
        elif line is not None:
            yield from broken(files.FUNDING, row.number, _amount(line, last.get(line.project_id), projects[line.project_id]))
            last[line.project_id] = line


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


def _printed_totals(rows: Sequence[Row[PrintedTotalRow]]) -> Iterator[PlanProblem]:
    meanings = Counter(row.good("stands_for") for row in rows)
    for meaning in _TOTAL_MEANINGS:
        if rows and meanings[meaning] != 1 and None not in meanings:
            yield PlanProblem(files.PRINTED_TOTALS, None, "stands_for", f"{meaning} × {meanings[meaning]}", Rule.TOTAL_ONCE)


def check_quotes(file: str, text: str, rows: Iterable[Row[Record]]) -> Iterator[PlanProblem]:
    """Every cell of a file that is not at its place in the text, or not within its row."""
    for row in rows:
        if row.record is not None and _stands(row.record, text):
            continue
        first, last = (_position(row, name) for name in _SPAN)
        span = None if first is None or last is None else (first, last)
        if span and not span[0] < span[1] <= len(text):
            limits = {"start": span[0], "length": len(text)}
            yield PlanProblem(file, row.number, "row_end", str(span[1]), Rule.ROW_END, limits)
            span = None
        for column, start_column in START_OF.items():
            words, start = row.good(column), _position(row, start_column)
            if words and start is not None:
                yield from broken(file, row.number, _check(column, text, words, start, span))


def _stands(record: Record, text: str) -> bool:
    """Whether every cell of a good row stands at its place; quick, and without a word about one that does not."""
    values = vars(record)
    low, high = values.get("row_start", 0), values.get("row_end", len(text))
    if not low < high <= len(text):
        return False
    for column, start_column, is_within in _cells_of(type(record)):
        value, start = values[column], values[start_column]
        if value is None or start is None:
            continue
        words = printed_as(text, start, str(value))
        if not text.startswith(words, start) or (is_within and not low <= start < start + len(words) <= high):
            return False
    return True


@cache
def _cells_of(kind: type[Record]) -> Sequence[tuple[str, str, bool]]:
    """The verbatim columns of a table, those of their places, and whether these lie in the row."""
    return [(column, start, column != _OUTSIDE_THE_ROW) for column, start in START_OF.items() if column in kind.model_fields]


def _check(column: str, text: str, words: str, start: int, span: tuple[int, int] | None) -> Iterator[Break]:
    words = printed_as(text, start, words)
    end = start + len(words)
    if text[start:end] != words:
        yield column, words, Rule.WORDS, {"file": files.SOURCE, "start": start, "words": shown(text[start:end])}
    elif span and column != _OUTSIDE_THE_ROW and not span[0] <= start < end <= span[1]:
        yield START_OF[column], start, Rule.IN_ROW, {"start": span[0], "end": span[1]}


def _position(row: Row[Record], column: str) -> int | None:
    cell = row.good(column)
    return int(cell) if cell else None
