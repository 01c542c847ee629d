"""Good rows as records: the indicators, facts and printed figures of a plan, with their passages."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any, TypeVar

from models import Fact, Indicator, Passage, PrintedFigure, Record, Stated, Target
from plan_data.evidence import tables
from plan_data.evidence.checks import Evidence
from plan_data.evidence.tables import EVERY_PROJECT, FactRow, IndicatorRow, PrintedFigureRow, StatedRow
from plan_data.read import files
from plan_data.read.problems import PlanProblem
from plan_data.read.reading import Row, good_records, read_table
from plan_data.read.tables import Table

R = TypeVar("R", bound=Record)


_AS_IN_ROW = [field for field in Stated.model_fields if field in StatedRow.model_fields]
_WORDS = ("unit", "comparator_words")  # which are never absent in a record


def read_evidence(folder: Path, problems: list[PlanProblem]) -> Evidence:
    """The three tables of a folder. One that the folder has not, and whose descriptor does not name it, is empty."""
    return Evidence(
        read_if_there(folder, tables.INDICATORS, IndicatorRow, problems),
        read_if_there(folder, tables.FACTS, FactRow, problems),
        read_if_there(folder, tables.PRINTED_FIGURES, PrintedFigureRow, problems),
    )


def fact_records(evidence: Evidence) -> tuple[Fact, ...]:
    """The facts in printed order."""
    return tuple(
        Fact.trusted(**_stated(row), fact_id=row.fact_id, name=row.name, domain=row.domain, part_of=row.part_of)
        for row in good_records(evidence.facts)
    )


def indicator_records(evidence: Evidence, facts: Sequence[Fact], every_project: Collection[str]) -> tuple[Indicator, ...]:
    """The indicators in the order of their first statement, each with all its statements."""
    by_id: dict[str, list[IndicatorRow]] = {}
    for row in good_records(evidence.indicators):
        by_id.setdefault(row.indicator_id, []).append(row)
    known = {fact.fact_id: fact for fact in facts}
    return tuple(
        Indicator.trusted(
            indicator_id=indicator_id,
            name=rows[0].name,
            domain=rows[0].domain,
            scope=rows[0].scope or "",
            project_ids=_ids(rows[0].project_ids, every_project),
            targets=tuple(
                Target.trusted(**_stated(row), target_year=row.target_year, relative_to=row.relative_to or "") for row in rows
            ),
            baselines=tuple(known[fact_id] for fact_id in (rows[0].baselines or "").split()),
        )
        for indicator_id, rows in by_id.items()
    )


def figure_records(evidence: Evidence, every_project: Collection[str]) -> tuple[PrintedFigure, ...]:
    """The printed figures in printed order."""
    return tuple(
        PrintedFigure.trusted(
            **_stated(row),
            figure_id=row.figure_id,
            measure=row.measure,
            noun=row.noun or "",
            project_ids=_ids(row.project_ids, every_project),
            record_noun=row.record_noun or "",
            funding_source=row.funding_source,
            indicator_id=row.indicator_id,
        )
        for row in good_records(evidence.printed_figures)
    )


def read_if_there(folder: Path, table: Table, row_type: type[R], problems: list[PlanProblem]) -> list[Row[R]]:
    """The rows of a table; none of one that the folder has not, and whose descriptor does not name it."""
    is_expected = (folder / table.file).exists() or _names(folder, table.file)
    return read_table(folder, table, row_type, problems) if is_expected else []


def _names(folder: Path, file: str) -> bool:
    """Whether a folder's descriptor speaks of a file."""
    try:
        return f'"{file}"'.encode() in files.content_of(folder / files.PACKAGE)
    except (OSError, ValueError):
        return False


def _ids(cell: str | None, every_project: Collection[str]) -> tuple[str, ...]:
    """The projects that a cell names, of those that there are."""
    return tuple(every_project) if cell == EVERY_PROJECT else tuple(name for name in (cell or "").split() if name in every_project)


def _stated(row: StatedRow) -> dict[str, Any]:
    """The fields of what a row states, as every record of it has them."""
    has_number = row.number_text is not None and row.number_start is not None
    values = vars(row)
    return {
        **{field: values[field] or "" if field in _WORDS else values[field] for field in _AS_IN_ROW},
        "number": Passage.trusted(row.section, row.number_start or 0, row.number_text or "") if has_number else None,
        "passage": Passage.trusted(row.section, row.quote_start, row.quote),
    }
