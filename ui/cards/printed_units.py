"""What the annex prints in the reader's language: as printed where that is Chinese, else in the catalogue's words."""

from __future__ import annotations

from i18n import LANGUAGES, Labels
from models import Project, Quantity

_PRINTED_IN = LANGUAGES[0]


def unit_word(text: Labels, quantity: Quantity) -> str:
    """The unit that a cost is of: per bed."""
    return _said(text, f"kind.one.{quantity.kind}", quantity.unit)


def amount_unit(text: Labels, quantity: Quantity) -> str:
    """The unit of an amount: so many beds."""
    return _said(text, f"kind.unit.{quantity.kind}", quantity.unit)


def counted(text: Labels, quantity: Quantity) -> str:
    """The unit of an amount with what is counted, for a headline number."""
    return _said(text, f"kind.unit.{quantity.kind}", f"{quantity.unit}{quantity.noun}")


def section_words(text: Labels, project: Project) -> str:
    """Where the row of a project stands."""
    category = text.code("category", project.category)
    return project.source.section if text.language == _PRINTED_IN else text("project.annex_section", category=category)


def _said(text: Labels, key: str, printed: str) -> str:
    return text(key) if text.language != _PRINTED_IN and text.has(key) else printed
