"""Cells: projects that are alike in everything that filters and charts ask about.

Every question but a search, an amount limit and a choice of single projects has the same answer for all projects of a
cell. Sums by cell therefore hold all that the charts need, and there are few cells however many projects there are.
With as many cells as projects everything stays exact; it is only slower.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from analysis.core.arrays import Bools, Floats, Ints, add_up, any_column

ALL_SOURCES = 0b1111
SOURCE_COUNT = 4
_ALIKE = ("category", "construction_type", "reach", "covered", "start_year", "end_year", "township_set")  # in one cell


@dataclass(frozen=True, eq=False)
class Rows:
    """The projects as arrays, one entry per project, in the order of the plan.

    ``category`` to ``township_set`` are codes; ``township_set`` points into the frame's ``township_sets``.
    ``funding_wan`` (N x M) holds amounts by the set of sources they may come from, ``has_line`` (N x M) whether the
    project has such a line at all: a printed 0 is one, a blank is none.
    """

    category: Ints
    construction_type: Ints
    reach: Ints
    implementer: Ints
    start_year: Ints
    end_year: Ints
    township_set: Ints
    covered: Bools
    total_wan: Floats
    funding_wan: Floats
    has_line: Bools


@dataclass(frozen=True, eq=False)
class Cells:
    """The cells of a plan: the cell of every project (N,), and what a cell's projects have in common (G,)."""

    of_project: Ints
    category: Ints
    construction_type: Ints
    reach: Ints
    start_year: Ints
    end_year: Ints
    township_set: Ints
    covered: Bools

    @property
    def count(self) -> int:
        return len(self.category)

    @cached_property
    def is_single_year(self) -> Bools:
        """Whether the projects of a cell are built within one year."""
        return np.equal(self.start_year, self.end_year)

    def both_ends(self, bounds: Floats) -> Floats:
        """The least and the most of projects (N x 2) added up by cell (G x 2)."""
        return np.stack([add_up(self.of_project, side, self.count) for side in bounds.T], axis=1)


def group_into_cells(rows: Rows) -> Cells:
    key = np.zeros(len(rows.category), dtype=np.intp)
    for codes in (getattr(rows, name).astype(np.intp) for name in _ALIKE):
        low = int(codes.min(initial=0))
        key = key * (int(codes.max(initial=0)) - low + 1) + (codes - low)
    _, first, of_project = np.unique(key, return_index=True, return_inverse=True)
    return Cells(of_project.astype(np.intp), **{name: getattr(rows, name)[first] for name in _ALIKE})


class Sums:
    """Sums by cell over some of the projects, each worked out when first asked for.

    ``chosen`` are the positions of those projects; ``None`` means all of them.
    """

    def __init__(self, rows: Rows, cells: Cells, source_sets: Ints, chosen: Ints | None = None) -> None:
        """Take the arrays; nothing is added up yet."""
        self._rows, self._cells, self._sets, self._chosen = rows, cells, source_sets, chosen

    @cached_property
    def projects(self) -> Floats:
        """How many projects a cell has (G,)."""
        return np.bincount(self._codes, minlength=self._cells.count).astype(np.float64)

    @cached_property
    def total_wan(self) -> Floats:
        """Total investment by cell (G,)."""
        return self._add_up(self._of_chosen(self._rows.total_wan))

    @cached_property
    def funding_wan(self) -> Floats:
        """Funding by cell and by the set of sources it may come from (G x M)."""
        return self._add_up_columns(self._of_chosen(self._rows.funding_wan))

    @cached_property
    def holding(self) -> Floats:
        """How many projects of a cell have confirmed money of each source, and last, unconfirmed money (G x 5)."""
        return self._add_up_columns(has_money_by_source(self._of_chosen(self._rows.funding_wan), self._sets).astype(np.float64))

    @cached_property
    def _codes(self) -> Ints:
        of_project = self._cells.of_project
        return of_project if self._chosen is None else of_project[self._chosen]

    def _of_chosen(self, amounts: Floats) -> Floats:
        """Amounts of all projects (N, or N x M), of the chosen ones."""
        return amounts if self._chosen is None else amounts[self._chosen]

    def _add_up(self, amounts: Floats) -> Floats:
        return add_up(self._codes, amounts, self._cells.count)

    def _add_up_columns(self, amounts: Floats) -> Floats:
        columns = [self._add_up(amounts[:, column]) for column in range(amounts.shape[1])]
        return np.stack(columns, axis=1) if columns else np.zeros((self._cells.count, 0))


def has_money_by_source(funding_wan: Floats, source_sets: Ints) -> Bools:
    """Whether rows have confirmed money of each of the sources, and last, unconfirmed money (N x sources + 1)."""
    has_money = funding_wan > 0
    confirmed = [any_column(has_money[:, source_sets == 1 << source]) for source in range(SOURCE_COUNT)]
    return np.stack([*confirmed, any_column(has_money[:, is_several(source_sets)])], axis=1)


def is_several(source_sets: Ints) -> Bools:
    """Whether a set of sources, as bits, holds more than one: money of such a set is unconfirmed."""
    return np.asarray(source_sets & (source_sets - 1), dtype=np.bool_)
