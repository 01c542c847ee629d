"""Chinese numerals: what they are worth, and the words in which their characters state no number."""

import re
from decimal import Decimal

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
