"""Every number of a plan as a place that can be changed, and which findings a change there must bring about."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from analysis.checking.reviewing import review
from models import Comparator, Finding, FundingSource, Indicator, Measure, Plan, PrintedFigure, Project, Quantity, QuantityKind
from tests.real import once

CHECK_OF = {
    Measure.INVESTMENT: "text_amount", Measure.FACILITIES: "text_count", Measure.PROJECTS: "text_count",
    Measure.TOWNSHIPS: "text_count", Measure.PHASES: "text_count", Measure.FLOOR_AREA: "text_area", Measure.LAND_AREA: "text_land",
    Measure.BEDS: "text_beds", Measure.GRAVES: "text_graves", Measure.URNS: "only_in_text", Measure.RATE: "target_values",
    Measure.YEARS: "sentence_parts", Measure.RATIO: "ratios",
}  # fmt: skip
# What any number may bring about besides what it is compared with: a bound, a floor, no placement left, another amount at stake.
FOLLOWS = ("target_bounds", "low_floor", "placements", "never_mentioned", "box_rows")
LISTED = ("listed", "rates_at_100", "prefecture_firsts", "full_coverages")  # facts that count what they list, all of it
EACH = (QuantityKind.FLOOR_AREA, QuantityKind.FACILITIES)  # the area of one of a row's buildings, and the middle of all such areas
REVIEWED = once(review)  # of the real plan once
Findings = dict[str, Finding]


@dataclass(frozen=True)
class Place:
    """A number of a plan: where it is, what it is, and how a plan with another one there is made."""

    name: str
    value: float
    path: tuple[Any, ...]
    must: tuple[str, ...] = ()  # ids of findings, or check@record: a finding of that check about that record
    may: tuple[str, ...] = field(default=())  # the same, or an id with * for any part of it

    def changed(self, plan: Plan, value: float) -> Plan:
        """The plan with another number here."""
        result = _put(plan, self.path, value)
        assert isinstance(result, Plan)
        return result


def found_in(plan: Plan) -> Findings:
    """The findings by id."""
    return {one.finding_id: one for one in REVIEWED(plan).findings}


def changed_findings(before: Findings, after: Findings) -> Findings:
    """The findings that came, went, or compare other values now."""
    ids = [
        name for name in {**before, **after} if name not in before or name not in after or before[name].guard != after[name].guard
    ]
    return {name: (after.get(name) or before[name]) for name in ids}


def assert_exactly(place: Place, changed: Findings) -> None:
    """What changed is what had to change at a place, and nothing that has no business there."""
    answered = {name: [want for want in place.must if _answers(want, one)] for name, one in changed.items()}
    missing = [want for want in place.must if not any(want in wants for wants in answered.values())]
    strange = [name for name, one in changed.items() if not any(_answers(want, one) for want in (*place.must, *place.may))]
    assert (missing, strange) == ([], []), f"{place.name}: missing {missing}, strange {strange}"


def places(plan: Plan) -> list[Place]:
    """Every number that a check compares."""
    return [*_rows(plan), *_figures(plan), *_targets(plan), *_facts(plan), *_totals(plan)]


def _answers(want: str, finding: Finding) -> bool:
    check, at, record = want.partition("@")
    if "*" in want:
        return fnmatchcase(finding.finding_id, want)
    if finding.check in FOLLOWS:
        return True
    return finding.check == check and record in finding.records if at else finding.finding_id == want


def _put(thing: Any, path: tuple[Any, ...], value: float) -> Any:
    if not path:
        return value
    key, rest = path[0], path[1:]
    if isinstance(key, int):
        return tuple(_put(one, rest, value) if place == key else one for place, one in enumerate(thing))
    if isinstance(key, FundingSource):
        return {**thing, key: _put(thing[key], rest, value)}
    return thing.model_copy(update={key: _put(getattr(thing, key), rest, value)})


def _slug(project_id: str) -> str:
    return project_id.replace("-", "_")


def _rows(plan: Plan) -> Iterator[Place]:
    covered = _explained_rows(plan)
    # Another total may let other rows explain what the printed total lacks, or none: then the columns lack something too.
    other_rows = tuple(f"printed_totals-{source}" for source in FundingSource)
    for i, row in enumerate(plan.projects):
        of_row = ("projects", i)
        amounts = [
            f"text_amount@{one.figure_id}"
            for one in _stated(plan)
            if one.measure is Measure.INVESTMENT and row.project_id in one.project_ids
        ]
        must = (f"row_parts-{_slug(row.project_id)}", "printed_totals-total", *amounts)
        yield Place(f"{row.project_id} total", row.total_investment_wan, (*of_row, "total_investment_wan"), must, other_rows)
        for j, line in enumerate(row.funding):
            columns = [f"printed_totals-{source}" for source in line.possible_sources]
            is_seen = row.project_id in covered and len(columns) == 1 and not _slack(plan, line.possible_sources[0])
            must = (f"row_parts-{_slug(row.project_id)}", *(columns if is_seen else []))
            yield Place(f"{row.project_id} {line}", line.amount_wan, (*of_row, "funding", j, "amount_wan"), must, tuple(columns))
        for j, quantity in enumerate(row.quantities):
            must = tuple(_about(plan, row, quantity, binding={Comparator.EQUAL}))
            may = tuple(_about(plan, row, quantity, binding=set(Comparator)))
            may += (f"sentence_parts-{_slug(row.project_id)}*", f"ratios-{_slug(row.project_id)}*")
            if quantity.kind in EACH:
                may += ("lacking_size-*-capacity",)  # another middle: other rows are larger than most
            if not quantity.approximate:
                yield Place(f"{row.project_id} {quantity}", quantity.value, (*of_row, "quantities", j, "value"), must, may)


def _about(plan: Plan, row: Project, quantity: Quantity, binding: set[Comparator]) -> Iterator[str]:
    """The statements that repeat a quantity of a row and bind it in some way."""
    for one in _stated(plan):
        is_meant = one.record_noun == quantity.noun if one.record_noun else one.measure == quantity.kind.value
        is_held = CHECK_OF[one.measure].startswith("text_") and (one.record_noun or one.measure is not Measure.FACILITIES)
        if row.project_id in one.project_ids and is_meant and is_held and one.comparator in binding:
            yield f"{CHECK_OF[one.measure]}@{one.figure_id}"


def _figures(plan: Plan) -> Iterator[Place]:
    for i, one in enumerate(plan.printed_figures):
        if one in _stated(plan) and one.value is not None and one.measure in CHECK_OF and not _is_alone(plan, one):
            must = (
                (f"{CHECK_OF[one.measure]}@{one.figure_id}",)
                if one.comparator is Comparator.EQUAL or one.measure is Measure.RATE
                else ()
            )
            may = [f"{check}@{one.figure_id}" for check in ("sentence_parts", "only_in_text", CHECK_OF[one.measure])]
            if not _is_near(plan, one):
                yield Place(one.figure_id, one.value, ("printed_figures", i, "value"), must, tuple(may))


def _is_alone(plan: Plan, figure: PrintedFigure) -> bool:
    """Whether a rate or a number of years is stated nowhere else and is no phase: nothing to compare it with."""
    if figure.measure is Measure.YEARS:
        return len([one for one in plan.printed_figures if one.passage.end >= figure.passage.start >= one.passage.end - 40]) < 2
    alike = [one for one in plan.printed_figures if (one.noun, one.project_ids) == (figure.noun, figure.project_ids)]
    return figure.measure is Measure.RATE and len(alike) < 2


def _is_near(plan: Plan, figure: PrintedFigure) -> bool:
    """Whether what the rows hold of it is approximate."""
    rows = [row for row in plan.projects if row.project_id in figure.project_ids]
    return any(one.approximate and one.kind.value == figure.measure for row in rows for one in row.quantities)


def _targets(plan: Plan) -> Iterator[Place]:
    stated = {one.place.start for one in plan.printed_figures}
    for i, indicator in enumerate(plan.indicators):
        if any(target.place.start in stated for target in indicator.targets) or len(indicator.targets) < 2:
            continue
        for j, target in enumerate(indicator.targets):
            if target.value is not None:
                must = (f"target_values-{indicator.indicator_id}",) if _is_strict(indicator) else ()
                may = tuple(f"{check}-{indicator.indicator_id}" for check in ("hedge", "target_values", "sentence_parts-listed"))
                yield Place(f"{indicator.indicator_id} {j}", target.value, ("indicators", i, "targets", j, "value"), must, may)


def _is_strict(indicator: Indicator) -> bool:
    return len({target.comparator for target in indicator.targets}) == 1 or indicator.targets[0].unit == "%"


def _facts(plan: Plan) -> Iterator[Place]:
    wholes = [one.part_of for one in plan.facts if one.part_of]
    for i, fact in enumerate(plan.facts):
        whole = fact.part_of or fact.fact_id
        must: tuple[str, ...] = ()
        if fact.unit == "%" and fact.part_of:
            must = (f"ratios-share-{fact.fact_id}",)
        elif fact.fact_id in LISTED:
            must = (f"sentence_parts-listed-{fact.fact_id}",)
        elif wholes.count(whole) > 1 and not any(one.unit == "%" for one in plan.facts if one.part_of == whole):
            must = (f"sentence_parts-{whole}",)
        elif whole not in wholes:
            continue
        yield Place(fact.fact_id, fact.value or 0, ("facts", i, "value"), must, (f"sentence_parts-{whole}", "ratios-share*"))


def _totals(plan: Plan) -> Iterator[Place]:
    totals = plan.printed_totals
    assert totals
    must = ("printed_totals-total", "totals_together")
    yield Place("printed total", totals.total_investment_wan, ("printed_totals", "total_investment_wan"), must)
    for source, value in totals.funding_wan.items():
        must = ("totals_together", *([] if _slack(plan, source) else [f"printed_totals-{source}"]))
        yield Place(f"printed {source}", value, ("printed_totals", "funding_wan", source), must, (f"printed_totals-{source}",))


def _stated(plan: Plan) -> list[PrintedFigure]:
    totals = plan.printed_totals
    assert totals
    return [one for one in plan.printed_figures if not totals.passage.start <= one.passage.start < totals.passage.end]


def _explained_rows(plan: Plan) -> tuple[str, ...]:
    return plan.printed_totals.covered_project_ids if plan.printed_totals else ()


def _slack(plan: Plan, source: FundingSource) -> int:
    """How much of a column is not confirmed."""
    lines = [line for row in plan.projects for line in row.funding if source in line.possible_sources and not line.is_confirmed]
    return sum(line.amount_wan for line in lines)
