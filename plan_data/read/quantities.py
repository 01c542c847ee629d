"""建设规模: the quantities that a scope states, each with its words.

Read are sizes, ``noun number unit`` (建设面积29600平方米, 养老床位670张), and facilities, ``verb number unit noun``
(新建37个社区综合服务站). A first area of a row is the whole of it; what further areas of the same kind state are its
parts or phases, and are of kind ``other`` so that nobody adds them up. A repeated statement counts once.
Targets (``>30平方米``, ``60%以上``), years, money and ratios are no quantities, nor is the number of townships that
something is built in.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from math import prod

from models import PRINTED_DIGITS, Passage, Quantity, QuantityKind, plain_digits

_AMOUNT = rf"(?P<about>约)?(?P<number>{PRINTED_DIGITS})(?P<more>余)?(?P<scale>[百千]?万|[百千])?(?P<more_too>余)?"
_SCALES = {"百": 100, "千": 1_000, "万": 10_000}
_HAN = r"[\u4e00-\u9fff]"
_SIZE = re.compile(rf"(?P<noun>{_HAN}{{2,}}?){_AMOUNT}(?P<unit>㎡|m²|平方米|平米|亩|张|具|穴|座|个)")
_FACILITIES = re.compile(
    rf"(?:新建|改建|扩建|改造|建设|建成|建立|和|及|、)(?P<words>{_AMOUNT}(?P<unit>个|所|座|处)"
    rf"(?P<noun>(?:{_HAN}(?<!和)(?<!及)|[()（）]|[和及](?![0-9]))+))"
)
_VERBS = re.compile(r"(?:(?:计划|拟|新建|新增|改扩建|设置|安葬|建设(?=床位|墓穴))(?=..))+")
_AREAS = {"㎡": QuantityKind.FLOOR_AREA, "m²": QuantityKind.FLOOR_AREA, "平方米": QuantityKind.FLOOR_AREA,
          "平米": QuantityKind.FLOOR_AREA, "亩": QuantityKind.LAND_AREA}  # fmt: skip
_BEDS, _GRAVES, _REMAINS = "床位", "墓穴", "具"


@lru_cache(maxsize=1_000)  # of the rows of a plan that is read again
def read_quantities(scope: Passage) -> tuple[Quantity, ...]:
    """The quantities of a scope, in printed order; every passage lies within the scope's."""
    facilities = (
        _quantity(scope, match, QuantityKind.FACILITIES, match["noun"], *match.span("words"))
        for match in _FACILITIES.finditer(scope.quote)
    )
    found = sorted([*_sizes(scope), *facilities], key=lambda quantity: quantity.passage.start)
    kept: dict[tuple[str, float, str], Quantity] = {}
    wholes: set[QuantityKind] = set()
    for quantity in found:
        statement = (quantity.noun, quantity.value, quantity.unit)
        if statement not in kept:
            is_part = quantity.unit in _AREAS and quantity.kind in wholes
            kept[statement] = quantity.model_copy(update={"kind": QuantityKind.OTHER}) if is_part else quantity
            wholes.add(quantity.kind)
    return tuple(kept.values())


def _sizes(scope: Passage) -> Iterator[Quantity]:
    for match in _SIZE.finditer(scope.quote):
        kind = _kind_of_size(match["noun"], match["unit"])
        if kind:
            verbs = _VERBS.match(match["noun"])
            skipped = verbs.end() if verbs else 0
            yield _quantity(scope, match, kind, match["noun"][skipped:], match.start() + skipped, match.end())


def _kind_of_size(noun: str, unit: str) -> QuantityKind | None:
    if unit in _AREAS:
        return _AREAS[unit]
    if noun.endswith(_BEDS):
        return QuantityKind.BEDS
    if noun.endswith(_GRAVES):
        return QuantityKind.GRAVES
    return QuantityKind.OTHER if unit == _REMAINS else None


def _quantity(scope: Passage, match: re.Match[str], kind: QuantityKind, noun: str, start: int, end: int) -> Quantity:
    value = Decimal(plain_digits(match["number"])) * prod(_SCALES[one] for one in match["scale"] or "")
    passage = Passage.trusted(scope.section, scope.start + start, scope.quote[start:end])
    is_about = bool(match["about"] or match["more"] or match["more_too"])
    return Quantity.trusted(kind=kind, value=float(value), unit=match["unit"], noun=noun, approximate=is_about, passage=passage)
