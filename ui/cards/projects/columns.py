"""The columns of the table of projects: what each says of a project, in the table and in a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from analysis.core.frame import UNCONFIRMED
from analysis.questions.table import DEFAULT_SORT, SORTS
from models import FundingSource, Project
from ui.cards.parts.rows import Row
from ui.cards.projects.cells import amount_in_view, funding_cell, name_cell, place_words, total_cell
from ui.document.parts import Tag
from ui.document.tables import Cell, Column
from ui.scene.scene import Scene
from ui.words.filters import tag_words

Align = Literal["l", "r"]


@dataclass(frozen=True)
class ProjectColumn:
    """A column. Its ``code`` is also the order that its header asks for; ``field`` is the row's amount, of a column of amounts."""

    code: str
    label: str
    cell: Callable[[Project, Row], Cell]
    align: Align = "l"
    tag: Tag | None = None
    field: str = ""
    is_usual: bool = True


def columns_of(scene: Scene) -> list[ProjectColumn]:
    """The columns of the table on this reader's screen."""
    return [column for column in _every(scene) if column.is_usual]


def _every(scene: Scene) -> list[ProjectColumn]:
    return [*_of_words(scene), *_of_amounts(scene), *(_of_funding(scene, source) for source in (*FundingSource, None))]


def _of_words(scene: Scene) -> Iterator[ProjectColumn]:
    text, colours = scene.text, scene.look.theme.categories
    yield ProjectColumn("name", text("column.project"), lambda one, _: name_cell(scene, one))
    yield ProjectColumn(
        "category",
        text("field.category"),
        lambda one, _: {"t": text.code("category.short", one.category), "dot": colours[one.category]},
    )
    yield ProjectColumn(
        "construction_type", text("field.construction_type"), lambda one, _: text.code("construction_type", one.construction_type)
    )
    yield ProjectColumn("years", text("column.start_year"), lambda one, _: str(one.start_year))
    yield ProjectColumn("end_year", text("column.end_year"), lambda one, _: str(one.end_year))
    yield ProjectColumn(
        "place", text("column.place"), lambda one, _: place_words(scene, one.project_id), is_usual=scene.size == "wide"
    )


def _of_amounts(scene: Scene) -> Iterator[ProjectColumn]:
    text = scene.text
    yield ProjectColumn(
        "total", text("column.total"), lambda one, _: total_cell(scene, one), "r", "printed", "total_investment_wan"
    )
    if shows_amount_in_view(scene):
        yield ProjectColumn(
            "amount", text("column.in_view"), lambda _, row: amount_in_view(text, row), "r", "computed", "amount_wan"
        )
    yield ProjectColumn("share", text("column.share"), lambda _, row: text.share(row["share"]), "r", "computed")


def _of_funding(scene: Scene, source: FundingSource | None) -> ProjectColumn:
    code = source.value if source else UNCONFIRMED
    tag: Tag | None = "inferred" if source in scene.plan.inferred_sources else None
    label = scene.text.code("source.short", code)
    return ProjectColumn(code, label, lambda one, row: funding_cell(scene, one, row[code], source), "r", tag, code)


def shows_amount_in_view(scene: Scene) -> bool:
    """Whether the filter asks for shares of projects, which then have a column of their own."""
    return scene.state.filter.selects_money


def sort_of(scene: Scene) -> str:
    """The order of the table of projects."""
    sort = scene.state.sort
    return sort if sort.removeprefix("-") in SORTS else DEFAULT_SORT


def order_words(scene: Scene) -> str:
    """The order of the table of projects."""
    text, sort = scene.text, sort_of(scene)
    code, way = sort.removeprefix("-"), "down" if sort.startswith("-") else "up"
    if text.has(f"sort.{code}.{way}"):
        return text(f"sort.{code}.{way}")
    column = next((one for one in _every(scene) if one.code == code), None)
    kind = "amounts" if column and column.align == "r" else "words"
    return text(f"sort.{kind}.{way}", column=column.label if column else code)


def header(scene: Scene, code: str | None, label: str, sort: str, usual: str, align: Align = "l", tag: Tag | None = None) -> Column:
    """A header. A click on it asks for the order of ``code``, numbers from the largest down, or turns it round.

    ``sort`` is the order of the table, ``usual`` the one that it has unasked; without a ``code`` nothing is to be sorted.
    """
    is_sorted = code == sort.removeprefix("-")
    asked = (code if sort.startswith("-") else f"-{code}") if is_sorted else f"-{code}" if align == "r" else code
    return {
        "label": label,
        "align": align,
        "tag": tag,
        "tag_label": tag_words(scene.text, tag) if tag else None,
        "sort": None if code is None else "" if asked == usual else asked,
        "sorted": ("desc" if sort.startswith("-") else "asc") if is_sorted else None,
    }
