"""How large the areas of a treemap are: Plotly's own squares, worked out beforehand, so that words can be fitted to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

RATIO = 1.4  # what an area's sides should be to each other
INNER = 2  # px between areas
SIDE = 4  # px around the areas in a node; above them stands its heading
Cells = dict[str, tuple[float, float]]
Family = Mapping[str, Sequence[tuple[str, float]]]  # a node's children with their values


@dataclass(frozen=True)
class Box:
    """The px of an area's sides."""

    left: float
    top: float
    right: float
    bottom: float

    def within(self, left: float, top: float, right: float, bottom: float) -> Box:
        """The box without so much of each side; never less than nothing."""
        x0, x1, y0, y1 = self.left + left, self.right - right, self.top + top, self.bottom - bottom
        x0, x1 = (x0, x1) if x0 <= x1 else ((x0 + x1) / 2, (x0 + x1) / 2)
        y0, y1 = (y0, y1) if y0 <= y1 else ((y0 + y1) / 2, (y0 + y1) / 2)
        return Box(x0, y0, x1, y1)


def cells(family: Family, shown: str, value: float, size: tuple[float, float], heading: float) -> Cells:
    """Width and height in px of the node ``shown`` and of all that is in it, on ``size``; ``heading`` px stand above children."""
    found = boxes(family, shown, value, size, heading)
    return {node: (box.right - box.left, box.bottom - box.top) for node, box in found.items()}


def boxes(family: Family, shown: str, value: float, size: tuple[float, float], heading: float) -> dict[str, Box]:
    """The same as areas at their places; a node comes before what is in it. Children stand in the order in which they come."""
    found = dict[str, Box]()
    _place(family, shown, value, Box(0, 0, *size), heading, found)
    return found


def _place(family: Family, node: str, value: float, box: Box, heading: float, found: dict[str, Box]) -> None:
    found[node] = box
    children = family.get(node, ())
    half = INNER / 2
    inner = box.within(SIDE - half, heading - half, SIDE - half, SIDE - half)
    for (child, amount), part in zip(children, _squares([amount for _, amount in children], value, inner), strict=True):
        _place(family, child, amount, part.within(half, half, half, half), heading, found)


def _squares(values: Sequence[float], whole: float, box: Box) -> list[Box]:
    """Boxes as square as they come: rows along the shorter side, each taking values as long as its worst box gets better."""
    parts: list[Box] = []
    while len(parts) < len(values):
        wide, high = box.right - box.left, box.bottom - box.top
        row = _row(values[len(parts) :], whole, wide, high)
        held = sum(row)
        share = held / whole if whole else 1
        if wide < high:
            edge = box.top + high * share
            parts += _divided(row, held, Box(box.left, box.top, box.right, edge), is_flat=True)
            box = Box(box.left, edge, box.right, box.bottom)
        else:
            edge = box.left + wide * share
            parts += _divided(row, held, Box(box.left, box.top, edge, box.bottom), is_flat=False)
            box = Box(edge, box.top, box.right, box.bottom)
        whole -= held
    return parts


def _row(values: Sequence[float], whole: float, wide: float, high: float) -> Sequence[float]:
    """The values of the next row, the largest first."""
    if wide <= 0 or high <= 0 or whole <= 0:
        return values
    alpha = max(high / wide, wide / high) / (whole * RATIO)
    held, least, most, best = 0.0, values[0], values[0], float("inf")
    for count, value in enumerate(values):
        least, most = min(least, value), max(most, value)
        beta = (held + value) * (held + value) * alpha
        worst = max(most / beta, beta / least)
        if worst > best:
            return values[:count]
        held, best = held + value, worst
    return values


def _divided(row: Sequence[float], held: float, box: Box, *, is_flat: bool) -> list[Box]:
    """A row's boxes side by side, or one above the other."""
    parts, start = [], box.left if is_flat else box.top
    length = (box.right - box.left if is_flat else box.bottom - box.top) / held if held else 0
    for value in row:
        end = start + value * length
        parts.append(Box(start, box.top, end, box.bottom) if is_flat else Box(box.left, start, box.right, end))
        start = end
    return parts
