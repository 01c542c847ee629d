"""One headline number."""

from i18n import Labels
from ui.document.page import Number
from ui.document.parts import Tag
from ui.words.filters import tag_words


def number(
    key: str, label: str, value: str, unit: str = "", note: str = "", *,
    href: str | None = None, warn: bool = False, note_href: str | None = None,
) -> Number:  # fmt: skip
    """One headline number: its label, its value with unit, its note; where the number comes from and what disputes it."""
    return {
        "id": key, "label": label, "tag": None, "tag_label": None, "value": value, "unit": unit, "note": note, "warn": warn,
        "href": href, "note_href": note_href,
    }  # fmt: skip


def tagged(text: Labels, tag: Tag, shown: Number) -> Number:
    """A headline number with the sign of where it comes from."""
    return {**shown, "tag": tag, "tag_label": tag_words(text, tag)}
