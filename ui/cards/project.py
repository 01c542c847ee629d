"""One project in full: its facts, its money, its years, and its words in the plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from analysis import UnitCost, project_by_year, project_shares, unit_costs
from charts import BarPart, parts_bar, span_columns
from models import FundingLine, FundingSource, Project, Quantity, QuantityKind, YearPolicy
from ui.cards.card import Card, Mark, amount_column, plain, rows, swatch, word_column
from ui.cards.table import place_words
from ui.cards.years import year_name
from ui.scene import Scene
from ui.shell import drill_steps
from ui.wording import allocation_note, implementer_name, tag_words

_MOST_TELLING = (
    QuantityKind.BEDS,
    QuantityKind.GRAVES,
    QuantityKind.FACILITIES,
    QuantityKind.FLOOR_AREA,
    QuantityKind.LAND_AREA,
    QuantityKind.OTHER,
)


def project_numbers(scene: Scene, project: Project) -> list[dict[str, Any]]:
    """Total investment, main quantity, unit cost and place within its category."""
    text = scene.text
    number, unit = text.headline(project.total_investment_wan)
    rank = _rank(scene, project)
    return [
        _number(scene, "total", "printed", number, unit, _funding_gap(scene, project), warn=_has_gap(project)),
        _quantity_number(scene, sorted(project.quantities, key=_telling)),
        _cost_number(scene, project, sorted(unit_costs(project), key=lambda cost: _telling(cost.quantity))),
        _number(scene, "of_category", "computed", text.share(rank[2]), "", text("project.rank", place=rank[0], count=rank[1])),
    ]


def _number(scene: Scene, key: str, tag: str, value: str, unit: str, note: str, warn: bool = False) -> dict[str, Any]:
    text = scene.text
    return {
        "id": key,
        "label": text(f"project.{key}"),
        "tag": tag,
        "tag_label": tag_words(text, tag),
        "value": value,
        "unit": unit,
        "note": note,
        "warn": warn,
        "href": None,
    }


def _has_gap(project: Project) -> bool:
    return bool(project.funding) and project.funding_sum_wan != project.total_investment_wan


def _funding_gap(scene: Scene, project: Project) -> str:
    text = scene.text
    if not _has_gap(project):
        return text("project.parts_agree")
    return text(
        "project.parts_differ",
        parts=text.amount(project.funding_sum_wan),
        difference=text.amount(abs(project.funding_sum_wan - project.total_investment_wan)),
    )


def _telling(quantity: Quantity) -> int:
    """The order in which quantities tell what a project is: what it gives people first, what it stands on last."""
    return _MOST_TELLING.index(quantity.kind)


def _quantity_number(scene: Scene, quantities: Sequence[Quantity]) -> dict[str, Any]:
    if not quantities:
        return _number(scene, "quantity", "printed", scene.text("value.missing"), "", scene.text("project.no_quantity"))
    first, rest = quantities[0], quantities[1:]
    note = scene.text.listed([quantity_words(scene, quantity) for quantity in rest[:3]]) or scene.text("project.one_quantity")
    return _number(scene, "quantity", "printed", f"{first.value:,.10g}", f"{first.unit}{first.noun}", note)


def quantity_words(scene: Scene, quantity: Quantity) -> str:
    """A quantity as printed: noun, number and unit."""
    about = scene.text("value.about") if quantity.approximate else ""
    return f"{quantity.noun}{about}{quantity.value:,.10g}{quantity.unit}"


def _cost_number(scene: Scene, project: Project, costs: Sequence[UnitCost]) -> dict[str, Any]:
    text = scene.text
    if not costs:
        return _number(scene, "unit_cost", "computed", text("value.missing"), "", text("project.no_unit_cost"))
    first = costs[0]
    note = text("project.cost_note", total=f"{project.total_investment_wan:,}", quantity=f"{first.quantity.value:,.10g}")
    value, unit = cost_words(scene, first)
    return _number(scene, "unit_cost", "computed", value, unit, note)


def cost_words(scene: Scene, cost: UnitCost) -> tuple[str, str]:
    """A unit cost as number and unit."""
    money = scene.text("unit.yuan" if cost.is_yuan else "unit.wan")
    value = f"{cost.cost:,.0f}" if cost.cost >= 1_000 else f"{cost.cost:,.1f}"
    return value, scene.text("unit.per", money=money, unit=cost.quantity.unit)


def _rank(scene: Scene, project: Project) -> tuple[int, int, float]:
    group = [p.total_investment_wan for p in scene.plan.projects if p.category == project.category]
    return (
        1 + sum(wan > project.total_investment_wan for wan in group),
        len(group),
        project.total_investment_wan / (sum(group) or 1),
    )


# --- charts --------------------------------------------------------------------------------------


def funding_card(scene: Scene, project: Project) -> Card:
    """The row's amounts in printed order, with the columns that each may stand in."""
    text, frame = scene.text, project_shares(project)
    names = [possible_words(scene, line) for line in project.funding]
    parts = [_part(scene, project, position, line) for position, line in enumerate(project.funding)]
    blank = len(project.funding) < len(FundingSource)
    is_open = any(len(line.possible_sources) > 1 for line in project.funding)
    return Card(
        id="project_funding",
        rows=rows(frame),
        span=2,
        figure=parts_bar(parts, look=scene.look, chart="project_funding"),
        title=_funding_finding(scene, project),
        subtitle=[
            plain(text("subtitle.unit", unit=text.unit_word)),
            plain(text("subtitle.project_funding" if blank else "subtitle.project_funding.full", count=len(project.funding))),
            *([swatch("unconfirmed", scene.look.theme.secondary, text("legend.unconfirmed"))] if is_open else []),
            *([plain(text("subtitle.of_funding", total=text.amount(project.funding_sum_wan)))] if _has_gap(project) else []),
        ],
        marks=[
            Mark(f"{i}", text("mark.amount", name=name, amount=text.amount(line.amount_wan), unit=text.unit_word), {})
            for i, (line, name) in enumerate(zip(project.funding, names, strict=True))
        ],
        columns=[
            word_column(text("column.possible"), lambda row: names[int(row["position"])]),
            amount_column(text, "amount_wan", text("column.amount")),
        ],
        how=[text("how.columns")],
    )


def _part(scene: Scene, project: Project, position: int, line: FundingLine) -> BarPart:
    text, theme = scene.text, scene.look.theme
    share = line.amount_wan / project.funding_sum_wan if project.funding_sum_wan else 0.0
    colour = theme.sources[line.possible_sources[0]] if line.is_confirmed else theme.secondary
    kind = "certain" if line.is_confirmed else "unconfirmed"
    return BarPart(
        str(position),
        possible_words(scene, line),
        float(line.amount_wan),
        text.amount(line.amount_wan),
        text.share(share),
        colour,
        kind,
    )


def possible_words(scene: Scene, line: FundingLine) -> str:
    """The column of an amount, or the columns that it may stand in."""
    text = scene.text
    if line.is_confirmed:
        return text.code("source", line.possible_sources[0])
    names = [text.code("source.short", source) for source in line.possible_sources]
    return text("project.possible", sources=text("list.or").join(names))


def _funding_finding(scene: Scene, project: Project) -> str:
    text, total = scene.text, project.funding_sum_wan
    unconfirmed = sum(line.amount_wan for line in project.funding if not line.is_confirmed)
    if not total:
        return text("finding.project.no_funding")
    first = max((line for line in project.funding if line.is_confirmed), key=lambda line: line.amount_wan, default=None)
    words = (
        text("finding.project.unknown")
        if first is None
        else text(
            "finding.project.first", name=text.code("source", first.possible_sources[0]), share=text.share(first.amount_wan / total)
        )
    )
    return words + text("finding.source.unconfirmed", share=text.share(unconfirmed / total)) if unconfirmed else words


def years_card(scene: Scene, project: Project) -> Card | None:
    """The project's years under the chosen policy; nothing for a project of a single year."""
    if len(project.years) == 1:
        return None
    text, theme = scene.text, scene.look.theme
    kind = "undivided" if scene.state.policy.years is YearPolicy.UNDIVIDED else "policy"
    frame = project_by_year(project, scene.state.policy.years)
    return Card(
        id="project_years",
        span=2,
        rows=rows(frame),
        figure=span_columns(
            dict(zip(frame["year"], frame["amount_wan"], strict=True)),
            text=text,
            look=scene.look,
            colour=theme.categories[project.category],
        ),
        title=_years_finding(scene, project),
        subtitle=[
            plain(text("subtitle.unit", unit=text.unit_word)),
            swatch(kind, theme.secondary if kind == "undivided" else theme.categories[project.category], allocation_note(scene)),
        ],
        marks=[],
        columns=[
            word_column(text("field.year"), lambda row: year_name(text, int(row["year"]))),
            amount_column(text, "amount_wan", text("column.amount")),
        ],
        how=[allocation_note(scene)],
    )


def _years_finding(scene: Scene, project: Project) -> str:
    text, years = scene.text, len(project.years)
    return text(
        f"finding.project.years.{scene.state.policy.years}",
        amount=text.exact(project.total_investment_wan / years),
        year=project.start_year,
        years=years,
    )


# --- words ---------------------------------------------------------------------------------------


def facts_block(scene: Scene, project: Project) -> dict[str, Any]:
    """Every field of the row as printed, and what follows from it."""
    text = scene.text
    printed, computed = (("printed", tag_words(text, "printed")), ("computed", tag_words(text, "computed")))
    share = project.total_investment_wan / len(project.townships) if project.townships else None
    items = [
        (
            text("column.number"),
            text("project.number", category=text.code("category", project.category), number=project.printed_number),
            printed,
        ),
        (text("field.construction_type"), text.code("construction_type", project.construction_type), printed),
        (text("column.years"), text.years(project.start_year, project.end_year), printed),
        (text("column.location"), project.location_text, printed),
        (text("field.implementer"), implementer_name(text, project.implementer or "none"), printed),
        (text("field.reach"), text.code("reach", project.reach), computed),
        (
            text("field.township"),
            place_words(scene, project.project_id)
            + (text("project.per_township", amount=text.exact(share)) if share and len(project.townships) > 1 else ""),
            computed,
        ),
        (text("project.quantity"), _joined(scene, [quantity_words(scene, quantity) for quantity in project.quantities]), printed),
        (text("project.unit_cost"), _joined(scene, [_cost_line(scene, cost) for cost in unit_costs(project)]), computed),
        (text("column.scope"), project.scope_text or text("value.missing"), printed),
    ]
    return {
        "kind": "facts",
        "id": "facts",
        "area": "main",
        "span": 2,
        "title": text("project.facts"),
        "items": [{"label": a, "value": b, "tag": c[0], "tag_label": c[1]} for a, b, c in items],
    }


def _joined(scene: Scene, items: list[str]) -> str:
    return scene.text("project.several").join(items) or scene.text("value.missing")


def _cost_line(scene: Scene, cost: UnitCost) -> str:
    value, unit = cost_words(scene, cost)
    return scene.text("project.cost_line", noun=cost.quantity.noun, value=value, unit=unit)


def quote_block(scene: Scene, project: Project) -> dict[str, Any]:
    """The row in the plan's own words, cell by cell."""
    text = scene.text
    cells = [cell.strip() for cell in project.source.quote.splitlines() if cell.strip()]
    where = text(
        "project.where",
        section=project.source.section,
        number=project.printed_number,
        start=project.source.start,
        end=project.source.end,
    )
    return {
        "kind": "quote",
        "id": "quote",
        "area": "aside",
        "title": text("project.quote"),
        "where": where,
        "parts": [{"t": cell, "hl": True, "mark": False, "cell": index > 0} for index, cell in enumerate(cells)],
    }


def project_head(scene: Scene, project: Project) -> dict[str, Any]:
    """The project's name, its line in words, its breadcrumb and the way to its neighbours."""
    text, order = scene.text, [p.project_id for p in scene.plan.projects]
    place = order.index(project.project_id)
    around = (("button.previous", place - 1), ("button.next", place + 1))
    buttons = [
        {"label": text(key), "action": {"go": scene.href(id=order[index])}} for key, index in around if 0 <= index < len(order)
    ]
    line = text(
        "project.line",
        category=text.code("category", project.category),
        number=project.printed_number,
        kind=text.code("construction_type", project.construction_type),
    )
    rest = text(
        "project.line.rest", years=text.years(project.start_year, project.end_year), place=place_words(scene, project.project_id)
    )
    return {
        "crumbs": _crumbs(scene, project),
        "path": [],
        "words": [{"t": line + rest, "strong": False, "dot": scene.look.theme.categories[project.category]}],
        "hint": "",
        "buttons": [*buttons, {"label": text("button.copy_link"), "action": {"copy": True}}],
    }


def _crumbs(scene: Scene, project: Project) -> list[dict[str, Any]]:
    """The way here: the page and what was drilled into there, or else the project's category; then the project."""
    text, origin = scene.text, scene.state.trail or "projects"
    here = {"id": None, "trail": None, "project": None}
    steps = drill_steps(scene, origin, tuple(field for field in scene.state.drill if field != "project"), **here)
    if len(steps) == 1:
        href = scene.href(origin, **here, category=project.category, drill="category")
        steps.append({"label": text.code("category", project.category), "href": href})
    return [*steps, {"label": text("project.crumb", number=project.printed_number), "href": None}]
