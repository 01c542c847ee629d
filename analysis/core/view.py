"""What a filter shows of a plan, under a policy and a basis.

Two kinds of field. Some select projects: category, reach, type, first year, body, single projects, amounts, text, money
of an unconfirmed column. Others select money, the share of a project that falls there: township, years, funding source.
Of several townships a project's shares are added up; where all of them are asked for, it has to serve every one.

Every project has a base, and a weight in each dimension:

* base: without a source chosen, the amount of the basis, all of it ``sure``. With sources chosen, funding whatever the
  basis: ``sure`` is the least that the chosen sources have over all consistent placements of the amounts
  (``analysis.core.placements``), ``open`` what they may have besides.
* years and townships each give a weight ``inside`` and a weight ``partly`` (see ``analysis.core.weights``). Together:
  inside = inside_years x inside_townships, and whatever else may lie in both is undivided:
  partly = (inside + partly)_years x (inside + partly)_townships - inside.

Then certain_wan = sure x inside, undivided_wan = sure x partly, and unconfirmed_wan = open x (inside + partly). The three
add up to the most that can be in view, and each unit of money stands in one of them only. Of several projects together
(``parts_of``) more is certain than of each alone: the printed totals tie them to each other.

Under the basis ``printed`` the rows that the printed total leaves out are out of view, also when sources are chosen.
A project is in view if its fields match and it has money there. One that costs 0 is there with its weight, so that
nothing chosen shows all projects; but a printed 0 is no money of a source.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from analysis.core.arrays import Bools, Floats, Ints, add_up
from analysis.core.cells import ALL_SOURCES, Sums
from analysis.core.frame import SOURCES, PlanFrame
from analysis.core.matching import matching_cells, matching_projects, township_weights
from analysis.core.parts import NOTHING, Parts
from analysis.core.placements import Range, bits_of
from analysis.core.question import Question
from analysis.core.weights import weights_of_years
from models import Basis

VIEWS_KEPT = 16


@dataclass(frozen=True, eq=False)
class View:
    """What a filter shows: weights by cell, sums by cell, and amounts by project in 万元, all worked out when asked for.

    ``inside`` and ``partly`` (G,) are 0 for cells that do not match; ``sums`` are over the projects that match the
    fields of which the cells know nothing, ``matching`` (N,) are these projects, ``None`` for all.
    """

    question: Question
    inside: Floats
    partly: Floats
    sums: Sums
    matching: Bools | None

    @cached_property
    def frame(self) -> PlanFrame:
        return self.question.frame

    @cached_property
    def sources(self) -> int:
        """The chosen sources as bits; 0 if none is chosen."""
        return bits_of(self.question.filter.funding_source)

    @cached_property
    def weights(self) -> Floats:
        """The weight of each cell's money that is or may be in view (G,)."""
        return self.inside + self.partly

    # --- by cell (G,)

    @cached_property
    def cell_projects(self) -> Floats:
        """How many projects of each cell are in view."""
        return (self.touching(self.sources) if self.sources else self.sums.projects) * (self.weights > 0)

    @cached_property
    def count(self) -> int:
        """How many projects are in view."""
        return int(self.cell_projects.sum())

    def touching(self, sources: int) -> Floats:
        """How many projects of a cell have money that is or may be of a set of sources, as bits (G,)."""
        touches = self.frame.touches(sources) if self.matching is None else self.frame.touches(sources) & self.matching
        return add_up(self.frame.cells.of_project, touches.astype(np.float64), self.frame.cells.count)

    # --- by project (N,)

    @cached_property
    def selected(self) -> Bools:
        """Whether a project is in view (N,)."""
        selected = (self.weights > 0)[self.frame.cells.of_project]
        if self.matching is not None:
            selected = selected & self.matching
        if self.sources:
            selected = selected & self.frame.touches(self.sources)
        return selected

    @cached_property
    def certain_wan(self) -> Floats:
        """Money in view for certain (N,)."""
        return self._bases[0] * self.spread_by_project(self.inside)

    @cached_property
    def undivided_wan(self) -> Floats:
        """Money only partly in view and not divided (N,): its own part, shown in full and never counted as certain."""
        return self._bases[0] * self.spread_by_project(self.partly)

    @cached_property
    def unconfirmed_wan(self) -> Floats:
        """What may be of the chosen sources besides (N,); zeros if no source is chosen."""
        return self._bases[1] * self.project_weights

    @cached_property
    def sure_wan(self) -> Floats:
        """The least that each project has (N,): certain and undivided money."""
        return self.certain_wan + self.undivided_wan

    @cached_property
    def amount_wan(self) -> Floats:
        """The most that each project can have in view (N,): certain, undivided and unconfirmed money."""
        return self.sure_wan + self.unconfirmed_wan

    @cached_property
    def project_weights(self) -> Floats:
        """The weight of each project's money that is or may be in view (N,)."""
        return self.spread_by_project(self.weights)

    # --- together

    @cached_property
    def whole(self) -> Parts[float]:
        """What is in view of all projects together."""
        parts = self.parts_of(np.ones((1, self.frame.cells.count)))
        return Parts(*(float(part[0]) for part in parts))

    @cached_property
    def is_open(self) -> bool:
        """Whether some project's money only may be of the chosen sources."""
        return bool((self.unconfirmed_wan > NOTHING).any())

    @property
    def total_wan(self) -> float:
        """The most that can be in view."""
        return self.whole.amount

    @cached_property
    def funding_wan(self) -> Floats:
        """The funding lines in view, by set of possible sources (M,), whatever the basis and the sources chosen."""
        return self.weights @ self.sums.funding_wan

    def parts_of(self, groups: Floats) -> Parts[Floats]:
        """What is in view of each of some groups, given as parts of every cell (K x G): three arrays (K,)."""
        if self._is_free:
            return Parts(*(groups @ part for part in self._cell_parts))
        chosen = self.question.filter.funding_source
        return self._joined(lambda weights: self.frame.placements.sources_ranges(self.spread_by_project(groups * weights), chosen))

    def split(self, groups: Floats, is_shared: Bools) -> tuple[Floats, Floats, Parts[Floats]]:
        """The parts of some groups, and before them what of the certain ones is of cells that are not shared, and of others."""
        parts, alone = self.parts_of(groups), groups * ~is_shared * self.inside
        if self._is_free:
            own = alone @ self._cell_bases[0]
        else:
            ends = self.frame.placements.sources_ranges(self.spread_by_project(alone), self.question.filter.funding_source)
            own = np.array([least for least, _ in ends])
        return own, np.maximum(parts.certain - own, 0.0), parts

    def parts_of_rows(self, rows: Ints) -> Parts[float]:
        """What is in view of some projects together."""
        if self._is_free:
            return Parts(*(float(part[rows].sum()) for part in (self.certain_wan, self.undivided_wan, self.unconfirmed_wan)))
        is_in = np.zeros(len(self.frame))
        is_in[rows] = 1.0
        chosen = self.question.filter.funding_source
        parts = self._joined(lambda weights: [self.frame.placements.sources_range(self.spread_by_project(weights) * is_in, chosen)])
        return Parts(*(float(part[0]) for part in parts))

    @cached_property
    def of_sources(self) -> Parts[Floats]:
        """What each source has of all in view, whatever sources are chosen: three arrays (sources,)."""
        return Parts(*(part[0] for part in self.parts_of_sources(np.ones((1, self.frame.cells.count)))))

    def parts_of_sources(self, groups: Floats) -> Parts[Floats]:
        """The same of some groups (K x G): three arrays (K x sources)."""
        return Parts(*(part.reshape(-1, len(SOURCES)) for part in self._joined(lambda weights: self._of_each(groups * weights))))

    def _of_each(self, weights: Floats) -> list[Range]:
        """The least and the most of every source by weights of cells (K x G), source after source."""
        if self.frame.placements.is_joint:
            return self.frame.placements.ranges_of_each(self.spread_by_project(weights))
        each = [weights @ self._bounds(1 << place) for place in range(len(SOURCES))]
        return [(float(least), float(most)) for least, most in np.stack(each, axis=1).reshape(-1, 2)]

    def _joined(self, ranges: Callable[[Floats], list[Range]]) -> Parts[Floats]:
        """The parts that follow from the ranges of groups by weights of cells (G,): what is inside, partly, and either."""
        if not self.partly.any():
            ends = np.array(ranges(self.inside)).reshape(-1, 2)
            return Parts(ends[:, 0], np.zeros(len(ends)), ends[:, 1] - ends[:, 0])
        inside, partly, either = (np.array(ranges(weights)).reshape(-1, 2) for weights in (self.inside, self.partly, self.weights))
        unsure = either[:, 1] - inside[:, 0] - partly[:, 0]
        return Parts(inside[:, 0], partly[:, 0], np.maximum(unsure, 0.0))

    @cached_property
    def _is_free(self) -> bool:
        """Whether what projects have in view adds up: no source is chosen, or nothing ties them."""
        return self.sources in (0, ALL_SOURCES) or not self.frame.placements.is_joint

    @cached_property
    def _cell_parts(self) -> Parts[Floats]:
        sure, unsure = self._cell_bases
        return Parts(sure * self.inside, sure * self.partly, unsure * self.weights)

    def _bounds(self, sources: int) -> Floats:
        """The least and the most of a set of sources that the free rows in question can give, by cell (G x 2)."""
        if self.matching is None:
            return self.frame.bounds_by_cell(sources)
        return self.frame.cells.both_ends(self.frame.bounds_by_project(sources) * self.matching[:, None])

    def spread_by_project(self, weights: Floats) -> Floats:
        """Weights of cells (... x G) as those of the projects that match (... x N)."""
        by_project = weights[..., self.frame.cells.of_project]
        return by_project if self.matching is None else by_project * self.matching

    @cached_property
    def _cell_bases(self) -> tuple[Floats, Floats]:
        """What of each cell's money is sure and what is open (G,)."""
        if not self.sources and self.question.basis is not Basis.FUNDING:
            return self.sums.total_wan, np.zeros(self.frame.cells.count)
        least, most = self._bounds(self.sources or ALL_SOURCES).T
        return least, most - least

    @cached_property
    def _bases(self) -> tuple[Floats, Floats]:
        """The same of each project (N,)."""
        if not self.sources and self.question.basis is not Basis.FUNDING:
            return self.frame.rows.total_wan, np.zeros(len(self.frame))
        least, most = self.frame.bounds_by_project(self.sources or ALL_SOURCES).T
        return least, most - least


@lru_cache(maxsize=VIEWS_KEPT)
def view(question: Question) -> View:
    """What a filter shows of a plan. The last few views are kept: the charts of a page share most of theirs."""
    frame, asked, policy, basis = question
    is_match = matching_cells(frame, asked, basis)
    years = weights_of_years(frame.cells.start_year, frame.cells.end_year, (asked.from_year, asked.to_year), policy.years)
    townships = township_weights(frame, asked.township, asked.serves_all, policy.townships)
    inside = years[0] * townships[0] * is_match
    partly = (years[0] + years[1]) * (townships[0] + townships[1]) * is_match - inside
    matching = matching_projects(frame, asked)
    sums = frame.sums if matching is None else Sums(frame.rows, frame.cells, frame.source_sets, np.flatnonzero(matching))
    return View(question, inside, partly, sums, matching)


@lru_cache(maxsize=2 * VIEWS_KEPT)
def in_context(question: Question, *own: str) -> View:
    """The view of a chart that keeps its own context: the filter without the chart's ``own`` fields."""
    return view(question.without(*own))


def before(question: Question) -> View:
    """The view of an empty filter: what the charts show as it was before anything was chosen."""
    return view(question.of_everything())
