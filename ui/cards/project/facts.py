"""What a project's row says, in headline numbers and field by field, each leading to its passage; where the chapters say the same,
and what disagrees about it.
"""

import re
from collections.abc import Sequence
from typing import Any

from analysis.core.frame import CATEGORIES
from analysis.questions.unit_costs import UnitCost, project_costs, unit_cost, unit_costs
from models import Comparator, Finding, Measure, Passage, Plan, PrintedFigure, Project, Quantity, Side
from ui.cards.checks.finding import sentence
from ui.cards.costs.cost_numbers import cost_number, cost_unit_of
from ui.cards.parts.number import number, tagged
from ui.cards.parts.printed_units import TELLING, amount_unit, noun_words, quantity_words, unit_word
from ui.cards.projects.columns import place_words as townships_words
from ui.document.lists import Fact, Facts
from ui.document.page import Number
from ui.document.parts import Tag
from ui.scene.scene import Scene
from ui.scene.state import ROWS
from ui.words.filters import implementer_name, in_words, tag_words
from ui.words.measures import scaled
from ui.words.origins import about, disputes, finding_href, own_parts, parts_href
from ui.words.passages import passage_href, place_of, where_href
from ui.words.workings import AMOUNT, COST, alone, share_href, township_slice, working_href

_BOX = 4
_SAME = 1e-9


def project_numbers(scene: Scene, project: Project) -> list[Number]:
    """Total investment, main quantity, unit cost and place within its category."""
    costs = sorted(unit_costs(project), key=lambda cost: TELLING.index(cost.quantity.kind))
    quantities = sorted(project.quantities, key=lambda quantity: TELLING.index(quantity.kind))
    return [_total(scene, project), _quantity(scene, project, quantities), _cost(scene, project, costs), _rank(scene, project)]


def _number(scene: Scene, key: str, tag: Tag, *words: str, **rest: Any) -> Number:
    text = scene.text
    plain = number(key, text(f"project.{key}"), *words, **rest)
    return plain if words[0] == text("value.missing") else tagged(text, tag, plain)


def _total(scene: Scene, project: Project) -> Number:
    value, unit = scene.text.headline(project.total_investment_wan)
    cell = project.total_cell
    other = _disputed(scene, project, cell, project.total_investment_wan)
    own = next(own_parts(scene, project), None)
    parts: dict[str, Any] = {"note": scene.text("project.parts_agree")}
    if project.has_gap:
        money, gap = scene.text.money, abs(project.funding_sum_wan - project.total_investment_wan)
        note = scene.text("project.parts_differ", parts=money(project.funding_sum_wan), difference=money(gap))
        parts = {"note": note, "warn": True, "note_href": parts_href(scene, [project])}
    return _number(scene, "total", "printed", value, unit, href=passage_href(scene, cell), **(parts if own else other or parts))


def _disputed(scene: Scene, project: Project, place: Passage, value: float) -> dict[str, Any] | None:
    """What disputes the number at a place of the row: another number in short, or else the finding; nothing if nothing does."""
    found, other = about(disputes(scene, project), place), other_value(scene, project, place, value)
    if not found:
        return None
    finding = other[0] if other else found[0]
    words = _differs(scene, other[1], value) if other else sentence(scene, finding)
    return {"note": words, "warn": True, "note_href": finding_href(scene, finding)}


def _differs(scene: Scene, side: Side, used: float) -> str:
    """What another place prints, and by how much that is less or more."""
    text, value = scene.text, scaled(scene.text, side.value or 0.0, side.unit)
    less = scaled(text, used, side.unit) - value
    difference = text("project.less" if less > 0 else "project.more", amount=f"{abs(less):,.10g}")
    return text("project.other_value", place=place_words(scene, side.numbers[0]), value=f"{value:,.10g}", difference=difference)


def _quantity(scene: Scene, project: Project, quantities: Sequence[Quantity]) -> Number:
    text = scene.text
    if not quantities:
        return _number(scene, "quantity", "printed", text("value.missing"), "", text("project.no_quantity"))
    first = quantities[0]
    rest = _disputed(scene, project, first.passage, first.value) or {"note": _quantity_note(scene, project, quantities)}
    if noun := noun_words(text, first):
        rest["note"] = text("project.with_noun", noun=noun, note=rest["note"]) if rest["note"] else noun
    words = (f"{first.value:,.10g}", amount_unit(text, first))
    return _number(scene, "quantity", "printed", *words, href=passage_href(scene, first.passage), **rest)


def _quantity_note(scene: Scene, project: Project, quantities: Sequence[Quantity]) -> str:
    """That the chapters say the same, and what else the row gives."""
    text = scene.text
    same = text("project.agrees") if agreements_of(scene.plan, project, quantities[0]) else ""
    rest = text.listed([quantity_words(text, quantity) for quantity in quantities[1:4]])
    return text("project.several").join(part for part in (same, rest) if part) or text("project.one_quantity")


def _cost(scene: Scene, project: Project, costs: Sequence[UnitCost]) -> Number:
    text = scene.text
    if not costs:
        return _number(scene, "unit_cost", "computed", text("value.missing"), "", text("project.no_unit_cost"))
    first, other = costs[0], other_value(scene, project, project.total_cell, project.total_investment_wan)
    quantity = text("desk.with_unit", value=f"{first.quantity.value:,.10g}", unit=amount_unit(text, first.quantity)).strip()
    note = text("project.cost_note", total=text.in_small(project.total_investment_wan), quantity=quantity)
    if other and other[1].value:
        value = other[1].value
        note += text("project.cost_other", total=text.in_small(value), cost=cost_words(scene, unit_cost(first.quantity, value))[0])
    beside = more_words(scene, project, first)
    note += text("project.several") + beside if beside else ""
    cost = f"{COST}.{first.quantity.kind}.{project.project_id}"
    href = working_href(scene, f"{cost}.q{first.quantity.passage.start}")
    ends = working_href(scene, f"{cost}.least~{cost}.most") if other else None
    return _number(scene, "unit_cost", "computed", *cost_words(scene, first), note, href=href, note_href=ends)


def _rank(scene: Scene, project: Project) -> Number:
    text = scene.text
    is_in = scene.frame.rows.category == CATEGORIES.index(project.category)
    amounts = scene.frame.rows.total_wan[is_in]
    whole = float(amounts.sum())
    place = 1 + int((amounts > project.total_investment_wan).sum())
    note = text("project.rank", place=place, count=len(amounts), total=text.money(whole))
    share = text.share(project.total_investment_wan / (whole or 1))
    href = share_href(scene, "project", ROWS, **alone(project, category=project.category.value))
    return _number(scene, "of_category", "computed", share, "", note, href=href)


# --- field by field ------------------------------------------------------------------------------


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
    numbered = text("project.number", category=text.code("category", project.category), number=project.printed_number)
    quantities = _joined(scene, [quantity_words(text, quantity) for quantity in project.quantities])
    listed: list[tuple[str, str, Sequence[str]]] = [
        ("column.number", numbered, ("category", "printed_number")),
        ("field.construction_type", text.code("construction_type", project.construction_type), ("construction_type",)),
        ("column.years", text.years(project.start_year, project.end_year), ("start_year", "end_year")),
        ("column.location", in_words(text, project.location_text), ("location_text",)),
        ("field.implementer", implementer_name(scene, project.implementer or "none"), ("implementer",)),
        ("project.quantity", quantities, ()),
        ("column.scope", project.scope_text or text("value.missing"), ("scope_text",)),
    ]
    stated = [quantity.passage for quantity in project.quantities]
    return [
        _fact(scene, "printed", text(label), value, [cells.get(name) for name in names] if names else stated)
        for label, value, names in listed
    ]


def _computed_facts(scene: Scene, project: Project) -> list[Fact]:
    text, costs = scene.text, unit_costs(project)
    share = project.total_investment_wan / len(project.townships) if project.townships else None
    each = text("project.per_township", amount=text.in_small(share)) if share and len(project.townships) > 1 else ""
    location = project.field_passages.get("location_text")
    own = f"{AMOUNT}.amount.{township_slice(project.townships[0])}" if each else ""
    to_each = working_href(scene, f"{place_of(location)}~{own}" if location else own, **alone(project)) if each else None
    measured = "~".join(f"{COST}.{one.quantity.kind}.{project.project_id}.q{one.quantity.passage.start}" for one in costs)
    each_cost = _joined(scene, [_cost_line(scene, project, cost) for cost in costs])
    return [
        _fact(scene, "computed", text("field.reach"), text.code("reach", project.reach), [location]),
        _fact(scene, "computed", text("field.township"), townships_words(scene, project.project_id) + each, [location], to_each),
        _fact(scene, "computed", text("project.unit_cost"), each_cost, [], working_href(scene, measured) if costs else None),
    ]


def _fact(scene: Scene, tag: Tag, label: str, value: str, places: Sequence[Passage | None], worked: str | None = None) -> Fact:
    """A fact, which leads to its places, or to how it was ``worked`` out."""
    href = worked or where_href(scene, *filter(None, places))
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


def cost_words(scene: Scene, cost: UnitCost) -> tuple[str, str]:
    text, kind = scene.text, cost.quantity.kind
    return cost_number(text, kind, cost.cost), cost_unit_of(text, kind, unit_word(text, cost.quantity))


# --- what agrees, and what disagrees --------------------------------------------------------------


def agreements(plan: Plan, project: Project) -> list[PrintedFigure]:
    """The figures outside the annex about a project alone that are its total or one of its quantities."""
    found, total = _alone(plan, project), project.total_investment_wan
    totals = [figure for figure in found if figure.measure is Measure.INVESTMENT and _equal(figure, total)]
    return [figure for figure in found if figure in totals or any(_is(figure, quantity) for quantity in project.quantities)]


def agreements_of(plan: Plan, project: Project, quantity: Quantity) -> list[PrintedFigure]:
    return [figure for figure in _alone(plan, project) if _is(figure, quantity)]


def _alone(plan: Plan, project: Project) -> list[PrintedFigure]:
    return [figure for figure in plan.figures_outside_annex if figure.project_ids == (project.project_id,)]


def _is(figure: PrintedFigure, quantity: Quantity) -> bool:
    noun = figure.record_noun or quantity.noun
    return figure.measure.value == quantity.kind.value and noun == quantity.noun and _equal(figure, quantity.value)


def _equal(figure: PrintedFigure, value: float) -> bool:
    return figure.comparator is Comparator.EQUAL and figure.value is not None and abs(figure.value - value) < _SAME


def other_value(scene: Scene, project: Project, place: Passage, value: float) -> tuple[Finding, Side] | None:
    """The first open finding in which another place prints another number than a cell of the row, and what it prints."""
    for finding in about(disputes(scene, project), place):
        alone = [side for side in finding.sides if len(side.numbers) == 1]
        if any(side.value == value and side.numbers[0].meets(place) for side in alone):
            for side in alone:
                if side.value not in (None, value) and not side.numbers[0].meets(project.source):
                    return finding, side
    return None


def place_words(scene: Scene, passage: Passage) -> str:
    """A place in few words: its chapter, or its box."""
    text, sections = scene.text, scene.evidence.of_plan.sections
    section = sections.at(passage.start)
    chapters = [one for one in sections.all if one.level == 0 and one.title and one.start <= passage.start]
    label = section.label if section.level == _BOX or not chapters else chapters[-1].label
    if text.language == "zh":
        return label
    number = re.search("[0-9]+", label)
    return text("place.box", number=number[0]) if number else text("place.chapter", number=len(chapters))
