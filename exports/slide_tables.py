"""Tables on slides: native ones, columns as wide as what they say, as many rows as a slide has room for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from charts.parts.measure import broken, text_width
from exports.column_widths import LETTERS, Columns, width_in_case
from exports.drawingml import EMU, line_xml
from exports.grids import Grid, GridCell
from exports.shapes import Run
from exports.slide_parts import INK, SECONDARY, Box, Paper

_SIZES = (16.0, 14.0, 12.0, 11.0)  # pt: the first at which all columns stand on one line each, and all rows on one slide
_READABLE = (11.0, 10.0, 9.0, 8.0)  # pt: the first at which no word is broken
_PAD, _LINE, _GAP = 5, 1.46, 4  # pt at the sides of a cell; a line's height by its size; pt above and below
_HAIR = "#E3E8EE"
_TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"
_WIDER, _LESS, _TRIES = 1.02, 0.98, 20  # of a cell's words; of a part's height, tried again and again to part a table evenly
Row = tuple[GridCell, ...]


@dataclass(frozen=True)
class Fit:
    """How a grid fits a slide: the size of its type and the width of its columns."""

    size: float
    widths: tuple[float, ...]

    def height(self, row: Sequence[GridCell], *, is_bold: bool = False) -> float:
        """The height of a row, on as many lines as its cells take where their face is the widest."""
        rooms = (
            (cell.words, (width - 2 * _PAD) * _share(cell.words, is_bold)) for cell, width in zip(row, self.widths, strict=True)
        )
        lines = max((len(broken(words, room, self.size * _WIDER, is_even=False)) for words, room in rooms), default=1)
        return lines * self.size * _LINE + _GAP


def _share(words: str, is_bold: bool) -> float:
    """How much of a width words have where their face is the widest."""
    return text_width(words, 100) / width_in_case(f"<b>{words}</b>" if is_bold else words, 100) if words else 1


@dataclass(frozen=True)
class Part:
    """As many rows of a grid as a slide has room for, and how the whole grid fits its width."""

    grid: Grid
    fit: Fit

    @property
    def heights(self) -> list[float]:
        """Of its header and its rows."""
        sums = range(len(self.grid.all_rows) - len(self.grid.sums), len(self.grid.all_rows))
        rows = [self.fit.height(row, is_bold=at in sums) for at, row in enumerate(self.grid.all_rows)]
        return [self.fit.height(self.grid.head, is_bold=True), *rows]

    @property
    def height(self) -> float:
        """Of all of it."""
        return sum(self.heights)


def parts_of(grid: Grid, width: float, height: float) -> Iterator[Part]:
    """A grid in parts that each fit a slide, in no more than it takes, and about as high as each other."""
    fit = _fit(grid, width, height)
    rows = [(row, fit.height(row, is_bold=row in grid.sums)) for row in grid.all_rows]
    most = height - fit.height(grid.head, is_bold=True)
    parts = _filled(rows, most)
    for _ in range(_TRIES if len(parts) > 1 else 0):
        if len(lower := _filled(rows, most * _LESS)) > len(parts):
            break
        parts, most = lower, most * _LESS
    for part in parts:
        sums = tuple(row for row in part if any(row is one for one in grid.sums))
        yield Part(replace(grid, rows=tuple(part[: len(part) - len(sums)]), sums=sums), fit)


def _filled(rows: Sequence[tuple[Row, float]], most: float) -> list[list[Row]]:
    """Rows in parts of which none is higher than that, unless it is one row."""
    parts, used = list[list[Row]](), 0.0
    for row, high in rows:
        used += high
        if not parts or used > most:
            parts.append([])
            used = high
        parts[-1].append(row)
    return parts


def _fit(grid: Grid, width: float, height: float) -> Fit:
    """The largest type at which columns stand on one line each, or else no word is broken, and rows on one slide; else the best."""
    columns, count = Columns(grid, 2 * _PAD, _WIDER, is_bold=True), len(grid.all_rows) + 1
    for size in _SIZES:
        fit, is_last = Fit(size, tuple(columns.shared(size, width))), size == _SIZES[-1]
        if sum(columns.widest(size)) <= width and (is_last or count * (size * _LINE + _GAP) <= height):
            return fit
        is_whole = sum(columns.least(size, LETTERS[0])) <= width
        if is_whole and sum(fit.height(row, is_bold=True) for row in (grid.head, *grid.all_rows)) <= height:
            return fit
    largest = columns.readable(_READABLE, width)
    fits = [Fit(size, tuple(columns.shared(size, width))) for size in _READABLE if size <= largest]
    return min(fits, key=lambda fit: (ceil(sum(map(fit.height, grid.all_rows)) / height) - fit.size, -fit.size))


def add_table(paper: Paper, part: Part, box: Box) -> None:
    """A part of a grid as a native table with three rules, as an office has it."""
    grid, fit = part.grid, part.fit
    rows = [grid.head, *grid.all_rows]
    heights = part.heights
    columns = "".join(f'<a:gridCol w="{round(width * EMU)}"/>' for width in fit.widths)
    last = len(rows) - 1
    body = "".join(
        _row(paper, grid, row, height, fit.size, at, last) for at, (row, height) in enumerate(zip(rows, heights, strict=True))
    )
    table = f'<a:tbl><a:tblPr firstRow="1"/><a:tblGrid>{columns}</a:tblGrid>{body}</a:tbl>'
    paper.add_graphic(grid.title, grid.title, box._replace(height=sum(heights)), _TABLE, table)


def _row(paper: Paper, grid: Grid, row: Sequence[GridCell], height: float, size: float, at: int, last: int) -> str:
    is_sum = at > last - len(grid.sums)
    above = {0: (INK, 1.5)}.get(at, (INK, 1.0) if is_sum else ("", 0.0))
    below = (INK, 1.0 if at == 0 else 1.5) if at in (0, last) else (_HAIR, 0.5)
    rules = f"{line_xml('', 0, tag='lnL')}{line_xml('', 0, tag='lnR')}{line_xml(*above, tag='lnT')}{line_xml(*below, tag='lnB')}"
    cells = "".join(
        _cell(paper, cell, size, rules, is_right=right, is_bold=at == 0 or is_sum)
        for cell, right in zip(row, grid.right, strict=True)
    )
    return f'<a:tr h="{round(height * EMU)}">{cells}</a:tr>'


def _cell(paper: Paper, cell: GridCell, size: float, rules: str, *, is_right: bool, is_bold: bool) -> str:
    run = Run(cell.words, SECONDARY if cell.words == "—" else INK, is_bold)
    said = paper.paragraphs([[run]], size, "right" if is_right else "left")
    side, gap = _PAD * EMU, round(_GAP / 2 * EMU)
    margins = f'marL="{side}" marR="{side}" marT="{gap}" marB="{gap}" anchor="ctr"'
    return f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{said}</a:txBody><a:tcPr {margins}>{rules}<a:noFill/></a:tcPr></a:tc>"
