"""Ranked bars of anything: a code, a name, a value, a finished text, a colour."""

from collections.abc import Sequence
from dataclasses import dataclass

from charts.parts.figure import Figure, escape, hover
from charts.parts.measure import fitted
from charts.parts.rows import CERTAIN, Measures, Part, Row, fit_margins, row_figure
from charts.parts.words import value_text
from charts.theme import Look

_NAME_LINE = 2
_NARROW = 0.53  # of the width of a chart: what two beside each other have within a column


@dataclass(frozen=True)
class RankedBar:
    """One bar; ``beside`` stands in secondary after ``value_label``, ``hover`` are the lines under the name in its label."""

    code: str
    name: str
    value: float
    value_label: str
    colour: str
    beside: str | None = None
    hover: tuple[str, ...] = ()


def ranked_bars(items: Sequence[RankedBar], *, look: Look, chart: str, narrow: bool = False) -> Figure:
    """Bars in the order given; customdata is each item's code. ``narrow``: a column without room for names beside the bars."""
    size = look.size
    rows = [_row(item, look, size.width * _NARROW if narrow else None) for item in items]
    above = size.names_above or narrow
    step = max(size.row_step, round(size.row_bar + size.font * _NAME_LINE)) if above else size.row_step
    measures = fit_margins(rows, look, Measures(size.row_bar, step, size.thin_left, 44, above))
    return row_figure(chart, rows, look, measures)


def _row(item: RankedBar, look: Look, room: float | None) -> Row:
    parts = (Part(CERTAIN, item.value, item.colour),)
    value = value_text(look, item.value_label, item.beside)
    lines = item.hover or (item.value_label,)
    name = fitted(item.name, room, look.size.font) if room else item.name
    return Row(item.code, name, parts, value, hover(escape(item.name), *lines))
