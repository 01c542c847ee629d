"""One project in full: its money, its years, its facts, each with its passage, and its head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analysis.core.frame import UNCONFIRMED
from analysis.questions.unit_costs import UnitCost, project_costs, unit_costs
from analysis.questions.yearly import project_by_year
from charts.parts_bar import BarPart, parts_bar
from charts.span_columns import span_columns
from models import FundingLine, FundingSource, Passage, Project, YearPolicy
from ui.cards.costs.cost_numbers import cost_number, cost_unit_of
from ui.cards.parts.card import Card, Mark, records_words
from ui.cards.parts.columns import Column, amount_column
from ui.cards.parts.printed_units import noun_words, quantity_words, unit_word
from ui.cards.parts.rows import rows
from ui.cards.parts.subtitles import plain, swatch
from ui.cards.project.relatives import unit_cost_card
from ui.cards.projects.cells import place_words
from ui.document.charts import Hatch
from ui.document.lists import Empty, Fact, Facts, Offer
from ui.document.page import Button, Crumb, HeadChanges, Word
from ui.document.parts import Link, Tag
from ui.scene.scene import Scene
from ui.words.fields import implementer_name, in_words
from ui.words.filters import allocation_note, tag_words
from ui.words.headings import drill_steps, usual_buttons
from ui.words.passages import passage_href, place_of
from ui.words.workings import (
    AMOUNT,
    COST,
    LINES,
    alone,
    amount_href,
    line_href,
    share_href,
    township_slice,
    working_href,
    years_slice,
)


def cost_words(scene: Scene, cost: UnitCost) -> tuple[str, str]:
    """A unit cost as number and unit."""
    text, kind = scene.text, cost.quantity.kind
    return cost_number(text, kind, cost.cost), cost_unit_of(text, kind, unit_word(text, cost.quantity))


# --- charts --------------------------------------------------------------------------------------


def funding_card(scene: Scene, project: Project) -> Card:
    """The row's amounts in printed order, with the columns that each may stand in."""
    text, names = scene.text, [possible_words(scene, line) for line in project.funding]
    parts = [_part(scene, project, position, line) for position, line in enumerate(project.funding)]
    blank = len(project.funding) < len(FundingSource)
    is_open = any(len(line.possible_sources) > 1 for line in project.funding)
    return Card(
        id="project_funding",
        rows=[
            {"name": name, "amount_wan": line.amount_wan, "href": passage_href(scene, line.passage)}
            for line, name in zip(project.funding, names, strict=True)
        ],
        span=2,
        figure=parts_bar(parts, look=scene.look),
        title=_funding_title(scene, project),
        subtitle=[
            plain(text("subtitle.unit", unit=text.unit_word)),
            plain(text("subtitle.project_funding" if blank else "subtitle.project_funding.full", count=len(project.funding))),
            *([swatch("unconfirmed", scene.look.theme.secondary, text("legend.unconfirmed"))] if is_open else []),
            *([plain(text("subtitle.of_funding", total=text.amount(project.funding_sum_wan)))] if project.has_gap else []),
        ],
        marks=[
            Mark(
                f"{i}",
                text("mark.amount", name=name, amount=text.amount(line.amount_wan), unit=text.unit_word),
                {},
                source=line_href(scene, project, i) if project.funding_sum_wan else None,
            )
            for i, (line, name) in enumerate(zip(project.funding, names, strict=True))
        ],
        columns=[
            Column(text("column.possible"), lambda row: row["name"]),
            amount_column(text, "amount_wan", text("column.amount"), lambda row: str(row["href"])),
        ],
        how=[text("how.columns")],
        leads=_unconfirmed_lead(scene, project) if is_open else [],
        passages=[
            {"label": text("card.passage", name=name), "href": passage_href(scene, line.passage)}
            for line, name in zip(project.funding, names, strict=True)
        ],
    )


def _unconfirmed_lead(scene: Scene, project: Project) -> list[Link]:
    """Where the part of the funding comes from whose column is not certain."""
    label, href = scene.text("source.unconfirmed"), share_href(scene, "source", LINES, UNCONFIRMED, **alone(project))
    return [{"label": label, "href": href}]


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


def _funding_title(scene: Scene, project: Project) -> str:
    text, total = scene.text, project.funding_sum_wan
    unconfirmed = sum(line.amount_wan for line in project.funding if not line.is_confirmed)
    if not total:
        return text("title.project.no_funding")
    first = max((line for line in project.funding if line.is_confirmed), key=lambda line: line.amount_wan, default=None)
    words = (
        text("title.project.unknown")
        if first is None
        else text(
            "title.project.first", name=text.code("source", first.possible_sources[0]), share=text.share(first.amount_wan / total)
        )
    )
    return words + text("title.source.unconfirmed", share=text.share(unconfirmed / total)) if unconfirmed else words


def years_and_cost(scene: Scene, project: Project) -> list[Card]:
    """The years and the unit cost side by side; where there is only one of the two, over the full width."""
    years = years_card(scene, project)
    cost = unit_cost_card(scene, project, narrow=years is not None)
    cards = [card for card in (years, cost) if card]
    return [replace(card, span=2 // len(cards)) for card in cards]


def years_card(scene: Scene, project: Project) -> Card | None:
    """The project's years under the chosen policy; nothing for a project of a single year."""
    if len(project.years) == 1:
        return None
    text, theme = scene.text, scene.look.theme
    kind: Hatch = "undivided" if scene.state.policy.years is YearPolicy.UNDIVIDED else "policy"
    table = project_by_year(project, scene.state.policy.years)
    return Card(
        id="project_years",
        span=2,
        rows=rows(table),
        figure=span_columns(table, text=text, look=scene.look, colour=theme.categories[project.category]),
        title=_years_title(scene, project),
        subtitle=[
            plain(text("subtitle.unit", unit=text.unit_word)),
            swatch(kind, theme.secondary if kind == "undivided" else theme.categories[project.category], allocation_note(scene)),
        ],
        marks=[],
        columns=[
            Column(text("field.year"), lambda row: str(int(row["year"])) if row["year"] else text("group.undivided_years")),
            amount_column(text, "amount_wan", text("column.amount"), lambda row: _year_href(scene, project, int(row["year"]))),
        ],
        how=[allocation_note(scene)],
        passages=[
            {"label": text("card.passage", name=scene.called(project.name)), "href": passage_href(scene, project.total_cell)}
        ],
    )


def _year_href(scene: Scene, project: Project, year: int) -> str:
    """Where the part of a project comes from that the policy puts into a year."""
    return amount_href(scene, "amount", years_slice([year]), **alone(project, years=scene.state.to_query().get("years")))


def _years_title(scene: Scene, project: Project) -> str:
    text, years = scene.text, len(project.years)
    return text(
        f"title.project.years.{scene.state.policy.years}",
        amount=text.exact(project.total_investment_wan / years),
        year=project.start_year,
        years=years,
    )


# --- words ---------------------------------------------------------------------------------------


def project_how(scene: Scene, project: Project) -> list[str]:
    """How the figures of a project's cards come about: from its row alone."""
    is_open = any(not line.is_confirmed for line in project.funding)
    about = scene.text("how.project", name=project.name)
    return [records_words(scene, about), *([scene.text("how.unconfirmed")] if is_open else [])]


def facts_block(scene: Scene, project: Project) -> Facts:
    """Every field of the row as printed, leading to its cell, and what follows from it."""
    return {
        "kind": "facts",
        "id": "facts",
        "area": "main",
        "span": 2,
        "title": scene.text("project.facts"),
        "items": [*_printed_facts(scene, project), *_computed_facts(scene, project)],
    }


def _printed_facts(scene: Scene, project: Project) -> list[Fact]:
    text, cells = scene.text, project.field_passages
    quantities = _joined(scene, [quantity_words(scene.text, quantity) for quantity in project.quantities])
    listed: list[tuple[str, str, Sequence[Passage | None]]] = [
        (
            text("column.number"),
            text("project.number", category=text.code("category", project.category), number=project.printed_number),
            [cells.get("category"), cells.get("printed_number")],
        ),
        (
            text("field.construction_type"),
            text.code("construction_type", project.construction_type),
            [cells.get("construction_type")],
        ),
        (text("column.years"), text.years(project.start_year, project.end_year), [cells.get("start_year"), cells.get("end_year")]),
        (text("column.location"), in_words(text, project.location_text), [cells.get("location_text")]),
        (text("field.implementer"), implementer_name(scene, project.implementer or "none"), [cells.get("implementer")]),
        (text("project.quantity"), quantities, [quantity.passage for quantity in project.quantities]),
        (text("column.scope"), project.scope_text or text("value.missing"), [cells.get("scope_text")]),
    ]
    return [_fact(scene, "printed", label, value, places) for label, value, places in listed]


def _computed_facts(scene: Scene, project: Project) -> list[Fact]:
    text, costs = scene.text, unit_costs(project)
    share = project.total_investment_wan / len(project.townships) if project.townships else None
    each = text("project.per_township", amount=text.in_small(share)) if share and len(project.townships) > 1 else ""
    location = project.field_passages.get("location_text")
    own = f"{AMOUNT}.amount.{township_slice(project.townships[0])}" if each else ""
    to_each = working_href(scene, f"{place_of(location)}~{own}" if location else own, **alone(project)) if each else None
    location = project.field_passages.get("location_text")
    measured = "~".join(f"{COST}.{one.quantity.kind}.{project.project_id}.q{one.quantity.passage.start}" for one in costs)
    each_cost = _joined(scene, [_cost_line(scene, project, cost) for cost in costs])
    return [
        _fact(scene, "computed", text("field.reach"), text.code("reach", project.reach), [location]),
        _fact(scene, "computed", text("field.township"), place_words(scene, project.project_id) + each, [location], to_each),
        _fact(scene, "computed", text("project.unit_cost"), each_cost, [], working_href(scene, measured) if costs else None),
    ]


def _fact(scene: Scene, tag: Tag, label: str, value: str, places: Sequence[Passage | None], worked: str | None = None) -> Fact:
    """A fact, which leads to its places, or to how it was ``worked`` out."""
    known = [place for place in places if place]
    href = worked or (passage_href(scene, *known) if known else None)
    if value == scene.text("value.missing"):
        return {"label": label, "value": value, "href": href}
    return {"label": label, "value": value, "tag": tag, "tag_label": tag_words(scene.text, tag), "href": href}


def _joined(scene: Scene, items: list[str]) -> str:
    return scene.text("project.several").join(items) or scene.text("value.missing")


def _cost_line(scene: Scene, project: Project, cost: UnitCost) -> str:
    value, unit = cost_words(scene, cost)
    noun = noun_words(scene.text, cost.quantity)
    words = scene.text("project.cost_line", noun=noun, value=value, unit=unit).strip()
    beside = more_words(scene, project, cost)
    return scene.text("project.cost_line.more", words=words, beside=beside) if beside else words


def more_words(scene: Scene, project: Project, cost: UnitCost) -> str:
    """That a project's total pays for more than the quantity it is divided by; nothing where it does not."""
    found = project_costs(scene.plan, cost.quantity.kind, [project])
    return scene.text("cost.buys_more") if any(one.buys_more for one in found) else ""


def project_head(scene: Scene, project: Project) -> HeadChanges:
    """The project's name, its line in words, its breadcrumb and the way to its neighbours."""
    text, order = scene.text, scene.frame.project_ids
    place = scene.frame.row_of[project.project_id]
    around = (("button.previous", place - 1), ("button.next", place + 1))
    buttons: list[Button] = [
        {"label": text(key), "action": {"go": scene.href(id=str(order[index]))}} for key, index in around if 0 <= index < len(order)
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
        "words": _words(scene, project, line + rest),
        "hint": "",
        "buttons": [*buttons, *usual_buttons(scene)],
    }


def _words(scene: Scene, project: Project, line: str) -> list[Word]:
    """What the name means, for readers of another language, and the line about the project, after its category's colour."""
    gloss, dot = scene.gloss(project.name), scene.look.theme.categories[project.category]
    words: list[Word] = [{"t": scene.text("project.gloss", name=gloss), "strong": True}] if gloss else []
    words.append({"t": line, "strong": False})
    words[0]["dot"] = dot
    return words


def _crumbs(scene: Scene, project: Project) -> list[Crumb]:
    """The way here: the page and what was drilled into there, or else the project's category; then the project."""
    text, origin = scene.text, scene.state.trail or "projects"
    here = {"id": None, "trail": None, "project": None}
    steps = drill_steps(scene, origin, tuple(field for field in scene.state.drill if field != "project"), **here)
    if len(steps) == 1:
        href = scene.href(origin, **here, category=project.category, drill="category")
        steps.append({"label": text.code("category", project.category), "href": href})
    return [*steps, {"label": text("project.crumb", number=project.printed_number), "href": None}]


def unknown_project(scene: Scene) -> Empty:
    """What the address of a project that the plan does not have shows."""
    offer: Offer = {"label": scene.text("project.all"), "href": scene.href("projects", id=None), "clear": {}}
    return {"kind": "empty", "id": "unknown", "text": scene.text("project.unknown"), "offers": [offer]}
