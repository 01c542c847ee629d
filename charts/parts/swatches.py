"""Small keys inside charts, drawn as shapes at px offsets from a point of the paper."""

from math import ceil
from typing import Any

from charts.parts.figure import line
from charts.parts.rows import CERTAIN, POLICY, UNDIVIDED
from charts.theme import Look


def swatch(
    look: Look, kind: str, colour: str, *, x: float, y: float, width: float = 8, height: float = 8,
    left: float = 0, top: float = 0,
) -> list[dict[str, Any]]:  # fmt: skip
    """A swatch of a kind of part: its box begins ``left``, ``top`` px from the paper point ``x``, ``y`` (0 to 1)."""
    theme = look.theme
    place = at_pixels(x, y)
    solid = kind in (CERTAIN, POLICY)
    box = {
        "type": "rect", "x0": left, "x1": left + width, "y0": -top, "y1": -(top + height), **place,
        "fillcolor": colour if solid else theme.ground,
        "line": {"width": 0 if solid else 1, "color": theme.secondary},
    }  # fmt: skip
    if kind == CERTAIN:
        return [box]
    if kind == UNDIVIDED:
        dot = {"type": "path", "fillcolor": theme.secondary, "line": {"width": 0}, **place}
        return [box, dot | {"path": _dots(left, top, width, height)}]
    path = _slashes(left, top, width, height) if kind == POLICY else _crossed(left, top, width, height)
    strokes = line(theme.ground if kind == POLICY else theme.secondary, 1.2 if kind == POLICY else 0.8, **place)
    return [box, strokes | {"type": "path", "path": path}]


def at_pixels(x: float, y: float) -> dict[str, Any]:
    """What a shape has whose places are px from a point of the paper."""
    place = {"xref": "paper", "yref": "paper", "xsizemode": "pixel", "ysizemode": "pixel"}
    return {**place, "xanchor": x, "yanchor": y, "layer": "above"}


def net(
    look: Look, colour: str, *, x: float, y: float, left: float, width: float, height: float, tile: int = 6
) -> list[dict[str, Any]]:  # fmt: skip
    """A box with the net of unconfirmed money: as the pattern has it, for marks that take none."""
    box = {"type": "rect", "x0": left, "x1": left + width, "y0": 0, "y1": -height, "fillcolor": look.theme.ground}
    tiles = [(left + across * tile, down * tile) for down in range(ceil(height / tile)) for across in range(round(width / tile))]
    path = "".join(_crossed(start, top, tile, min(tile, height - top)) for start, top in tiles)
    return [
        at_pixels(x, y) | box | {"line": {"width": 1, "color": look.theme.secondary}},
        at_pixels(x, y) | {"type": "path", "path": path, "line": {"color": colour, "width": 1}},
    ]


def _crossed(left: float, top: float, tile: float, deep: float) -> str:
    """Both diagonals of a square tile, as far as it is ``deep``."""
    foot, right = -(top + deep), left + tile
    return f"M{left:g},{-top:g}L{left + deep:g},{foot:g}M{right:g},{-top:g}L{right - deep:g},{foot:g}"


def _slashes(left: float, top: float, width: float, height: float, step: float = 5) -> str:
    """Diagonals from lower left to upper right inside a box, as an SVG path; y runs upward as in shapes."""
    parts = []
    offset = step - height
    while offset < width:
        start, end = max(offset, 0), min(offset + height, width)
        low, high = top + height - (start - offset), top + height - (end - offset)
        parts.append(f"M{left + start:g},{-low:g}L{left + end:g},{-high:g}")
        offset += step
    return "".join(parts)


def _dots(left: float, top: float, width: float, height: float, step: float = 4, side: float = 1.6) -> str:
    """Small squares in rows and columns inside a box, which read as the dots of the hatch."""
    across, down = int((width - 2) // step), int((height - 2) // step)
    first_x, first_y = left + (width - (across - 1) * step) / 2, top + (height - (down - 1) * step) / 2
    centres = [(first_x + i * step, -(first_y + j * step)) for i in range(across) for j in range(down)]
    half = side / 2
    return "".join(
        f"M{x - half:g},{y - half:g}L{x + half:g},{y - half:g}L{x + half:g},{y + half:g}L{x - half:g},{y + half:g}Z"
        for x, y in centres
    )
