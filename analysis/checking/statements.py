"""What the text states against what the rows hold, and against what it states elsewhere: one finding for each thing."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from analysis.checking.claims import Claim, agree, distinct
from analysis.checking.outcome import Outcome, again, agreed, disagreed
from analysis.checking.reasons import reading_of
from analysis.checking.things import Thing, things_of
from analysis.checking.wording import are_comparable
from models import Comparator, Measure, Passage, Plan, Severity, Side

_CHECKS = {
    Measure.INVESTMENT: "text_amount", Measure.FUNDING: "text_amount", Measure.FACILITIES: "text_count",
    Measure.PROJECTS: "text_count", Measure.TOWNSHIPS: "text_count", Measure.PHASES: "text_count",
    Measure.FLOOR_AREA: "text_area", Measure.LAND_AREA: "text_land", Measure.BEDS: "text_beds", Measure.GRAVES: "text_graves",
    Measure.URNS: "text_urns", Measure.RATE: "target_values", Measure.YEARS: "text_years",
}  # fmt: skip
_ROWS_HOLD = (Measure.FACILITIES, Measure.FLOOR_AREA, Measure.LAND_AREA, Measure.BEDS, Measure.GRAVES, Measure.URNS)


def statements(plan: Plan) -> Iterator[Outcome]:
    """Every thing that the text states: with the rows and with itself, whether the rows hold it, and how low its floors are."""
    things = things_of(plan)
    yield from _against_all(things)
    yield from _held(things)
    yield from _floors(things)


def _against_all(things: Sequence[Thing]) -> Iterator[Outcome]:
    """Every thing that the text states once more, or that the rows hold too."""
    used: Counter[str] = Counter()
    for thing in things:
        check = _check(thing)
        used[f"{check}-{thing.part}"] += 1
        parts = [*([thing.part] if thing.part else []), *again(used[f"{check}-{thing.part}"])]
        if outcome := _compared(thing, check, parts):
            yield outcome


def _floors(things: Sequence[Thing]) -> Iterator[Outcome]:
    """Each floor of a thing against what the rows count: one that is half of it or less binds nobody."""
    used: Counter[str] = Counter()
    for thing in things:
        held = thing.recorded.claim if thing.recorded else None
        for claim in thing.claims if held and held.value and held.comparator is Comparator.EQUAL else ():
            if claim.comparator in (Comparator.AT_LEAST, Comparator.MORE_THAN) and claim.value and held:
                is_low = claim.value * 2 <= (held.value or 0)
                if not is_low:
                    yield agreed("low_floor", claim.passages[0])
                    continue
                used[thing.part] += 1
                values = {"name": thing.name, "noun": thing.noun, "stated": claim.written, "recorded": held.written}
                sides = [Side(origin=one.origin, value=None, passages=one.passages, records=one.records) for one in (claim, held)]
                where = [thing.part, *again(used[thing.part])]
                yield disagreed("low_floor", where, Severity.WARNING, values, sides, thing.records, measure=thing.measure)


def _held(things: Sequence[Thing]) -> Iterator[Outcome]:
    """What the text says of a project's size and the project's row does not."""
    used: Counter[str] = Counter()
    for thing in things:
        if thing.measure not in _ROWS_HOLD or not thing.projects:
            continue
        used[f"{thing.part}-{thing.measure}"] += 1
        in_rows = any(row.source.start <= one.passages[0].start < row.source.end for row in thing.projects for one in thing.claims)
        if thing.recorded or in_rows:
            claim = thing.claims[0] if thing.claims or not thing.recorded else thing.recorded.claim
            yield agreed("only_in_text", claim.passages[0])
        else:
            yield _only_in_text(thing, used[f"{thing.part}-{thing.measure}"])


def _check(thing: Thing) -> str:
    return _CHECKS[thing.measure] if thing.measure else "target_values"


def _compared(thing: Thing, check: str, parts: list[str]) -> Outcome | None:
    """The thing's statements against the rows or, where these hold nothing, against the first of them."""
    claims = thing.claims
    others = claims if thing.recorded else claims[1:]
    if not claims or not others:
        return None
    anchor = thing.recorded.claim if thing.recorded else claims[0]
    unlike = [claim for claim in others if not agree(claim, anchor, is_rate=thing.is_rate)]
    pairs = combinations(claims, 2)  # two may disagree that both agree with the rows, as a floor that is raised elsewhere
    if not unlike and all(agree(one, other, is_rate=thing.is_rate) for other, one in pairs):
        return agreed(check, *(claim.passages[0] for claim in others))
    odd = unlike or others[-1:]
    alike, apart = ([claim.passages[0] for claim in others if (claim in odd) is is_odd] for is_odd in (False, True))
    return _unlike(thing, check, parts, unlike, alike, apart)


def _unlike(
    thing: Thing, check: str, parts: list[str], unlike: list[Claim], alike: list[Passage], odd: list[Passage]
) -> Outcome:  # fmt: skip
    claims = distinct(thing.claims)
    held = thing.recorded.claim if thing.recorded and unlike else None
    sides = [claim.side for claim in claims] + ([held.side] if held else [])
    first, last = sides[0].value, sides[-1].value
    has_one_unit = all(are_comparable(side.unit, sides[0].unit) for side in sides)
    values = {"name": thing.name, "noun": thing.noun}
    if held:
        values |= {"stated": _written(unlike), "recorded": held.written}
    else:
        values |= {"values": _written(claims)}
    unit = thing.claims[0].unit
    return disagreed(
        check, parts, Severity.ERROR, values, sides, thing.records, alike=alike, odd=odd,
        key=_key(thing, has_rows=held is not None), measure=thing.measure, unit=unit,
        difference=last - first if first is not None and last is not None and has_one_unit else None,
        reading=reading_of(thing, claims, unlike) if has_one_unit else None,
    )  # fmt: skip


def _key(thing: Thing, *, has_rows: bool) -> str:
    if has_rows:
        check = "text_townships" if thing.measure is Measure.TOWNSHIPS and not thing.projects else _check(thing)
        return check if check in ("text_amount", "text_count", "text_townships") else "text_quantity"
    return "text_places" if thing.measure else "target_values"


def _written(claims: list[Claim]) -> str:
    return " / ".join(dict.fromkeys(claim.written for claim in claims))


def _only_in_text(thing: Thing, number: int) -> Outcome:
    claims = distinct(thing.claims)
    values = {"name": thing.name, "noun": thing.noun, "stated": _written(claims)}
    return disagreed(
        "only_in_text", [thing.part, str(thing.measure), *again(number)], Severity.NOTE, values,
        [claim.side for claim in claims], thing.records, measure=thing.measure, unit=claims[0].unit,
    )  # fmt: skip
