"""One headline number."""

from __future__ import annotations

from ui.document.page import Number


def number(
    key: str,
    label: str,
    value: str,
    unit: str = "",
    note: str = "",
    *,
    href: str | None = None,
    warn: bool = False,
    note_href: str | None = None,
) -> Number:
    """One headline number: its label, its value with unit, its note; where the number comes from and what disputes it."""
    return {
        "id": key,
        "label": label,
        "tag": None,
        "tag_label": None,
        "value": value,
        "unit": unit,
        "note": note,
        "warn": warn,
        "href": href,
        "note_href": note_href,
    }
