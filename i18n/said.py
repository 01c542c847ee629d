"""Words as they are written that know how they are read out: a headline is no sentence, and a label is a part of one."""

from collections.abc import Sequence


class Said(str):
    """Written words with how they are said ``aloud``. With more words added to them they still know it."""

    __slots__ = ("aloud",)
    aloud: str

    def __eq__(self, other: object) -> bool:
        return str.__eq__(self, other) and self.aloud == getattr(other, "aloud", self.aloud)

    __hash__ = str.__hash__

    def __add__(self, more: str, /) -> str:
        return told_as(f"{self!s}{more}", self.aloud + aloud(more))

    def __radd__(self, before: str, /) -> str:
        return told_as(f"{before}{self!s}", aloud(before) + self.aloud)


def told_as(written: str, spoken: str) -> str:
    """Words that are written one way and said another; where both are the same, only words."""
    if written == spoken:
        return written
    words = Said(written)
    words.aloud = spoken
    return words


def aloud(words: str) -> str:
    """How words are said."""
    return words.aloud if isinstance(words, Said) else words


def joined(between: str, parts: Sequence[str]) -> str:
    """Words one after the other, which still know how they are said."""
    return told_as(between.join(parts), aloud(between).join(map(aloud, parts)))
