"""Money by category."""

from functools import lru_cache

import numpy as np

from analysis.core.arrays import Floats, add_up
from analysis.core.frame import CATEGORIES, PlanFrame, kept
from analysis.core.parts import columns_of
from analysis.core.question import Question
from analysis.core.view import VIEWS_KEPT, View, before, in_context, view
from tables import Table

OWN = ("category",)


def by_category(question: Question) -> Table:
    """One row for each category, largest of the whole plan first; the filter's own ``category`` only marks rows.

    Columns: category, amount_wan (= certain_wan + undivided_wan + unconfirmed_wan), share, projects, largest_project_id ("" where
    there is none), largest_wan (both of what is sure), before_wan (without a filter), selected.
    """
    chosen = question.filter.category
    selected = [not chosen or code in chosen for code in question.frame.categories]
    return {**_amounts(in_context(question, *OWN).question), "selected": selected}


@lru_cache(maxsize=VIEWS_KEPT)
def _amounts(question: Question) -> Table:
    """The same but for what is selected, of a question without categories: it stays when one is chosen."""
    seen, frame = view(question), question.frame
    groups, was = groups_of_categories(frame), before(question)
    parts, largest = seen.parts_of(groups), [_largest_of(seen, category) for category in frame.category_order]
    return {
        "category": frame.categories,
        **columns_of(parts, seen.whole),
        "projects": over_categories(seen, seen.cell_projects)[frame.category_order].astype(np.int64).tolist(),
        "largest_project_id": [project_id for project_id, _ in largest],
        "largest_wan": [wan for _, wan in largest],
        "before_wan": was.parts_of(groups).amount.tolist(),
    }


@kept
def groups_of_categories(frame: PlanFrame) -> Floats:
    """The categories in the order in which they are drawn, as parts of cells (categories x G)."""
    return np.equal(frame.cells.category, np.array(frame.category_order)[:, None]).astype(np.float64)


def over_categories(seen: View, amounts: Floats) -> Floats:
    """Amounts by cell (G,) added up by category, in the order of ``CATEGORIES``."""
    return add_up(seen.frame.cells.category, amounts, len(CATEGORIES))


def _largest_of(seen: View, category: int) -> tuple[str, float]:
    """The project of a category with the most money in view; the first in the plan's order among equals."""
    rows = seen.frame.rows_of_category[category]
    amounts = seen.sure_wan[rows]
    if not amounts.any():
        return "", 0.0
    largest = int(np.argmax(amounts))
    return seen.frame.projects["project_id"][rows[largest]], float(amounts[largest])
