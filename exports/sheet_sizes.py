"""How wide the columns and how high the rows of a sheet are: no number is wider than its column, and broken words are seen."""

from collections.abc import Sequence
from math import ceil
from typing import Any

from exports.grids import Grid

WIDEST, NARROWER = 60, 30  # digits that a column is wide at most: of words, and of one of many columns
_MANY, _LEAST, _BOLD, _AIR = 8, 11, 1.1, 3
_LINE = 14.0  # pt


def letters(words: str) -> int:
    """How many digits are as wide as words."""
    return sum(2 if ord(letter) > 0x2E7F else 1 for letter in words)


def widths_of(grid: Grid, chart: Sequence[Sequence[str]]) -> list[float]:
    """Columns as wide as their numbers, those under the table too, and as their words, of which very long ones are broken."""
    widest = NARROWER if len(grid.columns) > _MANY else WIDEST
    found = list[float]()
    for at in range(max(len(grid.columns), len(chart))):
        cells = [row[at] for row in grid.all_rows] if at < len(grid.columns) else []
        numbers = [cell.words for cell in cells if cell.figure] + [*(chart[at] if 0 < at < len(chart) else [])]
        said = [*([grid.columns[at]] if cells else []), *(cell.words for cell in cells), *(chart[0] if chart and not at else [])]
        wide = [*(min(letters(words), widest) for words in said), *(letters(words) * _BOLD for words in numbers)]
        found.append(max(max(wide, default=0) + _AIR, _LEAST))
    return found


def set_heights(sheet: Any, first: int, rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
    """Rows from ``first`` on, as high as their words when these are broken: not every program sees to that by itself."""
    for at, row in enumerate(rows, first):
        lines = max((ceil(letters(words) * _BOLD / (wide - 1)) for words, wide in zip(row, widths, strict=False)), default=1)
        if lines > 1:
            sheet.set_row(at, _LINE * lines + 2)
