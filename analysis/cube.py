"""The cube: what a browser needs to work out amounts by itself, as plain lists.

It holds the rows of a plan as ``analysis.view`` sees them: codes, spans, sets of townships, amounts by set of possible
sources. What only the server can decide (search, implementing body, limits of amounts) is decided with every document:
``matching`` names the rows that are left. A plan of very many projects has none: its answers come from the server.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from analysis.frame import CATEGORIES, CONSTRUCTION_TYPES, REACHES, SOURCES, PlanFrame
from analysis.placements import ConsistentPlacements
from models import ProjectFilter

MOST_ROWS = 400


def cube(frame: PlanFrame) -> dict[str, Any] | None:
    """The cube of a plan; ``None`` for a plan too long.

    ``rows`` are columns of N values: ``category``, ``type`` and ``reach`` point into the lists of codes, ``served`` into
    ``sets`` (positions of townships), ``covered`` is 0 or 1; ``funding`` is N x M by the ``sources`` bits of ``source_sets``.
    ``order`` are the categories as they are always drawn, ``placements`` the consistent placements of unconfirmed amounts or
    null. Money is in 万元.
    """
    if len(frame) > MOST_ROWS:
        return None
    rows = frame.rows
    return {
        "categories": list(CATEGORIES),
        "types": list(CONSTRUCTION_TYPES),
        "reaches": list(REACHES),
        "sources": list(SOURCES),
        "years": list(frame.years),
        "townships": list(frame.townships),
        "order": frame.category_order.tolist(),
        "sets": [np.flatnonzero(served).tolist() for served in frame.township_sets],
        "source_sets": frame.source_sets.tolist(),
        "rows": {
            "id": frame.project_ids.tolist(),
            "category": rows.category.tolist(),
            "type": rows.construction_type.tolist(),
            "reach": rows.reach.tolist(),
            "start": rows.start_year.tolist(),
            "end": rows.end_year.tolist(),
            "served": rows.township_set.tolist(),
            "covered": rows.covered.astype(np.int64).tolist(),
            "total": rows.total_wan.tolist(),
            "funding": rows.funding_wan.tolist(),
        },
        "placements": frame.placements.as_lists() if isinstance(frame.placements, ConsistentPlacements) else None,
    }


def matching(frame: PlanFrame, asked: ProjectFilter) -> list[int] | None:
    """The rows that the fields leave which only the server can answer; ``None`` if they leave all, or if there is no cube."""
    if len(frame) > MOST_ROWS:
        return None
    rows, left = frame.rows, np.ones(len(frame), dtype=np.bool_)
    if asked.implementer:
        left &= np.isin(rows.implementer, [frame.implementers.index(code) for code in asked.implementer])
    if asked.min_wan is not None:
        left &= rows.total_wan >= asked.min_wan
    if asked.max_wan is not None:
        left &= rows.total_wan <= asked.max_wan
    if asked.text:
        left &= frame.hits(asked.text)
    return None if left.all() else np.flatnonzero(left).tolist()
