"""The text as it is to be set: headings by level, boxes, paragraphs, and the annex as the table that it was.

The table's blank cells were lost, so a row's funding amounts stand together in printed order, under no column.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from plan_data.read.annex import Annex, AnnexError, Cell, cells_of, read_annex
from plan_data.read.sections import Section, Sections

_HEAD_FROM = "序号"
_BOX_LABEL = "专栏"
_NOTE = re.compile(r"说明|备注|注[:：0-9]|[(（]?[0-9]+[)）、.．]")
_COLUMNS = 9


class LineKind(StrEnum):
    """How a line is set."""

    IMPRINT = "imprint"  # what the published page says about itself
    TITLE = "title"
    CHAPTER = "chapter"
    SECTION = "section"
    TOPIC = "topic"  # 一、
    RUN_IN = "run_in"  # (一), its heading on the line of its paragraph
    PARAGRAPH = "paragraph"
    BOX_HEADING = "box_heading"
    BOX = "box"


_KINDS = (LineKind.CHAPTER, LineKind.SECTION, LineKind.TOPIC, LineKind.RUN_IN)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text; the first ``lead`` characters of a run-in heading's line are the heading."""

    kind: LineKind
    cell: Cell
    lead: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the annex: the cells of each column in printed order; a category's heading has one column."""

    columns: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The annex: the head's columns, what is printed below them, the rows, the total row's label and its numbers."""

    head: tuple[tuple[Cell, ...], ...]
    below: tuple[Cell, ...]
    rows: tuple[Row, ...]
    total: tuple[Cell, ...]


def read_layout(text: str, sections: Sections, title: str) -> tuple[Line | Table, ...]:
    """The whole text in its order: every character but blanks stands in exactly one cell."""
    cells = cells_of(text)
    annex = _annex(text)
    if annex is None:
        return tuple(_lines(cells, sections, title))
    first = annex.rows[0].heading.start
    end = annex.total_row[-1].end if annex.total_row else annex.rows[-1].end
    before = [cell for cell in cells if cell.start < first]
    start = next((i for i in reversed(range(len(before))) if before[i].text == _HEAD_FROM), len(before))
    table = _table(annex, before[start:])
    after = [cell for cell in cells if cell.start >= end]
    return (*_lines(before[:start], sections, title), table, *_after(after))


def _annex(text: str) -> Annex | None:
    try:
        annex = read_annex(text)
    except AnnexError:
        return None
    return annex if annex.rows else None


def _lines(cells: Iterable[Cell], sections: Sections, title: str) -> Iterator[Line]:
    starts = {section.start: section for section in sections.all}
    first = sections.all[1].start if len(sections.all) > 1 else 0
    for cell in cells:
        section = starts.get(cell.start)
        if cell.start < first:
            yield Line(LineKind.TITLE if cell.text == title else LineKind.IMPRINT, cell)
        elif section is not None and section.name != sections.all[0].name:
            yield _heading(cell, section)
        else:
            is_box = sections.at(cell.start).label.startswith(_BOX_LABEL)
            yield Line(LineKind.BOX if is_box else LineKind.PARAGRAPH, cell)


def _after(cells: list[Cell]) -> Iterator[Line]:
    """What follows the table: its notes, and after the last of them what the published page adds below."""
    notes = max((i + 1 for i, cell in enumerate(cells) if _NOTE.match(cell.text)), default=0)
    for i, cell in enumerate(cells):
        yield Line(LineKind.PARAGRAPH if i < notes else LineKind.IMPRINT, cell)


def _heading(cell: Cell, section: Section) -> Line:
    if section.label.startswith(_BOX_LABEL):
        return Line(LineKind.BOX_HEADING, cell)
    if section.level < len(_KINDS):
        kind = _KINDS[section.level]
        return Line(kind, cell, len(section.label) + len(section.title) if kind is LineKind.RUN_IN else 0)
    return Line(LineKind.PARAGRAPH, cell)


def _table(annex: Annex, head: list[Cell]) -> Table:
    columns: list[tuple[Cell, ...]] = []
    for cell in head:
        if columns and cell.text.startswith("("):  # 总投资 (万元)
            columns[-1] = (*columns[-1], cell)
        else:
            columns.append((cell,))
    below = tuple(cell for column in columns[_COLUMNS:] for cell in column)
    return Table(tuple(columns[:_COLUMNS]), below, tuple(_rows(annex)), annex.total_row)


def _rows(annex: Annex) -> Iterator[Row]:
    heading: Cell | None = None
    for row in annex.rows:
        if row.heading != heading:
            heading = row.heading
            yield Row(((heading,),))
        single = (row.number, row.name, row.construction_type, row.years, row.location, row.scope, row.total)
        yield Row((*((cell,) for cell in single), row.amounts, (row.implementer,) if row.implementer else ()))
