"""The table of projects, and the lists of projects that charts draw."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.arrays import Bools, Ints, any_column, share_of
from analysis.cells import is_several
from analysis.frame import SOURCES, UNCONFIRMED, PlanFrame
from analysis.view import View, in_context, view
from models import AllocationPolicy, Basis, ProjectFilter

DEFAULT_SORT = "-total"
SORTS = ("total", "amount", "name", "number", "years", "category")


def project_table(
    frame: PlanFrame,
    asked: ProjectFilter,
    policy: AllocationPolicy,
    basis: Basis,
    sort: str = DEFAULT_SORT,
    limit: int | None = None,
) -> pd.DataFrame:
    """The projects in view, sorted, at most ``limit`` of them.

    ``sort`` is one of ``SORTS``, descending with "-" before it; anything else is ``DEFAULT_SORT``. Equals stay in the
    plan's order. Columns: project_id, name, category, construction_type, start_year, end_year, total_investment_wan,
    amount_wan (= certain_wan + undivided_wan + unconfirmed_wan), share (of all projects in view), and as printed,
    whatever is in view: central_provincial, prefecture, county_city, other (confirmed) and unconfirmed, <NA> for a blank.
    """
    seen = view(frame, asked, policy, basis)
    rows = _sorted_rows(seen, sort)[:limit]
    table = frame.projects.loc[:, [*_FIELDS]].iloc[rows].reset_index(drop=True)
    for name in ("amount_wan", "certain_wan", "undivided_wan", "unconfirmed_wan"):
        table[name] = getattr(seen, name)[rows]
    table["share"] = share_of(seen.amount_wan[rows], seen.total_wan)
    for position, source in enumerate(SOURCES):
        table[source.value] = _printed_amounts(frame, rows, frame.source_sets == 1 << position)
    table[UNCONFIRMED] = _printed_amounts(frame, rows, is_several(frame.source_sets))
    return table


_FIELDS = ("project_id", "name", "category", "construction_type", "start_year", "end_year", "total_investment_wan")


def timeline(frame: PlanFrame, asked: ProjectFilter, policy: AllocationPolicy, basis: Basis) -> pd.DataFrame:
    """The projects in view by first year, last year, and size; the filter's own ``project`` only marks rows.

    Columns: project_id, name, category, start_year, end_year, amount_wan, total_investment_wan, is_single_year, selected.
    """
    seen = in_context(frame, asked, policy, basis, "project")
    rows, all_rows = np.flatnonzero(seen.selected), frame.rows
    rows = rows[np.lexsort((-all_rows.total_wan[rows], all_rows.end_year[rows], all_rows.start_year[rows]))]
    fields = ["project_id", "name", "category", "start_year", "end_year", "total_investment_wan"]
    table = frame.projects.loc[:, fields].iloc[rows].reset_index(drop=True)
    table.insert(5, "amount_wan", seen.amount_wan[rows])
    table["is_single_year"] = (all_rows.start_year == all_rows.end_year)[rows]
    table["selected"] = _is_chosen(frame, asked, rows)
    return table


def concentration(
    frame: PlanFrame, asked: ProjectFilter, policy: AllocationPolicy, basis: Basis, limit: int | None = None
) -> pd.DataFrame:
    """The projects in view, most money first, at most ``limit``; the filter's own ``project`` only marks rows.

    Columns: project_id, name, category, amount_wan, share (of all in view), cumulative_share, rank (from 1), selected.
    """
    seen = in_context(frame, asked, policy, basis, "project")
    rows = largest_first(seen, limit)
    amounts = seen.amount_wan[rows]
    table = frame.projects.loc[:, ["project_id", "name", "category"]].iloc[rows].reset_index(drop=True)
    table["amount_wan"] = amounts
    table["share"] = share_of(amounts, seen.total_wan)
    table["cumulative_share"] = share_of(np.cumsum(amounts), seen.total_wan)
    table["rank"] = np.arange(1, len(rows) + 1)
    table["selected"] = _is_chosen(frame, asked, rows)
    return table


def largest_first(seen: View, limit: int | None = None) -> Ints:
    """The rows of the projects in view, most money first, at most ``limit``; equals in the plan's order."""
    rows = np.flatnonzero(seen.selected)
    amounts = seen.amount_wan[rows]
    if limit is not None and limit < len(rows):
        least = np.partition(amounts, len(rows) - limit)[len(rows) - limit] if limit else np.inf
        rows, amounts = rows[amounts >= least], amounts[amounts >= least]
    return rows[np.argsort(-amounts, kind="stable")][:limit]


def _sorted_rows(seen: View, sort: str) -> Ints:
    key = sort.removeprefix("-")
    if key not in SORTS:
        return _sorted_rows(seen, DEFAULT_SORT)
    if key == "amount":
        rows = np.flatnonzero(seen.selected)
        amounts = seen.amount_wan[rows]
        return rows[np.argsort(-amounts if sort.startswith("-") else amounts, kind="stable")]
    order = seen.frame.order_by(key, sort.startswith("-"))
    return order[seen.selected[order]]


def _printed_amounts(frame: PlanFrame, rows: Ints, sets: Bools) -> pd.arrays.IntegerArray:
    amounts = frame.rows.funding_wan[np.ix_(rows, sets)].sum(axis=1)
    is_blank = ~any_column(frame.rows.has_line[np.ix_(rows, sets)])
    return pd.arrays.IntegerArray(amounts.astype(np.int64), is_blank)


def _is_chosen(frame: PlanFrame, asked: ProjectFilter, rows: Ints) -> Bools:
    return frame.is_one_of(asked.project)[rows] if asked.project else np.ones(len(rows), dtype=np.bool_)
