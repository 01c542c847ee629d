"""Which column each amount of the annex may stand in: everything that the print leaves possible, and nothing else.

Blank cells were lost, so a row with fewer amounts than columns does not say where they stand. Two things are known: the
amounts kept their printed order, and over the rows that the total row covers every column adds up to its printed total.
A row's *placement* gives each of its amounts a column, left to right. A *consistent* choice is one placement for every
covered row such that all columns add up. An amount may stand wherever some consistent choice puts it. A printed 0 is an
amount like any other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from adding_up import (  # isort: skip
    COLUMNS, Options, Sums, TooManyStates, adds_of, are_too_many_open, can_add_up, in_order, options_left, options_of,
)  # fmt: skip

_ANY = tuple(range(COLUMNS))
_MOST_ROWS = 2_000  # among more than these, sets of rows that make up for a gap explain nothing
_MOST_STEPS = 300_000
_MOST_SETS = 50


@dataclass(frozen=True)
class Row:
    """A row's total, its amounts in printed order, and the columns (0-based) of amounts (0-based) that a person confirmed."""

    total_wan: int
    amounts_wan: tuple[int, ...]
    confirmed: Mapping[int, int] = field(default_factory=dict)

    @property
    def allowed(self) -> tuple[tuple[int, ...], ...]:
        """The columns that each amount is allowed in, before the printed order and the totals say more."""
        return tuple((self.confirmed[n],) if n in self.confirmed else _ANY for n in range(len(self.amounts_wan)))

    @cached_property
    def options(self) -> Options:
        """What the row may add to each column."""
        return options_of(self.amounts_wan, self.allowed)


@dataclass(frozen=True)
class Totals:
    """The printed totals: of the rows' totals, and of each column."""

    total_wan: int
    columns_wan: Sums


Possible = tuple[tuple[tuple[int, ...], ...], ...]  # by row, by amount: the columns it may stand in


def find_covered(rows: Sequence[Row], totals: Totals) -> tuple[int, ...] | None:
    """Which rows the printed totals cover: all but the smallest set of rows without which everything can match.

    ``None`` if no such set exists, if several of the same size do, or if there are too many to try. Where more than
    ``MOST_OPEN_ROWS`` rows are open, the sums of totals and of all funding decide alone.
    """
    for size in range(len(rows) + 1):
        try:
            sets = _sets_left_out(rows, totals, size)
            left_out = [rest for rest in sets if _may_match([row for at, row in enumerate(rows) if at not in rest], totals)]
        except TooManyStates:
            return None
        if left_out:
            return tuple(row for row in range(len(rows)) if row not in left_out[0]) if len(left_out) == 1 else None
    return None


def possible_columns(rows: Sequence[Row], totals: Totals | None = None, covered: Sequence[int] = ()) -> Possible:
    """The columns that each amount may stand in; none at all for an amount if what is confirmed leaves no placement.

    Rows that the totals do not cover, and all rows if there are too many partial sums, are bound by the printed order alone.
    """
    found = [_by_amount(in_order(row.allowed), len(row.amounts_wan)) for row in rows]
    if totals is None or are_too_many_open(rows[row].options for row in covered):
        return tuple(found)
    left = options_left(tuple(rows[row].options for row in covered), totals.columns_wan)
    for row, adds in zip(covered, left, strict=True) if left else ():
        kept = tuple(columns for columns in in_order(rows[row].allowed) if adds_of(columns, rows[row].amounts_wan) in adds)
        found[row] = _by_amount(kept, len(rows[row].amounts_wan))
    return tuple(found)


@lru_cache(maxsize=256)
def _by_amount(every: tuple[tuple[int, ...], ...], amounts: int) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(sorted({columns[amount] for columns in every})) for amount in range(amounts))


def _may_match(rows: Sequence[Row], totals: Totals) -> bool:
    """Whether the columns can come out, as far as that can be followed. Raises ``TooManyStates``."""
    if are_too_many_open(row.options for row in rows):
        return True
    is_possible = can_add_up(tuple(row.options for row in rows), totals.columns_wan)
    if is_possible is None:
        raise TooManyStates
    return is_possible


def _sets_left_out(rows: Sequence[Row], totals: Totals, size: int) -> list[frozenset[int]]:
    """The sets of ``size`` rows whose totals and funding sums are what the printed totals lack."""
    parts = sorted(((row.total_wan, sum(row.amounts_wan), place) for place, row in enumerate(rows)), reverse=True)
    lacking = sum(part[0] for part in parts) - totals.total_wan, sum(part[1] for part in parts) - sum(totals.columns_wan)
    if size and len(rows) > _MOST_ROWS:
        raise TooManyStates
    found, steps = [], 0
    stack: list[tuple[int, int, int, tuple[int, ...]]] = [(0, *lacking, ())]
    while stack:
        steps += 1
        first, total, funding, chosen = stack.pop()
        wanted = size - len(chosen)
        if wanted == 0:
            if total == 0 and funding == 0:
                found.append(frozenset(chosen))
        elif total >= 0 and funding >= 0:
            for place in range(first, len(parts) - wanted + 1):
                if parts[place][0] * wanted < total:
                    break  # the rows are in descending order: what follows is too small
                stack.append((place + 1, total - parts[place][0], funding - parts[place][1], (*chosen, parts[place][2])))
        if steps > _MOST_STEPS or len(found) > _MOST_SETS:
            raise TooManyStates
    return found
