"""How concentrated the money is: projects from large to small; of very many some, and the others before and after together."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from analysis.core.largest import Part, Together, half_of_money, part_of, together
from analysis.core.view import View, in_context
from analysis.questions.headline import largest_project
from analysis.questions.table import concentration, largest_first
from charts.concentration_bars import concentration_bars, rest_row
from charts.parts.rows import Row as Bar
from charts.parts.words import row_amount
from tables import Table, length_of, rows_at
from ui.cards.parts.card import SCENES_KEPT, Card, Mark, amount_label
from ui.cards.parts.columns import Column, share_column
from ui.cards.parts.rows import REST, Row, rows
from ui.cards.parts.subtitles import plain, swatch
from ui.cards.parts.unsettled import open_title, part_columns, with_rest, with_undivided
from ui.cards.parts.windows import AFTER, BEFORE, Window, end_mark, has_many_projects, in_unit_of, opens_words, rest_name, window
from ui.cards.years.gantt import project_origins
from ui.document.charts import Hatch, SubtitlePart
from ui.document.parts import SetSwitch
from ui.scene.scene import Scene
from ui.words.filters import short_name
from ui.words.workings import AMOUNT, share_href

CHART, MOST = "concentration", 12


def concentration_card(scene: Scene) -> Card:
    """Projects from large to small with the share that the first ones hold together; of very many the others as one that opens."""
    seen = _seen(scene)
    within = np.flatnonzero(seen.selected)
    at = _window(scene, len(within))
    part = part_of(seen, within, at.start, at.end)
    table = concentration(seen, part.rows, scene.state.filter.project, before=part.before)
    table = {**table, "name": [scene.called(name) for name in table["name"]]}
    title = open_title(scene.text, rows(table), lambda row: str(row["name"])) or _title(scene, seen)
    title += with_undivided(scene.text, seen.whole.undivided)
    items = [*_items(scene, part.before, BEFORE), *rows(table), *_items(scene, part.after, AFTER)]
    scene = in_unit_of(scene, seen.amount_wan[part.rows].tolist())
    text, bars = scene.text, _shown(scene, table)
    return Card(
        id=CHART,
        span=2,
        rows=with_rest(items, seen.whole, "project_id"),
        figure=concentration_bars(
            bars, text=text, look=scene.look, before=_bar(scene, seen, part, BEFORE), after=_bar(scene, seen, part, AFTER)
        ),
        title=title,
        subtitle=[*_subtitle(scene, at, length_of(bars)), *_open_legend(scene, table)],
        marks=[*_opening(scene, part, at, BEFORE), *[_mark(scene, row) for row in rows(bars)], *_opening(scene, part, at, AFTER)],
        columns=[
            Column(text("column.project"), lambda row: text("row.rest") if row["project_id"] == REST else str(row["name"])),
            *part_columns(text, items, origins=project_origins(scene)),
            share_column(text, project_origins(scene).share()),
            Column(text("column.cumulative_share"), lambda row: text.share(row.get("cumulative_share")), _first_ones(scene, items)),
        ],
        switch=without_switch(scene),
        has_file=has_many_projects(scene),
    )


def _shown(scene: Scene, table: Table) -> Table:
    """The first rows, and after them those that are chosen."""
    chosen, ids = scene.state.filter.project, table["project_id"]
    return rows_at(table, [place for place, code in enumerate(ids) if place < MOST or code in chosen])


def _first_ones(scene: Scene, items: Sequence[Row]) -> Callable[[Row], str | None]:
    """Where a share comes from that projects have together with those before them."""
    ids = [str(row["project_id"]) for row in items]

    def href(row: Row) -> str | None:
        first = ids[: ids.index(str(row["project_id"])) + 1]
        is_known = not has_many_projects(scene) and all(one in scene.projects for one in first)
        return share_href(scene, "project", AMOUNT, "amount", project="~".join(first)) if is_known else None

    return href


def _window(scene: Scene, count: int) -> Window:
    """The places of the order that the card holds: all of few."""
    return window(scene, CHART, count, MOST) if has_many_projects(scene) else Window(0, count, count)


@lru_cache(maxsize=SCENES_KEPT)
def half(scene: Scene) -> tuple[int, float]:
    """How few of the largest projects in view, or of the chosen ones, hold half the money."""
    return half_of_money(_seen(scene), scene.state.filter.project)


def _seen(scene: Scene) -> View:
    return in_context(scene.question, "project")


def _subtitle(scene: Scene, at: Window, shown: int) -> list[SubtitlePart]:
    text, without = scene.text, scene.state.filter.without
    parts = [plain(text("subtitle.unit", unit=text.unit_word)), plain(text("subtitle.concentration"))]
    if has_many_projects(scene):
        parts.append(plain(text("rest.shown", **at.words)))
    elif at.count > shown:
        key = "subtitle.shown_chosen" if shown > MOST else "subtitle.shown"
        parts.append(plain(text(key, shown=MOST, count=at.count)))
    if without:
        parts.append(plain(text("subtitle.without", names=text.listed([scene.project_name(code) for code in without]))))
    return parts


def _open_legend(scene: Scene, table: Table) -> list[SubtitlePart]:
    open_kinds: tuple[Hatch, ...] = ("undivided", "unconfirmed")
    kinds = [kind for kind in open_kinds if sum(table[f"{kind}_wan"]) > 0]
    return [swatch(kind, scene.look.theme.secondary, scene.text(f"legend.{kind}")) for kind in kinds]


def _items(scene: Scene, one: Together, which: str) -> list[dict[str, Any]]:
    """What stands together as a row of the table behind the chart."""
    if not one.projects:
        return []
    share = _share(_seen(scene), one)
    name, added = rest_name(scene, which, one.projects), share if which == BEFORE or share is None else 1.0
    return [{"project_id": which, "name": name, **one.columns, "share": share, "cumulative_share": added}]


def _share(seen: View, one: Together) -> float | None:
    return None if seen.is_open else one.amount_wan / (seen.total_wan or 1.0)


def _bar(scene: Scene, seen: View, part: Part, which: str) -> Bar | None:
    one = part.before if which == BEFORE else part.after
    if not one.projects:
        return None
    text, name, opens = scene.text, rest_name(scene, which, one.projects), opens_words(scene, which, MOST)
    beside = f"{text.share(_share(seen, one))}  {text('rest.opens')}".strip()
    return rest_row(which, name, row_amount(text, one.columns), beside, opens=opens, look=scene.look)


def _opening(scene: Scene, part: Part, at: Window, which: str) -> list[Mark]:
    one = part.before if which == BEFORE else part.after
    label = amount_label(scene.text, rest_name(scene, which, one.projects), one.columns)
    return [end_mark(scene, CHART, at, which, label)] if one.projects else []


def without_switch(scene: Scene) -> SetSwitch | None:
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
    label = amount_label(scene.text, str(row["name"]), row, row["share"])
    source = project_origins(scene).mark(row)
    return Mark(code, label, {"project": code}, code in scene.state.filter.project, source=source)


def _title(scene: Scene, seen: View) -> str:
    text, (needed, share) = scene.text, half(scene)
    if not needed:
        return text("title.nothing")
    within = np.flatnonzero(seen.selected)
    if len(within) == 1:
        name = scene.called(scene.plan.projects[int(within[0])].name)
        return text("title.tree.single", name=name, amount=text.money(seen.total_wan))
    if needed == 1:
        first = int(part_of(seen, within, 0, 1).rows[0])
        whole = text.share(float(seen.amount_wan[first]) / seen.total_wan)
        return text("title.concentration.one", name=scene.called(scene.plan.projects[first].name), share=whole)
    return text("title.concentration.few", count=f"{needed:,}", share=text.share(share), all=f"{len(within):,}")


# --- all of it as a file -------------------------------------------------------------------------


def file_columns(scene: Scene) -> list[str]:
    text, amounts = scene.text, [column.label for column in _file_amounts(scene, _seen(scene))]
    return [text("column.project"), text("field.category"), *amounts, text("column.share"), text("column.cumulative_share")]


def _file_amounts(scene: Scene, seen: View) -> list[Column]:
    """The columns of amounts, whichever rows a piece of the file has."""
    return part_columns(scene.text, [together(seen, np.flatnonzero(seen.selected)).columns], origins=project_origins(scene))


def file_rows(scene: Scene, start: int, count: int) -> list[list[str]]:
    """Projects in view, most money first."""
    text, seen = scene.text, _seen(scene)
    ordered = largest_first(seen, start + count)
    listed = rows(concentration(seen, ordered[start:], before=together(seen, ordered[:start])))
    return [
        [row["name"], text.code("category", row["category"]), *(column.cell(row) for column in _file_amounts(scene, seen)),
         text.share(row["share"]), text.share(row["cumulative_share"])]
        for row in listed
    ]  # fmt: skip


def count(scene: Scene) -> int:
    return _seen(scene).count
