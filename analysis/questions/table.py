"""The table of projects, and the lists of projects that charts draw."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from analysis.core.arrays import Floats, Ints, largest_positions
from analysis.core.frame import FIELDS, SOURCE_ROWS, PlanFrame
from analysis.core.largest import NONE, Together
from analysis.core.orders import ORDERS, order_by, printed_wan
from analysis.core.parts import Parts, columns_of, shares_of
from analysis.core.question import Question
from analysis.core.view import View, view
from tables import Table

DEFAULT_SORT = "-total"
SORTS = (*ORDERS, "amount", "share")


def project_table(question: Question, sort: str = DEFAULT_SORT, limit: int | None = None, start: int = 0) -> Table:
    """The projects in view, sorted, at most ``limit`` of them, from place ``start`` of the order on.

    ``sort`` is one of ``SORTS``, descending with "-" before it; anything else is ``DEFAULT_SORT``. Equals stay in the
    plan's order. Columns: project_id, name, category, construction_type, start_year, end_year, total_investment_wan,
    amount_wan (= certain_wan + undivided_wan + unconfirmed_wan, see ``analysis.core.view``), share (of all in view; ``None``
    where some only may be), and as printed,
    whatever is in view: a column for each source (confirmed) and unconfirmed, ``None`` for a blank.
    """
    seen, frame = view(question), question.frame
    rows = _sorted_rows(seen, sort, None if limit is None else start + limit)[start:]
    return {
        **_fields_of(frame, rows, FIELDS),
        **parts_at(seen, rows),
        **{source: _printed_amounts(frame, rows, source) for source in SOURCE_ROWS},
    }


def timeline(seen: View, rows: Ints, chosen: Sequence[str] = ()) -> Table:
    """Projects by first year, last year, and size; those ``chosen`` are marked, or all if none is.

    Columns: project_id, name, category, start_year, end_year, total_investment_wan, is_single_year, amount_wan with its parts as
    in ``project_table``, selected.
    """
    all_rows, rows = seen.frame.rows, in_time(seen.frame, rows)
    named = _fields_of(seen.frame, rows, ("project_id", "name", "category", "start_year", "end_year", "total_investment_wan"))
    return {
        **named,
        "is_single_year": (all_rows.start_year == all_rows.end_year)[rows].tolist(),
        **parts_at(seen, rows),
        "selected": [not chosen or one in chosen for one in named["project_id"]],
    }


def in_time(frame: PlanFrame, rows: Ints) -> Ints:
    """Rows by first year, last year, and size; equals in the plan's order."""
    rows, of = np.sort(rows), frame.rows
    return rows[np.lexsort((-of.total_wan[rows], of.end_year[rows], of.start_year[rows]))]


def concentration(seen: View, rows: Ints, chosen: Sequence[str] = (), *, before: Together = NONE) -> Table:
    """Projects, most money first, after those ``before`` them; marked as in ``timeline``.

    Columns: project_id, name, category, amount_wan with its parts, share (of all in view) and cumulative_share (both ``None``
    where some money only may be in view), rank (from 1), selected.
    """
    named, own = _fields_of(seen.frame, rows, ("project_id", "name", "category")), _parts(seen, rows)
    added = Parts(*(part.cumsum() + first for part, first in zip(own, before.parts, strict=True)))
    return {
        **named,
        **parts_at(seen, rows),
        "cumulative_share": shares_of(added, seen.whole),
        "rank": list(range(before.projects + 1, before.projects + 1 + len(rows))),
        "selected": [not chosen or one in chosen for one in named["project_id"]],
    }


def largest_first(seen: View, limit: int | None = None, amounts: Floats | None = None) -> Ints:
    """The rows of the projects in view, most money first, at most ``limit``; equals in the plan's order.

    By ``amounts`` (N,), by default the most that each can have in view.
    """
    rows = np.flatnonzero(seen.selected)
    return rows[largest_positions((seen.amount_wan if amounts is None else amounts)[rows], len(rows) if limit is None else limit)]


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


def parts_at(seen: View, rows: Ints) -> dict[str, list[Any]]:
    """What each of some projects has in view, in parts, and their shares of all."""
    return columns_of(_parts(seen, rows), seen.whole)


def _parts(seen: View, rows: Ints) -> Parts[Floats]:
    return Parts(seen.certain_wan[rows], seen.undivided_wan[rows], seen.unconfirmed_wan[rows])


def _fields_of(frame: PlanFrame, rows: Ints, names: Sequence[str]) -> dict[str, list[Any]]:
    places = rows.tolist()
    return {name: [frame.projects[name][place] for place in places] for name in names}
