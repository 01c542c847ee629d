"""How a disagreement between the text and the rows may be read, and why: the first reading that there is ground for."""

from collections.abc import Sequence

from analysis.checking.claims import Claim, agree
from analysis.checking.figures import rest_of, sum_of, written
from analysis.checking.recorded import Recorded
from analysis.checking.slips import slip
from analysis.checking.subsets import LARGEST, sets_adding_up
from analysis.checking.things import Thing
from models import Measure, Project, Reading

_SCALE = 1_000_000  # values have at most six decimals: as whole numbers they can be looked up


def reading_of(thing: Thing, claims: Sequence[Claim], unlike: Sequence[Claim]) -> Reading | None:
    """The reading of a thing whose statements in ``unlike`` are not what the rows hold."""
    values = {claim.value for claim in unlike}
    held = thing.recorded
    if held is None or held.claim.value is None or len(values) != 1:
        return _slip_between(claims) if held is None else None
    stated = values.pop()
    if stated is None:
        return None
    return (
        _row_bears_out_text(thing, stated)
        or _rows_left_out(held, thing.projects, stated)
        or _per_unit(thing, held, stated)
        or _slip(thing, stated, held.claim.value)
        or _parts_add_up(thing, held.claim.value)
        or _more_places(claims, held.claim)
    )


def _equation(projects: Sequence[Project]) -> str | None:
    """The addition that bears out the rows' totals: the funding amounts of every row make its total."""
    if not projects or any(not row.funding or row.funding_sum_wan != row.total_investment_wan for row in projects):
        return None
    amounts = [line.amount_wan for line in projects[0].funding] if len(projects) == 1 else [row.funding_sum_wan for row in projects]
    return sum_of(amounts, sum(amounts)) if len(amounts) > 1 else None


def _row_bears_out_text(thing: Thing, stated: float) -> Reading | None:
    """The funding amounts make what the text states, and not the row's own total."""
    if thing.measure is not Measure.INVESTMENT or sum(row.funding_sum_wan for row in thing.projects) != stated:
        return None
    amounts = [line.amount_wan for row in thing.projects for line in row.funding]
    return Reading(key="parts_bear_out_text", values={"equation": sum_of(amounts, stated)}, value=stated)


def _rows_left_out(held: Recorded, projects: Sequence[Project], stated: float) -> Reading | None:
    """The text leaves some rows out: exactly one set of them makes the difference."""
    total = held.claim.value or 0
    if len(held.amounts) < 2 or stated >= total:
        return None
    amounts = [round(amount.value * _SCALE) for amount in held.amounts]
    sets = sets_adding_up(amounts, round((total - stated) * _SCALE), min(LARGEST, len(amounts) - 1))
    fewest = [places for places in sets if len(places) == len(sets[0])]
    if len(fewest) != 1:
        return None
    gone = [held.amounts[place] for place in fewest[0]]
    ids = tuple(dict.fromkeys(amount.record for amount in gone))
    names = " + ".join(row.name for row in projects if row.project_id in ids)
    equation = rest_of(total, [amount.value for amount in gone], stated)
    return Reading(key="text_leaves_out", values={"names": names, "equation": equation}, value=total, project_ids=ids)


def _per_unit(thing: Thing, held: Recorded, stated: float) -> Reading | None:
    """Every row has the same amount, and the text states as many times another one: 3×800 and 3×1,800."""
    amounts = {amount.value for amount in held.amounts}
    count = len(held.amounts)
    if count < 2 or len(amounts) != 1 or stated % count or held.claim.value is None:
        return None
    each = f"{count}×{written(stated / count)}={written(stated)}"
    row = f"{count}×{written(amounts.pop())}={written(held.claim.value)}"
    is_borne_out = thing.measure is Measure.INVESTMENT and _equation(thing.projects) is not None
    key, value = ("per_unit", held.claim.value) if is_borne_out else ("per_unit_open", None)
    return Reading(key=key, values={"stated": each, "recorded": row}, value=value)


def _slip(thing: Thing, stated: float, value: float) -> Reading | None:
    kind = slip(stated, value)
    if kind is None:
        return None
    equation = _equation(thing.projects) if thing.measure is Measure.INVESTMENT else None
    values = {"one": written(stated), "other": written(value)}
    if equation:
        return Reading(key=kind, values=values | {"equation": equation}, value=value)
    return Reading(key=f"{kind}_open", values=values)


def _slip_between(claims: Sequence[Claim]) -> Reading | None:
    """A slip between two statements of the text, where nothing says which of them is meant."""
    values = list(dict.fromkeys(claim.value for claim in claims if claim.value is not None))
    kind = slip(*values) if len(values) == 2 else None
    return Reading(key=f"{kind}_open", values={"one": written(values[0]), "other": written(values[1])}) if kind else None


def _parts_add_up(thing: Thing, value: float) -> Reading | None:
    equation = _equation(thing.projects) if thing.measure is Measure.INVESTMENT else None
    return Reading(key="annex_adds_up", values={"equation": equation}, value=value) if equation else None


def _more_places(claims: Sequence[Claim], held: Claim) -> Reading | None:
    """Another place of the text says what the row says, and only one says otherwise."""
    alike = [claim for claim in claims if agree(claim, held)]
    if not alike or len(claims) - len(alike) != 1:
        return None
    return Reading(key="more_places", values={"places": len(alike) + 1, "value": held.written}, value=held.value)
