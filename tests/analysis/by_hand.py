"""The meaning of a filter, worked out project by project and line by line, as a person would with a pencil."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from models import (
    AllocationPolicy,
    Basis,
    FundingSource,
    Plan,
    Project,
    ProjectFilter,
    TownshipMatch,
    TownshipPolicy,
    YearPolicy,
    implementer_code,
)


@dataclass
class Row:
    """One project's money in view."""

    is_selected: bool
    certain: float = 0
    unconfirmed: float = 0
    undivided: float = 0


def rows(plan: Plan, asked: ProjectFilter, policy: AllocationPolicy, basis: Basis) -> list[Row]:
    """Every project's money in view, in the plan's order."""
    return [_row(plan, project, asked, policy, basis) for project in plan.projects]


def _row(plan: Plan, project: Project, asked: ProjectFilter, policy: AllocationPolicy, basis: Basis) -> Row:
    is_covered = plan.printed_totals is None or project.project_id in plan.printed_totals.covered_project_ids
    if not _matches(project, asked) or (basis is Basis.PRINTED and not is_covered):
        return Row(False)
    sure, unsure = _base(project, asked, basis)
    in_years, maybe_years = _of_years(project, asked, policy)
    in_townships, maybe_townships = _of_townships(project, asked, policy)
    inside = in_years * in_townships
    at_most = (in_years or maybe_years) * (in_townships or maybe_townships)
    partly = at_most - inside
    row = Row(at_most > 0, sure * inside, unsure * at_most, sure * partly)
    if asked.funding_source:
        row.is_selected = row.certain + row.unconfirmed + row.undivided > 0
    return row


def _matches(project: Project, asked: ProjectFilter) -> bool:
    text = project.name + project.scope_text + project.location_text
    spelled = {"老年人幸福食堂": "lnrxfst", "经营性公墓建设": "gongmu"}.get(project.name, "")
    is_found = not asked.text or asked.text in text or asked.text == spelled
    return (
        (not asked.category or project.category in asked.category)
        and (not asked.reach or project.reach in asked.reach)
        and (not asked.construction_type or project.construction_type in asked.construction_type)
        and (not asked.start_year or project.start_year in asked.start_year)
        and (asked.township_match is TownshipMatch.ANY or set(asked.township) <= set(project.townships))
        and (not asked.unsettled or any(line.amount_wan > 0 and len(line.possible_sources) > 1 for line in project.funding))
        and (not asked.implementer or implementer_code(project.implementer) in asked.implementer)
        and (not asked.project or project.project_id in asked.project)
        and project.project_id not in asked.without
        and (asked.min_wan is None or project.total_investment_wan >= asked.min_wan)
        and (asked.max_wan is None or project.total_investment_wan <= asked.max_wan)
        and is_found
    )


def _base(project: Project, asked: ProjectFilter, basis: Basis) -> tuple[float, float]:
    if not asked.funding_source:
        return (project.funding_sum_wan if basis is Basis.FUNDING else project.total_investment_wan), 0
    sums = [_of_sources(project, chosen, asked) for chosen in _choices(project)]
    return min(sums), max(sums) - min(sums)


def _of_sources(project: Project, chosen: Sequence[FundingSource], asked: ProjectFilter) -> int:
    return sum(line.amount_wan for line, source in zip(project.funding, chosen, strict=True) if source in asked.funding_source)


def _choices(project: Project) -> list[tuple[FundingSource, ...]]:
    """All columns that the row's amounts may stand in, in printed order; in any order where none keeps it."""
    order = list(FundingSource)
    every = list(product(*(line.possible_sources for line in project.funding)))
    return [one for one in every if all(order.index(left) < order.index(right) for left, right in pairwise(one))] or every


def _of_years(project: Project, asked: ProjectFilter, policy: AllocationPolicy) -> tuple[float, float]:
    low, high = asked.from_year or 0, asked.to_year or 9999
    if asked.from_year is None and asked.to_year is None:
        return 1, 0
    years = [project.start_year] if policy.years is YearPolicy.FIRST_YEAR else list(project.years)
    return _weight(sum(low <= year <= high for year in years), len(years), policy.years is not YearPolicy.UNDIVIDED)


def _of_townships(project: Project, asked: ProjectFilter, policy: AllocationPolicy) -> tuple[float, float]:
    if not asked.township:
        return 1, 0
    hits = sum(code in asked.township for code in project.townships)
    return _weight(hits, len(project.townships), policy.townships is TownshipPolicy.EVENLY)


def _weight(hits: int, of: int, is_divided: bool) -> tuple[float, float]:
    if hits == 0:
        return 0, 0
    if is_divided:
        return hits / of, 0
    return (1, 0) if hits == of else (0, 1)
