"""A project as the cells of its row in the table of projects."""

from collections.abc import Sequence

from models import FundingLine, FundingSource, Project
from ui.cards.parts.glosses import glossed
from ui.cards.parts.rows import Row
from ui.document.tables import Cell, CellLook, Sign
from ui.scene.scene import Scene
from ui.words.origins import finding_href, lines_of, parts_href, row_sign
from ui.words.passages import passage_href, where_href
from ui.words.workings import AMOUNT, SURE, share_href, working_href


def name_cell(scene: Scene, project: Project) -> Cell:
    """The name, which leads to the project's page; with the sign of disagreement where no number of the row has it."""
    found = row_sign(scene, project)
    cell = glossed(scene, {"t": project.name, "href": scene.project_href(project.project_id)})
    return signed(cell, {"ne": finding_href(scene, found[1])} if found and found[0] != "total" else {})


def total_cell(scene: Scene, project: Project) -> Cell:
    """A total as printed, leading to its cell; with the sign of disagreement where something else is printed or added up."""
    found = row_sign(scene, project)
    cell: CellLook = {"t": scene.text.amount(project.total_investment_wan), "href": passage_href(scene, project.total_cell)}
    if found and found[0] == "total":
        return signed(cell, {"ne": finding_href(scene, found[1])})
    return signed(cell, {"ne": parts_href(scene, [project])} if project.has_gap else {})


def place_words(scene: Scene, project_id: str) -> str:
    """Where a project is, in few words: the townships, all of them, or the printed address."""
    project = scene.projects[project_id]
    if len(project.townships) == len(scene.townships):
        return scene.text("reach.all_short", count=len(project.townships))
    if project.townships:
        return scene.text.listed([scene.township_name(code) for code in project.townships])
    return scene.text("reach.city_level")


def year_cell(scene: Scene, project: Project, field: str) -> Cell:
    cell = project.field_passages.get(field)
    words = str(getattr(project, field))
    return {"t": words, "href": passage_href(scene, cell)} if cell else words


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
    lines = lines_of([project], source)
    cell = from_lines(scene, wan, lines)
    return cell if source else {**cell, "hatch": True}


def funding_sum_cell(scene: Scene, project: Project) -> Cell:
    """All funding amounts of a row added up, leading to them."""
    return from_lines(scene, project.funding_sum_wan, project.funding) if project.funding else blank_cell(scene)


def blank_cell(scene: Scene) -> Cell:
    return {"t": scene.text("value.blank"), "dim": True}


def from_lines(scene: Scene, wan: int, lines: Sequence[FundingLine]) -> CellLook:
    """An amount that leads to the printed ones that it is."""
    return {"t": scene.text.amount(wan), "href": where_href(scene, *(line.passage for line in lines))}


def signed(cell: CellLook, sign: Sign) -> CellLook:
    """A cell with the sign of disagreement, if there is one."""
    if "ne" in sign:
        cell["ne"] = sign["ne"]
    return cell
