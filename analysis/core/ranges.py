"""The least and the most that sources can have: what the unconfirmed amounts leave open."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Protocol

from analysis.core.arrays import Floats, Ints
from models import FundingSource

Range = tuple[float, float]
_PLACES = {source: place for place, source in enumerate(FundingSource)}


class Placements(Protocol):
    """All consistent placements of a plan's unconfirmed amounts, as ``analysis.core.placements.ConsistentPlacements``."""

    def sources_range(self, weights: Floats, sources: Iterable[FundingSource]) -> Range:
        """The least and the most of some sources together, every project's funding weighted by (N,) ``weights``."""
        ...

    def bounds(self, sources: int) -> Floats:
        """The least and the most of a set of sources, as bits, for each project on its own (N x 2)."""
        ...

    def range_of_each(self, weights: Floats) -> list[Range]:
        """The same of every source alone, in printed order."""
        ...


def range_by_line(funding_wan: Floats, source_sets: Ints, sources: int) -> Range:
    """The range of a set of sources, as bits, if every line stands for itself. ``funding_wan`` (M,) by set of sources."""
    is_sure = (source_sets & ~sources) == 0
    may_be = (source_sets & sources) != 0
    return float(funding_wan[is_sure].sum()), float(funding_wan[may_be].sum())


@cache
def bits_of(sources: tuple[FundingSource, ...]) -> int:
    """A set of sources as bits, the first source as bit 0."""
    return sum(1 << _PLACES[source] for source in set(sources))
