"""The cube: what a browser needs to work out amounts by itself, as plain lists.

It holds the rows of a plan as ``analysis.view`` sees them: codes, spans, sets of townships, amounts by set of possible
sources, and the words that a search looks at. A plan of very many projects has none: its answers come from the server.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from analysis.frame import CATEGORIES, CONSTRUCTION_TYPES, REACHES, SOURCES, PlanFrame
from analysis.placements import ConsistentPlacements

MOST_ROWS = 400


def cube(frame: PlanFrame) -> dict[str, Any] | None:
    """The cube of a plan; ``None`` for a plan too long.

    ``rows`` are columns of N values: ``category``, ``type``, ``reach`` and ``implementer`` point into the lists of codes,
    ``served`` into ``sets`` (positions of townships), ``covered`` is 0 or 1, ``search`` the search texts
    (``analysis.search``); ``funding`` is N x M by the ``sources`` bits of ``source_sets``. ``order`` are the
    categories as they are always drawn, ``placements`` the consistent placements of unconfirmed amounts or null. Money is
    in 万元.
    """
    if len(frame) > MOST_ROWS:
        return None
    rows = frame.rows
    return {
        "categories": list(CATEGORIES),
        "types": list(CONSTRUCTION_TYPES),
        "reaches": list(REACHES),
        "sources": list(SOURCES),
        "implementers": list(frame.implementers),
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
            "implementer": rows.implementer.tolist(),
            "start": rows.start_year.tolist(),
            "end": rows.end_year.tolist(),
            "served": rows.township_set.tolist(),
            "covered": rows.covered.astype(np.int64).tolist(),
            "total": rows.total_wan.tolist(),
            "funding": rows.funding_wan.tolist(),
            "search": frame.projects["search_text"].tolist(),
        },
        "placements": frame.placements.as_lists() if isinstance(frame.placements, ConsistentPlacements) else None,
    }
