"""The table of the projects in view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import pandas as pd

from analysis import project_table, view
from i18n import Labels
from models import FundingLine, FundingSource, Project
from ui.cards.card import Row, rows, total
from ui.document.lists import Search
from ui.document.parts import Tag
from ui.document.tables import Cell, CellLook, Column, Sign, Table
from ui.document.tables import Row as TableRow
from ui.origins import desk_href, gap_href, lines_href, lines_of, row_sign, total_cell, unconfirmed_lines
from ui.passages import passage_href, rows_href
from ui.scene import Scene
from ui.wording import basis_gap, tag_words

_INFERRED: Mapping[FundingSource, Tag] = {FundingSource.PREFECTURE: "inferred"}


def project_table_block(scene: Scene) -> Table:
    """Every project in view with its total investment, its amount in view, and its funding as far as the columns are certain."""
    listed = rows(project_table(*scene.ask, sort=scene.state.sort))
    return table_of(scene, listed, len(listed), sum_of(scene, listed, _funding_sums(scene, listed)) if listed else None)


def table_of(scene: Scene, listed: Sequence[Row], count: int, sums: list[Cell] | None) -> Table:
    """The table of ``count`` projects that begins with some rows of ``analysis.project_table``."""
    text, in_view = scene.text, shows_amount_in_view(scene)
    return {
        "kind": "table",
        "id": "projects",
        "span": 2,
        "title": text(
            "table.title",
            count=f"{count:,}",
            order=text(f"sort.{scene.state.sort.lstrip('-')}.{'down' if scene.state.sort.startswith('-') else 'up'}"),
        ),
        "note": text(_note(scene, in_view), unit=text.unit_word),
        "columns": columns_of(scene, in_view),
        "rows": [row_of(scene, row, in_view) for row in listed],
        "sum": sums,
        "phone": [0, first_number(scene) + (1 if in_view else 0)],
        "more": {"label": text("table.more")},
    }


def _note(scene: Scene, in_view: bool) -> str:
    """What has to be said of the table's numbers; on a phone it is a list of names and one number."""
    if scene.size == "phone":
        return "table.note.phone_in_view" if in_view else "table.note.phone"
    return "table.note.whole_funding" if in_view else "table.note"


def _shows_places(scene: Scene) -> bool:
    """Places stand in the table where there is room for them."""
    return scene.size == "wide"


def shows_amount_in_view(scene: Scene) -> bool:
    """Whether the filter asks for shares of projects, which then have a column of their own."""
    return scene.state.filter.selects_money


def first_number(scene: Scene) -> int:
    """The place of the first column of numbers."""
    return 5 if _shows_places(scene) else 4


def columns_of(scene: Scene, in_view: bool) -> list[Column]:
    """The columns of the table on this reader's screen."""
    text = scene.text
    columns = [
        _column(scene, text("column.project"), "name"),
        _column(scene, text("field.category"), "category"),
        _column(scene, text("field.construction_type")),
        _column(scene, text("column.years"), "years"),
        *([_column(scene, text("column.place"))] if _shows_places(scene) else []),
        _column(scene, text("column.total"), "total", "r", "printed"),
        *([_column(scene, text("column.in_view"), "amount", "r", "computed")] if in_view else []),
        _column(scene, text("column.share"), None, "r", "computed"),
    ]
    sources = [_column(scene, text.code("source.short", code), None, "r", _INFERRED.get(code)) for code in FundingSource]
    return [*columns, *sources, _column(scene, text("source.short.unconfirmed"), None, "r")]


def _column(scene: Scene, label: str, sort: str | None = None, align: Literal["l", "r"] = "l", tag: Tag | None = None) -> Column:
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
        _signed({"t": project.name, "href": href}, name_sign),
        {"t": text.code("category.short", category), "dot": scene.look.theme.categories[category]},
        text.code("construction_type", row["construction_type"]),
        text.years(project.start_year, project.end_year),
        *([place_words(scene, project.project_id)] if _shows_places(scene) else []),
        _signed(_total_cell(scene, project), total_sign),
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
        return _may_be(text, row["least_wan"], row["most_wan"])
    return text.exact(row["amount_wan"])


def _may_be(text: Labels, least: float, most: float) -> Cell:
    """What unconfirmed money leaves open, as the printed totals narrow it; one number where they leave nothing."""
    ends = [text.exact(least), text.exact(most)]
    return {"t": ends[0] if ends[0] == ends[1] else text("table.may_be", least=ends[0], most=ends[1]), "hatch": True}


def _funding_cells(scene: Scene, project: Project, row: Row) -> list[Cell]:
    """The amounts of each column, leading to where they are printed, then what stands in no certain column."""
    blank: Cell = {"t": scene.text("value.blank"), "dim": True}
    cells: list[Cell] = []
    for source in FundingSource:
        wan = _printed(row[source])
        cells.append(blank if wan is None else _from_lines(scene, wan, lines_of([project], source)))
    unconfirmed = _printed(row["unconfirmed"])
    open_cell: Cell = {**_from_lines(scene, unconfirmed, unconfirmed_lines([project])), "hatch": True} if unconfirmed else blank
    return [*cells, open_cell]


def _from_lines(scene: Scene, wan: int, lines: Sequence[FundingLine]) -> CellLook:
    """An amount that leads to the printed ones that it is."""
    return {"t": scene.text.amount(wan), "href": lines_href(scene, lines)}


def _printed(amount: Any) -> int | None:
    """An amount as printed; a blank is ``None``, and a printed 0 stays 0."""
    return None if pd.isna(amount) else int(amount)


def sum_of(scene: Scene, listed: Sequence[Row], funding: Sequence[Cell]) -> list[Cell]:
    """The last row: the rows' amounts added up, and the cells of the funding columns."""
    text, in_view = scene.text, shows_amount_in_view(scene)
    return [
        text(f"table.sum.{scene.state.basis}"),
        *[""] * (first_number(scene) - 1),
        _signed({"t": text.amount(total(listed, "total_investment_wan")), "href": rows_href(scene)}, _gap(scene, listed)),
        *([_sum_in_view(scene, listed)] if in_view else []),
        text.share(total(listed, "share")),
        *funding,
    ]


def _gap(scene: Scene, listed: Sequence[Row]) -> Sign:
    """The sign of disagreement for the sum of all projects, where the totals of the plan disagree."""
    is_whole = len(listed) == len(scene.plan.projects) or scene.state.filter.is_empty
    return {"warn": True, "ne": gap_href(scene)} if is_whole and basis_gap(scene) else {}


def _funding_sums(scene: Scene, listed: Sequence[Row]) -> list[Cell]:
    projects = [scene.projects[str(row["project_id"])] for row in listed]
    blank: Cell = {"t": scene.text("value.blank"), "dim": True}
    cells: list[Cell] = []
    for source in (*FundingSource, None):
        printed = [amount for row in listed if (amount := _printed(row[source or "unconfirmed"])) is not None]
        lines = lines_of(projects, source) if source else unconfirmed_lines(projects)
        cells.append(_from_lines(scene, sum(printed), lines) if printed else blank)
    return cells


def _sum_in_view(scene: Scene, listed: Sequence[Row]) -> Cell:
    """The money in view of all rows; what is not certain of it is said as in the rows."""
    text, whole = scene.text, total(listed, "amount_wan")
    if total(listed, "undivided_wan") > 0:
        return {"t": text("table.with_undivided", amount=text.exact(whole)), "hatch": True}
    if total(listed, "unconfirmed_wan") > 0:
        return _may_be(text, *view(*scene.ask).range_wan)
    return text.exact(whole)


def _total_cell(scene: Scene, project: Project) -> CellLook:
    """A total as printed, leading to its cell; with the sign of disagreement where its funding adds up to something else."""
    differs = bool(project.funding) and project.funding_sum_wan != project.total_investment_wan
    href = passage_href(scene, total_cell(project))
    cell: CellLook = {"t": scene.text.amount(project.total_investment_wan), "href": href}
    return {**cell, "warn": True} if differs else cell


def _disputed(scene: Scene, project: Project) -> tuple[Sign, Sign]:
    """The sign of disagreement of a row, for its name and for its total: it stands beside what the findings dispute."""
    place, finding = row_sign(scene, project) or ("", None)
    if place == "total":
        return {}, {"warn": True, "ne": desk_href(scene, finding)}
    return ({"ne": desk_href(scene, finding)} if finding else {}), {}


def _signed(cell: CellLook, sign: Sign) -> CellLook:
    if "warn" in sign:
        cell["warn"] = sign["warn"]
    if "ne" in sign:
        cell["ne"] = sign["ne"]
    return cell


def search_block(scene: Scene) -> Search:
    """The search line above the table."""
    text = scene.text
    return {
        "kind": "search",
        "id": "search",
        "span": 2,
        "param": "text",
        "label": text("field.text"),
        "value": scene.state.filter.text,
        "placeholder": text("search.placeholder"),
        "hint": text("search.hint"),
    }
