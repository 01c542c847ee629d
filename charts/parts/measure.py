"""How wide text is, roughly: enough to decide what fits without a browser."""

import re
from functools import cache, lru_cache
from itertools import accumulate
from unicodedata import category, east_asian_width

_TAG = re.compile(r"<[^<>]*>")
_BOLD = re.compile(r"<b>(.*?)</b>")
_PIECE = re.compile(r"[(\uff08][^()\uff08\uff09]{1,4}[)\uff09]|[0-9A-Za-z.,]+[–—]?|.", re.DOTALL)  # a short bracket is one word
_HYPHEN = re.compile(r"(?<=[A-Za-z]-)(?=[A-Za-z])")  # after which a word may be broken
_LATIN = re.compile(r"[0-9A-Za-z.,'-]+$")
_ELLIPSIS = "…"
_NARROW = frozenset("ilj|.,:;'!()[]ftr ·\u2009")
_WIDE = frozenset("%mwMW→")
_BOLD_FACTOR = 1.07
_TEXTS_KEPT = 1024  # names and amounts, which charts measure again and again


@lru_cache(maxsize=_TEXTS_KEPT)
def text_width(text: str, font: float) -> float:
    """The width in px of one line of text (``<b>`` is wider, other tags are not there) at a font size in px."""
    if "<" not in text:
        return _ems(text) * font
    bold = "".join(_BOLD.findall(text))
    return _ems(_TAG.sub("", text)) * font + _ems(_TAG.sub("", bold)) * font * (_BOLD_FACTOR - 1)


def fitted(text: str, width: float, font: float) -> str:
    """``text``, or its beginning with … where it is wider than ``width`` px."""
    if text_width(text, font) <= width:
        return text
    ends = accumulate(font * _hundredths(character) / 100 for character in (_ELLIPSIS, *text))
    return shortened(text, max(sum(end <= width for end in ends) - 1, 0))


def shortened(text: str, count: int) -> str:
    """The first ``count`` characters of a text and …, without half a word, half a bracket or a mark at their end if they can be."""
    kept = text[:count]
    return (_ending_well(kept, text) or kept.rstrip()) + _ELLIPSIS


def _ending_well(kept: str, text: str) -> str:
    """The beginning of a text without half a word, half a bracket or a mark at its end; nothing if that is all there is."""
    if text[len(kept) : len(kept) + 1].isalnum() and text[len(kept)].isascii():
        kept = _LATIN.sub("", kept)
    kept = kept[: _bracket_left_open(kept)]
    while kept and any(_is_mark(character) for character in kept[-2:]):  # a mark, or one letter after it
        kept = kept[:-1]
    return kept


def _bracket_left_open(text: str) -> int | None:
    """Where a bracket or quote begins that does not end; ``None`` where all do."""
    opened: list[int] = []
    for place, character in enumerate(text):
        if category(character) in ("Ps", "Pi"):
            opened.append(place)
        elif category(character) in ("Pe", "Pf") and opened:
            opened.pop()
    return opened[0] if opened else None


def _is_mark(character: str) -> bool:
    """Whether no shortened text ends in a character: a space, or a mark that closes nothing."""
    return category(character)[0] in "PZ" and category(character) not in ("Pe", "Pf")


def wrapped(text: str, width: float, font: float, lines: int = 2) -> list[str]:
    """``text`` in at most ``lines`` lines of ``width`` px, broken at spaces; the last one ends in … if need be."""
    if text_width(text, font) <= width or lines == 1 or " " not in text:
        return [fitted(text, width, font)]
    words = text.split(" ")
    count = max((n for n in range(1, len(words)) if text_width(" ".join(words[:n]), font) <= width), default=1)
    first, rest = " ".join(words[:count]), " ".join(words[count:])
    return [fitted(first, width, font), *wrapped(rest, width, font, lines - 1)]


def broken(text: str, width: float, font: float, *, is_even: bool = True) -> list[str]:
    """``text`` on as few lines of ``width`` px as it takes, each full or all alike; words and numbers stay whole.

    Closing punctuation stays with the character before it, though the line be a little longer for it.
    """
    words = [piece for word in text.split(" ") for piece in _HYPHEN.split(f"{word} ")] if text.isascii() else []
    pieces = words or _PIECE.findall(text)
    count = max(1, -int(-text_width(text, font) // width))
    lines, most = [""], min(text_width(text, font) / count + font / 2, width) if is_even else width
    for piece in pieces:
        if lines[-1] and not _is_closing(piece) and text_width(lines[-1] + piece.rstrip(), font) > most:
            lines.append("")
        lines[-1] += piece
    return [line.strip() for line in lines]


def _is_closing(piece: str) -> bool:
    """Whether a piece is a mark that never begins a line: a closing bracket or quote, a full-width comma or stop."""
    return len(piece) == 1 and (category(piece) in ("Pe", "Pf") or (category(piece) == "Po" and east_asian_width(piece) in "WF"))


def _ems(text: str) -> float:
    return sum(_hundredths(character) for character in text) / 100


@cache
def _hundredths(character: str) -> int:
    """A character's width in hundredths of the font's size: whole numbers, whose sum is the same in the browser."""
    if east_asian_width(character) in "WF" or character == _ELLIPSIS or "\u2014" <= character <= "\u201d":
        return 100
    if character in _NARROW:
        return 30
    if character in _WIDE:
        return 86
    return 64 if character.isupper() else 55
