"""From one value of a finding to the other: by way of the rows that explain the difference, or just beside each other."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from analysis.checking.figures import first_number
from models import Finding, Measure, Passage, Plan, Project

FUNDING, REST = "funding", "rest"
_CLOSE = 1e-6
_MOST_ROWS = 6
Amount = Callable[[Project], float]


class BridgeKind(StrEnum):
    """What the steps are: whole rows, all of the difference or part of it; what rows have too much; or no steps at all."""

    ROWS = "rows"
    PARTLY = "partly"
    EXCESS = "excess"
    COMPARED = "compared"


@dataclass(frozen=True)
class Level:
    """A value of a side (``side-0``, ``side-1`` …), or the sum of the funding (``funding``)."""

    code: str
    value: float


@dataclass(frozen=True)
class Step:
    """What one row adds, by its project's id; ``rest`` is what several rows add, or what no row explains."""

    code: str
    amount: float


@dataclass(frozen=True)
class Bridge:
    """Levels and the steps between them, in order. Without steps the levels only stand beside each other."""

    kind: BridgeKind
    parts: tuple[Level | Step, ...]

    @property
    def rows(self) -> tuple[Step, ...]:
        """The rows between the first two levels."""
        second = next(place for place, part in enumerate(self.parts) if part == self.levels[1])
        return tuple(part for part in self.parts[:second] if isinstance(part, Step) and part.code != REST)

    @property
    def levels(self) -> tuple[Level, ...]:
        return tuple(part for part in self.parts if isinstance(part, Level))


def bridge(plan: Plan, finding: Finding) -> Bridge | None:
    """The bridge of a finding; nothing where it does not compare numbers of one unit."""
    levels = [Level(f"side-{place}", side.value) for place, side in enumerate(finding.sides) if side.value is not None]
    if finding.difference is None or len(levels) < 2 or finding.difference == 0:
        return None
    found = _steps(plan, finding, levels[1].value - levels[0].value) if len(levels) == len(finding.sides) == 2 else None
    if found is None:
        return Bridge(BridgeKind.COMPARED, tuple(levels))
    kind, steps = found
    return Bridge(kind, (levels[0], *steps, levels[1], *_on_to_funding(plan, finding, levels[1])))


def _steps(plan: Plan, finding: Finding, difference: float) -> tuple[BridgeKind, list[Step]] | None:
    """The rows of the reading, the largest first, and what they leave unexplained."""
    named = frozenset(finding.reading.project_ids if finding.reading else ())
    projects = [project for project in plan.projects if project.project_id in named]
    is_money = finding.measure in (Measure.INVESTMENT, Measure.FUNDING)
    sign = 1 if difference > 0 else -1
    cells = _cells(finding)
    for kind, amount in ((BridgeKind.ROWS, cells), (BridgeKind.EXCESS, _excess)) if is_money else ((BridgeKind.ROWS, cells),):
        if projects and abs(sign * sum(map(amount, projects)) - abs(difference)) < _CLOSE:
            return kind, _sorted(projects, amount, sign)
    total = sum(map(cells, projects))
    if 0 < total < abs(difference):
        return BridgeKind.PARTLY, [*_sorted(projects, cells, sign), Step(REST, difference - sign * total)]
    return None


def _cells(finding: Finding) -> Amount:
    """What a row gives to the sum that is the last side."""

    def amount(project: Project) -> float:
        return sum(first_number(number.quote) or 0.0 for number in cells_of(finding, project))

    return amount


def cells_of(finding: Finding, project: Project) -> list[Passage]:
    """The numbers of a row in the sum that is the last side."""
    return [number for number in finding.sides[-1].numbers if project.source.start <= number.start < project.source.end]


def _excess(project: Project) -> float:
    """What a row's funding has over its total."""
    return project.funding_sum_wan - project.total_investment_wan


def _sorted(projects: Sequence[Project], amount: Amount, sign: int = 1) -> list[Step]:
    steps = [Step(project.project_id, sign * amount(project)) for project in projects if amount(project)]
    return _few(sorted(steps, key=lambda step: -abs(step.amount)))


def _few(steps: list[Step]) -> list[Step]:
    """The steps, the smaller ones as one where there are many."""
    if len(steps) <= _MOST_ROWS:
        return steps
    shown = steps[: _MOST_ROWS - 1]
    return [*shown, Step(REST, sum(step.amount for step in steps[_MOST_ROWS - 1 :]))]


def _on_to_funding(plan: Plan, finding: Finding, last: Level) -> Iterator[Level | Step]:
    """From the sum of all rows on to the sum of their funding, where some rows' parts do not add up to their total."""
    records = set(finding.sides[-1].records)
    is_whole = records == plan.by_id.keys()
    if not is_whole or last.value != plan.computed_total_wan or plan.funding_total_wan == plan.computed_total_wan:
        return
    yield from _sorted(plan.projects, _excess)
    yield Level(FUNDING, plan.funding_total_wan)
