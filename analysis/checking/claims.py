"""One value of a thing, said in one place or worked out from the rows, and whether two of them can both be so."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.checking.figures import written_bound
from analysis.checking.wording import are_comparable
from models import Comparator, Passage, Provenance, Side, Stated, Target

_STEP = 1e-6  # values have at most six decimals


@dataclass(frozen=True, eq=False)
class Claim:
    """A value with how it binds and the places it rests on; ``words`` is the yardstick of a relative one."""

    value: float | None
    unit: str
    passages: tuple[Passage, ...]
    numbers: tuple[Passage, ...]
    value_high: float | None = None
    comparator: Comparator = Comparator.EQUAL
    is_approximate: bool = False
    origin: Provenance = Provenance.PRINTED
    records: tuple[str, ...] = ()
    words: str = ""
    year: int = 0  # by which a target is to be reached; 0 for whatever else is claimed

    @property
    def side(self) -> Side:
        return Side(
            origin=self.origin, value=self.value, value_high=self.value_high, unit=self.unit, comparator=self.comparator,
            passages=self.passages, numbers=self.numbers, records=self.records,
        )  # fmt: skip

    @property
    def written(self) -> str:
        """The value as a sentence gives it."""
        return bound_of(self) or self.words

    @property
    def section(self) -> str:
        """Where it stands; nothing for what stands nowhere."""
        return self.passages[0].section if self.passages else ""


def bound_of(one: Claim | Side) -> str:
    """A value as it binds, with its unit: ≥20个, 2–3家; nothing if there is none."""
    return "" if one.value is None else written_bound(one.value, one.unit, one.comparator, one.value_high)


def claim_of(stated: Stated, words: str = "") -> Claim:
    """What a clause of the text claims."""
    numbers = (stated.number,) if stated.number else ()
    return Claim(
        value=stated.value, unit=stated.unit, passages=(stated.passage,), numbers=numbers,
        value_high=stated.value_high, comparator=stated.comparator, is_approximate=stated.is_approximate, words=words,
        year=stated.target_year if isinstance(stated, Target) else 0,
    )  # fmt: skip


def agree(one: Claim, other: Claim, *, is_rate: bool = False) -> bool:
    """Whether two claims can both be so.

    Claims that bind alike, and rates, must have the same value; a floor is satisfied by what is not below it. A unit is part
    of the number: 平方米 and 亩 of one thing cannot both be so.
    """
    if one.year and other.year and one.year != other.year:
        return True  # two steps of one way
    if Comparator.RELATIVE in (one.comparator, other.comparator):
        return one.comparator != other.comparator or one.words == other.words
    if one.value is None or other.value is None:
        return True
    if not are_comparable(one.unit, other.unit):
        return False
    if one.comparator == other.comparator and one.comparator != Comparator.EQUAL:
        return (one.value, one.value_high) == (other.value, other.value_high)
    if is_rate:
        return one.value == other.value
    (low, high), (other_low, other_high) = _bounds(one), _bounds(other)
    return round(max(low, other_low), 6) <= round(min(high, other_high), 6)


def distinct(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without those that say the same in the same section."""
    unique: dict[object, Claim] = {}
    for claim in claims:
        unique.setdefault(
            (claim.section, claim.value, claim.value_high, claim.comparator, claim.words, claim.origin, claim.year), claim
        )
    return list(unique.values())


def _bounds(claim: Claim) -> tuple[float, float]:
    value = claim.value or 0.0
    slack = _slack(value) if claim.is_approximate else 0.0
    match claim.comparator:
        case Comparator.AT_LEAST:
            return value - slack, math.inf
        case Comparator.MORE_THAN:
            return value + _STEP - slack, math.inf
        case Comparator.AT_MOST:
            return -math.inf, value + slack
        case Comparator.BETWEEN:
            return value - slack, (claim.value_high if claim.value_high is not None else value) + slack
        case _:
            return value - slack, value + slack


def _slack(value: float) -> float:
    """How far an approximate number may be off: half of the place of its last digit that is not 0."""
    whole = round(abs(value))
    if not whole:
        return 0.5
    zeros = len(str(whole)) - len(str(whole).rstrip("0"))
    return 0.5 * 10.0**zeros
