"""Good rows as records: the projects of a plan with their passages, and its printed totals."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from operator import attrgetter

from models import Correction, FundingLine, FundingSource, Passage, PrintedTotals, Project
from plan_data.read import columns, corrections
from plan_data.read.annex import printed_as
from plan_data.read.checks import START_OF
from plan_data.read.quantities import read_quantities
from plan_data.read.tables import FundingRow, PrintedTotalRow, ProjectRow

SOURCES = tuple(FundingSource)
_CELLS = {  # the columns of the fields' words; both years stand in one
    "category": "category_text", "printed_number": "printed_number", "name": "name", "construction_type": "construction_type_text",
    "start_year": "years_text", "end_year": "years_text", "location_text": "location_text", "scope_text": "scope_text",
    "total_investment_wan": "total_investment_wan", "implementer": "implementer",
}  # fmt: skip
_AS_IN_ROW = [field for field in Project.model_fields if field in ProjectRow.model_fields and field != "townships"]
_PLACES = {field: place for place, field in enumerate(_CELLS)}
_WORDS, _STARTS = attrgetter(*_CELLS.values()), attrgetter(*map(START_OF.__getitem__, _CELLS.values()))
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
    passages, values = _Cells(row, text), vars(row)
    return Project.trusted(
        **{field: values[field] for field in _AS_IN_ROW},
        townships=_codes(row.townships),
        quantities=read_quantities(passages["scope_text"]),
        funding=tuple(_line(row, line, sources, text) for line, sources in zip(lines, choices, strict=True)),
        source=Passage.trusted(row.section, row.row_start, text[row.row_start : row.row_end]),
        field_passages=passages,
    )


def _line(row: ProjectRow, line: FundingRow, sources: Sequence[FundingSource], text: str) -> FundingLine:
    passage = Passage.trusted(row.section, line.amount_start, printed_as(text, line.amount_start, str(line.amount_wan)))
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


class _Cells(Mapping[str, Passage]):
    """The passage of every printed field, by the field's name; ``implementer`` may be absent. Made when asked for: few ever are."""

    __slots__ = ("_section", "_starts", "_text", "_words")

    def __init__(self, row: ProjectRow, text: str) -> None:
        self._section, self._words, self._starts, self._text = row.section, _WORDS(row), _STARTS(row), text

    def __getitem__(self, field: str) -> Passage:
        place = _PLACES[field]
        if self._starts[place] is None:
            raise KeyError(field)
        words = printed_as(self._text, self._starts[place], str(self._words[place]))
        return Passage.trusted(self._section, self._starts[place], words)

    def __iter__(self) -> Iterator[str]:
        return (field for field, place in _PLACES.items() if self._starts[place] is not None)

    def __len__(self) -> int:
        return len(_PLACES) - self._starts.count(None)
