"""Flows and nested areas as marks: what the browser's charts lay out by themselves, laid out as charts measure it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from charts.parts.flow_layout import Band, Placed, outlines
from charts.parts.tree_cells import Box, boxes
from charts.parts.tree_words import cut_to_fit, heading_height
from exports.plots import Fill, fill_at
from exports.shapes import Area, Mark, Words, rectangle, runs
from exports.words import in_one_line, plain

_CLEAR = "rgba(0,0,0,0)"
_PAD, _LINE_HEIGHT = 6, 1.3
_SURE = 0.94  # of an area's width: words may be wider than they are measured
_SMALLER = (1, 0.9, 0.8)  # of the type: down to 9 pt on a slide
_NUMBER = re.compile(r"[<\d][\d,.]*(?:\s?[–—-]\s?[\d,.]+)?")


def flow_marks(trace: Mapping[str, Any], box: tuple[float, float, float, float]) -> Iterator[Mark]:
    """Bands in the colour of where the money comes from, then nodes; what is hatched comes as areas of its own."""
    left, top, wide, high = box
    node, link = trace["node"], trace["link"]
    thick, names = node["thickness"], node["customdata"]
    bands = [Band(names[a], names[b], value) for a, b, value in zip(link["source"], link["target"], link["value"], strict=True)]
    values = {name: _through(name, bands) for name in names}
    placed = _placed(node, values, high)
    for band, outline, colour, label in zip(
        bands, outlines(bands, placed, values, thick / 2 / wide), link["color"], link["label"], strict=True
    ):
        found = _translucent(colour)
        if found:
            points = tuple((left + x * wide, top + y) for x, y in outline)
            ends = "→".join(end.partition(":")[2] for end in (band.origin, band.target))
            yield Area(points, Fill(found[0]), f"{ends}  {in_one_line(label)}", found[1])
    for one, colour, label in zip(placed, node["color"], node["label"], strict=True):
        if colour != _CLEAR:
            x = left + one.column / 2 * wide - thick / 2
            yield Area(rectangle(x, top + one.top, x + thick, top + one.top + one.height), Fill(colour), in_one_line(label))


def _through(name: str, bands: Sequence[Band]) -> float:
    return max(sum(band.value for band in bands if getattr(band, side) == name) for side in ("origin", "target"))


def _placed(node: Mapping[str, Any], values: Mapping[str, float], high: float) -> list[Placed]:
    """The nodes where the figure has them: by the middles that it gives, as high as the fullest column lets them be."""
    columns = [round(x * 2) for x in node["x"]]
    sums = {
        column: sum(values[name] for name, own in zip(node["customdata"], columns, strict=True) if own == column)
        for column in columns
    }
    scale = min((high - (columns.count(column) - 1) * node["pad"]) / whole for column, whole in sums.items())
    heights = [values[name] * scale for name in node["customdata"]]
    return [
        Placed(name, column, middle * high - tall / 2, tall)
        for name, column, middle, tall in zip(node["customdata"], columns, node["y"], heights, strict=True)
    ]


def _translucent(colour: str) -> tuple[str, float] | None:
    """A colour and how much of it there is; nothing where there is none."""
    red, green, blue, opacity = (float(part) for part in colour.removeprefix("rgba(").rstrip(")").split(","))
    return ("#{:02X}{:02X}{:02X}".format(*(int(part) for part in (red, green, blue))), opacity) if opacity else None


def tree_marks(trace: Mapping[str, Any], size: tuple[float, float], font: float) -> Iterator[Mark]:
    """The node shown, and in it what the figure shows of it: frames of their children, or areas with their words."""
    ids, level = trace["ids"], trace["level"]
    family = dict[str, list[tuple[str, float]]]()
    for name, parent, value in zip(ids, trace["parents"], trace["values"], strict=True):
        family.setdefault(parent, []).append((name, value))
    depth = {level: 0}
    whole = trace["values"][ids.index(level)]
    if trace["sort"]:
        family = {parent: sorted(children, key=lambda child: -child[1]) for parent, children in family.items()}
    for name, box in boxes(family, level, whole, size, heading_height(int(font))).items():
        parent = trace["parents"][ids.index(name)]
        depth.setdefault(name, depth.get(parent, 0) + 1)
        if 0 < depth[name] < trace["maxdepth"]:
            is_frame = depth[name] + 1 < trace["maxdepth"] and name in family
            yield from _node(trace, ids.index(name), box, font, is_frame=is_frame)


def _node(trace: Mapping[str, Any], at: int, box: Box, font: float, *, is_frame: bool) -> Iterator[Mark]:
    marker, wide, high = {**trace["marker"], "color": trace["marker"]["colors"]}, box.right - box.left, box.bottom - box.top
    outline = rectangle(box.left, box.top, box.right, box.bottom)
    yield Area(outline, fill_at(marker, at), in_one_line(trace["hovertemplate"][at]))
    said, size = ([trace["labels"][at]], font) if is_frame else _words_in(trace, at, (wide, high), font)
    lines = tuple(runs(line, trace["textfont"]["color"][at]) for line in said if line)
    if lines:
        pad = 2 if is_frame else _PAD
        yield Words(box.left + _PAD, box.top + pad, wide - 2 * _PAD, size * _LINE_HEIGHT * len(lines), lines, size)


def _words_in(trace: Mapping[str, Any], at: int, area: tuple[float, float], font: float) -> tuple[list[str], float]:
    """What an area says of itself: in the first type in which it holds its whole name, else as the screen has it."""
    name, amount, *_ = [plain(line) for line in trace["hovertemplate"][at].removesuffix("<extra></extra>").split("<br>")] + [""]
    said = [line for line in trace["text"][at].split("<br>") if line]
    number = _NUMBER.match(amount)
    values = [line for line in said if line.startswith("<b>")] or ([f"<b>{number[0]}</b>"] if number else [])
    for size in (font * part for part in _SMALLER):
        found = cut_to_fit(name, values, (area[0] * _SURE - _PAD, area[1] - _PAD), size)
        if found and not any("…" in line for line in found):
            return found, size
    return said, font
