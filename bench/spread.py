"""Many measurements in a few figures."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Spread:
    """Median, 95th percentile, least and most of some values, and how many they were."""

    p50: float
    p95: float
    least: float
    most: float
    count: int

    def __str__(self) -> str:
        return f"{self.p50:.0f} / {self.p95:.0f}"

    @property
    def bounds(self) -> str:
        """The least and the most."""
        return f"{self.least:.0f} to {self.most:.0f} (n={self.count})"


def spread(values: Sequence[float]) -> Spread:
    """The spread of some values, at least one."""
    ordered = sorted(values)
    last = len(ordered) - 1
    return Spread(statistics.median(ordered), ordered[round(last * 0.95)], ordered[0], ordered[last], len(ordered))
