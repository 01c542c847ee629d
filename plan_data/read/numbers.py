"""Every number of the text: where it stands, what it is worth, and what kind of number it is.

Read are Arabic numbers in every printed form (14,000, ７５００, 1 400) with 万 and 亿, ranges (2—3, 1至2), dates and document
numbers, Chinese numerals that count or order, and parts of a whole (三分之一, 八成). The parts of a ratio (1:3:6) are numbers
of their own. A number ends before its unit.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from math import prod

from models import PRINTED_DIGITS, plain_digits
from plan_data.read.sections import Sections

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "双": 2}
_STEPS = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10_000, "亿": 100_000_000}
_ONES = "〇零一二三四五六七八九十百千两双"
NUMERAL = re.compile(rf"[{_ONES}]+(?:[万亿][{_ONES}]*)*")
# Parts of a whole: 三分之一, 百分之六十, 八成; 成 begins other words too.
PART = re.compile(
    rf"(?P<whole>[{_ONES}]+)分之(?P<part>[{_ONES}]+)|(?P<tenths>[一二三四五六七八九])成(?P<half>半)?(?![立为员果长效功绩本人就熟年都])"
)

# Words that are no numbers at all: 进一步, 统一 and the like, and names of places.
_WORDS = (
    "进一步", "新一轮", "一系列", "统一", "一体", "一性", "一次性", "一门受理", "一站式",
    "一批", "一定", "之一", "一致", "唯一", "第三方",
    "一些", "三街", "八角", "十分", "双向", "双轨", "单一", "双重", "一公开", "千家万户", "千方百计",
)  # fmt: skip
# Set phrases: their numerals count the parts of a slogan, and say nothing about the plan's subject by themselves.
_PHRASES = (
    "两个一百年", "三个聚焦", "一约四会", "一盘棋", "一部手机治理通", "三社", "三委", "三留守", "双随机", "五保", "一公开",
    "五个一批", "三位一体",
)  # fmt: skip
WORD = re.compile("|".join(sorted(_WORDS, key=len, reverse=True)))
PHRASE = re.compile("|".join(sorted(_PHRASES, key=len, reverse=True)))


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
    rf"(?P<value>{PRINTED_DIGITS})(?:(?:—|-|－|–|~|～|至)(?P<high>{PRINTED_DIGITS}))?(?P<more>[余多])?(?P<scale>[百千]?[万亿]|[百千])?"
    r"(?P<still_more>[余多])?"
)
_UNIT = re.compile(r"平方米|平米|㎡|m²|分钟|小时|公顷|公里|‰|[%％元张所个家名人套块座亩倍类具年期穴处项届件户:]")
_RATIO_BEFORE, _ABOUT, _MORE = re.compile(r"[0-9]:$"), re.compile(r"(?:约|近)$"), "余多"
_FIVE_YEARS = "五"  # 十四五: the fourteenth five years
_MONEY, _WAN_YUAN, _WAN, _PER_CENT = "元", "万元", Decimal(10_000), "%"
_FIXED = (
    (NumberKind.DOCUMENT_NUMBER, re.compile(r"(?<=号: )cxs[0-9]+-/[0-9]+-[0-9]+|〔[0-9]{4}〕[0-9]+号")),
    (NumberKind.PERIOD, re.compile(r"[0-9]{4}年?[-—－–]+[0-9]{4}(?=年|\s)")),
    (NumberKind.DATE, re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}(?=日)"
                                 r"|(?<![0-9])(?:19|20)[0-9]{2}(?=年)")),
    (NumberKind.NUMBERING, re.compile(r"(?<=专栏)[0-9]+(?=[:：])|(?<=\n)[0-9]+(?=、)|(?<=说明:)[0-9]+(?=、)")),
)  # fmt: skip
_TWO = "[一二三四五六七八九]{2}[十百千万亿]"
_CHINESE = (
    (NumberKind.PERIOD, re.compile(r"十[三四五]?五(?=[”时期])|十四(?=期间)|五(?=年来)|(?<=第)十四(?=个五年)|五(?=年规划)")),
    (NumberKind.NUMBERING, re.compile(r"(?<=第)[一二三四五六七八九十]+(?=[章节])|(?<=\n)[一二三四五六七八九十]+(?=、)"
                                      r"|(?<=\n\()[一二三四五六七八九十]+(?=\))|(?<=[:。])[一二三四五六七八九]+(?=是)")),
    (NumberKind.ORDINAL, re.compile(r"(?<=第)[一二三四五六七八九十]+(?=[届次期])|十[七八九](?=大|届)|二十(?=大)"
                                    r"|[一二三四五六七](?=中)|(?<![分])[一二三](?=期)")),
    (NumberKind.AMOUNT, re.compile(r"(?<![数几])(?:[一二三四五六七八九十百千]+|两)(?=期新建|年专项)")),
    # What stands after 数 or 几, and 三四百, is no number that can be told.
    (NumberKind.AMOUNT, re.compile(
        rf"(?<![数几第])(?!{_TWO}){NUMERAL.pattern}(?=[余多]?(?!:)(?:{_UNIT.pattern}))")),
)  # fmt: skip


@lru_cache(maxsize=2)
def find_numbers(text: str) -> tuple[Number, ...]:
    """Every number of a text, in its order."""
    sections = Sections(text)
    fixed = [(*match.span(), kind) for kind, pattern in _FIXED for match in pattern.finditer(text)]
    taken = _Spans([(start, end) for start, end, _ in fixed])
    arabic = [match for match in _AMOUNT.finditer(text) if not taken.covers(match.start())]
    parts = [match for match in PART.finditer(text) if not taken.covers(match.start())]
    taken = _Spans([*[(start, end) for start, end, _ in fixed], *[match.span() for match in (*arabic, *parts)]])
    found = [
        *(_fixed(text, start, end, kind, sections) for start, end, kind in fixed if not _is_within(start, end, fixed)),
        *(_arabic(text, match, sections) for match in arabic),
        *(_part(text, match, sections) for match in parts),
        *_chinese(text, taken, sections),
    ]
    return tuple(sorted(found, key=lambda number: number.start))


def plain_number(value: Decimal | None) -> str | None:
    """A number without an exponent and without zeros that say nothing: 22900, 427.7."""
    return None if value is None else f"{value.normalize():f}"


@lru_cache(maxsize=1_000)
def read_amount(words: str) -> tuple[Decimal, Decimal | None, str] | None:
    """What a number with its unit is worth by itself: its value, the end of a range, its unit; ``None`` if it is none."""
    match, part, numeral = _AMOUNT.match(words), PART.fullmatch(words), NUMERAL.match(words)
    if match:
        scale, unit = _scaled(match["scale"] or "", words[match.end() :].replace("％", "%"))
        return _value(match["value"]) * scale, _value(match["high"]) * scale if match["high"] else None, unit
    if part:
        return per_cent_of(part), None, _PER_CENT
    return _counted(numeral[0], words[numeral.end() :].lstrip(_MORE)) if numeral else None


class _Spans:
    """Places of the text that are spoken for."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def covers(self, position: int) -> bool:
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
    about = bool(match["more"] or match["still_more"] or _is_about(text, start))
    high = _value(match["high"]) * scale if match["high"] else None
    section = sections.at(start).name
    return Number(start, end, unit_end, _value(match["value"]) * scale, high, name, about, NumberKind.AMOUNT, section)


def _part(text: str, match: re.Match[str], sections: Sections) -> Number:
    start, end = match.span()
    section = sections.at(start).name
    return Number(start, end, end, per_cent_of(match), None, _PER_CENT, _is_about(text, start), NumberKind.AMOUNT, section)


def _value(printed: str) -> Decimal:
    return Decimal(plain_digits(printed))


def _is_about(text: str, start: int) -> bool:
    return bool(_ABOUT.search(text[max(0, start - 2) : start]))


def _counted(numeral: str, unit: str) -> tuple[Decimal, Decimal | None, str]:
    """What a Chinese numeral is worth with its unit: of money in 万 or 亿 so many 万元."""
    value = Decimal(value_of(numeral))
    return (value / _WAN, None, _WAN_YUAN) if unit == _MONEY and not _LARGE.keys().isdisjoint(numeral) else (value, None, unit)


def _scaled(scale: str, unit: str) -> tuple[Decimal, str]:
    """The factor of 万 and 亿, and the unit: money with either is in 万元, everything else in its own unit."""
    times = Decimal(prod((_STEPS | _LARGE)[one] for one in scale))
    return (times / _WAN, _WAN_YUAN) if unit == _MONEY and not _LARGE.keys().isdisjoint(scale) else (times, unit)


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
        set_phrase, unknown = (match, NumberKind.SET_PHRASE), (match, NumberKind.UNKNOWN)
        number, kind = set_phrase if phrases.covers(start) else known.get(start, unknown)
        position = number.end()
        is_amount = kind is NumberKind.AMOUNT
        more = 1 if is_amount and text[position : position + 1] in tuple(_MORE) else 0
        unit = _UNIT.match(text, position + more) if is_amount else None
        unit_end = unit.end() if unit else position
        counted = number[0].removesuffix(_FIVE_YEARS) or _FIVE_YEARS if kind is NumberKind.PERIOD else number[0]
        value, _, name = _counted(counted, unit[0] if unit else "")
        about = is_amount and (bool(more) or _is_about(text, start))
        yield Number(start, position, unit_end, value, None, name, about, kind, sections.at(start).name)


def value_of(numeral: str) -> int:
    """The value of a numeral: 二十二 is 22, 两 is 2, 二亿一千一百万 is 211,000,000, 二〇二五 is 2025."""
    if len(numeral) > 1 and all(character in _DIGITS for character in numeral):
        return int("".join(str(_DIGITS[character]) for character in numeral))
    whole, total, digit = 0, 0, 0
    for character in numeral:
        if character == "亿":
            whole, total, digit = (whole + total + digit) * _LARGE[character], 0, 0
        elif character in _LARGE:
            whole, total, digit = whole + (total + digit) * _LARGE[character], 0, 0
        elif character in _STEPS:
            total, digit = total + (digit or 1) * _STEPS[character], 0
        else:
            digit = _DIGITS[character]
    return whole + total + digit


def per_cent_of(part: re.Match[str]) -> Decimal:
    """What a part of a whole (``PART``) is in per cent, with six decimals at most."""
    if part["tenths"]:
        return Decimal(value_of(part["tenths"]) * 10 + (5 if part["half"] else 0))
    whole = value_of(part["whole"]) or 1
    return round(Decimal(value_of(part["part"]) * 100) / whole, 6)
