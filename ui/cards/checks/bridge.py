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
from ui.cards.checks.finding import difference_words, place_words, row_name, short_place, side_href, value_words
from ui.cards.parts.card import Card, Mark, block
from ui.cards.parts.leading import most_money
from ui.cards.parts.rows import Column, Row, rows, total
from ui.document.charts import Chart
from ui.document.tables import Cell, CellLook, Table
from ui.document.tables import Column as TableColumn
from ui.document.tables import Row as TableRow
from ui.scene.scene import TEXT, Scene
from ui.scene.state import CLEARED, ROWS
from ui.scene.state import FUNDING as FUNDING_AMOUNTS
from ui.words.filters import short_name
from ui.words.measures import number_words, unit_beside
from ui.words.passages import passage_href
from ui.words.workings import AMOUNT, EVERYTHING, GAP, share_href, working_href

_BASES = (Basis.PRINTED, Basis.COMPUTED, Basis.FUNDING)
_LARGEST = 2


def bridge_block(scene: Scene, finding: Finding) -> Chart | None:
    """The bridge as a chart; nothing where no numbers are compared."""
    found = bridge(scene.plan, finding)
    if found is None:
        return None
    text, unit = scene.text, unit_beside(scene.text, "", finding.unit)
    named = [_bar(scene, finding, found, part) for part in found.parts]
    bars = [(bar, _href(scene, finding, bar.code, amount=bar.value)) for bar in named]
    value = text("column.amount" if finding.unit == WAN or not unit else "export.value")
    header = text("column.with_unit", label=value, unit=unit) if unit else value
    card = Card(
        id="bridge",
        figure=bridge_figure(named, look=scene.look),
        title=_title(scene, finding, found),
        subtitle=[text("subtitle.unit", unit=unit) if unit else "", text("desk.from_zero")],
        marks=[
            Mark(bar.code, text("mark.amount", name=bar.name, amount=bar.label, unit=unit).strip(), {}, href=href)
            for bar, href in bars
        ],
        columns=[
            Column(text("column.name"), lambda row: row["name"]),
            Column(header, lambda row: row["value"], lambda row: row["href"]),
        ],
        rows=[{"name": bar.name, "value": bar.label, "href": href} for bar, href in bars],
        how=[text("desk.bridge.how")],
        passages=[{"label": place_words(scene, side), "href": side_href(scene, side)} for side in finding.sides if side.passages],
    )
    return block(scene, card)


def _title(scene: Scene, finding: Finding, found: Bridge) -> str:
    text = scene.text
    if found.kind is BridgeKind.COMPARED:
        value, unit = difference_words(scene, finding)
        return text("desk.bridge.compared", difference=text("desk.with_unit", value=value, unit=unit).strip())
    steps = [part for part in found.rows if part.code in scene.plan.by_id]
    categories = {scene.plan.by_id[step.code].category for step in steps}
    kind = text.code("category.short", next(iter(categories))) if len(categories) == 1 else ""
    rest = sum(part.amount for part in found.parts if isinstance(part, Step) and part.code == REST)
    is_total = found.kind is BridgeKind.ROWS and is_about_the_total(scene.plan, finding)
    is_less = found.kind is BridgeKind.ROWS and sum(step.amount for step in steps) < 0
    key = "desk.bridge.less" if is_less else "desk.bridge.total" if is_total else f"desk.bridge.{found.kind}"
    words = text(key, count=len(steps), kind=kind, rest=number_words(scene.text, abs(rest), finding.unit))
    return " ".join(words.split())


def _bar(scene: Scene, finding: Finding, found: Bridge, part: Level | Step) -> BridgeBar:
    theme = scene.look.theme
    if isinstance(part, Level):
        return _level(scene, finding, part)
    project = scene.plan.by_id.get(part.code)
    label = f"{'+' if part.amount > 0 else ''}{number_words(scene.text, part.amount, finding.unit)}"
    name, colour = scene.text("desk.bridge.others"), theme.secondary
    if project:
        called, colour = short_name(scene, project.name), theme.categories[project.category]
        name = called if scene.look.size.names_above else f"{row_name(scene, project)} {called}"
    place = next(index for index, one in enumerate(found.parts) if one is part)  # the same row may stand in two places
    return BridgeBar(f"{part.code}|{place}", name, part.amount, label, colour, is_level=False)


def _level(scene: Scene, finding: Finding, part: Level) -> BridgeBar:
    """A level: what is printed in secondary, what was worked out in ink."""
    theme, text = scene.look.theme, scene.text
    if part.code == FUNDING:
        label = number_words(text, part.value, finding.unit)
        return BridgeBar(part.code, text("choice.basis.funding"), part.value, label, theme.ink)
    side = finding.sides[int(part.code.removeprefix("side-"))]
    is_printed, name = side.origin is Provenance.PRINTED, short_place(scene, side)
    if is_about_the_total(scene.plan, finding):
        name = text("choice.basis.printed" if is_printed else "choice.basis.computed")
    return BridgeBar(part.code, name, part.value, value_words(scene, side), theme.secondary if is_printed else theme.ink)


def _href(scene: Scene, finding: Finding, code: str, *, amount: float) -> str:
    """The words of the plan behind a bar, or how far a row's funding is from its total, where that is the step."""
    code = code.partition("|")[0]
    if code in scene.plan.by_id:
        project = scene.plan.by_id[code]
        if abs(amount) == abs(project.funding_sum_wan - project.total_investment_wan) and finding.unit == WAN:
            return working_href(scene, GAP, project.project_id)
        return passage_href(scene, *(cells_of(finding, project) or [project.total_cell]))
    if code.startswith("side-"):
        return side_href(scene, finding.sides[int(code.removeprefix("side-"))])
    return scene.page_href(TEXT, **dict.fromkeys(CLEARED), at=FUNDING_AMOUNTS if code == FUNDING else ROWS)


def basis_block(scene: Scene, finding: Finding) -> Table | None:
    """What a conclusion changes with the basis; only for the finding about the total."""
    if not is_about_the_total(scene.plan, finding):
        return None
    text, policy = scene.text, scene.state.policy
    found = {basis: rows(by_category(Question(scene.frame, ProjectFilter(), policy, basis))) for basis in _BASES}
    largest = [row["category"] for row in sorted(found[Basis.COMPUTED], key=lambda row: -row["amount_wan"])[:_LARGEST]]
    headers = [
        text("column.with_unit", label=text("column.total"), unit=text("unit.wan")),
        *(text("desk.basis.share", name=text.code("category.short", code)) for code in sorted(largest)),
        text("desk.basis.largest"),
    ]
    return {
        "kind": "table",
        "id": "basis",
        "area": "main",
        "span": 1,
        "title": text("desk.basis"),
        "note": text("desk.basis.note"),
        "columns": [{"label": ""}, *(TableColumn(label=label, align="r") for label in headers)],
        "rows": [_basis_row(scene, basis, shares, sorted(largest)) for basis, shares in found.items()],
    }


def _basis_row(scene: Scene, basis: Basis, shares: list[Row], largest: list[str]) -> TableRow:
    text, by_code = scene.text, {row["category"]: row for row in shares}
    by_basis = {"basis": None if basis is Basis.COMPUTED else basis.value}
    href, whole_plan = scene.href("overview", **by_basis, finding=None, status=None), {**EVERYTHING, **by_basis}
    whole, to_whole = text.in_small_unit(total(shares, "amount_wan")), working_href(scene, AMOUNT, "amount", **whole_plan)
    first = [text.code("category.short", row["category"]) for row in most_money(text, shares)]
    links = [share_href(scene, "category", AMOUNT, "amount", **{**whole_plan, "category": code}) for code in largest]
    parts = zip([text.share(by_code[code]["share"]) for code in largest], links, strict=True)
    cells: list[Cell] = [
        {"t": text(f"choice.basis.{basis}"), "href": href},
        {"t": written(whole), "href": to_whole},
        *(CellLook(t=said, href=to_share) for said, to_share in parts),
        text.listed(first),
    ]
    return {"cells": cells, "on": basis is scene.state.basis, "href": href}
