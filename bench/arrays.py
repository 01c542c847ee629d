"""Frames of projects that no plan holds, given as arrays."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.core.arrays import Bools, Floats, Ints
from analysis.core.building import distinct_sets
from analysis.core.cells import Rows, group_into_cells
from analysis.core.frame import CATEGORIES, CONSTRUCTION_TYPES, PlanFrame
from plan_data.read.loading import load_plan


@dataclass(frozen=True, eq=False)
class EachLine:
    """Placements in which every line stands for itself, whatever the others of its row."""

    is_joint = False
    funding_wan: Floats
    source_sets: Ints

    def bounds(self, sources: int) -> Floats:
        """The least and the most of a set of sources, as bits, for each project (N x 2)."""
        is_sure, may_be = (self.source_sets & ~sources) == 0, (self.source_sets & sources) != 0
        return np.column_stack([self.funding_wan[:, which].sum(axis=1) for which in (is_sure, may_be)])


def frame_from_arrays(
    *,
    years: Sequence[int],
    townships: Sequence[str],
    implementers: Sequence[str],
    category: Ints,
    construction_type: Ints,
    reach: Ints,
    implementer: Ints,
    start_year: Ints,
    end_year: Ints,
    is_served: Bools,
    total_wan: Floats,
    funding_wan: Floats,
    source_sets: Ints,
    project_ids: Sequence[str] | None = None,
    names: Sequence[str] | None = None,
) -> PlanFrame:
    """The frame of N projects: codes point into ``Category``, ``Reach`` and so on, in their order; ``is_served`` is N x T.

    ``funding_wan`` is N x M with ``source_sets`` (M,) as bits; amounts above 0 are lines. The printed total covers all rows.
    The plan is the one that comes with the dashboard: only what it says of plans as a whole is asked of it.
    """
    township_sets, township_set = distinct_sets(is_served)
    covered, funding = np.ones(len(category), dtype=np.bool_), np.asfortranarray(funding_wan)
    rows = Rows(
        category, construction_type, reach, implementer, start_year, end_year, township_set, covered, total_wan,
        funding, funding > 0,
    )  # fmt: skip
    ids = [str(number) for number in range(len(category))] if project_ids is None else project_ids
    columns = {
        "project_id": ids, "name": names or ids, "category": [CATEGORIES[code].value for code in category.tolist()],
        "construction_type": [CONSTRUCTION_TYPES[code].value for code in construction_type.tolist()],
        "start_year": start_year.tolist(), "end_year": end_year.tolist(),
        "total_investment_wan": total_wan.astype(np.int64).tolist(),
    }  # fmt: skip
    return PlanFrame(
        projects=columns, years=tuple(years), townships=tuple(townships),
        implementers=tuple(implementers), township_sets=township_sets, source_sets=source_sets, rows=rows,
        cells=group_into_cells(rows), make_search_texts=lambda: [""] * len(category), plan=load_plan(),
        placements=EachLine(funding, source_sets),
    )  # fmt: skip
