"""Ranked bars of anything: a code, a name, a value, a finished text, a colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charts.figure import Figure, escape, hover
from charts.rows import CERTAIN, Measures, Part, Row, fit_margins, row_figure
from charts.theme import Look
from charts.words import value_text

_NAME_LINE = 2


@dataclass(frozen=True)
class RankedBar:
    """One bar. ``kind`` is one of ``charts.rows.KINDS``; ``beside`` stands in secondary after ``value_label``.

    ``hover`` are the finished lines under the name in the hover label.
    """

    code: str
    name: str
    value: float
    value_label: str
    colour: str
    beside: str | None = None
    kind: str = CERTAIN
    dim: bool = False
    before: float = 0
    hover: tuple[str, ...] = ()


def ranked_bars(
    items: Sequence[RankedBar], *, look: Look, chart: str = "ranked", large: bool = False, narrow: bool = False,
    axis_end: float | None = None,
) -> Figure:  # fmt: skip
    """Bars in the order given; customdata is each item's code.

    ``large`` is for a few bars (24 px in 52), ``narrow`` for a column that has no room for names beside the bars.
    """
    size = look.size
    rows = [_row(item, look) for item in items]
    bar, step = (size.bar * 4 / 3, size.step * 1.6) if large else (size.row_bar, size.row_step)
    above = (size.names_above or narrow) and not large
    step = max(step, round(bar + size.font * _NAME_LINE)) if above else step
    measures = fit_margins(rows, look, Measures(round(bar), round(step), size.thin_left, 44, above))
    return row_figure(chart, rows, look, measures, axis_end=axis_end)


def _row(item: RankedBar, look: Look) -> Row:
    parts = (Part(item.kind, item.value, item.colour),)
    value = value_text(look, item.value_label, item.beside, dim=item.dim)
    lines = item.hover or (item.value_label,)
    return Row(item.code, item.name, parts, value, hover(escape(item.name), *lines), item.before, item.dim)
