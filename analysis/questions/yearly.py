"""Money by year. The plan gives no yearly split, so every amount of a project over several years rests on a policy."""

from functools import lru_cache

import numpy as np

from analysis.core.arrays import Floats, Ints, add_up
from analysis.core.frame import CATEGORIES, PlanFrame
from analysis.core.parts import columns_of, shares_of
from analysis.core.question import Question
from analysis.core.view import VIEWS_KEPT, View, before, in_context, view
from analysis.questions.categories import groups_of_categories
from models import Project, ProjectFilter, YearPolicy
from tables import Table, length_of

OWN = ("from_year", "to_year")
UNDIVIDED_YEAR = 0
EVERY = "every"  # all categories together


def by_year(question: Question) -> Table:
    """One row for each year and category, and under ``undivided`` for year 0: the spans that are not divided, last.

    Where money only may be of the chosen sources, one row for each year: what is open is not open by category alone. The
    filter's own years only mark rows. Columns: year, category (``EVERY`` for all), single_wan (projects of one year),
    spread_wan (projects over several years, by the policy; in year 0 as they are), unconfirmed_wan, undivided_wan (of townships
    only partly chosen), amount_wan (the four together), certain_wan (single and spread), share (of all rows), before_wan,
    projects (a project counts in each of its years), selected.
    """
    seen = in_context(question, *OWN)
    table, selected = _amounts(seen.question), chosen_years(seen, question.filter, seen.cell_projects)
    each = length_of(table) // len(selected)
    return {**table, "selected": [one for one in selected for _ in range(each)]}


@lru_cache(maxsize=VIEWS_KEPT)
def _amounts(question: Question) -> Table:
    """The same but for what is selected, of a question without years: it stays when some are chosen."""
    seen, was = view(question), before(question)
    years, projects = years_of(question), counted_in_years(seen, seen.cell_projects)
    chosen, frame = question.filter.category, question.frame
    codes, kinds = frame.categories, groups_of_categories(frame)
    if seen.is_open:
        codes, kinds = [chosen[0] if len(chosen) == 1 else EVERY], kinds.sum(axis=0, keepdims=True)
        projects = projects.sum(axis=1)
    groups = (groups_of_years(seen)[:, None] * kinds).reshape(len(years) * len(codes), frame.cells.count)
    single, spread, parts = seen.split(groups, ~frame.cells.is_single_year)
    return {
        "year": [year for year in years for _ in codes],
        "category": codes * len(years),
        "single_wan": single.tolist(),
        "spread_wan": spread.tolist(),
        **columns_of(parts, seen.whole),
        "before_wan": was.parts_of(groups).amount.tolist(),
        "projects": projects.ravel().tolist(),
    }


def cumulative(question: Question) -> Table:
    """Money added up year by year; the filter's own years only mark rows. Year 0, spans that are not divided, comes last.

    Columns: year, amount_wan, certain_wan, undivided_wan and unconfirmed_wan (of the year alone), cumulative_wan (the most) and
    sure_wan (the least of all years so far), share (of the total so far), before_wan (cumulative), selected.
    """
    seen, was = in_context(question, *OWN), before(question)
    groups = groups_of_years(seen)
    added = seen.parts_of(groups.cumsum(axis=0))
    return {
        "year": years_of(question),
        **columns_of(seen.parts_of(groups), seen.whole),
        "share": shares_of(added, seen.whole),
        "cumulative_wan": added.amount.tolist(),
        "sure_wan": added.sure.tolist(),
        "before_wan": was.parts_of(groups).amount.cumsum().tolist(),
        "selected": chosen_years(seen, question.filter, seen.cell_projects),
    }


def project_by_year(project: Project, policy: YearPolicy) -> Table:
    """One project's total investment by year under a policy: year, amount_wan. Undivided spans have one row, year 0."""
    years, total = list(project.years), float(project.total_investment_wan)
    if policy is YearPolicy.UNDIVIDED and len(years) > 1:
        return {"year": [UNDIVIDED_YEAR], "amount_wan": [total]}
    if policy is YearPolicy.FIRST_YEAR:
        return {"year": years, "amount_wan": [total, *[0.0] * (len(years) - 1)]}
    return {"year": years, "amount_wan": [total / len(years)] * len(years)}


def years_of(question: Question) -> list[int]:
    """The years in which money can stand: those of the plan, all before or after them as one more, under ``undivided`` year 0."""
    undivided = [UNDIVIDED_YEAR] if question.policy.years is YearPolicy.UNDIVIDED else []
    return [*question.frame.years, *undivided]


def groups_of_years(seen: View) -> Floats:
    """The years as parts of cells (years x G)."""
    spread: Floats = seen.frame.year_spread(seen.question.policy.years).T[:, seen.frame.span_of_cell]
    return spread


def over_years(seen: View, amounts: Floats) -> Floats:
    """Amounts by cell (G,) spread over the years: one row for each year, one column for each category."""
    return seen.frame.year_spread(seen.question.policy.years).T @ _by_span(seen.frame, amounts).T


def counted_in_years(seen: View, projects: Floats) -> Ints:
    """Projects by cell (G,), each counted in every year in which it has a part, in the same shape."""
    has_part = seen.frame.year_spread(seen.question.policy.years) > 0
    return (has_part.T.astype(np.float64) @ _by_span(seen.frame, projects).T).astype(np.int64)


def _by_span(frame: PlanFrame, amounts: Floats) -> Floats:
    """Amounts by cell (G,) added up by category, in their fixed order, and span of years."""
    spans = len(frame.spans)
    code = frame.cells.category * spans + frame.span_of_cell
    return add_up(code, amounts, len(CATEGORIES) * spans).reshape(len(CATEGORIES), spans)[frame.category_order]


def chosen_years(seen: View, asked: ProjectFilter, projects: Floats) -> list[bool]:
    """Whether the filter's years hold a year; year 0, if any of the spans of ``projects`` (G,) has a year in them."""
    cells = seen.frame.cells
    low = -np.inf if asked.from_year is None else asked.from_year
    high = np.inf if asked.to_year is None else asked.to_year
    selected = [low <= year <= high for year in seen.frame.years]
    if seen.question.policy.years is YearPolicy.UNDIVIDED:
        touches = (cells.start_year <= high) & (cells.end_year >= low) & ~cells.is_single_year
        has_filter = asked.from_year is not None or asked.to_year is not None
        selected.append(bool(projects[touches].any()) if has_filter else True)
    return selected
