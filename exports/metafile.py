"""Drawings as enhanced metafiles: pictures of lines and words that every office shows and prints crisply at any size."""

import struct
from collections.abc import Iterator, Sequence
from math import ceil

from charts.parts.measure import text_width
from exports.plots import Fill
from exports.shapes import Area, Drawing, Line, Point, Run, Words, rectangle

_UNIT = 16  # of a px: as fine as 16 bits allow for a width of 2,000
_HEADER, _END, _BRUSH, _PEN, _FONT = 1, 14, 39, 38, 82
_SELECT, _DELETE, _POLYGON, _POLYLINE, _ELLIPSE, _TEXT = 37, 40, 86, 87, 42, 84
_MODE, _WINDOW, _VIEWPORT, _FROM, _GROUND_MODE, _ALIGN, _INK = 17, 9, 11, 10, 18, 22, 24
_ANISOTROPIC, _CLEAR, _BASELINE = 8, 1, 24
_NO_BRUSH, _NO_PEN, _SYSTEM_FONT, _OWN = 0x80000005, 0x80000008, 0x8000000D, 1
_SOLID, _DOTTED = 0, 2
_AIR = 6  # px around a drawing: a face may be wider than it is measured
_STEPS, _SLOPES, _INKS = {"/": 5, "x": 6, ".": 4}, {"/": (-1,), "x": (-1, 1), ".": (0,)}, {"/": 1.1, "x": 0.8, ".": 1}  # px
_ASCENT, _LINE_HEIGHT = 0.88, 1.3
_MM = 25.4 / 72 * 100  # hundredths of a millimetre of a point
_BOLD, _PLAIN = 700, 400


def metafile(drawing: Drawing, face: str, width: float) -> bytes:
    """A drawing in one typeface, ``width`` pt wide."""
    made = _Metafile(face)
    made.begin(drawing.width, drawing.height)
    for mark in drawing.marks:
        if isinstance(mark, Area):
            made.add_area(mark)
        elif isinstance(mark, Line):
            made.add_line(mark.points, mark.colour, mark.width, is_dotted=bool(mark.dash))
        else:
            made.add_words(mark)
    return made.ended(drawing, width)


class _Metafile:
    """The records of a metafile, in their order."""

    def __init__(self, face: str) -> None:
        self._face, self._records = face, list[bytes]()

    def _say(self, kind: int, body: bytes = b"") -> None:
        self._records.append(struct.pack("<II", kind, 8 + len(body)) + body)

    def begin(self, width: float, height: float) -> None:
        """The units, and words on their baselines."""
        size = _numbers([width + 2 * _AIR, height + 2 * _AIR], "i")
        self._say(_MODE, struct.pack("<I", _ANISOTROPIC))
        for kind, body in ((_FROM, _numbers([-_AIR, -_AIR], "i")), (_WINDOW, size), (_VIEWPORT, size)):
            self._say(kind, body)
        self._say(_ALIGN, struct.pack("<I", _BASELINE))
        self._say(_GROUND_MODE, struct.pack("<I", _CLEAR))

    def _with(self, kind: int, body: bytes) -> None:
        """An object that is made and used; ``_without`` lets it go."""
        self._say(kind, struct.pack("<I", _OWN) + body)
        self._say(_SELECT, struct.pack("<I", _OWN))

    def _without(self, instead: int) -> None:
        self._say(_SELECT, struct.pack("<I", instead))
        self._say(_DELETE, struct.pack("<I", _OWN))

    def add_area(self, mark: Area) -> None:
        """A filled outline, and its edge as a line."""
        fill = mark.fill
        if colour := fill.ground if fill.pattern else fill.colour:
            self._with(_BRUSH, struct.pack("<I", _SOLID) + _colour(colour, mark.opacity) + struct.pack("<I", 0))
            self._say(_SELECT, struct.pack("<I", _NO_PEN))
            self._outline(mark)
            self._without(_NO_BRUSH)
        for start, end in hatching(mark) if fill.pattern else ():
            self.add_line((start, end), fill.colour, _INKS[fill.pattern])
        if fill.edge:
            self.add_line((*mark.points, mark.points[0]), fill.edge, 1)

    def _outline(self, mark: Area) -> None:
        if mark.is_round:
            (left, right), (top, bottom) = ((min(side), max(side)) for side in zip(*mark.points, strict=True))
            self._say(_ELLIPSE, _numbers([left, top, right, bottom], "i"))
        else:
            self._say(_POLYGON, _points(mark.points))

    def add_line(self, points: Sequence[Point], colour: str, width: float, *, is_dotted: bool = False) -> None:
        """A line through points."""
        style = _DOTTED if is_dotted else _SOLID
        self._with(_PEN, struct.pack("<Iii", style, max(round(width * _UNIT), 1), 0) + _colour(colour))
        self._say(_POLYLINE, _points(points))
        self._without(_NO_PEN)

    def add_words(self, mark: Words) -> None:
        """Lines of words, on their ground if they have one."""
        if mark.ground:
            sides = mark.left, mark.top, mark.left + mark.width, mark.top + mark.height
            self.add_area(Area(rectangle(*sides), Fill(mark.ground), ""))
        for at, line in enumerate(mark.lines):
            wide = sum(_width(run, mark.size) for run in line)
            x = mark.left + (mark.width - wide) * {"left": 0, "center": 0.5, "right": 1}[mark.anchor]
            y = mark.top + mark.size * ((_LINE_HEIGHT - 1) / 2 + _ASCENT + at * _LINE_HEIGHT)
            for run in line:
                self._add_run(run, mark.size * run.scale, x, y)
                x += _width(run, mark.size)

    def _add_run(self, run: Run, size: float, x: float, y: float) -> None:
        weight = _BOLD if run.is_bold else _PLAIN
        look = struct.pack("<iiiii8B", -round(size * _UNIT), 0, 0, 0, weight, 0, 0, 0, 1, 0, 0, 0, 0)
        self._with(_FONT, look + self._face.encode("utf-16-le")[:62].ljust(64, b"\0") + bytes(228))
        self._say(_INK, _colour(run.colour))
        said, at = run.text.encode("utf-16-le"), 76  # where the words begin: after all that is said of them
        padded = said + bytes(-len(said) % 4)
        widths = [text_width(f"<b>{one}</b>" if run.is_bold else one, size) for one in run.text]
        place = _numbers([x, y], "i") + struct.pack("<III", len(said) // 2, at, 0) + bytes(16)
        body = bytes(16) + struct.pack("<Iff", 1, 1, 1) + place + struct.pack("<I", at + len(padded))
        self._say(_TEXT, body + padded + _numbers(widths, "I"))
        self._without(_SYSTEM_FONT)

    def ended(self, drawing: Drawing, width: float) -> bytes:
        """The whole file: a header that says how large it is, the records, the end."""
        self._say(_END, struct.pack("<III", 0, 16, 20))
        across, down = (round((side + 2 * _AIR) * _UNIT) for side in (drawing.width, drawing.height))
        wide, high = round(width * _MM), round(width * _MM * down / across)
        size = 108 + sum(map(len, self._records))
        head = struct.pack("<8i", 0, 0, across - 1, down - 1, 0, 0, wide, high)
        head += struct.pack("<4I2H3I", 0x464D4520, 0x10000, size, len(self._records) + 1, 2, 0, 0, 0, 0)
        head += struct.pack("<4i", across, down, round(wide / 100), round(high / 100))
        head += struct.pack("<3I2I", 0, 0, 0, wide * 10, high * 10)
        return struct.pack("<II", _HEADER, 108) + head + b"".join(self._records)


def hatching(mark: Area) -> Iterator[tuple[Point, Point]]:
    """The lines that hatch an area: rising, falling too where they cross, or rows of dots."""
    step, slopes = _STEPS[mark.fill.pattern], _SLOPES[mark.fill.pattern]
    for slope in slopes:
        heights = [y - slope * x for x, y in mark.points]
        first = ceil(min(heights) / step)
        for at in range(first, ceil(max(heights) / step)):
            ends = sorted(_crossings(mark.points, slope, at * step))
            for start, end in zip(ends[::2], ends[1::2], strict=False):
                yield from [(start, end)] if slope else _dots(start, end, step)


def _crossings(points: Sequence[Point], slope: float, height: float) -> Iterator[Point]:
    """Where a line meets an outline."""
    for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[0]], strict=True):
        above, below = y0 - slope * x0 - height, y1 - slope * x1 - height
        if (above < 0) != (below < 0):
            part = above / (above - below)
            yield x0 + part * (x1 - x0), y0 + part * (y1 - y0)


def _dots(start: Point, end: Point, step: float) -> Iterator[tuple[Point, Point]]:
    y = start[1]
    for at in range(ceil(start[0] / step), ceil(end[0] / step)):
        yield (at * step, y), (at * step + 1, y)


def _width(run: Run, size: float) -> float:
    return text_width(f"<b>{run.text}</b>" if run.is_bold else run.text, size * run.scale)


def _numbers(values: Sequence[float], form: str) -> bytes:
    return struct.pack(f"<{len(values)}{form}", *(round(value * _UNIT) for value in values))


def _points(points: Sequence[Point]) -> bytes:
    return bytes(16) + struct.pack("<I", len(points)) + _numbers([side for point in points for side in point], "h")


def _colour(colour: str, opacity: float = 1) -> bytes:
    """A colour as it looks on white where it lets that through."""
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return bytes([*(round(255 - (255 - part) * opacity) for part in parts), 0])
