"""What is planned of one kind, by category, township and year. Two kinds are never added up.

A quantity goes where its project's money goes: into years and townships by the allocation policies. It is ``own`` where
a whole project stands in one place, ``shared`` where a policy put a part of it there, ``undivided`` where the policy
divides nothing and a project lies only partly in what is chosen. A funding source chosen divides no quantity: every
project with such money counts whole.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from analysis.core.arrays import Floats, add_up
from analysis.core.frame import PlanFrame
from analysis.core.question import Question
from analysis.core.view import View, before, in_context, view
from analysis.questions.categories import over_categories
from analysis.questions.townships import CITY_LEVEL, UNDIVIDED, chosen_townships, counted_in_townships, over_townships
from analysis.questions.yearly import chosen_years, counted_in_years, over_years, years_of
from models import QuantityKind
from tables import Table, first_rows

_WHOLE = 1 - 1e-9


@dataclass(frozen=True)
class PlannedTotal:
    """What is in view of a kind, and how many projects have any; ``of`` is the whole plan's."""

    own: float
    shared: float
    undivided: float
    projects: int
    of: float

    @property
    def amount(self) -> float:
        return self.own + self.shared + self.undivided


def planned(frame: PlanFrame, kind: QuantityKind) -> Floats:
    """How much of a kind each project of a plan gives (N,); 0 where it says nothing. Worked out once for a frame."""
    return _planned(frame)[kind]


@lru_cache(maxsize=2)
def _planned(frame: PlanFrame) -> Mapping[QuantityKind, Floats]:
    found = {kind: np.zeros(len(frame)) for kind in QuantityKind}
    for row, project in enumerate(frame.plan.projects):
        for quantity in project.quantities:
            found[quantity.kind][row] += quantity.value
    return found


def capacity(question: Question, *, amounts: Floats) -> PlannedTotal:
    """What is in view of some amounts by project (N,)."""
    seen = view(question)
    own, shared, undivided = (float(part.sum()) for part in _parts(seen, amounts))
    was = before(question)
    return PlannedTotal(own, shared, undivided, int(((amounts > 0) & seen.selected).sum()), float(_by_cell(was, amounts).sum()))


def capacity_by_category(question: Question, *, amounts: Floats) -> Table:
    """One row for each category, in the fixed order of the money; the filter's own ``category`` only marks rows.

    Columns: category, own, shared, undivided, amount (the three together), before (without a filter), projects, selected.
    """
    seen, frame, asked = in_context(question, "category"), question.frame, question.filter
    own, shared, undivided = (over_categories(seen, part)[frame.category_order] for part in _parts(seen, amounts))
    was = before(question)
    return {
        "category": frame.categories,
        **_listed(own, shared, undivided, over_categories(was, _in_view(was, amounts))[frame.category_order]),
        "projects": over_categories(seen, _projects(seen, amounts))[frame.category_order].astype(np.int64).tolist(),
        "selected": [not asked.category or code in asked.category for code in frame.categories],
    }


def capacity_by_township(question: Question, *, amounts: Floats) -> Table:
    """One row for each township in the plan's order, then ``city_level``, then ``undivided`` if there is any.

    The filter's own townships only mark rows. Columns: township, own (whole projects of one township; at city level, the
    city's own), shared (by a policy; in ``undivided`` as it is), undivided (spans only partly in the chosen years),
    amount, before, own_projects, shared_projects (counted in each of their townships), selected.
    """
    seen, was = in_context(question, "township"), before(question)
    frame, (whole, part, undivided) = question.frame, _parts(seen, amounts)
    own, shared = over_townships(seen, whole * ~frame.is_shared), over_townships(seen, whole * frame.is_shared + part)
    open_part, before_amount = over_townships(seen, undivided), over_townships(was, _in_view(was, amounts))
    projects, is_own = _projects(seen, amounts) * (seen.weights > 0), ~frame.is_shared & (seen.inside >= _WHOLE)
    table: Table = {
        "township": [*frame.townships, CITY_LEVEL, UNDIVIDED],
        **_listed(own, shared, open_part, before_amount),
        "own_projects": counted_in_townships(seen, projects * is_own).astype(np.int64).tolist(),
        "shared_projects": counted_in_townships(seen, projects * ~is_own).astype(np.int64).tolist(),
        "selected": chosen_townships(seen, question.filter, projects),
    }
    is_divided = not (own[-1] + shared[-1] + open_part[-1] or before_amount[-1])
    return first_rows(table, len(own) - 1) if is_divided else table


def capacity_by_year(question: Question, *, amounts: Floats) -> Table:
    """One row for each year and category, and under ``undivided`` for year 0: the spans that are not divided, last.

    The filter's own years only mark rows. Columns: year, category, own (whole projects of one year), shared (by a
    policy; in year 0 as it is), undivided (of townships only partly chosen), amount, before, projects (a project counts
    in each of its years), selected.
    """
    seen, was = in_context(question, "from_year", "to_year"), before(question)
    years, frame = years_of(question), question.frame
    whole, part, undivided = _parts(seen, amounts)
    order, projects = frame.categories, _projects(seen, amounts)
    is_single = frame.cells.is_single_year
    columns = (whole * is_single, whole * ~is_single + part, undivided)
    own, shared, open_part = (over_years(seen, column).ravel() for column in columns)
    return {
        "year": [year for year in years for _ in order],
        "category": order * len(years),
        **_listed(own, shared, open_part, over_years(was, _in_view(was, amounts)).ravel()),
        "projects": counted_in_years(seen, projects).ravel().tolist(),
        "selected": [one for one in chosen_years(seen, question.filter, projects) for _ in order],
    }


def _listed(own: Floats, shared: Floats, undivided: Floats, was: Floats) -> dict[str, list[float]]:
    columns = {"own": own, "shared": shared, "undivided": undivided, "amount": own + shared + undivided, "before": was}
    return {name: column.tolist() for name, column in columns.items()}


def _by_cell(seen: View, amounts: Floats) -> Floats:
    """The whole amounts of the projects in view, by cell (G,)."""
    return add_up(seen.frame.cells.of_project, amounts * seen.selected, seen.frame.cells.count)


def _in_view(seen: View, amounts: Floats) -> Floats:
    """What is in view of the amounts, by cell (G,)."""
    return _by_cell(seen, amounts) * seen.weights


def _projects(seen: View, amounts: Floats) -> Floats:
    """How many projects in view have any, by cell (G,)."""
    return _by_cell(seen, (amounts > 0).astype(np.float64))


def _parts(seen: View, amounts: Floats) -> tuple[Floats, Floats, Floats]:
    """By cell (G,): what whole projects give, what a policy's share of projects gives, and what is not divided."""
    by_cell, is_whole = _by_cell(seen, amounts), seen.inside >= _WHOLE
    inside = by_cell * seen.inside
    return inside * is_whole, inside * ~is_whole, by_cell * seen.partly
