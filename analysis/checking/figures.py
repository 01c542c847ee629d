"""Numbers as they are written in sentences about findings, in any language, and where they stand in a passage."""

import re
from collections.abc import Iterable, Iterator

from models import PRINTED_DIGITS, Comparator, Passage, plain_digits

_DIGITS = re.compile(PRINTED_DIGITS)
_SIGNS = {Comparator.AT_LEAST: "≥", Comparator.MORE_THAN: ">", Comparator.AT_MOST: "≤"}
_MINUS, _RANGE = "−", "–"


def written(value: float) -> str:
    """A number with its thousands apart and without zeros that say nothing: 143,063, 6.031."""
    return f"{round(value, 6):,.12g}".replace("-", _MINUS)


def written_bound(value: float, unit: str, comparator: Comparator = Comparator.EQUAL, high: float | None = None) -> str:
    """A number as it binds, with its unit: ≥20个, 2–3家."""
    end = f"{_RANGE}{written(high)}" if high is not None else ""
    return f"{_SIGNS.get(comparator, '')}{written(value)}{end}{unit}"


def sum_of(parts: Iterable[float], total: float) -> str:
    """An addition: 1,500+467+1,000=2,967; the sum alone if there is one part."""
    written_parts = [written(part) for part in parts]
    return f"{'+'.join(written_parts)}={written(total)}" if len(written_parts) > 1 else written(total)


def rest_of(whole: float, parts: Iterable[float], rest: float) -> str:
    """A subtraction: 164,063−7,000−14,000=143,063."""
    return f"{_MINUS.join([written(whole), *map(written, parts)])}={written(rest)}"


def numbers_in(passage: Passage) -> Iterator[tuple[float, Passage]]:
    """Every number of a passage, digit by digit as printed, with its place."""
    for match in _DIGITS.finditer(passage.quote):
        yield float(plain_digits(match[0])), within(passage, match.start(), match.end())


def first_number(words: str) -> float | None:
    match = _DIGITS.search(words)
    return float(plain_digits(match[0])) if match else None


def number_with_unit(passage: Passage, unit: str) -> Passage:
    """The first number of a passage with what stands up to its unit: 1.5万个; the passage itself if it has none."""
    match = _DIGITS.search(passage.quote)
    if match is None:
        return passage
    end = passage.quote.find(unit, match.end()) if unit else -1
    return within(passage, match.start(), end + len(unit) if end >= 0 else match.end())


def within(passage: Passage, start: int, end: int) -> Passage:
    """A part of a passage, by its place in the quote."""
    return Passage.trusted(passage.section, passage.start + start, passage.quote[start:end])
