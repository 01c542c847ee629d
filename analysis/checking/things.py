"""Things that the text puts a number to: every statement about one thing together, with what the rows hold of it.

Statements are about one thing if they measure the same of the same projects and, where the rows hold several such
quantities or none, if they also mean the same of them. The targets of an indicator join the thing that its other
statements are about; targets that no printed figure repeats are things of their own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from analysis.checking.claims import Claim, claim_of
from analysis.checking.outcome import projects_part
from analysis.checking.recorded import Recorded, recorded
from analysis.checking.wording import WAN, YUAN, is_rate_unit
from models import FundingSource, Measure, Plan, PrintedFigure, Project, Stated, Target

_MONEY = (Measure.INVESTMENT, Measure.FUNDING)
_HELD = frozenset({
    *_MONEY, Measure.FLOOR_AREA, Measure.LAND_AREA, Measure.BEDS, Measure.GRAVES,
    Measure.PROJECTS, Measure.TOWNSHIPS, Measure.PHASES,
})  # fmt: skip
_WAN_OF_YUAN = 1e-4

Key = tuple[Measure, tuple[str, ...], FundingSource | None, str]


@dataclass(eq=False)
class Thing:
    """One thing: what is measured of which projects, each statement of it in printed order, and what the rows hold."""

    measure: Measure | None
    name: str
    noun: str
    projects: tuple[Project, ...] = ()
    figures: list[PrintedFigure] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    indicator_id: str | None = None
    recorded: Recorded | None = None
    part: str = ""

    @cached_property
    def claims(self) -> list[Claim]:
        """What each place of the text claims, but for the cells that the rows' own value rests on; asked when all is joined."""
        cells = self.recorded.claim.numbers if self.recorded else ()
        stated: list[Stated] = sorted([*self.figures, *self.targets], key=lambda one: one.place.start)
        return [_claim(one, self.measure) for one in stated if not any(cell.start <= one.place.start < cell.end for cell in cells)]

    @property
    def is_rate(self) -> bool:
        """Whether a value is the target itself, so that a floor below another value does not agree with it."""
        units = [stated.unit for stated in (*self.figures, *self.targets)]
        return self.measure is Measure.RATE or any(map(is_rate_unit, units))

    @property
    def records(self) -> tuple[str, ...]:
        """The ids of all records that speak of it."""
        ids = [project.project_id for project in self.projects]
        return (*ids, *([self.indicator_id] if self.indicator_id else []), *(figure.figure_id for figure in self.figures))


def things_of(plan: Plan) -> list[Thing]:
    """Every thing that the text states, in the order of its first statement."""
    things = _from_figures(plan)
    joined = {thing.indicator_id: thing for thing in reversed(things) if thing.indicator_id}
    for indicator in plan.indicators:
        thing = joined.get(indicator.indicator_id)
        known = {figure.place.start for figure in thing.figures} if thing else set()
        targets = [target for target in indicator.targets if target.place.start not in known]
        if thing:
            thing.targets += targets
        else:
            name, code = indicator.name, indicator.indicator_id
            things.append(Thing(measure=None, name=name, noun=name, targets=targets, indicator_id=code, part=code))
    return things


def _from_figures(plan: Plan) -> list[Thing]:
    projects = plan.by_id
    groups: dict[Key, list[PrintedFigure]] = {}
    for figure in stated_figures(plan):
        part = figure.record_noun or ("" if figure.measure in _HELD else figure.indicator_id or figure.noun)
        key = figure.measure, tuple(sorted(figure.project_ids)), figure.funding_source, part
        groups.setdefault(key, []).append(figure)
    names = {key[1]: figures[0].noun for key, figures in groups.items() if key[0] in (Measure.INVESTMENT, Measure.PROJECTS)}
    return [
        _thing(plan, figures, [projects[name] for name in key[1] if name in projects], names.get(key[1], ""))
        for key, figures in groups.items()
    ]  # fmt: skip


def stated_figures(plan: Plan) -> Iterator[PrintedFigure]:
    """The printed figures but those of the total row, which has checks of its own, and those of ratios."""
    for figure in plan.printed_figures:
        if not plan.is_of_totals(figure.passage) and figure.measure not in (Measure.RATIO, Measure.OTHER):
            yield figure


def _thing(plan: Plan, figures: list[PrintedFigure], projects: Sequence[Project], name: str) -> Thing:
    first = figures[0]
    held = recorded(
        plan, projects, first.measure, noun=first.record_noun, source=first.funding_source, stated_noun=first.noun,
        unit=WAN if first.measure in _MONEY else first.unit,
    )  # fmt: skip
    if not first.record_noun and first.measure not in _HELD:
        held = None
    part = projects_part([row.project_id for row in projects]) or first.indicator_id or first.measure
    return Thing(
        measure=first.measure, name=projects[0].name if len(projects) == 1 else name or first.noun, noun=first.noun,
        projects=tuple(projects), figures=figures, recorded=held, part=part,
        indicator_id=next((figure.indicator_id for figure in figures if figure.indicator_id), None),
    )  # fmt: skip


def _claim(stated: Stated, measure: Measure | None) -> Claim:
    words = stated.relative_to if isinstance(stated, Target) else ""
    if measure in _MONEY and stated.unit == YUAN and stated.value is not None:
        in_wan = {"value": stated.value * _WAN_OF_YUAN, "unit": WAN}
        return claim_of(stated.model_copy(update=in_wan), words)
    return claim_of(stated, words)
