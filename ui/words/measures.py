"""Numbers with the plan's units in the reader's language: as printed in Chinese, in English units in English."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from analysis.checking.figures import written, written_bound
from analysis.checking.wording import WAN
from i18n import LANGUAGES, Labels
from models import Comparator, Side, Stated

_PRINTED_IN = LANGUAGES[0]
_UNITS = "printed."
_LONGEST_GAP = 4  # characters between a word that binds and its number that are printed rather than left out
_LEFT_OUT = "…"
# Values that are the plan's own words.
_NAMES = (
    "name", "names", "noun", "whole", "section", "category", "hedged", "number", "box", "subject", "built", "words", "expected",
    "place", "plan", "years", "year", "longer", "shorter", "more", "right", "allowed",
)  # fmt: skip


def scaled(text: Labels, value: float, unit: str) -> float:
    """A value of the records as a number of the reader's unit."""
    return text.in_small_unit(value) if unit == WAN else value


def number_words(text: Labels, value: float, unit: str) -> str:
    """A value of the records in the reader's unit, without it."""
    return written(scaled(text, value, unit))


def measured(text: Labels, value: float, unit: str) -> str:
    """A value of the records with its unit: 1,200张, 1,200 beds."""
    return with_unit(text, number_words(text, value, unit), unit)


def with_unit(text: Labels, number: str, unit: str) -> str:
    """A number that is written already with its unit; the unit as printed where the language has no word for it."""
    key = f"{_UNITS}{unit}"
    return text(key, number=number) if text.has(key) else f"{number}{unit}"


def unit_beside(text: Labels, number: str, unit: str) -> str:
    """A unit by itself, where it stands apart from its number."""
    return with_unit(text, number, unit).removeprefix(number).strip()


def stated_words(text: Labels, stated: Stated, relative_to: str = "") -> str:
    """What the text states: in its own words in Chinese, else the number with what binds it."""
    if text.language == _PRINTED_IN:
        return as_printed(stated, relative_to)
    words = with_unit(text, bound_words(text, stated), stated.unit)
    if stated.value is None:
        words = text.names.get(relative_to, text("desk.relative"))
    elif stated.is_approximate and stated.comparator is Comparator.EQUAL:
        words = text("value.about") + words
    return text("targets.hedged", words=words) if stated.is_aspirational else words


def bound_words(text: Labels, stated: Stated | Side) -> str:
    """A number with what binds it, without its unit."""
    high = None if stated.value_high is None else scaled(text, stated.value_high, stated.unit)
    return written_bound(scaled(text, stated.value or 0, stated.unit), "", stated.comparator, high)


def in_units(text: Labels, values: Mapping[str, object], unit: str) -> dict[str, object]:
    """The values of a finding's sentence, whose numbers are of one unit or have theirs beside them."""
    if text.language == _PRINTED_IN:
        return dict(values)
    numbers = _numbers(tuple(key.removeprefix(_UNITS) for key in text.words if key.startswith(_UNITS)))

    def told(words: str) -> str:
        return numbers.sub(lambda found: _number(text, found[1], found[2] or "", unit), words)

    return {**values, **{key: told(value) for key, value in values.items() if isinstance(value, str) and key not in _NAMES}}


@lru_cache(maxsize=4)
def _numbers(units: tuple[str, ...]) -> re.Pattern[str]:
    """Numbers in a sentence, and the unit behind each where one stands there."""
    known = "|".join(map(re.escape, sorted(units, key=len, reverse=True)))
    return re.compile(rf"([0-9][0-9,]*(?:\.[0-9]+)?)(?:({known})(?!\w)|(?![0-9×\w]))")


def _number(text: Labels, number: str, beside: str, unit: str) -> str:
    """One number of a sentence; ``beside`` is the unit that stands at it, if any does."""
    said = written(text.in_small_unit(float(number.replace(",", "")))) if WAN in (beside, unit) else number
    return with_unit(text, said, beside) if beside else said


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
