"""Sizes and unit costs as numbers, and with their units."""

from __future__ import annotations

from math import floor, log10

from analysis.questions.unit_costs import is_in_yuan
from i18n import Labels
from i18n.money import trimmed
from models import QuantityKind
from ui.scene.scene import Scene

_WHOLE = 0.05
_HUNDRED = 100
_THOUSAND = 1_000
_YUAN_PER_WAN = 10_000
_LITTLE = 0.995


def amount_words(value: float) -> str:
    """A quantity without its unit: whole, or with one decimal where a policy shares it out."""
    return f"{value:,.0f}" if abs(value - round(value)) < _WHOLE else f"{value:,.1f}"


def size_words(value: float) -> str:
    """A quantity without its unit where it is looked at: from a hundred up, a part of one tells nothing."""
    return amount_words(value if value < _HUNDRED else round(value))


def cost_number(text: Labels, kind: QuantityKind, cost: float) -> str:
    """A unit cost without its unit: of one so small that a decimal tells little, two digits that tell something."""
    if _is_told_in_yuan(text, kind):
        cost = cost if is_in_yuan(kind) else cost * _YUAN_PER_WAN
        return f"{cost:,.{_decimals(cost)}f}"
    if text.scale.trims:
        return trimmed(f"{text.in_small_unit(cost):,.{_decimals(cost) + text.scale.small_digits}f}")
    return f"{cost:,.{_decimals(cost)}f}"


def _decimals(cost: float) -> int:
    """The decimals that tell something of a cost in 万元 or yuan."""
    if cost >= _THOUSAND:
        return 0
    return 1 if cost >= _LITTLE or cost <= 0 else 1 - floor(log10(cost))


def _is_told_in_yuan(text: Labels, kind: QuantityKind) -> bool:
    """Whether one of a kind costs so many yuan; of a bed so does English, to which it is no part of a million."""
    return is_in_yuan(kind) or (kind is QuantityKind.BEDS and text.in_small_unit(1) < 1)


def ratio_number(ratio: float) -> str:
    """How many times, with one decimal as long as it tells."""
    return f"{ratio:,.1f}" if ratio < _HUNDRED else f"{ratio:,.0f}"


def cost_unit(scene: Scene, kind: QuantityKind) -> str:
    """The unit of a kind's cost: 万元/张, 元/㎡."""
    return cost_unit_of(scene.text, kind, scene.text(f"kind.one.{kind}"))


def cost_unit_of(text: Labels, kind: QuantityKind, one: str) -> str:
    """The unit of a kind's cost where one of it is called otherwise: 万元/所."""
    return text("unit.per", money=text("unit.yuan" if _is_told_in_yuan(text, kind) else "unit.wan"), unit=one)


def cost_with_unit(scene: Scene, kind: QuantityKind, cost: float) -> str:
    return scene.text("money", number=cost_number(scene.text, kind, cost), unit=cost_unit(scene, kind))


def times_words(scene: Scene, ratio: float) -> str:
    """How one cost compares with another: so many times, or the part of it."""
    return (
        scene.text("cost.times", times=ratio_number(ratio))
        if ratio >= 1
        else scene.text("cost.part", share=scene.text.share(ratio))
    )
