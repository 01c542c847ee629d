"""What an area of a treemap says of itself: its name and amount, as much of them as it holds."""

from collections.abc import Sequence

from charts.parts.figure import escape
from charts.parts.measure import broken, shortened, text_width

_PAD = 3  # px that Plotly keeps free around words
_LINE = 1.3  # a line's height by its font's size
_TALLEST = 1.67  # the same of the last line in Firefox: as tall as the tallest of its fonts
_LATIN = 1.1  # how much wider words of Latin letters are in Firefox
WIDER = 3  # px by which words are wider in Firefox than they are measured
_FEWEST = 4  # letters of a name that still say something


def heading_height(font: float) -> int:
    """The px of a strip that holds one line: words that are higher than their room are not shown."""
    return round(_TALLEST * font) + 2 * _PAD


def cut_to_fit(name: str, values: Sequence[str], area: tuple[float, float], font: float) -> list[str]:
    """Lines for an area of so many px: the name and the first of ``values`` that fits, else the name alone, else its beginning."""
    wide, lines = area[0] - 2 * _PAD - WIDER, int((area[1] - 2 * _PAD - (_TALLEST - _LINE) * font) // (_LINE * font))
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
    for count in range(len(name) - 1, _FEWEST - 1, -1):
        kept = _lines(shortened(name, count), wide, font, room)
        if kept:
            return [*kept, *value]
    return []


def holds(name: str, area: tuple[float, float], font: float) -> bool:
    """Whether an area of so many px holds a whole name, at least four letters on a line."""
    wide, lines = area[0] - 2 * _PAD - WIDER, int((area[1] - 2 * _PAD - (_TALLEST - _LINE) * font) // (_LINE * font))
    return wide >= min(_FEWEST * font, text_width(name, font)) and bool(_lines(name, wide, font, lines))


def _lines(name: str, wide: float, font: float, most: int) -> list[str]:
    """The name on lines, none if they are too many or one is too wide."""
    room = wide / (_LATIN if name.isascii() else 1)
    found = broken(name, room, font)
    fits = len(found) <= most and all(text_width(one, font) * (_LATIN if one.isascii() else 1) <= wide for one in found)
    return [escape(one) for one in found] if fits else []
