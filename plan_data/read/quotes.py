"""Whether every verbatim cell of the tables stands in the text where its row says it does."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from models import Record
from plan_data.read import files
from plan_data.read.cells import printed_as
from plan_data.read.problems import PlanProblem, shown
from plan_data.read.reading import Row
from plan_data.read.rules import Break, Rule

START_OF = {
    "category_text": "category_start", "printed_number": "printed_number_start", "name": "name_start",
    "construction_type_text": "construction_type_start", "years_text": "years_start", "location_text": "location_start",
    "scope_text": "scope_start", "total_investment_wan": "total_investment_start", "implementer": "implementer_start",
    "amount_wan": "amount_start",
}  # fmt: skip
_SPAN = "row_start", "row_end"
_OUTSIDE_THE_ROW = "category_text"  # the heading that the row stands under


def check_quotes(file: str, text: str, rows: Iterable[Row[Record]]) -> Iterator[PlanProblem]:
    """Every cell of a file that is not at its place in the text, or not within its row."""
    for row in rows:
        if row.record is not None and _stands(row.record, text):
            continue
        span = _span(row)
        if span and not span[0] < span[1] <= len(text):
            limits = {"start": span[0], "length": len(text)}
            yield PlanProblem(file, row.number, "row_end", str(span[1]), Rule.ROW_END, limits)
            span = None
        for column, start_column in START_OF.items():
            words, start = row.good(column), _position(row, start_column)
            if words and start is not None:
                for field, value, rule, details in _check(column, text, words, start, span):
                    yield PlanProblem(file, row.number, field, shown(value), rule, details)


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


def _span(row: Row[Record]) -> tuple[int, int] | None:
    start, end = (_position(row, name) for name in _SPAN)
    return None if start is None or end is None else (start, end)


def _position(row: Row[Record], column: str) -> int | None:
    cell = row.good(column)
    return int(cell) if cell else None
