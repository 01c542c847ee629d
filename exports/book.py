"""A workbook that is being filled."""

import io
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import xlsxwriter

from i18n import Labels

_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_LONGEST_NAME = 31  # letters
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@dataclass
class Book:
    """A workbook: its formats by what they are, and the names that its sheets have."""

    made: Any
    text: Labels
    formats: dict[tuple[tuple[str, Any], ...], Any] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    def look(self, **properties: Any) -> Any:
        """A format, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self.formats:
            self.formats[key] = self.made.add_format(
                {"font_name": self.text("font.sans"), "font_size": 10, "valign": "vcenter", **properties}
            )
        return self.formats[key]

    def sheet(self, title: str) -> Any:
        """A sheet whose name is the beginning of its title; no two have the same, whatever their case."""
        plain = " ".join(title.translate(_FORBIDDEN).split()) or "-"
        at, name = 1, plain[:_LONGEST_NAME]
        while name.lower() in self.names:
            at += 1
            name = f"{plain[: _LONGEST_NAME - 4]} {at}"
        self.names.add(name.lower())
        return self.made.add_worksheet(name)


def begun(out: io.BytesIO, text: Labels, title: str = "") -> Book:
    """An empty workbook, to be written to ``out``."""
    book = Book(xlsxwriter.Workbook(out, _OPTIONS), text)
    book.made.set_properties({"title": title, "created": datetime(1980, 1, 1, tzinfo=UTC)})
    return book
