"""A line down a chart that stops where words would cross it."""

from collections.abc import Iterable
from typing import NamedTuple

_NEAR = 6  # px beside words that a line keeps free: a wider screen moves marks, and their words with them


class Text(NamedTuple):
    """The px that words take: from the left, and from the top."""

    left: float
    right: float
    top: float
    bottom: float


def clear_of(texts: Iterable[Text], x: float, top: float, bottom: float) -> list[tuple[float, float]]:
    """The parts of an upright line at ``x`` from ``top`` to ``bottom`` that no words cross."""
    parts, start = [], top
    for text in sorted(texts, key=lambda one: one.top):
        if text.left - _NEAR <= x <= text.right + _NEAR and text.bottom > start:
            if text.top > start:
                parts.append((start, min(text.top, bottom)))
            start = text.bottom
    return [*parts, (start, bottom)] if start < bottom else parts
