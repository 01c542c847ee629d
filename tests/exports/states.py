"""Views that files are made of in tests, and what their charts say on the screen."""

import re
from collections.abc import Callable
from functools import cache
from itertools import compress
from typing import Any, TypeVar

import orjson

from i18n import Labels, MoneyUnit, load_labels
from tests.pages.reading import open_page
from tests.real import real_plan
from ui.document.page import Document
from ui.run.answers import answer_at
from ui.run.exporting import File, Part, Wanted, file_of
from ui.scene.pages import PAGES
from ui.scene.scene import Screen

T = TypeVar("T")
UNDIVIDED = {"township": "532301104", "funding_source": "central_provincial", "townships": "undivided", "years": "undivided"}
COMPARED = {"a": "category=funeral", "b": "category=elderly_care"}
# Every page once, in turn in either language, and what charts of money are drawn otherwise for.
ASKED: dict[str, dict[str, str]] = {
    "overview": {"lang": "en", "unit": "yi"},
    "funding": {"category": "funeral", "lang": "en"},
    "years": {"category": "funeral", "from_year": "2022", "to_year": "2023", "unit": "yi"},
    "townships": {"category": "elderly_care", "theme": "dark"},
    "compare": COMPARED,
    "project": {"id": "elderly_care-05", "lang": "en"},  # of which two numbers disagree
    "targets": {"lang": "en"},
    "checks": {"finding": "row_parts-elderly_care_05"},
    "unit_costs": {"lang": "en"},
}
STATES: list[tuple[str, dict[str, str]]] = [
    *((page, ASKED.get(page, {})) for page in PAGES if page != "story"),
    ("overview", UNDIVIDED),
    ("overview", {"text": "a'\"<&>=+|中文%_"}),  # of which there is nothing
]
_TAG = re.compile(r"<[^>]*>")


def made(form: str, page: str, block: str = "", **query: str) -> File:
    """A file as the server makes it; once for all tests of a process."""
    return _made(form, page, block, tuple(query.items()))


@cache
def _made(form: str, page: str, block: str, items: tuple[tuple[str, str], ...]) -> File:
    return made_again(form, page, block, **dict(items))


def read_once(opened: Callable[..., T]) -> Callable[..., T]:
    """Files are opened once for all who read them."""
    kept = cache(lambda args, query: opened(*args, **dict(query)))
    return lambda *args, **query: kept(args, tuple(query.items()))


def made_again(form: str, page: str, block: str = "", **query: str) -> File:
    """The same, made anew."""
    asked = {name: [value] for name, value in query.items()}
    return file_of(Wanted(form, tuple(Part(name, asked, block) for name in page.split("~")), asked), lambda _done, _of: None)


def on_screen(page: str, **query: str) -> Document:
    """The document of a desk."""
    return open_page(page, **query)  # type: ignore[return-value]


def on_paper(page: str, screen: str = "desk", **query: str) -> Document:
    """The document that a file is made of: the screen's, without what only makes sense to who can click."""
    found = answer_at(page, {name: [value] for name, value in query.items()}, Screen(screen, dark=False, is_paper=True)).document
    document: Document = orjson.loads(found or b"{}")
    return document


def said_in(cell: Any, text: Labels) -> str:
    """What a cell of the screen says on paper: a name with its meaning."""
    if isinstance(cell, str):
        return cell
    return text("desk.glossed", words=cell["t"], gloss=cell["gloss"]) if cell.get("gloss") else str(cell["t"])


def rows_in_files(table: dict[str, Any]) -> list[list[Any]]:
    """The rows of a table and of its sums, without columns that only lead somewhere."""
    kept = [not column.get("leads") for column in table["columns"]]
    sums = [row for row in (table.get("sum"), table.get("sum_more")) if row]
    return [list(compress(cells, kept)) for cells in (*(row["cells"] for row in table["rows"]), *sums)]


def labels(**query: str) -> Labels:
    return load_labels(query.get("lang", "zh"), MoneyUnit(query.get("unit", "auto")), real_plan())


def bold_words(figure: dict[str, Any]) -> set[str]:
    """The numbers that a chart has beside its marks: what is bold there, and what stands inside."""
    notes = [note["text"] for note in figure["layout"]["annotations"]]
    return {_TAG.sub("", words).partition("  ")[0].strip() for words in notes}
