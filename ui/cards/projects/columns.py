"""The columns of the table of projects: what each says of a project, in the table and in a file, and the menus that choose them.

On a phone, which has no headers, a menu also asks for the order in which the table stands.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from analysis.core.frame import UNCONFIRMED
from analysis.questions.table import DEFAULT_SORT, SORTS
from models import FundingLine, FundingSource, Project
from ui.cards.parts.card import SCENES_KEPT
from ui.cards.parts.glosses import glossed
from ui.cards.parts.printed_units import quantity_words
from ui.cards.parts.rows import Row
from ui.document.parts import Option, SetSwitch, Tag
from ui.document.side import OptionsControl
from ui.document.tables import Cell, CellLook, Column
from ui.scene.scene import Scene
from ui.words.filters import in_words, tag_words
from ui.words.origins import finding_href, lines_of, parts_href, row_sign
from ui.words.passages import passage_href, where_href
from ui.words.workings import AMOUNT, SURE, WITHIN, share_href, working_href

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


def further_columns(scene: Scene) -> list[ProjectColumn]:
    """What else a project's record holds: too long for a table on a screen."""
    text = scene.text
    return [
        _words("quantity", text("project.quantity"), lambda one: text.listed([quantity_words(text, of) for of in one.quantities])),
        _words("scope", text("column.scope"), lambda one: one.scope_text),
        _words("id", text("export.code"), lambda one: one.project_id),
    ]


def _words(code: str, label: str, cell: Callable[[Project], Cell], *, is_usual: bool = True) -> ProjectColumn:
    return ProjectColumn(code, label, lambda one, _: cell(one), is_usual=is_usual)


def _of_words(scene: Scene) -> list[ProjectColumn]:
    text, colours, is_wide = scene.text, scene.look.theme.categories, scene.size == "wide"

    def coded(group: str) -> Callable[[Project], str]:
        return lambda one: text.code(group, getattr(one, group))

    def category(one: Project) -> Cell:
        return {"t": text.code("category.short", one.category), "dot": colours[one.category]}

    def year(field: str) -> Callable[[Project], Cell]:
        def cell(one: Project) -> Cell:
            words, place = str(getattr(one, field)), one.field_passages.get(field)
            return {"t": words, "href": passage_href(scene, place)} if place else words

        return cell

    def implementer(one: Project) -> Cell:
        return in_words(text, one.implementer or "") or blank_cell(scene)

    return [
        _words("name", text("column.project"), lambda one: name_cell(scene, one)),
        _words("number", text("column.number"), lambda one: str(one.printed_number), is_usual=False),
        _words("category", text("field.category"), category),
        _words("construction_type", text("field.construction_type"), coded("construction_type")),
        _words("reach", text("field.reach"), coded("reach"), is_usual=False),
        _words("years", text("column.start_year"), year("start_year")),
        _words("end_year", text("column.end_year"), year("end_year")),
        _words("place", text("column.place"), lambda one: place_words(scene, one.project_id), is_usual=is_wide),
        _words("location", text("column.location"), lambda one: in_words(text, one.location_text), is_usual=False),
        _words("implementer", text("field.implementer"), implementer, is_usual=False),
    ]


def _of_amounts(scene: Scene) -> Iterator[ProjectColumn]:
    text = scene.text

    def total(one: Project, _: Row) -> Cell:
        return total_cell(scene, one)

    def in_view(one: Project, row: Row) -> Cell:
        return amount_in_view(scene, row, project=one.project_id)

    def share(one: Project, row: Row) -> Cell:
        return share_cell(scene, row, WITHIN, f"project-{one.project_id}")

    def wan(one: Project, _: Row) -> float | None:
        return one.funding_sum_wan if one.funding else None

    def funding(one: Project, _: Row) -> Cell:
        """All funding amounts of a row added up, leading to them."""
        return from_lines(scene, one.funding_sum_wan, one.funding) if one.funding else blank_cell(scene)

    yield ProjectColumn("total", text("column.total"), total, "r", "printed", lambda one, _: one.total_investment_wan)
    if scene.state.filter.selects_money:  # shares of projects, which then have a column of their own
        yield ProjectColumn("amount", text("column.in_view"), in_view, "r", "computed", lambda _, row: row["sure_wan"])
    yield ProjectColumn("share", text("column.share"), share, "r", "computed")
    yield ProjectColumn("funding", text("column.funding"), funding, "r", "computed", wan, is_usual=False)


def _of_funding(scene: Scene, source: FundingSource | None) -> ProjectColumn:
    code, label = source or UNCONFIRMED, scene.text.code("source.short", source or UNCONFIRMED)
    tag: Tag | None = "inferred" if source in scene.plan.inferred_sources else None

    def cell(one: Project, row: Row) -> Cell:
        return funding_cell(scene, one, row[code], source)

    return ProjectColumn(code, label, cell, "r", tag, lambda _, row: row[code])


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
    """A box for every column but the name, which puts into the address that it differs from what is usual; all of them, or the
    usual ones, at a click.
    """
    text, offered = scene.text, every_column(scene)[1:]
    boxes: list[Option] = [
        {"code": f"-{one.code}" if one.is_usual else one.code, "label": one.label, "on": is_shown(scene, one)} for one in offered
    ]
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
        "options": boxes,
        "presets": presets,
    }


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


# --- cells ---------------------------------------------------------------------------------------


def name_cell(scene: Scene, project: Project) -> Cell:
    """The name, which leads to the project's page; with the sign of disagreement where no number of the row has it."""
    found = row_sign(scene, project)
    cell = glossed(scene, {"t": project.name, "href": scene.project_href(project.project_id)})
    return signed(cell, finding_href(scene, found[1]) if found and found[0] != "total" else None)


def total_cell(scene: Scene, project: Project) -> Cell:
    """A total as printed, leading to its cell; with the sign of disagreement where something else is printed or added up."""
    found = row_sign(scene, project)
    cell: CellLook = {"t": scene.text.amount(project.total_investment_wan), "href": passage_href(scene, project.total_cell)}
    if found and found[0] == "total":
        return signed(cell, finding_href(scene, found[1]))
    return signed(cell, parts_href(scene, [project]) if project.has_gap else None)


def place_words(scene: Scene, project_id: str) -> str:
    """Where a project is, in few words: the townships, all of them, or the printed address."""
    project = scene.plan.by_id[project_id]
    if len(project.townships) == len(scene.townships):
        return scene.text("reach.all_short", count=len(project.townships))
    if project.townships:
        return scene.text.listed([scene.township_name(code) for code in project.townships])
    return scene.text("reach.city_level")


def share_cell(scene: Scene, row: Row, *of: str) -> Cell:
    """A share of the money in view, leading to what it is a share of."""
    href = share_href(scene, *of, AMOUNT, "amount") if row["amount_wan"] and row["share"] is not None else None
    return {"t": scene.text.share(row["share"]), "href": href}


def amount_in_view(scene: Scene, row: Row, undivided: str = "table.undivided", **changes: object) -> CellLook:
    """The money of a project in view: one number, or the range of it; ``undivided`` words say that some is not divided."""
    text, (least, most) = scene.text, (row["amount_wan"] - row["unconfirmed_wan"], row["amount_wan"])
    ends = [text.exact(least), text.exact(most)]
    words = ends[1] if ends[0] == ends[1] else text("table.may_be", least=ends[0], most=ends[1])
    parts = "~".join(f"{AMOUNT}.{part}" for part in (SURE, "amount")[ends[0] == ends[1] :])
    cell: CellLook = {"t": words, "href": working_href(scene, parts, **changes) if most else None}
    if row["undivided_wan"] > 0:
        return {**cell, "t": text(undivided, amount=words), "hatch": True}
    return {**cell, "hatch": True} if row["unconfirmed_wan"] > 0 else cell


def funding_cell(scene: Scene, project: Project, wan: int | None, source: FundingSource | None) -> Cell:
    """The amount in the column of a source, leading to where it is printed; without a source what stands in no certain column."""
    if wan is None:
        return blank_cell(scene)
    cell = from_lines(scene, wan, lines_of([project], source))
    return cell if source else {**cell, "hatch": True}


def blank_cell(scene: Scene) -> Cell:
    return {"t": scene.text("value.blank"), "dim": True}


def from_lines(scene: Scene, wan: int, lines: Sequence[FundingLine]) -> CellLook:
    """An amount that leads to the printed ones that it is."""
    return {"t": scene.text.amount(wan), "href": where_href(scene, *(line.passage for line in lines))}


def signed(cell: CellLook, finding: str | None) -> CellLook:
    """A cell with the sign of disagreement, if a finding disputes it."""
    return {**cell, "ne": finding} if finding else cell
