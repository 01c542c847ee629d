"""Parts of a whole in percent."""

from collections.abc import Sequence

import numpy as np

from analysis.core.arrays import Floats


def percentages(values: Sequence[float]) -> list[float]:
    """The values as percentages of their sum, not rounded: a share reads the same wherever it is written.

    So shares that are shown with one decimal may add up to 99.9 or 100.1 (``ui.cards.parts.rows.rounding_words`` says so).
    Negative values raise ``ValueError``. Zeros where all values are zero.
    """
    amounts = np.asarray(values, dtype=np.float64)
    return (percentages_of_rows(amounts[None, :])[0]).tolist() if len(amounts) else []


def percentages_of_rows(amounts: Floats) -> Floats:
    """``percentages`` of each row of a table (R x K)."""
    if (amounts < 0).any():
        raise ValueError(f"parts of a whole are not negative: {amounts.min()}")
    total = amounts.sum(axis=1, keepdims=True)
    percents: Floats = np.divide(100 * amounts, total, out=np.zeros_like(amounts), where=total > 0)
    return percents
