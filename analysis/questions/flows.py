"""Money on its way: from source to category to project."""

from __future__ import annotations

import numpy as np

from analysis.core.arrays import DIGITS, Ints, largest_positions
from analysis.core.cells import ALL_SOURCES
from analysis.core.frame import CATEGORIES, SOURCE_ROWS, UNCONFIRMED, PlanFrame
from analysis.core.view import View, in_context
from analysis.questions.sources import selected_sources, source_amounts
from models import AllocationPolicy, Basis, ProjectFilter
from tables import Table

OWN = ("category", "project", "funding_source")
LARGEST = 8
_COLUMNS = ("from_node", "to_node", "amount_wan", "is_unconfirmed", "projects", "selected")


def flows(
    frame: PlanFrame, asked: ProjectFilter, policy: AllocationPolicy, basis: Basis, largest: int = LARGEST,
    named: Ints | None = None,
) -> Table:  # fmt: skip
    """The links of the flow, funding lines in view whatever the basis; as much leaves a category as comes in.

    The filter's own ``category``, ``project`` and ``funding_source`` only mark rows. The ``largest`` projects by funding in
    view, or those at the rows ``named``, have nodes of their own, the others one rest node for each category.
    Columns: from_node and to_node
    ("source:other", "category:funeral", "project:funeral-05", "rest:funeral"), amount_wan, is_unconfirmed (from what is
    unconfirmed), projects, selected. Links of 0 are left out.
    """
    seen = in_context(frame, asked, policy, basis, *OWN)
    sources = _chosen_sources(seen, asked)
    records = [record for category in frame.category_order for record in _into_category(seen, int(category), asked, sources)]
    if named is None:
        named = largest_positions((frame.funding_sum_wan * seen.project_weights).round(DIGITS), largest)
    for category in frame.category_order:
        records.extend(_out_of_category(seen, int(category), asked, named))
    return {name: [record[place] for record in records] for place, name in enumerate(_COLUMNS)}


def _into_category(seen: View, category: int, asked: ProjectFilter, sources: tuple[str, ...]) -> list[tuple[object, ...]]:
    frame, code = seen.frame, CATEGORIES[category].value
    weights = seen.weights * (frame.cells.category == category)
    amounts = source_amounts(weights @ seen.sums.funding_wan, frame.source_sets)
    projects = (weights > 0) @ seen.sums.holding
    return [
        (f"source:{source}", f"category:{code}", float(amount), source == UNCONFIRMED, int(count),
         _is_chosen(asked.category, code) and source in sources)
        for source, amount, count in zip(SOURCE_ROWS, amounts, projects, strict=True)
        if amount > 0
    ]  # fmt: skip


def _out_of_category(seen: View, category: int, asked: ProjectFilter, named: Ints) -> list[tuple[object, ...]]:
    frame, code = seen.frame, CATEGORIES[category].value
    node, is_chosen = f"category:{code}", _is_chosen(asked.category, code)
    own = named[frame.rows.category[named] == category]
    amounts = frame.funding_sum_wan[own] * seen.project_weights[own]
    own, amounts = own[amounts > 0], amounts[amounts > 0]
    names = [str(frame.project_ids[row]) for row in own]
    records: list[tuple[object, ...]] = [
        (node, f"project:{name}", float(amount), False, 1, is_chosen and _is_chosen(asked.project, name))
        for name, amount in zip(names, amounts, strict=True)
    ]
    weights = seen.weights * (frame.cells.category == category)
    rest = int((weights > 0) @ seen.sums.touching(ALL_SOURCES)) - len(own)
    if rest:
        others = [name for name in asked.project if name not in names]
        selected = is_chosen and (not asked.project or _any_in_view(seen, category, others))
        amount = float(weights @ seen.sums.funding_wan.sum(axis=1) - amounts.sum())
        records.append((node, f"rest:{code}", amount, False, rest, selected))
    return records


def _is_chosen(chosen: tuple[str, ...], code: str) -> bool:
    return not chosen or code in chosen


def _any_in_view(seen: View, category: int, project_ids: list[str]) -> bool:
    rows = np.flatnonzero(seen.frame.is_one_of(project_ids))
    return bool((seen.selected[rows] & (seen.frame.rows.category[rows] == category)).any())


def _chosen_sources(seen: View, asked: ProjectFilter) -> tuple[str, ...]:
    """The sources that the filter holds; what is unconfirmed, if any of it may be of one of them."""
    return tuple(source for source, is_chosen in zip(SOURCE_ROWS, selected_sources(seen, asked), strict=True) if is_chosen)
