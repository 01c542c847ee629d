"""What the tables of indicators, facts and printed figures say against the text, the projects and each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from models import Comparator, Measure, Record
from plan_data.evidence.tables import EVERY_PROJECT, FactRow, IndicatorRow, PrintedFigureRow, StatedRow
from plan_data.read import files
from plan_data.read.numbers import plain_number, read_amount
from plan_data.read.problems import PlanProblem, broken, shown
from plan_data.read.reading import Row, repeated
from plan_data.read.rules import Break, Rule

_IDS = {files.INDICATORS: "indicator_id", files.FACTS: "fact_id"}
_SHARED = ("name", "domain", "scope", "project_ids", "baselines")
_UNIT_OF_A_RATIO, _UNIT_OF_A_CELL = ":", "万元"
_NUMBER = ("number_text", "number_start", "value")


@dataclass(frozen=True)
class Evidence:
    """All rows of the three tables, good or not; empty where the folder has no such file."""

    indicators: Sequence[Row[IndicatorRow]]
    facts: Sequence[Row[FactRow]]
    printed_figures: Sequence[Row[PrintedFigureRow]]


def check_evidence(evidence: Evidence, text: str | None, project_ids: frozenset[str]) -> Iterator[PlanProblem]:
    """Every disagreement of the three tables; the text's part is left out where there is no text."""
    facts = frozenset(row.good("fact_id") for row in evidence.facts)
    indicators = frozenset(row.good("indicator_id") for row in evidence.indicators)
    tables: tuple[tuple[str, Sequence[Row[StatedRow]]], ...] = (
        (files.INDICATORS, evidence.indicators), (files.FACTS, evidence.facts), (files.PRINTED_FIGURES, evidence.printed_figures),
    )  # fmt: skip
    yield from _order(evidence.indicators)  # what is quickly found first: where it is too much, nothing else is looked for
    yield from repeated(files.FACTS, evidence.facts, ["fact_id"])
    yield from repeated(files.PRINTED_FIGURES, evidence.printed_figures, ["figure_id"])
    for file, rows in tables:
        for row in rows:
            if row.record is not None:
                yield from broken(file, row.number, _stated(row.record, text))
    for one in evidence.indicators:
        yield from broken(files.INDICATORS, one.number, _projects(one, project_ids))
        yield from broken(files.INDICATORS, one.number, _references(one, "baselines", facts, files.FACTS))
    for fact in evidence.facts:
        yield from broken(files.FACTS, fact.number, _references(fact, "part_of", facts, files.FACTS))
    for figure in evidence.printed_figures:
        known = _references(figure, "indicator_id", indicators, files.INDICATORS)
        yield from broken(
            files.PRINTED_FIGURES, figure.number, chain(_projects(figure, project_ids), known, _figure(figure.record))
        )


def _stated(row: StatedRow, text: str | None) -> Iterator[Break]:
    """A clause and its number against the text, and the number against its value."""
    if text is not None:
        yield from _at(text, "quote", row.quote, row.quote_start)
    if (row.number_text is None) != (row.number_start is None) or (row.number_text is None) != (row.value is None):
        yield "number_text", row.number_text, Rule.TOGETHER, {"columns": _NUMBER}
        return
    if row.number_text is None or row.number_start is None or row.value is None:
        if row.comparator is not Comparator.RELATIVE:
            yield "value", row.value, Rule.NUMBER_STATED, {}
        return
    if text is not None:
        yield from _at(text, "number_text", row.number_text, row.number_start)
    quote_end, number_end = row.quote_start + len(row.quote), row.number_start + len(row.number_text)
    if not row.quote_start <= row.number_start < number_end <= quote_end:
        yield "number_start", row.number_start, Rule.IN_QUOTE, {"start": row.quote_start, "end": quote_end}
    yield from _worth(row, row.number_text)


def _worth(row: StatedRow, words: str) -> Iterator[Break]:
    read = read_amount(words)
    if read is None:
        yield "number_text", words, Rule.READS_AS_NUMBER, {}
        return
    value, high, unit = read
    for field, given, expected in (("value", row.value, value), ("value_high", row.value_high, high)):
        if given != (None if expected is None else float(expected)):
            yield field, given, Rule.AS_TEXT, {"expected": plain_number(expected) or "", "column": "number_text"}
    if unit != (row.unit or "") and not (unit == "" and row.unit in (_UNIT_OF_A_RATIO, _UNIT_OF_A_CELL)):
        yield "unit", row.unit, Rule.AS_TEXT, {"expected": unit, "column": "number_text"}
    if (row.comparator is Comparator.BETWEEN) != (row.value_high is not None):
        yield "comparator", row.comparator, Rule.RANGE, {}


def _at(text: str, field: str, words: str, start: int) -> Iterator[Break]:
    found = text[start : start + len(words)]
    if found != words:
        yield field, words, Rule.WORDS, {"file": files.SOURCE, "start": start, "words": shown(found)}


def _projects(row: Row[Record], known: frozenset[str]) -> Iterator[Break]:
    for project_id in (row.good("project_ids") or "").split():
        if project_id not in known and project_id != EVERY_PROJECT:
            yield "project_ids", project_id, Rule.REFERENCE, {"column": "project_id", "file": files.PROJECTS}


def _references(row: Row[Record], column: str, known: frozenset[str | None], file: str) -> Iterator[Break]:
    for name in (row.good(column) or "").split():
        if name not in known:
            yield column, name, Rule.REFERENCE, {"column": _IDS[file], "file": file}


def _figure(row: PrintedFigureRow | None) -> Iterator[Break]:
    if row is None:
        return
    if (row.funding_source is not None) != (row.measure is Measure.FUNDING):
        yield "funding_source", row.funding_source, Rule.SOURCE_OF_FUNDING, {}
    if row.figure_id != f"figure-{row.number_start}":
        yield "figure_id", row.figure_id, Rule.FIGURE_ID, {"figure_id": f"figure-{row.number_start}"}


def _order(rows: Sequence[Row[IndicatorRow]]) -> Iterator[PlanProblem]:
    """Statements of an indicator are numbered in printed order and agree on what the indicator is."""
    first: dict[str, IndicatorRow] = {}
    last: dict[str, int] = {}
    for row in rows:
        if row.record is None:
            continue
        one = row.record
        position = last.get(one.indicator_id, 0) + 1
        if one.position != position:
            place = {"position": position}
            yield PlanProblem(files.INDICATORS, row.number, "position", str(one.position), Rule.NEXT_STATEMENT, place)
        last[one.indicator_id] = one.position
        described = first.setdefault(one.indicator_id, one)
        for column in _SHARED:
            here, there = getattr(one, column), getattr(described, column)
            if here != there:
                expected = {"expected": shown(there)}
                yield PlanProblem(files.INDICATORS, row.number, column, shown(here), Rule.AS_FIRST, expected)
