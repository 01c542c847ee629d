"""The columns of the table behind a chart."""

from collections.abc import Callable
from typing import NamedTuple

from i18n import Labels
from ui.cards.parts.rows import Row

_NOTHING = ("", "0", "0.0%", "0.00")


class Column(NamedTuple):
    """One column of the table behind a chart: its header, the words of a row's cell, and where its number comes from."""

    label: str
    cell: Callable[[Row], str]
    href: Callable[[Row], str | None] | None = None

    def link(self, row: Row, cell: str) -> str | None:
        """Where the number of a row comes from, which its cell says; nothing leads from what is nothing."""
        return None if self.href is None or cell in _NOTHING else self.href(row)


def amount_column(text: Labels, key: str, header: str, href: Callable[[Row], str | None] | None = None) -> Column:
    """A column of amounts in the reader's unit."""
    return Column(
        text("column.with_unit", label=header, unit=text.unit_word), lambda row: text.exact(row[key]) if key in row else "", href
    )


def share_column(text: Labels, href: Callable[[Row], str | None] | None = None) -> Column:
    return Column(text("column.share"), lambda row: text.share(row.get("share")), href)


def count_column(
    text: Labels, name: str = "projects", header: str = "column.projects", href: Callable[[Row], str | None] | None = None
) -> Column:
    return Column(text(header), lambda row: f"{int(row[name]):,}" if name in row else "", href)
