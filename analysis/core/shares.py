"""Percentages that add up to 100.0."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from analysis.core.arrays import Floats

_TENTHS = 1000


def percentages(values: Sequence[float]) -> list[float]:
    """The values as percentages with one decimal that add up to 100.0 exactly, by largest remainder.

    Negative values raise ``ValueError``. Zeros where all values are zero. Among equal remainders the first goes first.
    """
    amounts = np.asarray(values, dtype=np.float64)
    return (percentages_of_rows(amounts[None, :])[0]).tolist() if len(amounts) else []


def percentages_of_rows(amounts: Floats) -> Floats:
    """``percentages`` of each row of a table (R x K)."""
    if (amounts < 0).any():
        raise ValueError(f"parts of a whole are not negative: {amounts.min()}")
    total = amounts.sum(axis=1, keepdims=True)
    exact = np.divide(amounts, total, out=np.zeros_like(amounts), where=total > 0) * _TENTHS
    tenths = np.floor(exact)
    missing = np.where(total > 0, np.round(_TENTHS - tenths.sum(axis=1, keepdims=True)), 0)
    order = np.argsort(-np.round(exact - tenths, 9), axis=1, kind="stable")
    tenths += np.argsort(order, axis=1, kind="stable") < missing
    return np.asarray(tenths / 10, dtype=np.float64)
