"""The kind that the page of sizes is about, what stands there where nothing in view states it, and the projects that do."""

from functools import lru_cache

from analysis.core.view import view
from analysis.questions.large_costs import Standing, cost_columns, costs_at, standing
from analysis.questions.unit_costs import ProjectCost
from models import QuantityKind
from ui.cards.parts.card import SCENES_KEPT
from ui.document.lists import Empty, Kinds, Offer
from ui.document.parts import Option
from ui.scene.scene import Scene

KINDS = (QuantityKind.BEDS, QuantityKind.FLOOR_AREA, QuantityKind.GRAVES, QuantityKind.FACILITIES)


def chosen_kind(scene: Scene) -> QuantityKind:
    """The kind that the page is about: beds unless another is chosen."""
    kind = scene.state.kind
    return kind if kind in KINDS else KINDS[0]


def kinds_block(scene: Scene) -> Kinds:
    """The kinds to choose from, with how many projects in view state each."""
    text, kind = scene.text, chosen_kind(scene)
    options: list[Option] = [
        {
            "code": None if one is KINDS[0] else str(one),
            "label": text("kind.option", name=text(f"kind.{one}"), count=cost_count(scene, one)),
            "on": one is kind,
        }
        for one in KINDS
    ]
    return {"kind": "kinds", "id": "kinds", "span": 2, "param": "kind", "label": text("kind.switch"), "options": options}


def no_capacity_block(scene: Scene) -> Empty:
    """Nothing in view states the kind: which kinds the projects in view state instead."""
    text, kind = scene.text, chosen_kind(scene)
    counts = {one: cost_count(scene, one) for one in KINDS}
    offers: list[Offer] = [
        {
            "label": text("kind.offer", name=text(f"kind.{one}"), count=count),
            "clear": {"kind": None if one is KINDS[0] else str(one)},
        }
        for one, count in counts.items()
        if count
    ]
    return {"kind": "empty", "id": "no_capacity", "text": text("kind.empty", name=text(f"kind.within.{kind}")), "offers": offers}


# --- the projects in view ------------------------------------------------------------------------


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
