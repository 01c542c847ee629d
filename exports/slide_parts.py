"""What stands on a slide: words in boxes, headline numbers, office charts; everything with its typeface and its words."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, NamedTuple

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.parts.chart import ChartPart
from pptx.util import Pt

from charts.parts.measure import broken
from exports.column_widths import air_in, width_in_case
from exports.drawingml import EMU, NAMESPACES, line_xml, look_xml, paragraph_xml, run_xml
from exports.office_charts import Type, chart_parts
from exports.plots import Plot
from exports.shapes import Run
from i18n import Labels
from ui.document.page import Number

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
_RECTANGLE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
INK, SECONDARY, RED, HAIRLINE = "#1B2A3A", "#5B6B7B", "#B23A2A", "#C9D2DB"
WIDER = 1.04  # how much wider a face may be than it is measured
_AIR = 30  # pt over and under the bars of a chart
_SAID = 184  # pt from the headline numbers to the sentences under them
_TYPE, _STEP, _LARGEST, _LEAST = 14, 90, 44, 11  # pt of a chart's words; from bar to bar; of a headline number, and of its label


class Box(NamedTuple):
    """A place on a slide, in pt."""

    left: float
    top: float
    width: float
    height: float

    @property
    def xml(self) -> str:
        """The place as the office has it."""
        left, top, width, height = (round(side * EMU) for side in self)
        return f'<a:off x="{left}" y="{top}"/><a:ext cx="{max(width, 0)}" cy="{max(height, 0)}"/>'


@dataclass
class Paper:
    """A slide that is being filled, its typeface and its language."""

    slide: Any
    face: str
    language: str
    _last: int = 20

    def add(self, xml: str) -> Any:
        """Put an element on the slide."""
        made = parse_xml(xml)
        self.slide.shapes._spTree.append(made)
        return made

    def next_id(self) -> int:
        """A number for a shape of this slide."""
        self._last += 1
        return self._last

    def properties(self, name: str, says: str = "") -> str:
        """What a shape is called, and what it says to who does not see it."""
        return f'<p:cNvPr id="{self.next_id()}" name="{escape(name[:120])}" descr="{escape(says)}"/>'

    def paragraphs(self, lines: Sequence[Sequence[Run]], size: float, align: str = "") -> str:
        """Lines of runs."""
        return "".join(paragraph_xml(line, size, self.face, self.language, align) for line in lines)

    def write(
        self, shape: Any, box: Box, lines: Sequence[str], size: float, *, is_bold: bool = False, colours: Sequence[str] = (INK,)
    ) -> None:
        """Paragraphs into a placeholder; one without words is taken away."""
        if not lines:
            shape._element.getparent().remove(shape._element)
            return
        shape.left, shape.top, shape.width, shape.height = (Pt(side) for side in box)
        body = shape.text_frame._txBody
        body.bodyPr.append(parse_xml(f"<a:normAutofit {NAMESPACES}/>"))  # where a face is wider than it is measured
        for old in body.findall(f"{_A}p"):
            body.remove(old)
        for at, line in enumerate(lines):
            runs = [Run(part, colours[min(at, len(colours) - 1)], is_bold) for part in line.split("\v")]
            said = "<a:br/>".join(run_xml(run, size, self.face, self.language) for run in runs)
            body.append(parse_xml(f"<a:p {NAMESPACES}>{said}</a:p>"))

    def words_xml(
        self, box: Box, lines: Sequence[Sequence[Run]], size: float, *, align: str = "left", anchor: str = "ctr",
        breaks: bool = False, fill: str = "",
    ) -> str:  # fmt: skip
        """A box of words without margins."""
        name = "".join(run.text for run in lines[0])[:40] if lines else ""
        wrap = "square" if breaks else "none"
        return (
            f'<p:sp {NAMESPACES}><p:nvSpPr>{self.properties(name)}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
            f"<p:spPr><a:xfrm>{box.xml}</a:xfrm>{_RECTANGLE}{fill or '<a:noFill/>'}</p:spPr>"
            f'<p:txBody><a:bodyPr wrap="{wrap}" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:noAutofit/></a:bodyPr>'
            f"<a:lstStyle/>{self.paragraphs(lines, size, align)}</p:txBody></p:sp>"
        )

    def shape_xml(self, box: Box, look: str, says: str, geometry: str = _RECTANGLE) -> str:
        """A shape without words, called by the beginning of what it says."""
        return (
            f"<p:sp {NAMESPACES}><p:nvSpPr>{self.properties(says.partition('  ')[0], says)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr><a:xfrm>{box.xml}</a:xfrm>{geometry}{look}</p:spPr></p:sp>"
        )

    def line_xml(self, start: tuple[float, float], end: tuple[float, float], colour: str, width: float, dash: str = "") -> str:
        """A straight line."""
        (x0, y0), (x1, y1) = start, end
        flip = (' flipH="1"' if x1 < x0 else "") + (' flipV="1"' if y1 < y0 else "")
        box = Box(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))
        return (
            f"<p:cxnSp {NAMESPACES}><p:nvCxnSpPr>{self.properties('')}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>"
            f'<p:spPr><a:xfrm{flip}>{box.xml}</a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
            f"{line_xml(colour, width, dash)}</p:spPr></p:cxnSp>"
        )

    def add_page_number(self, box: Box, number: int) -> None:
        """The slide's number, which follows when slides are moved."""
        run = Run(str(number), SECONDARY, is_bold=False)
        look = look_xml(run, 12, self.face, "zh-CN")
        field = f'<a:fld id="{_FIELD}" type="slidenum">{look}<a:t>{number}</a:t></a:fld>'
        xml = self.words_xml(box, [], 12, align="right")
        self.add(xml.replace("<a:lstStyle/>", f'<a:lstStyle/><a:p><a:pPr algn="r"/>{field}</a:p>'))

    def add_graphic(self, name: str, says: str, box: Box, kind: str, xml: str) -> None:
        """A graphic of the office: a chart or a table."""
        self.add(
            f"<p:graphicFrame {NAMESPACES}><p:nvGraphicFramePr>{self.properties(name, says)}<p:cNvGraphicFramePr/><p:nvPr/>"
            f"</p:nvGraphicFramePr><p:xfrm>{box.xml}</p:xfrm>"
            f'<a:graphic><a:graphicData uri="{kind}">{xml}</a:graphicData></a:graphic></p:graphicFrame>'
        )

    def set_faces(self, element: Any) -> None:
        """The typeface for every run of an element, whose runs have no look yet."""
        for run in element.iter(f"{_A}r"):
            look = run.get_or_add_rPr()
            look.extend(look.makeelement(f"{_A}{tag}", {"typeface": self.face}) for tag in ("latin", "ea", "cs"))


def add_plot(paper: Paper, plot: Plot, box: Box, text: Labels, *, name: str, says: str) -> None:
    """An office chart as high as its rows ask for, at most as its box."""
    step = _STEP if plot.kind == "bar" else box.height
    high = min(box.height, max(step * len(plot.names) + _AIR, 120))
    room = (high - _AIR) / max(len(plot.names), 1) if plot.kind == "bar" else 99
    chart, sheet = chart_parts(plot, text, Type(paper.face, max(min(_TYPE, room * 0.55), 8), box.width))
    package = paper.slide.part.package
    part = ChartPart.load(package.next_partname(ChartPart.partname_template), CONTENT_TYPE.DML_CHART, package, chart)
    part.chart_workbook.update_from_xlsx_blob(sheet)
    link = paper.slide.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    paper.add_graphic(name, says, box._replace(height=high), _CHART, f'<c:chart xmlns:c="{_CHART}" r:id="{link}"/>')


def add_numbers(paper: Paper, numbers: Sequence[Number], said: Sequence[str], box: Box) -> None:
    """Headline numbers side by side, as on the page: all of one size; and what can be said of them."""
    wide = box.width / max(len(numbers), 1)
    lines = [
        [Run(number["value"], INK, is_bold=True), Run(f" {number['unit']}".rstrip(), INK, is_bold=False, scale=0.5)]
        for number in numbers
    ]
    heads = [[Run(number["label"], SECONDARY, is_bold=False)] for number in numbers]
    small = max(min([15, *((wide - 24) / width_of(line) for line in heads)]), _LEAST)
    size = min([_LARGEST, *((wide - 24) / width_of(line) for line in lines)])
    for at, (number, line) in enumerate(zip(numbers, lines, strict=True)):
        left, room = box.left + at * wide + (16 if at else 0), wide - 24
        note, colour = (f"≠ {number['note']}", RED) if number["warn"] else (number["note"], SECONDARY)
        note = f"B {number['other']}  {note}" if "other" in number else note
        if at:
            paper.add(paper.line_xml((left - 16, box.top + 10), (left - 16, box.top + 162), HAIRLINE, 0.75))
        for top, high, words, own in (
            (10, 24, heads[at], small),
            (36, 56, line, size),
            (98, 70, [Run(note, colour, is_bold=False)], 13),
        ):
            paper.add(
                paper.words_xml(Box(left, box.top + top, room, high), [words], own, anchor="t" if own == 13 else "ctr", breaks=True)
            )
    _add_sentences(paper, said, box._replace(top=box.top + _SAID, height=box.height - _SAID))


def _add_sentences(paper: Paper, said: Sequence[str], box: Box) -> None:
    """Sentences under each other, in the largest type in which all of them find room."""

    def highs(size: float) -> list[float]:
        return [len(broken(words, box.width * 0.95, size)) * size * 1.4 + 8 for words in said]

    size = next((size for size in (18.0, 16.0, 14.0) if sum(highs(size)) <= box.height), 12.0)
    top = box.top
    for words, high in zip(said, highs(size), strict=True):
        place = Box(box.left, top, box.width, high)
        paper.add(paper.words_xml(place, [[Run(words, INK, is_bold=False)]], size, anchor="t", breaks=True))
        top += high


def width_of(line: Sequence[Run]) -> float:
    """The width of a line at a size of 1, in the widest face that may stand for its own."""
    return sum(
        (width_in_case(f"<b>{run.text}</b>" if run.is_bold else run.text, 100) / 100 + air_in(run.text)) * run.scale for run in line
    )
