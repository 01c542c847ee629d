"""What a yuan buys: the unit costs of projects, from their printed totals and their printed quantities.

The annex gives the cost as printed. Where other numbers of the plan disagree with it (the row's own funding, a chapter's
amount or quantity), each gives an alternative; the cost then has a range.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log
from typing import Literal

from models import Comparator, Measure, Passage, Plan, PrintedFigure, Project, Provenance, Quantity, QuantityKind

_YUAN_PER_WAN = 10_000
_COSTED = {
    QuantityKind.BEDS: 1,
    QuantityKind.FACILITIES: 1,
    QuantityKind.FLOOR_AREA: _YUAN_PER_WAN,
    QuantityKind.GRAVES: _YUAN_PER_WAN,
}
FAR = 2  # times the median
_ENDING = 3
_SAME = 1e-9
Among = Literal["all", "anew", "comparable"]


@dataclass(frozen=True)
class UnitCost:
    """The total investment per one of a quantity: in 万元 for beds and facilities, in yuan for floor area and graves."""

    quantity: Quantity
    cost: float


@dataclass(frozen=True)
class Alternative:
    """A unit cost that other numbers of the plan give: ``value`` replaces the annex's total (万元) or quantity.

    ``key`` says which number it is: ``funding`` (the row's amounts added up), ``investment`` or ``quantity`` (a chapter
    about this project alone), ``investment_together`` or ``quantity_together`` (a statement about several projects, of
    which this one bears its part in proportion: inferred; then ``printed`` is what the statement says of all of them and
    ``shared_by`` the cells from which the proportion follows).
    """

    key: str
    value: float
    cost: float
    origin: Provenance
    passages: tuple[Passage, ...]
    printed: float | None = None
    shared_by: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class ProjectCost:
    """A project's cost of one kind. ``cost`` is as printed in the annex, the alternatives are what else the plan gives.

    ``buys_more``: the whole total is divided by this kind, though it pays for other things too.
    """

    project: Project
    kind: QuantityKind
    quantities: tuple[Quantity, ...]
    cost: float
    alternatives: tuple[Alternative, ...] = ()
    buys_more: bool = False

    @property
    def quantity(self) -> float:
        return sum(quantity.value for quantity in self.quantities)

    @property
    def low(self) -> float:
        """The least that the plan's numbers give."""
        return min([self.cost, *(other.cost for other in self.alternatives)])

    @property
    def high(self) -> float:
        """The most that the plan's numbers give."""
        return max([self.cost, *(other.cost for other in self.alternatives)])

    @property
    def has_range(self) -> bool:
        """Whether the plan's numbers disagree."""
        return self.high - self.low > _SAME * max(1.0, self.high)

    @property
    def is_refurbishment(self) -> bool:
        """Whether it rebuilds what stands: not to be compared with what is built anew."""
        return not self.project.construction_type.is_anew

    def stands_out(self, middle: float | None) -> bool:
        """Whether it is far from the middle of those that it can be compared with, if there is a middle."""
        return middle is not None and not self.is_refurbishment and not middle / FAR <= self.cost <= middle * FAR

    @property
    def is_comparable(self) -> bool:
        """Whether it is built anew and its total pays for this kind alone."""
        return not self.is_refurbishment and not self.buys_more


@dataclass(frozen=True)
class Comparison:
    """Some costs of one kind, and what they are measured by (``analysis.questions.large_costs.comparison``).

    ``pool`` are of the costs compared, the dearest first, the two ends and the first whose total pays for other things too;
    compared are new buildings that buy nothing else, or all new buildings where there are fewer than two of these.
    ``middle`` is their median, ``None`` where they are fewer than three. ``named`` are the ids of those that stand out: over
    twice or under half the median, refurbishments never; without a median, the dearest and the cheapest if they are that far
    apart. ``among`` says which of all costs the compared ones are.
    """

    costs: tuple[ProjectCost, ...]
    pool: tuple[ProjectCost, ...]
    middle: float | None
    named: frozenset[str]
    among: Among

    @property
    def ends(self) -> tuple[ProjectCost, ProjectCost] | None:
        """The dearest and the cheapest, where there are two to hold against each other."""
        return (self.pool[0], self.pool[-1]) if len(self.pool) > 1 else None


def unit_costs(project: Project) -> tuple[UnitCost, ...]:
    """Unit costs of a project's quantities that are built rather than occupied; none where a quantity is zero."""
    return tuple(
        unit_cost(quantity, project.total_investment_wan)
        for quantity in project.quantities
        if quantity.kind in _COSTED and quantity.value > 0
    )


def unit_cost(quantity: Quantity, wan: float) -> UnitCost:
    """What one of a quantity costs if all of it costs so many 万元."""
    return UnitCost(quantity, wan * _COSTED[quantity.kind] / quantity.value)


def per_one(kind: QuantityKind) -> int:
    """What an amount in 万元 is multiplied by to tell the cost of one of a kind."""
    return _COSTED[kind]


def is_in_yuan(kind: QuantityKind) -> bool:
    """Whether a kind's cost is told in yuan rather than 万元."""
    return _COSTED[kind] != 1


def project_costs(plan: Plan, kind: QuantityKind, projects: Iterable[Project] | None = None) -> tuple[ProjectCost, ...]:
    """The cost of every project that says how much of a kind it gives, in the plan's order; of some projects if given."""
    asked = plan.projects if projects is None else tuple(projects)
    costs = (_project_cost(plan, project, kind) for project in asked)
    return tuple(cost for cost in costs if cost)


def relatives(plan: Plan, own: ProjectCost, most: int, among: Iterable[Project] | None = None) -> tuple[ProjectCost, ...]:
    """The projects of the same kind that are most like one: of its category first, then named alike, then of its size.

    What is built anew is never compared with what is rebuilt. ``among`` are the projects to look at, by default all.
    """
    costs = project_costs(plan, own.kind, among)
    others = [cost for cost in costs if cost.is_refurbishment is own.is_refurbishment and cost.project is not own.project]
    return tuple(sorted(others, key=lambda cost: _distance(own, cost))[:most])


def are_alike(one: ProjectCost, two: ProjectCost) -> bool:
    """Whether one of the kind is the same sort of thing in both projects: facilities by the ending of their names."""
    return one.kind is not QuantityKind.FACILITIES or _common_ending(_noun(one), _noun(two)) >= _ENDING


def _distance(own: ProjectCost, other: ProjectCost) -> tuple[bool, bool, int, float]:
    ending, size = _common_ending(_noun(own), _noun(other)), abs(log(own.quantity / other.quantity))
    is_other_category = own.project.category is not other.project.category
    return is_other_category, other.buys_more, -ending if ending >= _ENDING else 0, size


def _noun(cost: ProjectCost) -> str:
    return cost.quantities[0].noun if cost.kind is QuantityKind.FACILITIES else cost.project.name


def _common_ending(one: str, two: str) -> int:
    pairs = zip(reversed(one), reversed(two), strict=False)
    return next((count for count, (a, b) in enumerate(pairs) if a != b), min(len(one), len(two)))


def _project_cost(plan: Plan, project: Project, kind: QuantityKind) -> ProjectCost | None:
    quantities = project.quantities_of(kind)
    whole = sum(quantity.value for quantity in quantities)
    if whole <= 0:
        return None
    found = tuple(_alternatives(plan, project, kind))
    return ProjectCost(project, kind, quantities, _per_one(project, kind, whole), found, buys_more(project, kind))


def _per_one(project: Project, kind: QuantityKind, quantity: float, wan: float | None = None) -> float:
    return (project.total_investment_wan if wan is None else wan) * _COSTED[kind] / quantity


def buys_more(project: Project, kind: QuantityKind) -> bool:
    """Whether a project's total also pays for things that a kind's number does not stand for."""
    has = {quantity.kind for quantity in project.quantities}
    is_counted = kind in (QuantityKind.BEDS, QuantityKind.FACILITIES)
    several = is_counted and len({quantity.noun for quantity in project.quantities_of(QuantityKind.FACILITIES)}) > 1
    return several or QuantityKind.OTHER in has or (kind is QuantityKind.FLOOR_AREA and QuantityKind.GRAVES in has)


def _alternatives(plan: Plan, project: Project, kind: QuantityKind) -> Iterator[Alternative]:
    """What else the plan gives for a project's cost, where it differs from the annex."""
    whole, total = sum(quantity.value for quantity in project.quantities_of(kind)), project.total_investment_wan
    if project.has_gap:
        parts = project.funding_sum_wan
        passages = project.funding_cells
        yield Alternative("funding", parts, _per_one(project, kind, whole, parts), Provenance.COMPUTED, passages)
    for figure in plan.printed_figures:  # a floor states no value, nor does the total row for a project
        if project.project_id not in figure.project_ids or figure.value is None:
            continue
        if figure.comparator is not Comparator.EQUAL or plan.is_of_totals(figure.passage):
            continue
        sides = [plan.by_id[project_id] for project_id in figure.project_ids if project_id in plan.by_id]
        key = "" if len(sides) == 1 else "_together"
        origin = Provenance.PRINTED if len(sides) == 1 else Provenance.INFERRED
        places, printed = (figure.place,), figure.value if len(sides) > 1 else None
        cells = tuple(cell for side in sides for cell in _cells(side, figure.measure, kind)) if len(sides) > 1 else ()
        if figure.measure is Measure.INVESTMENT:
            wan = total * _times(figure.value, [side.total_investment_wan for side in sides])
            if wan > 0 and abs(wan - total) > _SAME * max(1, total):
                yield Alternative(f"investment{key}", wan, _per_one(project, kind, whole, wan), origin, places, printed, cells)
        elif figure.measure.value == kind.value:
            said = _said(figure, project, sides, kind, whole)
            if said > 0 and abs(said - whole) > _SAME * whole:
                yield Alternative(f"quantity{key}", said, _per_one(project, kind, said), origin, places, printed, cells)


def _cells(project: Project, measure: Measure, kind: QuantityKind) -> tuple[Passage, ...]:
    """Where a row gives what a statement about several adds up."""
    if measure is Measure.INVESTMENT:
        return (project.total_cell,)
    return tuple(quantity.passage for quantity in project.quantities_of(kind))


def _times(value: float, parts: Sequence[float]) -> float:
    """How many times what the records add up to a statement says."""
    return value / sum(parts) if sum(parts) else 1.0


def _said(figure: PrintedFigure, project: Project, sides: Sequence[Project], kind: QuantityKind, whole: float) -> float:
    """The project's quantity if a figure is right; among several projects in proportion to what the records give each."""
    value = figure.value or 0.0
    if len(sides) > 1:
        return whole * _times(value, [sum(q.value for q in side.quantities_of(kind)) for side in sides])
    meant = [q.value for q in project.quantities_of(kind) if figure.record_noun in ("", q.noun)]
    return whole - sum(meant) + value if meant else whole
