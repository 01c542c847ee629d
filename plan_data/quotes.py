"""Whether every verbatim cell of the tables stands in the text where its row says it does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from models import Record
from plan_data import files
from plan_data.problems import PlanProblem, shown
from plan_data.reading import Row
from plan_data.rules import Break, Rule

_START_OF = {
    "category_text": "category_start", "printed_number": "printed_number_start", "name": "name_start",
    "construction_type_text": "construction_type_start", "years_text": "years_start", "location_text": "location_start",
    "scope_text": "scope_start", "total_investment_wan": "total_investment_start", "implementer": "implementer_start",
    "amount_wan": "amount_start",
}  # fmt: skip
_OUTSIDE_THE_ROW = "category_text"  # the heading that the row stands under


def check_quotes(file: str, text: str, rows: Iterable[Row[Record]]) -> Iterator[PlanProblem]:
    """Every cell of a file that is not at its place in the text, or not within its row."""
    for row in rows:
        span = _span(row)
        if span and not span[0] < span[1] <= len(text):
            limits = {"start": span[0], "length": len(text)}
            yield PlanProblem(file, row.number, "row_end", str(span[1]), Rule.ROW_END, limits)
            span = None
        for column, start_column in _START_OF.items():
            words, start = row.good(column), _position(row, start_column)
            if words and start is not None:
                for field, value, rule, details in _check(column, text, words, start, span):
                    yield PlanProblem(file, row.number, field, shown(value), rule, details)


def _check(column: str, text: str, words: str, start: int, span: tuple[int, int] | None) -> Iterator[Break]:
    end = start + len(words)
    if text[start:end] != words:
        yield column, words, Rule.WORDS, {"file": files.SOURCE, "start": start, "words": shown(text[start:end])}
    elif span and column != _OUTSIDE_THE_ROW and not span[0] <= start < end <= span[1]:
        yield _START_OF[column], start, Rule.IN_ROW, {"start": span[0], "end": span[1]}


def _span(row: Row[Record]) -> tuple[int, int] | None:
    start, end = _position(row, "row_start"), _position(row, "row_end")
    return None if start is None or end is None else (start, end)


def _position(row: Row[Record], column: str) -> int | None:
    cell = row.good(column)
    return int(cell) if cell else None
