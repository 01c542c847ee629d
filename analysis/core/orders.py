"""The orders of projects: by any column of their table, both ways. What a project does not say comes last either way."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from analysis.core.arrays import Floats, Ints, add_columns, any_column
from analysis.core.cells import is_several
from analysis.core.frame import SOURCE_ROWS, UNCONFIRMED, PlanFrame, kept
from models import NO_IMPLEMENTER

_Keys = Sequence[Ints | Floats]  # the first decides; NaN is last whatever the direction


@kept
def order_by(frame: PlanFrame, key: str, is_descending: bool) -> Ints:
    """All rows in the order of one of ``ORDERS``; equals in the plan's order (N,)."""
    sign = -1 if is_descending else 1
    return np.lexsort([sign * one for one in reversed(_KEYS[key](frame))]).astype(np.intp)


@kept
def printed_wan(frame: PlanFrame, source: str) -> Floats:
    """What each project has in the column of a source, or unconfirmed; NaN where that is blank (N,)."""
    sets = is_several(frame.source_sets) if source == UNCONFIRMED else frame.source_sets == 1 << SOURCE_ROWS.index(source)
    return np.where(any_column(frame.rows.has_line[:, sets]), add_columns(frame.rows.funding_wan, sets), np.nan)


def _words(words: Sequence[str]) -> _Keys:
    return [np.unique(np.array(words, dtype=object), return_inverse=True)[1].astype(np.intp)]


def _implementers(frame: PlanFrame) -> _Keys:
    ranks = {one: rank for rank, one in enumerate(sorted(frame.implementers))}
    return [np.array([np.nan if one == NO_IMPLEMENTER else ranks[one] for one in frame.implementers])[frame.rows.implementer]]


def _places(frame: PlanFrame) -> _Keys:
    """By the first township that is served, in the plan's order of townships, then by the next; the city as such is last."""
    sets = frame.township_sets
    order, ranks = np.lexsort([np.arange(len(sets)), *(~sets).T[::-1]]), np.empty(len(sets), dtype=np.intp)
    ranks[order] = np.arange(len(sets))
    return [ranks[frame.rows.township_set]]


def _source(source: str) -> Callable[[PlanFrame], _Keys]:
    return lambda frame: [printed_wan(frame, source)]


_KEYS: Mapping[str, Callable[[PlanFrame], _Keys]] = {
    "total": lambda frame: [frame.rows.total_wan],
    "name": lambda frame: _words(frame.projects["name"]),
    "number": lambda frame: [np.arange(len(frame))],
    "years": lambda frame: [frame.rows.start_year, frame.rows.end_year],
    "end_year": lambda frame: [frame.rows.end_year, frame.rows.start_year],
    "category": lambda frame: [np.argsort(frame.category_order)[frame.rows.category]],
    "construction_type": lambda frame: [frame.rows.construction_type],
    "reach": lambda frame: [frame.rows.reach],
    "place": _places,
    "location": lambda frame: _words([project.location_text for project in frame.plan.projects]),
    "implementer": _implementers,
    "funding": lambda frame: [np.where(any_column(frame.rows.has_line), frame.funding_sum_wan, np.nan)],
    **{source: _source(source) for source in SOURCE_ROWS},
}
ORDERS = tuple(_KEYS)
