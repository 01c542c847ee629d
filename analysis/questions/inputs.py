"""What a number is added up from: of every project that counts in it, the printed amounts, and what part of them counts.

The weights are those of the view that gives the number. A slice is what a chart gives one year or one township by the policies.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from analysis.core.arrays import Bools, Floats
from analysis.core.placements import SOURCES, bits_of
from analysis.core.view import View
from analysis.questions.townships import CITY_LEVEL, UNDIVIDED
from analysis.questions.yearly import years_of
from models import Basis, FundingLine, FundingSource

_WHOLE = 1 - 1e-9
Covers = Callable[[FundingLine], bool]


@dataclass(frozen=True)
class Input:
    """A project's part: the row, the printed amount, the part of it that counts; ``lines`` of the funding, None for the total."""

    row: int
    whole: float
    weight: float
    lines: tuple[FundingLine, ...] | None = None


@dataclass(frozen=True)
class Slice:
    """What a chart gives some of the plan's years (0: what is not divided), or a township or group of it; None: all."""

    years: tuple[int, ...] = ()
    township: str | None = None

    def weights(self, seen: View) -> Floats:
        """The weight of each project in it (N,)."""
        frame, cells, found = seen.frame, seen.frame.cells, np.ones(len(seen.frame))
        if self.years:
            known = years_of(seen.question)
            places = [known.index(year) for year in self.years if year or year in known]
            spread = frame.year_spread(seen.question.policy.years)[:, places].sum(axis=1)
            found = found * spread[frame.span_of_cell][cells.of_project]
        if self.township is not None:
            place = [*frame.townships, CITY_LEVEL, UNDIVIDED].index(self.township)
            found = found * frame.township_spread(seen.question.policy.townships)[:, place][cells.township_set][cells.of_project]
        return found


EVERYTHING = Slice()


def by_project(seen: View, which: str) -> Floats:
    """The weight of each project in view (N,): what is ``inside``, ``partly`` or ``either``."""
    weights = {"inside": seen.inside, "partly": seen.partly, "either": seen.inside + seen.partly}[which]
    found: Floats = weights[seen.frame.cells.of_project] * seen.selected
    return found


def parted(seen: View, which: str, *, has_years: bool = False) -> Bools:
    """Which projects (N,) are of a ``single`` year or ``spread`` over several, of their ``own`` township or ``shared`` by some,
    in view as a ``whole`` or by a ``policy``; a slice of years (``has_years``) parts them too.
    """
    frame, of = seen.frame, seen.frame.cells.of_project
    is_single, is_shared = frame.cells.is_single_year[of], frame.is_shared[of]
    inside = by_project(seen, "inside")
    is_part = (inside > 0) & (inside < _WHOLE) | (~is_single & has_years)
    return {
        "whole": ~is_part,
        "policy": is_part,
        "single": is_single,
        "spread": ~is_single,
        "own": ~is_shared,
        "shared": is_shared,
    }[which]


def money_inputs(seen: View, weights: Floats, end: str, sources: Sequence[FundingSource] = ()) -> list[Input]:
    """The inputs of the ``least`` or the ``most`` money that some sources can have by weights (N,), in a placement that gives it.

    Without sources, of all money on the basis of the view.
    """
    if not sources and seen.question.basis is not Basis.FUNDING:
        return [Input(row, float(seen.frame.rows.total_wan[row]), float(weights[row])) for row in np.flatnonzero(weights).tolist()]
    placed = seen.frame.placements.placed_at_end(weights, sources or SOURCES, end)
    return [_input(row, weights, placed[row]) for row in np.flatnonzero(weights).tolist() if placed[row]]


def _input(row: int, weights: Floats, lines: tuple[FundingLine, ...]) -> Input:
    return Input(row, float(sum(line.amount_wan for line in lines)), float(weights[row]), lines)


def line_inputs(seen: View, covers: Covers) -> list[Input]:
    """The funding in view, whatever the basis, as far as its amounts are of some kind."""
    weights, projects = by_project(seen, "either"), seen.frame.plan.projects
    held = {row: tuple(line for line in projects[row].funding if covers(line)) for row in np.flatnonzero(weights).tolist()}
    return [_input(row, weights, lines) for row, lines in held.items() if lines]


def are_of(sources: Sequence[FundingSource]) -> Covers:
    """Amounts that are of some sources for certain."""
    chosen = bits_of(sources)
    return lambda line: not bits_of(line.possible_sources) & ~chosen


def may_be_of(sources: Sequence[FundingSource]) -> Covers:
    """Amounts that are or may be of some sources."""
    chosen = bits_of(sources)
    return lambda line: bool(bits_of(line.possible_sources) & chosen)


def size_inputs(seen: View, amounts: Floats, part: str, sliced: Slice = EVERYTHING) -> list[Input]:
    """The inputs of what is planned of a kind: ``own``, ``shared``, ``undivided`` as the charts part it, or the ``amount``."""
    inside, partly = by_project(seen, "inside"), by_project(seen, "partly")
    is_whole = inside >= _WHOLE
    is_whole = is_whole & parted(seen, "single") if sliced.years else is_whole
    is_whole = is_whole & parted(seen, "own") if sliced.township is not None else is_whole
    parts = {"own": inside * is_whole, "shared": inside * ~is_whole, "undivided": partly, "amount": inside + partly}
    weights = {**parts, "certain": inside}[part] * sliced.weights(seen) * (amounts > 0)
    return [Input(row, float(amounts[row]), float(weights[row])) for row in np.flatnonzero(weights).tolist()]
