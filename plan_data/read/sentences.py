"""Sentences of the text: the words around a place, up to where a sentence or a line begins and ends."""

from __future__ import annotations

_END = "。"
_STOPS = "。；;"
_LINE = "\n"


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentences begin and end that ``start`` to ``end`` stand in, the full stop included, blanks at the ends not."""
    first = max(text.rfind(_END, 0, start), text.rfind(_LINE, 0, start)) + 1
    stop, line = text.find(_END, max(end - 1, start)), text.find(_LINE, end)
    last = min(place for place in (len(text), stop + 1, line) if place > 0)
    return _stripped(text, first, max(last, end))


def sentence_before(text: str, start: int) -> int:
    """Where the sentence begins that ends before ``start`` in the same line; ``start`` itself if there is none."""
    before = text.rfind(_END, 0, start)
    if before < 0 or text[before + 1 : start].strip(" \u3000") or before < text.rfind(_LINE, 0, start):
        return start
    return sentence_around(text, before, before + 1)[0]


def clause_end(text: str, end: int) -> int:
    """The end of a clause with the mark that closes it, where that is a full stop or a semicolon."""
    return end + 1 if text[end : end + 1] in _STOPS and text[end : end + 1] else end


def is_within_line(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether words of the same line stand before ``start``, and after ``end``."""
    first, last = text.rfind(_LINE, 0, start) + 1, text.find(_LINE, end)
    return bool(text[first:start].strip()), bool(text[end : last if last >= 0 else len(text)].strip())


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
