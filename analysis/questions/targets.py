"""指标: what a plan wants to reach, held against what its projects are to build.

Only records speak. A printed figure that belongs to an indicator says what the target counts (beds, graves, homes, floor
area, projects) and of which projects; else the quantity in whose words the target itself is printed. A rate is never
held against a quantity. Nothing here says how far the plan has come: it does not say so.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from analysis.core.frame import PlanFrame, kept
from models import Comparator, Indicator, Measure, Passage, Plan, PrintedFigure, Project, Quantity, QuantityKind, Stated

_RATES = (Measure.RATE, Measure.RATIO)
_SIGNS_OF_RATES = ("%", "‰")


class Verdict(StrEnum):
    """What the planned capacity comes to beside the target."""

    REACHES = "reaches"
    EXCEEDS = "exceeds"
    FALLS_SHORT = "falls_short"
    DEPENDS = "depends"  # enough for one statement of the target, not for another
    RATE = "rate"  # a quantity cannot be held against a rate
    NOT_STATED = "not_stated"  # projects serve it, but none of them states such a quantity
    NO_PROJECT = "no_project"


MEASURED = (Verdict.REACHES, Verdict.EXCEEDS, Verdict.FALLS_SHORT, Verdict.DEPENDS)


@dataclass(frozen=True)
class Contribution:
    """What one project adds: the sum of its quantities, or one if projects themselves are counted."""

    project: Project
    value: float
    quantities: tuple[Quantity, ...] = ()


@dataclass(frozen=True)
class PlannedCapacity:
    """What the projects are to build of what a target counts. ``measure`` is ``projects`` where they are counted themselves."""

    measure: Measure
    unit: str
    parts: tuple[Contribution, ...]

    @property
    def value(self) -> float:
        return math.fsum(part.value for part in self.parts)

    @property
    def is_approximate(self) -> bool:
        """Whether any part is printed as 约 or 余."""
        return any(quantity.approximate for part in self.parts for quantity in part.quantities)


@dataclass(frozen=True)
class Assessment:
    """An indicator, the projects that serve it, what they are to build, and what that comes to.

    ``is_same_number``: the target is printed in the very words that the capacity is read from, so that both must agree.
    ``is_contradictory``: no value could meet all statements of the target.
    """

    indicator: Indicator
    projects: tuple[Project, ...]
    capacity: PlannedCapacity | None
    verdict: Verdict
    is_same_number: bool
    is_contradictory: bool

    @property
    def is_measured(self) -> bool:
        """Whether there is a capacity to hold against the target."""
        return self.verdict in MEASURED

    @property
    def is_enough(self) -> bool:
        """Whether the capacity is enough for every statement of the target."""
        return self.verdict in (Verdict.REACHES, Verdict.EXCEEDS)


def assess(plan: Plan, indicator: Indicator) -> Assessment:
    """What the plan's projects come to beside one of its targets."""
    projects = tuple(plan.by_id[name] for name in indicator.project_ids if name in plan.by_id)
    figures = [figure for figure in plan.printed_figures if figure.indicator_id == indicator.indicator_id]
    capacity = None if is_rate(indicator, figures) else _capacity(plan.by_id, projects, indicator, figures)
    parts, ends = capacity.parts if capacity else (), [bounds(target) for target in indicator.targets]
    return Assessment(
        indicator=indicator,
        projects=projects,
        capacity=capacity,
        verdict=_verdict(indicator, projects, capacity, figures),
        is_same_number=any(_any_meets(indicator, one.passage) for part in parts for one in part.quantities),
        is_contradictory=max(low for low, _ in ends) > min(high for _, high in ends),
    )


def assess_all(plan: Plan) -> tuple[Assessment, ...]:
    """Every target of the plan beside its projects, in printed order."""
    return tuple(assess(plan, indicator) for indicator in plan.indicators)


@kept
def assessed(frame: PlanFrame) -> tuple[Assessment, ...]:
    """The same of a frame's plan, whatever is in view: worked out once."""
    return assess_all(frame.plan)


def is_rate(indicator: Indicator, figures: Iterable[PrintedFigure] = ()) -> bool:
    """Whether a target is a share, a rate or a multiple, by its printed figures or its unit; relative ones too."""
    if any(figure.measure in _RATES for figure in figures):
        return True
    return any(target.value is None or target.unit in _SIGNS_OF_RATES for target in indicator.targets)


# --- capacity ------------------------------------------------------------------------------------


def _capacity(
    by_id: Mapping[str, Project], projects: Sequence[Project], indicator: Indicator, figures: Iterable[PrintedFigure]
) -> PlannedCapacity | None:
    """By the first printed figure whose projects state what it measures; else by the target's own words in a row."""
    for figure in figures:
        found = _by_figure([by_id[name] for name in figure.project_ids if name in by_id], figure)
        if found:
            return found
    return _by_own_words(projects, indicator)


def _by_figure(projects: Sequence[Project], figure: PrintedFigure) -> PlannedCapacity | None:
    if not projects:
        return None
    if figure.measure is Measure.PROJECTS:
        return PlannedCapacity(figure.measure, figure.unit, tuple(Contribution(project, 1) for project in projects))
    return _summed(projects, figure.measure, figure.unit, figure.record_noun)


def _by_own_words(projects: Sequence[Project], indicator: Indicator) -> PlannedCapacity | None:
    """The quantity in whose printed words a statement of the target stands, with the like of it in the other projects."""
    for project in projects:
        for quantity in project.quantities:
            if _any_meets(indicator, quantity.passage):
                return _summed(projects, Measure(quantity.kind), quantity.unit, quantity.noun)
    return None


def _summed(projects: Sequence[Project], measure: Measure, unit: str, noun: str) -> PlannedCapacity | None:
    """What the projects state of a kind of quantity, or of one noun; two units are never added."""
    parts = []
    for project in projects:
        found = tuple(quantity for quantity in project.quantities if _is_meant(quantity, measure, unit, noun))
        if found:
            parts.append(Contribution(project, math.fsum(quantity.value for quantity in found), found))
    return PlannedCapacity(measure, parts[0].quantities[0].unit, tuple(parts)) if parts else None


def _is_meant(quantity: Quantity, measure: Measure, unit: str, noun: str) -> bool:
    """A noun picks one quantity of a row, of any kind if the unit is the same; without one the kind must be certain."""
    if noun:
        return quantity.noun == noun and (quantity.kind == measure.value or quantity.unit == unit)
    return quantity.kind == measure.value and quantity.kind not in (QuantityKind.FACILITIES, QuantityKind.OTHER)


def _any_meets(indicator: Indicator, place: Passage) -> bool:
    return any(target.number is not None and target.number.meets(place) for target in indicator.targets)


def stated_together(projects: Sequence[Project]) -> dict[QuantityKind, tuple[Contribution, ...]]:
    """The beds and graves of several projects: what can be added up because each states it once, without parts."""
    found = {}
    for kind in (QuantityKind.BEDS, QuantityKind.GRAVES):
        own = [(project, project.quantities_of(kind)) for project in projects]
        stated = [(project, quantities) for project, quantities in own if quantities]
        if len(stated) > 1 and all(len(quantities) == 1 for _, quantities in stated):
            found[kind] = tuple(Contribution(project, quantities[0].value, quantities) for project, quantities in stated)
    return found


# --- verdict -------------------------------------------------------------------------------------


def _verdict(
    indicator: Indicator, projects: Sequence[Project], capacity: PlannedCapacity | None, figures: Sequence[PrintedFigure]
) -> Verdict:
    if capacity is None:
        if not projects:
            return Verdict.NO_PROJECT
        return Verdict.RATE if is_rate(indicator, figures) else Verdict.NOT_STATED
    found = {beside(capacity.value, target) for target in indicator.targets}
    if len(found) == 1:
        return found.pop()
    return Verdict.DEPENDS if Verdict.FALLS_SHORT in found else Verdict.EXCEEDS


def beside(value: float, target: Stated) -> Verdict:
    """A value beside one statement: enough, more than a value or limit that is named, or not enough. It needs a number."""
    low, high = bounds(target)
    if value > high:
        return Verdict.EXCEEDS
    is_below = value <= low if target.comparator is Comparator.MORE_THAN else value < low
    return Verdict.FALLS_SHORT if is_below else Verdict.REACHES


def bounds(target: Stated) -> tuple[float, float]:
    """The least and the most that meet a statement; everything, if it names no number."""
    if target.value is None or target.comparator is Comparator.RELATIVE:
        return -math.inf, math.inf
    ends = {
        Comparator.AT_LEAST: (target.value, math.inf),
        Comparator.MORE_THAN: (target.value, math.inf),
        Comparator.AT_MOST: (-math.inf, target.value),
        Comparator.BETWEEN: (target.value, target.value if target.value_high is None else target.value_high),
    }
    return ends.get(target.comparator, (target.value, target.value))
