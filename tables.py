"""A table: what an aggregate comes to, a dozen rows or a few, column by column as plain Python values.

``analysis`` makes them, ``charts`` and ``ui`` read them. For so few rows a data frame costs more than all else that is done
with them.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Table = Mapping[str, Sequence[Any]]


def rows_of(table: Table) -> list[dict[str, Any]]:
    """The rows as mappings by the names of the columns."""
    return [dict(zip(table, values, strict=True)) for values in zip(*table.values(), strict=True)]


def table_of(rows: Sequence[Mapping[str, Any]], names: Sequence[str]) -> Table:
    """The table with some rows, or with none of them, and these columns."""
    return {name: [row[name] for row in rows] for name in names}


def length_of(table: Table) -> int:
    return len(next(iter(table.values()), ()))


def rows_at(table: Table, places: Iterable[int]) -> Table:
    """The same table with the rows at some places, in their order."""
    order = list(places)
    return {name: [column[place] for place in order] for name, column in table.items()}


def first_rows(table: Table, count: int) -> Table:
    return {name: column[:count] for name, column in table.items()}
