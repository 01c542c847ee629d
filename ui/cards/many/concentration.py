"""How concentrated the money of very many projects is: some places of the order by name, what is before and after together."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from analysis.arrays import largest_positions, share_of
from analysis.largest import Part, Together, half_of_money, part_of
from analysis.view import View, in_context
from charts import concentration_bars
from charts.rest_row import rest_row
from charts.rows import Row as Bar
from ui.cards import structure
from ui.cards.card import (
    SCENES_KEPT,
    Card,
    Column,
    Mark,
    amount_column,
    amount_label,
    open_view_words,
    plain,
    rows,
    share_column,
    swatch,
    word_column,
)
from ui.cards.many.rest import Window, in_unit_of, is_wide, rest_href, window
from ui.document.charts import Hatch
from ui.scene import Scene

CHART, MOST = "concentration", 12
BEFORE, AFTER = "before", "after"


def concentration_card(scene: Scene) -> Card:
    """Projects from large to small; of very many, as many as a chart has rows."""
    return _card(scene) if is_wide(scene) else structure.concentration_card(scene)


@lru_cache(maxsize=SCENES_KEPT)
def half(scene: Scene) -> tuple[int, float]:
    """How few of the largest projects in view, or of the chosen ones, hold half the money."""
    return half_of_money(_seen(scene), scene.state.filter.project)


def _seen(scene: Scene) -> View:
    return in_context(*scene.ask, "project")


def _card(scene: Scene) -> Card:
    seen, title = _seen(scene), _finding(scene, _seen(scene))
    within = np.flatnonzero(seen.selected)
    at = window(scene, CHART, len(within), MOST)
    part = part_of(seen, within, at.start, at.end)
    scene = in_unit_of(scene, seen.amount_wan[part.rows].tolist())
    text = scene.text
    frame = _frame(scene, seen, part, at)
    listed = [*_items(scene, part.before, BEFORE), *rows(frame), *_items(scene, part.after, AFTER)]
    open_kinds: tuple[Hatch, ...] = ("undivided", "unconfirmed")
    kinds = [kind for kind in open_kinds if frame[f"{kind}_wan"].sum() > 0]
    return Card(
        id=CHART,
        span=2,
        rows=listed,
        figure=concentration_bars(
            frame, text=text, look=scene.look, before=_bar(scene, seen, part, BEFORE), after=_bar(scene, seen, part, AFTER)
        ),
        title=title + open_view_words(scene),
        subtitle=[
            plain(text("subtitle.unit", unit=text.unit_word)),
            plain(text("subtitle.concentration")),
            plain(text("rest.shown", first=f"{at.start + 1:,}", last=f"{at.end:,}", count=f"{at.count:,}")),
            *[swatch(kind, scene.look.theme.secondary, text(f"legend.{kind}")) for kind in kinds],
        ],
        marks=[*_opening(scene, part, at, BEFORE), *[_mark(scene, row) for row in rows(frame)], *_opening(scene, part, at, AFTER)],
        columns=[
            word_column(text("column.project"), lambda row: str(row["name"])),
            amount_column(text, "amount_wan", text("column.amount")),
            share_column(text),
            Column(text("column.cumulative_share"), lambda row: text.share(row["cumulative_share"])),
        ],
        switch=structure.without_switch(scene),
        has_file=True,
    )


def _frame(scene: Scene, seen: View, part: Part, at: Window) -> pd.DataFrame:
    """The rows shown, as ``analysis.concentration`` gives them."""
    amounts, chosen = seen.amount_wan[part.rows], scene.state.filter.project
    named = scene.frame.projects.iloc[part.rows][["project_id", "name", "category"]].reset_index(drop=True)
    return named.assign(
        amount_wan=amounts,
        share=share_of(amounts, seen.total_wan),
        cumulative_share=share_of(part.before.amount_wan + np.cumsum(amounts), seen.total_wan),
        rank=np.arange(at.start + 1, at.start + 1 + len(amounts)),
        selected=named["project_id"].isin(chosen) if chosen else True,
        unconfirmed_wan=seen.unconfirmed_wan[part.rows],
        undivided_wan=seen.undivided_wan[part.rows],
    )


def rest_name(scene: Scene, which: str, projects: int) -> str:
    """What stands before or after what is shown, by its number."""
    return scene.text("rest.before" if which == BEFORE else "rest.name", count=f"{projects:,}")


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
    text, share = scene.text, scene.text.share(one.amount_wan / (seen.total_wan or 1.0))
    opens = text("rest.back" if which == BEFORE else "rest.open", most=MOST)
    beside = f"{share}  {text('rest.opens')}"
    return rest_row(which, rest_name(scene, which, one.projects), text.amount(one.amount_wan), beside, opens=opens, look=scene.look)


def _opening(scene: Scene, part: Part, at: Window, which: str) -> list[Mark]:
    one, place = (part.before, max(at.start - MOST, 0)) if which == BEFORE else (part.after, at.end)
    if not one.projects:
        return []
    label = amount_label(scene.text, rest_name(scene, which, one.projects), one.amount_wan)
    return [Mark(which, scene.text("rest.mark", mark=label), {}, href=rest_href(scene, CHART, place))]


def _mark(scene: Scene, row: Any) -> Mark:
    code = str(row["project_id"])
    label = amount_label(scene.text, str(row["name"]), row["amount_wan"], row["share"])
    return Mark(code, label, {"project": code}, code in scene.state.filter.project)


def _finding(scene: Scene, seen: View) -> str:
    text, (needed, share) = scene.text, half(scene)
    if not needed:
        return text("finding.nothing")
    return text("finding.concentration.few", count=f"{needed:,}", share=text.share(share), all=f"{int(seen.selected.sum()):,}")


# --- all of it as a file -------------------------------------------------------------------------


def file_columns(scene: Scene) -> list[str]:
    """The header of the file."""
    text = scene.text
    amount = text("column.with_unit", label=text("column.amount"), unit=text.unit_word)
    return [text("column.project"), text("field.category"), amount, text("column.share"), text("column.cumulative_share")]


def file_rows(scene: Scene, start: int, count: int) -> list[list[str]]:
    """Projects in view, most money first."""
    text, seen = scene.text, _seen(scene)
    within = np.flatnonzero(seen.selected)
    ordered = within[largest_positions(seen.amount_wan[within], start + count)]
    amounts = seen.amount_wan[ordered]
    shares, added = share_of(amounts, seen.total_wan), share_of(np.cumsum(amounts), seen.total_wan)
    named = scene.frame.projects.iloc[ordered[start:]][["name", "category"]].to_numpy(dtype=object).tolist()
    columns = zip(named, amounts[start:].tolist(), shares[start:].tolist(), added[start:].tolist(), strict=True)
    return [
        [name, text.code("category", category), text.exact(wan), text.share(share), text.share(together)]
        for (name, category), wan, share, together in columns
    ]


def count(scene: Scene) -> int:
    """How many projects the file has."""
    return int(_seen(scene).selected.sum())
