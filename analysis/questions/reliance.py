"""Which projects rely most on the source that the plan stresses: all in view, not only those that a chart shows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analysis.core.arrays import DIGITS, Bools, Floats, Ints
from analysis.core.cells import is_several
from analysis.core.frame import SOURCES, PlanFrame
from analysis.core.shares import percentages_of_rows
from analysis.core.view import in_context
from models import AllocationPolicy, Basis, ProjectFilter

_NEAR = 0.002  # shares that read the same are nearer


@dataclass(frozen=True, eq=False)
class Reliance:
    """The projects with the largest shares of their funding known to be from the stressed source, the largest funding first.

    ``rows`` are all whose share may read like the largest, ``shares`` theirs, as parts that add up; both empty where no such
    money is confirmed.
    ``compared`` is how many projects have confirmed money, ``is_open`` whether any has money of which no source is certain.
    """

    rows: Ints
    shares: Floats
    compared: int
    is_open: bool


def reliance(frame: PlanFrame, asked: ProjectFilter, policy: AllocationPolicy, basis: Basis) -> Reliance:
    """Who relies most on the stressed source among the projects in view, or among those of them that are chosen."""
    seen = in_context(frame, asked, policy, basis, "project", "funding_source")
    funded = frame.funding_sum_wan * seen.project_weights
    is_in: Bools = seen.selected & (funded > 0)
    if asked.project:
        is_in &= frame.is_one_of(asked.project)
    rows = np.flatnonzero(is_in)
    sets, funding = frame.source_sets, frame.rows.funding_wan

    def added(which: Bools, of: Ints) -> Floats:
        return sum((funding[of, column] for column in np.flatnonzero(which).tolist()), np.zeros(len(of)))

    open_wan, central, whole = added(is_several(sets), rows), added(frame.is_stressed, rows), frame.funding_sum_wan[rows]
    raw = central / whole
    near = (central > 0) & (raw > raw.max(initial=0.0) - _NEAR)
    order = np.argsort(-funded[rows][near].round(DIGITS), kind="stable")
    first = rows[near][order]
    parts = [*(added(sets == 1 << source, first) for source in range(len(SOURCES))), added(is_several(sets), first)]
    shares = percentages_of_rows(np.stack(parts, axis=1))[:, frame.stressed] / 100
    return Reliance(first, shares, int((open_wan < whole).sum()), bool((open_wan > 0).any()))
