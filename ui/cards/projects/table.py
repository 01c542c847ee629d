"""The table of the projects in view: of very many the first in the document, the others by ``/rows``, all of them as a file."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from analysis.core.frame import UNCONFIRMED
from analysis.core.orders import printed_wan
from analysis.questions.table import DEFAULT_SORT, project_table
from charts.parts.words import is_open
from models import FundingSource, ProjectFilter
from ui.cards.funding.sources import source_origins
from ui.cards.parts.amounts import source_rows
from ui.cards.parts.card import SCENES_KEPT, money_range, unless_nothing
from ui.cards.parts.glosses import with_gloss
from ui.cards.parts.lines import search_line
from ui.cards.parts.rows import OPEN, Row, rows, total
from ui.cards.parts.windows import has_many_projects
from ui.cards.projects.columns import (
    ProjectColumn,
    amount_in_view,
    blank_cell,
    columns_control,
    columns_of,
    every_column,
    from_lines,
    further_columns,
    header,
    order_control,
    order_words,
    share_cell,
    signed,
    sort_of,
    with_unit,
)
from ui.document.lists import Search
from ui.document.tables import Cell, CellLook, Table
from ui.document.tables import Row as TableRow
from ui.scene.scene import Scene
from ui.scene.state import FUNDING, ROWS
from ui.words.filters import basis_gap
from ui.words.origins import gap_href, lines_of
from ui.words.passages import places_href
from ui.words.workings import LEFT, SURE, together, working_href

FIRST = 40  # rows that a document holds of very many


@unless_nothing()
def project_table_block(scene: Scene) -> Table:
    """Every project in view with its total investment, its amount in view, and its funding as far as the columns are certain."""
    count = project_count(scene)
    listed = _listed(scene, 0, FIRST if has_many_projects(scene) else count)
    found = _table_of(scene, listed, count)
    if count > len(listed):
        found |= {"count": count, "file": True}  # what the export holds is what is here
    return found


def register_block(scene: Scene) -> Table:
    """Every project in view with every field of its record, for a file."""
    count = project_count(scene)
    return _table_of(scene, _listed(scene, 0, count), count, [*every_column(scene), *further_columns(scene)])


def project_count(scene: Scene) -> int:
    return scene.seen.count


def project_rows(scene: Scene, start: int, count: int) -> list[TableRow]:
    """Rows of the table from a place of its order on."""
    return _rows(scene, columns_of(scene), _listed(scene, start, count))


def _listed(scene: Scene, start: int, count: int) -> list[Row]:
    return rows(project_table(scene.question, sort=sort_of(scene), limit=count, start=start))


def _rows(scene: Scene, columns: Sequence[ProjectColumn], listed: Sequence[Row]) -> list[TableRow]:
    chosen, found = scene.state.filter.project, list[TableRow]()
    for row in listed:
        project = scene.plan.by_id[str(row["project_id"])]
        code, cells = project.project_id, [column.cell(project, row) for column in columns]
        found.append({"id": code, "href": scene.project_href(code), "on": code in chosen, "cells": cells})
    return found


def _table_of(scene: Scene, listed: Sequence[Row], count: int, columns: Sequence[ProjectColumn] = ()) -> Table:
    """The table of ``count`` projects that begins with some rows of ``analysis.questions.table.project_table``."""
    text, columns, sort = scene.text, columns or columns_of(scene), sort_of(scene)
    places = {column.code: place for place, column in enumerate(columns)}
    found: Table = {
        "kind": "table",
        "id": "projects",
        "span": 2,
        "title": text("table.title", count=f"{count:,}", order=order_words(scene)),
        "note": text(_note(scene), unit=text.unit_word) + _left_words(scene),
        "columns": [
            with_unit(header(scene, one.code, one.label, sort, DEFAULT_SORT, one.align, one.tag), text.unit_word if one.wan else "")
            for one in columns
        ],
        "rows": _rows(scene, columns, listed),
        "sum": _sums(scene, columns, listed, count) if listed else None,
        "choose": columns_control(scene),
        "more": {"label": text("table.more")},
    }
    placed = _placed(scene, columns) if listed else None
    if placed:
        found["sum_more"] = placed
    if not scene.state.columns:  # a phone's list, unless it is asked for columns
        found["phone"] = [0, places.get("amount", places["total"])]
        found |= {"order": order_control(scene)} if scene.size == "phone" else {}
    return found


def _left_words(scene: Scene) -> str:
    """That columns of sources hold what rows confirm; and what is certain of all rows together and of none by itself."""
    left, is_open = _left_wan(scene), bool((scene.seen.selected & scene.frame.is_unsettled).any())
    confirmed = scene.text("table.note.confirmed") if is_open and scene.size != "phone" else ""
    return confirmed + (scene.text("table.note.left", left=scene.text.money(left)) if left > OPEN else "")


def _note(scene: Scene) -> str:
    """What has to be said of the table's numbers; on a phone it is a list of names and one number."""
    in_view = scene.state.filter.selects_money
    if scene.size == "phone":
        return "table.note.phone_in_view" if in_view else "table.note.phone"
    return "table.note.whole_funding" if in_view else "table.note"


def _sums(scene: Scene, columns: Sequence[ProjectColumn], listed: Sequence[Row], count: int) -> list[Cell]:
    """The last row: the amounts of all projects in view added up, each under its column."""
    text, whole = scene.text, _whole(scene)
    is_everything = count == len(scene.plan.projects) or scene.state.filter.is_empty
    gap = gap_href(scene) if is_everything and basis_gap(scene) else None
    known: dict[str, Cell] = {
        "name": text(f"table.sum.{scene.state.basis}"),
        "total": signed({"t": text.amount(whole["total_investment_wan"]), "href": places_href(scene, ROWS)}, gap),
        "amount": _sum_in_view(scene, whole),
        "share": share_cell(scene, whole, "none"),
        **_funding(scene, listed),
        "funding": {"t": text.amount(whole["funding_wan"]), "href": places_href(scene, FUNDING)},
    }
    return [known.get(column.code, "") for column in columns]


def _placed(scene: Scene, columns: Sequence[ProjectColumn]) -> list[Cell] | None:
    """What each source has of all these rows, with what no row confirms by itself; where all is confirmed, the sums say it."""
    of, shown = _whole_projects(scene), scene.seen.selected
    if not (shown & scene.frame.is_unsettled).any() or (of is not scene and has_many_projects(scene)):
        return None
    listed, origins = source_rows(of), source_origins(of)
    known: dict[str, Cell] = {"name": scene.text("table.sum.placed"), "funding": scene.text.amount(total(listed, "sure_wan"))}
    for row in listed:
        parts = [origins.words(row, part) for part in (SURE, "amount")[: 1 + is_open(row)]]
        cell: CellLook = {"t": money_range(scene.text, row), "href": origins.href(row, *parts) if row["amount_wan"] else None}
        known[row["source"]] = {**cell, "hatch": True} if is_open(row) else cell
    return [known.get(column.code, "") for column in columns]


def _whole_projects(scene: Scene) -> Scene:
    """The view of all the money of the projects in view, which the columns of funding are of."""
    if not scene.state.filter.selects_money:
        return scene
    return scene.filtered(ProjectFilter(project=tuple(scene.frame.project_ids[scene.seen.selected].tolist())))


def _sum_in_view(scene: Scene, whole: Row) -> Cell:
    """The money in view of all rows; what is not certain of it is said as in the rows, and where what is of no row comes from."""
    cell = amount_in_view(scene, whole, "table.with_undivided")
    if cell["href"] and not has_many_projects(scene) and _left_wan(scene) > OPEN:
        cell["href"] = together([cell["href"], working_href(scene, LEFT, "project", SURE)])
    return cell


def _left_wan(scene: Scene) -> float:
    """What is certain of all rows together and of none by itself."""
    return scene.seen.whole.sure - float(scene.seen.sure_wan.sum())


@lru_cache(maxsize=SCENES_KEPT)
def _whole(scene: Scene) -> Row:
    """All projects in view as one row."""
    seen = scene.seen
    return {
        "total_investment_wan": float(scene.frame.rows.total_wan[seen.selected].sum()),
        "amount_wan": seen.total_wan,
        "undivided_wan": seen.whole.undivided,
        "unconfirmed_wan": seen.whole.unconfirmed,
        "funding_wan": float(scene.frame.funding_sum_wan[seen.selected].sum()),
        "share": None if seen.is_open else 1.0 if seen.total_wan else 0.0,
    }


def _funding(scene: Scene, listed: Sequence[Row]) -> dict[str, Cell]:
    """The sums of the funding columns, each leading to the amounts that were added up."""
    selected, projects = scene.seen.selected, [scene.plan.by_id[str(row["project_id"])] for row in listed]
    cells = dict[str, Cell]()
    for source in (*FundingSource, None):
        wan = printed_wan(scene.frame, source or UNCONFIRMED)[selected]
        if np.isnan(wan).all():
            cell = blank_cell(scene)
        elif has_many_projects(scene):  # the page that has them all
            cell = {"t": scene.text.amount(float(np.nansum(wan))), "href": places_href(scene, FUNDING)}
        else:
            cell = from_lines(scene, int(np.nansum(wan)), lines_of(projects, source))
        cells[source or UNCONFIRMED] = cell
    return cells


def search_block(scene: Scene) -> Search:
    text, words = scene.text, scene.state.filter.text
    return {**search_line(text, "search", "text", words, "field.text", "search.placeholder"), "hint": text("search.hint")}


# --- all of it as a file -------------------------------------------------------------------------


def file_columns(scene: Scene) -> list[str]:
    """The header of the file: amounts in the reader's unit."""
    text, columns = scene.text, columns_of(scene)
    heads = [text("column.with_unit", label=one.label, unit=text.unit_word) if one.wan else one.label for one in columns]
    if scene.seen.is_open:  # some project only may have so much in view: the file holds the least and the most
        heads.append(text("column.with_unit", label=text("column.in_view_most"), unit=text.unit_word))
    return with_gloss(scene, heads, text("column.gloss"))


def file_rows(scene: Scene, start: int, count: int) -> list[Sequence[str]]:
    """Projects in view as rows of the file, with the table's columns and in its order."""
    columns, found = columns_of(scene), list[Sequence[str]]()
    for row in _listed(scene, start, count):
        fields = [_field(scene, column, row) for column in columns]
        most = [scene.text.exact(row["amount_wan"])] if scene.seen.is_open else []
        found.append(with_gloss(scene, [*fields, *most], scene.gloss(fields[0])))
    return found


def _field(scene: Scene, column: ProjectColumn, row: Row) -> str:
    """A cell of the file: its words, or its amount as a number alone."""
    project = scene.plan.by_id[str(row["project_id"])]
    if column.wan:
        wan = column.wan(project, row)
        return "" if wan is None else scene.text.exact(wan)
    cell = column.cell(project, row)
    return cell if isinstance(cell, str) else "" if cell.get("dim") else cell["t"]
