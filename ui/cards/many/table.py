"""The table of very many projects: the first rows in the document, the others by ``/rows``, all of them as a file."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from analysis import project_table, view
from analysis.arrays import any_column
from analysis.cells import is_several
from analysis.frame import SOURCES
from models import FundingSource
from ui.cards import table
from ui.cards.card import SCENES_KEPT, Row, rows
from ui.cards.many.rest import is_wide
from ui.document.tables import Cell, Table
from ui.document.tables import Row as TableRow
from ui.passages import funding_href
from ui.scene import Scene

FIRST = 40  # rows that a document holds
_SOURCES = (*(source.value for source in FundingSource), "unconfirmed")


def project_table_block(scene: Scene) -> Table:
    """Every project in view: all of them in the document, or of very many the first and how many there are."""
    if not is_wide(scene):
        return table.project_table_block(scene)
    count = project_count(scene)
    listed = _listed(scene, 0, FIRST)
    sums = table.sum_of(scene, [_whole(scene)], _funding(scene)) if listed else None
    found = table.table_of(scene, listed, count, sums)
    return found | {"count": count} if count > len(listed) else found


def project_count(scene: Scene) -> int:
    """How many projects are in view."""
    return int(view(*scene.ask).cell_projects.sum())


def project_rows(scene: Scene, start: int, count: int) -> list[TableRow]:
    """Rows of the table from a place of its order on."""
    in_view = table.shows_amount_in_view(scene)
    return [table.row_of(scene, row, in_view) for row in _listed(scene, start, count)]


def _listed(scene: Scene, start: int, count: int) -> list[Row]:
    return rows(project_table(*scene.ask, sort=scene.state.sort, limit=count, start=start))


@lru_cache(maxsize=SCENES_KEPT)
def _whole(scene: Scene) -> Row:
    """All projects in view as one row."""
    seen = view(*scene.ask)
    return {
        "total_investment_wan": float(scene.frame.rows.total_wan[seen.selected].sum()),
        "amount_wan": seen.total_wan,
        "certain_wan": float(seen.cell_certain.sum()),
        "undivided_wan": float(seen.cell_undivided.sum()),
        "unconfirmed_wan": float(seen.cell_unconfirmed.sum()),
        "share": 1.0 if seen.total_wan else 0.0,
    }


def _funding(scene: Scene) -> list[Cell]:
    """The sums of the funding columns, each leading to the amounts that were added up."""
    frame, selected = scene.frame, view(*scene.ask).selected
    blank: Cell = {"t": scene.text("value.blank"), "dim": True}
    cells: list[Cell] = []
    for sets in [*(frame.source_sets == 1 << place for place in range(len(SOURCES))), is_several(frame.source_sets)]:
        amounts, has_line = frame.rows.funding_wan[:, sets], frame.rows.has_line[:, sets]
        wan = float(amounts[selected].sum())
        is_there = wan > 0 or bool(any_column(has_line[selected]).any())
        cells.append({"t": scene.text.amount(wan), "href": funding_href(scene)} if is_there else blank)
    return cells


# --- all of it as a file -------------------------------------------------------------------------


def file_columns(scene: Scene) -> list[str]:
    """The header of the file: amounts in the reader's unit."""
    text, unit = scene.text, scene.text.unit_word
    amounts = [text("column.total"), text("column.in_view"), *(text.code("source", source) for source in _SOURCES)]
    return [
        text("column.project"), text("field.category"), text("field.construction_type"), text("column.start"), text("column.end"),
        *(text("column.with_unit", label=label, unit=unit) for label in amounts),
    ]  # fmt: skip


def file_rows(scene: Scene, start: int, count: int) -> list[Sequence[str]]:
    """Projects in view as rows of the file, in the table's order."""
    text = scene.text
    frame = project_table(*scene.ask, sort=scene.state.sort, limit=count, start=start)
    numbers = frame[["total_investment_wan", "amount_wan", *_SOURCES]].to_numpy(dtype=np.float64, na_value=np.nan).tolist()
    words = frame[["name", "category", "construction_type", "start_year", "end_year"]].to_numpy(dtype=object).tolist()
    return [
        [name, text.code("category", category), text.code("construction_type", kind), str(first), str(last),
         *("" if math.isnan(wan) else text.exact(wan) for wan in amounts)]
        for (name, category, kind, first, last), amounts in zip(words, numbers, strict=True)
    ]  # fmt: skip
