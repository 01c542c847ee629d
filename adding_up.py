"""What rows of amounts can add up to: every choice of one placement for each row that makes a whole, column by column.

A placement gives each of a row's amounts a column, left to right in printed order; what it adds to each column is an option
of the row. Choices are followed as a walk there and back, the rows with one option first and then the largest amounts, for
they exclude the most: on the way there a state (what is left of the whole before a row) is kept if every column can still
come out, on the way back if it leads to nothing left.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache, partial
from itertools import combinations, islice

Sums = tuple[int, ...]  # one amount for each of four columns
Options = tuple[Sums, ...]  # of a row: what each of its placements adds
Step = tuple[Sums, Sums, Sums]  # what is left before a row, what the row adds, what is left after it
COLUMNS = 4
MOST_STATES = 200_000  # before one row
MOST_OPEN_ROWS = 200  # with more than one option: what they can make together is not followed any further
_MOST_BITS = 1 << 28  # 32 MB


class TooManyStates(Exception):
    """There are more partial sums than can be kept, or more open rows than are followed."""


@lru_cache(maxsize=256)
def in_order(allowed: tuple[tuple[int, ...], ...]) -> tuple[tuple[int, ...], ...]:
    """The placements of as many amounts, each of which is allowed in some columns; none where there are too many amounts."""
    every = combinations(range(COLUMNS), len(allowed))
    return tuple(columns for columns in every if all(map(tuple.__contains__, allowed, columns)))


def adds_of(columns: Sequence[int], amounts: Sequence[int]) -> Sums:
    """What amounts in some columns add to each."""
    adds = [0] * COLUMNS
    for column, amount in zip(columns, amounts, strict=True):
        adds[column] += amount
    return tuple(adds)


def options_of(amounts: Sequence[int], allowed: tuple[tuple[int, ...], ...]) -> Options:
    """What a row may add to each column."""
    return tuple(dict.fromkeys(adds_of(columns, amounts) for columns in in_order(allowed)))


def are_too_many_open(rows: Iterable[Options]) -> bool:
    """Whether so many rows have several options that nothing is said about all of them together."""
    return any(islice((len(options) > 1 for options in rows if len(options) > 1), MOST_OPEN_ROWS, None))


@lru_cache(maxsize=8)  # a plan that is loaded and checked asks for the same several times, and so does a folder read again
def options_left(rows: tuple[Options, ...], whole: Sums) -> tuple[frozenset[Sums], ...] | None:
    """The options of each row that belong to some choice that adds up to ``whole``; ``None`` where they cannot be followed."""
    try:
        left = {row: frozenset(adds for _, adds, _ in steps) for row, steps in steps_back(rows, whole)}
    except TooManyStates:
        return None
    return tuple(left[row] for row in range(len(rows)))


def can_add_up(rows: tuple[Options, ...], whole: Sums) -> bool | None:
    """Whether some choice adds up to ``whole``; ``None`` where that cannot be followed."""
    left = options_left(rows, whole)
    return left if left is None else all(left) if rows else not any(whole)


def steps_back(rows: Sequence[Options], whole: Sums) -> Iterator[tuple[int, list[Step]]]:
    """Each row, from the last that is followed to the first, with its steps in every choice that adds up to ``whole``.

    There are no steps where there is no such choice. Raises ``TooManyStates``.
    """
    if are_too_many_open(rows):
        raise TooManyStates
    order = sorted(range(len(rows)), key=lambda row: (len(rows[row]) > 1, -max(map(max, rows[row]), default=0)))
    layers = list(_layers([rows[row] for row in order], whole))
    alive = {(0,) * COLUMNS} & layers.pop()
    for row, layer in zip(reversed(order), reversed(layers), strict=True):
        steps = [(left, adds, rest) for left in layer for adds in rows[row] if (rest := _minus(left, adds)) in alive]
        alive = {left for left, _, _ in steps}
        yield row, steps


def _minus(left: Sums, adds: Sums) -> Sums:
    return left[0] - adds[0], left[1] - adds[1], left[2] - adds[2], left[3] - adds[3]


def _layers(rows: Sequence[Options], whole: Sums) -> Iterator[set[Sums]]:
    reachable = list(_reachable(rows, whole))[::-1]
    layer = {whole} if all(left in sums for left, sums in zip(whole, reachable[0], strict=True)) else set()
    yield layer
    for options, sums in zip(rows, reachable[1:], strict=True):
        layer = _after(layer, options, sums)
        if len(layer) > MOST_STATES:
            raise TooManyStates
        yield layer


def _after(layer: set[Sums], options: Options, reachable: tuple[_Bits | _Set, ...]) -> set[Sums]:
    """What may be left after a row, if every column can still come out: asked once for each sum of a column, for all options."""
    one, two, three, four = (cache(partial(_leaving, options, column, sums)) for column, sums in enumerate(reachable))
    chosen = cache(lambda bits: [adds for place, adds in enumerate(options) if bits >> place & 1])
    return {
        (first - adds[0], second - adds[1], third - adds[2], fourth - adds[3])
        for first, second, third, fourth in layer
        for adds in chosen(one(first) & two(second) & three(third) & four(fourth))
    }


def _leaving(options: Options, column: int, reachable: _Bits | _Set, left: int) -> int:
    """The options, as bits, that leave of a column what the rows after can make."""
    return sum(1 << place for place, adds in enumerate(options) if left - adds[column] in reachable)


def _reachable(rows: Sequence[Options], whole: Sums) -> Iterator[tuple[_Bits | _Set, ...]]:
    """From the last row backwards: by column, the sums up to the whole that the rows from there on can make."""
    are_small = min(whole) >= 0 and sum(whole) * len(rows) <= _MOST_BITS
    sums: tuple[_Bits | _Set, ...] = (_Bits(1) if are_small else _Set({0}),) * COLUMNS
    yield sums
    for options in reversed(rows):
        sums = tuple(some.plus({option[column] for option in options}, whole[column]) for column, some in enumerate(sums))
        if max(map(len, sums)) > MOST_STATES:
            raise TooManyStates
        yield sums


class _Set(set[int]):
    """Sums that may be large."""

    def plus(self, adds: Collection[int], whole: int) -> _Set:
        """Each with one of some amounts more, up to a whole."""
        return _Set({total for part in self for add in adds if (total := part + add) <= whole})


class _Bits:
    """Sums as the bits of a number: a hundred times as fast, as long as they are small."""

    def __init__(self, bits: int) -> None:
        self._bits, self._bytes = bits, bits.to_bytes(bits.bit_length() // 8 + 1, "little")

    def __len__(self) -> int:
        return self._bits.bit_count()

    def __contains__(self, total: int) -> bool:
        return 0 <= total < len(self._bytes) * 8 and self._bytes[total >> 3] >> (total & 7) & 1 > 0

    def plus(self, adds: Collection[int], whole: int) -> _Bits:
        """Each with one of some amounts more, up to a whole."""
        every = 0
        for add in adds:
            every |= self._bits << add if add <= whole else 0  # which may be as large as it likes
        return _Bits(every & ((2 << whole) - 1))
