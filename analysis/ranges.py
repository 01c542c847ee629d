"""The least and the most that each source can have: what the unconfirmed amounts leave open."""

from __future__ import annotations

from typing import Protocol

import numpy as np

from analysis.arrays import Floats, Ints
from models import FundingSource, Plan

Range = tuple[float, float]


class Placements(Protocol):
    """All consistent placements of a plan's unconfirmed amounts."""

    def source_range(self, weights: Floats, source: FundingSource) -> Range:
        """The least and the most of ``source``, every project's funding weighted by (N,) ``weights``."""
        ...


def placements_of(_plan: Plan) -> Placements | None:
    """The consistent placements of a plan, or ``None`` if there are none to be had."""
    return None


def range_by_line(funding_wan: Floats, source_sets: Ints, sources: int) -> Range:
    """The range of a set of sources, as bits, if every line stands for itself. ``funding_wan`` (M,) by set of sources."""
    is_sure = (source_sets & ~sources) == 0
    may_be = (source_sets & sources) != 0
    return float(funding_wan[is_sure].sum()), float(funding_wan[may_be].sum())


def range_of_several(ranges: list[Range], others: list[Range], total: float, by_line: Range) -> Range:
    """The range of several sources together, from their own ranges, those of the other sources, and the lines.

    Each bound is the tightest that follows from these; several sources together may in truth be tighter still.
    """
    least = max(sum(low for low, _ in ranges), total - sum(high for _, high in others), by_line[0])
    most = min(sum(high for _, high in ranges), total - sum(low for low, _ in others), by_line[1])
    return least, max(least, most)


def bits_of(sources: tuple[FundingSource, ...]) -> int:
    """A set of sources as bits, the first source as bit 0."""
    order = list(FundingSource)
    return int(np.bitwise_or.reduce([1 << order.index(source) for source in sources])) if sources else 0
