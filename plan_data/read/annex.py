"""The annex read out of the plan's text: a state machine over its cells.

A row of the table prints its number, name, construction type, years, place and scope, then its total investment and
up to four amounts of funding, then its implementer. Blank cells were lost, so only the shape of a cell and what
follows it tell where a row ends: at the next row's number (which has a construction type two cells on), at a
category's heading, or at the total row.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from models import PRINTED_DIGITS, Category, ConstructionType, plain_digits

CATEGORIES = {
    "基层政权及社区服务设施类": Category.GRASSROOTS_COMMUNITY,
    "养老服务类": Category.ELDERLY_CARE,
    "社会福利类": Category.SOCIAL_WELFARE,
    "殡葬类": Category.FUNERAL,
}
CONSTRUCTION_TYPES = {"新建": ConstructionType.NEW_BUILD, "改扩建": ConstructionType.EXPANSION}
_ANNEX = re.compile(r"(附件)[:：]")
_OPTIONAL_ENDING = "项目"
_TOTAL = "总合计"
_NUMBER = re.compile(PRINTED_DIGITS)
_YEARS = re.compile(r"([0-9]{4})(?:[-—－–]([0-9]{4}))?")
_COLUMNS = 4
_WORDS = re.compile(r"\S(?:[^\r\n]*\S)?")


@dataclass(frozen=True, slots=True)
class Cell:
    """Words of the text and the position of their first character."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def printed_as(text: str, start: int, value: str) -> str:
    """A cell's words as they are printed: of a number its digits in whatever form (14,000), else the words themselves."""
    printed = None if text.startswith(value, start) else _NUMBER.match(text, start)
    return printed[0] if printed and plain_digits(printed[0]) == value else value


def cells_of(text: str) -> list[Cell]:
    """The lines of a text that are not blank, without the blanks around them."""
    return [Cell(words[0], words.start()) for words in _WORDS.finditer(text)]


class AnnexError(ValueError):
    """The annex does not read as a table: what was found, where, and what was expected."""


@dataclass(frozen=True)
class AnnexRow:
    """One row of the table, cell by cell."""

    heading: Cell
    category: Category
    number: Cell
    name: Cell
    construction_type: Cell
    years: Cell
    location: Cell
    scope: Cell
    total: Cell
    amounts: tuple[Cell, ...]
    implementer: Cell | None

    @property
    def end(self) -> int:
        return (self.implementer or (self.total, *self.amounts)[-1]).end


@dataclass(frozen=True)
class Annex:
    """The annex: what it is called, its rows, and its total row (the label, then its numbers; empty if there is none)."""

    name: str
    rows: tuple[AnnexRow, ...]
    total_row: tuple[Cell, ...]


def category_of(heading: str) -> Category | None:
    """The category that a heading of the annex names, if it does."""
    return CATEGORIES.get(heading.removesuffix(_OPTIONAL_ENDING))


def years_of(years: str) -> tuple[int, int] | None:
    """The first and the last year that a cell prints, if it prints years."""
    match = _YEARS.fullmatch(years)
    return (int(match[1]), int(match[2] or match[1])) if match else None


@lru_cache(maxsize=2)  # the sections of a text ask for it too
def read_annex(text: str) -> Annex:
    """The annex of a plan's text. Raises ``AnnexError`` where it does not read as the table."""
    cells = cells_of(text)
    starts = [place for place, cell in enumerate(cells) if _ANNEX.match(cell.text)]
    if not starts:
        raise AnnexError("the text has no line that starts with 附件:")
    first = cells[starts[-1]]
    reader = _Reader(cells[starts[-1] + 1 :])
    rows = tuple(reader.rows())
    return Annex(first.text[:2], rows, reader.total_row())


class _Reader:
    """Goes through the cells once, from the first category's heading to the total row."""

    def __init__(self, cells: list[Cell]) -> None:
        self._cells = cells
        self._place = 0
        self._heading: Cell | None = None
        self._next_number = 1

    def rows(self) -> Iterator[AnnexRow]:
        """All rows up to the total row, or up to the end of the cells."""
        while self._place < len(self._cells) and not self._is_total():
            category = category_of(self._text())
            if category:
                self._heading, self._next_number = self._take(), 1
            elif self._starts_row():
                yield self._row()
            elif self._heading is None:
                self._place += 1  # the head of the table
            else:
                raise self._unexpected(f"row {self._next_number}, a category's heading or {_TOTAL}")

    def total_row(self) -> tuple[Cell, ...]:
        """The total row's label and its numbers; empty if the cells end without one."""
        return (self._take(), *self._numbers()) if self._place < len(self._cells) else ()

    def _row(self) -> AnnexRow:
        heading, category = self._heading, category_of(self._heading.text if self._heading else "")
        if heading is None or category is None:
            raise self._unexpected("a category's heading before the first row")
        number, name, construction_type = self._take(), self._take(), self._take()
        if years_of(self._text()) is None:
            raise self._unexpected("years such as 2021-2025")
        years, location, scope = self._take(), self._take(), self._take()
        self._next_number += 1
        amounts = self._numbers()
        if not 1 <= len(amounts) <= 1 + _COLUMNS:
            expected = f"a total and up to {_COLUMNS} amounts"
            raise AnnexError(f"row {number.text} at {number.start} has {len(amounts)} numbers, expected {expected}")
        implementer = None if self._row_is_over() else self._take()
        return AnnexRow(
            heading, category, number, name, construction_type, years, location, scope, amounts[0], amounts[1:], implementer
        )  # fmt: skip

    def _numbers(self) -> tuple[Cell, ...]:
        numbers = []
        while _NUMBER.fullmatch(self._text()) and not self._starts_row():
            numbers.append(self._take())
        return tuple(numbers)

    def _row_is_over(self) -> bool:
        return not self._text() or self._is_total() or self._starts_row() or category_of(self._text()) is not None

    def _starts_row(self) -> bool:
        return bool(_NUMBER.fullmatch(self._text())) and self._text(2) in CONSTRUCTION_TYPES

    def _is_total(self) -> bool:
        return self._heading is not None and self._text() == _TOTAL

    def _text(self, ahead: int = 0) -> str:
        place = self._place + ahead
        return self._cells[place].text if place < len(self._cells) else ""

    def _take(self) -> Cell:
        if self._place >= len(self._cells):
            raise self._unexpected("another cell")
        self._place += 1
        return self._cells[self._place - 1]

    def _unexpected(self, expected: str) -> AnnexError:
        if self._place >= len(self._cells):
            return AnnexError(f"the text ends, expected {expected}")
        cell = self._cells[self._place]
        return AnnexError(f"found {cell.text!r} at {cell.start}, expected {expected}")
