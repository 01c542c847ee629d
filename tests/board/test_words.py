"""The element's own words: what its JavaScript asks for is what the catalogues hold."""

import re
from pathlib import Path

import pytest

from i18n import LANGUAGES, load_labels

STATIC = Path(__file__).parents[2] / "ui" / "board" / "js"
SCRIPTS = "".join(path.read_text(encoding="utf-8") for path in STATIC.rglob("*.js"))
ASKED = {word for pair in re.findall(r'word\((?:\w+ \? )?"(\w+)"(?: : "(\w+)")?', SCRIPTS) for word in pair if word}
NAMED = set(re.findall(r'"(\w+_\w+)"', SCRIPTS))  # what a table names, to be asked for by


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogues_hold_what_the_javascript_asks_for(language: str) -> None:
    held = {key.removeprefix("ui.") for key in load_labels(language).words if key.startswith("ui.")}
    assert held >= ASKED
    assert held - ASKED <= NAMED
