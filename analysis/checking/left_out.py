"""Which rows the printed totals leave out: the smallest set that explains every column at once.

A set of rows explains the printed totals if the other rows' totals add up to the printed one, and their funding amounts
to the printed columns, by a choice of columns that is possible. Where no set does, the set that explains most is taken.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from adding_up import are_too_many_open, can_add_up
from analysis.checking.subsets import LARGEST, sets_adding_up
from analysis.core.placements import SOURCES, placements_of
from models import FundingLine, FundingSource, Plan, PrintedTotals, Project

LARGEST_BY_TOTAL = 2  # one column alone: three rows make up for a gap by chance
Range = tuple[int, int]  # what the amounts that are confirmed add up to, and with those that only may be of the source


@dataclass(frozen=True)
class LeftOut:
    """The rows that the totals leave out, by project id; whether they explain everything, and whether others would too.

    ``others`` counts the sets of as many rows that make up for the total alone, and not for every column.
    """

    project_ids: tuple[str, ...] = ()
    explains_all: bool = False
    is_ambiguous: bool = False
    others: int = 0


class Columns:
    """The columns of the annex's total row against the rows."""

    def __init__(self, plan: Plan, totals: PrintedTotals) -> None:
        self._plan = plan
        self._totals = totals
        self._totals_of = {project.project_id: project.total_investment_wan for project in plan.projects}
        self._computed = plan.computed_total_wan

    def range_without(self, source: FundingSource, left_out: Iterable[str]) -> Range:
        """What the rows but some give a source: at least, and at most."""
        low, high = self._sums[source]
        for project_id in left_out:
            row_low, row_high = _ranges(self._plan.by_id[project_id].funding)[source]
            low, high = low - row_low, high - row_high
        return low, high

    @cached_property
    def left_out(self) -> LeftOut:
        """The one set of its size that explains every column; where none does, the one that explains most is no explanation."""
        candidates = sorted(self._candidates(), key=lambda rows: (self._unexplained(rows), len(rows)))
        best = candidates[0]
        rank = self._unexplained(best), len(best)
        tied = [rows for rows in candidates if (self._unexplained(rows), len(rows)) == rank]
        if rank[0] > 0:
            return LeftOut(best if len(tied) == 1 else (), is_ambiguous=len(candidates) > 1)
        possible = [rows for rows in tied if self._is_possible(rows)]
        chosen = possible or tied
        alike = sum(len(rows) == len(best) for rows in candidates) - len(chosen)
        is_one = len(chosen) == 1
        return LeftOut(chosen[0] if is_one else (), bool(possible and self._totals.funding_wan), not is_one, alike)

    @cached_property
    def _sums(self) -> Mapping[FundingSource, Range]:
        return _ranges(line for project in self._plan.projects for line in project.funding)

    def _candidates(self) -> list[tuple[str, ...]]:
        """No row at all, and every few rows that make up for the total or for the funding columns together."""
        projects = self._plan.projects
        lacking = self._computed - self._totals.total_investment_wan
        largest = LARGEST if self._totals.funding_wan else LARGEST_BY_TOTAL
        sets = sets_adding_up([project.total_investment_wan for project in projects], lacking, largest)
        if self._totals.funding_wan:
            lacking = self._plan.funding_total_wan - sum(self._totals.funding_wan.values())
            sets += sets_adding_up([project.funding_sum_wan for project in projects], lacking)
        named = (tuple(projects[place].project_id for place in places) for places in sets)
        return list(dict.fromkeys([(), *named]))

    def _unexplained(self, left_out: tuple[str, ...]) -> int:
        """How many columns do not agree without some rows."""
        is_off = self._computed - sum(map(self._totals_of.__getitem__, left_out)) != self._totals.total_investment_wan
        return is_off + sum(
            not low <= printed <= high
            for source, printed in self._totals.funding_wan.items()
            for low, high in [self.range_without(source, left_out)]
        )

    def _is_possible(self, left_out: tuple[str, ...]) -> bool:
        """Whether the columns of the other rows can be chosen so that all of them add up."""
        if set(self._totals.funding_wan) != set(SOURCES):
            return True
        return bool(can_be_made(self._totals.funding_wan, [row for row in self._plan.projects if row.project_id not in left_out]))


def can_be_made(printed: Mapping[FundingSource, int], rows: Sequence[Project]) -> bool | None:
    """Whether some choice of columns makes every printed one; ``None`` where there are too many to follow."""
    if are_too_many_open(placements_of(row.funding) for row in rows):  # of very many rows only the first are looked at
        return None
    return can_add_up(tuple(placements_of(row.funding) for row in rows), tuple(printed[source] for source in SOURCES))


def _ranges(funding: Iterable[FundingLine]) -> Mapping[FundingSource, Range]:
    lows, highs = dict.fromkeys(FundingSource, 0), dict.fromkeys(FundingSource, 0)
    for line in funding:
        for source in line.possible_sources:
            lows[source] += line.amount_wan if line.is_confirmed else 0
            highs[source] += line.amount_wan
    return {source: (lows[source], highs[source]) for source in FundingSource}
