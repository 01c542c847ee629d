"""Drawings on slides: one group of shapes, each named and described, that can be taken apart and coloured anew."""

from collections.abc import Mapping
from dataclasses import dataclass

from exports.drawingml import EMU, NAMESPACES, fill_xml, line_xml, solid_xml
from exports.shapes import Area, Drawing, Line, Point, Words
from exports.slide_parts import WIDER, Box, Paper, width_of

_FINEST = 0.5  # pt of a line
_SMALLEST = 0.75  # of words, by those around them
_MUCH, _TIGHT = 1.6, 1.45  # how much too high a drawing is for being pressed together; words in rows pressed together


def add_drawing(paper: Paper, drawing: Drawing, box: Box, *, name: str, says: str) -> float:
    """A drawing as large as its box lets it be, and where it ends.

    One of very many rows is pressed together, its words less than its rows.
    """
    wide, high = box.width / drawing.width, box.height / drawing.height
    is_pressed = min(wide, high) < wide / _MUCH
    across, down = (wide, high) if is_pressed or drawing.is_elastic else (min(wide, high),) * 2
    whole = Box(box.left, box.top, drawing.width * across, drawing.height * down)
    inner = whole.xml.replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
    scale = min(across, down * (_TIGHT if is_pressed and not drawing.is_elastic else 1))
    placing = Placing(whole.left, whole.top, across, down, scale, _smaller(drawing, across / scale))
    shapes = "".join(_mark(paper, mark, placing) for mark in drawing.marks)
    paper.add(
        f"<p:grpSp {NAMESPACES}><p:nvGrpSpPr>{paper.properties(name, says)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f"<p:grpSpPr><a:xfrm>{whole.xml}{inner}</a:xfrm></p:grpSpPr>{shapes}</p:grpSp>"
    )
    return whole.top + whole.height


def _smaller(drawing: Drawing, room: float) -> dict[float, float]:
    """By how much the words of a line are smaller, where in the widest face one of them would run into the next or out of all."""
    words = [mark for mark in drawing.marks if isinstance(mark, Words) and mark.anchor == "left"]
    found = dict[float, float]()
    for mark in words:
        after = [other.left for other in words if abs(other.top - mark.top) < mark.height and other.left > mark.left]
        wide = max(map(width_of, mark.lines), default=0) * mark.size
        share = (min([drawing.width, *after]) - mark.left) * room / wide if wide else 1
        found[mark.top] = max(min(share, found.get(mark.top, 1)), _SMALLEST)
    return found


@dataclass(frozen=True)
class Placing:
    """From px of a drawing to pt of a slide."""

    left: float
    top: float
    across: float
    down: float
    scale: float  # of words and lines
    smaller: Mapping[float, float]  # words, by where their line is

    def at(self, point: Point) -> Point:
        """Where a point is on the slide."""
        return self.left + point[0] * self.across, self.top + point[1] * self.down


def _mark(paper: Paper, mark: Area | Line | Words, placing: Placing) -> str:
    if isinstance(mark, Area):
        return _area(paper, mark, placing)
    if isinstance(mark, Line):
        return _line(paper, mark, placing)
    return _words(paper, mark, placing)


def _area(paper: Paper, mark: Area, placing: Placing) -> str:
    points = _round(mark, placing) if mark.is_round else [placing.at(point) for point in mark.points]
    shape = "ellipse" if mark.is_round else "rect"
    geometry = f'<a:prstGeom prst="{shape}"><a:avLst/></a:prstGeom>' if len(points) == 4 else _outline(points, closed=True)
    return paper.shape_xml(_around(points), fill_xml(mark.fill, mark.opacity), mark.says, geometry)


def _round(mark: Area, placing: Placing) -> list[Point]:
    """The corners of a dot, which stays round."""
    box = _around(list(mark.points))
    (x, y), half = placing.at((box.left + box.width / 2, box.top + box.height / 2)), box.width / 2 * placing.scale
    return [(x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)]


def _line(paper: Paper, mark: Line, placing: Placing) -> str:
    points, width = [placing.at(point) for point in mark.points], max(mark.width * placing.scale, _FINEST)
    if len(points) == 2:
        return paper.line_xml(points[0], points[1], mark.colour, width, mark.dash)
    look = f"<a:noFill/>{line_xml(mark.colour, width, mark.dash)}"
    return paper.shape_xml(_around(points), look, "", _outline(points, closed=False))


def _around(points: list[Point]) -> Box:
    (left, right), (top, bottom) = ((min(side), max(side)) for side in zip(*points, strict=True))
    return Box(left, top, right - left, bottom - top)


def _outline(points: list[Point], *, closed: bool) -> str:
    """An outline of straight lines, in EMU from its own corner."""
    box = _around(points)
    places = [f'<a:pt x="{round((x - box.left) * EMU)}" y="{round((y - box.top) * EMU)}"/>' for x, y in points]
    lines = "".join(f"<a:lnTo>{place}</a:lnTo>" for place in places[1:])
    end = "<a:close/>" if closed else ""
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{round(box.width * EMU)}" h="{round(box.height * EMU)}"><a:moveTo>{places[0]}</a:moveTo>'
        f"{lines}{end}</a:path></a:pathLst></a:custGeom>"
    )


def _words(paper: Paper, mark: Words, placing: Placing) -> str:
    """Words a little wider than measured, from where they are anchored."""
    share = {"left": 0, "center": 0.5, "right": 1}[mark.anchor]
    wide, high = mark.width * placing.scale * WIDER, mark.height * placing.scale
    x, y = placing.at((mark.left + mark.width * share, mark.top + mark.height / 2))
    box = Box(x - wide * share, y - high / 2, wide, high)
    ground = solid_xml(mark.ground, 0.9) if mark.ground else ""
    return paper.words_xml(
        box, mark.lines, mark.size * placing.scale * placing.smaller.get(mark.top, 1), align=mark.anchor, fill=ground
    )
