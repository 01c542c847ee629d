"""A plan as one tidy frame, one row per project, with the arrays that every question is answered from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.core.arrays import Bools, Floats, Ints, add_columns, add_up, any_column
from analysis.core.cells import Cells, Rows, Sums, is_several
from analysis.core.placements import ConsistentPlacements
from analysis.core.search import search
from analysis.core.weights import spread_over_townships, spread_over_years
from models import Category, ConstructionType, FundingSource, Plan, Reach, TownshipPolicy, YearPolicy
from tables import Table

CATEGORIES = tuple(Category)
CONSTRUCTION_TYPES = tuple(ConstructionType)
REACHES = tuple(Reach)
SOURCES = tuple(FundingSource)
FIELDS = ("project_id", "name", "category", "construction_type", "start_year", "end_year", "total_investment_wan")
UNCONFIRMED = "unconfirmed"
SOURCE_ROWS = (*(source.value for source in SOURCES), UNCONFIRMED)
Q = ParamSpec("Q")
T = TypeVar("T")


def kept(answer: Callable[Concatenate[PlanFrame, Q], T]) -> Callable[Concatenate[PlanFrame, Q], T]:
    """A question about a frame that is worked out once: nothing in a frame changes."""

    @wraps(answer)
    def asked(frame: PlanFrame, /, *question: Q.args, **more: Q.kwargs) -> T:
        key = (answer.__name__, question)
        if key not in frame.answers:
            frame.answers[key] = answer(frame, *question, **more)
        found: T = frame.answers[key]
        return found

    return asked


@dataclass(frozen=True, eq=False)
class PlanFrame:
    """A plan, ready for questions. Built once per plan; nothing in it changes afterwards.

    ``projects``: one row per project in plan order, with ``FIELDS`` as columns of plain values.
    ``township_sets`` (K x T): the distinct sets of townships that projects serve; ``source_sets`` (M,): the distinct
    sets of sources that amounts may come from, bit 0 for the first source.
    ``placements``: the consistent placements of the unconfirmed amounts; ``answers``: what was asked before (``kept``).
    Made by ``analysis.core.building``.
    """

    projects: Table
    years: tuple[int, ...]
    townships: tuple[str, ...]
    implementers: tuple[str, ...]
    township_sets: Bools
    source_sets: Ints
    rows: Rows
    cells: Cells
    make_search_texts: Callable[[], Sequence[str]]
    plan: Plan
    placements: ConsistentPlacements
    answers: dict[tuple[str, tuple[object, ...]], Any] = field(default_factory=dict, init=False, repr=False)

    def __len__(self) -> int:
        return len(self.rows.category)

    @cached_property
    def stressed(self) -> int:
        """The position of the source that the plan stresses."""
        return SOURCES.index(self.plan.stressed_source)

    @cached_property
    def sums(self) -> Sums:
        return Sums(self.rows, self.cells, self.source_sets)

    @cached_property
    def category_order(self) -> Ints:
        """Positions of the categories in the order in which they are always drawn: the whole plan's largest first."""
        totals = add_up(self.rows.category, self.rows.total_wan, len(CATEGORIES))
        return np.argsort(-totals, kind="stable").astype(np.intp)

    @cached_property
    def categories(self) -> list[str]:
        """The categories in this order."""
        return [CATEGORIES[position].value for position in self.category_order]

    @cached_property
    def served(self) -> Ints:
        """How many townships each set of townships has (K,)."""
        return np.asarray(self.township_sets.sum(axis=1), dtype=np.intp)

    @cached_property
    def is_shared(self) -> Bools:
        """Whether the projects of a cell serve several townships (G,)."""
        return np.asarray((self.served > 1)[self.cells.township_set])

    @cached_property
    def funding_sum_wan(self) -> Floats:
        """All funding by project (N,)."""
        return add_columns(self.rows.funding_wan, np.ones(len(self.source_sets), dtype=np.bool_))

    @cached_property
    def project_ids(self) -> NDArray[np.object_]:
        """The ids of the projects as Python's strings (N,): pandas takes rows of its own at ten times the cost."""
        return np.array(self.projects["project_id"], dtype=object)

    @cached_property
    def spans(self) -> Ints:
        """The distinct spans of years of projects, first and last year (spans x 2)."""
        return self._spans[0]

    @cached_property
    def span_of_cell(self) -> Ints:
        """Which of ``spans`` each cell has (G,)."""
        return self._spans[1]

    @cached_property
    def _spans(self) -> tuple[Ints, Ints]:
        ends = np.column_stack([self.cells.start_year, self.cells.end_year])
        spans, which = np.unique(ends, axis=0, return_inverse=True)
        return spans, which.ravel().astype(np.intp)

    @kept
    def year_spread(self, policy: YearPolicy) -> Floats:
        """The weight of each span in each year, and last, under ``undivided``, undivided (spans x Y or Y+1)."""
        return spread_over_years(self.spans[:, 0], self.spans[:, 1], self.years, policy)

    @kept
    def township_spread(self, policy: TownshipPolicy) -> Floats:
        """The weight of each set of townships in each of them, in the city as such, and undivided (K x T+2)."""
        return spread_over_townships(self.township_sets, policy)

    def is_one_of(self, project_ids: Sequence[str]) -> Bools:
        """Whether each project is one of ``project_ids`` (N,); unknown ids are nobody's."""
        is_one = np.zeros(len(self), dtype=np.bool_)
        is_one[[self.row_of[one] for one in project_ids if one in self.row_of]] = True
        return is_one

    @cached_property
    def row_of(self) -> dict[str, int]:
        return {one: row for row, one in enumerate(self.projects["project_id"])}

    def hits(self, text: str) -> Bools:
        """Which projects every word of a text hits (N,)."""
        return _hits(self, text)

    @kept
    def bounds_by_cell(self, sources: int) -> Floats:
        """The least and the most of a set of sources, as bits, that the rows of each cell can give, free of the others (G x 2)."""
        return self.cells.both_ends(self.bounds_by_project(sources))

    def touches(self, sources: int) -> Bools:
        """Whether a project has money, not 0, that is or may be of a set of sources, as bits (N,)."""
        return np.asarray(self.bounds_by_project(sources)[:, 1] > 0, dtype=np.bool_)

    @cached_property
    def is_unsettled(self) -> Bools:
        """Whether a project has money, not 0, whose column is unconfirmed (N,)."""
        return any_column(self.rows.funding_wan[:, is_several(self.source_sets)] > 0)

    @kept
    def bounds_by_project(self, sources: int) -> Floats:
        """The least and the most of a set of sources, as bits, for each project on its own (N x 2)."""
        return self.placements.bounds(sources)

    @cached_property
    def spelled(self) -> Sequence[str]:
        """What a search looks at in each project (N,): spelled when it is first needed, for that takes longer than all the rest."""
        return self.make_search_texts()

    @cached_property
    def search_text(self) -> pd.Series[str]:
        """The same for the engine that searches thousands at once, for which Arrow takes 6 MB: made for the first search."""
        return pd.Series(pd.array(self.spelled, dtype="str"))

    @cached_property
    def rows_of_category(self) -> tuple[Ints, ...]:
        """The positions of the projects of each category."""
        return tuple(np.flatnonzero(self.rows.category == category) for category in range(len(CATEGORIES)))


@lru_cache(maxsize=4)
def _hits(frame: PlanFrame, text: str) -> Bools:
    """The last few searches: each chart of a page asks for the same words in a context of its own."""
    found = search(frame.search_text, text)
    found.flags.writeable = False
    return found
