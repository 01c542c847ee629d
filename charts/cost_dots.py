"""Unit costs on one axis, a dot for each project, by the number of times that they differ: the axis is logarithmic.

What costs twice as much stands as far to the right as what costs half stands to the left. The ground behind the dots
is from half to twice the median. A dot is solid for what can be compared and open for what cannot; a line through it is
the range where the plan's numbers disagree.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from charts.parts.figure import Bar, Figure, bars, escape, halo, hover, line, note, some
from charts.parts.measure import text_width
from charts.parts.receding import receded
from charts.parts.rows import CERTAIN, Measures, Part, Row, fit_margins, row_figure
from charts.parts.words import sign_code, value_text
from charts.theme import Look

_CHART = "costs"
_ROOM = 1.7  # the chart spans both columns: long names stand whole
_MARGIN = 1.35
_FAR = 2
_RANGE = 4  # px
_NEAR = 6  # px beside words that a line keeps free: a wider screen moves marks, and their words with them
_BOLD = 1.07  # how much wider a name that stands out is


@dataclass(frozen=True)
class CostDot:
    """One cost: its code (customdata), name, the cost with the least and the most it may be, and finished texts.

    ``range_label`` is what the plan's numbers give where they disagree; ``beside`` stands after it in secondary. ``is_many``
    stands for several projects: their least, median and most.
    """

    code: str
    name: str
    value: float
    low: float
    high: float
    value_label: str
    colour: str
    range_label: str = ""
    beside: str = ""
    is_open: bool = False
    is_named: bool = False
    dim: bool = False
    is_many: bool = False
    hover: tuple[str, ...] = ()


@dataclass(frozen=True)
class CostAxis:
    """The ends of the axis, in the unit of the costs, and the median with its finished text, if there is one."""

    least: float
    most: float
    middle: float | None = None
    middle_label: str = ""

    def place(self, value: float) -> float:
        """Where a cost stands, from 0 on; a cost of nothing at the very beginning."""
        return max(math.log(value * _MARGIN / self.least), 0.0) if value > 0 else 0.0

    @property
    def end(self) -> float:
        """Where the axis ends."""
        return self.place(self.most * _MARGIN)


class Text(NamedTuple):
    """The px that words take: from the left, and from the top."""

    left: float
    right: float
    top: float
    bottom: float


def cost_dots(items: Sequence[CostDot], axis: CostAxis, *, look: Look) -> Figure:
    """Dots in the order given; customdata is each item's code."""
    size = look.size
    rows = [_row(item, axis, look) for item in items]
    top = round(size.font * 1.6) if axis.middle else 0
    base = Measures(size.row_bar, size.row_step, size.thin_left, 44, size.names_above, top=top, zero_line=False)
    measures = fit_margins(rows, look, base, room=_ROOM)
    figure = row_figure(_CHART, rows, look, measures, traces=(), axis_end=axis.end)
    heights = [measures.middle(index) for index in range(len(items))]
    figure["data"] += [_ranges(items, axis, heights, look), _dots(items, axis, heights, look)]
    _set_apart(figure["layout"]["annotations"], items, look)
    if axis.middle and items:
        middle, height = axis.place(axis.middle) * _scale(axis, measures, look), measures.height(len(items))
        free = clear_of(_texts(rows, axis, measures, look), middle, top, height)
        figure["layout"]["shapes"] += _middle(axis, height, top, free, look)
        figure["layout"]["annotations"].append(_middle_words(axis, top, look))
    return figure


def _set_apart(notes: list[dict[str, Any]], items: Sequence[CostDot], look: Look) -> None:
    """Names that stand out in bold; values clear of their dots, and of the median's line where it crosses them."""
    for item, name, value in zip(items, notes[: len(items)], notes[len(items) :], strict=True):
        name["text"] = f"<b>{name['text']}</b>" if item.is_named else name["text"]
        name["font"] |= halo(look) if look.size.names_above else {}
        value["font"] |= halo(look)
        value["xshift"] += _dot_size(look) / 2
        if item.range_label:
            value["name"] = sign_code(item.code)


def _dot_size(look: Look) -> int:
    return round(look.size.row_bar * 0.85)


def _row(item: CostDot, axis: CostAxis, look: Look) -> Row:
    """The row of a dot: nothing is drawn of it but its name and its value after the dot."""
    theme, is_quiet = look.theme, item.dim or not item.is_named
    value = value_text(look, item.value_label, dim=is_quiet)
    if item.range_label:
        value += f'  <span style="color:{theme.disagreement}">≠ {item.range_label}</span>'
    if item.beside:
        value += f'  <span style="color:{theme.secondary}">{item.beside}</span>'
    reach = (Part(CERTAIN, axis.place(max(item.high, item.value)), item.colour, trace="unseen"),)
    return Row(item.code, item.name, reach, value, _hover(item), dim=is_quiet)


def _hover(item: CostDot) -> str:
    return hover(escape(item.name), *[escape(one) for one in item.hover])


def _ranges(items: Sequence[CostDot], axis: CostAxis, heights: Sequence[float], look: Look) -> dict[str, Any]:
    """The ranges of costs that the plan's numbers disagree about."""
    ends = [(axis.place(item.low), axis.place(item.high)) for item in items]
    shown = [Bar(low, some(high - low), y, _RANGE) for (low, high), y in zip(ends, heights, strict=True)]
    return bars(f"{_CHART}-range", shown, {"color": _range_colours(items, look), "line": {"width": 0}}, is_silent=True)


def _range_colours(items: Sequence[CostDot], look: Look) -> str | list[str]:
    """Where numbers disagree, in their colour; where a line only says how far several costs reach, quietly."""
    theme = look.theme
    if not any(one.is_many for one in items):
        return theme.disagreement
    return [theme.context if one.is_many else theme.disagreement for one in items]


def _dots(items: Sequence[CostDot], axis: CostAxis, heights: Sequence[float], look: Look) -> dict[str, Any]:
    marker = {
        "size": _dot_size(look),
        "color": [look.theme.ground if item.is_open else item.colour for item in items],
        "line": {"width": 2, "color": [item.colour for item in items]},
    }
    return {
        "type": "scatter", "mode": "markers", "uid": f"{_CHART}-dot", "name": f"{_CHART}-dot", "showlegend": False,
        "x": [axis.place(item.value) for item in items], "y": list(heights), "cliponaxis": False,
        "marker": receded(marker, [item.dim for item in items], look),
        "customdata": [item.code for item in items], "hovertemplate": [_hover(item) for item in items],
    }  # fmt: skip


def _scale(axis: CostAxis, measures: Measures, look: Look) -> float:
    """The px of the axis's unit."""
    return (look.size.full_width - measures.left - measures.right) / axis.end


def _texts(rows: Sequence[Row], axis: CostAxis, measures: Measures, look: Look) -> list[Text]:
    """Where values stand, and names that stand above their dots."""
    size, scale, half = look.size, _scale(axis, measures, look), look.size.font * 0.7
    found = []
    for index, row in enumerate(rows):
        y, start = measures.middle(index), row.length * scale + size.gap + _dot_size(look) / 2
        found.append(Text(start, start + text_width(row.value, size.value_font), y - half, y + half))
        if measures.above:
            y -= measures.bar / 2 + 10
            found.append(Text(0, text_width(row.name, size.font) * _BOLD, y - half, y + half))
    return found


def clear_of(texts: Iterable[Text], x: float, top: float, bottom: float) -> list[tuple[float, float]]:
    """The parts of an upright line at ``x`` from ``top`` to ``bottom`` that no words cross."""
    parts, start = [], top
    for text in sorted(texts, key=lambda one: one.top):
        if text.left - _NEAR <= x <= text.right + _NEAR and text.bottom > start:
            if text.top > start:
                parts.append((start, min(text.top, bottom)))
            start = text.bottom
    return [*parts, (start, bottom)] if start < bottom else parts


def _middle(axis: CostAxis, height: float, top: float, free: Sequence[tuple[float, float]], look: Look) -> list[dict[str, Any]]:
    """The median as a line that leaves words ``free``, on a ground from half of it to twice."""
    middle = axis.middle or 1
    ends = {"x0": axis.place(middle / _FAR), "x1": min(axis.place(middle * _FAR), axis.end), "y0": top, "y1": height}
    ground = {"type": "rect", "layer": "below", "fillcolor": look.theme.tile, "line": {"width": 0}, **ends}
    place = axis.place(middle)
    return [ground, *(line(look.theme.secondary, 1, layer="below", x0=place, x1=place, y0=y0, y1=y1) for y0, y1 in free)]


def _middle_words(axis: CostAxis, top: float, look: Look) -> dict[str, Any]:
    return note(look, axis.middle_label, x=axis.place(axis.middle or 1), y=top / 2, xanchor="center", color=look.theme.secondary)
