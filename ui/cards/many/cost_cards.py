"""The page of unit costs for very many projects: some of the order by name, the others together; the table in windows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from analysis import ProjectCost
from analysis.arrays import Ints
from charts import CostAxis, CostDot, cost_dots
from models import QuantityKind
from ui.cards import cost_table, unit_costs
from ui.cards.card import Card, Column, Mark, Row, plain
from ui.cards.cost_words import chosen_kind, cost_number, cost_with_unit
from ui.cards.many import costs
from ui.cards.many.concentration import AFTER, BEFORE
from ui.cards.many.rest import Window, is_wide, rest_href, window
from ui.cards.many.table import FIRST
from ui.document.tables import Row as TableRow
from ui.document.tables import Table
from ui.passages import passage_href
from ui.scene import Scene

CHART, MOST = "unit_costs", 24


def cost_card(scene: Scene, kind: QuantityKind) -> Card:
    """Every project that gives some of the kind, on one axis; of very many some, the others by their median and reach."""
    if not is_wide(scene):
        return unit_costs.cost_card(scene, kind)
    text, found = scene.text, costs.in_context(scene, kind)
    at = window(scene, CHART, len(found.rows), MOST)
    shown = costs.records(scene, kind, found.rows[at.start : at.end].tolist())
    compared = costs.comparison(scene, kind, found, shown)
    ends = [_end(scene, kind, at, which, rows) for which, rows in _ends(found.rows, at)]
    dots = [dot for one in ends if one[0].code == BEFORE for dot in one[:1]]
    dots += [unit_costs.dot_of(scene, cost, compared) for cost in shown]
    dots += [one[0] for one in ends if one[0].code == AFTER]
    where = text("rest.shown", first=f"{at.start + 1:,}", last=f"{at.end:,}", count=f"{at.count:,}")
    return Card(
        id=CHART,
        span=2,
        rows=[{"cost": cost, "project_id": cost.project.project_id} for cost in shown],
        figure=cost_dots(dots, _axis(scene, kind, compared.middle), look=scene.look),
        title=unit_costs.cost_finding(scene, compared),
        subtitle=[*unit_costs.subtitle_of(scene, kind, compared), plain(where)],
        marks=[
            *(mark for _, mark in ends[:1]),
            *(unit_costs.mark_of(scene, cost) for cost in shown),
            *(mark for _, mark in ends[1:]),
        ],
        columns=unit_costs.columns_of(scene, kind),
        how=[text("cost.how"), text("cost.how.range"), text("cost.how.median")],
        passages=[
            {"label": text("card.passage", name=cost.project.name), "href": passage_href(scene, cost.quantities[0].passage)}
            for cost in shown[:5]
        ],
        has_file=True,
    )


def _ends(rows: Ints, at: Window) -> list[tuple[str, Ints]]:
    found = [(BEFORE, rows[: at.start]), (AFTER, rows[at.end :])]
    return [(which, some) for which, some in found if len(some)]


def _end(scene: Scene, kind: QuantityKind, at: Window, which: str, rows: Ints) -> tuple[CostDot, Mark]:
    """What stands before or after the projects shown: their median and how far they reach."""
    text, own = scene.text, costs.columns_of(scene, kind).cost[rows]
    middle = float(np.median(own))
    name = text("rest.before" if which == BEFORE else "rest.name", count=f"{len(rows):,}")
    words = text("rest.costs", count=f"{len(rows):,}", cost=cost_with_unit(scene, kind, middle))
    opens = text("rest.back" if which == BEFORE else "rest.open", most=MOST)
    dot = CostDot(
        code=which, name=name, value=middle, low=float(own.min()), high=float(own.max()), value_label=cost_number(middle),
        beside=text("rest.opens"), colour=scene.look.theme.secondary, is_open=True, is_many=True, hover=(words, opens),
    )  # fmt: skip
    place = max(at.start - MOST, 0) if which == BEFORE else at.end
    return dot, Mark(which, text("rest.mark", mark=words), {}, href=rest_href(scene, CHART, place))


def _axis(scene: Scene, kind: QuantityKind, middle: float | None) -> CostAxis:
    """An axis that stays the same under every filter."""
    every = costs.columns_of(scene, kind).cost
    some = every[every > 0]
    label = scene.text("cost.median", cost=cost_number(middle)) if middle else ""
    return CostAxis(float(some.min(initial=1e12)) if len(some) else 1.0, float(some.max(initial=0.0)) or 1.0, middle, label)


# --- the table -----------------------------------------------------------------------------------


def cost_table_block(scene: Scene, kind: QuantityKind) -> Table:
    """Every project in view that states the kind; of very many the first."""
    if not is_wide(scene):
        return cost_table.cost_table_block(scene, kind)
    rows = costs.in_order(scene, kind).rows
    block = cost_table.cost_table_of(scene, kind, costs.records(scene, kind, rows[:FIRST].tolist()), len(rows))
    return block | {"count": len(rows)} if len(rows) > FIRST else block


def count(scene: Scene) -> int:
    """How many rows the table of the chosen kind has."""
    return costs.cost_count(scene, chosen_kind(scene))


def rows(scene: Scene, start: int, count: int) -> list[TableRow]:
    """Rows of the table from a place on."""
    return [cost_table.row_of(scene, cost) for cost in _records(scene, start, count)]


def _records(scene: Scene, start: int, count: int) -> Sequence[ProjectCost]:
    kind = chosen_kind(scene)
    return costs.records(scene, kind, costs.in_order(scene, kind).rows[start : start + count].tolist())


def file_columns(scene: Scene) -> list[str]:
    """The header of the file."""
    return [column.label for column in _columns(scene)]


def file_rows(scene: Scene, start: int, count: int) -> list[list[str]]:
    """Costs in view as fields of the file, in the table's order."""
    columns: list[Row] = [{"cost": cost} for cost in _records(scene, start, count)]
    return [[column.cell(row) for column in _columns(scene)] for row in columns]


def _columns(scene: Scene) -> list[Column]:
    return unit_costs.columns_of(scene, chosen_kind(scene))
