"""Where things stand on a slide: title and unit from the top down, the foot from the bottom up, and between them what it shows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from charts.parts.measure import broken, text_width
from exports.column_widths import air_in
from exports.slide_parts import Box

LEFT, WIDE = 44, 872  # pt
UNIT, FOOT = 14.0, 10.5  # pt of type
_TITLES = ((28, 38), (24, 33), (20, 28), (17, 24))  # size and line of a title: the first of which two lines hold it
_TOP, _LOW, _LAST, _FOOT_WIDE, _FOOT_LINE, _UNIT_LINE = 34, 464, 524, 816, 16, 20
_SURE = 0.97  # of a width: words may be wider than they are measured
_MOST_LINES = 2  # of a title
_STOP = re.compile(r"[\uff0c\u3002\uff1b\uff1a,;:]\s*$")
_CLOSING = r"\uff0c\u3002\uff1b\uff1a\u3001\uff01\uff1f\uff09\u201d\u2019\u300b%,.;:!?)"
# a number with the character before it and what it counts, a Latin word, any other character; each with the marks after it
_WHOLE = re.compile(
    r"(?:[\u4e00-\u9fff]?\d[\d,.–—-]*(?:%|[\u4e00-\u9fff]{1,2}(?:/[\u4e00-\u9fff])?|(?: [a-z]+){1,2})?|[^\W\u3000-\u9fff]+|.)"
    rf"[{_CLOSING}]*\s*",
    re.DOTALL,
)


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
    size, line = next(((size, line) for size, line in _TITLES if len(lines_of(title, WIDE, size)) <= 2), _TITLES[-1])
    high = line * len(lines_of(title, WIDE, size))
    under = _TOP + high + 4
    unit_high = _UNIT_LINE * _lines(unit, WIDE, UNIT) if unit else 0
    foot_high = _FOOT_LINE * sum(_lines(one, _FOOT_WIDE, FOOT) for one in foot)
    low = min(_LOW, _LAST - foot_high)
    top = under + unit_high + 8
    return Places(
        size, Box(LEFT, _TOP, WIDE, high + 2), Box(LEFT, under, WIDE, unit_high), Box(LEFT, low, _FOOT_WIDE, foot_high + 2),
        Box(LEFT, top, WIDE, low - 17 - top),
    )  # fmt: skip


def lines_of(title: str, width: float, size: float) -> list[str]:
    """A title on as few lines as it takes, of about the same length; no number is parted from what it counts."""
    pieces = _WHOLE.findall(title)
    limit = width * _SURE
    lines = _filled(pieces, limit, size)
    if len(lines) == _MOST_LINES and (parted := _after_a_mark(pieces, limit, size)):
        return parted
    while len(shorter := _filled(pieces, limit - size, size)) == len(lines) > 1:
        lines, limit = shorter, limit - size
    return lines


def _after_a_mark(pieces: Sequence[str], limit: float, size: float) -> list[str]:
    """Two lines of which the first ends a part of the sentence; nothing where one of them would be too long or very short."""
    halves = [["".join(pieces[:at]), "".join(pieces[at:])] for at in range(1, len(pieces)) if _STOP.search(pieces[at - 1])]
    widths = [(max(wide), half) for half in halves if min(wide := [_wide(one, size) for one in half]) * 4 > max(wide)]
    return min(((most, half) for most, half in widths if most <= limit), default=(0, []))[1]


def _filled(pieces: Sequence[str], limit: float, size: float) -> list[str]:
    lines = [""]
    for piece in pieces:
        if lines[-1] and _wide(lines[-1] + piece.rstrip(), size) > limit:
            lines.append("")
        lines[-1] += piece
    return lines


def _wide(words: str, size: float) -> float:
    """The width of words in bold, with the air between Chinese and figures."""
    return text_width(f"<b>{words.strip()}</b>", size) + air_in(words) * size


def _lines(words: str, width: float, size: float) -> int:
    return len(broken(words, width * _SURE, size))
