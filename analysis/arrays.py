"""The kinds of array that the analysis works with."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.intp]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


def add_up(codes: Ints, amounts: Floats, groups: int) -> Floats:
    """The amounts added up by group: (N,) codes below ``groups`` and (N,) amounts give (groups,) sums."""
    return np.bincount(codes, weights=amounts, minlength=groups).astype(np.float64, copy=False)


def any_column(flags: Bools) -> Bools:
    """Whether any column of a row is set: (N x M) gives (N,)."""
    return np.asarray(flags.any(axis=1), dtype=np.bool_)


def share_of(amounts: Floats, total: float) -> Floats:
    """Each amount as a part of ``total``; zeros where the total is zero."""
    return amounts / total if total else np.zeros_like(amounts)
