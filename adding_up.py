"""Choices of one option for every row that add up to a whole, column by column: all of them, as steps over what is left.

A walk there and back: on the way there a state (what is left of the whole before a row) is kept if every column can still come
out, on the way back if it leads to nothing left.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

Sums = tuple[int, ...]  # one amount for each of four columns
Step = tuple[Sums, Sums, Sums]  # what is left before a row, what the row adds, what is left after it
MOST_STATES = 200_000
MOST_OPEN_ROWS = 200  # with more than one placement: what they can make together is not followed any further
_COLUMNS = 4
_MOST_BITS = 1 << 28  # 32 MB


class TooManyStates(Exception):
    """There are more partial sums than can be kept."""


def adds_of(columns: Sequence[int], amounts: Sequence[int]) -> Sums:
    """What amounts in some columns add to each."""
    adds = [0] * _COLUMNS
    for column, amount in zip(columns, amounts, strict=True):
        adds[column] += amount
    return tuple(adds)


def steps_back(rows: Sequence[Collection[Sums]], whole: Sums, most: int) -> Iterator[list[Step]]:
    """From the last row to the first, the steps of every choice that adds up to ``whole``; none where there is no such choice.

    ``rows`` are the options of each. Raises ``TooManyStates`` for more than ``most`` states before one row.
    """
    layers = list(_layers(rows, whole, most))
    alive = {(0,) * _COLUMNS} & layers.pop()
    for options, layer in zip(reversed(rows), reversed(layers), strict=True):
        steps = [(left, adds, rest) for left in layer for adds in options if (rest := _minus(left, adds)) in alive]
        alive = {left for left, _, _ in steps}
        yield steps


def _layers(rows: Sequence[Collection[Sums]], whole: Sums, most: int) -> Iterator[set[Sums]]:
    reachable = list(_reachable(rows, whole, most))[::-1]
    layer = {whole} if all(left in sums for left, sums in zip(whole, reachable[0], strict=True)) else set()
    yield layer
    for options, (one, two, three, four) in zip(rows, reachable[1:], strict=True):
        layer = {
            rest
            for left in layer
            for adds in options
            if (rest := _minus(left, adds)) and rest[0] in one and rest[1] in two and rest[2] in three and rest[3] in four
        }
        if len(layer) > most:
            raise TooManyStates
        yield layer


def _reachable(rows: Sequence[Collection[Sums]], whole: Sums, most: int) -> Iterator[tuple[_Bits | _Set, ...]]:
    """From the last row backwards: by column, the sums up to the whole that the rows from there on can make."""
    are_small = min(whole) >= 0 and sum(whole) * len(rows) <= _MOST_BITS
    sums: tuple[_Bits | _Set, ...] = (_Bits(1) if are_small else _Set({0}),) * _COLUMNS
    yield sums
    for options in reversed(rows):
        sums = tuple(some.plus({option[column] for option in options}, whole[column]) for column, some in enumerate(sums))
        if max(map(len, sums)) > most:
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


def _minus(left: Sums, adds: Sums) -> Sums:
    return left[0] - adds[0], left[1] - adds[1], left[2] - adds[2], left[3] - adds[3]
