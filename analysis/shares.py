"""Percentages that add up to 100.0."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

_TENTHS = 1000


def percentages(values: Sequence[float]) -> list[float]:
    """The values as percentages with one decimal that add up to 100.0 exactly, by largest remainder.

    Negative values raise ``ValueError``. Zeros where all values are zero. Among equal remainders the first goes first.
    """
    amounts = np.asarray(values, dtype=np.float64)
    if (amounts < 0).any():
        raise ValueError(f"parts of a whole are not negative: {amounts.min()}")
    total = float(amounts.sum())
    if not total:
        return [0.0] * len(amounts)
    exact = amounts / total * _TENTHS
    tenths = np.floor(exact)
    missing = round(_TENTHS - float(tenths.sum()))
    tenths[np.argsort(-np.round(exact - tenths, 9), kind="stable")[:missing]] += 1
    return [float(tenth) / 10 for tenth in tenths]
