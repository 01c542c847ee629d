"""Rows of a table as cards read them, and the columns in which the table behind a chart tells them."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from math import fsum
from typing import Any, NamedTuple

from i18n import Labels
from tables import Table, rows_of

Row = Mapping[str, Any]
NOTHING = 1e-6  # what floats leave of nothing
REST = "rest"  # the code of a row that only a table has: what is certain of all, and of no row by itself
OPEN = 0.5 + NOTHING  # half of 1 万元: more than this is told
BLANK = frozenset(("", "0", "0.0%", "0.00"))  # what nothing leads from


def rows(table: Table) -> list[Row]:
    return list[Row](rows_of(table))


def total(listed: Sequence[Row], name: str) -> float:
    return fsum([row[name] for row in listed])


def sums_by(listed: Sequence[Row], group: str, name: str = "amount_wan") -> dict[Any, float]:
    """The sums of a column by the values of another, in the order of the rows."""
    sums: dict[Any, float] = {}
    for row in listed:
        sums[row[group]] = sums.get(row[group], 0.0) + row[name]
    return sums


def ranked(listed: Sequence[Row], name: str) -> list[Row]:
    """The rows by a column, the largest first; equals, but for what floats leave of nothing, stay in their order."""
    return sorted(listed, key=lambda row: -round(row[name], 6))


def chosen_or_all(listed: Sequence[Row]) -> Sequence[Row]:
    """The rows that are chosen; all where none is."""
    return [row for row in listed if row["selected"]] or listed


def of_categories_in_view(listed: Sequence[Row]) -> list[Row]:
    """The rows of categories that have a project in view: of what a filter leaves out the plan has more than 0."""
    has_any = sums_by(listed, "category", "projects")
    return [row for row in listed if has_any[row["category"]]]


def rounding_words(text: Labels, listed: Sequence[Row]) -> list[str]:
    """That the shares as shown do not add up to 100.0%; nothing where they do, or where not all are known."""
    if any(row["share"] is None for row in listed):
        return []
    shown = [Decimal(text.share(row["share"]).removesuffix("%")) for row in listed]
    return [text("how.rounding", sum=f"{sum(shown)}%")] if any(shown) and sum(shown) != 100 else []


# --- columns -----------------------------------------------------------------------------------------


class Column(NamedTuple):
    """One column of the table behind a chart: its header, a row's cell in words, and where that comes from, if not ``BLANK``."""

    label: str
    cell: Callable[[Row], str]
    href: Callable[[Row], str | None] | None = None

    def where(self, has: Callable[[Row], bool]) -> "Column":
        """The column without the cells of rows that it says nothing of."""
        return self._replace(cell=lambda row: self.cell(row) if has(row) else "")


def cells(columns: Sequence[Column], listed: Sequence[Row]) -> list[list[str]]:
    """What the columns say of some rows."""
    return [[column.cell(row) for column in columns] for row in listed]


def amount_column(text: Labels, key: str, header: str, href: Callable[[Row], str | None] | None = None) -> Column:
    """A column of amounts in the reader's unit."""
    return Column(
        text("column.with_unit", label=header, unit=text.unit_word), lambda row: text.exact(row[key]) if key in row else "", href
    )


def count_column(text: Labels, href: Callable[[Row], str | None], name: str = "projects") -> Column:
    return Column(text(f"column.{name}"), lambda row: f"{int(row[name]):,}" if name in row else "", href)
