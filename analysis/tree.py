"""The plan as a tree: category, project, funding source."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.arrays import Floats, Ints, table_of
from analysis.cells import is_several
from analysis.frame import CATEGORIES, SOURCE_ROWS, SOURCES, PlanFrame
from analysis.view import View, in_context
from models import AllocationPolicy, Basis, ProjectFilter

OWN = ("category", "project")
_COLUMNS = {
    "node": "str", "parent": "str", "kind": "str", "code": "str", "project_id": "str",
    "amount_wan": "float64", "projects": "int64", "funding_wan": "float64", "selected": "bool", "unconfirmed_wan": "float64",
    "least_wan": "float64", "most_wan": "float64",
}  # fmt: skip


def tree(frame: PlanFrame, asked: ProjectFilter, policy: AllocationPolicy, basis: Basis) -> pd.DataFrame:
    """One row for each node: the categories, the projects in view, and their funding by source (``unconfirmed`` too).

    The filter's own ``category`` and ``project`` only mark rows. A project's leaves are its amount in view, split in the
    ratio of its funding lines, so that every node is the sum of its children; ``funding_wan`` are those lines as they are,
    weighted as in view: where it differs from amount_wan, the plan's funding and its total investment differ.
    Columns: node, parent ("" at the root), kind (category, project, source), code, project_id ("" for a category),
    amount_wan, projects, funding_wan, selected, unconfirmed_wan (of a category or project, with sources chosen: what of the
    amount may be theirs), least_wan and most_wan (what is in view over all
    consistent placements of it). Children follow their parent, largest first.
    """
    seen = in_context(frame, asked, policy, basis, *OWN)
    split, funding = _split_by_source(seen), _funding_by_source(seen)
    records: list[tuple[object, ...]] = []
    for category in frame.category_order:
        rows = frame.rows_of_category[category]
        rows = rows[seen.selected[rows]]
        rows = rows[np.argsort(-seen.amount_wan[rows], kind="stable")]
        records.extend(_category_nodes(seen, asked, int(category), rows, split, funding))
    return table_of(records, _COLUMNS)


def _category_nodes(
    seen: View, asked: ProjectFilter, category: int, rows: Ints, split: Floats, funding: Floats
) -> list[tuple[object, ...]]:
    code = CATEGORIES[category].value
    is_chosen = not asked.category or code in asked.category
    amount, lines = float(seen.amount_wan[rows].sum()), float(funding[rows].sum())
    selected = is_chosen and (not asked.project or bool(seen.frame.is_one_of(asked.project)[rows].any()))
    node = f"category:{code}"
    doubtful = float(seen.unconfirmed_wan[rows].sum())
    records: list[tuple[object, ...]] = [
        (node, "", "category", code, "", amount, len(rows), lines, selected, doubtful, *seen.range_of(rows))
    ]
    for row in rows.tolist():
        records.extend(_project_nodes(seen, asked, node, row, is_chosen, split, funding))
    return records


def _project_nodes(
    seen: View, asked: ProjectFilter, parent: str, row: int, is_chosen: bool, split: Floats, funding: Floats
) -> list[tuple[object, ...]]:
    project_id = str(seen.frame.project_ids[row])
    selected = is_chosen and (not asked.project or project_id in asked.project)
    node = f"project:{project_id}"
    amount, lines = float(seen.amount_wan[row]), float(funding[row].sum())
    ends = float(seen.unconfirmed_wan[row]), float(seen.least_wan[row]), float(seen.most_wan[row])
    own = (node, parent, "project", project_id, project_id, amount, 1, lines, selected, *ends)
    records: list[tuple[object, ...]] = [own]
    for position, source in enumerate(SOURCE_ROWS):
        if split[row, position] > 0:
            leaf = (f"source:{project_id}:{source}", node, "source", source, project_id)
            wan = float(split[row, position])
            records.append((*leaf, wan, 1, float(funding[row, position]), selected, 0.0, wan, wan))
    return records


def source_leaves(seen: View, row: int) -> list[tuple[str, float]]:
    """One project's amount in view by source, as the tree splits it, what is unconfirmed last; only what there is."""
    frame = seen.frame
    is_seen = (frame.source_sets & seen.sources) != 0 if seen.sources else np.ones(len(frame.source_sets), dtype=np.bool_)
    lines = frame.rows.funding_wan[row] * is_seen
    parts = [float(lines[frame.source_sets == 1 << source].sum()) for source in range(len(SOURCES))]
    parts.append(float(lines[is_several(frame.source_sets)].sum()))
    whole = sum(parts)
    return [
        (source, float(seen.amount_wan[row]) * part / whole) for source, part in zip(SOURCE_ROWS, parts, strict=True) if part > 0
    ]


def _funding_by_source(seen: View) -> Floats:
    """Funding lines in view by project and source, what is unconfirmed last (N x 5), only lines of chosen sources."""
    frame = seen.frame
    is_seen = (frame.source_sets & seen.sources) != 0 if seen.sources else np.ones(len(frame.source_sets), dtype=np.bool_)
    funding = frame.rows.funding_wan * is_seen * seen.project_weights[:, None]
    confirmed = [funding[:, frame.source_sets == 1 << source].sum(axis=1) for source in range(len(SOURCES))]
    return np.stack([*confirmed, funding[:, is_several(frame.source_sets)].sum(axis=1)], axis=1)


def _split_by_source(seen: View) -> Floats:
    """Amounts in view by project and source (N x 5); rows without funding stay without leaves."""
    funding = _funding_by_source(seen)
    sums = funding.sum(axis=1)
    factor = np.divide(seen.amount_wan, sums, out=np.zeros(len(sums)), where=sums > 0)
    split: Floats = funding * factor[:, None]
    return split
