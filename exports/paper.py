"""A4 as GB/T 9704 lays it out: margins 37, 28, 35 and 26 mm, 22 lines of 28 characters, faces by name, numbers between dashes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from exports.column_widths import LETTERS, Columns, width_in_case
from exports.grids import Grid, GridCell
from exports.legends import Entry, sign_of
from exports.metafile import metafile
from exports.office_charts import Type, chart_parts
from exports.plots import Plot
from exports.shapes import Drawing
from exports.word_graphics import chart_xml, inline_xml, picture_xml
from exports.word_notes import notes_xml, style_xml
from i18n import Labels

_TEXT, _LINE, _TITLE, _NOTE, _CELL, _PAGE = 16, 28.95, 22, 9, 10.5, 14  # pt
_WIDE, _HIGHEST = 156 * 72 / 25.4, 520  # pt of text, and of a picture
_PITCH = "579"  # twips from line to line: 22 of them are 225 mm
_NARROWER = "-5"  # twips by which letters stand closer: 28 of them are 156 mm
_TOGETHER = 14  # rows of a table that is not parted
_PAD = 7  # pt beside a cell's words
_SIZES = (10.5, 10, 9.5, 9, 8.5, 8, 7.5)  # pt of a table's type
_CHARTS = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_END = b"</c:chartSpace>"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@dataclass
class Paper:
    """A document of the office that is being written, with its notes in order."""

    made: Any
    text: Labels
    notes: list[str] = field(default_factory=list)
    charts: int = 0

    def __post_init__(self) -> None:
        section = self.made.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = Mm(37), Mm(35), Mm(28), Mm(26)
        section.footer_distance = Mm(28 - 7 + 3)
        grid = section._sectPr.find(qn("w:docGrid"))
        grid.set(qn("w:type"), "lines")
        grid.set(qn("w:linePitch"), _PITCH)
        section._sectPr.insert(
            0, parse_xml(f'<w:footnotePr {_W}><w:numFmt w:val="{self.text("export.brief.notes")}"/></w:footnotePr>')
        )
        self._set_styles()
        self._number_pages(section)

    def face(self, name: str) -> str:
        """A typeface by what it is for."""
        return self.text(f"font.{name}")

    def _set_styles(self) -> None:
        style = self.made.styles["Normal"]
        style.font.size = Pt(_TEXT)
        set_face(style.element.get_or_add_rPr(), self.face("body"))
        style.element.get_or_add_rPr().append(parse_xml(f'<w:spacing {_W} w:val="{_NARROWER}"/>'))
        form = style.paragraph_format
        form.space_before = form.space_after = Pt(0)
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(_LINE)
        form.widow_control = False
        self.made.styles.element.append(parse_xml(style_xml(self.face("note"), _NOTE)))
        defaults = self.made.styles.element.find(qn("w:docDefaults"))
        set_face(defaults.find(".//" + qn("w:rPr")), self.face("body"))

    def _number_pages(self, section: Any) -> None:
        """Page numbers between dashes: at the right on odd pages, at the left on even ones."""
        self.made.settings.odd_and_even_pages_header_footer = True
        for foot, side in ((section.footer, WD_ALIGN_PARAGRAPH.RIGHT), (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)):
            paragraph = foot.paragraphs[0]
            paragraph.alignment = side
            paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Pt(_PAGE)
            self._run(paragraph, "— ", self.face("page"), _PAGE)
            for kind in ("begin", "", "separate", "1", "end"):
                run = self._run(paragraph, "1" if kind == "1" else "", self.face("page"), _PAGE)
                if kind == "":
                    run._r.append(parse_xml(f'<w:instrText {_W} xml:space="preserve"> PAGE </w:instrText>'))
                elif kind != "1":
                    run._r.append(parse_xml(f'<w:fldChar {_W} w:fldCharType="{kind}"/>'))
            self._run(paragraph, " —", self.face("page"), _PAGE)

    def _run(self, paragraph: Any, words: str, face: str, size: float, *, bold: bool = False, colour: str = "") -> Any:
        run = paragraph.add_run(words)
        run.font.size, run.font.bold = Pt(size), bold or None
        set_face(run._r.get_or_add_rPr(), face)
        if colour:
            run._r.get_or_add_rPr().append(parse_xml(f'<w:color {_W} w:val="{colour}"/>'))
        return run

    def add_title(self, *lines: str) -> None:
        """The title, centred, and an empty line under it."""
        for line in lines:
            paragraph = self.made.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.paragraph_format.line_spacing = Pt(34)
            paragraph.paragraph_format.keep_with_next = True
            paragraph.style = self.made.styles["Normal"]
            self._run(paragraph, line, self.face("title"), _TITLE)
        self.made.add_paragraph()

    def add_heading(self, words: str) -> None:
        """A heading of the first rank."""
        paragraph = self._indented()
        paragraph.paragraph_format.keep_with_next = True
        paragraph._p.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {_W} w:val="0"/>'))
        self._run(paragraph, words, self.face("heading"), _TEXT)

    def add_sentences(self, said: Sequence[tuple[str, str]], *, keeps: bool = False) -> None:
        """A paragraph of sentences, each with its note at the foot of the page; what was just noted is not noted again."""
        if not said:
            return
        paragraph, stop = self._indented(), self.text("export.stop")
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.keep_with_next = keeps or None
        for words, note in said:
            is_noted = bool(note) and self.notes[-1:] != [note]
            kept = words.removesuffix(stop) if is_noted else words
            self._run(paragraph, kept, self.face("body"), _TEXT)
            if is_noted:
                self.notes.append(note)
                run = self._run(paragraph, "", self.face("body"), _TEXT)
                run.font.superscript = True
                run._r.append(parse_xml(f'<w:footnoteReference {_W} w:id="{len(self.notes)}"/>'))
            after = words.removeprefix(kept) + self.text("export.sentence_separator")
            self._run(paragraph, after, self.face("body"), _TEXT)

    def _indented(self) -> Any:
        paragraph = self.made.add_paragraph()
        indent = parse_xml(f'<w:ind {_W} w:firstLine="640" w:firstLineChars="200"/>')
        paragraph._p.get_or_add_pPr().append(indent)
        return paragraph

    def _centred(self) -> Any:
        """A paragraph off the grid of lines, as high as what it holds."""
        paragraph = self.made.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
        paragraph._p.get_or_add_pPr().insert(0, parse_xml(f'<w:snapToGrid {_W} w:val="0"/>'))
        return paragraph

    def add_caption(self, number: str, title: str, note: str, *, keeps: bool = False) -> None:
        """A caption, centred: its number and title, and the unit."""
        paragraph = self._centred()
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(4)
        paragraph.paragraph_format.keep_with_next = keeps
        self._run(paragraph, f"{number}  {title}", self.face("heading"), _CELL)
        if note:
            is_beside = width_in_case(f"{number}  {title}  {note}", _CELL) <= _WIDE
            self._run(paragraph, ("  " if is_beside else "\n") + note, self.face("body"), _NOTE + 0.5)

    def add_legend(self, entries: Sequence[Entry]) -> None:
        """What colours stand for, on a line with its chart."""
        paragraph = self._centred()
        paragraph.paragraph_format.keep_with_next = True
        for fill, words in entries:
            sign, colour = sign_of(fill)
            self._run(paragraph, sign, self.face("cell"), _CELL, colour=colour.removeprefix("#"))
            self._run(paragraph, f" {words}   " if words else " ", self.face("cell"), _CELL)

    def add_table(self, grid: Grid, size: float, *, is_continued: bool) -> None:
        """A table of three rules, of type of so many pt; apart from the one before it, with which the office would join it."""
        if is_continued:
            self._centred().paragraph_format.space_after = Pt(2)
        rows = [tuple(GridCell(words) for words in grid.columns), *grid.all_rows]
        widths = _columns(grid).shared(size, _WIDE)
        columns = "".join(f'<w:gridCol w:w="{round(width * 20)}"/>' for width in widths)
        rules = "".join(f'<w:{side} w:val="single" w:sz="12" w:space="0" w:color="000000"/>' for side in ("top", "bottom"))
        air = {"top": 20, "left": 60, "bottom": 20, "right": 60}
        sides = "".join(f'<w:{side} w:w="{wide}" w:type="dxa"/>' for side, wide in air.items())
        look = (
            f'<w:tblW w:w="{round(sum(widths) * 20)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{rules}</w:tblBorders>'
            f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{sides}</w:tblCellMar>'
        )
        sums = range(len(rows) - len(grid.sums), len(rows))
        stays = range(len(rows) - 1 if len(rows) <= _TOGETHER else 1)
        body = "".join(
            self._row(row, widths, size, grid.right, is_head=at == 0, is_sum=at in sums, stays=at in stays)
            for at, row in enumerate(rows)
        )
        table = parse_xml(f"<w:tbl {_W}><w:tblPr>{look}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{body}</w:tbl>")
        self.made.element.body._insert_tbl(table)

    def _row(
        self,
        row: Sequence[GridCell],
        widths: Sequence[float],
        size: float,
        right: Sequence[bool],
        *,
        is_head: bool,
        is_sum: bool,
        stays: bool,
    ) -> str:
        side = "bottom" if is_head else "top" if is_sum else ""
        rule = f'<w:tcBorders><w:{side} w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:tcBorders>' if side else ""
        keep = "<w:keepNext/>" if stays else ""
        look = self._look("heading" if is_head or is_sum else "cell", size)
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{round(width * 20)}" w:type="dxa"/>{rule}</w:tcPr><w:p><w:pPr>{keep}'
            f'<w:snapToGrid w:val="0"/><w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="{"right" if is_right else "left"}"/>'
            f"{look}</w:pPr>"  # the mark of an empty cell's paragraph is no larger than its words
            f"<w:r>{look}<w:t>{escape(cell.words, quote=False)}</w:t></w:r></w:p></w:tc>"
            for cell, width, is_right in zip(row, widths, right, strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if is_head else ''}</w:trPr>{cells}</w:tr>"

    def _look(self, name: str, size: float) -> str:
        face = escape(self.face(name))
        faces = " ".join(f'w:{script}="{face}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
        return f'<w:rPr><w:rFonts {faces}/><w:sz w:val="{round(size * 2)}"/></w:rPr>'

    def add_chart(self, plot: Plot, title: str, says: str, high: float | None = None) -> None:
        """An office chart with its workbook, in a paragraph as high as it is."""
        self.charts += 1
        high = high or (min(60 + 22 * len(plot.names), 260) if plot.kind == "bar" else 190)
        size = min(_CELL, high / max(len(plot.names), 1) * 0.55) if plot.kind == "bar" else _CELL
        chart, sheet = chart_parts(plot, self.text, Type(self.face("heading"), size, _WIDE))
        chart = chart.replace(_END, b'<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData>' + _END)
        part = self._part(f"charts/chart{self.charts}.xml", _CHARTS, chart)
        part.relate_to(self._part(f"embeddings/Microsoft_Excel_Sheet{self.charts}.xlsx", _SHEET, sheet), RELATIONSHIP_TYPE.PACKAGE)
        link = self.made.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
        self._add_graphic(inline_xml(self.charts, title, says, (_WIDE, high), chart_xml(link)))

    def add_picture(self, drawing: Drawing, title: str, says: str) -> None:
        """A drawing as a picture of lines and words, for what the office has no chart for."""
        self.charts += 1
        wide = min(_WIDE, _HIGHEST * drawing.width / drawing.height)
        picture = metafile(drawing, self.face("heading"), wide)
        part = self._part(f"media/picture{self.charts}.emf", "image/x-emf", picture)
        link = self.made.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        size = (wide, wide * drawing.height / drawing.width)
        self._add_graphic(inline_xml(self.charts, title, says, size, picture_xml(link, title, says, size)))

    def _add_graphic(self, xml: str) -> None:
        paragraph = self._centred()
        paragraph.paragraph_format.space_before = Pt(6)
        paragraph.paragraph_format.keep_with_next = True
        paragraph.add_run()._r.append(parse_xml(xml))

    def _part(self, name: str, kind: str, body: bytes) -> Part:
        return Part(PackURI(f"/word/{name}"), kind, body, self.made.part.package)

    def finish(self, source: str) -> None:
        """The source at the end, the notes, and by which faces those are replaced that a machine does not have."""
        if source and not any(source in note for note in self.notes):
            paragraph = self._indented()
            paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
            self._run(paragraph, source, self.face("body"), _CELL)
        body = notes_xml(self.notes, self.face("note"), _NOTE, self.text.language)
        self.made.part.relate_to(self._part("footnotes.xml", _NOTES, body), RELATIONSHIP_TYPE.FOOTNOTES)
        names = dict(pair.split("=") for pair in self.text("font.instead").split(";"))
        fonts = "".join(
            f'<w:font w:name="{escape(name)}"><w:altName w:val="{escape(other)}"/></w:font>' for name, other in names.items()
        )
        table = next(part for part in self.made.part.package.iter_parts() if str(part.partname).endswith("fontTable.xml"))
        table._blob = table.blob.replace(b"</w:fonts>", fonts.encode() + b"</w:fonts>")
        self.made.core_properties.title, self.made.core_properties.author = "", ""


def set_face(properties: Any, face: str) -> None:
    """The typeface for every script."""
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), face)


def fits(grid: Grid) -> bool:
    """Whether no word of a table need be broken."""
    return sum(_columns(grid).least(_SIZES[-1], LETTERS[0])) <= _WIDE


def fitting_size(grid: Grid) -> float:
    """The largest type at which all columns stand on a line each, or no word is broken."""
    room, columns = _WIDE, _columns(grid)
    return next((size for size in _SIZES if sum(columns.widest(size)) <= room), 0) or columns.readable(_SIZES, room)


def _columns(grid: Grid) -> Columns:
    return Columns(grid, _PAD)
