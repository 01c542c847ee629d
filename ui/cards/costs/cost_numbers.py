"""Sizes and unit costs: as numbers, with their units, and in words what one buys, its range, and why it is not to be compared."""

from math import floor, log10

from analysis.questions.unit_costs import Alternative, ProjectCost, is_in_yuan
from i18n import Labels
from i18n.money import trimmed
from models import Provenance, QuantityKind
from ui.cards.parts.printed_units import quantity_words
from ui.scene.scene import Scene
from ui.words.origins import sign_href

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
    in_yuan = _is_told_in_yuan(text, kind)
    if in_yuan and not is_in_yuan(kind):
        cost *= _YUAN_PER_WAN
    if text.scale.trims and not in_yuan:
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
    text = scene.text
    return text("cost.times", times=ratio_number(ratio)) if ratio >= 1 else text("cost.part", share=text.share(ratio))


def quantities_words(scene: Scene, cost: ProjectCost) -> str:
    """What the project gives of the kind."""
    return scene.text.listed([quantity_words(scene.text, one) for one in cost.quantities])


def range_words(scene: Scene, cost: ProjectCost) -> str:
    """The range that the plan's numbers give, where they disagree."""
    if not cost.has_range:
        return ""
    least, most = (cost_number(scene.text, cost.kind, end) for end in (cost.low, cost.high))
    words = scene.text("chart.range", least=least, most=most)
    is_inferred = all(other.origin is Provenance.INFERRED for other in cost.alternatives)
    return scene.text("cost.inferred", range=words) if is_inferred else words


def range_href(scene: Scene, cost: ProjectCost) -> str:
    """The way to the finding about the numbers that disagree."""
    places = [passage for other in cost.alternatives for passage in other.passages]
    findings = scene.evidence.of(cost.project.project_id)
    compared = ((finding, (*side.numbers, *side.passages)) for finding in findings for side in finding.sides)
    return sign_href(scene, (one for one, found in compared if any(place.meets(other) for place in places for other in found)))


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
