"""Good rows as records: the projects of a plan with their passages, and its printed totals."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from models import Correction, FundingLine, FundingSource, Passage, PrintedTotals, Project
from plan_data.read import columns, corrections
from plan_data.read.quantities import read_quantities
from plan_data.read.tables import FundingRow, PrintedTotalRow, ProjectRow

SOURCES = tuple(FundingSource)
Funding = dict[str, list[FundingRow]]  # by project, in printed order


def funding_by_project(projects: Sequence[ProjectRow], lines: Sequence[FundingRow]) -> Funding:
    """The funding lines of each project; none for one without."""
    by_project: dict[str, list[FundingRow]] = {project.project_id: [] for project in projects}
    for line in lines:
        by_project[line.project_id].append(line)
    return by_project


def column_rows(projects: Sequence[ProjectRow], funding: Funding, decided: Sequence[Correction] = ()) -> list[columns.Row]:
    """The rows as ``plan_data.read.columns`` reads them, with the columns that corrections in force confirm."""
    return [
        columns.Row(
            project.total_investment_wan,
            tuple(line.amount_wan for line in funding[project.project_id]),
            {n: SOURCES.index(source) for n, source in corrections.in_force(decided, project.project_id).items()},
        )
        for project in projects
    ]


def column_totals(rows: Sequence[PrintedTotalRow]) -> columns.Totals | None:
    """The printed totals as ``plan_data.read.columns`` reads them, if there are any."""
    amounts = {row.stands_for: row.amount_wan for row in rows}
    return columns.Totals(amounts["total_investment"], tuple(amounts[source] for source in SOURCES)) if amounts else None


def choices_of(projects: Sequence[ProjectRow], possible: columns.Possible) -> corrections.Choices:
    """The possible columns as sources, by project."""
    return {
        project.project_id: [_sources(amount) for amount in amounts] for project, amounts in zip(projects, possible, strict=True)
    }


def project_record(row: ProjectRow, lines: Sequence[FundingRow], choices: Sequence[Sequence[FundingSource]], text: str) -> Project:
    """A project from its row, its funding and the sources that each amount may come from."""
    passages = _passages(row)
    return Project.trusted(
        project_id=row.project_id,
        printed_number=row.printed_number,
        name=row.name,
        category=row.category,
        construction_type=row.construction_type,
        start_year=row.start_year,
        end_year=row.end_year,
        location_text=row.location_text,
        townships=_codes(row.townships),
        reach=row.reach,
        host_township=row.host_township,
        scope_text=row.scope_text,
        quantities=read_quantities(passages["scope_text"]),
        total_investment_wan=row.total_investment_wan,
        funding=tuple(_line(row, line, sources) for line, sources in zip(lines, choices, strict=True)),
        implementer=row.implementer,
        source=Passage.trusted(row.section, row.row_start, text[row.row_start : row.row_end]),
        field_passages=passages,
    )


def _line(row: ProjectRow, line: FundingRow, sources: Sequence[FundingSource]) -> FundingLine:
    passage = Passage.trusted(row.section, line.amount_start, str(line.amount_wan))
    return FundingLine.trusted(amount_wan=line.amount_wan, possible_sources=tuple(sources), passage=passage)


@cache
def _sources(places: tuple[int, ...]) -> tuple[FundingSource, ...]:
    return tuple(SOURCES[column] for column in places)


@lru_cache(maxsize=1_000)
def _codes(words: str) -> tuple[str, ...]:
    return tuple(words.split())


def totals_record(rows: Sequence[PrintedTotalRow], covered: Sequence[str], text: str) -> PrintedTotals | None:
    """The total row, with the ids of the projects that it covers; ``None`` if the plan prints none."""
    if not rows:
        return None
    amounts = {row.stands_for: row.amount_wan for row in rows}
    first = rows[0]
    return PrintedTotals(
        total_investment_wan=amounts["total_investment"],
        funding_wan={source: amounts[source] for source in SOURCES},
        unexplained=tuple(row.amount_wan for row in rows if row.stands_for == "unexplained"),
        covered_project_ids=tuple(covered),
        passage=Passage.trusted(first.section, first.row_start, text[first.row_start : first.row_end]),
    )


def _passages(row: ProjectRow) -> dict[str, Passage]:
    """The passage of every printed field, by the field's name; the years share one, ``implementer`` may be absent."""
    years = row.years_text, row.years_start
    cells: dict[str, tuple[object, int | None]] = {
        "category": (row.category_text, row.category_start),
        "printed_number": (row.printed_number, row.printed_number_start),
        "name": (row.name, row.name_start),
        "construction_type": (row.construction_type_text, row.construction_type_start),
        "start_year": years,
        "end_year": years,
        "location_text": (row.location_text, row.location_start),
        "scope_text": (row.scope_text, row.scope_start),
        "total_investment_wan": (row.total_investment_wan, row.total_investment_start),
        "implementer": (row.implementer, row.implementer_start),
    }
    found = {name: Passage.trusted(row.section, start, str(words)) for name, (words, start) in cells.items() if start is not None}
    return found | {"end_year": found["start_year"]}
