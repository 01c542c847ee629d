"""Where words and sentences stand in a text, and the words around a place."""

import re
import unicodedata
from functools import lru_cache

Place = tuple[int, int]
_ENDS = "。;；!！?？\n\r"
_AROUND = 16
_END, _STOPS, _LINE = "。", "。；;", "\n"
_NUMBER = re.compile(r"(\d{1,3}(?:,\d{3})+(?!\d)|\d{4,})")
_COMMA = "[,\uff0c]?"


def hits(text: str, words: str) -> list[Place]:
    """Where words stand in a text, whatever the case of letters, the width of characters and the commas in numbers."""
    return [found.span() for found in sought(_folded(words)).finditer(_folded(text))] if words else []


def sought(words: str) -> re.Pattern[str]:
    """What finds words as they are written, but for the commas between the thousands of a number: 2967 and 2,967 are one."""
    parts = _NUMBER.split(words)  # numbers stand at the odd places
    return re.compile(
        "".join(_COMMA.join(part.replace(",", "")) if place % 2 else re.escape(part) for place, part in enumerate(parts))
    )


@lru_cache(maxsize=8)
def _folded(text: str) -> str:
    """The text in one case and one width, character by character: positions stay."""
    return "".join(map(_folded_character, text))


@lru_cache(maxsize=8192)
def _folded_character(character: str) -> str:
    folded = unicodedata.normalize("NFKC", character).lower()
    return folded if len(folded) == 1 else character


def around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """The words before a place in its sentence, the place's own, and those after: a little of each."""
    first = max((text.rfind(mark, 0, start) for mark in _ENDS), default=-1) + 1
    last = min((place for mark in _ENDS if (place := text.find(mark, end)) >= 0), default=len(text))
    before, after = text[first:start], text[end:last]
    head = f"…{before[-_AROUND:]}" if len(before) > _AROUND else before
    tail = f"{after[:_AROUND]}…" if len(after) > _AROUND else after
    return head.lstrip(), text[start:end], tail.rstrip()


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
