"""The kinds of array that the analysis works with."""

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.intp]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
DIGITS = 6  # decimals of 万元: amounts that differ only behind them are equal, whatever the order in which they were added up


def add_up(codes: Ints, amounts: Floats, groups: int) -> Floats:
    """The amounts added up by group: (N,) codes below ``groups`` and (N,) amounts give (groups,) sums."""
    return np.bincount(codes, weights=amounts, minlength=groups).astype(np.float64, copy=False)


def add_columns(table: Floats, which: Bools) -> Floats:
    """The columns of a table (N x M) that ``which`` (M,) marks, added up (N,)."""
    total = np.zeros(len(table))
    for column in np.flatnonzero(which):
        total += table[:, column]
    return total


def largest_positions(amounts: Floats, count: int) -> Ints:
    """The positions of the ``count`` largest amounts, largest first; equals in their order."""
    if count < len(amounts):
        least = np.partition(amounts, len(amounts) - count)[len(amounts) - count] if count else np.inf
        positions = np.flatnonzero(amounts >= least)
    else:
        positions = np.arange(len(amounts))
    return positions[np.argsort(-amounts[positions], kind="stable")][:count]


def any_column(flags: Bools) -> Bools:
    """Whether any column of a row is set: (N x M) gives (N,)."""
    return np.asarray(flags.any(axis=1), dtype=np.bool_)


def share_of(amounts: Floats, total: float) -> Floats:
    """Each amount as a part of ``total``; zeros where the total is zero."""
    return amounts / total if total else np.zeros_like(amounts)
