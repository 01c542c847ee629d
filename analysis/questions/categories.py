"""Money by category."""

from __future__ import annotations

import numpy as np

from analysis.core.arrays import Floats, add_up, share_of
from analysis.core.frame import CATEGORIES, PlanFrame
from analysis.core.view import View, before, in_context
from models import AllocationPolicy, Basis, ProjectFilter
from tables import Table

OWN = ("category",)


def by_category(frame: PlanFrame, asked: ProjectFilter, policy: AllocationPolicy, basis: Basis) -> Table:
    """One row for each category, largest of the whole plan first; the filter's own ``category`` only marks rows.

    Columns: category, amount_wan (= certain_wan + unconfirmed_wan + undivided_wan), least_wan and most_wan (with sources
    chosen: over all consistent placements of unconfirmed money), share (of all rows), projects,
    largest_project_id ("" where there is none), largest_wan, before_wan (without a filter), selected.
    """
    seen, order = in_context(frame, asked, policy, basis, *OWN), frame.category_order
    amount = over_categories(seen, seen.cell_amount)
    largest = [_largest_of(seen, category) for category in order]
    ranges = seen.ranges_of_cells(frame.cells.category == np.array(order)[:, None])
    codes = [CATEGORIES[category].value for category in order]
    was = before(frame, policy, basis)
    return {
        "category": codes,
        "amount_wan": amount[order].tolist(),
        "certain_wan": over_categories(seen, seen.cell_certain)[order].tolist(),
        "unconfirmed_wan": over_categories(seen, seen.cell_unconfirmed)[order].tolist(),
        "undivided_wan": over_categories(seen, seen.cell_undivided)[order].tolist(),
        "least_wan": [least for least, _ in ranges],
        "most_wan": [most for _, most in ranges],
        "share": share_of(amount, float(amount.sum()))[order].tolist(),
        "projects": over_categories(seen, seen.cell_projects)[order].astype(np.int64).tolist(),
        "largest_project_id": [project_id for project_id, _ in largest],
        "largest_wan": [wan for _, wan in largest],
        "before_wan": over_categories(was, was.cell_amount)[order].tolist(),
        "selected": [not asked.category or code in asked.category for code in codes],
    }


def over_categories(seen: View, amounts: Floats) -> Floats:
    """Amounts by cell (G,) added up by category, in the order of ``CATEGORIES``."""
    return add_up(seen.frame.cells.category, amounts, len(CATEGORIES))


def _largest_of(seen: View, category: int) -> tuple[str, float]:
    """The project of a category with the most money in view; the first in the plan's order among equals."""
    rows = seen.frame.rows_of_category[category]
    amounts = seen.amount_wan[rows]
    if not amounts.any():
        return "", 0.0
    largest = int(np.argmax(amounts))
    return seen.frame.listed("project_id")[rows[largest]], float(amounts[largest])
