"""Tables on slides: native ones, columns as wide as what they say, as many rows as a slide has room for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from charts.parts.measure import broken, text_width
from exports.column_widths import Columns, width_in_case
from exports.drawingml import EMU, NAMESPACES, line_xml
from exports.grids import Grid, GridCell
from exports.shapes import Run
from exports.slide_parts import INK, SECONDARY, Box, Paper

_SIZES = (16.0, 14.0, 12.0, 11.0)  # pt: the first at which all columns stand on one line each, and all rows on one slide
_READABLE = (11.0, 10.0, 9.0, 8.0)  # pt: the first at which no word is broken
_PAD, _LINE, _GAP = 5, 1.46, 4  # pt at the sides of a cell; a line's height by its size; pt above and below
_HAIR = "#E3E8EE"
_WIDER = 1.02


@dataclass(frozen=True)
class Fit:
    """How a grid fits a slide: the size of its type and the width of its columns."""

    size: float
    widths: tuple[float, ...]

    def lines(self, row: Sequence[GridCell]) -> int:
        """How many lines a row takes."""
        return max(
            (
                len(broken(cell.words, max(width - 2 * _PAD, 12) * _share(cell.words), self.size * _WIDER))
                for cell, width in zip(row, self.widths, strict=True)
            ),
            default=1,
        )

    def height(self, row: Sequence[GridCell]) -> float:
        """The height of a row."""
        return self.lines(row) * self.size * _LINE + _GAP


def _share(words: str) -> float:
    """How much of a width words have where their face is the widest."""
    return text_width(words, 100) / width_in_case(f"<b>{words}</b>", 100) if words else 1


@dataclass(frozen=True)
class Part:
    """As many rows of a grid as a slide has room for, and how the whole grid fits its width."""

    grid: Grid
    fit: Fit


def parts_of(grid: Grid, width: float, height: float) -> Iterator[Part]:
    """A grid in parts that each fit a slide."""
    fit, part, used = _fit(grid, width, height), list[tuple[GridCell, ...]](), 0.0
    head = fit.height([GridCell(words) for words in grid.columns])
    for row in grid.all_rows:
        high = fit.height(row)
        if part and head + used + high > height:
            yield Part(replace(grid, rows=tuple(part), sums=()), fit)
            part, used = [], 0.0
        part.append(row)
        used += high
    if part:
        sums = tuple(row for row in part if any(row is one for one in grid.sums))
        yield Part(replace(grid, rows=tuple(part[: len(part) - len(sums)]), sums=sums), fit)


def _fit(grid: Grid, width: float, height: float) -> Fit:
    """The largest type at which columns stand on one line each and rows on one slide; else words are broken."""
    columns, count = Columns(grid, 2 * _PAD, _WIDER, is_bold=True), len(grid.all_rows) + 1
    for size in _SIZES:
        is_last = size == _SIZES[-1]
        if sum(columns.widest(size)) <= width and (is_last or count * (size * _LINE + _GAP) <= height):
            return Fit(size, tuple(columns.shared(size, width)))
    largest = columns.readable(_READABLE, width)
    fits = [Fit(size, tuple(columns.shared(size, width))) for size in _READABLE if size <= largest]
    return min(fits, key=lambda fit: (ceil(sum(map(fit.height, grid.all_rows)) / height) - fit.size, -fit.size))


def add_table(paper: Paper, part: Part, box: Box) -> None:
    """A part of a grid as a native table with three rules, as an office has it."""
    grid, fit = part.grid, part.fit
    rows = [tuple(GridCell(words) for words in grid.columns), *grid.all_rows]
    heights = [fit.height(row) for row in rows]
    columns = "".join(f'<a:gridCol w="{round(width * EMU)}"/>' for width in fit.widths)
    last = len(rows) - 1
    body = "".join(
        _row(paper, grid, row, height, fit.size, at, last) for at, (row, height) in enumerate(zip(rows, heights, strict=True))
    )
    place = box._replace(height=sum(heights)).xml
    paper.add(
        f"<p:graphicFrame {NAMESPACES}><p:nvGraphicFramePr>{paper.properties(grid.title, grid.title)}<p:cNvGraphicFramePr/>"
        f'<p:nvPr/></p:nvGraphicFramePr><p:xfrm>{place}</p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
        f'<a:tbl><a:tblPr firstRow="1"/><a:tblGrid>{columns}</a:tblGrid>{body}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>'
    )


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
