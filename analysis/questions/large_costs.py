"""Unit costs of all projects as arrays: what each gives of a kind, what one of it costs, and by what they are measured."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from analysis.core.arrays import Bools, Floats, Ints
from analysis.core.frame import CONSTRUCTION_TYPES, PlanFrame, kept
from analysis.core.orders import order_by
from analysis.questions.capacity import planned
from analysis.questions.unit_costs import FAR, Among, Comparison, ProjectCost, buys_more, per_one, project_costs
from models import QuantityKind

_OF_PROJECTS = ("name", "category", "total")
COST_SORTS = (*_OF_PROJECTS, "quantity", "cost", "range", "beside")
_FEW = 3
_NEAR = 24


@dataclass(frozen=True, eq=False)
class CostColumns:
    """By project (N,): how much it gives of a kind, what one costs as printed (0 where it gives none), whether it is built anew
    and whether it can be compared.
    """

    quantity: Floats
    cost: Floats
    is_anew: Bools
    is_comparable: Bools


@dataclass(frozen=True, eq=False)
class Standing:
    """Rows that give some of a kind: what is built anew from the dearest to the cheapest, then the refurbishments; and the pool.

    ``pool`` are the rows compared, the dearest first, ``middle`` their median, ``among`` which of all rows they are, as in
    ``analysis.questions.unit_costs.Comparison``.
    """

    rows: Ints
    pool: Ints
    middle: float | None
    among: Among


@lru_cache(maxsize=8)
def cost_columns(frame: PlanFrame, kind: QuantityKind) -> CostColumns:
    """The columns of a kind, read once for a plan."""
    quantity = planned(frame, kind)
    is_there, more = quantity > 0, np.zeros(len(frame), dtype=np.bool_)
    for row in np.flatnonzero(is_there).tolist():
        more[row] = buys_more(frame.plan.projects[row], kind)
    cost = np.divide(frame.rows.total_wan * per_one(kind), quantity, out=np.zeros(len(frame)), where=is_there)
    is_anew = is_there & np.array([kind.is_anew for kind in CONSTRUCTION_TYPES])[frame.rows.construction_type]
    return CostColumns(quantity, cost, is_anew, is_anew & ~more)


def standing(columns: CostColumns, selected: Bools) -> Standing:
    """The selected projects that give some, in order, and what they are measured by."""
    rows = np.flatnonzero(selected & (columns.quantity > 0))
    rows = rows[np.lexsort((-columns.cost[rows], ~columns.is_anew[rows]))]
    anew = rows[columns.is_anew[rows] & (columns.cost[rows] > 0)]
    alone = anew[columns.is_comparable[anew]]
    pool = alone if len(alone) > 1 else anew
    among: Among = "all" if len(pool) == len(rows) else "anew" if len(pool) == len(anew) else "comparable"
    return Standing(rows, pool, float(np.median(columns.cost[pool])) if len(pool) >= _FEW else None, among)


def in_cost_order(frame: PlanFrame, kind: QuantityKind, rows: Ints, sort: str) -> Ints:
    """Some rows in one of ``COST_SORTS``, with "-" before it descending, or as they come; what has no value is last either way."""
    key, is_descending = sort.removeprefix("-"), sort.startswith("-")
    if key not in COST_SORTS:
        return rows
    if key in _OF_PROJECTS:
        order = order_by(frame, key, is_descending)
        return order[np.isin(order, rows)]
    values = _cost_values(frame, kind, key)[rows]
    found: Ints = rows[np.argsort(-values if is_descending else values, kind="stable")]
    return found


@kept
def _cost_values(frame: PlanFrame, kind: QuantityKind, key: str) -> Floats:
    """By project (N,), NaN where it has none: how much, what one costs, how far its range goes, or why it is not to be compared."""
    columns = cost_columns(frame, kind)
    if key == "quantity":
        return columns.quantity
    if key == "cost":
        return columns.cost
    if key == "beside":
        return np.where(columns.is_comparable, np.nan, (~columns.is_anew).astype(np.float64))
    found = np.full(len(frame), np.nan)
    for cost in costs_at(frame, kind, np.flatnonzero(columns.quantity > 0)):
        if cost.has_range:
            found[frame.row_of[cost.project.project_id]] = cost.high / cost.low if cost.low else np.inf
    return found


def costs_at(frame: PlanFrame, kind: QuantityKind, rows: Ints) -> tuple[ProjectCost, ...]:
    return project_costs(frame.plan, kind, [frame.plan.projects[row] for row in rows.tolist()])


def comparison(frame: PlanFrame, kind: QuantityKind, found: Standing, shown: Sequence[ProjectCost]) -> Comparison:
    """Some of the costs and what all of them are measured by; of the pool, its ends and what makes it mixed."""
    columns, pool = cost_columns(frame, kind), found.pool
    mixed = np.flatnonzero(~columns.is_comparable[pool])[:1].tolist()
    held = costs_at(frame, kind, pool[sorted({*mixed, *([0, len(pool) - 1] if len(pool) else [])})])
    named = [cost for cost in (*shown, *held) if cost.stands_out(found.middle)]
    if found.middle is None and held and held[0].cost > FAR * held[-1].cost:
        named = [held[0], held[-1]]
    return Comparison(tuple(shown), held, found.middle, frozenset(cost.project.project_id for cost in named), found.among)


def near(frame: PlanFrame, kind: QuantityKind, row: int) -> Ints:
    """The rows most like one in category and size: those that ``analysis.questions.unit_costs.relatives`` has to look at."""
    columns = cost_columns(frame, kind)
    is_like = (columns.quantity > 0) & (columns.is_anew == columns.is_anew[row])
    is_like[row] = False
    same = is_like & (frame.rows.category == frame.rows.category[row])
    rows = np.flatnonzero(same if same.sum() >= _NEAR else is_like)
    apart = np.abs(np.log(columns.quantity[rows] / (columns.quantity[row] or 1.0)))
    found: Ints = rows[np.argsort(apart, kind="stable")[:_NEAR]]
    return found
