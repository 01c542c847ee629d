"""The headline numbers of a view."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from analysis.core.arrays import Floats, Ints, add_up
from analysis.core.frame import CATEGORIES, CONSTRUCTION_TYPES, PlanFrame
from analysis.core.question import Question
from analysis.core.view import View, before, in_context, view
from analysis.questions.categories import groups_of_categories
from analysis.questions.table import largest_first

TOLD = 0.5 + 1e-6  # half of 1 万元: more than this is told
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

    ``by_type`` counts projects by construction type. ``amount_wan`` is the most that can be in view, ``certain_wan`` the least
    (``analysis.core.view``). ``central_least_wan`` and ``central_most_wan`` are what the source that the plan stresses has of
    ``funding_wan``, the funding in view; whatever sources are chosen, as in the chart of sources. ``before_central`` is the same
    of all the plan's as shares.
    """

    projects: int
    of_projects: int
    by_type: Mapping[str, int]
    amount_wan: float
    certain_wan: float
    unconfirmed_wan: float
    undivided_wan: float
    of_wan: float
    central_least_wan: float
    central_most_wan: float
    funding_wan: float
    before_central: tuple[float, float]
    largest_project: Leader | None
    largest_category_without: Leader | None

    @property
    def share(self) -> float:
        """The view's part of the whole plan's money on the same basis."""
        return self.amount_wan / self.of_wan if self.of_wan else 0.0

    @property
    def is_open(self) -> bool:
        """Whether some money only may be in view, enough to be told."""
        return self.unconfirmed_wan > TOLD


def headline(question: Question) -> Headline:
    """The headline numbers of a filter. ``largest_category_without`` is the largest category without the largest project."""
    seen, was = view(question), before(question)
    frame, funded = question.frame, in_context(question, "funding_source")
    types = add_up(frame.cells.construction_type, seen.cell_projects, len(CONSTRUCTION_TYPES))
    categories = np.zeros(len(CATEGORIES))
    categories[frame.category_order] = seen.parts_of(groups_of_categories(frame)).sure
    least, most = _central(funded)
    largest = largest_first(seen, 1, seen.sure_wan)
    return Headline(
        projects=seen.count,
        of_projects=len(frame),
        by_type=dict(zip(_TYPE_CODES, map(int, types), strict=True)),
        amount_wan=seen.total_wan,
        certain_wan=seen.whole.certain,
        unconfirmed_wan=seen.whole.unconfirmed,
        undivided_wan=seen.whole.undivided,
        of_wan=was.total_wan,
        central_least_wan=least,
        central_most_wan=most,
        funding_wan=float(funded.funding_wan.sum()),
        before_central=_central_shares(was),
        largest_project=_leading_project(seen, largest),
        largest_category_without=_leading_category(_without(seen, categories, largest)),
    )


@lru_cache(maxsize=4)
def largest_project(frame: PlanFrame) -> str | None:
    """The id of the project with the largest total investment, the first among equals; ``None`` for a plan without any."""
    return str(frame.project_ids[int(np.argmax(frame.rows.total_wan))]) if len(frame) else None


def _central(funded: View) -> tuple[float, float]:
    """The least and the most that the stressed source has."""
    sure, most = funded.of_sources.sure, funded.of_sources.amount
    return float(sure[funded.frame.stressed]), float(most[funded.frame.stressed])


def _central_shares(funded: View) -> tuple[float, float]:
    total = float(funded.funding_wan.sum())
    least, most = _central(funded)
    return (least / total, most / total) if total else (0.0, 0.0)


def _leading_category(amounts: Floats) -> Leader | None:
    total = float(amounts.sum())
    if total <= 0:
        return None
    first = int(np.argmax(np.round(amounts, 6)))  # equals whatever the last bits of a sum say
    return Leader(CATEGORIES[first].value, float(amounts[first]), float(amounts[first]) / total)


def _leading_project(seen: View, largest: Ints) -> Leader | None:
    if not len(largest) or seen.total_wan <= 0:
        return None
    amount = float(seen.sure_wan[largest[0]])
    return Leader(seen.frame.projects["project_id"][largest[0]], amount, amount / (seen.whole.sure or 1.0))


def _without(seen: View, categories: Floats, largest: Ints) -> Floats:
    """The amounts by category without the largest project."""
    rest = categories.copy()
    if len(largest):
        category = seen.frame.rows.category[largest[0]]
        rest[category] = max(0.0, rest[category] - seen.sure_wan[largest[0]])
        rest[rest < 1e-6 * max(1.0, float(categories.sum()))] = 0.0
    return rest
