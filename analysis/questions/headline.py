"""The headline numbers of a view."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from analysis.core.arrays import Floats, Ints, add_up
from analysis.core.frame import CATEGORIES, CONSTRUCTION_TYPES, PlanFrame
from analysis.core.view import View, before, in_context, view
from analysis.questions.table import largest_first
from models import AllocationPolicy, Basis, ProjectFilter

_TYPE_CODES = tuple(kind.value for kind in CONSTRUCTION_TYPES)


@dataclass(frozen=True)
class Leader:
    """The largest of some groups: its code, money in view, and share of the money in view."""

    code: str
    amount_wan: float
    share: float


@dataclass(frozen=True)
class Headline:
    """The headline numbers: of the view, of the whole plan (``of_``) under the same policy and basis, and of the plan.

    ``by_type`` counts projects by construction type. ``central_wan`` is what is confirmed to be of the source that the plan
    stresses among ``funding_wan``, the funding lines in view; both whatever sources are chosen, as in the chart of sources.
    ``before_central_share`` is its share of all the plan's.
    """

    projects: int
    of_projects: int
    by_type: Mapping[str, int]
    amount_wan: float
    certain_wan: float
    unconfirmed_wan: float
    undivided_wan: float
    least_wan: float
    most_wan: float
    of_wan: float
    central_wan: float
    central_least_wan: float
    central_most_wan: float
    funding_wan: float
    before_central_share: float
    largest_project: Leader | None
    largest_category_without: Leader | None

    @property
    def share(self) -> float:
        """The view's part of the whole plan's money on the same basis."""
        return self.amount_wan / self.of_wan if self.of_wan else 0.0


def headline(frame: PlanFrame, asked: ProjectFilter, policy: AllocationPolicy, basis: Basis) -> Headline:
    """The headline numbers of a filter. ``largest_category_without`` is the largest category without the largest project."""
    seen, was = view(frame, asked, policy, basis), before(frame, policy, basis)
    funded = in_context(frame, asked, policy, basis, "funding_source")
    types = add_up(frame.cells.construction_type, seen.cell_projects, len(CONSTRUCTION_TYPES))
    categories = add_up(frame.cells.category, seen.cell_amount, len(CATEGORIES))
    central, least, most = _central(funded)
    largest = largest_first(seen, 1)
    return Headline(
        projects=int(seen.cell_projects.sum()),
        of_projects=len(frame),
        by_type=dict(zip(_TYPE_CODES, map(int, types), strict=True)),
        amount_wan=seen.total_wan,
        certain_wan=float(seen.cell_certain.sum()),
        unconfirmed_wan=float(seen.cell_unconfirmed.sum()),
        undivided_wan=float(seen.cell_undivided.sum()),
        least_wan=seen.range_wan[0],
        most_wan=seen.range_wan[1],
        of_wan=was.total_wan,
        central_wan=central,
        central_least_wan=least,
        central_most_wan=most,
        funding_wan=float(funded.funding_wan.sum()),
        before_central_share=_central_share(was),
        largest_project=_leading_project(seen, largest),
        largest_category_without=_leading_category(_without(seen, categories, largest)),
    )


@lru_cache(maxsize=4)
def largest_project(frame: PlanFrame) -> str | None:
    """The id of the project with the largest total investment, the first among equals; ``None`` for a plan without any."""
    return str(frame.project_ids[int(np.argmax(frame.rows.total_wan))]) if len(frame) else None


def _central(funded: View) -> tuple[float, float, float]:
    """What is confirmed to be of the stressed source, and the least and the most it can be."""
    confirmed = float(funded.funding_wan[funded.frame.is_stressed].sum())
    return confirmed, *funded.range_of_each[funded.frame.stressed]


def _central_share(funded: View) -> float:
    total = float(funded.funding_wan.sum())
    return float(funded.funding_wan[funded.frame.is_stressed].sum()) / total if total else 0.0


def _leading_category(amounts: Floats) -> Leader | None:
    total = float(amounts.sum())
    if total <= 0:
        return None
    first = int(np.argmax(np.round(amounts, 6)))  # equals whatever the last bits of a sum say
    return Leader(CATEGORIES[first].value, float(amounts[first]), float(amounts[first]) / total)


def _leading_project(seen: View, largest: Ints) -> Leader | None:
    if not len(largest) or seen.total_wan <= 0:
        return None
    amount = float(seen.amount_wan[largest[0]])
    return Leader(seen.frame.listed("project_id")[largest[0]], amount, amount / seen.total_wan)


def _without(seen: View, categories: Floats, largest: Ints) -> Floats:
    """The amounts by category without the largest project."""
    rest = categories.copy()
    if len(largest):
        category = seen.frame.rows.category[largest[0]]
        rest[category] = max(0.0, rest[category] - seen.amount_wan[largest[0]])
        rest[rest < 1e-6 * max(1.0, float(categories.sum()))] = 0.0
    return rest
