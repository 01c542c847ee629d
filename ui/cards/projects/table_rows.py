"""The columns of the table of projects, and a project as its row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from i18n import Labels
from models import FundingLine, FundingSource, Project
from ui.cards.parts.rows import Row
from ui.document.parts import Tag
from ui.document.tables import Cell, CellLook, Column, Sign
from ui.document.tables import Row as TableRow
from ui.scene.scene import Scene
from ui.words.filters import tag_words
from ui.words.origins import desk_href, lines_href, lines_of, row_sign, unconfirmed_lines
from ui.words.passages import passage_href


def _shows_places(scene: Scene) -> bool:
    """Places stand in the table where there is room for them."""
    return scene.size == "wide"


def shows_amount_in_view(scene: Scene) -> bool:
    """Whether the filter asks for shares of projects, which then have a column of their own."""
    return scene.state.filter.selects_money


def first_number(scene: Scene) -> int:
    """The place of the first column of numbers."""
    return 6 if _shows_places(scene) else 5


def columns_of(scene: Scene, in_view: bool) -> list[Column]:
    """The columns of the table on this reader's screen."""
    text = scene.text
    columns = [
        column_of(scene, text("column.project"), "name"),
        column_of(scene, text("field.category"), "category"),
        column_of(scene, text("field.construction_type")),
        column_of(scene, text("column.start_year"), "years"),
        column_of(scene, text("column.end_year")),
        *([column_of(scene, text("column.place"))] if _shows_places(scene) else []),
        column_of(scene, text("column.total"), "total", "r", "printed"),
        *([column_of(scene, text("column.in_view"), "amount", "r", "computed")] if in_view else []),
        column_of(scene, text("column.share"), None, "r", "computed"),
    ]
    tags: dict[FundingSource, Tag] = dict.fromkeys(scene.plan.inferred_sources, "inferred")
    sources = [column_of(scene, text.code("source.short", code), None, "r", tags.get(code)) for code in FundingSource]
    return [*columns, *sources, column_of(scene, text("source.short.unconfirmed"), None, "r")]


def column_of(scene: Scene, label: str, sort: str | None = None, align: Literal["l", "r"] = "l", tag: Tag | None = None) -> Column:
    """A column; ``sort`` is the order that a click on its header asks for."""
    current = scene.state.sort
    is_sorted = sort is not None and current.lstrip("-") == sort
    direction: Literal["asc", "desc"] | None = ("desc" if current.startswith("-") else "asc") if is_sorted else None
    default = f"-{sort}" if sort in ("total", "amount") else sort
    turned = {f"-{sort}": sort, sort: f"-{sort}"}.get(current, default) if sort else None
    return {
        "label": label,
        "align": align,
        "tag": tag,
        "tag_label": tag_words(scene.text, tag) if tag else None,
        "sort": turned,
        "sorted": direction,
    }


def row_of(scene: Scene, row: Row, in_view: bool) -> TableRow:
    """A project as a row of the table."""
    text, category = scene.text, str(row["category"])
    project = scene.projects[str(row["project_id"])]
    href, (name_sign, total_sign) = scene.project_href(project.project_id), _disputed(scene, project)
    cells: list[Cell] = [
        signed({"t": project.name, "href": href}, name_sign),
        {"t": text.code("category.short", category), "dot": scene.look.theme.categories[category]},
        text.code("construction_type", row["construction_type"]),
        str(project.start_year),
        str(project.end_year),
        *([place_words(scene, project.project_id)] if _shows_places(scene) else []),
        signed(_total_cell(scene, project), total_sign),
        *([_amount_in_view(scene, row)] if in_view else []),
        text.share(row["share"]),
    ]
    return {
        "id": project.project_id,
        "href": href,
        "on": project.project_id in scene.state.filter.project,
        "cells": [*cells, *_funding_cells(scene, project, row)],
    }


def place_words(scene: Scene, project_id: str) -> str:
    """Where a project is, in few words: the townships, all of them, or the printed address."""
    project = scene.projects[project_id]
    if len(project.townships) == len(scene.townships):
        return scene.text("reach.all_short", count=len(project.townships))
    if project.townships:
        return scene.text.listed([scene.township_name(code) for code in project.townships])
    return scene.text("reach.city_level")


def _amount_in_view(scene: Scene, row: Row) -> Cell:
    text = scene.text
    if row["undivided_wan"] > 0:
        return {"t": text("table.undivided", amount=text.exact(row["undivided_wan"])), "hatch": True}
    if row["unconfirmed_wan"] > 0:
        return may_be(text, row["least_wan"], row["most_wan"])
    return text.exact(row["amount_wan"])


def may_be(text: Labels, least: float, most: float) -> Cell:
    """What unconfirmed money leaves open, as the printed totals narrow it; one number where they leave nothing."""
    ends = [text.exact(least), text.exact(most)]
    return {"t": ends[0] if ends[0] == ends[1] else text("table.may_be", least=ends[0], most=ends[1]), "hatch": True}


def _funding_cells(scene: Scene, project: Project, row: Row) -> list[Cell]:
    """The amounts of each column, leading to where they are printed, then what stands in no certain column."""
    blank: Cell = {"t": scene.text("value.blank"), "dim": True}
    cells: list[Cell] = []
    for source in FundingSource:
        wan = row[source]
        cells.append(blank if wan is None else from_lines(scene, wan, lines_of([project], source)))
    unconfirmed = row["unconfirmed"]
    open_cell: Cell = {**from_lines(scene, unconfirmed, unconfirmed_lines([project])), "hatch": True} if unconfirmed else blank
    return [*cells, open_cell]


def from_lines(scene: Scene, wan: int, lines: Sequence[FundingLine]) -> CellLook:
    """An amount that leads to the printed ones that it is."""
    return {"t": scene.text.amount(wan), "href": lines_href(scene, lines)}


def _total_cell(scene: Scene, project: Project) -> CellLook:
    """A total as printed, leading to its cell; with the sign of disagreement where its funding adds up to something else."""
    href = passage_href(scene, project.total_cell)
    cell: CellLook = {"t": scene.text.amount(project.total_investment_wan), "href": href}
    return {**cell, "warn": True} if project.has_gap else cell


def _disputed(scene: Scene, project: Project) -> tuple[Sign, Sign]:
    """The sign of disagreement of a row, for its name and for its total: it stands beside what the findings dispute."""
    place, finding = row_sign(scene, project) or ("", None)
    if place == "total":
        return {}, {"warn": True, "ne": desk_href(scene, finding)}
    return ({"ne": desk_href(scene, finding)} if finding else {}), {}


def signed(cell: CellLook, sign: Sign) -> CellLook:
    if "warn" in sign:
        cell["warn"] = sign["warn"]
    if "ne" in sign:
        cell["ne"] = sign["ne"]
    return cell
