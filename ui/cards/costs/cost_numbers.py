"""Sizes and unit costs as numbers, and with their units."""

from __future__ import annotations

from math import floor, log10

from analysis.questions.unit_costs import is_in_yuan
from models import QuantityKind
from ui.scene.scene import Scene

_WHOLE = 0.05
_HUNDRED = 100
_THOUSAND = 1_000
_LITTLE = 0.995


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
