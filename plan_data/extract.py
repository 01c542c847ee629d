"""The annex's tables, read out of the plan's text: ``python3 -m plan_data.extract [folder] [--check]``.

Writes ``projects.csv``, ``funding.csv`` and ``printed_totals.csv``. With ``--check`` it writes nothing, names the first
cells that are not what the text yields, and exits with 1 if there are any.
"""

import argparse
import csv
import io
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from models import FundingSource, Reach, plain_digits
from plan_data.read import tables
from plan_data.read.annex import CONSTRUCTION_TYPES, Annex, AnnexError, AnnexRow, Cell, read_annex, years_of
from plan_data.read.files import DEFAULT_FOLDER, TOWNSHIPS, read_source

_SHOWN = 20
_TOTALS = ("total_investment", *FundingSource)

Line = Mapping[str, object]
Lines = list[list[str]]
_ALL = re.compile(r"([0-9]+)个乡镇")


class PlaceError(ValueError):
    """A place speaks of another number of townships than there are."""


@dataclass(frozen=True)
class Place:
    """A project's reach, the codes of the townships it serves, and where it stands if it serves the city as such."""

    reach: Reach
    townships: tuple[str, ...] = ()
    host_township: str | None = None


def read_place(location: str, other_words: Iterable[str], codes: Mapping[str, str]) -> Place:
    """The place of a row: ``location`` as printed, the row's other cells, and the townships' codes by name.

    All townships come in the order of ``codes``, named ones in printed order. A host is a township that the row's own
    words name, if it is one only. Raises ``PlaceError``.
    """
    every = _ALL.search(location)
    if every:
        if int(every[1]) != len(codes):
            raise PlaceError(f"{location!r} speaks of {every[1]} townships, there are {len(codes)}")
        return Place(Reach.ALL_TOWNSHIPS, tuple(codes.values()))
    named = _named(location, codes)
    if named:
        return Place(Reach.SEVERAL_TOWNSHIPS if len(named) > 1 else Reach.SINGLE_TOWNSHIP, named)
    hosts = {code for words in other_words for code in _named(words, codes)}
    return Place(Reach.CITY_LEVEL, host_township=hosts.pop() if len(hosts) == 1 else None)


def _named(words: str, codes: Mapping[str, str]) -> tuple[str, ...]:
    found = sorted((words.index(name), code) for name, code in codes.items() if name in words)
    return tuple(code for _, code in found)


def extract(text: str, townships: Mapping[str, str]) -> dict[str, Lines]:
    """The lines of each extracted file, header first, from the text and the townships' codes by name.

    Raises ``AnnexError`` or ``PlaceError`` where the text does not read as the annex.
    """
    annex = read_annex(text)
    return {
        tables.PROJECTS.file: lines_of(tables.PROJECTS, (project_line(annex, row, townships) for row in annex.rows)),
        tables.FUNDING.file: lines_of(tables.FUNDING, (line for row in annex.rows for line in funding_lines(row))),
        tables.PRINTED_TOTALS.file: lines_of(tables.PRINTED_TOTALS, printed_total_lines(annex)),
    }


def extract_folder(folder: Path) -> dict[str, Lines]:
    """What a folder's text yields. Raises ``OSError`` and ``ValueError`` where it yields nothing."""
    with (folder / TOWNSHIPS).open(encoding="utf-8-sig", newline="") as file:
        codes = {row["name"]: row["code"] for row in csv.DictReader(file)}
    return extract(read_source(folder), codes)


def project_id(row: AnnexRow) -> str:
    """A row's id: its category and its printed number."""
    return f"{row.category}-{int(row.number.text):02d}"


def project_line(annex: Annex, row: AnnexRow, townships: Mapping[str, str]) -> Line:
    """A row of ``projects.csv``: every cell verbatim, with its position, and the codes that it means."""
    place = read_place(row.location.text, (row.name.text, row.scope.text), townships)
    start_year, end_year = years_of(row.years.text) or (None, None)
    return {
        "project_id": project_id(row), "section": f"{annex.name} {row.heading.text}",
        "row_start": row.number.start, "row_end": row.end,
        "category": row.category.value, **_cell("category", row.heading, "category_text"),
        **_cell("printed_number", row.number),
        **_cell("name", row.name),
        "construction_type": CONSTRUCTION_TYPES[row.construction_type.text].value,
        **_cell("construction_type", row.construction_type, "construction_type_text"),
        "start_year": start_year, "end_year": end_year, **_cell("years", row.years, "years_text"),
        "reach": place.reach.value, "townships": " ".join(place.townships), "host_township": place.host_township,
        **_cell("location", row.location, "location_text"),
        **_cell("scope", row.scope, "scope_text"),
        **_cell("total_investment", row.total), "total_investment_wan": plain_digits(row.total.text),
        **_cell("implementer", row.implementer),
    }  # fmt: skip


def funding_lines(row: AnnexRow) -> Iterator[Line]:
    for position, amount in enumerate(row.amounts, 1):
        cell = {"amount_wan": plain_digits(amount.text), "amount_start": amount.start}
        yield {"project_id": project_id(row), "position": position, **cell}


def printed_total_lines(annex: Annex) -> Iterator[Line]:
    """The rows of ``printed_totals.csv``: the last five numbers of the total row are its total and its four columns."""
    if not annex.total_row:
        return
    label, *numbers = annex.total_row
    if len(numbers) < len(_TOTALS):
        raise AnnexError(f"the total row at {label.start} has {len(numbers)} numbers, expected at least {len(_TOTALS)}")
    meanings = [*["unexplained"] * (len(numbers) - len(_TOTALS)), *_TOTALS]
    for position, (number, meaning) in enumerate(zip(numbers, meanings, strict=True), 1):
        yield {
            "section": f"{annex.name} {label.text}", "position": position, "stands_for": str(meaning),
            "amount_wan": plain_digits(number.text), "amount_start": number.start,
            "row_start": label.start, "row_end": numbers[-1].end,
        }  # fmt: skip


@dataclass(frozen=True)
class Difference:
    """A cell of a file that is not what the text yields, or a row too many or too few; the file as such without a row."""

    file: str
    row: int
    column: str
    found: str
    expected: str

    def __str__(self) -> str:
        if not self.row:
            return f"{self.file}: cannot be read: {self.found}"
        if not self.column:
            return f"{self.file}, row {self.row}: {self.found or 'is missing'}: {self.expected or 'is not in the text'}"
        return f"{self.file}, row {self.row}, column {self.column}: found {self.found!r}, the text yields {self.expected!r}"


def differences(folder: Path, extracted: Mapping[str, Lines]) -> Iterator[Difference]:
    """Where the committed files are not what was extracted: files as such first, then cell by cell."""
    for name, expected in extracted.items():
        try:
            found = list(csv.reader(io.StringIO((folder / name).read_text(encoding="utf-8-sig"), newline=""), strict=True))
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            yield Difference(name, 0, "", str(error), "")
            continue
        yield from _differing_cells(name, found, expected)


def _differing_cells(name: str, found: Lines, expected: Lines) -> Iterator[Difference]:
    for number, (is_line, should_line) in enumerate(zip_longest(found, expected), 1):
        if is_line == should_line:
            continue
        if is_line is None or should_line is None:
            yield Difference(name, number, "", ",".join(is_line or ()), ",".join(should_line or ()))
            continue
        for column, (is_cell, should_cell) in enumerate(zip_longest(is_line, should_line)):
            if is_cell != should_cell:
                where = expected[0][column] if column < len(expected[0]) else f"cell {column + 1}"
                yield Difference(name, number, where, is_cell or "", should_cell or "")


def write(folder: Path, extracted: Mapping[str, Lines]) -> None:
    for name, lines in extracted.items():
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(lines)


def main(arguments: list[str] | None = None) -> int:
    """The command. 0: written, or nothing differs; 1: something differs; 2: the text does not read as the annex."""
    faults = (OSError, KeyError, AnnexError, PlaceError, UnicodeDecodeError)
    return run("python3 -m plan_data.extract", __doc__, extract_folder, faults, arguments)


def run(
    name: str, about: str | None, extracted: Callable[[Path], dict[str, Lines]], faults: tuple[type[Exception], ...],
    arguments: list[str] | None, also: Callable[[Path], Iterator[str]] | None = None,
) -> int:  # fmt: skip
    """A command that writes what a folder's text yields, or with ``--check`` compares it; 2 where the text yields nothing.

    What ``also`` has to say is said either way.
    """
    parser = argparse.ArgumentParser(prog=name, description=about)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT_FOLDER)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if the committed files differ")
    options = parser.parse_args(arguments)
    try:
        lines = extracted(options.folder)
    except faults as error:
        print(f"{options.folder.name}: {error}", file=sys.stderr)
        return 2
    found = list(also(options.folder)) if also else []
    if options.check:
        found += map(str, differences(options.folder, lines))
    else:
        write(options.folder, lines)
    for sentence in found[:_SHOWN]:
        print(sentence)
    if len(found) > _SHOWN:
        print(f"and {len(found) - _SHOWN} more")
    return 1 if found else 0


def lines_of(table: tables.Table, rows: Iterator[Line]) -> Lines:
    """Rows as the lines of a table's file, header first."""
    return [list(table.columns), *(["" if row[column] is None else str(row[column]) for column in table.columns] for row in rows)]


def _cell(name: str, cell: Cell | None, column: str = "") -> Line:
    return {column or name: cell.text if cell else None, f"{name}_start": cell.start if cell else None}


if __name__ == "__main__":
    sys.exit(main())
