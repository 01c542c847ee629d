"""A4 as GB/T 9704 lays it out: margins 37, 28, 35 and 26 mm, 22 lines of 28 characters, faces by name, numbers between dashes.

All that is the same in every paper stands in ``master.docx``, its typefaces by the keys of the catalogues.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from exports.column_widths import LETTERS, Columns, width_in_case
from exports.grids import Grid
from exports.legends import Entry, sign_of
from exports.metafile import metafile
from exports.office_charts import Type, chart_parts
from exports.packing import packed
from exports.paper_xml import (
    FREE,
    KEEP,
    NAMESPACES,
    SINGLE,
    Size,
    chart_xml,
    graphic_xml,
    look_xml,
    notes_xml,
    picture_xml,
    run_xml,
    table_xml,
)  # fmt: skip
from exports.plots import Plot
from exports.shapes import Drawing
from i18n import Labels

_MASTER = Path(__file__).parent / "master.docx"
_FACE = re.compile(r"font\.\w+")
_TEXT, _TITLE, _NOTE, _CELL = 16, 22, 9, 10.5  # pt
_WIDE, _HIGHEST = 156 * 72 / 25.4, 520  # pt of text, and of a picture
_PAD = 7  # pt beside a cell's words
_SIZES = (10.5, 10, 9.5, 9, 8.5, 8, 7.5)  # pt of a table's type
_CHARTS = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_END = b"</c:chartSpace>"
_INDENT, _CENTRED = '<w:ind w:firstLineChars="200" w:firstLine="640"/>', '<w:jc w:val="center"/>'


@dataclass
class Paper:
    """A document of the office that is being written, with its notes in order."""

    text: Labels
    notes: list[str] = field(default_factory=list)
    charts: int = 0
    _said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        with zipfile.ZipFile(_MASTER) as pack:
            parts = [(name, _FACE.sub(lambda found: self.text(found[0]), pack.read(name).decode())) for name in pack.namelist()]
        self._made: Any = docx.Document(io.BytesIO(packed((name, said.encode()) for name, said in parts)))

    def _look(self, name: str, size: float, **more: Any) -> str:
        """The look of words in a typeface by what it is for."""
        return look_xml(self.text(f"font.{name}"), size, **more)

    def _run(self, words: str, name: str, size: float, **more: Any) -> str:
        return run_xml(self._look(name, size, **more), words) if words else ""

    def _add(self, runs: str, *properties: str) -> None:
        """A paragraph; its properties stand in the order that the office asks for."""
        self._said.append(f"<w:p><w:pPr>{''.join(properties)}</w:pPr>{runs}</w:p>")

    def add_title(self, *lines: str) -> None:
        """The title, centred, and an empty line under it."""
        for line in lines:
            self._add(self._run(line, "title", _TITLE), KEEP, '<w:spacing w:line="680" w:lineRule="exact"/>', _CENTRED)
        self._add("")

    def add_heading(self, words: str) -> None:
        """A heading of the first rank."""
        self._add(self._run(words, "heading", _TEXT), KEEP, _INDENT, '<w:outlineLvl w:val="0"/>')

    def add_sentences(self, said: Sequence[tuple[str, str]], *, keeps: bool = False) -> None:
        """A paragraph of sentences, each with its note at the foot of the page; what was just noted is not noted again."""
        runs, stop = "", self.text("export.stop")
        for words, note in said:
            is_noted = bool(note) and self.notes[-1:] != [note]
            kept = words.removesuffix(stop) if is_noted else words
            runs += self._run(kept, "body", _TEXT)
            if is_noted:
                self.notes.append(note)
                runs += f'<w:r>{self._look("body", _TEXT, is_raised=True)}<w:footnoteReference w:id="{len(self.notes)}"/></w:r>'
            runs += self._run(words.removeprefix(kept) + self.text("export.sentence_separator"), "body", _TEXT)
        if said:
            self._add(runs, KEEP if keeps else "", _INDENT, '<w:jc w:val="both"/>')

    def add_caption(self, number: str, title: str, note: str, *, keeps: bool = False) -> None:
        """A caption, centred: its number and title, and the unit."""
        runs = self._run(f"{number}  {title}", "heading", _CELL)
        if note:
            is_beside = width_in_case(f"{number}  {title}  {note}", _CELL) <= _WIDE
            runs += "" if is_beside else "<w:r><w:br/></w:r>"
            runs += self._run(f"  {note}" if is_beside else note, "body", _NOTE + 0.5)
        self._add(runs, KEEP if keeps else "", FREE, f'<w:spacing w:before="80" w:after="80" {SINGLE}/>', _CENTRED)

    def add_legend(self, entries: Sequence[Entry]) -> None:
        """What colours stand for, on a line with its chart."""
        runs = ""
        for fill, words in entries:
            sign, colour = sign_of(fill)
            runs += self._run(sign, "cell", _CELL, colour=colour) + self._run(f" {words}   " if words else " ", "cell", _CELL)
        self._add(runs, KEEP, FREE, f"<w:spacing {SINGLE}/>", _CENTRED)

    def add_table(self, grid: Grid, size: float, *, is_continued: bool) -> None:
        """A table of type of so many pt; apart from the one before it, with which the office would join it."""
        if is_continued:
            self._add("", FREE, f'<w:spacing w:after="40" {SINGLE}/>', _CENTRED)
        widths = _columns(grid).shared(size, _WIDE)
        self._said.append(table_xml(grid, widths, self._look("heading", size), self._look("cell", size)))

    def add_chart(self, plot: Plot, title: str, says: str, high: float | None = None) -> None:
        """An office chart with its workbook, in a paragraph as high as it is."""
        self.charts += 1
        high = high or (min(60 + 22 * len(plot.names), 260) if plot.kind == "bar" else 190)
        size = min(_CELL, high / max(len(plot.names), 1) * 0.55) if plot.kind == "bar" else _CELL
        chart, sheet = chart_parts(plot, self.text, Type(self.text("font.heading"), size, _WIDE))
        chart = chart.replace(_END, b'<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData>' + _END)
        part = self._part(f"charts/chart{self.charts}.xml", _CHARTS, chart)
        part.relate_to(self._part(f"embeddings/Microsoft_Excel_Sheet{self.charts}.xlsx", _SHEET, sheet), RELATIONSHIP_TYPE.PACKAGE)
        self._add_graphic(title, says, (_WIDE, high), chart_xml(self._made.part.relate_to(part, RELATIONSHIP_TYPE.CHART)))

    def add_picture(self, drawing: Drawing, title: str, says: str) -> None:
        """A drawing as a picture of lines and words, for what the office has no chart for."""
        self.charts += 1
        wide = min(_WIDE, _HIGHEST * drawing.width / drawing.height)
        picture = metafile(drawing, self.text("font.heading"), wide)
        part = self._part(f"media/picture{self.charts}.emf", "image/x-emf", picture)
        link, size = self._made.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE), (wide, wide * drawing.height / drawing.width)
        self._add_graphic(title, says, size, picture_xml(link, title, says, size))

    def _add_graphic(self, title: str, says: str, size: Size, graphic: str) -> None:
        run = graphic_xml(self.charts, title, says, size, graphic)
        self._add(run, KEEP, FREE, f'<w:spacing w:before="120" {SINGLE}/>', _CENTRED)

    def _part(self, name: str, kind: str, body: bytes) -> Part:
        return Part(PackURI(f"/word/{name}"), kind, body, self._made.part.package)

    def finished(self, source: str) -> bytes:
        """The file, with the source at the end, and the notes, whose numbers in circles stand on the line."""
        if source and not any(source in note for note in self.notes):
            self._add(self._run(source, "body", _CELL), f"<w:spacing {SINGLE}/>", _INDENT)
        number = self._look("note", _NOTE, is_raised=self.text.language != "zh")
        words = self._look("note", _NOTE).replace("<w:sz ", '<w:spacing w:val="0"/><w:sz ')
        notes = self._part("footnotes.xml", _NOTES, notes_xml(self.notes, number, words))
        self._made.part.relate_to(notes, RELATIONSHIP_TYPE.FOOTNOTES)
        body, out = self._made.element.body, io.BytesIO()
        body.find(f".//{qn('w:numFmt')}").set(qn("w:val"), self.text("export.brief.notes"))
        for one in parse_xml(f"<w:body {NAMESPACES}>{''.join(self._said)}</w:body>"):
            body[-1].addprevious(one)
        self._made.save(out)
        return out.getvalue()


def fits(grid: Grid) -> bool:
    """Whether no word of a table need be broken."""
    return sum(_columns(grid).least(_SIZES[-1], LETTERS[0])) <= _WIDE


def fitting_size(grid: Grid) -> float:
    """The largest type at which all columns stand on a line each, or no word is broken."""
    columns = _columns(grid)
    return next((size for size in _SIZES if sum(columns.widest(size)) <= _WIDE), 0) or columns.readable(_SIZES, _WIDE)


def _columns(grid: Grid) -> Columns:
    return Columns(grid, _PAD)
