"""The reviewed map from clauses to records, and where each clause and its number stand in the text."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from pydantic import ValidationError

from plan_data.evidence.tables import MapRow
from plan_data.read import files
from plan_data.read.numbers import Number

_OPEN, _CLOSE = "【】"


class EvidenceError(ValueError):
    """The map does not fit the text: which row, and what was expected."""


@dataclass(frozen=True)
class Located:
    """A row of the map at its place in the text; ``number`` is ``None`` where the clause gives none of its own."""

    row: MapRow
    quote: str
    start: int
    number: Number | None

    @property
    def end(self) -> int:
        """The position after the clause."""
        return self.start + len(self.quote)


def read_map(folder: Path) -> tuple[MapRow, ...]:
    """The rows of a folder's map; none if the folder has no map. Raises ``EvidenceError`` and ``OSError``."""
    path = folder / files.EVIDENCE_MAP
    if not path.exists():
        return ()
    with path.open(encoding="utf-8-sig", newline="") as file:
        return tuple(_row(number, line) for number, line in enumerate(csv.DictReader(file, strict=True), 2))


def locate(text: str, rows: tuple[MapRow, ...], numbers: tuple[Number, ...]) -> tuple[Located, ...]:
    """Every row at its place. Raises ``EvidenceError`` where a clause or its number is not in the text."""
    by_start = {number.start: number for number in numbers}
    return tuple(_locate(place, row, text, by_start) for place, row in enumerate(rows, 2))


def _row(number: int, line: dict[str, str]) -> MapRow:
    try:
        return MapRow.model_validate({column: cell or None for column, cell in line.items()})
    except ValidationError as error:
        fault = error.errors()[0]
        raise EvidenceError(f"{files.EVIDENCE_MAP}, row {number}, {fault['loc'][0]}: {fault['msg']}") from error


def _locate(place: int, row: MapRow, text: str, by_start: dict[int, Number]) -> Located:
    before, opened, rest = row.quote.partition(_OPEN)
    marked, closed, after = rest.partition(_CLOSE)
    quote = before + marked + after
    start = _occurrence(text, quote, row.occurrence)
    if start is None:
        raise EvidenceError(f"{files.EVIDENCE_MAP}, row {place}: the text has no {row.occurrence}. {quote!r}")
    if not opened:
        return Located(row, quote, start, None)
    number = by_start.get(start + len(before))
    if not closed or number is None or text[number.start : number.end] != marked:
        raise EvidenceError(f"{files.EVIDENCE_MAP}, row {place}: {marked!r} is no number of the text in {quote!r}")
    if number.unit_end > start + len(quote):
        raise EvidenceError(f"{files.EVIDENCE_MAP}, row {place}: {quote!r} ends before the number's unit")
    return Located(row, quote, start, number)


def _occurrence(text: str, quote: str, occurrence: int) -> int | None:
    found = (match.start() for match in re.finditer(f"(?={re.escape(quote)})", text))
    return next(islice(found, occurrence - 1, None), None)
