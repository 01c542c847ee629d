"""The headline numbers and the table of the page of sizes and unit costs."""

from collections.abc import Sequence

from analysis.questions.capacity import capacity, planned
from analysis.questions.large_costs import COST_SORTS, comparison, costs_at, in_cost_order
from analysis.questions.unit_costs import Comparison, ProjectCost
from i18n.said import joined
from models import QuantityKind
from ui.cards.costs.capacity import nouns
from ui.cards.costs.cost_numbers import beside_words, cost_number, cost_unit, quantities_words, range_href, range_words, size_words
from ui.cards.costs.kinds import chosen_kind, cost_count, costs_in_view, in_order
from ui.cards.costs.unit_costs import apart_href, are_unlike, columns_of, ends_words, sizes_href
from ui.cards.parts.glosses import glossed
from ui.cards.parts.number import number, tagged
from ui.cards.parts.rows import cells
from ui.cards.parts.windows import has_many_projects
from ui.cards.projects.columns import Align, blank_cell, header, with_unit
from ui.cards.projects.table import FIRST
from ui.document.page import Number
from ui.document.parts import Tag
from ui.document.tables import Cell, Column, Row, Table
from ui.scene.scene import Scene
from ui.words.origins import list_href
from ui.words.passages import passage_href
from ui.words.workings import COST, MIDDLE, PART, SHARE, SIZE, cost_href, working_href


def cost_numbers(scene: Scene, kind: QuantityKind) -> list[Number]:
    """What there is of the kind in view, the projects that state it, their median cost, and how far costs are apart."""
    text, found = scene.text, in_order(scene, kind)
    count, compared = len(found.rows), comparison(scene.frame, kind, found, ())
    every = () if has_many_projects(scene) else costs_in_view(scene, kind)
    share = text.share(count / (len(scene.plan.projects) or 1))
    middle = _number(scene, "median_cost", text("value.blank"), "", text("number.median_cost.few"))
    if compared.middle is not None:
        value, note = cost_number(text, kind, compared.middle), text("number.median_cost.note", count=len(found.pool))
        middle = _number(scene, "median_cost", value, cost_unit(scene, kind), note, href=working_href(scene, MIDDLE, kind))
    label = text("number.kind_projects", kind=text(f"kind.within.{kind}"))
    note = text("number.kind_projects.note", all=len(scene.plan.projects), share=share)
    href, of_all = list_href(scene, [cost.project for cost in every]), working_href(scene, PART, "size", kind)
    projects = number("kind_projects", label, f"{count:,}", text("unit.projects"), note, href=href, note_href=of_all)
    return [_total(scene, kind, every, count), tagged(text, "computed", projects), middle, _apart(scene, compared)]


def _number(scene: Scene, key: str, value: str, unit: str, note: str, href: str | None = None) -> Number:
    return tagged(scene.text, "computed", number(key, scene.text(f"number.{key}"), value, unit, note, href=href))


def _total(scene: Scene, kind: QuantityKind, costs: tuple[ProjectCost, ...], count: int) -> Number:
    """All there is in view; printed where one number of the plan says it all."""
    text, found = scene.text, capacity(scene.question, amounts=planned(scene.frame, kind))
    is_printed = len(costs) == 1 and len(costs[0].quantities) == 1 and found.own == costs[0].quantity
    label, unit = text("number.capacity", kind=text(f"kind.within.{kind}")), text(f"kind.unit.{kind}")
    share = text.share((found.own + found.shared) / (found.of or 1))
    parts = [
        text("number.capacity.of", all=size_words(found.of), share=share, unit=unit) if found.amount < found.of else "",
        text("number.capacity.shared", shared=size_words(found.shared), unit=unit) if found.shared > 0 else "",
        text("number.capacity.undivided", undivided=size_words(found.undivided), unit=unit) if found.undivided > 0 else "",
        text("number.capacity.nouns", nouns=text.listed(nouns(scene, costs))) if kind is QuantityKind.FACILITIES and costs else "",
    ]
    note = joined(text("words.separator"), [part for part in parts if part]) or text("number.capacity.sum", count=count)
    words = [f"{SHARE}.all.{SIZE}.{kind}.certain"] if found.amount < found.of else []
    words += [f"{SIZE}.{kind}.{part}" for part in ("shared", "undivided") if getattr(found, part) > 0]
    href, of_note = working_href(scene, SIZE, kind, "certain"), working_href(scene, "~".join(words)) if words else None
    shown = number("capacity", label, size_words(found.own + found.shared), unit, note, href=href, note_href=of_note)
    return tagged(text, "printed" if is_printed else "computed", shown)


def _apart(scene: Scene, compared: Comparison) -> Number:
    text, ends = scene.text, ends_words(scene, compared)
    if not ends:
        without = "number.apart.unlike" if are_unlike(compared) else "number.apart.none"
        return _number(scene, "apart", text("value.blank"), "", text(without))
    note, href = text("number.apart.note", **ends), apart_href(scene, compared)
    return _number(scene, "apart", ends["times"], text("unit.times"), note, href)


def cost_table_block(scene: Scene, kind: QuantityKind) -> Table:
    """Every project in view that states the kind, with its size, its total, its cost and the range; of very many the first."""
    text, total = scene.text, cost_count(scene, kind)
    block: Table = {
        "kind": "table",
        "id": "unit_cost_table",
        "span": 2,
        "title": text("cost.table.title", count=f"{total:,}", kind=text(f"kind.{kind}")),
        "note": text("cost.table.note", total=text.unit_word, cost=cost_unit(scene, kind)),
        "columns": _columns(scene, kind),
        "rows": [row_of(scene, cost) for cost in _listed(scene, kind, 0, FIRST if has_many_projects(scene) else total)],
        "phone": [0, 4],
        "more": {"label": text("table.more")},
    }
    if has_many_projects(scene) and total > FIRST:
        block |= {"count": total, "file": True}  # what the export holds is what is here
    return block


def _listed(scene: Scene, kind: QuantityKind, start: int, count: int) -> Sequence[ProjectCost]:
    """Costs in view in the table's order, from a place on."""
    order = in_cost_order(scene.frame, kind, in_order(scene, kind).rows, scene.state.sort)
    return costs_at(scene.frame, kind, order[start : start + count])


def _columns(scene: Scene, kind: QuantityKind) -> list[Column]:
    text = scene.text
    sort = scene.state.sort if scene.state.sort.removeprefix("-") in COST_SORTS else ""
    heads: list[tuple[str | None, str, Align, Tag | None]] = [
        ("name", text("column.project"), "l", None),
        ("category", text("field.category"), "l", None),
        ("quantity", text(f"kind.{kind}"), "l", "printed"),
        ("total", text("column.total"), "r", "printed"),
        ("cost", text("project.unit_cost"), "r", "computed"),
        ("range", text("cost.column.range"), "r", "computed"),
        ("beside", text("cost.column.beside"), "l", None),
        (None, text("cost.column.source"), "l", None),
        (None, text("cost.column.finding"), "l", None),
    ]
    units = {"total": text.unit_word, "cost": (cost := cost_unit(scene, kind)), "range": cost}
    made = [
        with_unit(header(scene, code, label, sort, "", align, tag), units.get(code or "", "")) for code, label, align, tag in heads
    ]
    return [column if code else {**column, "leads": True} for (code, *_), column in zip(heads, made, strict=True)]


def row_of(scene: Scene, cost: ProjectCost) -> Row:
    """A cost; its range with both of its ends worked out, and the finding about the numbers that give it."""
    text, project = scene.text, cost.project
    href, to_finding = scene.project_href(project.project_id), range_href(scene, cost) if cost.has_range else ""
    ends = working_href(scene, "~".join(f"{COST}.{cost.kind}.{project.project_id}.{end}" for end in ("least", "most")))
    spread: Cell = {"t": range_words(scene, cost), "href": ends, "ne": to_finding} if to_finding else blank_cell(scene)
    cells: list[Cell] = [
        glossed(scene, {"t": project.name, "href": href}),
        {"t": text.code("category.short", project.category), "dot": scene.look.theme.categories[project.category]},
        {"t": quantities_words(scene, cost), "href": sizes_href(scene, cost)},
        {"t": text.amount(project.total_investment_wan), "href": passage_href(scene, project.total_cell)},
        {"t": cost_number(text, cost.kind, cost.cost), "href": cost_href(scene, cost.kind, project.project_id)},
        spread,
        beside_words(scene, cost),
        {"t": text("cost.link.text"), "href": sizes_href(scene, cost)},
        {"t": text("cost.link.finding"), "href": to_finding} if to_finding else "",
    ]
    return {"id": project.project_id, "href": href, "on": project.project_id in scene.state.filter.project, "cells": cells}


# --- the rest of it, and all of it as a file -----------------------------------------------------


def count(scene: Scene) -> int:
    """How many rows the table of the chosen kind has."""
    return cost_count(scene, chosen_kind(scene))


def rows(scene: Scene, start: int, count: int) -> list[Row]:
    return [row_of(scene, cost) for cost in _listed(scene, chosen_kind(scene), start, count)]


def file_columns(scene: Scene) -> list[str]:
    return [column.label for column in columns_of(scene, chosen_kind(scene))]


def file_rows(scene: Scene, start: int, count: int) -> list[list[str]]:
    """Costs in view as fields of the file, in the table's order."""
    kind = chosen_kind(scene)
    return cells(columns_of(scene, kind), [{"cost": cost} for cost in _listed(scene, kind, start, count)])
