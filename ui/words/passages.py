"""Addresses of places in the plan's text: what any number of the app links to."""

import re
from functools import cache, lru_cache

from i18n import LANGUAGES, Labels, load_labels
from models import Passage
from plan_data.read.numbers import NUMERAL, value_of
from ui.scene.scene import TEXT, Scene

_SEPARATOR = "~"
_PARTS = ("chapter", "section", "box", "item", "point")
_MAX_LENGTH = 3_600  # of the places in one address


def place_of(passage: Passage) -> str:
    return f"{passage.start}-{passage.end}"


def passage_href(scene: Scene, *passages: Passage) -> str:
    """The address of the text with these passages highlighted, the first of them in sight."""
    return places_href(scene, *map(place_of, passages))


def where_href(scene: Scene, *passages: Passage) -> str | None:
    """The same, where there are any."""
    return passage_href(scene, *passages) if passages else None


def places_href(scene: Scene, *places: str) -> str:
    """The address of the text with places ``start-end`` highlighted, as many as an address can hold; or with the printed totals
    (``ROWS``) or the ``FUNDING`` amounts of the projects in view.
    """
    joined = ""
    for place in dict.fromkeys(places):
        longer = f"{joined}{_SEPARATOR}{place}" if joined else place
        if len(longer) > _MAX_LENGTH:
            break
        joined = longer
    address = _address(scene)
    return f"{address}{'&' if '?' in address else '?'}at={joined}" if joined else address


@lru_cache(maxsize=2)
def _address(scene: Scene) -> str:
    """The address of the text without places: a table asks for hundreds of them."""
    return scene.page_href(TEXT)


def section_place(text: Labels, section: str) -> str:
    """Where a section stands, in the reader's language: Chapter 5, Section 2, and what its heading means."""
    if text.language == LANGUAGES[0]:
        return section
    end = found.end() if (found := _numbered().match(section)) else 0
    where, title = section[:end], section[end:]
    for kind in _PARTS:
        where = _in_words(text, where, f"place.{kind}")
    known = text.called(title)
    return where + (known if known != title else " ".join(map(text.called, title.split(" "))))


def _in_words(text: Labels, section: str, key: str) -> str:
    """The parts of a section's name that are called by a number, as the reader's language calls them."""
    return re.sub(_pattern(key), lambda found: text(key, number=_value(found[1])), section)


@cache
def _numbered() -> re.Pattern[str]:
    """What stands before the words of a heading."""
    return re.compile(rf"(?:{'|'.join(_pattern(f'place.{kind}') for kind in _PARTS)}|\s)*")


def _pattern(key: str) -> str:
    before, after = (re.escape(part) for part in load_labels(LANGUAGES[0])(key, number=_SEPARATOR).split(_SEPARATOR))
    return rf"{before}({NUMERAL.pattern}|[0-9]+){after}"


def _value(numeral: str) -> int:
    return int(numeral) if numeral.isascii() else value_of(numeral)
