"""The words of ``wording.toml``: which units count alike, what kind of place a name names, what makes an item generic."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path

with (Path(__file__).parent / "wording.toml").open("rb") as _file:
    _WORDS = tomllib.load(_file)

_UNIT_GROUP = {unit: number for number, group in enumerate(_WORDS["units"]["alike"]) for unit in group}
_PLACES = 1  # the second group of units that count alike
_RATE_UNITS = frozenset(_WORDS["units"]["rates"])
_GENERIC: tuple[str, ...] = tuple(_WORDS["names"]["generic_endings"])
_TYPES: tuple[str, ...] = tuple(_WORDS["names"]["facility_types"])
_SENTENCES: dict[str, str] = _WORDS["sentences"]

WHOLE_OF: dict[str, int] = _WORDS["units"]["whole"]
SHARE, GROWTH = re.compile(_WORDS["units"]["share"]), re.compile(_WORDS["units"]["growth"])
BOX: str = _WORDS["names"]["box"]
GENERIC_OF_HEADING, BUILDS, REBUILDS, OBJECT = (
    re.compile(_WORDS["names"][name]) for name in ("generic_of_heading", "builds", "rebuilds", "object")
)
HEADING, WORKS, ANNOUNCED, AND, TOWNSHIPS_OF = (
    re.compile(_WORDS["names"][name]) for name in ("heading", "works", "announced", "and", "townships_of")
)
OF: str = _WORDS["names"]["of"]
SOME_PLACE: str = _WORDS["names"]["some_place"]
HORIZON, YEAR = re.compile(_WORDS["rows"]["horizon"]), re.compile(_WORDS["rows"]["year"])
_CELLS: dict[str, str] = _WORDS["cells"]
RANKS: tuple[str, ...] = tuple(_WORDS["cells"]["ranks"])
BODY, PLACE, REMARK, REFORM = (re.compile(_CELLS[name]) for name in ("body", "place", "remark", "reform"))
REMARKS_RANK, FIRST_HEAD, FUNDING_HEAD = _CELLS["not_rank"], _CELLS["first_head"], _CELLS["funding_head"]
BODY_HEAD, NOTE_OF, NOTE_MEANS = (re.compile(_CELLS[name]) for name in ("body_head", "note_of", "note_means"))
LOST_FIVE, FIVE = re.compile(_SENTENCES["lost_five"]), _SENTENCES["five"]
CLAUSE_ENDS: str = _SENTENCES["clause_ends"]
LINE_ENDS: str = _SENTENCES["line_ends"]
_FIRST_HAN, _LAST_HAN = 0x4E00, 0x9FFF
LITTLE_WORDS = frozenset(_SENTENCES["little_words"])
REACH: str = _SENTENCES["reach"]
WAN: str = _WORDS["units"]["money"]
YUAN: str = _WORDS["units"]["small_money"]
UNIT_OF_ANNEX = re.compile(_WORDS["units"]["of_annex"])
ANNEX_STARTS: tuple[str, ...] = tuple(_WORDS["sentences"]["annex_starts"])
OF_WHICH = _SENTENCES["of_which"]
SENTENCE_END = _SENTENCES["end"]
ITEM_SEPARATOR = _SENTENCES["separator"]
SOME_NAMED = re.compile(_SENTENCES["some_named"])
IN_QUOTES_BEFORE = re.compile(_SENTENCES["in_quotes_before"])
IN_QUOTES_AFTER = re.compile(_SENTENCES["in_quotes_after"])
RATES_AFTER = re.compile(_SENTENCES["rates_after"])
FOLLOWS = re.compile(_SENTENCES["follows"])
THAT_IS = re.compile(_SENTENCES["that_is"])
_PHASE = re.compile(_SENTENCES["phase"])
_BRACKETS = re.compile(_SENTENCES["brackets"])
_CLAUSE = re.compile(_SENTENCES["clause"])


def is_rate_unit(unit: str) -> bool:
    return unit in _RATE_UNITS


def is_han(character: str) -> bool:
    return _FIRST_HAN <= ord(character) <= _LAST_HAN


def is_of_places(unit: str) -> bool:
    """Whether a unit counts places: 个, 所, 家."""
    return _UNIT_GROUP.get(unit) == _PLACES


def are_comparable(one: str, other: str) -> bool:
    """Whether two units measure the same: equal, alike, or one of them not given."""
    return not one or not other or _UNIT_GROUP.get(one, one) == _UNIT_GROUP.get(other, other)


def phase_of(noun: str) -> int | None:
    """Which phase a noun begins with: 一期开发 is the first."""
    match = _PHASE.match(noun)
    return _SENTENCES["numerals"].index(match[1]) + 1 if match else None


def without_brackets(words: str) -> str:
    return _BRACKETS.sub("", words)


@lru_cache(maxsize=1_000)
def bare_name(name: str) -> str:
    """A name without brackets and without generic endings: 社区综合服务站建设项目 is 社区综合服务站."""
    bare = without_brackets(name)
    while ending := next((ending for ending in _GENERIC if bare.endswith(ending) and len(bare) > len(ending)), None):
        bare = bare.removesuffix(ending)
    return bare


def facility_type(name: str) -> str | None:
    """What kind of place a name names (中心, 站, 院), if its last word says so."""
    bare = bare_name(name)
    return next((kind for kind in _TYPES if bare.endswith(kind)), None)


def items_of(words: str) -> list[str]:
    """The items that the last clause of some words lists; none if one of them is empty."""
    items = _CLAUSE.split(without_brackets(words))[-1].split(ITEM_SEPARATOR)
    return items if all(items) else []
