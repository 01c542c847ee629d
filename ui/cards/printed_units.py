"""A printed unit in the reader's language: as printed where that is Chinese, else the word for what is counted."""

from __future__ import annotations

from i18n import LANGUAGES, Labels
from models import Quantity

_PRINTED_IN = LANGUAGES[0]


def unit_word(text: Labels, quantity: Quantity) -> str:
    """The unit of a quantity."""
    key = f"kind.one.{quantity.kind}"
    return text(key) if text.language != _PRINTED_IN and text.has(key) else quantity.unit
