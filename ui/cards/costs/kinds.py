"""The choice of the kind that the page of sizes is about, and what stands there where nothing in view states it."""

from analysis.questions.capacity import planned
from models import QuantityKind
from ui.cards.costs.cost_columns import cost_count
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


def has_capacity(scene: Scene, kind: QuantityKind) -> bool:
    """Whether a project in view states the kind."""
    return bool((planned(scene.frame, kind) * scene.seen.selected).any())
