"""What a filter shows of a plan, under a policy and a basis.

Two kinds of field. Some select projects: category, reach, type, first year, body, single projects, amounts, text, money
of an unconfirmed column. Others select money, the share of a project that falls there: township, years, funding source.
Of several townships a project's shares are added up; where all of them are asked for, it has to serve every one.

Every project has a base, and a weight in each dimension:

* base: without a source chosen, the amount of the basis, all of it ``certain``. With sources chosen, the funding lines
  whatever the basis: ``certain`` are lines all of whose possible sources are chosen (in sum they are certain),
  ``unconfirmed`` those of which some but not all are.
* years and townships each give a weight ``inside`` and a weight ``partly`` (see ``analysis.core.weights``). Together:
  inside = inside_years x inside_townships, and whatever else may lie in both is undivided:
  partly = (inside + partly)_years x (inside + partly)_townships - inside.

Then certain_wan = certain x inside, unconfirmed_wan = unconfirmed x inside, and undivided_wan = (certain + unconfirmed)
x partly: money of which not even the year or township is known stands with the undivided part. The three add up to the
amount in view, and each unit of money stands in one of them only.

Under the basis ``printed`` the rows that the printed total leaves out are out of view, also when sources are chosen.
A project is in view if its fields match and it has money there. One that costs 0 is there with its weight, so that
nothing chosen shows all projects; but a printed 0 is no money of a source.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from analysis.core.arrays import Bools, Floats, Ints, add_columns
from analysis.core.cells import ALL_SOURCES, Sums
from analysis.core.frame import CATEGORIES, CONSTRUCTION_TYPES, REACHES, SOURCES, PlanFrame
from analysis.core.placements import Range, bits_of
from analysis.core.weights import Weights, weights_of_townships, weights_of_years
from models import AllocationPolicy, Basis, FundingSource, ProjectFilter

VIEWS_KEPT = 16
_EMPTY = ProjectFilter()


@dataclass(frozen=True, eq=False)
class View:
    """What a filter shows: weights by cell, sums by cell, and amounts by project in 万元, all worked out when asked for.

    ``inside`` and ``partly`` (G,) are 0 for cells that do not match; ``sums`` are over the projects that match the
    fields of which the cells know nothing, ``matching`` (N,) are these projects, ``None`` for all.
    """

    frame: PlanFrame
    asked: ProjectFilter
    policy: AllocationPolicy
    basis: Basis
    inside: Floats
    partly: Floats
    sums: Sums
    matching: Bools | None

    @cached_property
    def sources(self) -> int:
        """The chosen sources as bits; 0 if none is chosen."""
        return bits_of(self.asked.funding_source)

    @cached_property
    def weights(self) -> Floats:
        """The weight of each cell's money that is or may be in view (G,)."""
        return self.inside + self.partly

    # --- by cell (G,)

    @cached_property
    def cell_certain(self) -> Floats:
        """Money that is in view for certain, by cell."""
        return self._cell_bases[0] * self.inside

    @cached_property
    def cell_unconfirmed(self) -> Floats:
        """Money in view that may be of a chosen source, by cell."""
        return self._cell_bases[1] * self.inside

    @cached_property
    def cell_undivided(self) -> Floats:
        """Money that is only partly in view and not divided, by cell."""
        return (self._cell_bases[0] + self._cell_bases[1]) * self.partly

    @cached_property
    def cell_amount(self) -> Floats:
        """All money in view, by cell."""
        return self.cell_certain + self.cell_unconfirmed + self.cell_undivided

    @cached_property
    def cell_projects(self) -> Floats:
        """How many projects of each cell are in view."""
        projects = self.sums.touching(self.sources) if self.sources else self.sums.projects
        return projects * (self.weights > 0)

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
        return self._bases[0] * self._by_project(self.inside)

    @cached_property
    def unconfirmed_wan(self) -> Floats:
        """Money in view that may be of a chosen source (N,); zeros if no source is chosen."""
        return self._bases[1] * self._by_project(self.inside)

    @cached_property
    def undivided_wan(self) -> Floats:
        """Money only partly in view and not divided (N,): its own part, shown in full and never counted as certain."""
        return (self._bases[0] + self._bases[1]) * self._by_project(self.partly)

    @cached_property
    def amount_wan(self) -> Floats:
        """All money in view (N,): certain, unconfirmed and undivided."""
        return self.certain_wan + self.unconfirmed_wan + self.undivided_wan

    @cached_property
    def least_wan(self) -> Floats:
        """The least that each project can have in view (N,), whatever the columns of its unconfirmed money."""
        if not self.sources:
            return self.certain_wan
        return self.frame.bounds_by_project(self.sources)[:, 0] * self._by_project(self.inside)

    @cached_property
    def most_wan(self) -> Floats:
        """The most that each project can have in view (N,)."""
        if not self.sources:
            return self.amount_wan
        return self.frame.bounds_by_project(self.sources)[:, 1] * self.project_weights

    @cached_property
    def project_weights(self) -> Floats:
        """The weight of each project's money that is or may be in view (N,)."""
        return self._by_project(self.weights)

    # --- the whole view

    @cached_property
    def total_wan(self) -> float:
        """All money in view."""
        return float(self.cell_amount.sum())

    @cached_property
    def funding_wan(self) -> Floats:
        """The funding lines in view, by set of possible sources (M,), whatever the basis and the sources chosen."""
        return self.weights @ self.sums.funding_wan

    @cached_property
    def range_wan(self) -> Range:
        """The least and the most that the view can hold: unconfirmed and undivided money is in it or not."""
        return self.ranges_of_cells(np.ones((1, self.frame.cells.count), dtype=np.bool_))[0]

    def range_of(self, rows: Ints) -> Range:
        """The least and the most that some projects can have in view together."""
        if not self.sources or not self.frame.placements.is_joint:
            return float(self.least_wan[rows].sum()), float(self.most_wan[rows].sum())
        is_in = np.zeros(len(self.frame))
        is_in[rows] = 1.0
        weights = np.stack([self._by_project(self.inside) * is_in, self.project_weights * is_in])
        (least, _), (_, most) = self.frame.placements.sources_ranges(weights, self.asked.funding_source)
        return least, most

    def ranges_of_cells(self, groups: Bools) -> list[Range]:
        """The least and the most that the projects of each of some groups of cells (K x G) can have in view together."""
        if not self.sources:
            return [(float(self.cell_certain[is_in].sum()), float(self.cell_amount[is_in].sum())) for is_in in groups]
        ends = self.sources_ranges(self.asked.funding_source, np.concatenate([self.inside * groups, self.weights * groups]))
        return [(least, most) for (least, _), (_, most) in zip(ends[: len(groups)], ends[len(groups) :], strict=True)]

    def sources_ranges(self, sources: tuple[FundingSource, ...], weights: Floats) -> list[Range]:
        """The least and the most of some sources together over all consistent placements of the unconfirmed amounts.

        For each of some weights by cell (K x G).
        """
        if not self.frame.placements.is_joint:
            return [(least, most) for least, most in (weights @ self._bounds(bits_of(sources))).tolist()]
        return self.frame.placements.sources_ranges(self._by_project(weights), sources)

    @cached_property
    def range_of_each(self) -> list[Range]:
        """``sources_ranges`` of every source alone as in view, in printed order."""
        if not self.frame.placements.is_joint:
            return [self.sources_ranges((source,), self.weights[None])[0] for source in SOURCES]
        return self.frame.placements.range_of_each(self._by_project(self.weights))

    def _bounds(self, sources: int) -> Floats:
        """The least and the most of a set of sources that the free rows in question can give, by cell (G x 2)."""
        if self.matching is None:
            return self.frame.bounds_by_cell(sources)
        return self.frame.cells.both_ends(self.frame.bounds_by_project(sources) * self.matching[:, None])

    def _by_project(self, weights: Floats) -> Floats:
        by_project = weights[..., self.frame.cells.of_project]
        return by_project if self.matching is None else by_project * self.matching

    @cached_property
    def _cell_bases(self) -> tuple[Floats, Floats]:
        if not self.sources and self.basis is not Basis.FUNDING:
            return self.sums.total_wan, np.zeros(self.frame.cells.count)
        return self._split_funding(self.sums.funding_wan)

    @cached_property
    def _bases(self) -> tuple[Floats, Floats]:
        if not self.sources and self.basis is not Basis.FUNDING:
            return self.frame.rows.total_wan, np.zeros(len(self.frame))
        return self._split_funding(self.frame.rows.funding_wan)

    def _split_funding(self, funding_wan: Floats) -> tuple[Floats, Floats]:
        sets, chosen = self.frame.source_sets, self.sources or ALL_SOURCES
        is_sure = (sets & ~chosen) == 0
        may_be = ((sets & chosen) != 0) & ~is_sure
        return add_columns(funding_wan, is_sure), add_columns(funding_wan, may_be)


@lru_cache(maxsize=VIEWS_KEPT)
def view(frame: PlanFrame, asked: ProjectFilter, policy: AllocationPolicy, basis: Basis) -> View:
    """What a filter shows of a plan. The last few views are kept: the charts of a page share most of theirs."""
    is_match = _matching_cells(frame, asked, basis)
    years = weights_of_years(frame.cells.start_year, frame.cells.end_year, (asked.from_year, asked.to_year), policy.years)
    townships = _township_weights(frame, asked, policy)
    inside = years[0] * townships[0] * is_match
    partly = (years[0] + years[1]) * (townships[0] + townships[1]) * is_match - inside
    matching = _matching_projects(frame, asked)
    sums = frame.sums if matching is None else Sums(frame.rows, frame.cells, frame.source_sets, np.flatnonzero(matching))
    return View(frame, asked, policy, basis, inside, partly, sums, matching)


def in_context(frame: PlanFrame, asked: ProjectFilter, policy: AllocationPolicy, basis: Basis, *own: str) -> View:
    """The view of a chart that keeps its own context: the filter without the chart's ``own`` fields."""
    if any(getattr(asked, field) != getattr(_EMPTY, field) for field in own):
        asked = asked.model_copy(update={field: getattr(_EMPTY, field) for field in own})
    return view(frame, asked, policy, basis)


def before(frame: PlanFrame, policy: AllocationPolicy, basis: Basis) -> View:
    """The view of an empty filter: what the charts show as it was before anything was chosen."""
    return view(frame, _EMPTY, policy, basis)


def _matching_cells(frame: PlanFrame, asked: ProjectFilter, basis: Basis) -> Bools:
    cells = frame.cells
    is_match = cells.covered.copy() if basis is Basis.PRINTED else np.ones(cells.count, dtype=np.bool_)
    fields: tuple[tuple[tuple[str, ...], tuple[str, ...], Ints], ...] = (
        (asked.category, CATEGORIES, cells.category),
        (asked.construction_type, CONSTRUCTION_TYPES, cells.construction_type),
        (asked.reach, REACHES, cells.reach),
    )
    for chosen, words, codes in fields:
        if chosen:
            is_match &= _is_chosen(chosen, words)[codes]
    return is_match & np.isin(cells.start_year, asked.start_year) if asked.start_year else is_match


def _township_weights(frame: PlanFrame, asked: ProjectFilter, policy: AllocationPolicy) -> Weights:
    count = frame.cells.count
    if not asked.township:
        return np.ones(count), np.zeros(count)
    chosen = _is_chosen(asked.township, frame.townships)
    inside, partly = weights_of_townships(frame.township_sets, chosen, policy.townships)
    if asked.serves_all:
        serves_every = frame.township_sets[:, chosen].all(axis=1)
        inside, partly = inside * serves_every, partly * serves_every
    return inside[frame.cells.township_set], partly[frame.cells.township_set]


def _matching_projects(frame: PlanFrame, asked: ProjectFilter) -> Bools | None:
    """The projects that match the fields of which the cells know nothing; ``None`` if no such field is set."""
    rows, matches = frame.rows, list[Bools]()
    if asked.implementer:
        matches.append(_is_chosen(asked.implementer, frame.implementers)[rows.implementer])
    if asked.project:
        matches.append(frame.is_one_of(asked.project))
    if asked.without:
        matches.append(~frame.is_one_of(asked.without))
    if asked.min_wan is not None:
        matches.append(rows.total_wan >= asked.min_wan)
    if asked.max_wan is not None:
        matches.append(rows.total_wan <= asked.max_wan)
    if asked.unsettled:
        matches.append(frame.is_unsettled)
    if asked.text:
        matches.append(frame.hits(asked.text))
    return np.logical_and.reduce(matches) if matches else None


def _is_chosen(chosen: tuple[str, ...], words: tuple[str, ...]) -> Bools:
    return np.array([word in chosen for word in words], dtype=np.bool_)
