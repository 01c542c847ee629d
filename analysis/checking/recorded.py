"""What the rows of the annex give for a thing that the text states: the cells that are added up, or what is counted."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.checking.claims import Claim
from analysis.checking.numbers import Number, of_quantity, of_total
from analysis.checking.wording import WAN, are_comparable, phase_of
from models import Comparator, FundingSource, Measure, Passage, Plan, Project, Provenance, Quantity, QuantityKind

_KINDS = {Measure(kind): kind for kind in QuantityKind if kind is not QuantityKind.OTHER and kind is not QuantityKind.FACILITIES}


@dataclass(frozen=True)
class Recorded:
    """What the rows give: the claim they add up to, and the cells."""

    claim: Claim
    amounts: tuple[Number, ...] = ()


def recorded(
    plan: Plan, projects: Sequence[Project], measure: Measure, *,
    noun: str = "", source: FundingSource | None = None, unit: str = "", stated_noun: str = "",
) -> Recorded | None:  # fmt: skip
    """What the rows of some projects give for a measure; ``None`` if they hold nothing of it.

    ``noun`` picks the quantities of that name, whatever their kind; without it all of the measure's kind are added up, or
    those that are named as the text does.
    """
    match measure:
        case Measure.TOWNSHIPS:
            return _townships(plan, projects, unit)
        case Measure.PROJECTS:
            return _counted(len(projects), unit, tuple(row.passage_of("name") for row in projects), projects) if projects else None
        case Measure.PHASES:
            return _phases(projects, unit)
        case Measure.INVESTMENT if not noun:
            return _added_up([of_total(row) for row in projects], projects)
        case Measure.FUNDING:
            claim = funding_of(projects, source)
            return Recorded(claim) if claim.passages else None
        case _:
            amounts = [of_quantity(row, one) for row in projects for one in _quantities(row, measure, noun, stated_noun)]
            return _added_up([one for one in amounts if are_comparable(one.unit, unit)] or amounts, projects)


def _added_up(amounts: Sequence[Number], projects: Sequence[Project]) -> Recorded | None:
    """The sum of cells, in the unit of the first; where a row has none, the sum is only the least that there is."""
    amounts = [amount for amount in amounts if are_comparable(amount.unit, amounts[0].unit)]
    if not amounts:
        return None
    holders = {amount.record for amount in amounts}
    claim = Claim(
        value=round(sum(amount.value for amount in amounts), 6), unit=amounts[0].unit,
        passages=tuple(amount.passage for amount in amounts), numbers=tuple(amount.place for amount in amounts),
        comparator=Comparator.EQUAL if len(holders) == len(projects) else Comparator.AT_LEAST,
        is_approximate=any(amount.is_approximate for amount in amounts),
        origin=Provenance.PRINTED if len(amounts) == 1 else Provenance.COMPUTED, records=tuple(row.project_id for row in projects),
    )  # fmt: skip
    return Recorded(claim, tuple(amounts))


def _quantities(row: Project, measure: Measure, noun: str, stated_noun: str) -> Sequence[Quantity]:
    if noun:
        return [quantity for quantity in row.quantities if quantity.noun == noun]
    quantities = row.quantities_of(_KINDS[measure]) if measure in _KINDS else ()
    return [quantity for quantity in quantities if quantity.noun == stated_noun] or quantities


def funding_of(projects: Sequence[Project], source: FundingSource | None) -> Claim:
    """What the amounts of some projects add up to, or those that are or may be of a source: at least, and at most."""
    lines = [line for row in projects for line in row.funding if source is None or source in line.possible_sources]
    low = sum(line.amount_wan for line in lines if source is None or line.is_confirmed)
    high = sum(line.amount_wan for line in lines)
    cells = tuple(line.passage for line in lines)
    return Claim(
        value=low, value_high=high if high > low else None, unit=WAN, passages=cells, numbers=cells, origin=Provenance.COMPUTED,
        comparator=Comparator.BETWEEN if high > low else Comparator.EQUAL, records=tuple(row.project_id for row in projects),
    )  # fmt: skip


def _townships(plan: Plan, projects: Sequence[Project], unit: str) -> Recorded | None:
    served = {code for row in projects for code in row.townships} if projects else {township.code for township in plan.townships}
    places = tuple(row.passage_of("location_text") for row in projects)
    return _counted(len(served), unit, places, projects) if served else None


def _phases(projects: Sequence[Project], unit: str) -> Recorded | None:
    named = [(phase, quantity.passage) for row in projects for quantity in row.quantities if (phase := phase_of(quantity.noun))]
    last = max((phase for phase, _ in named), default=0)
    return _counted(last, unit, tuple(passage for _, passage in named), projects) if last > 1 else None


def _counted(value: int, unit: str, passages: tuple[Passage, ...], projects: Sequence[Project]) -> Recorded:
    records = tuple(row.project_id for row in projects)
    return Recorded(Claim(value=value, unit=unit, passages=passages, numbers=(), origin=Provenance.COMPUTED, records=records))
