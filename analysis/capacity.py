"""What is planned of one kind, by category, township and year. Two kinds are never added up.

A quantity goes where its project's money goes: into years and townships by the allocation policies. It is ``own`` where
a whole project stands in one place, ``shared`` where a policy put a part of it there, ``undivided`` where the policy
divides nothing and a project lies only partly in what is chosen. A funding source chosen divides no quantity: every
project with such money counts whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from analysis.arrays import Bools, Floats, add_up, text_column
from analysis.frame import CATEGORIES, PlanFrame
from analysis.townships import CITY_LEVEL, UNDIVIDED
from analysis.view import View, before, in_context, view
from analysis.yearly import years_of
from models import AllocationPolicy, Basis, ProjectFilter, Quantity, QuantityKind, TownshipPolicy, YearPolicy

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
        """All of it."""
        return self.own + self.shared + self.undivided


def quantities_of(quantities: tuple[Quantity, ...], kind: QuantityKind) -> tuple[Quantity, ...]:
    """The quantities of one kind."""
    return tuple(quantity for quantity in quantities if quantity.kind is kind)


@lru_cache(maxsize=2 * len(QuantityKind))
def planned(frame: PlanFrame, kind: QuantityKind) -> Floats:
    """How much of a kind each project of a plan gives (N,); 0 where it says nothing. Worked out once for a frame."""
    projects = frame.plan.projects if frame.plan else ()
    found = [sum(quantity.value for quantity in project.quantities if quantity.kind is kind) for project in projects]
    return np.array(found, dtype=np.float64) if frame.plan else np.zeros(len(frame))


def capacity(frame: PlanFrame, asked: ProjectFilter, policy: AllocationPolicy, basis: Basis, *, amounts: Floats) -> PlannedTotal:
    """What is in view of some amounts by project (N,)."""
    seen = view(frame, asked, policy, basis)
    own, shared, undivided = (float(part.sum()) for part in _parts(seen, amounts))
    was = before(frame, policy, basis)
    return PlannedTotal(own, shared, undivided, int(((amounts > 0) & seen.selected).sum()), float(_by_cell(was, amounts).sum()))


def capacity_by_category(
    frame: PlanFrame, asked: ProjectFilter, policy: AllocationPolicy, basis: Basis, *, amounts: Floats
) -> pd.DataFrame:
    """One row for each category, in the fixed order of the money; the filter's own ``category`` only marks rows.

    Columns: category, own, shared, undivided, amount (the three together), before (without a filter), projects, selected.
    """
    seen, order = in_context(frame, asked, policy, basis, "category"), frame.category_order
    own, shared, undivided = (_by_category(seen, part) for part in _parts(seen, amounts))
    was = before(frame, policy, basis)
    codes = [CATEGORIES[category].value for category in order]
    return pd.DataFrame(
        {
            "category": text_column(codes),
            "own": own[order],
            "shared": shared[order],
            "undivided": undivided[order],
            "amount": (own + shared + undivided)[order],
            "before": _by_category(was, _by_cell(was, amounts) * was.weights)[order],
            "projects": _by_category(seen, _projects(seen, amounts))[order].astype(np.int64),
            "selected": [not asked.category or code in asked.category for code in codes],
        }
    )


def capacity_by_township(
    frame: PlanFrame, asked: ProjectFilter, policy: AllocationPolicy, basis: Basis, *, amounts: Floats
) -> pd.DataFrame:
    """One row for each township in the plan's order, then ``city_level``, then ``undivided`` if there is any.

    The filter's own townships only mark rows. Columns: township, own (whole projects of one township; at city level, the
    city's own), shared (by a policy; in ``undivided`` as it is), undivided (spans only partly in the chosen years),
    amount, before, own_projects, shared_projects (counted in each of their townships), selected.
    """
    seen, was = in_context(frame, asked, policy, basis, "township"), before(frame, policy, basis)
    is_several = (frame.served > 1)[frame.cells.township_set]
    whole, part, undivided = _parts(seen, amounts)
    own, shared = _by_township(seen, whole * ~is_several), _by_township(seen, whole * is_several + part)
    open_part = _by_township(seen, undivided)
    before_amount = _by_township(was, _by_cell(was, amounts) * was.weights)
    projects, is_own = _projects(seen, amounts) * (seen.weights > 0), ~is_several & (seen.inside >= _WHOLE)
    table = pd.DataFrame(
        {
            "township": text_column([*frame.townships, CITY_LEVEL, UNDIVIDED]),
            "own": own,
            "shared": shared,
            "undivided": open_part,
            "amount": own + shared + open_part,
            "before": before_amount,
            "own_projects": _touched(seen, projects * is_own).astype(np.int64),
            "shared_projects": _touched(seen, projects * ~is_own).astype(np.int64),
            "selected": _selected_townships(seen, asked, projects),
        }
    )
    return table if own[-1] + shared[-1] + open_part[-1] or before_amount[-1] else table.iloc[:-1]


def capacity_by_year(
    frame: PlanFrame, asked: ProjectFilter, policy: AllocationPolicy, basis: Basis, *, amounts: Floats
) -> pd.DataFrame:
    """One row for each year and category, and under ``undivided`` for year 0: the spans that are not divided, last.

    The filter's own years only mark rows. Columns: year, category, own (whole projects of one year), shared (by a
    policy; in year 0 as it is), undivided (of townships only partly chosen), amount, before, projects (a project counts
    in each of its years), selected.
    """
    seen, was = in_context(frame, asked, policy, basis, "from_year", "to_year"), before(frame, policy, basis)
    years, is_single = years_of(frame, policy), frame.cells.is_single_year
    whole, part, undivided = _parts(seen, amounts)
    own, shared = _by_year(seen, whole * is_single), _by_year(seen, whole * ~is_single + part)
    open_part = _by_year(seen, undivided)
    order = [CATEGORIES[category].value for category in frame.category_order]
    return pd.DataFrame(
        {
            "year": np.repeat(np.array(years, dtype=np.int64), len(order)),
            "category": text_column(order * len(years)),
            "own": own.ravel(),
            "shared": shared.ravel(),
            "undivided": open_part.ravel(),
            "amount": (own + shared + open_part).ravel(),
            "before": _by_year(was, _by_cell(was, amounts) * was.weights).ravel(),
            "projects": _counted_in_years(seen, _projects(seen, amounts)).ravel().astype(np.int64),
            "selected": np.repeat(_selected_years(seen, asked, amounts), len(order)),
        }
    )


def _by_cell(seen: View, amounts: Floats) -> Floats:
    """The whole amounts of the projects in view, by cell (G,)."""
    return add_up(seen.frame.cells.of_project, amounts * seen.selected, seen.frame.cells.count)


def _projects(seen: View, amounts: Floats) -> Floats:
    """How many projects in view have any, by cell (G,)."""
    return _by_cell(seen, (amounts > 0).astype(np.float64))


def _parts(seen: View, amounts: Floats) -> tuple[Floats, Floats, Floats]:
    """By cell (G,): what whole projects give, what a policy's share of projects gives, and what is not divided."""
    by_cell, is_whole = _by_cell(seen, amounts), seen.inside >= _WHOLE
    inside = by_cell * seen.inside
    return inside * is_whole, inside * ~is_whole, by_cell * seen.partly


def _by_category(seen: View, amounts: Floats) -> Floats:
    return add_up(seen.frame.cells.category, amounts, len(CATEGORIES))


def _township_spread(seen: View) -> Floats:
    return seen.frame.township_spread(seen.policy.townships)


def _by_township(seen: View, amounts: Floats) -> Floats:
    """Amounts by cell (G,) spread over the townships, the city as such, and what is not divided (T+2,)."""
    sets = seen.frame.township_sets
    return add_up(seen.frame.cells.township_set, amounts, len(sets)) @ _township_spread(seen)


def _touched(seen: View, projects: Floats) -> Floats:
    by_set = add_up(seen.frame.cells.township_set, projects, len(seen.frame.township_sets))
    return by_set @ (_township_spread(seen) > 0)


def _by_year(seen: View, amounts: Floats) -> Floats:
    """Amounts by cell (G,) spread over the years: one row for each year, one column for each category."""
    return seen.frame.year_spread(seen.policy.years).T @ _by_span(seen.frame, amounts).T


def _counted_in_years(seen: View, projects: Floats) -> Floats:
    has_part = seen.frame.year_spread(seen.policy.years) > 0
    return has_part.T.astype(np.float64) @ _by_span(seen.frame, projects).T


def _by_span(frame: PlanFrame, amounts: Floats) -> Floats:
    spans = len(frame.spans)
    code = frame.cells.category * spans + frame.span_of_cell
    return add_up(code, amounts, len(CATEGORIES) * spans).reshape(len(CATEGORIES), spans)[frame.category_order]


def _selected_townships(seen: View, asked: ProjectFilter, projects: Floats) -> list[bool]:
    """Which rows the filter holds: never the city as such, and what is not divided if it may be of a chosen township."""
    frame = seen.frame
    if not asked.township:
        return [True] * (len(frame.townships) + 2)
    is_chosen = np.array([township in asked.township for township in frame.townships], dtype=np.bool_)
    touches = (frame.township_sets[:, is_chosen].any(axis=1) & (frame.served > 1))[frame.cells.township_set]
    undivided = seen.policy.townships is TownshipPolicy.UNDIVIDED and bool(projects[touches].any())
    return [*is_chosen.tolist(), False, undivided]


def _selected_years(seen: View, asked: ProjectFilter, amounts: Floats) -> Bools:
    """Whether the filter's years hold a year; year 0, if any of its spans has a year in them."""
    cells = seen.frame.cells
    low = -np.inf if asked.from_year is None else asked.from_year
    high = np.inf if asked.to_year is None else asked.to_year
    selected = [low <= year <= high for year in seen.frame.years]
    if seen.policy.years is YearPolicy.UNDIVIDED:
        touches = (cells.start_year <= high) & (cells.end_year >= low) & ~cells.is_single_year
        has_filter = asked.from_year is not None or asked.to_year is not None
        selected.append(bool(_projects(seen, amounts)[touches].any()) if has_filter else True)
    return np.array(selected, dtype=np.bool_)
