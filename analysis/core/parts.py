"""Money in parts: what is certain, what is not divided, and what only may be of the chosen sources."""

from typing import Any, Generic, NamedTuple, TypeVar

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
