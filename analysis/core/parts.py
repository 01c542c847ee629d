"""Money in parts: what is certain, what is not divided, and what only may be of the chosen sources; and parts in percent."""

from collections.abc import Sequence
from typing import Any, Generic, NamedTuple, TypeVar

import numpy as np

from analysis.core.arrays import Floats, share_of

T = TypeVar("T", float, Floats)
NOTHING = 1e-6  # what floats leave of nothing
PARTS = ("amount_wan", "sure_wan", "certain_wan", "undivided_wan", "unconfirmed_wan")  # the columns of amounts in view


class Parts(NamedTuple, Generic[T]):
    """Money in view: what is certain, what is not divided, and what only may be of the chosen sources."""

    certain: T
    undivided: T
    unconfirmed: T

    @property
    def sure(self) -> T:
        """The least that there is, here or elsewhere: what is certain or not divided."""
        return self.certain + self.undivided

    @property
    def amount(self) -> T:
        """The most that can be in view."""
        return self.certain + self.undivided + self.unconfirmed


def columns_of(parts: Parts[Floats], whole: Parts[float]) -> dict[str, list[Any]]:
    """Parts as columns of a table, the most and the least before them and their shares of the whole after them."""
    columns = [column.tolist() for column in (parts.amount, parts.sure, *parts)]
    return {**dict(zip(PARTS, columns, strict=True)), "share": shares_of(parts, whole)}


def shares_of(parts: Parts[Floats], whole: Parts[float]) -> list[float | None]:
    """Amounts as parts of a whole; ``None`` where either only may be so much, for then no one knows."""
    if whole.unconfirmed > NOTHING:
        return [None] * len(parts.certain)
    pairs = zip(share_of(parts.amount, whole.amount).tolist(), parts.unconfirmed.tolist(), strict=True)
    return [None if unsure > NOTHING else share for share, unsure in pairs]


def percentages(values: Sequence[float]) -> list[float]:
    """The values as percentages of their sum, not rounded: a share reads the same wherever it is written.

    So shares that are shown with one decimal may add up to 99.9 or 100.1 (``ui.cards.parts.rows.rounding_words`` says so).
    Negative values raise ``ValueError``. Zeros where all values are zero.
    """
    amounts = np.asarray(values, dtype=np.float64)
    return percentages_of_rows(amounts[None, :])[0].tolist() if len(amounts) else []


def percentages_of_rows(amounts: Floats) -> Floats:
    """``percentages`` of each row of a table (R x K)."""
    if (amounts < 0).any():
        raise ValueError(f"parts of a whole are not negative: {amounts.min()}")
    total = amounts.sum(axis=1, keepdims=True)
    percents: Floats = np.divide(100 * amounts, total, out=np.zeros_like(amounts), where=total > 0)
    return percents
