"""The bridge of a finding, and what changes with the basis."""

from analysis.checking.figures import written
from analysis.checking.wording import WAN
from analysis.core.question import Question
from analysis.questions.bridge import FUNDING, REST, Bridge, BridgeKind, Level, Step, bridge, cells_of
from analysis.questions.categories import by_category
from charts.bridge import BridgeBar
from charts.bridge import bridge as bridge_figure
from models import Basis, Finding, ProjectFilter, Provenance
from ui.cards.checks.decision import is_about_the_total
from ui.cards.checks.finding import (
    difference_words,
    number_words,
    place_words,
    row_name,
    short_place,
    side_href,
    unit_words,
    value_words,
)
from ui.cards.parts.card import Card, Mark, block
from ui.cards.parts.columns import Column
from ui.cards.parts.leading import most_money
from ui.cards.parts.rows import Row, rows, total
from ui.cards.parts.subtitles import plain
from ui.document.charts import Chart
from ui.document.charts import Mark as ChartMark
from ui.document.parts import Link
from ui.document.tables import Cell, Table
from ui.document.tables import Column as TableColumn
from ui.document.tables import Row as TableRow
from ui.scene.scene import Scene
from ui.scene.state import CLEARED, ROWS
from ui.scene.state import FUNDING as FUNDING_AMOUNTS
from ui.words.filters import short_name
from ui.words.passages import TEXT, passage_href
from ui.words.workings import AMOUNT, EVERYTHING, GAP, share_href, working_href

_BASES = (Basis.PRINTED, Basis.COMPUTED, Basis.FUNDING)
_LARGEST = 2


def bridge_block(scene: Scene, finding: Finding) -> Chart | None:
    """The bridge as a chart; nothing where no numbers are compared."""
    found = bridge(scene.plan, finding)
    if found is None:
        return None
    text, bars = scene.text, [_bar(scene, finding, found, part) for part in found.parts]
    unit = unit_words(scene, finding.unit)
    card = Card(
        id="bridge",
        figure=bridge_figure(bars, look=scene.look),
        title=_title(scene, finding, found),
        subtitle=[*([plain(text("subtitle.unit", unit=unit))] if unit else []), plain(text("desk.from_zero"))],
        marks=[_mark(scene, bar, unit) for bar in bars],
        columns=[
            Column(text("column.name"), lambda row: row["name"]),
            Column(
                text("column.with_unit", label=text("column.amount" if finding.unit == WAN else "export.value"), unit=unit)
                if unit
                else text("column.amount"),
                lambda row: row["value"],
                lambda row: row["href"],
            ),
        ],
        rows=[{"name": bar.name, "value": bar.label, "href": _href(scene, finding, bar.code, amount=bar.value)} for bar in bars],
    )
    values = {bar.code: bar.value for bar in bars}
    marks: list[ChartMark] = [
        {**mark, "href": _href(scene, finding, mark["id"], amount=values.get(mark["id"], 0.0))}
        for mark in block(scene, card)["marks"]
    ]
    passages: list[Link] = [
        {"label": place_words(scene, side), "href": side_href(scene, side)} for side in finding.sides if side.passages
    ]
    return {**block(scene, card), "marks": marks, "how": [text("desk.bridge.how")], "passages": passages}


def _mark(scene: Scene, bar: BridgeBar, unit: str) -> Mark:
    return Mark(bar.code, scene.text("mark.amount", name=bar.name, amount=bar.label, unit=unit).strip(), {})


def _title(scene: Scene, finding: Finding, found: Bridge) -> str:
    text = scene.text
    if found.kind is BridgeKind.COMPARED:
        value, unit = difference_words(scene, finding)
        return text("desk.bridge.compared", difference=text("desk.with_unit", value=value, unit=unit).strip())
    steps = [part for part in found.rows if part.code in scene.projects]
    categories = {scene.projects[step.code].category for step in steps}
    kind = text.code("category.short", next(iter(categories))) if len(categories) == 1 else ""
    rest = sum(part.amount for part in found.parts if isinstance(part, Step) and part.code == REST)
    is_total = found.kind is BridgeKind.ROWS and is_about_the_total(scene.plan, finding)
    is_less = found.kind is BridgeKind.ROWS and sum(step.amount for step in steps) < 0
    key = "desk.bridge.less" if is_less else "desk.bridge.total" if is_total else f"desk.bridge.{found.kind}"
    words = text(key, count=len(steps), kind=kind, rest=number_words(scene, abs(rest), finding.unit))
    return " ".join(words.split())


def _bar(scene: Scene, finding: Finding, found: Bridge, part: Level | Step) -> BridgeBar:
    theme = scene.look.theme
    if isinstance(part, Level):
        name, label, colour = _level(scene, finding, part)
        return BridgeBar(part.code, name, part.value, label, colour)
    project = scene.projects.get(part.code)
    sign = "+" if part.amount > 0 else ""
    label = f"{sign}{number_words(scene, part.amount, finding.unit)}"
    if project is None:
        return BridgeBar(_code(found, part), scene.text("desk.bridge.others"), part.amount, label, theme.secondary, is_level=False)
    name = short_name(scene, project.name)
    name = name if scene.look.size.names_above else f"{row_name(scene, project)} {name}"
    return BridgeBar(_code(found, part), name, part.amount, label, theme.categories[project.category], is_level=False)


def _code(found: Bridge, part: Step) -> str:
    """A step's code: the same row may stand in two places of a bridge."""
    place = next(index for index, one in enumerate(found.parts) if one is part)
    return f"{part.code}|{place}"


def _level(scene: Scene, finding: Finding, part: Level) -> tuple[str, str, str]:
    """The name, the label and the colour of a level: what is printed in secondary, what was worked out in ink."""
    theme, text = scene.look.theme, scene.text
    if part.code == FUNDING:
        return text("choice.basis.funding"), number_words(scene, part.value, finding.unit), theme.ink
    side = finding.sides[int(part.code.removeprefix("side-"))]
    colour = theme.secondary if side.origin is Provenance.PRINTED else theme.ink
    if is_about_the_total(scene.plan, finding):
        name = text("choice.basis.printed" if side.origin is Provenance.PRINTED else "choice.basis.computed")
    else:
        name = short_place(scene, side)
    return name, value_words(scene, side), colour


def _href(scene: Scene, finding: Finding, code: str, *, amount: float) -> str:
    """The words of the plan behind a bar, or how far a row's funding is from its total, where that is the step."""
    code = code.partition("|")[0]
    if code in scene.projects:
        project = scene.projects[code]
        if abs(amount) == abs(project.funding_sum_wan - project.total_investment_wan) and finding.unit == WAN:
            return working_href(scene, GAP, project.project_id)
        return passage_href(scene, *(cells_of(finding, project) or [project.total_cell]))
    if code.startswith("side-"):
        return side_href(scene, finding.sides[int(code.removeprefix("side-"))])
    return scene.page_href(TEXT, **dict.fromkeys(CLEARED), at=FUNDING_AMOUNTS if code == FUNDING else ROWS)


# --- the basis -----------------------------------------------------------------------------------


def basis_block(scene: Scene, finding: Finding) -> Table | None:
    """What a conclusion changes with the basis; only for the finding about the total."""
    if not is_about_the_total(scene.plan, finding):
        return None
    text, found = scene.text, {basis: _shares(scene, basis) for basis in _BASES}
    largest = [row["category"] for row in sorted(found[Basis.COMPUTED], key=lambda row: -row["amount_wan"])[:_LARGEST]]
    headers = [
        text("column.with_unit", label=text("column.total"), unit=text("unit.wan")),
        *(text("desk.basis.share", name=text.code("category.short", code)) for code in sorted(largest)),
        text("desk.basis.largest"),
    ]
    numbers: list[TableColumn] = [{"label": label, "align": "r"} for label in headers]
    return {
        "kind": "table",
        "id": "basis",
        "area": "main",
        "span": 1,
        "title": text("desk.basis"),
        "note": text("desk.basis.note"),
        "columns": [{"label": ""}, *numbers],
        "rows": [_basis_row(scene, basis, shares, sorted(largest)) for basis, shares in found.items()],
    }


def _shares(scene: Scene, basis: Basis) -> list[Row]:
    return rows(by_category(Question(scene.frame, ProjectFilter(), scene.state.policy, basis)))


def _basis_row(scene: Scene, basis: Basis, shares: list[Row], largest: list[str]) -> TableRow:
    text, by_code = scene.text, {row["category"]: row for row in shares}
    first = most_money(text, shares)
    name = text(f"choice.basis.{basis}")
    href = scene.href("overview", basis=None if basis is Basis.COMPUTED else basis, finding=None, status=None)
    whole_plan = {**EVERYTHING, "basis": None if basis is Basis.COMPUTED else basis.value}
    whole: Cell = {
        "t": written(text.in_small_unit(total(shares, "amount_wan"))),
        "href": working_href(scene, AMOUNT, "amount", **whole_plan),
    }
    cells = [whole]
    for code in largest:
        to_share = share_href(scene, "category", AMOUNT, "amount", **{**whole_plan, "category": code})
        cells.append({"t": text.share(by_code[code]["share"]), "href": to_share})
    first_cell: Cell = {"t": name, "href": href}
    words: list[Cell] = [first_cell, *cells, text.listed([text.code("category.short", row["category"]) for row in first])]
    return {"cells": words, "on": basis is scene.state.basis, "href": href}
