"""Unit costs of very many projects: their order and what they are measured by, records only for those that are shown."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from analysis.core.view import view
from analysis.questions.large_costs import CostColumns, Standing, cost_columns, standing
from analysis.questions.unit_costs import Comparison, ProjectCost, among_of, project_costs
from models import QuantityKind
from ui.cards.parts.card import SCENES_KEPT
from ui.cards.parts.windows import has_many_projects
from ui.scene.scene import Scene


def costs_in_view(scene: Scene, kind: QuantityKind, **changes: object) -> tuple[ProjectCost, ...]:
    """The costs of the projects in view; ``changes`` replace fields of the filter."""
    selected = view(*scene.arguments_with(**changes)).selected
    return project_costs(scene.plan, kind, [scene.plan.projects[row] for row in selected.nonzero()[0].tolist()])


def cost_count(scene: Scene, kind: QuantityKind) -> int:
    """How many projects in view give some of a kind."""
    if not has_many_projects(scene):
        return len(costs_in_view(scene, kind))
    return int((view(*scene.arguments).selected & (columns_of(scene, kind).quantity > 0)).sum())


def columns_of(scene: Scene, kind: QuantityKind) -> CostColumns:
    """The costs of a kind as arrays."""
    return cost_columns(scene.frame, kind)


@lru_cache(maxsize=SCENES_KEPT)
def in_order(scene: Scene, kind: QuantityKind) -> Standing:
    """The projects in view that give some of a kind, in the order of the table."""
    return standing(columns_of(scene, kind), view(*scene.arguments).selected)


@lru_cache(maxsize=SCENES_KEPT)
def in_context(scene: Scene, kind: QuantityKind) -> Standing:
    """The same whatever single projects are chosen: they are only marked in the chart."""
    return standing(columns_of(scene, kind), view(*scene.arguments_with(project=())).selected)


def records(scene: Scene, kind: QuantityKind, rows: Sequence[int]) -> tuple[ProjectCost, ...]:
    """The costs of some rows."""
    return project_costs(scene.plan, kind, [scene.plan.projects[row] for row in rows])


def comparison(scene: Scene, kind: QuantityKind, found: Standing, shown: tuple[ProjectCost, ...]) -> Comparison:
    """Some of the costs and what all of them are measured by; of the pool, its ends and what makes it mixed."""
    columns, pool = columns_of(scene, kind), found.pool
    mixed = pool[~columns.is_comparable[pool]]
    ends = dict.fromkeys([*pool[:1].tolist(), *mixed[:1].tolist(), *pool[-1:].tolist()])
    ordered = sorted(ends, key=lambda row: int(np.flatnonzero(pool == row)[0]))
    held = records(scene, kind, ordered)
    named = {cost.project.project_id for cost in (*shown, *held) if cost.stands_out(found.middle)}
    among = among_of(len(pool), int(columns.is_anew[found.rows].sum()), len(found.rows))
    return Comparison(shown, held, found.middle, frozenset(named), among)
