"""The least and the most that sources can have where every row is free of the others: bound by its printed order alone.

So it is in a plan with more open rows than ``ConsistentPlacements`` follows. What a row can give is then known row by row,
and what rows give together is a sum: nothing has to be followed, and thousands of rows are added up like one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise, product

import numpy as np

from analysis.core.arrays import Floats, Ints
from analysis.core.ranges import Range, bits_of
from models import FundingSource, Project

SOURCES = tuple(FundingSource)
GROUPS_KEPT = 6


class FreePlacements:
    """All choices of columns of N rows that are free of each other. Immutable but for what it has worked out."""

    def __init__(self, first_line: Ints, amount_wan: Ints, source_bits: Ints) -> None:
        """Lines one after the other, those of row n from ``first_line[n]`` on (N+1,); the sources of each as bits."""
        self._first, self._amount, self._bits = first_line, amount_wan, source_bits
        self._bounds: dict[int, Floats] = {}

    @classmethod
    def of_projects(cls, projects: Sequence[Project]) -> FreePlacements:
        """The choices of the projects' funding lines."""
        lines = [line for project in projects for line in project.funding]
        first = np.cumsum([0, *(len(project.funding) for project in projects)]).astype(np.intp)
        bits = [bits_of(line.possible_sources) for line in lines]
        return cls(first, np.array([line.amount_wan for line in lines], dtype=np.intp), np.array(bits, dtype=np.intp))

    def bounds(self, sources: int) -> Floats:
        """The least and the most of a set of sources, as bits, for each row (N x 2)."""
        if sources not in self._bounds:
            if len(self._bounds) >= GROUPS_KEPT:
                self._bounds = {}
            self._bounds[sources] = self._worked_out(sources)
        return self._bounds[sources]

    def sources_range(self, weights: Floats, sources: Iterable[FundingSource]) -> Range:
        """The least and the most of several sources together, every row weighted by (N,) ``weights``."""
        least, most = np.asarray(weights, dtype=np.float64) @ self.bounds(bits_of(tuple(sources)))
        return float(least), float(most)

    def range_of_each(self, weights: Floats) -> list[Range]:
        """The same of every source alone, in printed order."""
        return [self.sources_range(weights, (source,)) for source in SOURCES]

    def _worked_out(self, sources: int) -> Floats:
        count, found = np.diff(self._first), np.zeros((len(self._first) - 1, 2))
        for lines in range(1, len(SOURCES) + 1):
            rows = np.flatnonzero(count == lines)
            places = self._first[rows][:, None] + np.arange(lines)
            is_usual = (self._bits[places] == _usual_bits(lines)).all(axis=1)
            found[rows[is_usual]] = _of_all(self._amount[places[is_usual]], sources)
            for row, at in zip(rows[~is_usual].tolist(), places[~is_usual], strict=True):
                found[row] = _of_one(self._amount[at].tolist(), self._bits[at].tolist(), sources)
        return found


def _usual_bits(lines: int) -> Ints:
    """The sources that each of so many lines may come from by their order alone, as bits."""
    return np.array([sum(1 << column for column in range(line, len(SOURCES) - lines + line + 1)) for line in range(lines)])


def _of_all(amounts: Ints, sources: int) -> Floats:
    """The least and the most for rows of equally many amounts in printed order (R x lines), as (R x 2)."""
    chosen = [
        [bool(sources >> column & 1) for column in columns] for columns in combinations(range(len(SOURCES)), amounts.shape[1])
    ]
    sums = amounts.astype(np.float64) @ np.array(sorted(set(map(tuple, chosen))), dtype=np.float64).T
    return np.stack([sums.min(axis=1), sums.max(axis=1)], axis=1) if len(amounts) else np.zeros((0, 2))


def _of_one(amounts: list[int], bits: list[int], sources: int) -> tuple[float, float]:
    """The same for a row of which more is known than its order."""
    open_columns = [[column for column in range(len(SOURCES)) if bit >> column & 1] for bit in bits]
    in_order = [chosen for chosen in product(*open_columns) if all(left < right for left, right in pairwise(chosen))]
    sums = [
        sum(a for a, c in zip(amounts, columns, strict=True) if sources >> c & 1) for columns in in_order or product(*open_columns)
    ]
    return float(min(sums)), float(max(sums))
