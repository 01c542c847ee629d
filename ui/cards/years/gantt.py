"""When each project is built; of very many the largest by name, the others together by the years of their construction."""

from collections.abc import Callable, Sequence

import numpy as np

from analysis.core.arrays import Ints
from analysis.core.largest import Part, Span, Together, part_of, spans_of, together
from analysis.core.parts import PARTS
from analysis.core.view import View, in_context
from analysis.questions.table import in_time, timeline
from charts.gantt import gantt
from tables import table_of
from ui.cards.parts.amounts import year_rows
from ui.cards.parts.card import Card, Mark, amount_label, picks
from ui.cards.parts.origins import Origins
from ui.cards.parts.rows import Column, Row, amount_column, cells, rows
from ui.cards.parts.subtitles import swatch
from ui.cards.parts.unsettled import part_columns, with_undivided
from ui.cards.parts.windows import AFTER, BEFORE, Window, has_many_projects, in_unit_of, opened, rest_href, rest_name, window
from ui.cards.years.years import in_plan, outside_years, per_year, year_mark, year_origins
from ui.document.parts import Link
from ui.scene.scene import Scene
from ui.words.passages import passage_href
from ui.words.workings import AMOUNT, COUNT, share_href, working_href

CHART, MOST = "gantt", 20
_COLUMNS = (
    "project_id", "name", "category", "start_year", "end_year", "total_investment_wan", *PARTS, "is_single_year", "selected",
    "projects", "href",
)  # fmt: skip


def gantt_card(scene: Scene) -> Card:
    """One row per project, those of a single year stand out; of very many the largest, and one for each span of years."""
    seen = in_context(scene.question, "project")
    listed = _listed(scene, seen)
    scene = in_unit_of(scene, [row["amount_wan"] for row in listed if row["projects"] == 1])
    text = scene.text
    years, of_years = per_year(year_rows(scene), PARTS), year_origins(scene)
    table, ink, shown = table_of(listed, _COLUMNS), scene.look.theme.ink, sum(row["projects"] == 1 for row in listed)
    return Card(
        id=CHART,
        span=2,
        rows=listed,
        figure=gantt(table, text=text, look=scene.look, years=scene.frame.years, outside=outside_years(scene)),
        title=_title(scene, seen) + with_undivided(text, seen.whole.undivided),
        subtitle=[
            text("subtitle.gantt", unit=text.unit_word),
            text("rest.gantt", shown=shown, count=f"{seen.count:,}") if has_many_projects(scene) else "",
            swatch("solid", ink, text("legend.single_year")),
            swatch("policy", ink, text("legend.span")),
        ],
        marks=[
            *(_mark(scene, row) for row in listed),
            *(year_mark(scene, row, row, source=of_years.mark(row)) for row in in_plan(scene, years)),  # named above the rows
        ],
        columns=_columns(scene, None if scene.state.filter.is_empty else listed),
        leads=_span_lead(scene),
        has_file=has_many_projects(scene),
    )


def project_origins(scene: Scene) -> Origins:
    return Origins(
        scene,
        "project",
        lambda row: {"project": row["project_id"]},
        has=lambda row: row["project_id"] in scene.plan.by_id,
        field="" if has_many_projects(scene) else "project",
    )


def _columns(scene: Scene, beside: Sequence[Row] | None) -> list[Column]:
    """When projects are built and their totals; ``beside`` these the parts of the money in view of some rows."""
    text = scene.text

    def printed(field: str) -> Callable[[Row], str | None]:
        """Where a field of a project is printed."""

        def href(row: Row) -> str | None:
            project = scene.plan.by_id.get(str(row["project_id"]))
            return passage_href(scene, project.passage_of(field)) if project else None

        return href

    return [
        Column(text("column.project"), lambda row: str(row["name"])),
        Column(text("field.category"), lambda row: text.code("category", row["category"]) if row["category"] else ""),
        Column(text("column.start"), lambda row: str(int(row["start_year"])), printed("start_year")),
        Column(text("column.end"), lambda row: str(int(row["end_year"])), printed("end_year")),
        amount_column(text, "total_investment_wan", text("column.total"), printed("total_investment_wan")),
        *([] if beside is None else part_columns(text, beside, origins=project_origins(scene), is_beside=True)),
    ]


def _listed(scene: Scene, seen: View) -> list[Row]:
    """The largest projects in the order of time, then the spans of the others; or one span opened among the others."""
    found = opened(scene, CHART) if has_many_projects(scene) else None
    every = spans_of(seen, np.array([], dtype=np.intp))
    span = next((one for one in every if found and one.code == found[0]), None)
    if span is None:
        within = np.flatnonzero(seen.selected)
        largest = part_of(seen, within, 0, MOST if has_many_projects(scene) else len(within)).rows
        own = _projects(scene, seen, largest)
        return [*own, *[_span(scene, seen, one, is_rest=True) for one in spans_of(seen, largest)]]
    at = window(scene, CHART, len(span.rows), MOST, span.code)
    part = part_of(seen, span.rows, at.start, at.end)
    opened_rows = [
        *_items(scene, span, part, at, BEFORE),
        *_projects(scene, seen, part.rows),
        *_items(scene, span, part, at, AFTER),
    ]
    return [row for one in every for row in (opened_rows if one is span else [_span(scene, seen, one, is_rest=False)])]


def _projects(scene: Scene, seen: View, largest: Ints) -> list[Row]:
    listed = rows(timeline(seen, largest, scene.state.filter.project))
    return [{**row, "name": scene.called(row["name"]), "projects": 1, "href": ""} for row in listed]


def _span(scene: Scene, seen: View, span: Span, *, is_rest: bool) -> Row:
    """The projects of a span as one row."""
    text, one = scene.text, together(seen, span.rows)
    years = text.years(span.start_year, span.end_year)
    name = text("rest.span" if is_rest else "rest.span_all", years=years, count=f"{one.projects:,}")
    total = float(scene.frame.rows.total_wan[span.rows].sum())
    return _together(span, span.code, name, one, total, rest_href(scene, CHART, 0, span.code))


def _items(scene: Scene, span: Span, part: Part, at: Window, which: str) -> list[Row]:
    """What stands before or after the projects shown of the opened span; before them, the way back."""
    one, place = (part.after, at.end) if which == AFTER else (part.before, max(at.start - MOST, 0))
    if one.projects:
        name, href = rest_name(scene, which, one.projects), rest_href(scene, CHART, place, span.code)
    elif which == BEFORE:
        years = scene.text.years(span.start_year, span.end_year)
        name, href = scene.text("rest.close", years=years), rest_href(scene, CHART, 0)
    else:
        return []
    return [_together(span, which, name, one, one.amount_wan, href)]


def _together(span: Span, code: str, name: str, one: Together, total: float, href: str) -> Row:
    return {
        "project_id": code, "name": name, "category": "", "start_year": span.start_year, "end_year": span.end_year,
        "total_investment_wan": total, **one.columns,
        "is_single_year": span.start_year == span.end_year, "selected": True, "projects": one.projects or 2, "href": href,
    }  # fmt: skip


def _mark(scene: Scene, row: Row) -> Mark:
    code, text = str(row["project_id"]), scene.text
    if row["href"]:
        return Mark(code, text("rest.mark", mark=amount_label(text, str(row["name"]), row)), {}, href=str(row["href"]))
    words = text("mark.project", name=row["name"], years=text.years(row["start_year"], row["end_year"]))
    return picks(scene, "project", code, amount_label(text, words, row), project_origins(scene).mark(row))


def _span_lead(scene: Scene) -> list[Link]:
    """Where comes from how many projects are of one year and of several, and the latter's part of the money."""
    text, counts = scene.text, "~".join(f"{COUNT}.{part}" for part in ("single", "spread"))
    share = share_href(scene, "project", AMOUNT, "amount", "spread", project=None)
    return [
        {"label": text("number.spread"), "href": share},
        {"label": text("column.projects"), "href": working_href(scene, counts, project=None)},
    ]


def _title(scene: Scene, seen: View) -> str:
    text, frame = scene.text, scene.frame
    is_single = frame.rows.start_year == frame.rows.end_year
    single, spans = int((seen.selected & is_single).sum()), int((seen.selected & ~is_single).sum())
    if not single + spans:
        return text("title.nothing")
    if not single:
        return text("title.gantt.spans", count=f"{spans:,}")
    if not spans:
        return text("title.gantt.single", count=f"{single:,}")
    if seen.is_open:
        return text("title.gantt.open", single=f"{single:,}", spans=f"{spans:,}")
    share = float(seen.amount_wan[~is_single].sum()) / (seen.total_wan or 1.0)
    return text("title.gantt", single=f"{single:,}", spans=f"{spans:,}", share=text.share(share))


# --- all of it as a file -------------------------------------------------------------------------


def file_columns(scene: Scene) -> list[str]:
    return [column.label for column in _file_columns(scene)]


def _file_columns(scene: Scene) -> list[Column]:
    """The columns with all parts of amounts that any row has, whichever rows a piece of the file has."""
    seen = in_context(scene.question, "project")
    return _columns(scene, [together(seen, np.flatnonzero(seen.selected)).columns])


def file_rows(scene: Scene, start: int, count: int) -> list[list[str]]:
    """Projects in view by first year, last year, and size."""
    seen = in_context(scene.question, "project")
    at = in_time(scene.frame, np.flatnonzero(seen.selected))[start : start + count]
    return cells(_file_columns(scene), rows(timeline(seen, at)))
