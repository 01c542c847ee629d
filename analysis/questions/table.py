"""The table of projects, and the lists of projects that charts draw."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from analysis.core.arrays import Ints, largest_positions, share_of
from analysis.core.frame import SOURCE_ROWS, PlanFrame
from analysis.core.orders import ORDERS, order_by, printed_wan
from analysis.core.view import View, view
from models import AllocationPolicy, Basis, ProjectFilter
from tables import Table

DEFAULT_SORT = "-total"
SORTS = (*ORDERS, "amount", "share")


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
    amount_wan (= certain_wan + undivided_wan + unconfirmed_wan), least_wan and most_wan (see ``analysis.core.view``),
    share (of all projects in view), and as printed,
    whatever is in view: a column for each source (confirmed) and unconfirmed, ``None`` for a blank.
    """
    seen = view(frame, asked, policy, basis)
    rows = _sorted_rows(seen, sort, None if limit is None else start + limit)[start:]
    amounts = seen.amount_wan[rows]
    return {
        **_fields_of(frame, rows, _FIELDS),
        "amount_wan": amounts.tolist(),
        "certain_wan": seen.certain_wan[rows].tolist(),
        "undivided_wan": seen.undivided_wan[rows].tolist(),
        "unconfirmed_wan": seen.unconfirmed_wan[rows].tolist(),
        **_ends(seen, rows),
        "share": share_of(amounts, seen.total_wan).tolist(),
        **{source: _printed_amounts(frame, rows, source) for source in SOURCE_ROWS},
    }


_FIELDS = ("project_id", "name", "category", "construction_type", "start_year", "end_year", "total_investment_wan")


def timeline(seen: View, rows: Ints, chosen: Sequence[str] = ()) -> Table:
    """Projects by first year, last year, and size; those ``chosen`` are marked, or all if none is.

    Columns: project_id, name, category, start_year, end_year, total_investment_wan, is_single_year, amount_wan (of which
    unconfirmed_wan), least_wan, most_wan, selected.
    """
    all_rows, rows = seen.frame.rows, in_time(seen.frame, rows)
    named = _fields_of(seen.frame, rows, ("project_id", "name", "category", "start_year", "end_year", "total_investment_wan"))
    return {
        **named,
        "is_single_year": (all_rows.start_year == all_rows.end_year)[rows].tolist(),
        "amount_wan": seen.amount_wan[rows].tolist(),
        "unconfirmed_wan": seen.unconfirmed_wan[rows].tolist(),
        **_ends(seen, rows),
        "selected": [not chosen or one in chosen for one in named["project_id"]],
    }


def in_time(frame: PlanFrame, rows: Ints) -> Ints:
    """Rows by first year, last year, and size; equals in the plan's order."""
    rows, of = np.sort(rows), frame.rows
    return rows[np.lexsort((-of.total_wan[rows], of.end_year[rows], of.start_year[rows]))]


def concentration(seen: View, rows: Ints, chosen: Sequence[str] = (), *, before: int = 0, before_wan: float = 0.0) -> Table:
    """Projects, most money first, after those ``before`` them, which hold ``before_wan``; marked as in ``timeline``.

    Columns: project_id, name, category, amount_wan, share (of all in view), cumulative_share, rank (from 1), selected.
    """
    named, amounts = _fields_of(seen.frame, rows, ("project_id", "name", "category")), seen.amount_wan[rows]
    return {
        **named,
        "amount_wan": amounts.tolist(),
        "share": share_of(amounts, seen.total_wan).tolist(),
        "cumulative_share": share_of(before_wan + np.cumsum(amounts), seen.total_wan).tolist(),
        "rank": list(range(before + 1, before + 1 + len(rows))),
        "selected": [not chosen or one in chosen for one in named["project_id"]],
    }


def largest_first(seen: View, limit: int | None = None) -> Ints:
    """The rows of the projects in view, most money first, at most ``limit``; equals in the plan's order."""
    rows = np.flatnonzero(seen.selected)
    return rows[largest_positions(seen.amount_wan[rows], len(rows) if limit is None else limit)]


def _sorted_rows(seen: View, sort: str, limit: int | None) -> Ints:
    key = sort.removeprefix("-")
    if key in ORDERS:
        order: Ints = order_by(seen.frame, key, sort.startswith("-"))
        return order[seen.selected[order]][:limit]
    if key not in SORTS:
        return _sorted_rows(seen, DEFAULT_SORT, limit)
    if sort.startswith("-"):
        return largest_first(seen, limit)
    rows = np.flatnonzero(seen.selected)
    return rows[np.argsort(seen.amount_wan[rows], kind="stable")][:limit]


def _printed_amounts(frame: PlanFrame, rows: Ints, source: str) -> list[int | None]:
    return [None if np.isnan(wan) else int(wan) for wan in printed_wan(frame, source)[rows].tolist()]


def _ends(seen: View, rows: Ints) -> dict[str, list[float]]:
    """The least and the most that each of some projects can have in view."""
    return {"least_wan": seen.least_wan[rows].tolist(), "most_wan": seen.most_wan[rows].tolist()}


def _fields_of(frame: PlanFrame, rows: Ints, names: Sequence[str]) -> dict[str, list[Any]]:
    """Columns of the projects for some rows."""
    places, columns = rows.tolist(), {name: frame.listed(name) for name in names}
    return {name: [column[place] for place in places] for name, column in columns.items()}
