"""Ask for a page and read the document that the board gets."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import orjson
from streamlit.testing.v1 import AppTest

from analysis.checking.reviewing import review
from models import Plan
from ui.run.answers import answer_at
from ui.scene.pages import PAGE_OF_ONE
from ui.scene.pages import PAGES as SCRIPTS
from ui.scene.scene import Screen
from ui.words.measures import as_printed

APP = Path(__file__).parents[2] / "app.py"
PAGES = tuple(SCRIPTS)
Document = dict[str, Any]


def open_page(page: str = "overview", screen: str = "desk", **query: str) -> Document:
    """The document of a page at an address, as a browser gets it, by default on a desk; an ``id`` is asked of its page only."""
    asked = {name: [value] for name, value in query.items() if name != "id" or page in PAGE_OF_ONE}
    found = answer_at(page, asked, Screen(screen, dark=False)).document
    document: Document = orjson.loads(found or b"{}")
    return document


def run_page(page: str = "overview", **query: str) -> Document:
    """The same from a run of Streamlit's, as a browser gets it that has never had a board."""
    return go(_session(), page, **query)


@cache
def _session() -> AppTest:
    return AppTest.from_file(str(APP), default_timeout=60).run()


def go(test: AppTest, page: str, **query: str) -> Document:
    """The document after moving to a page and query within the same session."""
    test.switch_page(SCRIPTS[page].relative_to(APP.parent).as_posix())
    for name in list(test.query_params):
        del test.query_params[name]
    for name, value in query.items():
        test.query_params[name] = value
    test.run()
    assert not test.exception, [error.stack_trace for error in test.exception]
    return read(test)


def read(test: AppTest) -> Document:
    """The document of the one element on the page."""
    elements = test.get("bidi_component")
    assert len(elements) == 1
    document: Document = json.loads(elements[0].proto.bytes)
    return document


def block(document: Document, block_id: str) -> Document:
    """One block of a document by its id."""
    return next(item for item in document["blocks"] if item.get("id") == block_id)


def words(document: Document) -> list[str]:
    """Every string that a reader can see, figures included; addresses, codes and colours left out."""
    hidden = {
        "href",
        "id",
        "code",
        "param",
        "set",
        "pick",
        "clear",
        "action",
        "kind",
        "page",
        "colour",
        "dot",
        "layout_name",
        "customdata",
        "uid",
        "family",
    }
    found: list[str] = []

    def walk(value: Any, key: str = "") -> None:
        if key in hidden:
            return
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, dict):
            for name, item in value.items():
                walk(item, name)
        elif isinstance(value, list):
            for item in value:
                walk(item, key)

    walk(document)
    return found


def stated_words(plan: Plan) -> set[str]:
    """The plan's own words in what it states: they stay Chinese in every language."""
    found = set()
    for indicator in plan.indicators:
        found |= {indicator.name, indicator.scope}
        found |= {as_printed(target, target.relative_to) for target in indicator.targets}
    for fact in plan.facts:
        found |= {fact.name, as_printed(fact)}
    for stated in [*plan.facts, *(target for indicator in plan.indicators for target in indicator.targets)]:
        found |= {stated.unit, stated.passage.section, stated.passage.quote}
    return found - {""}


def compared_words(plan: Plan) -> set[str]:
    """The plan's own words in what does not agree: names and units in sentences, passages and their sections."""
    found = set()
    for finding in review(plan).findings:
        readings = [finding.reading] if finding.reading else []
        found |= {str(value) for words in (finding, *readings) for value in words.values.values()} | {finding.unit}
        for passage in finding.passages:
            found |= {passage.section, " ".join(passage.quote.split()), *passage.quote.split()}
    return found - {""}
