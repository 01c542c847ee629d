"""The words of one language, with the unit in which this reader sees money."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache, cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import ParamSpec, cast

from i18n.money import MoneyScale, money_scale, trimmed
from i18n.said import Said, aloud, told_as
from i18n.terms import Terms
from models import Plan

P = ParamSpec("P")
LANGUAGES = ("zh", "en")
_FOLDER = Path(__file__).parent
_THOUSAND = 1_000
_YEARS = ("year", "start", "end")
_KEPT = 2048  # a page says 1,300 words and amounts, nearly all of them as one before it has
_BOARD = "ui."
_ALOUD = "aloud."
_PAPER = "paper."  # before the key of what is said otherwise where nothing answers to the hand
_NO_LETTERS = re.compile(r"[^a-z]+")
_PLURAL = re.compile(r"\[(\w+):([^|\]]*)\|([^\]]*)\]")  # [count:project|projects]
_NUDGE = 1e-7  # so that halves stay halves whatever the last bits of a float say


class MoneyUnit(StrEnum):
    """自动 / 万元 / 亿元, in English auto / million / billion.

    ``auto`` shows headlines in the large unit from one of it up and everything else in the small one.
    """

    AUTO = "auto"
    WAN = "wan"
    YI = "yi"


def _once(said: Callable[P, str]) -> Callable[P, str]:
    """What says again what it has said: without a frame of Python's."""
    return cast("Callable[P, str]", lru_cache(maxsize=_KEPT, typed=True)(said))


@dataclass(frozen=True, eq=False)
class Labels:
    """Words by key and numbers in this reader's unit. Call it with a key and the values of its placeholders."""

    language: str
    words: Mapping[str, str]
    unit: MoneyUnit = MoneyUnit.AUTO
    spoken: frozenset[str] = frozenset()  # the keys whose words are said otherwise than they are written
    to_the_last: bool = False  # every amount with the decimal that amounts which are not whole have
    names: Mapping[str, str] = field(default_factory=dict)  # what the plan's names mean, where this is not its own language

    @_once
    def __call__(self, key: str, /, **values: object) -> str:
        """The words of ``key`` with its placeholders filled in. Raises ``KeyError`` for an unknown key."""
        words = self.words[key]
        written = _filled(words, **values)
        if key not in self.spoken and Said not in map(type, values.values()):
            return written
        told = {name: aloud(value) if isinstance(value, str) else value for name, value in values.items()}
        return told_as(written, _filled(self.words.get(f"{_ALOUD}{key}", words), **told))

    def code(self, group: str, code: str) -> str:
        """The word for a code of a group, for instance ``code("category", "funeral")``."""
        return self.words[f"{group}.{code}"]

    def called(self, name: str) -> str:
        """A printed name in running words: in another language than the plan's what it means, where that is given."""
        return self.names.get(name) or name

    def of_system(self, words: str) -> str:
        """What the system or a library says in English, in this language; as it is where there are no words for it."""
        return self.words.get(f"system.{_NO_LETTERS.sub('_', words.lower()).strip('_')}", words)

    def has(self, key: str) -> bool:
        """Whether the catalogue holds ``key``."""
        return key in self.words

    @cached_property
    def of_board(self) -> Mapping[str, str]:
        """The words that the board itself says, by their keys without ``ui.``."""
        return MappingProxyType({key.removeprefix(_BOARD): words for key, words in self.words.items() if key.startswith(_BOARD)})

    @property
    def scale(self) -> MoneyScale:
        """The units in which this language counts money."""
        return money_scale(self.language)

    @cached_property
    def unit_word(self) -> str:
        """The unit of charts and tables, as written once in a subtitle or header."""
        return self.words["unit.yi" if self.unit is MoneyUnit.YI else "unit.wan"]

    @_once
    def amount(self, wan: float | None) -> str:
        """An amount of 万元 in the unit of charts and tables, without the unit; ``None`` is 未载."""
        return self.words["value.missing"] if wan is None else _amount(self.language, self.unit, wan)

    @_once
    def exact(self, wan: float | None) -> str:
        """An amount of 万元 as ``amount`` gives it, but with one decimal more where it is not a whole number of 万元."""
        return self.words["value.missing"] if wan is None else _exact(self.language, self.unit, wan, self.to_the_last)

    def alike(self, amounts: Iterable[float]) -> Labels:
        """The same words for a list of amounts: where one needs a decimal more, all have it."""
        return self._to_the_last if any(self.exact(wan) != self.amount(wan) for wan in amounts) else self

    @cached_property
    def _to_the_last(self) -> Labels:
        return replace(self, to_the_last=True)

    def in_small(self, wan: float) -> str:
        """An amount of 万元 in the small unit, whichever the reader chose: where words name that unit."""
        words = _exact(self.language, MoneyUnit.WAN, wan, self.to_the_last)
        return trimmed(words) if self.scale.trims else words

    def limit(self, wan: float) -> str:
        """A limit of 万元 that a reader set, in the small unit in which it is typed, with all its digits."""
        return trimmed(f"{self.in_small_unit(wan):,.6f}")

    def in_small_unit(self, wan: float) -> float:
        """An amount of 万元 as a number of the small unit: 万元 in Chinese, million yuan in English."""
        return wan / self.scale.small_wan

    def headline(self, wan: float) -> tuple[str, str]:
        """An amount of 万元 as a headline number: the number and its unit."""
        scale = self.scale
        if self.unit is MoneyUnit.YI:
            number, unit = _in_large(scale, wan), "unit.yi"
        elif self.unit is MoneyUnit.AUTO and abs(wan) + _NUDGE >= scale.large_wan:
            number, unit = fixed(wan / scale.large_wan, scale.headline_digits), "unit.yi"
        else:
            number, unit = told(self.in_small_unit(wan), scale.small_digits), "unit.wan"
        return trimmed(number) if scale.trims else number, self.words[unit]

    def money(self, wan: float) -> str:
        """An amount of 万元 inside a sentence: number and unit as in a headline."""
        number, unit = self.headline(wan)
        return self.words["money"].format(number=number, unit=unit)

    def beside(self, wan: float, other: float) -> str:
        """An amount of 万元 beside another that is written with its unit: without its own where that is the same."""
        number, unit = self.headline(wan)
        return number if unit == self.headline(other)[1] else self.money(wan)

    @_once
    def share(self, part: float | None) -> str:
        """A share between 0 and 1 as a percentage with one decimal; nothing where no one knows it."""
        return "" if part is None else f"{fixed(part * 100, 1)}%"

    def years(self, start: int, end: int) -> str:
        """One year or a span of years."""
        return str(start) if start == end else self.words["years"].format(start=start, end=end)

    def listed(self, items: list[str]) -> str:
        """Items joined as a list in running text."""
        if len(items) < 2:
            return items[0] if items else ""
        first, last = self.words["list.separator"], self.words["list.last_separator"]
        return told_as(*(first.join(said[:-1]) + last + said[-1] for said in (items, [aloud(item) for item in items])))


def _filled(words: str, /, **values: object) -> str:
    """Words with their placeholders filled in."""
    if not values:
        return words
    if "[" in words:  # each [count:one|many] in the form that the value of count asks for
        words = _PLURAL.sub(lambda found: found[2] if str(values.get(found[1])) == "1" else found[3], words)
    return words.format_map({name: _counted(name, value) if isinstance(value, int) else value for name, value in values.items()})


def _counted(name: str, value: int) -> object:
    """A number of things with commas between thousands; a year is none."""
    return f"{value:,}" if value >= _THOUSAND and name not in _YEARS else value


@lru_cache(maxsize=_KEPT)
def fixed(value: float, digits: int = 0) -> str:
    """A number with so many decimals and commas between thousands, halves away from zero."""
    scale: int = 10**digits
    whole = int(abs(value) * scale + 0.5 + _NUDGE)
    sign = "−" if value < 0 and whole else ""
    return f"{sign}{whole // scale:,}" + (f".{whole % scale:0{digits}d}" if digits else "")


def told(value: float, digits: int) -> str:
    """A number that is never told as nothing where it is some: less than the least that its decimals tell."""
    words = fixed(value, digits)
    return f"<{fixed(10.0**-digits, digits)}" if value > _NUDGE and not words.strip("0.") else words


def _amount(language: str, unit: MoneyUnit, wan: float) -> str:
    scale = money_scale(language)
    if abs(wan) <= _NUDGE:
        return "0"
    return _in_large(scale, wan) if unit is MoneyUnit.YI else told(wan / scale.small_wan, scale.small_digits)


def _exact(language: str, unit: MoneyUnit, wan: float, to_the_last: bool) -> str:
    scale = money_scale(language)
    words = "0" if unit is MoneyUnit.YI else told(wan / scale.small_wan, scale.small_digits + 1)
    is_whole = words.endswith("0") and not (to_the_last and unit is not MoneyUnit.YI and abs(wan) > _NUDGE)
    return _amount(language, unit, wan) if is_whole else words


def _in_large(scale: MoneyScale, wan: float) -> str:
    return told(wan / scale.large_wan, scale.large_digits)


@cache
def _catalogue(language: str) -> Mapping[str, str]:
    written, spoken = (tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8")) for name in (language, "aloud"))
    return MappingProxyType({**written, **{f"{_ALOUD}{key}": words for key, words in spoken[language].items()}})


@lru_cache(maxsize=32)
def load_labels(language: str, unit: MoneyUnit = MoneyUnit.AUTO, plan: Plan | None = None, *, on_paper: bool = False) -> Labels:
    """The words of a language for a plan; an unknown language falls back to the first of ``LANGUAGES``.

    ``on_paper``: those of a file, which has no sidebar and in which a click does nothing.
    """
    known = language if language in LANGUAGES else LANGUAGES[0]
    found = _labels(known, unit, Terms.of(plan, known), on_paper)
    return replace(found, names=plan.glosses) if plan and plan.glosses and known != LANGUAGES[0] else found


@lru_cache(maxsize=32)
def _labels(language: str, unit: MoneyUnit, terms: Terms, on_paper: bool) -> Labels:
    words = terms.filled_in(_catalogue(language))
    own = {key.removeprefix(_PAPER): said for key, said in words.items() if key.startswith(_PAPER)} if on_paper else {}
    spoken = frozenset(key.removeprefix(_ALOUD) for key in words if key.startswith(_ALOUD))
    return Labels(language, MappingProxyType({**words, **own}), unit, spoken)
