"""What a yuan buys: the cost of one bed, square metre, grave or facility, project by project."""

from collections.abc import Callable, Sequence

import numpy as np

from analysis.core.arrays import Ints
from analysis.core.view import view
from analysis.questions.large_costs import comparison, cost_columns, costs_at, standing
from analysis.questions.unit_costs import Comparison, ProjectCost, are_alike, project_costs
from charts.cost_dots import CostAxis, CostDot, cost_dots
from charts.parts.words import sign_code
from i18n.said import aloud, told_as
from models import QuantityKind
from ui.cards.costs.cost_numbers import (
    beside_words,
    cost_number,
    cost_unit,
    cost_with_unit,
    hover_lines,
    quantities_words,
    range_href,
    range_words,
    ratio_number,
)
from ui.cards.parts.card import Card, Mark, cells_link, picks
from ui.cards.parts.rows import Column, Row
from ui.cards.parts.subtitles import swatch, warning
from ui.cards.parts.windows import AFTER, BEFORE, Window, end_mark, framed, has_many_projects, opens_words, rest_name, window
from ui.document.charts import SubtitlePart
from ui.document.parts import Link
from ui.scene.scene import Scene
from ui.words.filters import short_name
from ui.words.origins import sign_href
from ui.words.passages import passage_href
from ui.words.workings import COST, RATIO, cost_href, working_href

CHART, MOST = "unit_costs", 24
_ENDS = 20  # of the dearest and of the cheapest projects in the chart


def cost_card(scene: Scene, kind: QuantityKind) -> Card:
    """Every project that gives some of the kind, on one axis, refurbishments last; of very many some, and the others together."""
    text, is_long = scene.text, has_many_projects(scene)
    found = standing(cost_columns(scene.frame, kind), view(scene.question.without("project")).selected)  # of which some are marked
    count = len(found.rows)
    at = window(scene, CHART, count, MOST) if is_long else Window(0, count, count)
    costs = costs_at(scene.frame, kind, found.rows[at.start : at.end])
    compared = comparison(scene.frame, kind, found, costs if is_long else sorted(costs, key=lambda cost: -cost.cost))
    shown = costs if is_long or count <= 2 * _ENDS else (*costs[:_ENDS], *costs[-_ENDS:])
    beyond = ((BEFORE, found.rows[: at.start]), (AFTER, found.rows[at.end :]))
    ends = {which: _end(scene, kind, at, which, rows) for which, rows in beyond if len(rows)}
    dots = framed({which: dot for which, (dot, _) in ends.items()}, [_dot(scene, cost, compared) for cost in shown])
    marks = framed({which: mark for which, (_, mark) in ends.items()}, [_mark(scene, cost) for cost in shown])
    return Card(
        id=CHART,
        span=2,
        rows=[{"cost": cost, "project_id": cost.project.project_id} for cost in shown],
        figure=cost_dots(dots, _axis(scene, kind, compared.middle), look=scene.look),
        title=cost_title(scene, compared),
        subtitle=[*_subtitle(scene, kind, compared), text("rest.shown", **at.words) if is_long else ""],
        marks=[*marks, *_signs(scene, shown)],
        columns=columns_of(scene, kind),
        how=[text("cost.how"), text("cost.how.range"), text("cost.how.median")],
        passages=[*(cells_link(scene, one.project, one.quantities[0].passage) for one in shown[:5]), *apart_link(scene, compared)],
        has_file=is_long,
    )


def _end(scene: Scene, kind: QuantityKind, at: Window, which: str, rows: Ints) -> tuple[CostDot, Mark]:
    """What stands before or after the projects shown: their median and how far they reach."""
    text, own = scene.text, cost_columns(scene.frame, kind).cost[rows]
    middle = float(np.median(own))
    words = text("rest.costs", count=f"{len(rows):,}", cost=cost_with_unit(scene, kind, middle))
    dot = CostDot(
        code=which, name=rest_name(scene, which, len(rows)), value=middle, low=float(own.min()), high=float(own.max()),
        value_label=cost_number(text, kind, middle), beside=text("rest.opens"), colour=scene.look.theme.secondary,
        is_open=True, is_many=True, hover=(words, opens_words(scene, which, MOST)),
    )  # fmt: skip
    return dot, end_mark(scene, CHART, at, which, words)


def _axis(scene: Scene, kind: QuantityKind, middle: float | None) -> CostAxis:
    """An axis that stays the same under every filter: from the least to the most that any project of the plan may cost."""
    if has_many_projects(scene):
        every = cost_columns(scene.frame, kind).cost.tolist()
        ends = list(zip(every, every, strict=True))
    else:
        ends = [(cost.low, cost.high) for cost in project_costs(scene.plan, kind)]
    least, most = min((low for low, _ in ends if low > 0), default=1.0), max((high for _, high in ends if high > 0), default=1.0)
    label = scene.text("cost.median", cost=cost_number(scene.text, kind, middle)) if middle else ""
    return CostAxis(least, most, middle, label)


def _dot(scene: Scene, cost: ProjectCost, compared: Comparison) -> CostDot:
    project, chosen = cost.project, scene.state.filter.project
    return CostDot(
        code=project.project_id,
        name=scene.called(project.name),
        value=cost.cost,
        low=cost.low,
        high=cost.high,
        value_label=cost_number(scene.text, cost.kind, cost.cost),
        colour=scene.look.theme.categories[project.category],
        range_label=range_words(scene, cost),
        beside=beside_words(scene, cost),
        is_open=not cost.is_comparable,
        is_named=project.project_id in compared.named,
        dim=bool(chosen) and project.project_id not in chosen,
        hover=hover_lines(scene, cost, compared.middle),
    )


def _mark(scene: Scene, cost: ProjectCost) -> Mark:
    code = cost.project.project_id
    label = scene.text("mark.share", name=scene.called(cost.project.name), share=cost_with_unit(scene, cost.kind, cost.cost))
    others = [f"{COST}.{cost.kind}.{code}.{key}" for key in dict.fromkeys(one.key for one in cost.alternatives)]
    source = working_href(scene, "~".join([f"{RATIO}.{cost.kind}.{code}", f"{COST}.{cost.kind}.{code}", *others]))
    return picks(scene, "project", code, label, source)


def _signs(scene: Scene, costs: Sequence[ProjectCost]) -> list[Mark]:
    """The signs of disagreement beside the dots: each leads to its finding."""
    ranged = [(cost, cost.project) for cost in costs if cost.has_range]
    words = [scene.text("mark.disputed", name=scene.called(project.name)) for _, project in ranged]
    return [
        Mark(sign_code(project.project_id), label, {}, href=range_href(scene, cost))
        for label, (cost, project) in zip(words, ranged, strict=True)
    ]


def _subtitle(scene: Scene, kind: QuantityKind, compared: Comparison) -> list[SubtitlePart | str | None]:
    text, theme = scene.text, scene.look.theme
    categories = dict.fromkeys(cost.project.category for cost in compared.costs)
    ranged, count = [cost for cost in compared.costs if cost.has_range], len(compared.costs)
    href = range_href(scene, ranged[0]) if len(ranged) == 1 else sign_href(scene, ())
    return [
        text("subtitle.unit", unit=cost_unit(scene, kind)),
        text("cost.subtitle"),
        text("cost.subtitle.median") if compared.middle else "",
        *(swatch("solid", theme.categories[one], text.code("category.short", one)) for one in categories),
        "" if all(cost.is_comparable for cost in compared.costs) else text("cost.subtitle.open"),
        warning(text("cost.subtitle.range"), href) if ranged else None,
        text("cost.subtitle.shown", ends=_ENDS, count=count) if count > 2 * _ENDS else "",
    ]


def columns_of(scene: Scene, kind: QuantityKind) -> list[Column]:
    text = scene.text

    def cost_of(row: Row) -> ProjectCost:
        found: ProjectCost = row["cost"]
        return found

    def worked(*which: str) -> Callable[[Row], str]:
        return lambda row: cost_href(scene, kind, cost_of(row).project.project_id, *which)

    return [
        Column(text("column.project"), lambda row: cost_of(row).project.name),
        Column(
            text(f"kind.{kind}"), lambda row: quantities_words(scene, cost_of(row)), lambda row: sizes_href(scene, cost_of(row))
        ),
        Column(
            text("column.with_unit", label=text("column.total"), unit=text.unit_word),
            lambda row: text.amount(cost_of(row).project.total_investment_wan),
            lambda row: passage_href(scene, cost_of(row).project.total_cell),
        ),
        Column(
            text("column.with_unit", label=text("project.unit_cost"), unit=cost_unit(scene, kind)),
            lambda row: cost_number(text, kind, cost_of(row).cost),
            worked(),
        ),
        Column(text("column.least"), lambda row: cost_number(text, kind, cost_of(row).low), worked("least")),
        Column(text("column.most"), lambda row: cost_number(text, kind, cost_of(row).high), worked("most")),
        Column(text("cost.column.beside"), lambda row: beside_words(scene, cost_of(row))),
    ]


def cost_title(scene: Scene, compared: Comparison) -> str:
    """Who stands out, by how much, in words."""
    if not compared.pool:
        return scene.text("cost.finding.none")
    text, one = scene.text, _each_among(scene, compared)
    if compared.ends is None:
        cost = compared.pool[0]
        name, worth = short_name(scene, cost.project.name), cost_with_unit(scene, cost.kind, cost.cost)
        each = aloud(text(f"kind.each.{cost.kind}"))
        return told_as(
            text("cost.finding.only", name=name, cost=str(worth)), text("point.cost", name=name, one=each, cost=aloud(worth))
        )
    cheapest = compared.ends[1]
    most, least = (cost_with_unit(scene, cost.kind, cost.cost) for cost in compared.ends)
    if not compared.named or are_unlike(compared) or _is_mixed(compared):
        mixed = "cost.finding.open" if _is_mixed(compared) else "cost.finding.close"
        key = "cost.finding.unlike" if are_unlike(compared) else mixed
        return text(key, least=cost_number(text, cheapest.kind, cheapest.cost), most=most, one=one)
    ends = ends_words(scene, compared)
    told = {"most": told_as(ends["most"], aloud(most)), "least": told_as(ends["least"], aloud(least))}
    return text("cost.finding.apart", one=one, **{**ends, **told})


def _each_among(scene: Scene, compared: Comparison) -> str:
    """One of the kind, and of which projects, where the chart shows others too."""
    is_of_sites = compared.pool[0].kind is QuantityKind.FACILITIES
    among = "alone" if is_of_sites and compared.among == "comparable" and are_unlike(compared) else compared.among
    return scene.text(f"cost.among.{among}", one=scene.text(f"kind.each.{compared.pool[0].kind}"))


def apart_href(scene: Scene, compared: Comparison) -> str | None:
    """The address of how many times the dearest costs what the cheapest does."""
    ids = [cost.project.project_id for cost in compared.ends or ()]
    return working_href(scene, RATIO, compared.pool[0].kind, *ids) if ids else None


def apart_link(scene: Scene, compared: Comparison) -> list[Link]:
    """The way to that calculation, where there are two to hold against each other."""
    href = apart_href(scene, compared)
    return [{"label": scene.text("number.apart"), "href": href}] if href else []


def sizes_href(scene: Scene, cost: ProjectCost) -> str:
    """The address of the places where a project gives its quantities of a kind."""
    return passage_href(scene, *[one.passage for one in cost.quantities])


def are_unlike(compared: Comparison) -> bool:
    """Whether the dearest and the cheapest are different sorts of things: an apartment house and a canteen, a clinic and a park."""
    if compared.ends is None:
        return False
    dearest, cheapest = compared.ends
    return dearest.project.category is not cheapest.project.category or not are_alike(dearest, cheapest)


def _is_mixed(compared: Comparison) -> bool:
    """Whether the total of one of those held side by side pays for other things too."""
    return any(cost.buys_more for cost in compared.pool)


def ends_words(scene: Scene, compared: Comparison) -> dict[str, str]:
    """The dearest and the cheapest of those compared, and how many times apart they are, for a headline number."""
    if compared.ends is None or are_unlike(compared) or _is_mixed(compared):
        return {}
    (dear, most), (cheap, least) = (
        (short_name(scene, cost.project.name), cost_number(scene.text, cost.kind, cost.cost)) for cost in compared.ends
    )
    dearest, cheapest = compared.ends
    return {"times": ratio_number(dearest.cost / cheapest.cost), "dear": dear, "most": most, "cheap": cheap, "least": least}
