"""A statement of the text in its own words: a number with the words that bind it."""

from __future__ import annotations

from collections.abc import Sequence

from models import Stated

_LONGEST_GAP = 4  # characters between a word that binds and its number that are printed rather than left out
_LEFT_OUT = "…"


def as_printed(stated: Stated, relative_to: str = "") -> str:
    """A number with the words that bind it, in printed order: 力争达到50%以上. ``…`` stands for words left out."""
    if stated.number is None:
        return stated.comparator_words + relative_to
    quote, first = stated.passage.quote, stated.number.start - stated.passage.start
    last = first + len(stated.number.quote)
    spans = [(first, last)]
    for words in filter(None, stated.comparator_words.split(_LEFT_OUT)):
        before, after = quote.rfind(words, 0, first), quote.find(words, last)
        is_before = before >= 0 and (after < 0 or first - before - len(words) <= after - last)
        at = before if is_before else after
        if at >= 0:
            spans.append((at, at + len(words)))
    return _joined(quote, sorted(spans))


def _joined(quote: str, spans: Sequence[tuple[int, int]]) -> str:
    words, end = "", spans[0][0]
    for start, stop in spans:
        gap = quote[end:start]
        words += (gap if len(gap) <= _LONGEST_GAP else _LEFT_OUT) + quote[start:stop]
        end = stop
    return words
