"""Where the nodes of a flow stand: three columns, heights by value, gaps shared out, labels kept apart.

Plotly gives every node ``value * scale`` px, the scale being the smallest that any column allows with ``node.pad``
between its nodes. Knowing this we place nodes and labels ourselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

PAD = 10


@dataclass(frozen=True)
class Placed:
    """A node: its column (0 to 2), and the px of its top and height from the diagram's top."""

    node: str
    column: int
    top: float
    height: float

    @property
    def middle(self) -> float:
        """The px of its middle."""
        return self.top + self.height / 2


def placed(columns: Sequence[Sequence[tuple[str, float]]], height: float) -> list[Placed]:
    """Columns of (node, value) laid out over ``height`` px; a column with free room spreads it between its nodes."""
    scale = min(
        ((height - (len(column) - 1) * PAD) / sum(value for _, value in column) for column in columns if column),
        default=0,
    )
    nodes = []
    for number, column in enumerate(columns):
        free = height - sum(value for _, value in column) * scale
        gap = free / (len(column) - 1) if len(column) > 1 else 0
        top = free / 2 if len(column) == 1 else 0.0
        for node, value in column:
            nodes.append(Placed(node, number, top, value * scale))
            top += value * scale + gap
    return nodes


def spread(places: Sequence[float], apart: float) -> list[float]:
    """Places in px, ascending, moved on just so far that neighbours are ``apart`` px or more from each other."""
    return list(accumulate(places, lambda before, place: max(place, before + apart)))


def kept_apart(places: Sequence[float], apart: float, low: float, high: float) -> list[float]:
    """Places in px, ascending, moved so that neighbours are ``apart`` from each other and stay within low to high."""
    moved, limit = spread([max(place, low) for place in places], apart), high
    for index in range(len(moved) - 1, -1, -1):
        moved[index] = min(moved[index], limit)
        limit = moved[index] - apart
    return moved
