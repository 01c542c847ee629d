"""Which column each amount of the annex may stand in: everything that the print leaves possible, and nothing else.

Blank cells were lost, so a row with fewer amounts than columns does not say where they stand. Two things are known: the
amounts kept their printed order, and over the rows that the total row covers every column adds up to its printed total.
A row's *placement* gives each of its amounts a column, left to right. A *consistent* choice is one placement for every
covered row such that all columns add up. An amount may stand wherever some consistent choice puts it. A printed 0 is an
amount like any other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations

from adding_up import MOST_OPEN_ROWS, MOST_STATES, Sums, TooManyStates, adds_of, steps_back

COLUMNS = 4
_MOST_ROWS = 2_000  # among more than these, sets of rows that make up for a gap explain nothing
_MOST_STEPS = 300_000
_MOST_SETS = 50


@dataclass(frozen=True)
class Row:
    """A row's total, its amounts in printed order, and the columns (0-based) of amounts (0-based) that a person confirmed."""

    total_wan: int
    amounts_wan: tuple[int, ...]
    confirmed: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Totals:
    """The printed totals: of the rows' totals, and of each column."""

    total_wan: int
    columns_wan: Sums


@dataclass(frozen=True)
class Placement:
    """A column for each of a row's amounts, and what the row then adds to each column."""

    columns: tuple[int, ...]
    adds_wan: Sums


Possible = tuple[tuple[tuple[int, ...], ...], ...]  # by row, by amount: the columns it may stand in


def placements(row: Row) -> tuple[Placement, ...]:
    """Every placement of a row's amounts in printed order that agrees with what is confirmed."""
    return tuple(
        Placement(columns, adds_of(columns, row.amounts_wan))
        for columns in combinations(range(COLUMNS), len(row.amounts_wan))
        if all(columns[amount] == column for amount, column in row.confirmed.items())
    )


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
    found = [_in_order(len(row.amounts_wan), tuple(row.confirmed.items())) for row in rows]
    if totals is None or are_too_many_open([rows[row] for row in covered]):
        return tuple(found)
    try:
        left = _consistent(tuple(placements(rows[row]) for row in covered), totals.columns_wan)
    except TooManyStates:
        return tuple(found)
    for row, kept in zip(covered, left, strict=True):
        found[row] = _by_amount([choice.columns for choice in kept], len(rows[row].amounts_wan))
    return tuple(found)


@lru_cache(maxsize=256)
def _in_order(amounts: int, confirmed: tuple[tuple[int, int], ...]) -> tuple[tuple[int, ...], ...]:
    """The columns that each of so many amounts may stand in by the printed order and what is confirmed."""
    every = combinations(range(COLUMNS), amounts)
    return _by_amount([columns for columns in every if all(columns[amount] == column for amount, column in confirmed)], amounts)


def _by_amount(every: Sequence[tuple[int, ...]], amounts: int) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(sorted({columns[amount] for columns in every})) for amount in range(amounts))


def _may_match(rows: Sequence[Row], totals: Totals) -> bool:
    """Whether the columns can come out, as far as that can be followed."""
    if are_too_many_open(rows):
        return True
    kept = _consistent(tuple(placements(row) for row in rows), totals.columns_wan)
    return all(kept) if rows else not any(totals.columns_wan)


def are_too_many_open(rows: Sequence[Row]) -> bool:
    """Whether so many rows have several placements that nothing can be said about all of them together."""
    return sum(0 < len(row.amounts_wan) < COLUMNS for row in rows) > MOST_OPEN_ROWS


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


@lru_cache(maxsize=4)  # which rows are covered and where their amounts stand asks the same twice, and so does a folder read again
def _consistent(choices: tuple[tuple[Placement, ...], ...], target: Sums) -> tuple[tuple[Placement, ...], ...]:
    """For each row the placements that belong to some choice of one for every row that adds up to ``target``."""
    order = sorted(range(len(choices)), key=lambda row: _difficulty(choices[row]))
    kept: list[tuple[Placement, ...]] = [() for _ in choices]
    options = [{choice.adds_wan for choice in choices[row]} for row in order]
    for row, steps in zip(reversed(order), steps_back(options, target, MOST_STATES), strict=True):
        good = {adds for _, adds, _ in steps}
        kept[row] = tuple(choice for choice in choices[row] if choice.adds_wan in good)
    return tuple(kept)


def _difficulty(choices: Sequence[Placement]) -> tuple[bool, int]:
    """Rows with no choice come first, then the largest amounts: they exclude the most."""
    return len(choices) > 1, -max((max(choice.adds_wan) for choice in choices), default=0)
