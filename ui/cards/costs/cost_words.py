"""A project's unit cost in words: what it buys, its range, and why it is not to be compared."""

from __future__ import annotations

from analysis.questions.unit_costs import Alternative, ProjectCost
from i18n import Labels
from models import Provenance, QuantityKind
from ui.cards.costs.cost_numbers import amount_words, cost_number, cost_with_unit, times_words
from ui.cards.parts.printed_units import quantity_words
from ui.scene.scene import Scene
from ui.words.origins import sign_href


def quantities_words(scene: Scene, cost: ProjectCost) -> str:
    """What the project gives of the kind."""
    return scene.text.listed([quantity_words(scene.text, one) for one in cost.quantities])


def range_words(scene: Scene, cost: ProjectCost) -> str:
    """The range that the plan's numbers give, where they disagree."""
    if not cost.has_range:
        return ""
    words = scene.text("chart.range", **_ends(scene.text, cost))
    is_inferred = all(other.origin is Provenance.INFERRED for other in cost.alternatives)
    return scene.text("cost.inferred", range=words) if is_inferred else words


def range_href(scene: Scene, cost: ProjectCost) -> str:
    """The way to the finding about the numbers that disagree."""
    places = [passage for other in cost.alternatives for passage in other.passages]
    findings = scene.evidence.of(cost.project.project_id)
    compared = ((finding, (*side.numbers, *side.passages)) for finding in findings for side in finding.sides)
    return sign_href(scene, (one for one, found in compared if any(place.meets(other) for place in places for other in found)))


def _ends(text: Labels, cost: ProjectCost) -> dict[str, str]:
    return {"least": cost_number(text, cost.kind, cost.low), "most": cost_number(text, cost.kind, cost.high)}


def beside_words(scene: Scene, cost: ProjectCost) -> str:
    """Why a cost is not to be compared with others."""
    keys = [key for key, holds in (("refurbished", cost.is_refurbishment), ("buys_more", cost.buys_more)) if holds]
    return scene.text.listed([scene.text(f"cost.{key}") for key in keys])


def alternative_words(scene: Scene, kind: QuantityKind, other: Alternative) -> str:
    is_quantity = other.key.startswith("quantity")
    value = amount_words(other.value) if is_quantity else scene.text.in_small(other.value)
    return scene.text(f"cost.other.{other.key}", value=value, cost=cost_with_unit(scene, kind, other.cost))


def hover_lines(scene: Scene, cost: ProjectCost, middle: float | None) -> tuple[str, ...]:
    text = scene.text
    as_printed = text(
        "cost.as_printed",
        total=text.in_small(cost.project.total_investment_wan),
        quantities=quantities_words(scene, cost),
        cost=cost_with_unit(scene, cost.kind, cost.cost),
    )
    others = [alternative_words(scene, cost.kind, other) for other in cost.alternatives]
    beside = text("cost.of_median", times=times_words(scene, cost.cost / middle)) if middle else ""
    why = [text(f"cost.{key}.why") for key, on in (("refurbished", cost.is_refurbishment), ("buys_more", cost.buys_more)) if on]
    return (as_printed, *others, *([] if cost.is_refurbishment or not beside else [beside]), *why)
