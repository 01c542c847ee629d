"""Where the nodes of a flow stand: three columns, heights by value, gaps shared out, labels kept apart.

Plotly gives every node ``value * scale`` px, the scale being the smallest that any column allows with ``node.pad``
between its nodes. Knowing this we place nodes and labels ourselves.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

PAD = 10
_STEPS = 24


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


def placed(columns: Sequence[Sequence[tuple[str, float]]], height: float, pad: float = PAD) -> list[Placed]:
    """Columns of (node, value) laid out over ``height`` px; a column with free room spreads it between its nodes."""
    scale = min(((height - (len(column) - 1) * pad) / sum(value for _, value in column) for column in columns if column), default=0)
    nodes = []
    for number, column in enumerate(columns):
        free = height - sum(value for _, value in column) * scale
        gap = free / (len(column) - 1) if len(column) > 1 else 0
        top = free / 2 if len(column) == 1 else 0.0
        for node, value in column:
            nodes.append(Placed(node, number, top, value * scale))
            top += value * scale + gap
    return nodes


@dataclass(frozen=True)
class Band:
    """What is drawn of a link, between two nodes."""

    origin: str
    target: str
    value: float


def outlines(
    bands: Sequence[Band], nodes: Sequence[Placed], values: Mapping[str, float], inset: float
) -> list[list[tuple[float, float]]]:
    """Each band's outline, x as a part of the width and y in px from the top: as Plotly draws it, from node to node.

    Bands leave and reach a node from its top in the order given; ``inset`` is half a node's thickness as a part of the width.
    """
    at = {one.node: one for one in nodes}
    scale = max((one.height / values[one.node] for one in nodes), default=0)
    starts, ends = (_offsets(bands, at, scale, side) for side in ("origin", "target"))
    return [
        _curved(at[band.origin].column / 2 + inset, start, at[band.target].column / 2 - inset, end, band.value * scale)
        for band, start, end in zip(bands, starts, ends, strict=True)
    ]


def _offsets(bands: Sequence[Band], at: Mapping[str, Placed], scale: float, side: str) -> Iterator[float]:
    """The px of each band's upper edge at the node of its ``side``."""
    tops = {node: one.top for node, one in at.items()}
    for band in bands:
        node = getattr(band, side)
        yield tops[node]
        tops[node] += band.value * scale


def _curved(left: float, start: float, right: float, end: float, height: float) -> list[tuple[float, float]]:
    """The outline of a band of ``height`` px whose upper edge runs from ``start`` to ``end``, level at both."""
    edge = []
    for step in range(_STEPS + 1):
        t = step / _STEPS
        across, down = 1.5 * t * (1 - t) + t**3, 3 * t * t - 2 * t**3
        edge.append((left + (right - left) * across, start + (end - start) * down))
    return [*edge, *((x, y + height) for x, y in reversed(edge)), edge[0]]


def spread(places: Sequence[float], apart: float) -> list[float]:
    """Places in px, ascending, moved on just so far that neighbours are ``apart`` px or more from each other."""
    return list(accumulate(places, lambda before, place: max(place, before + apart)))


def kept_apart(places: Sequence[float], heights: Sequence[float], end: float) -> list[float]:
    """The middles of words of these heights, ascending, moved so that none lies on another and all stay within 0 to ``end`` px."""
    tops = [place - high / 2 for place, high in zip(places, heights, strict=True)]
    limit = 0.0
    for index, high in enumerate(heights):
        tops[index] = max(tops[index], limit)
        limit = tops[index] + high
    limit = end
    for index in reversed(range(len(tops))):
        tops[index] = min(tops[index], limit - heights[index])
        limit = tops[index]
    return [top + high / 2 for top, high in zip(tops, heights, strict=True)]
