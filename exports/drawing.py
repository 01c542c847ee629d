"""A figure as what it draws: areas, lines and words at their px. For what an office has no kind of chart for.

The figure is the screen's own, whose measures say where everything stands: for a slide that of a projector
(``charts.theme.PRESENT``).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from charts.parts.measure import text_width
from charts.theme import PRESENT
from exports.nested import flow_marks, tree_marks
from exports.plots import fill_at
from exports.shapes import Area, Drawing, Line, Mark, Point, Words, rectangle, runs
from exports.words import in_one_line

_HALF, _LINE_HEIGHT = 0.5, 1.3
_ELASTIC = ("sankey", "treemap")  # of which neither squares nor dots are measured by eye
_UNSEEN, _GROUND = "rgba(0,0,0,0)", "#FFFFFF"
WIDTH = float(PRESENT.width)


@dataclass(frozen=True)
class _Frame:
    """Where the figure's plot stands, and how its axes run."""

    layout: Mapping[str, Any]
    width: float

    @property
    def height(self) -> float:
        return float(self.layout["height"])

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The px of the plot's left and top, and its width and height."""
        margin = self.layout["margin"]
        return margin["l"], margin["t"], self.width - margin["l"] - margin["r"], self.height - margin["t"] - margin["b"]

    def x(self, value: float, ref: str = "x") -> float:
        left, _, wide, _ = self.box
        return left + wide * (value if ref == "paper" else self._part(value, ref))

    def y(self, value: float, ref: str = "y") -> float:
        _, top, _, high = self.box
        return top + high * (1 - (value if ref == "paper" else self._part(value, ref)))

    def span(self, ref: str) -> tuple[float, float]:
        """The px where an axis begins and ends: bars are cut off there."""
        low, high = self.layout[f"{ref[0]}axis{ref[1:]}"].get("domain", (0, 1))
        left, _, wide, _ = self.box
        return left + wide * low, left + wide * high

    def _part(self, value: float, ref: str) -> float:
        name, _, of_domain = ref.partition(" ")
        axis = self.layout[f"{name[0]}axis{name[1:]}"]
        (start, end), (low, high) = (0, 1) if of_domain else axis["range"], axis.get("domain", (0, 1))
        if not of_domain and self.layout.get("meta", {}).get("pixel_axes", {}).get(f"{name[0]}axis{name[1:]}") == "end":
            start = end - (high - low) * self.box[2]  # an axis of px, as many as there are
        return float(low + (value - start) / (end - start) * (high - low))


def drawing_of(figure: Mapping[str, Any], width: float = WIDTH) -> Drawing:
    """Everything that a figure shows at so many px of width, from what lies lowest to what lies on top."""
    frame = _Frame(figure["layout"], width)
    shapes = [(shape.get("layer") == "below", list(_shape(shape, frame))) for shape in frame.layout["shapes"]]
    marks = [mark for is_below, drawn in shapes if is_below for mark in drawn]
    for trace in figure["data"]:
        marks += _trace(trace, frame)
    marks += [mark for is_below, drawn in shapes if not is_below for mark in drawn]
    marks += [_note(note, frame) for note in frame.layout["annotations"] if note["text"]]
    return Drawing(width, frame.height, tuple(marks), any(trace["type"] in _ELASTIC for trace in figure["data"]))


def _trace(trace: Mapping[str, Any], frame: _Frame) -> Iterator[Mark]:
    if trace["type"] == "sankey":
        yield from flow_marks(trace, frame.box)
    elif trace["type"] == "treemap":
        yield from tree_marks(trace, (frame.width, frame.height), trace["textfont"]["size"])
    elif trace["type"] == "bar" and not trace["uid"].endswith("-reach"):
        yield from _bars(trace, frame)
    elif trace["type"] == "scatter":
        yield from _scatter(trace, frame)


def _bars(trace: Mapping[str, Any], frame: _Frame) -> Iterator[Mark]:
    across, along = ("x", "y") if trace.get("orientation") == "v" else ("y", "x")
    refs = {"x": trace.get("xaxis", "x"), "y": trace.get("yaxis", "y")}
    hovers = trace.get("hovertemplate") or [""] * len(trace[along])
    for index, length in enumerate(trace[along]):
        fill = fill_at(trace["marker"], index)
        if length and fill.colour != _UNSEEN:
            base, at, half = trace["base"][index], trace[across][index], trace["width"][index] * _HALF
            sides = {along: (base, base + length), across: (at - half, at + half)}
            (x0, x1), (y0, y1) = (sorted(getattr(frame, axis)(value, refs[axis]) for value in sides[axis]) for axis in ("x", "y"))
            low, high = frame.span(refs["x"])
            yield Area(rectangle(max(x0, low), y0, min(x1, high), y1), fill, in_one_line(hovers[index]))


def _scatter(trace: Mapping[str, Any], frame: _Frame) -> Iterator[Mark]:
    """Closed outlines as hatched areas, dots as small areas, everything else as a line."""
    points = [None if x is None else (frame.x(x), frame.y(y)) for x, y in zip(trace["x"], trace["y"], strict=True)]
    if trace.get("fill") == "toself":
        marker = {"pattern": trace["fillpattern"], "line": trace["line"]}
        yield from (Area(part, fill_at(marker, 0), "") for part in _parts(points))
    elif "lines" in trace["mode"]:
        yield from (Line(part, trace["line"]["color"], trace["line"]["width"]) for part in _parts(points))
    if "markers" in trace["mode"]:
        marker, hovers = trace["marker"], trace.get("hovertemplate") or [""] * len(points)
        for index, point in enumerate(points):
            if point:
                half = (marker["size"][index] if isinstance(marker["size"], list) else marker["size"]) / 2
                (x, y), fill = point, fill_at(marker, index)
                yield Area(rectangle(x - half, y - half, x + half, y + half), fill, in_one_line(hovers[index]), is_round=True)


def _parts(points: Sequence[Point | None]) -> Iterator[tuple[Point, ...]]:
    """Runs of points between gaps."""
    for is_there, part in groupby(points, bool):
        if is_there:
            yield tuple(filter(None, part))


def _shape(shape: Mapping[str, Any], frame: _Frame) -> Iterator[Mark]:
    def at(x: float, y: float) -> Point:
        if shape.get("xsizemode") == "pixel":
            return frame.x(shape["xanchor"], shape["xref"]) + x, frame.y(shape["yanchor"], shape["yref"]) - y
        return frame.x(x, shape.get("xref", "x")), frame.y(y, shape.get("yref", "y"))

    line, fill = shape.get("line", {}), shape.get("fillcolor", "")
    if shape["type"] == "path":
        for part in shape["path"].replace("Z", "").split("M")[1:]:
            points = tuple(at(*map(float, place.split(","))) for place in part.split("L"))
            yield Area(points, fill_at({"color": fill}, 0), "") if fill else Line(points, line["color"], line["width"])
        return
    ends = at(shape["x0"], shape["y0"]), at(shape["x1"], shape["y1"])
    if shape["type"] == "line":
        yield Line(ends, line["color"], line["width"], line.get("dash", ""))
    else:
        (x0, x1), (y0, y1) = map(sorted, zip(*ends, strict=True))
        yield Area(rectangle(x0, y0, x1, y1), fill_at({"color": fill, "line": line}, 0), "")


def _note(note: Mapping[str, Any], frame: _Frame) -> Words:
    font = note.get("font", {})
    size, colour = float(font.get("size", frame.layout["font"]["size"])), str(font.get("color", "#1B2A3A"))
    lines = note["text"].split("<br>")
    wide, high = max(text_width(line, size) for line in lines), size * _LINE_HEIGHT * len(lines)
    anchor, upright = note.get("xanchor", "center"), note.get("yanchor", "middle")
    x = frame.x(note["x"], note["xref"]) + note.get("xshift", 0)
    y = frame.y(note["y"], note["yref"]) - note.get("yshift", 0)
    left = x - wide * {"left": 0, "center": _HALF, "right": 1}[anchor]
    top = y - high * {"top": 0, "middle": _HALF, "bottom": 1}[upright]
    own = str(note.get("bgcolor", ""))
    ground = (own if own.startswith("#") else _GROUND) if own or "shadow" in font else ""
    return Words(left, top, wide, high, tuple(runs(line, colour) for line in lines), size, anchor, ground)
