"""Where words stand in a text, and the words around a place."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

Place = tuple[int, int]
_ENDS = "。;；!！?？\n\r"
_AROUND = 16
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
