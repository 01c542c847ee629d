"""The largest projects of a view without looking at every project: each cell's projects are in order once and for all.

A view weighs all projects of a cell alike, so that its largest are its largest in any view. The largest few of a view
stand in the cells whose first project is among the largest few first projects.
"""

from __future__ import annotations

import numpy as np

from analysis.arrays import Floats, Ints

_SLACK = 1 - 1e-9  # weights and amounts are multiplied in other orders elsewhere


class Peaks:
    """The projects of each cell (N,), those with the largest amounts (N,) first, equals in the plan's order."""

    def __init__(self, of_project: Ints, amounts: Floats, cells: int) -> None:
        """Sort once."""
        self._order = np.lexsort((-amounts, of_project)).astype(np.intp)
        self._count = np.bincount(of_project, minlength=cells)
        self._start = np.cumsum(self._count) - self._count
        self._largest = amounts[self._order[self._start]] if cells else np.zeros(0)

    def candidates(self, weights: Floats, limit: int) -> Ints:
        """Rows in the plan's order among which are the ``limit`` largest, weighted by cell (G,); cells without weight have none."""
        cells = np.flatnonzero(weights > 0)
        peaks = self._largest[cells] * weights[cells]
        if 0 < limit < len(cells):
            least = np.partition(peaks, len(cells) - limit)[len(cells) - limit]
            cells = cells[peaks >= least * _SLACK]
        taken = np.minimum(self._count[cells], limit)
        before = np.cumsum(taken) - taken
        places = np.repeat(self._start[cells] - before, taken) + np.arange(int(taken.sum()))
        return np.sort(self._order[places])
