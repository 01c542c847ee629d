"""What is printed or goes into a file asks for no hand: wherever a page would, it says something else there."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.exports.test_words import HAND
from tests.golden.asking import document
from tests.golden.cases import CASES

UNPRINTED = {"side", "hint", "buttons", "query", "ui", "note_hint", "note_changed", "parts"}  # of a page; and the plan's own text
FIRST = {case.page: case for case in reversed(CASES)}.values()
ASKED = [*FIRST, *(case for case in CASES if case.plan == "many")]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_page_asks_paper_for_a_hand(lang: str) -> None:
    said = [
        (case.name, words)
        for case in ASKED
        for words in _printed(document(case._replace(query=f"{case.query}&lang={lang}"), is_paper=True))
        if HAND[lang].search(words)
    ]
    assert said == []


def _printed(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        part = [inner for name, inner in part.items() if name not in UNPRINTED]
    if isinstance(part, list):
        for inner in part:
            yield from _printed(inner)
    elif isinstance(part, str):
        yield part
