"""What a project's row says field by field, each with its passage, and what follows from it."""

from collections.abc import Sequence

from analysis.questions.unit_costs import UnitCost, project_costs, unit_costs
from models import Passage, Project
from ui.cards.costs.cost_numbers import cost_number, cost_unit_of
from ui.cards.parts.printed_units import noun_words, quantity_words, unit_word
from ui.cards.projects.cells import place_words
from ui.document.lists import Fact, Facts
from ui.document.parts import Tag
from ui.scene.scene import Scene
from ui.words.fields import implementer_name, in_words
from ui.words.filters import tag_words
from ui.words.passages import place_of, where_href
from ui.words.workings import AMOUNT, COST, alone, township_slice, working_href


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
    measured = "~".join(f"{COST}.{one.quantity.kind}.{project.project_id}.q{one.quantity.passage.start}" for one in costs)
    each_cost = _joined(scene, [_cost_line(scene, project, cost) for cost in costs])
    return [
        _fact(scene, "computed", text("field.reach"), text.code("reach", project.reach), [location]),
        _fact(scene, "computed", text("field.township"), place_words(scene, project.project_id) + each, [location], to_each),
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
