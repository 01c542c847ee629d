"""The files of a folder as they are: what can be read of them, and everything that is wrong with them."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from pydantic import ValidationError

from models import Record
from plan_data.read import files
from plan_data.read.problems import MOST_FOUND, PlanProblem, shown
from plan_data.read.rules import Rule
from plan_data.read.tables import Table
from plan_data.read.validation import rule_of

R = TypeVar("R", bound=Record)
R_co = TypeVar("R_co", bound=Record, covariant=True)
_MAX_CELL = 10_000_000
_OF_SPREADSHEETS = "gb18030"


class Row(NamedTuple, Generic[R_co]):
    """A row of a table: its number (the header is row 1), its cells, and its record if every cell is good."""

    number: int
    places: Mapping[str, int]  # of the columns
    line: Sequence[str]
    record: R_co | None
    bad: frozenset[str]

    def cell(self, column: str) -> str | None:
        """What stands in a column, good or not; nothing in a line that is too short."""
        place = self.places.get(column)
        return self.line[place] if place is not None and place < len(self.line) else None

    def good(self, column: str) -> str | None:
        """A cell that is good by itself, even if others of its row are not."""
        return None if column in self.bad else self.cell(column)


def good_records(rows: Sequence[Row[R]]) -> list[R]:
    """The records of the rows that are good."""
    return [row.record for row in rows if row.record is not None]


def repeated(file: str, rows: Sequence[Row[Record]], columns: Sequence[str]) -> Iterator[PlanProblem]:
    """The rows whose cells in some columns, all good, stand in an earlier row too."""
    first: dict[tuple[str, ...], int] = {}
    for row in () if _are_all_unlike(rows, columns) else rows:
        key = tuple(cell for column in columns if (cell := row.good(column)) is not None)
        if len(key) == len(columns) and first.setdefault(key, row.number) != row.number:
            yield PlanProblem(file, row.number, ", ".join(columns), shown(", ".join(key)), Rule.ONCE, {"row": first[key]})


def _are_all_unlike(rows: Sequence[Row[Record]], columns: Sequence[str]) -> bool:
    """Whether all rows are good and none stands in these columns like another; quick, and without a word about one that does."""
    if not rows or any(row.record is None for row in rows):
        return not rows
    cells = itemgetter(*map(rows[0].places.__getitem__, columns))
    return len({cells(row.line) for row in rows}) == len(rows)


def read_table(folder: Path, table: Table, row_type: type[R], problems: list[PlanProblem]) -> list[Row[R]]:
    """Every row of a table, good or not. What is wrong is added to ``problems``."""
    text = read_text(folder, table.file, problems)
    if text is None:
        return []
    lines = _lines(table.file, text, problems)
    _, header = next(lines, (0, None))
    if header is None:
        problems.append(PlanProblem(table.file, None, "", "", Rule.HEADER, {"header": ",".join(table.columns)}))
        return []
    missing = [column for column in table.columns if column not in header]
    problems += [PlanProblem(table.file, 1, column, ",".join(header)[:200], Rule.COLUMN, {"column": column}) for column in missing]
    problems += _odd_columns(table, header)
    return [*_read_rows(lines, _Rows(table, row_type, header, problems), table, problems)]


def _read_rows(
    lines: Iterator[tuple[int, list[str]]], rows: _Rows[R], table: Table, problems: list[PlanProblem]
) -> Iterator[Row[R]]:
    """The rows, until so much is wrong that the rest would tell nothing new."""
    before = len(problems)
    for number, line in lines:
        if (found := len(problems) - before) >= MOST_FOUND:
            problems.append(PlanProblem(table.file, number, "", f"{found:,}", Rule.NOT_READ))
            return
        if any(line):
            yield rows.row(number, line)


def read_text(folder: Path, name: str, problems: list[PlanProblem], *, keep_mark: bool = False) -> str | None:
    """A file's text, as far as it is UTF-8; a leading byte order mark is left out unless it is to be kept."""
    try:
        content = files.content_of(folder / name)
    except (OSError, ValueError) as error:
        problems.append(unread(name, error))
        return None
    encoding = "utf-8" if keep_mark else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        return _otherwise(name, content, error, problems)


def unread(name: str, error: Exception) -> PlanProblem:
    """That a file was not read, and why."""
    if isinstance(error, files.NotOpened) and error.megabytes:
        size = f"{error.megabytes} MB"
        return PlanProblem(name, None, "", size, Rule.FILE_SIZE, {"most": error.most, "limit": files.LIMIT})
    return PlanProblem(name, None, "", reason_of(error), Rule.FILE)


def reason_of(error: Exception) -> str:
    """Why a file was refused, in English on every system: Windows speaks the language of its people."""
    if isinstance(error, OSError) and error.errno and not isinstance(error, files.NotOpened):
        return os.strerror(error.errno)
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def not_json(name: str, error: Exception) -> PlanProblem:
    """That a file is no JSON, or none of a reasonable size, and where."""
    if isinstance(error, json.JSONDecodeError):
        value = shown(error.doc[error.pos : error.pos + 20])
        return PlanProblem(name, error.lineno, "", value, Rule.JSON, {"message": error.msg})
    return PlanProblem(name, None, "", type(error).__name__, Rule.JSON_SIZE)


def _otherwise(name: str, content: bytes, error: UnicodeDecodeError, problems: list[PlanProblem]) -> str:
    """A text that is no UTF-8: one problem for all of it if it is what Chinese spreadsheets save, else the first wrong byte."""
    try:
        text = content.decode(_OF_SPREADSHEETS)
    except UnicodeDecodeError:
        row, value = content.count(b"\n", 0, error.start) + 1, content[error.start : error.start + 4].hex(" ")
        problems.append(PlanProblem(name, row, "", value, Rule.UTF8, {"byte": error.start}))
        return content.decode(errors="replace")
    encoding = _OF_SPREADSHEETS.upper()
    problems.append(PlanProblem(name, None, "", encoding, Rule.ENCODING, {"encoding": encoding}))
    return text


def _lines(name: str, text: str, problems: list[PlanProblem]) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(_MAX_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    number = 0
    while True:
        number += 1
        try:
            line = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            problems.append(PlanProblem(name, number, "", str(error), Rule.CSV))
            line = []
        yield number, line


def _odd_columns(table: Table, header: list[str]) -> Iterator[PlanProblem]:
    seen: set[str] = set()
    for column in header:
        if column in seen:
            yield PlanProblem(table.file, 1, column, shown(column), Rule.COLUMN_ONCE)
        elif column not in table.columns:
            yield PlanProblem(table.file, 1, column[:40], shown(column), Rule.KNOWN_COLUMN, {"columns": table.columns})
        seen.add(column)


class _Rows(Generic[R]):
    """Makes rows of the lines under a header; what is wrong with them is added to ``problems``."""

    def __init__(self, table: Table, row_type: type[R], header: list[str], problems: list[PlanProblem]) -> None:
        self._table, self._validator, self._problems = table, row_type.__pydantic_validator__, problems
        self._columns, fields = table.columns, row_type.model_fields
        self._places = {column: place for place, column in enumerate(header) if column in fields}
        self._names = [column if self._places.get(column) == place else "" for place, column in enumerate(header)]
        self._absent = frozenset(self._columns).difference(self._places)
        self._may_be_empty = [name for name in self._places if not fields[name].is_required()]
        self._of_words = [place for column, place in self._places.items() if fields[column].annotation is not int]
        self._words: dict[str, str] = {}

    def row(self, number: int, line: list[str]) -> Row[R]:
        absent, known = self._absent, self._words.setdefault
        if len(line) == len(self._names):
            for place in self._of_words:  # words that stood in an earlier line are the same object as there
                words = line[place]
                line[place] = known(words, words)
        else:
            absent = absent.union(column for column, place in self._places.items() if place >= len(line))
            details = {"count": len(self._names)}
            self._problems.append(PlanProblem(self._table.file, number, "", str(len(line)), Rule.CELLS, details))
        cells: dict[str, str | None] = dict(zip(self._names, line, strict=False))
        cells.pop("", None)
        for column in self._may_be_empty:
            if cells.get(column) == "":
                cells[column] = None
        try:
            record = self._validator.validate_python(cells)
        except ValidationError as error:
            wrong = self._wrong(number, cells, error)
            return Row(number, self._places, line, None, wrong | absent)
        return Row(number, self._places, line, None if absent else record, absent)

    def _wrong(self, number: int, cells: Mapping[str, str | None], error: ValidationError) -> frozenset[str]:
        """The columns that are wrong; each that is there is a problem."""
        wrong = {str(fault["loc"][0]): rule_of(fault) for fault in error.errors() if fault["loc"]}
        self._problems += [
            PlanProblem(self._table.file, number, column, shown(cells[column]), *wrong[column])
            for column in self._columns
            if column in wrong and column in cells
        ]
        return frozenset(wrong)
