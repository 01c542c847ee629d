"""What the amounts of a view are made of, by its rows: certain, a policy's share, not divided, of an unconfirmed column."""

from __future__ import annotations

import numpy as np

from analysis.core.arrays import Bools, Floats, add_up
from analysis.core.frame import CATEGORIES, REACHES, SOURCE_ROWS, UNCONFIRMED, PlanFrame
from analysis.core.view import View, in_context, view
from analysis.questions.categories import over_categories
from analysis.questions.sources import source_amounts
from analysis.questions.yearly import UNDIVIDED_YEAR, over_years, years_of
from models import AllocationPolicy, Basis, ProjectFilter

KINDS = ("policy", "undivided", "unconfirmed")
Parts = dict[str, dict[str, float]]


def category_parts(frame: PlanFrame, asked: ProjectFilter, policy: AllocationPolicy, basis: Basis) -> Parts:
    """By category, the filter's own left out: what of the amount is of each of ``KINDS``; the rest is certain."""
    seen = in_context(frame, asked, policy, basis, "category")
    columns = [over_categories(seen, column) for column in _by_cell(seen, _is_shared(seen))]
    return _parts([one.value for one in CATEGORIES], columns)


def reach_parts(frame: PlanFrame, asked: ProjectFilter, policy: AllocationPolicy, basis: Basis) -> Parts:
    """The same by how many townships projects serve."""
    seen = view(frame, asked, policy, basis)
    columns = [add_up(frame.cells.reach, column, len(REACHES)) for column in _by_cell(seen, _is_shared(seen))]
    return _parts([str(one) for one in REACHES], columns)


def source_parts(frame: PlanFrame, asked: ProjectFilter, policy: AllocationPolicy, basis: Basis) -> Parts:
    """The same by funding source, the filter's own left out; all of what is unconfirmed is that."""
    seen = in_context(frame, asked, policy, basis, "funding_source")
    weights = (seen.inside * _is_shared(seen), seen.partly)
    shared, undivided = (source_amounts(one @ seen.sums.funding_wan, frame.source_sets) for one in weights)
    whole = source_amounts(seen.funding_wan, frame.source_sets)
    is_open = np.array([source == UNCONFIRMED for source in SOURCE_ROWS])
    return _parts(list(SOURCE_ROWS), [shared * ~is_open, undivided * ~is_open, whole * is_open])


def year_parts(frame: PlanFrame, asked: ProjectFilter, policy: AllocationPolicy, basis: Basis) -> Parts:
    """The same by year, the filter's own left out: what spans years is a policy's share of each, in year 0 not divided."""
    seen, years = in_context(frame, asked, policy, basis, "from_year", "to_year"), years_of(frame, policy)
    is_shared = _is_shared(seen) | ~frame.cells.is_single_year
    shared, undivided, unsure = (over_years(seen, column).sum(axis=1) for column in _by_cell(seen, is_shared))
    is_kept = np.array([year == UNDIVIDED_YEAR for year in years])
    return _parts([str(year) for year in years], [shared * ~is_kept, undivided + shared * is_kept, unsure])


def _is_shared(seen: View) -> Bools:
    """Whether a cell's money in view is a share that a policy gave (G,)."""
    return np.asarray((seen.inside > 0) & (seen.inside < 1))


def _by_cell(seen: View, is_shared: Bools) -> tuple[Floats, Floats, Floats]:
    return seen.cell_certain * is_shared, seen.cell_undivided, seen.cell_unconfirmed


def _parts(codes: list[str], columns: list[Floats]) -> Parts:
    return {
        code: {kind: float(column[place]) for kind, column in zip(KINDS, columns, strict=True)} for place, code in enumerate(codes)
    }
