"""Rows of long lists by their places, and whole lists as files: what a document of a large plan does not hold.

``rows?page=…&size=…&dark=…&block=…&from=…&count=…`` and the view's own parameters: rows as the document would hold them.
``file?…&block=…``: everything behind a table or a chart as comma-separated values, made while it is sent.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from exports.fields import MARK, lines
from plan_data.read.problems import PlanProblems
from ui.cards.checks import desk
from ui.cards.costs import cost_table
from ui.cards.projects import table
from ui.cards.structure import concentration
from ui.cards.years import gantt
from ui.document.tables import Row
from ui.run.own_requests import NOT_KEPT, asked_in
from ui.run.reader import scene_of
from ui.scene.pages import PAGES
from ui.scene.scene import Scene, Screen

MOST_ROWS = 200
_CHUNK = 5_000


@dataclass(frozen=True)
class Listing:
    """A list by the id of its block: how many rows it has, some of them as the board draws them, and as fields of a file."""

    count: Callable[[Scene], int]
    columns: Callable[[Scene], list[str]]
    fields: Callable[[Scene, int, int], Sequence[Sequence[str]]]
    rows: Callable[[Scene, int, int], list[Row]] | None = None


LISTINGS = {
    "projects": Listing(table.project_count, table.file_columns, table.file_rows, table.project_rows),
    "shares_project": Listing(table.project_count, table.file_columns, table.file_rows),
    "unit_cost_table": Listing(cost_table.count, cost_table.file_columns, cost_table.file_rows, cost_table.rows),
    "unit_costs": Listing(cost_table.count, cost_table.file_columns, cost_table.file_rows),
    "findings": Listing(desk.count, desk.file_columns, desk.file_rows),
    "tree": Listing(table.project_count, table.file_columns, table.file_rows),
    "concentration": Listing(concentration.count, concentration.file_columns, concentration.file_rows),
    "gantt": Listing(concentration.count, gantt.file_columns, gantt.file_rows),
}


def rows_answer(request: Request) -> Response:
    """Some rows of a list as ``{"from": 40, "rows": […]}``; nothing (204) for what is no list."""
    asked = _asked(request)
    if asked is None or asked[1].rows is None:
        return Response(status_code=204)
    scene, listing, own = asked
    start, count = _number(own["from"]), min(_number(own["count"]), MOST_ROWS)
    found = listing.rows(scene, start, count) if listing.rows else []
    return Response(json.dumps({"from": start, "rows": found}, ensure_ascii=False), headers=NOT_KEPT, media_type="application/json")


def file_answer(request: Request) -> Response:
    """A whole list as a file; nothing (204) for what is no list."""
    asked = _asked(request)
    if asked is None:
        return Response(status_code=204)
    scene, listing, own = asked
    name = quote(f"{scene.plan.title} {own['block']}.csv")
    headers = {**NOT_KEPT, "Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return StreamingResponse(_written(scene, listing), headers=headers, media_type="text/csv; charset=utf-8")


def _asked(request: Request) -> tuple[Scene, Listing, dict[str, str]] | None:
    query, own = asked_in(request, "page", "size", "dark", "block", "from", "count")
    listing = LISTINGS.get(own["block"])
    if listing is None or own["page"] not in PAGES:
        return None
    try:
        return scene_of(own["page"], query, Screen(own["size"], own["dark"] == "1")), listing, own
    except PlanProblems:
        return None


def _number(words: str) -> int:
    return int(words) if words.isascii() and words.isdigit() and len(words) < 10 else 0


def _written(scene: Scene, listing: Listing) -> Iterator[bytes]:
    """The file in pieces, as spreadsheets in Chinese offices open it: UTF-8 with a byte order mark, CRLF."""
    yield MARK.encode() + lines([listing.columns(scene)])
    for start in range(0, listing.count(scene), _CHUNK):
        yield lines(listing.fields(scene, start, _CHUNK))
