"""How concentrated the money is: projects from large to small; of very many some, and the others before and after together."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np

from analysis.core.arrays import Ints
from analysis.core.largest import Part, Together, half_of_money, part_of
from analysis.core.view import View, in_context, view
from analysis.questions.headline import largest_project
from analysis.questions.table import concentration, largest_first
from charts.concentration_bars import concentration_bars, rest_row
from charts.parts.rows import Row as Bar
from tables import Table, first_rows
from ui.cards.parts.card import SCENES_KEPT, Card, Mark, amount_label
from ui.cards.parts.columns import Column, amount_column, share_column
from ui.cards.parts.rows import rows
from ui.cards.parts.subtitles import plain, swatch
from ui.cards.parts.unsettled import unsettled_words_of_view
from ui.cards.parts.windows import AFTER, BEFORE, Window, end_mark, has_many_projects, in_unit_of, opens_words, rest_name, window
from ui.document.charts import ChartSwitch, Hatch, SubtitlePart
from ui.scene.scene import Scene
from ui.words.filters import short_name

CHART, MOST = "concentration", 12


def concentration_card(scene: Scene) -> Card:
    """Projects from large to small with the share that the first ones hold together; of very many the others as one that opens."""
    seen = _seen(scene)
    within = np.flatnonzero(seen.selected)
    at = _window(scene, len(within))
    part = part_of(seen, within, at.start, at.end)
    title = _title(scene, seen) + unsettled_words_of_view(scene)
    table = _table(scene, seen, part.rows, at.start, part.before.amount_wan)
    scene = in_unit_of(scene, seen.amount_wan[part.rows].tolist())
    text, bars = scene.text, first_rows(table, MOST)
    return Card(
        id=CHART,
        span=2,
        rows=[*_items(scene, part.before, BEFORE), *rows(table), *_items(scene, part.after, AFTER)],
        figure=concentration_bars(
            bars, text=text, look=scene.look, before=_bar(scene, seen, part, BEFORE), after=_bar(scene, seen, part, AFTER)
        ),
        title=title,
        subtitle=[*_subtitle(scene, at), *_open_legend(scene, table)],
        marks=[*_opening(scene, part, at, BEFORE), *[_mark(scene, row) for row in rows(bars)], *_opening(scene, part, at, AFTER)],
        columns=[
            Column(text("column.project"), lambda row: str(row["name"])),
            amount_column(text, "amount_wan", text("column.amount")),
            share_column(text),
            Column(text("column.cumulative_share"), lambda row: text.share(row["cumulative_share"])),
        ],
        switch=without_switch(scene),
        has_file=has_many_projects(scene),
    )


def _window(scene: Scene, count: int) -> Window:
    """The places of the order that the card holds: all of few."""
    return window(scene, CHART, count, MOST) if has_many_projects(scene) else Window(0, count, count)


@lru_cache(maxsize=SCENES_KEPT)
def half(scene: Scene) -> tuple[int, float]:
    """How few of the largest projects in view, or of the chosen ones, hold half the money."""
    return half_of_money(_seen(scene), scene.state.filter.project)


def _seen(scene: Scene) -> View:
    return in_context(*scene.arguments, "project")


def _table(scene: Scene, seen: View, shown: Ints, before: int, before_wan: float) -> Table:
    """The rows shown, with what of their money in view is not certain."""
    own, chosen = view(*scene.arguments), scene.state.filter.project
    return {
        **concentration(seen, shown, chosen, before=before, before_wan=before_wan),
        "unconfirmed_wan": own.unconfirmed_wan[shown].tolist(),
        "undivided_wan": own.undivided_wan[shown].tolist(),
    }


def _subtitle(scene: Scene, at: Window) -> list[SubtitlePart]:
    text, without = scene.text, scene.state.filter.without
    parts = [plain(text("subtitle.unit", unit=text.unit_word)), plain(text("subtitle.concentration"))]
    if has_many_projects(scene):
        parts.append(plain(text("rest.shown", **at.words)))
    elif at.count > MOST:
        parts.append(plain(text("subtitle.shown", shown=MOST, count=at.count)))
    if without:
        parts.append(plain(text("subtitle.without", names=text.listed([scene.projects[code].name for code in without]))))
    return parts


def _open_legend(scene: Scene, table: Table) -> list[SubtitlePart]:
    open_kinds: tuple[Hatch, ...] = ("undivided", "unconfirmed")
    kinds = [kind for kind in open_kinds if sum(table[f"{kind}_wan"]) > 0]
    return [swatch(kind, scene.look.theme.secondary, scene.text(f"legend.{kind}")) for kind in kinds]


def _items(scene: Scene, one: Together, which: str) -> list[dict[str, Any]]:
    """What stands together as a row of the table behind the chart."""
    if not one.projects:
        return []
    whole = _seen(scene).total_wan or 1.0
    share = one.amount_wan / whole
    name, added = rest_name(scene, which, one.projects), share if which == BEFORE else 1.0
    return [{"project_id": which, "name": name, "amount_wan": one.amount_wan, "share": share, "cumulative_share": added}]


def _bar(scene: Scene, seen: View, part: Part, which: str) -> Bar | None:
    one = part.before if which == BEFORE else part.after
    if not one.projects:
        return None
    text, name, opens = scene.text, rest_name(scene, which, one.projects), opens_words(scene, which, MOST)
    beside = f"{text.share(one.amount_wan / (seen.total_wan or 1.0))}  {text('rest.opens')}"
    return rest_row(which, name, text.amount(one.amount_wan), beside, opens=opens, look=scene.look)


def _opening(scene: Scene, part: Part, at: Window, which: str) -> list[Mark]:
    one = part.before if which == BEFORE else part.after
    label = amount_label(scene.text, rest_name(scene, which, one.projects), one.amount_wan)
    return [end_mark(scene, CHART, at, which, label)] if one.projects else []


def without_switch(scene: Scene) -> ChartSwitch | None:
    """The switch that leaves the largest project out."""
    largest = largest_project(scene.frame)
    if largest is None:
        return None
    on = largest in scene.state.filter.without
    return {
        "label": scene.text("switch.without", name=short_name(scene, scene.projects[largest].name)),
        "on": on,
        "set": {"without": None if on else largest},
    }


def _mark(scene: Scene, row: Any) -> Mark:
    code = str(row["project_id"])
    label = amount_label(scene.text, str(row["name"]), row["amount_wan"], row["share"])
    return Mark(code, label, {"project": code}, code in scene.state.filter.project)


def _title(scene: Scene, seen: View) -> str:
    text, (needed, share) = scene.text, half(scene)
    if not needed:
        return text("title.nothing")
    within = np.flatnonzero(seen.selected)
    if needed == 1:
        first = int(part_of(seen, within, 0, 1).rows[0])
        whole = text.share(float(seen.amount_wan[first]) / seen.total_wan)
        return text("title.concentration.one", name=scene.plan.projects[first].name, share=whole)
    return text("title.concentration.few", count=f"{needed:,}", share=text.share(share), all=f"{len(within):,}")


# --- all of it as a file -------------------------------------------------------------------------


def file_columns(scene: Scene) -> list[str]:
    """The header of the file."""
    text = scene.text
    amount = text("column.with_unit", label=text("column.amount"), unit=text.unit_word)
    return [text("column.project"), text("field.category"), amount, text("column.share"), text("column.cumulative_share")]


def file_rows(scene: Scene, start: int, count: int) -> list[list[str]]:
    """Projects in view, most money first."""
    text, seen = scene.text, _seen(scene)
    ordered = largest_first(seen, start + count)
    before_wan = float(seen.amount_wan[ordered[:start]].sum())
    return [
        [row["name"], text.code("category", row["category"]), text.exact(row["amount_wan"]), text.share(row["share"]),
         text.share(row["cumulative_share"])]
        for row in rows(concentration(seen, ordered[start:], before_wan=before_wan))
    ]  # fmt: skip


def count(scene: Scene) -> int:
    """How many projects the file has."""
    return int(_seen(scene).selected.sum())
