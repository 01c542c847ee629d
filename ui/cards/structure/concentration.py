"""How concentrated the money is: projects from large to small; of very many some, and the others before and after together."""

from collections.abc import Sequence

import numpy as np

from analysis.core.largest import Together, half_of_money, part_of, together
from analysis.core.view import View, in_context
from analysis.questions.headline import largest_project
from analysis.questions.table import concentration, largest_first
from charts.concentration_bars import concentration_bars, rest_row
from charts.parts.rows import Row as Bar
from charts.parts.words import row_amount
from tables import Table, length_of, rows_at
from ui.cards.parts.card import Card, amount_label, picks
from ui.cards.parts.rows import REST, Column, Row, cells, rows
from ui.cards.parts.subtitles import of_unit, swatch, without_words
from ui.cards.parts.unsettled import open_title, part_columns, with_rest, with_undivided
from ui.cards.parts.windows import (
    AFTER,
    BEFORE,
    Window,
    end_mark,
    framed,
    has_many_projects,
    in_unit_of,
    opens_words,
    rest_name,
    window,
)
from ui.cards.years.gantt import project_origins
from ui.document.charts import Hatch
from ui.document.parts import SetSwitch
from ui.scene.scene import Scene
from ui.words.filters import short_name
from ui.words.workings import AMOUNT, share_href

CHART, MOST = "concentration", 12
_HATCHED: tuple[Hatch, ...] = ("undivided", "unconfirmed")


def concentration_card(scene: Scene) -> Card:
    """Projects from large to small with the share that the first ones hold together; of very many the others as one that opens."""
    seen, is_long = in_context(scene.question, "project"), has_many_projects(scene)
    within = np.flatnonzero(seen.selected)
    at = window(scene, CHART, len(within), MOST) if is_long else Window(0, len(within), len(within))
    part = part_of(seen, within, at.start, at.end)
    ends = {which: one for which, one in ((BEFORE, part.before), (AFTER, part.after)) if one.projects}
    table = concentration(seen, part.rows, scene.state.filter.project, before=part.before)
    table = {**table, "name": [scene.called(name) for name in table["name"]]}
    title = open_title(scene.text, rows(table), lambda row: str(row["name"])) or _title(scene, seen)
    title += with_undivided(scene.text, seen.whole.undivided)
    items = framed({which: _item(scene, seen, which, one) for which, one in ends.items()}, rows(table))
    scene = in_unit_of(scene, seen.amount_wan[part.rows].tolist())
    text, shown, origins = scene.text, _shown(scene, table), project_origins(scene)
    labels = {which: amount_label(text, rest_name(scene, which, one.projects), one.columns) for which, one in ends.items()}
    bars = {which: _bar(scene, seen, which, one) for which, one in ends.items()}
    told = [(row, amount_label(text, row["name"], row, row["share"])) for row in rows(shown)]
    marks = [picks(scene, "project", row["project_id"], label, origins.mark(row)) for row, label in told]
    hatched: list[Hatch] = [kind for kind in _HATCHED if sum(table[f"{kind}_wan"]) > 0]
    return Card(
        id=CHART,
        span=2,
        rows=with_rest(items, seen.whole, "project_id"),
        figure=concentration_bars(shown, text=text, look=scene.look, before=bars.get(BEFORE), after=bars.get(AFTER)),
        title=title,
        subtitle=[
            of_unit(text),
            text("subtitle.concentration"),
            _shown_words(scene, at, length_of(shown)),
            without_words(scene),
            *(swatch(kind, scene.look.theme.secondary, text(f"legend.{kind}")) for kind in hatched),
        ],
        marks=framed({which: end_mark(scene, CHART, at, which, label) for which, label in labels.items()}, marks),
        columns=_columns(scene, items),
        switch=without_switch(scene),
        has_file=is_long,
    )


def _columns(scene: Scene, items: Sequence[Row]) -> list[Column]:
    text, origins, ids = scene.text, project_origins(scene), [str(row.get("project_id")) for row in items]

    def to_first_ones(row: Row) -> str | None:
        """Where a share comes from that projects have together with those before them."""
        first = ids[: ids.index(str(row["project_id"])) + 1]
        is_known = not has_many_projects(scene) and all(one in scene.plan.by_id for one in first)
        return share_href(scene, "project", AMOUNT, "amount", project="~".join(first)) if is_known else None

    return [
        Column(text("column.project"), lambda row: text("row.rest") if row["project_id"] == REST else str(row["name"])),
        *part_columns(text, items, origins=origins),
        origins.share_column(),
        Column(text("column.cumulative_share"), lambda row: text.share(row.get("cumulative_share")), to_first_ones),
    ]


def _shown(scene: Scene, table: Table) -> Table:
    """The first rows, and after them those that are chosen."""
    chosen, ids = scene.state.filter.project, table["project_id"]
    return rows_at(table, [place for place, code in enumerate(ids) if place < MOST or code in chosen])


def _shown_words(scene: Scene, at: Window, shown: int) -> str:
    """How many of the projects are shown, where not all are."""
    if has_many_projects(scene):
        return scene.text("rest.shown", **at.words)
    key = "subtitle.shown_chosen" if shown > MOST else "subtitle.shown"
    return scene.text(key, shown=MOST, count=at.count) if at.count > shown else ""


# --- what stands before and after the projects shown ---------------------------------------------


def _item(scene: Scene, seen: View, which: str, one: Together) -> Row:
    """It as a row of the table behind the chart."""
    share = _share(seen, one)
    added = share if which == BEFORE or share is None else 1.0
    name = rest_name(scene, which, one.projects)
    return {"project_id": which, "name": name, **one.columns, "share": share, "cumulative_share": added}


def _share(seen: View, one: Together) -> float | None:
    return None if seen.is_open else one.amount_wan / (seen.total_wan or 1.0)


def _bar(scene: Scene, seen: View, which: str, one: Together) -> Bar:
    text, name, opens = scene.text, rest_name(scene, which, one.projects), opens_words(scene, which, MOST)
    beside = f"{text.share(_share(seen, one))}  {text('rest.opens')}".strip()
    return rest_row(which, name, row_amount(text, one.columns), beside, opens=opens, look=scene.look)


def without_switch(scene: Scene) -> SetSwitch | None:
    """The switch that leaves the largest project out."""
    largest = largest_project(scene.frame)
    if largest is None:
        return None
    on = largest in scene.state.filter.without
    return {
        "label": scene.text("switch.without", name=short_name(scene, scene.plan.by_id[largest].name)),
        "on": on,
        "set": {"without": None if on else largest},
    }


def _title(scene: Scene, seen: View) -> str:
    text, (needed, share) = scene.text, half_of_money(seen, scene.state.filter.project)
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
    return [column.label for column in _file_columns(scene)]


def _file_columns(scene: Scene) -> list[Column]:
    """The columns with all parts of amounts that any row has, whichever rows a piece of the file has."""
    text, seen = scene.text, in_context(scene.question, "project")
    name, *others = _columns(scene, [together(seen, np.flatnonzero(seen.selected)).columns])
    return [name, Column(text("field.category"), lambda row: text.code("category", row["category"])), *others]


def file_rows(scene: Scene, start: int, count: int) -> list[list[str]]:
    """Projects in view, most money first."""
    seen = in_context(scene.question, "project")
    ordered = largest_first(seen, start + count)
    return cells(_file_columns(scene), rows(concentration(seen, ordered[start:], before=together(seen, ordered[:start]))))


def count(scene: Scene) -> int:
    return in_context(scene.question, "project").count
