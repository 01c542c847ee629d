"""The largest of very many projects, and what the others come to: arrays in, a few rows out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.core.arrays import Bools, Floats, Ints, largest_positions
from analysis.core.frame import PlanFrame
from analysis.core.parts import PARTS, Parts
from analysis.core.view import View

HALF = 0.5 - 1e-9  # and what floats leave of nothing
_JUST_UNDER = 1 - 1e-9


@dataclass(frozen=True)
class Together:
    """Some projects as one: how many, and the parts of their money in view."""

    projects: int
    parts: Parts[float]

    @property
    def amount_wan(self) -> float:
        """The most that they can have in view."""
        return self.parts.amount

    @property
    def columns(self) -> dict[str, float]:
        """The amount and its parts as a row of a table has them."""
        return dict(zip(PARTS, (self.amount_wan, self.parts.sure, *self.parts), strict=True))


NONE = Together(0, Parts(0.0, 0.0, 0.0))


@dataclass(frozen=True)
class Part:
    """Places of an order: the rows of the projects there, the largest first, and those before and after them together."""

    rows: Ints
    before: Together
    after: Together


def together(seen: View, rows: Ints) -> Together:
    """Some rows of a view as one."""
    return Together(len(rows), seen.parts_of_rows(rows))


def part_of(seen: View, within: Ints, start: int, end: int, amounts: Floats | None = None) -> Part:
    """The rows at places ``start`` to ``end`` among ``within``, by ``amounts`` (N,), by default the money in view."""
    ordered = within[largest_positions((seen.amount_wan if amounts is None else amounts)[within], end)]
    before, after = together(seen, ordered[:start]), together(seen, np.setdiff1d(within, ordered))
    return Part(ordered[start:], before, after)


def funding_in_view(seen: View) -> Floats:
    """The funding of each project in view (N,)."""
    return seen.frame.funding_sum_wan * seen.project_weights


def cuts(amounts: Floats, parts: int) -> list[int]:
    """Where an order of amounts (N,), the largest first, is cut into at most so many parts of about the same sum: their ends."""
    count, total = len(amounts), float(amounts.sum())
    if total <= 0:
        return sorted({-(-count * part // parts) for part in range(1, parts + 1)} - {0})
    wanted = total * np.arange(1, parts) / parts
    ends = np.searchsorted(np.cumsum(amounts), wanted * _JUST_UNDER) + 1
    return sorted({*ends.tolist(), count})


def half_of_money(seen: View, chosen: Sequence[str] = ()) -> tuple[int, float]:
    """How many of the largest projects hold half the sure money in view or more, and their share; (0, 0.0) without money.

    Where some of the projects in view are ``chosen``, of the money of these.
    """
    is_in = seen.selected
    if chosen:
        is_chosen = seen.frame.is_one_of(tuple(chosen)) & is_in
        is_in = is_chosen if is_chosen.any() else is_in
    amounts = np.sort(seen.sure_wan[is_in])[::-1]
    added = np.cumsum(amounts)
    if not len(added) or added[-1] <= 0:
        return 0, 0.0
    needed = min(int((added < HALF * added[-1]).sum()) + 1, len(added))
    return needed, float(added[needed - 1] / added[-1])


@dataclass(frozen=True)
class Span:
    """The projects that are built over the same years."""

    start_year: int
    end_year: int
    rows: Ints

    @property
    def code(self) -> str:
        """The span in an address."""
        return f"{self.start_year}-{self.end_year}"


def spans_of(seen: View, left_out: Ints) -> list[Span]:
    """The projects in view by first and last year, in the order of time, without some of them."""
    is_in = seen.selected.copy()
    is_in[left_out] = False
    rows, frame = np.flatnonzero(is_in), seen.frame
    span = frame.span_of_cell[frame.cells.of_project[rows]]
    order = np.argsort(span, kind="stable")
    bounds = np.searchsorted(span[order], np.arange(len(frame.spans) + 1))
    found = [(frame.spans[at], rows[order[bounds[at] : bounds[at + 1]]]) for at in range(len(frame.spans))]
    listed = [Span(int(ends[0]), int(ends[1]), own) for ends, own in found if len(own)]
    return sorted(listed, key=lambda one: (one.start_year, one.end_year))


def rows_in(frame: PlanFrame, category: int, selected: Bools) -> Ints:
    rows = frame.rows_of_category[category]
    return rows[selected[rows]]
