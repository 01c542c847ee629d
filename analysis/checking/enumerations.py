"""Sentences that count what they list: A、B、C等六项, A、B、C“三个…”, A、B、C实现三个100%, “三个…”即A、B、C."""

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.checking.figures import written
from analysis.checking.numbers import Number, stated_numbers
from analysis.checking.outcome import Outcome, Values, again, agreed, disagreed
from analysis.checking.wording import FOLLOWS, IN_QUOTES_AFTER, IN_QUOTES_BEFORE, RATES_AFTER, SOME_NAMED, THAT_IS, items_of
from models import Plan, Provenance, Severity, Side

_FEWEST = 3  # two items may be two verbs or two names of one thing


@dataclass(frozen=True)
class _Listed:
    """The items that a sentence lists, and whether it may have left out some."""

    items: list[str]
    may_be_more: bool


def enumerations(plan: Plan) -> Iterator[Outcome]:
    """Each number of the text that counts the items of its own sentence."""
    seen: dict[str, int] = {}
    for number in stated_numbers(plan):
        listed = _listed(number)
        if listed is None:
            continue
        count = len(listed.items)
        if number.value == count or (listed.may_be_more and number.value > count):
            yield agreed("sentence_parts", number.place)
        else:
            seen[number.record] = seen.get(number.record, 0) + 1
            yield _unlike(number, listed, seen[number.record])


def _listed(number: Number) -> _Listed | None:
    quote, start = number.passage.quote, number.place.start - number.passage.start
    before, after = quote[:start], quote[start + len(number.place.quote) :]
    named = THAT_IS.match(after) if IN_QUOTES_BEFORE.search(before) else None
    if named:
        items = items_of(named[1])
        return _Listed(items, bool(SOME_NAMED.search(named[1]))) if items else None
    follows = FOLLOWS.match(after)
    if follows and len(items := items_of(follows[1])) >= _FEWEST:
        return _Listed(items, bool(SOME_NAMED.search(follows[1])))
    if SOME_NAMED.search(before):
        return _enough(before, may_be_more=True)
    if IN_QUOTES_BEFORE.search(before) and IN_QUOTES_AFTER.match(after):
        return _enough(IN_QUOTES_BEFORE.sub("", before), may_be_more=False)
    return _enough(before, may_be_more=False) if RATES_AFTER.match(after) else None


def _enough(words: str, *, may_be_more: bool) -> _Listed | None:
    items = items_of(words)
    return _Listed(items, may_be_more) if len(items) >= _FEWEST else None


def _unlike(number: Number, listed: _Listed, place: int) -> Outcome:
    count = len(listed.items)
    computed = Side(origin=Provenance.COMPUTED, value=count, unit=number.unit, passages=(number.passage,))
    values: Values = {"noun": number.noun, "stated": f"{written(number.value)}{number.unit}", "count": count}
    return disagreed(
        "sentence_parts", ["listed", number.record, *again(place)], Severity.ERROR, values,
        [number.side, computed], [number.record], key="listed_items", unit=number.unit, difference=count - number.value,
    )  # fmt: skip
