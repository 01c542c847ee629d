"""What a yuan buys: the cost of one bed, square metre, grave or facility, project by project."""

from __future__ import annotations

from typing import Any

from analysis import Comparison, ProjectCost, compare, is_in_yuan, project_costs, relatives, view
from analysis.unit_costs import Alternative, are_alike
from charts import CostAxis, CostDot, RankedBar, cost_dots, ranked_bars
from charts.figure import escape
from models import Project, Provenance, QuantityKind
from ui.cards.card import Card, Column, Mark, Row, plain, swatch, word_column
from ui.passages import passage_href
from ui.scene import Scene
from ui.shell import short_name

KINDS = (QuantityKind.BEDS, QuantityKind.FLOOR_AREA, QuantityKind.GRAVES, QuantityKind.FACILITIES)
_MOST_TELLING = (QuantityKind.BEDS, QuantityKind.GRAVES, QuantityKind.FACILITIES, QuantityKind.FLOOR_AREA)
_RELATIVES = 3
_LIKE = 0.05
_WHOLE = 0.05
_HUNDRED = 100
_THOUSAND = 1_000


def chosen_kind(scene: Scene) -> QuantityKind:
    """The kind that the page is about: beds unless another is chosen."""
    kind = scene.state.kind
    return kind if kind in KINDS else KINDS[0]


def costs_in_view(scene: Scene, kind: QuantityKind, **changes: object) -> tuple[ProjectCost, ...]:
    """The costs of the projects in view; ``changes`` replace fields of the filter."""
    selected = view(*scene.asking(**changes)).selected
    return project_costs(scene.plan, kind, [scene.plan.projects[row] for row in selected.nonzero()[0]])


# --- words ---------------------------------------------------------------------------------------


def amount_words(value: float) -> str:
    """A quantity without its unit: whole, or with one decimal where a policy shares it out."""
    return f"{value:,.0f}" if abs(value - round(value)) < _WHOLE else f"{value:,.1f}"


def cost_number(cost: float) -> str:
    """A unit cost without its unit."""
    return f"{cost:,.0f}" if cost >= _THOUSAND else f"{cost:,.1f}"


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


def _alternative_words(scene: Scene, kind: QuantityKind, other: Alternative) -> str:
    return scene.text(f"cost.other.{other.key}", value=amount_words(other.value), cost=cost_with_unit(scene, kind, other.cost))


def _hover(scene: Scene, cost: ProjectCost, middle: float | None) -> tuple[str, ...]:
    text = scene.text
    as_printed = text(
        "cost.as_printed",
        total=f"{cost.project.total_investment_wan:,}",
        quantities=quantities_words(scene, cost),
        cost=cost_with_unit(scene, cost.kind, cost.cost),
    )
    others = [_alternative_words(scene, cost.kind, other) for other in cost.alternatives]
    beside = text("cost.of_median", times=times_words(scene, cost.cost / middle)) if middle else ""
    why = [text(f"cost.{key}.why") for key, on in (("refurbished", cost.is_refurbishment), ("buys_more", cost.buys_more)) if on]
    return (as_printed, *others, *([] if cost.is_refurbishment or not beside else [beside]), *why)


# --- the chart -----------------------------------------------------------------------------------


def cost_card(scene: Scene, kind: QuantityKind) -> Card:
    """Every project that gives some of the kind, on one axis; refurbishments after what is built anew."""
    text = scene.text
    compared = compare(costs_in_view(scene, kind, project=()))
    ordered = in_order(compared)
    return Card(
        id="unit_costs",
        span=2,
        rows=[{"cost": cost, "project_id": cost.project.project_id} for cost in ordered],
        figure=cost_dots([_dot(scene, cost, compared) for cost in ordered], _axis(scene, kind, compared), look=scene.look),
        title=cost_finding(scene, compared),
        subtitle=_subtitle(scene, kind, compared),
        marks=[_mark(scene, cost) for cost in ordered],
        columns=_columns(scene, kind),
        how=[text("cost.how"), text("cost.how.range"), text("cost.how.median")],
        passages=[
            {"label": text("card.passage", name=cost.project.name), "href": passage_href(scene, cost.quantities[0].passage)}
            for cost in ordered[:5]
        ],
    )


def in_order(compared: Comparison) -> list[ProjectCost]:
    """What is built anew from the dearest to the cheapest, then the refurbishments."""
    return sorted(compared.costs, key=lambda cost: cost.is_refurbishment)


def _axis(scene: Scene, kind: QuantityKind, compared: Comparison) -> CostAxis:
    """An axis that stays the same under every filter."""
    everything = project_costs(scene.plan, kind)
    least = min((cost.low for cost in everything if cost.low > 0), default=1.0)
    most = max((cost.high for cost in everything if cost.high > 0), default=1.0)
    middle = compared.middle
    label = scene.text("cost.median", cost=cost_number(middle)) if middle else ""
    return CostAxis(least, most, middle, label)


def _dot(scene: Scene, cost: ProjectCost, compared: Comparison) -> CostDot:
    project, chosen = cost.project, scene.state.filter.project
    return CostDot(
        code=project.project_id,
        name=project.name,
        value=cost.cost,
        low=cost.low,
        high=cost.high,
        value_label=cost_number(cost.cost),
        colour=scene.look.theme.categories[project.category],
        range_label=range_words(scene, cost),
        beside=beside_words(scene, cost),
        is_open=not cost.is_comparable,
        is_named=project.project_id in compared.named,
        dim=bool(chosen) and project.project_id not in chosen,
        hover=_hover(scene, cost, compared.middle),
    )


def _mark(scene: Scene, cost: ProjectCost) -> Mark:
    code = cost.project.project_id
    label = scene.text("mark.share", name=cost.project.name, share=cost_with_unit(scene, cost.kind, cost.cost))
    return Mark(code, label, {"project": code}, code in scene.state.filter.project)


def _subtitle(scene: Scene, kind: QuantityKind, compared: Comparison) -> list[dict[str, str]]:
    text, theme = scene.text, scene.look.theme
    parts = [plain(text("subtitle.unit", unit=cost_unit(scene, kind))), plain(text("cost.subtitle"))]
    if compared.middle:
        parts.append(plain(text("cost.subtitle.median")))
    categories = {cost.project.category: None for cost in compared.costs}
    parts += [swatch("solid", theme.categories[one], text.code("category.short", one)) for one in categories]
    if any(not cost.is_comparable for cost in compared.costs):
        parts.append(plain(text("cost.subtitle.open")))
    if any(cost.has_range for cost in compared.costs):
        parts.append({"warn": text("cost.subtitle.range")})
    return parts


def _columns(scene: Scene, kind: QuantityKind) -> list[Column]:
    text = scene.text

    def cost_of(row: Row) -> ProjectCost:
        found: ProjectCost = row["cost"]
        return found

    return [
        word_column(text("column.project"), lambda row: cost_of(row).project.name),
        word_column(text(f"kind.{kind}"), lambda row: quantities_words(scene, cost_of(row))),
        Column(
            text("column.with_unit", label=text("column.total"), unit=text.unit_word),
            lambda row: text.amount(cost_of(row).project.total_investment_wan),
        ),
        Column(
            text("column.with_unit", label=text("project.unit_cost"), unit=cost_unit(scene, kind)),
            lambda row: cost_number(cost_of(row).cost),
        ),
        Column(text("column.least"), lambda row: cost_number(cost_of(row).low)),
        Column(text("column.most"), lambda row: cost_number(cost_of(row).high)),
        word_column(text("cost.column.beside"), lambda row: beside_words(scene, cost_of(row))),
    ]


def cost_finding(scene: Scene, compared: Comparison) -> str:
    """Who stands out, by how much, in words."""
    text, dearest, cheapest = scene.text, compared.dearest, compared.cheapest
    if dearest is None or cheapest is None:
        return text("cost.finding.none")
    kind, one = dearest.kind, text(f"kind.each.{dearest.kind}")
    if dearest is cheapest:
        return text("cost.finding.only", name=_short(scene, dearest), cost=cost_with_unit(scene, kind, dearest.cost))
    if not compared.named:
        return text("cost.finding.close", least=cost_number(cheapest.cost), most=cost_with_unit(scene, kind, dearest.cost), one=one)
    return text(
        "cost.finding.apart",
        one=one,
        times=ratio_number(dearest.cost / cheapest.cost),
        dear=_short(scene, dearest),
        most=cost_number(dearest.cost),
        cheap=_short(scene, cheapest),
        least=cost_number(cheapest.cost),
    )


def _short(scene: Scene, cost: ProjectCost) -> str:
    return short_name(scene, cost.project.name)


# --- one project ---------------------------------------------------------------------------------


def unit_cost_card(scene: Scene, project: Project) -> Card | None:
    """A project's unit cost beside those most like it; nothing where it has none or nothing is like it."""
    own = _most_telling(scene, project)
    if own is None:
        return None
    text, kind = scene.text, own.kind
    others = relatives(scene.plan, own, _RELATIVES)
    shown = [own, *others]
    return Card(
        id="project_unit_cost",
        rows=[{"cost": cost} for cost in shown],
        figure=ranked_bars([_bar(scene, cost, own) for cost in shown], look=scene.look, chart="project_unit_cost"),
        title=_relative_finding(scene, own, others[0]),
        subtitle=[
            plain(text("subtitle.unit", unit=cost_unit(scene, kind))),
            *([{"warn": text("cost.range", range=range_words(scene, own))}] if own.has_range else []),
        ],
        marks=[
            Mark(
                cost.project.project_id,
                text("mark.share", name=cost.project.name, share=cost_with_unit(scene, kind, cost.cost)),
                {},
            )
            for cost in shown
        ],
        columns=_columns(scene, kind),
        how=[text("cost.how"), text("cost.how.relatives")],
        passages=[{"label": text("card.passage", name=project.name), "href": passage_href(scene, own.quantities[0].passage)}],
    )


def _most_telling(scene: Scene, project: Project) -> ProjectCost | None:
    """The project's cost of the kind that tells most of it and by which others are like it; else of any that others have."""
    costs = [cost for kind in _MOST_TELLING for cost in project_costs(scene.plan, kind, [project])]
    compared = [(cost, relatives(scene.plan, cost, 1)) for cost in costs]
    known = [(cost, others[0]) for cost, others in compared if others and cost.cost > 0 and others[0].cost > 0]
    alike = [cost for cost, other in known if are_alike(cost, other)]
    return next(iter([*alike, *(cost for cost, _ in known)]), None)


def _bar(scene: Scene, cost: ProjectCost, own: ProjectCost) -> RankedBar:
    theme, is_own = scene.look.theme, cost is own
    return RankedBar(
        code=cost.project.project_id,
        name=cost.project.name,
        value=cost.cost,
        value_label=cost_number(cost.cost),
        colour=theme.categories[cost.project.category] if is_own else theme.strong_line,
        beside=beside_words(scene, cost) or None,
        dim=False,
        hover=tuple(escape(line) for line in _hover(scene, cost, None)),
    )


def _relative_finding(scene: Scene, own: ProjectCost, other: ProjectCost) -> str:
    text, ratio = scene.text, own.cost / other.cost
    if abs(ratio - 1) < _LIKE:
        return text("cost.relative.like", name=_short(scene, other))
    return text("cost.relative", name=_short(scene, other), times=times_words(scene, ratio))


def ends_words(scene: Scene, compared: Comparison) -> dict[str, Any]:
    """The dearest and the cheapest of those compared, and how many times apart they are, for a headline number."""
    dearest, cheapest = compared.dearest, compared.cheapest
    if dearest is None or cheapest is None or dearest is cheapest:
        return {}
    return {
        "times": ratio_number(dearest.cost / cheapest.cost),
        "dear": _short(scene, dearest),
        "most": cost_number(dearest.cost),
        "cheap": _short(scene, cheapest),
        "least": cost_number(cheapest.cost),
    }
