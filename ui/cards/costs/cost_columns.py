"""The unit costs of the projects in view: how many there are, and their order."""

from functools import lru_cache

from analysis.core.view import view
from analysis.questions.large_costs import Standing, cost_columns, costs_at, standing
from analysis.questions.unit_costs import ProjectCost
from models import QuantityKind
from ui.cards.parts.card import SCENES_KEPT
from ui.scene.scene import Scene


def costs_in_view(scene: Scene, kind: QuantityKind, **changes: object) -> tuple[ProjectCost, ...]:
    """The costs of the projects in view; ``changes`` replace fields of the filter."""
    return costs_at(scene.frame, kind, view(scene.question.replace(**changes)).selected.nonzero()[0])


def cost_count(scene: Scene, kind: QuantityKind) -> int:
    """How many projects in view give some of a kind."""
    return int((scene.seen.selected & (cost_columns(scene.frame, kind).quantity > 0)).sum())


@lru_cache(maxsize=SCENES_KEPT)
def in_order(scene: Scene, kind: QuantityKind) -> Standing:
    """The projects in view that give some of a kind, in the order of the table."""
    return standing(cost_columns(scene.frame, kind), scene.seen.selected)


@lru_cache(maxsize=SCENES_KEPT)
def in_context(scene: Scene, kind: QuantityKind) -> Standing:
    """The same whatever single projects are chosen: they are only marked in the chart."""
    return standing(cost_columns(scene.frame, kind), view(scene.question.without("project")).selected)
