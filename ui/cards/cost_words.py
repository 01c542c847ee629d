"""Sizes and unit costs in words: amounts, costs with their units, ranges, and why a cost is not to be compared."""

from __future__ import annotations

from math import floor, log10

from analysis.unit_costs import Alternative, ProjectCost, is_in_yuan, project_costs
from analysis.view import view
from models import Provenance, QuantityKind
from ui.scene import Scene
from ui.wording import short_name

KINDS = (QuantityKind.BEDS, QuantityKind.FLOOR_AREA, QuantityKind.GRAVES, QuantityKind.FACILITIES)
_WHOLE = 0.05
_HUNDRED = 100
_THOUSAND = 1_000
_LITTLE = 0.995


def chosen_kind(scene: Scene) -> QuantityKind:
    """The kind that the page is about: beds unless another is chosen."""
    kind = scene.state.kind
    return kind if kind in KINDS else KINDS[0]


def costs_in_view(scene: Scene, kind: QuantityKind, **changes: object) -> tuple[ProjectCost, ...]:
    """The costs of the projects in view; ``changes`` replace fields of the filter."""
    selected = view(*scene.asking(**changes)).selected
    return project_costs(scene.plan, kind, [scene.plan.projects[row] for row in selected.nonzero()[0].tolist()])


def amount_words(value: float) -> str:
    """A quantity without its unit: whole, or with one decimal where a policy shares it out."""
    return f"{value:,.0f}" if abs(value - round(value)) < _WHOLE else f"{value:,.1f}"


def size_words(value: float) -> str:
    """A quantity without its unit where it is looked at: from a hundred up, a part of one tells nothing."""
    return amount_words(value if value < _HUNDRED else round(value))


def cost_number(cost: float) -> str:
    """A unit cost without its unit: of one so small that a decimal tells little, two digits that tell something."""
    if cost >= _THOUSAND:
        return f"{cost:,.0f}"
    return f"{cost:,.1f}" if cost >= _LITTLE or cost <= 0 else f"{cost:.{1 - floor(log10(cost))}f}"


def ratio_number(ratio: float) -> str:
    """How many times, with one decimal as long as it tells."""
    return f"{ratio:,.1f}" if ratio < _HUNDRED else f"{ratio:,.0f}"


def cost_unit(scene: Scene, kind: QuantityKind) -> str:
    """The unit of a kind's cost: 万元/张, 元/㎡."""
    text = scene.text
    return text("unit.per", money=text("unit.yuan" if is_in_yuan(kind) else "unit.wan"), unit=text(f"kind.one.{kind}"))


def cost_with_unit(scene: Scene, kind: QuantityKind, cost: float) -> str:
    """A unit cost in words."""
    return scene.text("money", number=cost_number(cost), unit=cost_unit(scene, kind))


def times_words(scene: Scene, ratio: float) -> str:
    """How one cost compares with another: so many times, or the part of it."""
    return (
        scene.text("cost.times", times=ratio_number(ratio))
        if ratio >= 1
        else scene.text("cost.part", share=scene.text.share(ratio))
    )


def quantities_words(scene: Scene, cost: ProjectCost) -> str:
    """What the project gives of the kind, as printed."""
    about = scene.text("value.about")
    return scene.text.listed(
        [f"{one.noun}{about if one.approximate else ''}{one.value:,.10g}{one.unit}" for one in cost.quantities]
    )


def range_words(scene: Scene, cost: ProjectCost) -> str:
    """The range that the plan's numbers give, where they disagree."""
    if not cost.has_range:
        return ""
    words = scene.text("chart.range", least=cost_number(cost.low), most=cost_number(cost.high))
    is_inferred = all(other.origin is Provenance.INFERRED for other in cost.alternatives)
    return scene.text("cost.inferred", range=words) if is_inferred else words


def beside_words(scene: Scene, cost: ProjectCost) -> str:
    """Why a cost is not to be compared with others."""
    keys = [key for key, holds in (("refurbished", cost.is_refurbishment), ("buys_more", cost.buys_more)) if holds]
    return scene.text.listed([scene.text(f"cost.{key}") for key in keys])


def alternative_words(scene: Scene, kind: QuantityKind, other: Alternative) -> str:
    return scene.text(f"cost.other.{other.key}", value=amount_words(other.value), cost=cost_with_unit(scene, kind, other.cost))


def hover_lines(scene: Scene, cost: ProjectCost, middle: float | None) -> tuple[str, ...]:
    text = scene.text
    as_printed = text(
        "cost.as_printed",
        total=f"{cost.project.total_investment_wan:,}",
        quantities=quantities_words(scene, cost),
        cost=cost_with_unit(scene, cost.kind, cost.cost),
    )
    others = [alternative_words(scene, cost.kind, other) for other in cost.alternatives]
    beside = text("cost.of_median", times=times_words(scene, cost.cost / middle)) if middle else ""
    why = [text(f"cost.{key}.why") for key, on in (("refurbished", cost.is_refurbishment), ("buys_more", cost.buys_more)) if on]
    return (as_printed, *others, *([] if cost.is_refurbishment or not beside else [beside]), *why)


def short_words(scene: Scene, cost: ProjectCost) -> str:
    """The project's name without the words for building it."""
    return short_name(scene, cost.project.name)
