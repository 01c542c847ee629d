"""The files of a folder as they are: what can be read of them, and everything that is wrong with them."""

from __future__ import annotations

import csv
import io
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import ValidationError

from models import Record
from plan_data.problems import PlanProblem, shown
from plan_data.rules import Rule
from plan_data.tables import Table
from plan_data.validation import rule_of

R = TypeVar("R", bound=Record)
R_co = TypeVar("R_co", bound=Record, covariant=True)
_MAX_CELL = 10_000_000


@dataclass(frozen=True)
class Row(Generic[R_co]):
    """A row of a table: its number (the header is row 1), its cells, and its record if every cell is good."""

    number: int
    cells: dict[str, str]
    record: R_co | None
    bad: frozenset[str]

    def good(self, column: str) -> str | None:
        """A cell that is good by itself, even if others of its row are not."""
        return None if column in self.bad else self.cells.get(column)


def read_table(folder: Path, table: Table, row_type: type[R], problems: list[PlanProblem]) -> list[Row[R]]:
    """Every row of a table, good or not. What is wrong is added to ``problems``."""
    text = read_text(folder, table.file, problems)
    if text is None:
        return []
    lines = list(_lines(table.file, text, problems))
    if not lines:
        problems.append(PlanProblem(table.file, None, "", "", Rule.HEADER, {"header": ",".join(table.columns)}))
        return []
    header = lines[0][1]
    missing = [column for column in table.columns if column not in header]
    problems += [PlanProblem(table.file, 1, column, ",".join(header)[:200], Rule.COLUMN, {"column": column}) for column in missing]
    problems += _odd_columns(table, header)
    return [_row(table, row_type, number, header, line, problems) for number, line in lines[1:] if any(line)]


def read_text(folder: Path, name: str, problems: list[PlanProblem], *, keep_mark: bool = False) -> str | None:
    """A file's text, as far as it is UTF-8; a leading byte order mark is left out unless it is to be kept."""
    try:
        content = _content(folder / name)
    except (OSError, ValueError) as error:
        problems.append(PlanProblem(name, None, "", getattr(error, "strerror", None) or str(error), Rule.FILE))
        return None
    encoding = "utf-8" if keep_mark else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        value = content[error.start : error.start + 4].hex(" ")
        problems.append(PlanProblem(name, row, "", value, Rule.UTF8, {"byte": error.start}))
        return content.decode(encoding, errors="replace")


def _content(path: Path) -> bytes:
    """What a file holds. Raises ``OSError``, also for a pipe or a device: reading one might never end."""
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise OSError(None, "Not a regular file")
    return path.read_bytes()


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
        else:
            yield number, line


def _odd_columns(table: Table, header: list[str]) -> Iterator[PlanProblem]:
    seen: set[str] = set()
    for column in header:
        if column in seen:
            yield PlanProblem(table.file, 1, column, shown(column), Rule.COLUMN_ONCE)
        elif column not in table.columns:
            yield PlanProblem(table.file, 1, column[:40], shown(column), Rule.KNOWN_COLUMN, {"columns": table.columns})
        seen.add(column)


def _row(
    table: Table, row_type: type[R], number: int, header: list[str], line: list[str], problems: list[PlanProblem]
) -> Row[R]:  # fmt: skip
    if len(line) != len(header):
        problems.append(PlanProblem(table.file, number, "", str(len(line)), Rule.CELLS, {"count": len(header)}))
    cells = {column: cell for column, cell in zip(header, line, strict=False) if column in table.columns}
    absent = {column for column in table.columns if column not in cells}
    try:
        record = row_type.model_validate({column: _given(row_type, column, cell) for column, cell in cells.items()})
    except ValidationError as error:
        wrong = {str(fault["loc"][0]): rule_of(fault) for fault in error.errors() if fault["loc"]}
        problems += [
            PlanProblem(table.file, number, column, shown(cells[column]), *wrong[column])
            for column in table.columns
            if column in wrong and column not in absent
        ]
        return Row(number, cells, None, frozenset(wrong) | absent)
    return Row(number, cells, None if absent else record, frozenset(absent))


def _given(row_type: type[Record], column: str, cell: str) -> str | None:
    """A cell as the record takes it: an empty one is None where the column may be empty."""
    return None if cell == "" and not row_type.model_fields[column].is_required() else cell
