"""Money by funding source. These amounts are funding lines, whatever the basis: no other field says who pays."""

from __future__ import annotations

from typing import Literal

import numpy as np

from analysis.core.arrays import DIGITS, Bools, Floats, Ints, share_of
from analysis.core.cells import is_several
from analysis.core.frame import CATEGORIES, SOURCE_ROWS, SOURCES, PlanFrame
from analysis.core.placements import bits_of
from analysis.core.view import View, before, in_context
from models import AllocationPolicy, Basis, ProjectFilter
from tables import Table, rows_at

OWN = ("funding_source",)
Grouping = Literal["category", "project"]


def by_funding_source(frame: PlanFrame, asked: ProjectFilter, policy: AllocationPolicy, basis: Basis) -> Table:
    """Five rows: the sources in printed order and what is unconfirmed; the filter's ``funding_source`` only marks rows.

    Columns: source, amount_wan (confirmed, of which undivided_wan is undivided), least_wan and most_wan (over all
    consistent placements; confirmed <= least <= most), share (of all rows), projects, before_wan, selected.
    """
    seen, was = in_context(frame, asked, policy, basis, *OWN), before(frame, policy, basis)
    amount = source_amounts(seen.funding_wan, frame.source_sets)
    ranges = seen.range_of_each
    in_view = seen.weights > 0
    return {
        "source": SOURCE_ROWS,
        "amount_wan": amount.tolist(),
        "undivided_wan": source_amounts(seen.partly @ seen.sums.funding_wan, frame.source_sets).tolist(),
        "least_wan": [*(least for least, _ in ranges), 0.0],
        "most_wan": [*(most for _, most in ranges), float(amount[-1])],
        "share": share_of(amount, float(amount.sum())).tolist(),
        "projects": (in_view @ seen.sums.holding).astype(np.int64).tolist(),
        "before_wan": source_amounts(was.funding_wan, frame.source_sets).tolist(),
        "selected": selected_sources(seen, asked),
    }


def source_shares(
    frame: PlanFrame, asked: ProjectFilter, policy: AllocationPolicy, basis: Basis, by: Grouping = "category"
) -> Table:
    """The sources' parts of the funding of each category, or of each project in view; five rows for each group.

    Columns: group (category or project_id), source, amount_wan, share (of the group), total_wan (of the group),
    selected. Categories in their fixed order, projects by funding in view, largest first.
    """
    seen = in_context(frame, asked, policy, basis, by, *OWN)
    groups, funding, selected = _groups(seen, asked, by)
    amounts = np.stack([source_amounts(row, frame.source_sets) for row in funding]) if groups else np.zeros((0, 5))
    totals = amounts.sum(axis=1)
    shares = np.divide(amounts, totals[:, None], out=np.zeros_like(amounts), where=totals[:, None] > 0)
    count = len(SOURCE_ROWS)
    return {
        "group": [group for group in groups for _ in SOURCE_ROWS],
        "source": SOURCE_ROWS * len(groups),
        "amount_wan": amounts.ravel().tolist(),
        "share": shares.ravel().tolist(),
        "total_wan": np.repeat(totals, count).tolist(),
        "selected": np.repeat(selected, count).tolist(),
    }


def source_amounts(funding_wan: Floats, source_sets: Ints) -> Floats:
    """Amounts by set of possible sources (M,) as confirmed amounts by source, and last, what is unconfirmed (5,)."""
    confirmed = [funding_wan[source_sets == 1 << source].sum() for source in range(len(SOURCES))]
    return np.array([*confirmed, funding_wan[is_several(source_sets)].sum()])


def source_leaves(seen: View, row: int) -> list[tuple[str, float]]:
    """One project's amount in view in the ratio of its funding lines, by source, what is unconfirmed last; only what there is."""
    sets = seen.frame.source_sets
    is_seen = (sets & seen.sources) != 0 if seen.sources else np.ones(len(sets), dtype=np.bool_)
    parts = source_amounts(seen.frame.rows.funding_wan[row] * is_seen, sets).tolist()
    whole, amount = sum(parts), float(seen.amount_wan[row])
    return [(source, amount * part / whole) for source, part in zip(SOURCE_ROWS, parts, strict=True) if part > 0]


def dependence(frame: PlanFrame, asked: ProjectFilter, policy: AllocationPolicy, basis: Basis, by: Grouping = "category") -> Table:
    """How much of its funding each category, or each project in view, has from the source that the plan stresses.

    Columns: group, share (confirmed), least_share and most_share (over all consistent placements), total_wan
    (funding in view), selected. Categories in their fixed order, projects by share, then by funding.
    """
    seen = in_context(frame, asked, policy, basis, by, *OWN)
    groups, funding, selected = _groups(seen, asked, by)
    total = funding.sum(axis=1)
    central = funding[:, frame.is_stressed].sum(axis=1)
    ranges = _stressed_ranges(seen, groups, by)
    divisor = np.where(total > 0, total, 1.0)
    table: Table = {
        "group": groups,
        "share": (central / divisor).tolist(),
        "least_share": (ranges[:, 0] / divisor).tolist(),
        "most_share": (ranges[:, 1] / divisor).tolist(),
        "total_wan": total.tolist(),
        "selected": selected.tolist(),
    }
    return rows_at(table, np.lexsort((-total, -central / divisor)).tolist()) if by == "project" else table


def _groups(seen: View, asked: ProjectFilter, by: Grouping) -> tuple[list[str], Floats, Bools]:
    """The groups, their funding in view by set of possible sources (groups x M), and whether they are chosen."""
    frame = seen.frame
    chosen: tuple[str, ...] = asked.category if by == "category" else asked.project
    if by == "category":
        groups = [CATEGORIES[category].value for category in frame.category_order]
        weighted = seen.sums.funding_wan * seen.weights[:, None]
        funding = np.stack([weighted[frame.cells.category == category].sum(axis=0) for category in frame.category_order])
    else:
        weighted = frame.rows.funding_wan * seen.project_weights[:, None]
        rows = np.flatnonzero(seen.selected)
        rows = rows[np.argsort(-weighted[rows].sum(axis=1).round(DIGITS), kind="stable")]
        groups, funding = frame.project_ids[rows].tolist(), weighted[rows]
    return groups, funding, np.array([not chosen or group in chosen for group in groups], dtype=np.bool_)


def _stressed_ranges(seen: View, groups: list[str], by: Grouping) -> Floats:
    """The least and the most of the stressed source for each group (groups x 2)."""
    frame, source = seen.frame, SOURCES[seen.frame.stressed]
    if by == "category":
        is_in = frame.cells.category == np.array(frame.category_order)[:, None]
        ranges = seen.sources_ranges((source,), seen.weights * is_in)
    else:
        rows = [frame.row_of[group] for group in groups]
        ranges = (frame.bounds_by_project(bits_of((source,)))[rows] * seen.project_weights[rows, None]).tolist()
    return np.array(ranges, dtype=np.float64).reshape(-1, 2)


def selected_sources(seen: View, asked: ProjectFilter) -> list[bool]:
    """Which of the five rows the filter holds; what is unconfirmed, if any of it may be of a chosen source."""
    chosen = bits_of(asked.funding_source)
    sets = seen.frame.source_sets
    may_be = is_several(sets) & ((sets & chosen) != 0)
    rows = [bool(chosen & 1 << position) for position in range(len(SOURCES))]
    return [not chosen or row for row in (*rows, bool(seen.funding_wan[may_be].any()))]
