"""The row of all that has no row of its own: words without a bar, which would dwarf the others."""

from __future__ import annotations

from charts.parts.figure import escape, hover
from charts.parts.rows import Row
from charts.parts.words import value_text
from charts.theme import Look


def rest_row(code: str, name: str, amount: str, beside: str, *, opens: str, look: Look) -> Row:
    """A row of ranked bars with finished words; customdata is ``code``, ``opens`` what the hover label says of a click."""
    return Row(code, name, (), value_text(look, amount, beside), hover(escape(name), amount, opens))
