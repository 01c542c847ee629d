"""What a yuan buys: the cost of one bed, square metre, grave or facility, project by project."""

from __future__ import annotations

import pandas as pd

from analysis import Comparison, ProjectCost, compare, is_in_yuan, project_costs, relatives
from analysis.large_costs import near
from analysis.unit_costs import are_alike
from charts import CostAxis, CostDot, RankedBar, cost_dots, ranked_bars
from charts.figure import escape
from models import Project, QuantityKind
from ui.cards.card import Card, Column, Mark, Row, plain, swatch, warning, word_column
from ui.cards.cost_words import (
    beside_words,
    cost_number,
    cost_unit,
    cost_with_unit,
    costs_in_view,
    hover_lines,
    quantities_words,
    range_words,
    ratio_number,
    short_words,
    times_words,
)
from ui.cards.many.rest import is_wide
from ui.cards.printed_units import unit_word
from ui.document.charts import SubtitlePart
from ui.passages import passage_href
from ui.scene import Scene

_MOST_TELLING = (QuantityKind.BEDS, QuantityKind.GRAVES, QuantityKind.FACILITIES, QuantityKind.FLOOR_AREA)
_RELATIVES = 3
_ENDS = 20  # of the dearest and of the cheapest projects in the chart
_LIKE = 0.05


# --- the chart -----------------------------------------------------------------------------------


def cost_card(scene: Scene, kind: QuantityKind) -> Card:
    """Every project that gives some of the kind, on one axis; refurbishments after what is built anew."""
    text = scene.text
    compared = compare(costs_in_view(scene, kind, project=()))
    ordered = _shown(in_order(compared))
    return Card(
        id="unit_costs",
        span=2,
        rows=[{"cost": cost, "project_id": cost.project.project_id} for cost in ordered],
        figure=cost_dots([dot_of(scene, cost, compared) for cost in ordered], axis_of(scene, kind, compared), look=scene.look),
        title=cost_finding(scene, compared),
        subtitle=subtitle_of(scene, kind, compared),
        marks=[mark_of(scene, cost) for cost in ordered],
        columns=columns_of(scene, kind),
        how=[text("cost.how"), text("cost.how.range"), text("cost.how.median")],
        passages=[
            {"label": text("card.passage", name=cost.project.name), "href": passage_href(scene, cost.quantities[0].passage)}
            for cost in ordered[:5]
        ],
    )


def in_order(compared: Comparison) -> list[ProjectCost]:
    """What is built anew from the dearest to the cheapest, then the refurbishments."""
    return sorted(compared.costs, key=lambda cost: cost.is_refurbishment)


def _shown(ordered: list[ProjectCost]) -> list[ProjectCost]:
    """The projects that the chart has room for: the dearest and the cheapest."""
    return ordered if len(ordered) <= 2 * _ENDS else [*ordered[:_ENDS], *ordered[-_ENDS:]]


def axis_of(scene: Scene, kind: QuantityKind, compared: Comparison) -> CostAxis:
    """An axis that stays the same under every filter."""
    everything = project_costs(scene.plan, kind)
    least = min((cost.low for cost in everything if cost.low > 0), default=1.0)
    most = max((cost.high for cost in everything if cost.high > 0), default=1.0)
    middle = compared.middle
    label = scene.text("cost.median", cost=cost_number(middle)) if middle else ""
    return CostAxis(least, most, middle, label)


def dot_of(scene: Scene, cost: ProjectCost, compared: Comparison) -> CostDot:
    """A project's cost as a dot."""
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
        hover=hover_lines(scene, cost, compared.middle),
    )


def mark_of(scene: Scene, cost: ProjectCost) -> Mark:
    """A project's cost as a mark."""
    code = cost.project.project_id
    label = scene.text("mark.share", name=cost.project.name, share=cost_with_unit(scene, cost.kind, cost.cost))
    return Mark(code, label, {"project": code}, code in scene.state.filter.project)


def subtitle_of(scene: Scene, kind: QuantityKind, compared: Comparison) -> list[SubtitlePart]:
    """The unit, and how to read the dots."""
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
    if len(compared.costs) > 2 * _ENDS:
        parts.append(plain(text("cost.subtitle.shown", ends=_ENDS, count=len(compared.costs))))
    return parts


def columns_of(scene: Scene, kind: QuantityKind) -> list[Column]:
    """The table behind a chart of costs."""
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
        return text("cost.finding.only", name=short_words(scene, dearest), cost=cost_with_unit(scene, kind, dearest.cost))
    if not compared.named or are_unlike(compared) or _is_mixed(compared):
        mixed = "cost.finding.open" if _is_mixed(compared) else "cost.finding.close"
        key = "cost.finding.unlike" if are_unlike(compared) else mixed
        return text(key, least=cost_number(cheapest.cost), most=cost_with_unit(scene, kind, dearest.cost), one=one)
    return text(
        "cost.finding.apart",
        one=one,
        times=ratio_number(dearest.cost / cheapest.cost),
        dear=short_words(scene, dearest),
        most=cost_number(dearest.cost),
        cheap=short_words(scene, cheapest),
        least=cost_number(cheapest.cost),
    )


def are_unlike(compared: Comparison) -> bool:
    """Whether the dearest and the cheapest are different sorts of things: an apartment house and a canteen."""
    dearest, cheapest = compared.dearest, compared.cheapest
    return dearest is not None and cheapest is not None and dearest is not cheapest and not are_alike(dearest, cheapest)


def _is_mixed(compared: Comparison) -> bool:
    """Whether the total of one of those held side by side pays for other things too."""
    return any(cost.buys_more for cost in compared.pool)


# --- one project ---------------------------------------------------------------------------------


def unit_cost_card(scene: Scene, project: Project, *, narrow: bool = False) -> Card | None:
    """A project's unit cost beside those most like it; nothing where it has none or nothing is like it.

    ``narrow`` is for half a column: fewer bars, their names above them.
    """
    own = _most_telling(scene, project)
    if own is None:
        return None
    text, kind = scene.text, own.kind
    others = relatives(scene.plan, own, _RELATIVES - narrow, near_ones(scene, own))
    shown = [own, *sorted(others, key=lambda cost: -cost.cost)]
    return Card(
        id="project_unit_cost",
        rows=[{"cost": cost} for cost in shown],
        figure=ranked_bars([_bar(scene, cost, own) for cost in shown], look=scene.look, chart="project_unit_cost", narrow=narrow),
        title=_relative_finding(scene, own, others[0]),
        subtitle=[
            plain(text("subtitle.unit", unit=_printed_unit(scene, shown))),
            *([warning(text("cost.range", range=range_words(scene, own)))] if own.has_range else []),
        ],
        marks=[
            Mark(
                cost.project.project_id,
                text("mark.share", name=cost.project.name, share=cost_with_unit(scene, kind, cost.cost)),
                {},
            )
            for cost in shown
        ],
        columns=columns_of(scene, kind),
        how=[text("cost.how"), text("cost.how.relatives")],
        passages=[{"label": text("card.passage", name=project.name), "href": passage_href(scene, own.quantities[0].passage)}],
    )


def near_ones(scene: Scene, own: ProjectCost) -> list[Project] | None:
    """In a plan of very many projects, those that may be most like one; ``None``: all."""
    if not is_wide(scene):
        return None
    row = int(scene.frame.project_ids.get_indexer(pd.Index([own.project.project_id]))[0])
    return [scene.plan.projects[one] for one in near(scene.frame, own.kind, row).tolist()]


def _printed_unit(scene: Scene, shown: list[ProjectCost]) -> str:
    """The unit as printed where all print the same, else the kind's own."""
    text, units = scene.text, {unit_word(scene.text, one) for cost in shown for one in cost.quantities}
    kind = shown[0].kind
    if len(units) > 1:
        return cost_unit(scene, kind)
    return text("unit.per", money=text("unit.yuan" if is_in_yuan(kind) else "unit.wan"), unit=units.pop())


def _most_telling(scene: Scene, project: Project) -> ProjectCost | None:
    """The project's cost of the kind that tells most of it and by which another is like it; None where none is."""
    costs = [cost for kind in _MOST_TELLING for cost in project_costs(scene.plan, kind, [project])]
    compared = [(cost, other) for cost in costs for other in relatives(scene.plan, cost, 1, near_ones(scene, cost))]
    return next((cost for cost, other in compared if cost.cost > 0 and other.cost > 0 and are_alike(cost, other)), None)


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
        hover=tuple(escape(line) for line in hover_lines(scene, cost, None)),
    )


def _relative_finding(scene: Scene, own: ProjectCost, other: ProjectCost) -> str:
    text, ratio = scene.text, own.cost / other.cost
    if own.buys_more or other.buys_more:
        one = own if own.buys_more else other
        return text("cost.relative.open", name=short_words(scene, one))
    if abs(ratio - 1) < _LIKE:
        return text("cost.relative.like", name=short_words(scene, other))
    return text("cost.relative", name=short_words(scene, other), times=times_words(scene, ratio))


def ends_words(scene: Scene, compared: Comparison) -> dict[str, str]:
    """The dearest and the cheapest of those compared, and how many times apart they are, for a headline number."""
    dearest, cheapest = compared.dearest, compared.cheapest
    if dearest is None or cheapest is None or dearest is cheapest or are_unlike(compared) or _is_mixed(compared):
        return {}
    return {
        "times": ratio_number(dearest.cost / cheapest.cost),
        "dear": short_words(scene, dearest),
        "most": cost_number(dearest.cost),
        "cheap": short_words(scene, cheapest),
        "least": cost_number(cheapest.cost),
    }
