"""Every number of the text: where it stands, what it is worth, and what kind of number it is.

Read are Arabic numbers with 万 and 亿, ranges (2—3, 1至2), dates and document numbers, and Chinese numerals that count or
order. The parts of a ratio (1:3:6) are numbers of their own. A number ends before its unit.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from plan_data.read.numerals import NUMERAL, PHRASE, WORD, value_of
from plan_data.read.sections import Sections


class NumberKind(StrEnum):
    """What kind of number it is, from its own shape and the characters around it."""

    AMOUNT = "amount"
    DATE = "date"
    PERIOD = "period"
    NUMBERING = "numbering"
    ORDINAL = "ordinal"
    DOCUMENT_NUMBER = "document_number"
    SET_PHRASE = "set_phrase"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the text. ``value`` is in its unit: 2.11亿元 is 21,100 万元; a range has ``value_high``."""

    start: int
    end: int  # without the unit
    unit_end: int
    value: Decimal
    value_high: Decimal | None
    unit: str
    is_approximate: bool
    kind: NumberKind
    section: str


_AMOUNT = re.compile(
    r"(?P<value>[0-9]+(?:\.[0-9]+)?)(?:(?:—|-|－|–|至)(?P<high>[0-9]+(?:\.[0-9]+)?))?(?P<more>余)?(?P<scale>[万亿])?(?P<still_more>余)?"
)
_UNIT = re.compile(r"平方米|平米|㎡|m²|分钟|小时|‰|[%％元张所个家名人套块座亩倍类具年期穴处项届件户:]")
_RATIO_BEFORE, _ABOUT = re.compile(r"[0-9]:$"), re.compile(r"(?:约|近|大约)$")
_FIVE_YEARS = "五"  # 十四五: the fourteenth five years
_SCALES = {"": 1, "万": 10_000, "亿": 100_000_000}
_MONEY, _WAN_YUAN, _WAN = "元", "万元", Decimal(10_000)
_FIXED = (
    (NumberKind.DOCUMENT_NUMBER, re.compile(r"(?<=号: )cxs[0-9]+-/[0-9]+-[0-9]+|〔[0-9]{4}〕[0-9]+号")),
    (NumberKind.PERIOD, re.compile(r"[0-9]{4}年?[-—－–]+[0-9]{4}(?=年|\s)")),
    (NumberKind.DATE, re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}(?=日)"
                                 r"|(?<![0-9])(?:19|20)[0-9]{2}(?=年)")),
    (NumberKind.NUMBERING, re.compile(r"(?<=专栏)[0-9]+(?=[:：])|(?<=\n)[0-9]+(?=、)|(?<=说明:)[0-9]+(?=、)")),
)  # fmt: skip
_CHINESE = (
    (NumberKind.PERIOD, re.compile(r"十[三四五]?五(?=[”时期])|十四(?=期间)|五(?=年来)|(?<=第)十四(?=个五年)|五(?=年规划)")),
    (NumberKind.NUMBERING, re.compile(r"(?<=第)[一二三四五六七八九十]+(?=[章节])|(?<=\n)[一二三四五六七八九十]+(?=、)"
                                      r"|(?<=\n\()[一二三四五六七八九十]+(?=\))|(?<=[:。])[一二三四五六七八九]+(?=是)")),
    (NumberKind.ORDINAL, re.compile(r"(?<=第)[一二三四五六七八九十]+(?=[届次期])|十[七八九](?=大|届)|二十(?=大)"
                                    r"|[一二三四五六七](?=中)|(?<![分])[一二三](?=期)")),
    (NumberKind.AMOUNT, re.compile(r"(?:[一二三四五六七八九十百]+|两)(?=[个项户]|期新建|年专项)")),
)  # fmt: skip


def find_numbers(text: str) -> tuple[Number, ...]:
    """Every number of a text, in its order."""
    sections = Sections(text)
    fixed = [(*match.span(), kind) for kind, pattern in _FIXED for match in pattern.finditer(text)]
    taken = _Spans([(start, end) for start, end, _ in fixed])
    arabic = [match for match in _AMOUNT.finditer(text) if not taken.covers(match.start())]
    taken = _Spans([*[(start, end) for start, end, _ in fixed], *[match.span() for match in arabic]])
    found = [
        *(_fixed(text, start, end, kind, sections) for start, end, kind in fixed if not _is_within(start, end, fixed)),
        *(_arabic(text, match, sections) for match in arabic),
        *_chinese(text, taken, sections),
    ]
    return tuple(sorted(found, key=lambda number: number.start))


def plain_number(value: Decimal | None) -> str | None:
    """A number without an exponent and without zeros that say nothing: 22900, 427.7."""
    return None if value is None else f"{value.normalize():f}"


def read_amount(words: str) -> tuple[Decimal, Decimal | None, str] | None:
    """What a number with its unit is worth by itself: its value, the end of a range, its unit; ``None`` if it is none."""
    match, numeral = _AMOUNT.match(words), NUMERAL.match(words)
    if match:
        scale, unit = _scaled(match["scale"] or "", words[match.end() :].replace("％", "%"))
        return Decimal(match["value"]) * scale, Decimal(match["high"]) * scale if match["high"] else None, unit
    return (Decimal(value_of(numeral[0])), None, words[numeral.end() :]) if numeral else None


class _Spans:
    """Places of the text that are spoken for."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def covers(self, position: int) -> bool:
        """Whether a position lies in one of the places."""
        before = bisect_right(self._starts, position)
        return any(start <= position < end for start, end in self._spans[max(0, before - 3) : before])


def _is_within(start: int, end: int, spans: list[tuple[int, int, NumberKind]]) -> bool:
    return any(left <= start and end <= right and (left, right) != (start, end) for left, right, _ in spans)


def _fixed(text: str, start: int, end: int, kind: NumberKind, sections: Sections) -> Number:
    digits = re.findall(r"[0-9]+", text[start:end])
    return Number(start, end, end, Decimal(digits[0]), None, "", False, kind, sections.at(start).name)


def _arabic(text: str, match: re.Match[str], sections: Sections) -> Number:
    start, end = match.span()
    unit = _UNIT.match(text, end)
    is_part = bool(_RATIO_BEFORE.search(text[max(0, start - 2) : start])) or bool(unit and unit[0] == ":")
    unit_end = unit.end() if unit and not is_part else end
    printed_unit = ":" if is_part else text[end:unit_end].replace("％", "%")
    scale, name = _scaled(match["scale"] or "", printed_unit)
    about = bool(match["more"] or match["still_more"] or _ABOUT.search(text[max(0, start - 2) : start]))
    high = Decimal(match["high"]) * scale if match["high"] else None
    section = sections.at(start).name
    return Number(start, end, unit_end, Decimal(match["value"]) * scale, high, name, about, NumberKind.AMOUNT, section)


def _scaled(scale: str, unit: str) -> tuple[Decimal, str]:
    """The factor of 万 and 亿, and the unit: money with either is in 万元, everything else in its own unit."""
    if scale and unit == _MONEY:
        return _SCALES[scale] / _WAN, _WAN_YUAN
    return Decimal(_SCALES[scale]), unit


def _chinese(text: str, taken: _Spans, sections: Sections) -> Iterator[Number]:
    words = _Spans([match.span() for match in WORD.finditer(text)])
    phrases = _Spans([match.span() for match in PHRASE.finditer(text)])
    known = {match.start(): (match, kind) for kind, pattern in reversed(_CHINESE) for match in pattern.finditer(text)}
    position = 0
    while match := NUMERAL.search(text, position):
        start = match.start()
        if taken.covers(start) or (words.covers(start) and not phrases.covers(start)):
            position = start + 1
            continue
        number, kind = _read(match, known.get(start), phrases.covers(start))
        position = number.end()
        unit = _UNIT.match(text, position) if kind is NumberKind.AMOUNT else None
        unit_end = unit.end() if unit else position
        counted = number[0].removesuffix(_FIVE_YEARS) or _FIVE_YEARS if kind is NumberKind.PERIOD else number[0]
        value = Decimal(value_of(counted))
        yield Number(start, position, unit_end, value, None, text[position:unit_end], False, kind, sections.at(start).name)


def _read(
    match: re.Match[str], known: tuple[re.Match[str], NumberKind] | None, is_phrase: bool
) -> tuple[re.Match[str], NumberKind]:  # fmt: skip
    if is_phrase:
        return match, NumberKind.SET_PHRASE
    return known or (match, NumberKind.UNKNOWN)
