"""What an area of a treemap says of itself: its name and amount, as much of them as it holds."""

from __future__ import annotations

from collections.abc import Sequence

from charts.parts.figure import escape
from charts.parts.measure import broken, fitted, text_width

_PAD = 3  # px that Plotly keeps free around words
_LINE = 1.3  # a line's height by its font's size
_FEWEST = 4  # letters of a name that still say something


def cut_to_fit(name: str, values: Sequence[str], area: tuple[float, float], font: float) -> list[str]:
    """Lines for an area of so many px: the name and the first of ``values`` that fits, else the name alone, else its beginning."""
    wide, lines = area[0] - 2 * _PAD, int((area[1] - 2 * _PAD - 2) // (_LINE * font))
    if lines < 1 or wide < 2 * font:
        return []
    value = [one for one in values if text_width(one, font) <= wide][:1]
    whole = _lines(name, wide, font, lines)
    if whole and len(whole) + len(value) <= lines:
        return [*whole, *value]
    if whole:
        return whole
    value = value if lines > 2 else []
    room = lines - len(value)
    kept = fitted(name, wide * room - font * (room - 1), font)
    return [*_lines(kept, wide, font, room), *value] if len(kept) > _FEWEST else []


def _lines(name: str, wide: float, font: float, most: int) -> list[str]:
    """The name on lines, none if they are too many or one is too wide."""
    found = broken(name, wide, font)
    fits = len(found) <= most and all(text_width(one, font) <= wide for one in found)
    return [escape(one) for one in found] if fits else []
