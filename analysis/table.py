"""The table of projects, and the lists of projects that charts draw."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from analysis.arrays import Bools, Ints, any_column, largest_positions, share_of
from analysis.cells import is_several
from analysis.frame import SOURCES, UNCONFIRMED, PlanFrame
from analysis.view import View, in_context, view
from models import AllocationPolicy, Basis, ProjectFilter
from tables import Table

DEFAULT_SORT = "-total"
SORTS = ("total", "amount", "name", "number", "years", "category")


def project_table(
    frame: PlanFrame,
    asked: ProjectFilter,
    policy: AllocationPolicy,
    basis: Basis,
    sort: str = DEFAULT_SORT,
    limit: int | None = None,
    start: int = 0,
) -> Table:
    """The projects in view, sorted, at most ``limit`` of them, from place ``start`` of the order on.

    ``sort`` is one of ``SORTS``, descending with "-" before it; anything else is ``DEFAULT_SORT``. Equals stay in the
    plan's order. Columns: project_id, name, category, construction_type, start_year, end_year, total_investment_wan,
    amount_wan (= certain_wan + undivided_wan + unconfirmed_wan), least_wan and most_wan (see ``analysis.view``),
    share (of all projects in view), and as printed,
    whatever is in view: a column for each source (confirmed) and unconfirmed, ``None`` for a blank.
    """
    seen = view(frame, asked, policy, basis)
    rows = _sorted_rows(seen, sort, None if limit is None else start + limit)[start:]
    certain, unconfirmed, undivided = seen.parts_of(rows)
    amounts = certain + unconfirmed + undivided
    sources = {source.value: frame.source_sets == 1 << position for position, source in enumerate(SOURCES)}
    sources[UNCONFIRMED] = is_several(frame.source_sets)
    return {
        **_fields_of(frame, rows),
        "amount_wan": amounts.tolist(),
        "certain_wan": certain.tolist(),
        "undivided_wan": undivided.tolist(),
        "unconfirmed_wan": unconfirmed.tolist(),
        **_ends(seen, rows),
        "share": share_of(amounts, seen.total_wan).tolist(),
        **{source: _printed_amounts(frame, rows, sets) for source, sets in sources.items()},
    }


_FIELDS = ("project_id", "name", "category", "construction_type", "start_year", "end_year", "total_investment_wan")
_LOOK_AT = 1_000
_NAMED = ("project_id", "name", "category")


def timeline(frame: PlanFrame, asked: ProjectFilter, policy: AllocationPolicy, basis: Basis) -> pd.DataFrame:
    """The projects in view by first year, last year, and size; the filter's own ``project`` only marks rows.

    Columns: project_id, name, category, start_year, end_year, amount_wan (of which unconfirmed_wan), least_wan, most_wan,
    total_investment_wan, is_single_year, selected.
    """
    seen = in_context(frame, asked, policy, basis, "project")
    rows, all_rows = np.flatnonzero(seen.selected), frame.rows
    rows = rows[np.lexsort((-all_rows.total_wan[rows], all_rows.end_year[rows], all_rows.start_year[rows]))]
    return pd.DataFrame(
        {
            **_of_projects(frame, (*_NAMED, "start_year", "end_year"), rows),
            "amount_wan": seen.amount_wan[rows],
            "unconfirmed_wan": seen.unconfirmed_wan[rows],
            **_ends(seen, rows),
            "total_investment_wan": all_rows.total_wan[rows].astype(np.int64),
            "is_single_year": (all_rows.start_year == all_rows.end_year)[rows],
            "selected": _is_chosen(frame, asked, rows),
        }
    )


def concentration(
    frame: PlanFrame, asked: ProjectFilter, policy: AllocationPolicy, basis: Basis, limit: int | None = None
) -> pd.DataFrame:
    """The projects in view, most money first, at most ``limit``; the filter's own ``project`` only marks rows.

    Columns: project_id, name, category, amount_wan, share (of all in view), cumulative_share, rank (from 1), selected.
    """
    seen = in_context(frame, asked, policy, basis, "project")
    rows = largest_first(seen, limit)
    amounts = seen.amounts_of(rows)
    return pd.DataFrame(
        {
            **_of_projects(frame, _NAMED, rows),
            "amount_wan": amounts,
            "share": share_of(amounts, seen.total_wan),
            "cumulative_share": share_of(np.cumsum(amounts), seen.total_wan),
            "rank": np.arange(1, len(rows) + 1),
            "selected": _is_chosen(frame, asked, rows),
        }
    )


def largest_first(seen: View, limit: int | None = None) -> Ints:
    """The rows of the projects in view, most money first, at most ``limit``; equals in the plan's order."""
    rows = np.flatnonzero(seen.selected) if limit is None else seen.candidates(limit)
    amounts = seen.amount_wan[rows] if len(rows) == len(seen.frame) else seen.amounts_of(rows)
    return rows[largest_positions(amounts, len(rows) if limit is None else limit)]


def _sorted_rows(seen: View, sort: str, limit: int | None) -> Ints:
    key = sort.removeprefix("-")
    if key not in SORTS:
        return _sorted_rows(seen, DEFAULT_SORT, limit)
    if key != "amount":
        return _first_selected(seen.frame.order_by(key, sort.startswith("-")), seen, limit)
    if sort.startswith("-"):
        return largest_first(seen, limit)
    rows = np.flatnonzero(seen.selected)
    return rows[np.argsort(seen.amount_wan[rows], kind="stable")][:limit]


def _first_selected(order: Ints, seen: View, limit: int | None) -> Ints:
    """The first ``limit`` selected rows of an order; looks no further than it must."""
    length = len(order) if limit is None else min(len(order), _LOOK_AT + 4 * limit)
    found = order[:length][seen.is_selected(order[:length])]
    if length < len(order) and limit is not None and len(found) < limit:
        found = order[seen.selected[order]]
    return found[:limit]


def _printed_amounts(frame: PlanFrame, rows: Ints, sets: Bools) -> list[int | None]:
    amounts = frame.rows.funding_wan[np.ix_(rows, sets)].sum(axis=1).astype(np.int64).tolist()
    has_line = any_column(frame.rows.has_line[np.ix_(rows, sets)]).tolist()
    return [wan if is_there else None for wan, is_there in zip(amounts, has_line, strict=True)]


def _ends(seen: View, rows: Ints) -> dict[str, list[float]]:
    """The least and the most that each of some projects can have in view."""
    if seen.sources:
        return {"least_wan": seen.least_wan[rows].tolist(), "most_wan": seen.most_wan[rows].tolist()}
    certain, unconfirmed, undivided = seen.parts_of(rows)
    return {"least_wan": certain.tolist(), "most_wan": (certain + unconfirmed + undivided).tolist()}


def _of_projects(frame: PlanFrame, names: tuple[str, ...], rows: Ints) -> dict[str, Any]:
    """Columns of the projects' frame for some rows."""
    return {name: frame.projects[name].array.take(rows) for name in names}


def _fields_of(frame: PlanFrame, rows: Ints) -> dict[str, list[Any]]:
    """The fields of the table for some rows."""
    places, columns = rows.tolist(), {name: frame.listed(name) for name in _FIELDS}
    return {name: [column[place] for place in places] for name, column in columns.items()}


def _is_chosen(frame: PlanFrame, asked: ProjectFilter, rows: Ints) -> Bools:
    return frame.is_one_of(asked.project)[rows] if asked.project else np.ones(len(rows), dtype=np.bool_)
