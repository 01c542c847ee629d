"""The table of the projects in view: of very many the first in the document, the others by ``/rows``, all of them as a file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from analysis.core.arrays import any_column
from analysis.core.cells import is_several
from analysis.core.frame import SOURCES
from analysis.core.view import view
from analysis.questions.table import project_table
from models import FundingSource, Project
from ui.cards.parts.card import SCENES_KEPT
from ui.cards.parts.lines import search_line
from ui.cards.parts.rows import Row, rows
from ui.cards.parts.windows import has_many_projects
from ui.cards.projects.table_rows import columns_of, first_number, from_lines, may_be, row_of, shows_amount_in_view, signed
from ui.document.lists import Search
from ui.document.tables import Cell, Sign, Table
from ui.document.tables import Row as TableRow
from ui.scene.scene import Scene
from ui.words.filters import basis_gap
from ui.words.origins import gap_href, lines_of, unconfirmed_lines
from ui.words.passages import funding_href, rows_href

FIRST = 40  # rows that a document holds of very many
_SOURCES = (*(source.value for source in FundingSource), "unconfirmed")
_AMOUNTS = ("total_investment_wan", "amount_wan", *_SOURCES)


def project_table_block(scene: Scene) -> Table:
    """Every project in view with its total investment, its amount in view, and its funding as far as the columns are certain."""
    count = project_count(scene)
    listed = _listed(scene, 0, FIRST if has_many_projects(scene) else count)
    found = _table_of(scene, listed, count)
    if count > len(listed):
        found["count"] = count
    return found


def project_count(scene: Scene) -> int:
    """How many projects are in view."""
    return int(view(*scene.arguments).cell_projects.sum())


def project_rows(scene: Scene, start: int, count: int) -> list[TableRow]:
    """Rows of the table from a place of its order on."""
    in_view = shows_amount_in_view(scene)
    return [row_of(scene, row, in_view) for row in _listed(scene, start, count)]


def _listed(scene: Scene, start: int, count: int) -> list[Row]:
    return rows(project_table(*scene.arguments, sort=scene.state.sort, limit=count, start=start))


def _table_of(scene: Scene, listed: Sequence[Row], count: int) -> Table:
    """The table of ``count`` projects that begins with some rows of ``analysis.questions.table.project_table``."""
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
        "sum": _sums(scene, listed, count) if listed else None,
        "phone": [0, first_number(scene) + (1 if in_view else 0)],
        "more": {"label": text("table.more")},
    }


def _note(scene: Scene, in_view: bool) -> str:
    """What has to be said of the table's numbers; on a phone it is a list of names and one number."""
    if scene.size == "phone":
        return "table.note.phone_in_view" if in_view else "table.note.phone"
    return "table.note.whole_funding" if in_view else "table.note"


def _sums(scene: Scene, listed: Sequence[Row], count: int) -> list[Cell]:
    """The last row: the amounts of all projects in view added up."""
    text, in_view, whole = scene.text, shows_amount_in_view(scene), _whole(scene)
    return [
        text(f"table.sum.{scene.state.basis}"),
        *[""] * (first_number(scene) - 1),
        signed({"t": text.amount(whole["total_investment_wan"]), "href": rows_href(scene)}, _gap(scene, count)),
        *([_sum_in_view(scene, whole)] if in_view else []),
        text.share(whole["share"]),
        *_funding(scene, listed),
    ]


def _gap(scene: Scene, count: int) -> Sign:
    """The sign of disagreement for the sum of all projects, where the totals of the plan disagree."""
    is_whole = count == len(scene.plan.projects) or scene.state.filter.is_empty
    return {"warn": True, "ne": gap_href(scene)} if is_whole and basis_gap(scene) else {}


def _sum_in_view(scene: Scene, whole: Row) -> Cell:
    """The money in view of all rows; what is not certain of it is said as in the rows."""
    text = scene.text
    if whole["undivided_wan"] > 0:
        return {"t": text("table.with_undivided", amount=text.exact(whole["amount_wan"])), "hatch": True}
    if whole["unconfirmed_wan"] > 0:
        return may_be(text, *view(*scene.arguments).range_wan)
    return text.exact(whole["amount_wan"])


@lru_cache(maxsize=SCENES_KEPT)
def _whole(scene: Scene) -> Row:
    """All projects in view as one row."""
    seen = view(*scene.arguments)
    return {
        "total_investment_wan": float(scene.frame.rows.total_wan[seen.selected].sum()),
        "amount_wan": seen.total_wan,
        "undivided_wan": float(seen.cell_undivided.sum()),
        "unconfirmed_wan": float(seen.cell_unconfirmed.sum()),
        "share": 1.0 if seen.total_wan else 0.0,
    }


def _funding(scene: Scene, listed: Sequence[Row]) -> list[Cell]:
    """The sums of the funding columns, each leading to the amounts that were added up."""
    frame, selected = scene.frame, view(*scene.arguments).selected
    projects = [scene.projects[str(row["project_id"])] for row in listed]
    blank: Cell = {"t": scene.text("value.blank"), "dim": True}
    cells: list[Cell] = []
    for source in (*SOURCES, None):
        sets = is_several(frame.source_sets) if source is None else frame.source_sets == 1 << SOURCES.index(source)
        amounts, has_line = frame.rows.funding_wan[:, sets], frame.rows.has_line[:, sets]
        is_there = bool(any_column(has_line[selected]).any())
        cells.append(_sum_of(scene, float(amounts[selected].sum()), projects, source) if is_there else blank)
    return cells


def _sum_of(scene: Scene, wan: float, projects: Sequence[Project], source: FundingSource | None) -> Cell:
    """A sum of funding that leads to its amounts; of very many projects to the page that has them all."""
    if has_many_projects(scene):
        return {"t": scene.text.amount(wan), "href": funding_href(scene)}
    return from_lines(scene, int(wan), lines_of(projects, source) if source else unconfirmed_lines(projects))


def search_block(scene: Scene) -> Search:
    """The search line above the table."""
    text, words = scene.text, scene.state.filter.text
    return {**search_line(text, "search", "text", words, "field.text", "search.placeholder"), "hint": text("search.hint")}


# --- all of it as a file -------------------------------------------------------------------------


def file_columns(scene: Scene) -> list[str]:
    """The header of the file: amounts in the reader's unit."""
    text, unit = scene.text, scene.text.unit_word
    amounts = [text("column.total"), text("column.in_view"), *(text.code("source", source) for source in _SOURCES)]
    return [
        text("column.project"), text("field.category"), text("field.construction_type"),
        text("column.start_year"), text("column.end_year"),
        *(text("column.with_unit", label=label, unit=unit) for label in amounts),
    ]  # fmt: skip


def file_rows(scene: Scene, start: int, count: int) -> list[Sequence[str]]:
    """Projects in view as rows of the file, in the table's order."""
    text = scene.text
    return [
        [row["name"], text.code("category", row["category"]), text.code("construction_type", row["construction_type"]),
         str(row["start_year"]), str(row["end_year"]), *("" if row[name] is None else text.exact(row[name]) for name in _AMOUNTS)]
        for row in _listed(scene, start, count)
    ]  # fmt: skip
