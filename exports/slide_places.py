"""Where things stand on a slide: title and unit from the top down, the foot from the bottom up, and between them what it shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charts.parts.measure import broken
from exports.slide_parts import Box

LEFT, WIDE = 44, 872  # pt
UNIT, FOOT = 14.0, 10.5  # pt of type
_TITLES = ((28, 38), (24, 33), (20, 28), (17, 24))  # size and line of a title: the first of which two lines hold it
_TOP, _LOW, _LAST, _FOOT_WIDE, _FOOT_LINE, _UNIT_LINE = 34, 464, 524, 816, 16, 20
_SURE = 0.97  # of a width: words may be wider than they are measured


@dataclass(frozen=True)
class Places:
    """The places of one slide, the size of its title, and the height of the rule over its foot."""

    size: int
    title: Box
    unit: Box
    foot: Box
    body: Box

    @property
    def rule(self) -> float:
        """The hairline over the foot."""
        return self.foot.top - 7


def places_of(title: str, unit: str, foot: Sequence[str]) -> Places:
    """The places of a slide that says these words."""
    size, line = next(((size, line) for size, line in _TITLES if _lines(title, WIDE, size) <= 2), _TITLES[-1])
    high = line * _lines(title, WIDE, size)
    under = _TOP + high + 4
    unit_high = _UNIT_LINE * _lines(unit, WIDE, UNIT) if unit else 0
    foot_high = _FOOT_LINE * sum(_lines(one, _FOOT_WIDE, FOOT) for one in foot)
    low = min(_LOW, _LAST - foot_high)
    top = under + unit_high + 8
    return Places(
        size, Box(LEFT, _TOP, WIDE, high + 2), Box(LEFT, under, WIDE, unit_high), Box(LEFT, low, _FOOT_WIDE, foot_high + 2),
        Box(LEFT, top, WIDE, low - 17 - top),
    )  # fmt: skip


def _lines(words: str, width: float, size: float) -> int:
    return len(broken(words, width * _SURE, size))
