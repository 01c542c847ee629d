"""The columns of the table behind a chart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from i18n import Labels
from ui.cards.parts.rows import Row


@dataclass(frozen=True)
class Column:
    """One column of the table behind a chart: its header and the words of a row's cell."""

    label: str
    cell: Callable[[Row], str]


def amount_column(text: Labels, key: str, header: str) -> Column:
    """A column of amounts in the reader's unit."""
    return Column(
        text("column.with_unit", label=header, unit=text.unit_word), lambda row: text.exact(row[key]) if key in row else ""
    )


def share_column(text: Labels) -> Column:
    """A column of shares."""
    return Column(text("column.share"), lambda row: text.share(row.get("share")))


def count_column(text: Labels, name: str = "projects", header: str = "column.projects") -> Column:
    """A column of numbers of projects."""
    return Column(text(header), lambda row: f"{int(row[name]):,}" if name in row else "")
