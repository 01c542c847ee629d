"""What a yuan buys: the cost of one bed, square metre, grave or facility, project by project."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from analysis.core.arrays import Ints
from analysis.questions.large_costs import comparison, cost_columns, costs_at
from analysis.questions.unit_costs import Comparison, ProjectCost, are_alike, project_costs
from charts.cost_dots import CostAxis, CostDot, cost_dots
from charts.parts.words import sign_code
from i18n.said import aloud, told_as
from models import QuantityKind
from ui.cards.costs.cost_columns import in_context
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
from ui.cards.parts.card import Card, Mark, cells_link
from ui.cards.parts.columns import Column
from ui.cards.parts.rows import Row
from ui.cards.parts.subtitles import plain, swatch, warning
from ui.cards.parts.windows import AFTER, BEFORE, Window, end_mark, has_many_projects, opens_words, rest_name, window
from ui.document.charts import SubtitlePart
from ui.document.parts import Link
from ui.scene.scene import Scene
from ui.words.filters import short_name
from ui.words.origins import sign_href
from ui.words.passages import passage_href
from ui.words.workings import COST, RATIO, cost_href, ratio_href, working_href

CHART, MOST = "unit_costs", 24
_ENDS = 20  # of the dearest and of the cheapest projects in the chart


# --- the chart -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Shown:
    """What the chart shows: some costs, what all are measured by, and of very many those before and after them as one each."""

    costs: Sequence[ProjectCost]
    compared: Comparison
    axis: CostAxis
    before: tuple[CostDot, Mark] | None = None
    after: tuple[CostDot, Mark] | None = None
    where: str = ""


def cost_card(scene: Scene, kind: QuantityKind) -> Card:
    """Every project that gives some of the kind, on one axis, refurbishments last; of very many some, and the others together."""
    text, shown = scene.text, _part(scene, kind) if has_many_projects(scene) else _all(scene, kind)
    before, after = ([one] if one else [] for one in (shown.before, shown.after))
    dots = [_dot(scene, cost, shown.compared) for cost in shown.costs]
    marks = [_mark(scene, cost) for cost in shown.costs]
    return Card(
        id=CHART,
        span=2,
        rows=[{"cost": cost, "project_id": cost.project.project_id} for cost in shown.costs],
        figure=cost_dots([*(dot for dot, _ in before), *dots, *(dot for dot, _ in after)], shown.axis, look=scene.look),
        title=cost_title(scene, shown.compared),
        subtitle=[*_subtitle(scene, kind, shown.compared), *([plain(shown.where)] if shown.where else [])],
        marks=[*(mark for _, mark in before), *marks, *(mark for _, mark in after), *_signs(scene, shown.costs)],
        columns=columns_of(scene, kind),
        how=[text("cost.how"), text("cost.how.range"), text("cost.how.median")],
        passages=[*_first_cells(scene, shown.costs), *apart_link(scene, shown.compared)],
        has_file=has_many_projects(scene),
    )


def _first_cells(scene: Scene, costs: Sequence[ProjectCost]) -> list[Link]:
    return [cells_link(scene, cost.project, cost.quantities[0].passage) for cost in costs[:5]]


def _all(scene: Scene, kind: QuantityKind) -> _Shown:
    """All costs, or the dearest and the cheapest that the chart has room for."""
    found = in_context(scene, kind)
    ordered = costs_at(scene.frame, kind, found.rows)
    compared = comparison(scene.frame, kind, found, sorted(ordered, key=lambda cost: -cost.cost))
    some = ordered if len(ordered) <= 2 * _ENDS else [*ordered[:_ENDS], *ordered[-_ENDS:]]
    every = project_costs(scene.plan, kind)
    axis = _axis(scene, kind, compared, [cost.low for cost in every], [cost.high for cost in every])
    return _Shown(some, compared, axis)


def _part(scene: Scene, kind: QuantityKind) -> _Shown:
    """Some of very many costs, from what is opened on."""
    found = in_context(scene, kind)
    at = window(scene, CHART, len(found.rows), MOST)
    some = costs_at(scene.frame, kind, found.rows[at.start : at.end])
    compared = comparison(scene.frame, kind, found, some)
    where = scene.text("rest.shown", **at.words)
    every = cost_columns(scene.frame, kind).cost.tolist()
    axis = _axis(scene, kind, compared, every, every)
    before, after = found.rows[: at.start], found.rows[at.end :]
    return _Shown(some, compared, axis, _end(scene, kind, at, BEFORE, before), _end(scene, kind, at, AFTER, after), where)


def _end(scene: Scene, kind: QuantityKind, at: Window, which: str, rows: Ints) -> tuple[CostDot, Mark] | None:
    """What stands before or after the projects shown: their median and how far they reach."""
    if not len(rows):
        return None
    text, own = scene.text, cost_columns(scene.frame, kind).cost[rows]
    middle = float(np.median(own))
    words = text("rest.costs", count=f"{len(rows):,}", cost=cost_with_unit(scene, kind, middle))
    dot = CostDot(
        code=which, name=rest_name(scene, which, len(rows)), value=middle, low=float(own.min()), high=float(own.max()),
        value_label=cost_number(text, kind, middle), beside=text("rest.opens"), colour=scene.look.theme.secondary,
        is_open=True, is_many=True, hover=(words, opens_words(scene, which, MOST)),
    )  # fmt: skip
    return dot, end_mark(scene, CHART, at, which, words)


def _axis(scene: Scene, kind: QuantityKind, compared: Comparison, lows: Sequence[float], highs: Sequence[float]) -> CostAxis:
    """An axis that stays the same under every filter: from the least to the most that any project of the plan may cost."""
    least = min((cost for cost in lows if cost > 0), default=1.0)
    most = max((cost for cost in highs if cost > 0), default=1.0)
    middle = compared.middle
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
    return Mark(code, label, {"project": code}, code in scene.state.filter.project, source=source)


def _signs(scene: Scene, costs: Sequence[ProjectCost]) -> list[Mark]:
    """The signs of disagreement beside the dots: each leads to its finding."""
    ranged = [(cost, cost.project) for cost in costs if cost.has_range]
    words = [scene.text("mark.disputed", name=scene.called(project.name)) for _, project in ranged]
    return [
        Mark(sign_code(project.project_id), label, {}, href=range_href(scene, cost))
        for label, (cost, project) in zip(words, ranged, strict=True)
    ]


def _subtitle(scene: Scene, kind: QuantityKind, compared: Comparison) -> list[SubtitlePart]:
    text, theme = scene.text, scene.look.theme
    parts = [plain(text("subtitle.unit", unit=cost_unit(scene, kind))), plain(text("cost.subtitle"))]
    if compared.middle:
        parts.append(plain(text("cost.subtitle.median")))
    categories = {cost.project.category: None for cost in compared.costs}
    parts += [swatch("solid", theme.categories[one], text.code("category.short", one)) for one in categories]
    if any(not cost.is_comparable for cost in compared.costs):
        parts.append(plain(text("cost.subtitle.open")))
    ranged = [cost for cost in compared.costs if cost.has_range]
    if ranged:
        href = range_href(scene, ranged[0]) if len(ranged) == 1 else sign_href(scene, ())
        parts.append(warning(text("cost.subtitle.range"), href))
    if len(compared.costs) > 2 * _ENDS:
        parts.append(plain(text("cost.subtitle.shown", ends=_ENDS, count=len(compared.costs))))
    return parts


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
    text, dearest, cheapest = scene.text, compared.dearest, compared.cheapest
    if dearest is None or cheapest is None:
        return text("cost.finding.none")
    kind, one = dearest.kind, _each_among(scene, compared)
    if dearest is cheapest:
        name = short_name(scene, dearest.project.name)
        cost, each = cost_with_unit(scene, kind, dearest.cost), aloud(text(f"kind.each.{kind}"))
        return told_as(
            text("cost.finding.only", name=name, cost=str(cost)), text("point.cost", name=name, one=each, cost=aloud(cost))
        )
    if not compared.named or are_unlike(compared) or _is_mixed(compared):
        mixed = "cost.finding.open" if _is_mixed(compared) else "cost.finding.close"
        key = "cost.finding.unlike" if are_unlike(compared) else mixed
        return text(key, least=cost_number(text, kind, cheapest.cost), most=cost_with_unit(scene, kind, dearest.cost), one=one)
    ends = ends_words(scene, compared)
    costs = {"most": dearest.cost, "least": cheapest.cost}
    told = {which: told_as(ends[which], aloud(cost_with_unit(scene, kind, cost))) for which, cost in costs.items()}
    return text("cost.finding.apart", one=one, **{**ends, **told})


def _each_among(scene: Scene, compared: Comparison) -> str:
    """One of the kind, and of which projects, where the chart shows others too."""
    is_of_sites = compared.pool[0].kind is QuantityKind.FACILITIES
    among = "alone" if is_of_sites and compared.among == "comparable" and are_unlike(compared) else compared.among
    return scene.text(f"cost.among.{among}", one=scene.text(f"kind.each.{compared.pool[0].kind}"))


def apart_href(scene: Scene, compared: Comparison) -> str | None:
    """The address of how many times the dearest costs what the cheapest does."""
    dearest, cheapest = compared.dearest, compared.cheapest
    if dearest is None or cheapest is None or dearest is cheapest:
        return None
    return ratio_href(scene, dearest.kind, dearest.project.project_id, cheapest.project.project_id)


def apart_link(scene: Scene, compared: Comparison) -> list[Link]:
    """The way to that calculation, where there are two to hold against each other."""
    href = apart_href(scene, compared)
    return [{"label": scene.text("number.apart"), "href": href}] if href else []


def sizes_href(scene: Scene, cost: ProjectCost) -> str:
    """The address of the places where a project gives its quantities of a kind."""
    return passage_href(scene, *[one.passage for one in cost.quantities])


def are_unlike(compared: Comparison) -> bool:
    """Whether the dearest and the cheapest are different sorts of things: an apartment house and a canteen, a clinic and a park."""
    dearest, cheapest = compared.dearest, compared.cheapest
    if dearest is None or cheapest is None or dearest is cheapest:
        return False
    return dearest.project.category is not cheapest.project.category or not are_alike(dearest, cheapest)


def _is_mixed(compared: Comparison) -> bool:
    """Whether the total of one of those held side by side pays for other things too."""
    return any(cost.buys_more for cost in compared.pool)


def ends_words(scene: Scene, compared: Comparison) -> dict[str, str]:
    """The dearest and the cheapest of those compared, and how many times apart they are, for a headline number."""
    dearest, cheapest = compared.dearest, compared.cheapest
    if dearest is None or cheapest is None or dearest is cheapest or are_unlike(compared) or _is_mixed(compared):
        return {}
    return {
        "times": ratio_number(dearest.cost / cheapest.cost),
        "dear": short_name(scene, dearest.project.name),
        "most": cost_number(scene.text, dearest.kind, dearest.cost),
        "cheap": short_name(scene, cheapest.project.name),
        "least": cost_number(scene.text, cheapest.kind, cheapest.cost),
    }
