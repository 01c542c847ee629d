"""Horizontal bars in rows: a name at the left, parts on a common zero line, a value after the bar's end.

The plot area is exactly the bars' axis; names and values stand in margins of fixed px, so no width need be known.
``y`` runs in px from the top. The whole row answers to the hand, not only its mark.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from charts.parts.figure import (
    NOTHING,
    UNSEEN,
    Bar,
    Figure,
    amount,
    axis,
    bars,
    escape,
    is_too_small,
    layout,
    line,
    note,
    say_scale,
    some,
    stacked,
    top_of,
)
from charts.parts.measure import fitted, text_width, wrapped
from charts.parts.receding import receded
from charts.theme import Look, policy_hatch, unconfirmed_hatch, undivided_hatch

CERTAIN, POLICY, UNDIVIDED, UNCONFIRMED = "certain", "policy", "undivided", "unconfirmed"
KINDS = (CERTAIN, POLICY, UNDIVIDED, UNCONFIRMED)
_LINE_HEIGHT = 1.3
_NARROWEST = 0.83  # of the mock's width: a chart's on the narrowest window that has charts beside each other


class Part(NamedTuple):
    """One piece of a bar: what kind it is (one of ``KINDS``), its length and the colour of its series.

    ``trace`` puts it in a trace of its own (by default there is one trace per kind); ``code`` and ``hover`` are the
    row's unless given.
    """

    kind: str
    length: float
    colour: str
    trace: str = ""
    code: str = ""
    hover: str = ""


def money_parts(row: Mapping[str, Any], colour: str) -> tuple[Part, ...]:
    """What is certain of a row's money in view, what is not divided, and what only may be of the chosen sources."""
    return tuple(Part(kind, amount(row, f"{kind}_wan"), colour) for kind in (CERTAIN, UNDIVIDED, UNCONFIRMED))


class Row(NamedTuple):
    """One bar: its code (customdata), name, parts, the finished text after its end, and its hover text."""

    code: str
    name: str
    parts: tuple[Part, ...]
    value: str
    hover: str
    before: float = 0
    dim: bool = False

    @property
    def length(self) -> float:
        """How far the bar reaches, in data units."""
        return sum(part.length for part in self.parts)

    @property
    def ghost(self) -> float:
        """How far it reached before the filter, where that is further."""
        return self.before if self.before > self.length * 1.0001 else 0


@dataclass(frozen=True)
class Measures:
    """Thickness and pitch of bars, the margins for names and values, all px; names above the bar or at its left."""

    bar: float
    step: float
    left: float
    right: float
    above: bool = False
    top: float = 0
    separated: bool = False
    zero_line: bool = True

    def middle(self, index: int) -> float:
        """The y of a bar's middle."""
        start = self.top + index * self.step
        return start + (self.step - 6 - self.bar / 2 if self.above else self.step / 2)

    def height(self, count: int) -> float:
        """The height of so many rows; never less than one."""
        return self.top + max(count, 1) * self.step


def fit_margins(rows: Sequence[Row], look: Look, measures: Measures, *, room: float = 1) -> Measures:
    """The same measures with margins wide enough for these names and values; ``room`` is how often the usual one."""
    size = look.size
    names = max((text_width(row.name, size.font) for row in rows), default=0)
    values = max((text_width(row.value, size.value_font) for row in rows), default=0)
    left = 0 if measures.above else max(measures.left, min(names + 16 * size.unit, size.name_limit * room))
    return replace(measures, left=left, right=max(measures.right, size.gap + values + 8) if values else measures.right)


def row_figure(
    chart: str, rows: Sequence[Row], look: Look, measures: Measures, *, traces: Sequence[str] = KINDS, axis_end: float | None = None
) -> Figure:
    """The figure of these rows. ``traces`` fixes the order of traces, whether they hold anything or not.

    Where all that is chosen would be too small beside what was before, that is left out.
    """
    is_small = is_too_small([row.length for row in rows], [row.before for row in rows])
    rows = [row._replace(before=0) for row in rows] if is_small else rows
    end = axis_end or top_of([one for row in rows for one in (row.length, row.before)])
    height = measures.height(len(rows))
    frame = layout(look, height, left=measures.left, right=measures.right, xaxis=axis(0, end), yaxis=axis(height, 0))
    frame["annotations"] = _notes(rows, look, measures, end)
    if rows and measures.zero_line and not measures.above:
        frame["shapes"] = [_zero_line(look, measures, height)]
    unseen = reach(chart, [(row.length, row.code, row.hover) for row in rows], measures, (0, end))
    data = [unseen, _ghosts(chart, rows, look, measures)]
    data += [_parts(chart, trace, rows, look, measures) for trace in traces]
    figure: Figure = {"data": data, "layout": frame}
    say_scale(figure, enlarged=is_small, before=any(row.ghost for row in rows))
    return figure


def reach(chart: str, marks: Sequence[tuple[float, str, str]], measures: Measures, ends: tuple[float, float]) -> dict[str, Any]:
    """Unseen bars over whole rows, so that small marks can be hit; both halves end where the mark ends, at its place.

    ``marks`` are the rows' marks: where each ends, its code and its hover.
    """
    (start, end), step = ends, measures.step
    rows = [(mark, measures.top + (index + 0.5) * step) for index, mark in enumerate(marks)]
    left = [Bar(start, some(place - start), middle, step, *told) for (place, *told), middle in rows]
    right = [Bar(end, place - end if end - place > NOTHING else None, middle, step, *told) for (place, *told), middle in rows]
    return bars(f"{chart}-reach", left + right, UNSEEN)


def ghost_marker(lengths: Sequence[float], look: Look) -> dict[str, Any]:
    """The look of bars as they were before the filter: pale, with an outline that can be seen."""
    return {"color": look.theme.ghost, "line": {"color": look.theme.context, "width": [1 if length else 0 for length in lengths]}}


def _ghosts(chart: str, rows: Sequence[Row], look: Look, measures: Measures) -> dict[str, Any]:
    shown = [Bar(0, some(row.ghost), measures.middle(index), measures.bar) for index, row in enumerate(rows)]
    return bars(f"{chart}-before", shown, ghost_marker([row.ghost for row in rows], look), is_silent=True)


def _parts(chart: str, trace: str, rows: Sequence[Row], look: Look, measures: Measures) -> dict[str, Any]:
    """The trace of one kind of part: one point per row that has it."""
    places = [
        (index, row, part, start)
        for index, row in enumerate(rows)
        for part, start in zip(row.parts, stacked([part.length for part in row.parts]), strict=True)
        if (part.trace or part.kind) == trace
    ]
    kind = places[0][2].kind if places else CERTAIN
    marker = part_marker(kind, [part.colour for _, _, part, _ in places], look, measures)
    shown = [
        Bar(start, some(part.length), measures.middle(index), measures.bar, part.code or row.code, part.hover or row.hover)
        for index, row, part, start in places
    ]
    return bars(f"{chart}-{trace}", shown, receded(marker, [row.dim for _, row, _, _ in places], look))


def part_marker(kind: str, colours: Sequence[str], look: Look, measures: Measures) -> dict[str, Any]:
    """The marker of one kind of part: solid, or hatched as its kind asks."""
    theme = look.theme
    apart = {"width": 1 if measures.separated else 0, "color": theme.ground}
    if kind in (UNCONFIRMED, UNDIVIDED):
        return doubt_marker(kind, look)
    if kind == POLICY:
        pattern = policy_hatch(look, theme.ink, 4 if measures.bar < 14 else 5) | {"bgcolor": list(colours)}
        return {"color": theme.ink, "pattern": pattern, "line": apart}  # a colour per bar would override the pattern's
    return {"color": list(colours), "line": apart}


def doubt_marker(kind: str, look: Look) -> dict[str, Any]:
    """The marker of money that is not confirmed or not divided."""
    hatch = unconfirmed_hatch(look) if kind == UNCONFIRMED else undivided_hatch(look)
    return {"color": look.theme.ground, "pattern": hatch, "line": {"width": 1, "color": look.theme.secondary}}


def _notes(rows: Sequence[Row], look: Look, measures: Measures, end: float) -> list[dict[str, Any]]:
    names = [
        name_note(index, row.name, look, measures, look.theme.secondary if row.dim else look.theme.ink)
        for index, row in enumerate(rows)
    ]
    return names + [
        note(
            look, row.value, x=_value_at(row, look, measures, end), y=measures.middle(index), xshift=look.size.gap,
            font_size=look.size.value_font, color=look.theme.secondary if row.dim else look.theme.ink,
        )
        for index, row in enumerate(rows)
        if row.value
    ]  # fmt: skip


def _value_at(row: Row, look: Look, measures: Measures, end: float) -> float:
    """Where a value begins: at its bar's end; past the bar of before where that ends too soon to hold it."""
    scale = (look.size.width - measures.left - measures.right) / end
    room = (row.ghost - row.length) * scale * _NARROWEST
    return row.length if room >= text_width(row.value, look.size.value_font) + 2 * look.size.gap else max(row.ghost, row.length)


def name_note(index: int, name: str, look: Look, measures: Measures, colour: str) -> dict[str, Any]:
    """A row's name at the left, above the bar on a phone."""
    font = look.size.font
    if measures.above:
        above = measures.middle(index) - measures.bar / 2 - 10
        shown = fitted(name, look.size.narrowest, font)
        return note(look, escape(shown), xref="paper", x=0, y=above, color=colour)
    lines = 2 if measures.step >= 2 * _LINE_HEIGHT * font else 1
    shown = "<br>".join(escape(one) for one in wrapped(name, measures.left - 12, font, lines))
    return note(look, shown, xref="paper", x=0, xshift=-measures.left, y=measures.middle(index), color=colour, align="left")


def _zero_line(look: Look, measures: Measures, height: float) -> dict[str, Any]:
    top = measures.top + 2
    return line(look.theme.secondary, round(look.size.unit), xref="paper", x0=0, x1=0, yref="y", y0=top, y1=height - 2)
