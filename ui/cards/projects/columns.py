"""The columns of the table of projects: what each says of a project, in the table and in a file, and the menus that choose them.

On a phone, which has no headers, a menu also asks for the order in which the table stands.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from analysis.core.frame import UNCONFIRMED
from analysis.questions.table import DEFAULT_SORT, SORTS
from models import FundingSource, Project
from ui.cards.parts.card import SCENES_KEPT
from ui.cards.parts.printed_units import quantity_words
from ui.cards.parts.rows import Row
from ui.cards.projects.cells import (
    amount_in_view,
    blank_cell,
    funding_cell,
    funding_sum_cell,
    name_cell,
    place_words,
    share_cell,
    total_cell,
    year_cell,
)
from ui.document.parts import Option, SetSwitch, Tag
from ui.document.side import OptionsControl
from ui.document.tables import Cell, Column
from ui.scene.scene import Scene
from ui.words.filters import in_words, tag_words
from ui.words.workings import WITHIN

Align = Literal["l", "r"]
_PARAM = "columns"


class ProjectColumn(NamedTuple):
    """A column. Its ``code`` is also the order that its header asks for; ``wan`` is the amount of a row, in a column of amounts."""

    code: str
    label: str
    cell: Callable[[Project, Row], Cell]
    align: Align = "l"
    tag: Tag | None = None
    wan: Callable[[Project, Row], float | None] | None = None
    is_usual: bool = True


def columns_of(scene: Scene) -> list[ProjectColumn]:
    """The columns of the table: those usual on this reader's screen, or as the reader has chosen."""
    return [column for column in every_column(scene) if is_shown(scene, column)]


def is_shown(scene: Scene, column: ProjectColumn) -> bool:
    chosen = scene.state.columns
    return f"-{column.code}" not in chosen and (column.is_usual or column.code in chosen)


@lru_cache(maxsize=SCENES_KEPT)
def every_column(scene: Scene) -> Sequence[ProjectColumn]:
    """The columns that the table can have, in their order."""
    return [*_of_words(scene), *_of_amounts(scene), *(_of_funding(scene, source) for source in (*FundingSource, None))]


def further_columns(scene: Scene) -> Iterator[ProjectColumn]:
    """What else a project's record holds: too long for a table on a screen."""
    text = scene.text
    yield ProjectColumn(
        "quantity", text("project.quantity"), lambda one, _: text.listed([quantity_words(text, each) for each in one.quantities])
    )
    yield ProjectColumn("scope", text("column.scope"), lambda one, _: one.scope_text)
    yield ProjectColumn("id", text("export.code"), lambda one, _: one.project_id)


def _of_words(scene: Scene) -> Iterator[ProjectColumn]:
    text, colours = scene.text, scene.look.theme.categories
    yield ProjectColumn("name", text("column.project"), lambda one, _: name_cell(scene, one))
    yield ProjectColumn("number", text("column.number"), lambda one, _: str(one.printed_number), is_usual=False)
    yield ProjectColumn(
        "category",
        text("field.category"),
        lambda one, _: {"t": text.code("category.short", one.category), "dot": colours[one.category]},
    )
    yield ProjectColumn(
        "construction_type", text("field.construction_type"), lambda one, _: text.code("construction_type", one.construction_type)
    )
    yield ProjectColumn("reach", text("field.reach"), lambda one, _: text.code("reach", one.reach), is_usual=False)
    yield ProjectColumn("years", text("column.start_year"), lambda one, _: year_cell(scene, one, "start_year"))
    yield ProjectColumn("end_year", text("column.end_year"), lambda one, _: year_cell(scene, one, "end_year"))
    yield ProjectColumn(
        "place", text("column.place"), lambda one, _: place_words(scene, one.project_id), is_usual=scene.size == "wide"
    )
    yield ProjectColumn("location", text("column.location"), lambda one, _: in_words(text, one.location_text), is_usual=False)
    yield ProjectColumn(
        "implementer",
        text("field.implementer"),
        lambda one, _: in_words(text, one.implementer or "") or blank_cell(scene),
        is_usual=False,
    )


def _of_amounts(scene: Scene) -> Iterator[ProjectColumn]:
    text = scene.text
    words = {code: text(f"column.{key}") for code, key in (("total", "total"), ("amount", "in_view"), ("share", "share"))}
    yield ProjectColumn(
        "total", words["total"], lambda one, _: total_cell(scene, one), "r", "printed", lambda one, _: one.total_investment_wan
    )
    if shows_amount_in_view(scene):
        yield ProjectColumn(
            "amount",
            words["amount"],
            lambda one, row: amount_in_view(scene, row, project=one.project_id),
            "r",
            "computed",
            lambda _, row: row["sure_wan"],
        )
    yield ProjectColumn(
        "share", words["share"], lambda one, row: share_cell(scene, row, WITHIN, f"project-{one.project_id}"), "r", "computed"
    )
    funding = text("column.funding")
    yield ProjectColumn("funding", funding, lambda one, _: funding_sum_cell(scene, one), "r", "computed", _funding_wan, False)


def _funding_wan(project: Project, _: Row) -> float | None:
    return project.funding_sum_wan if project.funding else None


def _of_funding(scene: Scene, source: FundingSource | None) -> ProjectColumn:
    code = source.value if source else UNCONFIRMED
    tag: Tag | None = "inferred" if source in scene.plan.inferred_sources else None
    label = scene.text.code("source.short", code)
    return ProjectColumn(
        code, label, lambda one, row: funding_cell(scene, one, row[code], source), "r", tag, lambda _, row: row[code]
    )


def shows_amount_in_view(scene: Scene) -> bool:
    """Whether the filter asks for shares of projects, which then have a column of their own."""
    return scene.state.filter.selects_money


def sort_of(scene: Scene) -> str:
    sort = scene.state.sort
    return sort if sort.removeprefix("-") in SORTS else DEFAULT_SORT


def order_words(scene: Scene) -> str:
    """The order of the table of projects."""
    text, sort = scene.text, sort_of(scene)
    code, way = sort.removeprefix("-"), "down" if sort.startswith("-") else "up"
    if text.has(f"sort.{code}.{way}"):
        return text(f"sort.{code}.{way}")
    column = next((one for one in every_column(scene) if one.code == code), None)
    kind = "amounts" if column and column.align == "r" else "words"
    return text(f"sort.{kind}.{way}", column=column.label if column else code)


def with_unit(column: Column, unit: str) -> Column:
    return {**column, "unit": unit} if unit else column


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


def columns_control(scene: Scene) -> OptionsControl:
    """A box for every column but the name; all of them, or the usual ones, at a click."""
    text, offered = scene.text, every_column(scene)[1:]
    extra = "~".join(column.code for column in offered if not column.is_usual)
    shown = sum(is_shown(scene, column) for column in offered)
    presets: list[SetSwitch] = [
        {"label": text("table.columns.all"), "set": {_PARAM: extra}, "on": shown == len(offered)},
        {"label": text("table.columns.usual"), "set": {_PARAM: None}, "on": not scene.state.columns},
    ]
    return {
        "kind": "options",
        "param": _PARAM,
        "label": text("table.columns"),
        "value": f"{shown + 1}",
        "on": bool(scene.state.columns),
        "multiple": True,
        "options": [_option(scene, column) for column in offered],
        "presets": presets,
    }


def _option(scene: Scene, column: ProjectColumn) -> Option:
    """A column's box: what it puts into the address is that the column differs from what is usual."""
    return {"code": f"-{column.code}" if column.is_usual else column.code, "label": column.label, "on": is_shown(scene, column)}


def order_control(scene: Scene) -> OptionsControl:
    """The orders that the headers of the table ask for, and the present one turned round."""
    text, sort, columns = scene.text, sort_of(scene), columns_of(scene)
    heads = [header(scene, one.code, one.label, sort, DEFAULT_SORT, one.align) for one in columns]
    options: list[Option] = [{"code": one["sort"] or None, "label": one["label"], "on": bool(one["sorted"])} for one in heads]
    turned = next((one["code"] for one in options if one["on"]), None)
    return {
        "kind": "options",
        "param": "sort",
        "label": text("table.order"),
        "value": "",
        "on": bool(scene.state.sort),
        "multiple": False,
        "options": options,
        "presets": [{"label": text("table.order.turned"), "set": {"sort": turned}, "on": False}],
    }
