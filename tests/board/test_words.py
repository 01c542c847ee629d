"""The element's own words: what its JavaScript asks for is what the catalogues hold."""

import re
from pathlib import Path

import pytest

from i18n import LANGUAGES, load_labels

STATIC = Path(__file__).parents[2] / "ui" / "board" / "js"
ASKED = re.compile(r'word\((?:\w+ \? )?"(\w+)"(?: : "(\w+)")?')


def asked() -> set[str]:
    found = [match for path in STATIC.rglob("*.js") for match in ASKED.findall(path.read_text(encoding="utf-8"))]
    return {word for pair in found for word in pair if word}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogues_hold_what_the_javascript_asks_for(language: str) -> None:
    held = {key.removeprefix("ui.") for key in load_labels(language).words if key.startswith("ui.")}
    assert held == asked()
