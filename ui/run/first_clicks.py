"""The first clicks answered ahead: from the opening view of every page one click leads to few others, and readers begin there.

They are worked out once a server is up, one at a time and only while nobody asks, for the screen that most readers have.
"""

import json
import logging
from collections.abc import Iterator
from threading import Event
from typing import Any

from ui.run.access import access
from ui.run.answers import answer_at, seconds_at_rest
from ui.scene.pages import MENU
from ui.scene.scene import Screen

_logger = logging.getLogger(__name__)
SCREEN = Screen("desk", dark=False)
_BEFORE, _BETWEEN = 3.0, 0.05  # seconds that nobody has asked before it begins or goes on, and from one view to the next
Query = dict[str, str]


def answer_ahead(stopped: Event, rest: float = _BEFORE, pause: float = _BETWEEN) -> None:
    """Work out the views one click from every page's opening view, until all are known or ``stopped``."""
    try:
        for page, query in first_clicks():
            while seconds_at_rest() < rest:
                if stopped.wait(rest / 4):
                    return
            _answered(page, {name: [value] for name, value in query.items()})
            if stopped.wait(pause):
                return
    except Exception:
        _logger.exception("The first clicks could not be answered ahead; whoever clicks first will wait a little longer")


def first_clicks() -> Iterator[tuple[str, Query]]:
    """The pages of the menu as they open, each followed by the views that a click on one of its marks leads to."""
    for page in (name for names in MENU.values() for name in names):
        yield page, {}
        document = json.loads(_answered(page, {}) or b"{}")
        seen = list[Query]()
        for pick in _picks(document):
            query = _after(pick)
            if query not in seen:
                seen.append(query)
                yield page, query


def _answered(page: str, query: dict[str, list[str]]) -> bytes | None:
    """The document for a reader who has not entered: on a shared server nearly everybody."""
    return answer_at(page, query, SCREEN, may_write=access().may_write({})).document


def _picks(document: dict[str, Any]) -> Iterator[dict[str, str]]:
    for block in document.get("blocks", ()):
        for mark in block["marks"] if block["kind"] == "chart" else ():
            if mark.get("pick"):
                yield {name: str(value) for name, value in mark["pick"].items()}


def _after(pick: Query) -> Query:
    """The parameters after a first click: what the mark sets, and that as the first step of the way (js/state/query.js)."""
    steps = dict.fromkeys("year" if name in ("from_year", "to_year") else name for name in pick)
    return {**pick, "drill": "~".join(steps)}
