"""Which projects rely most on the source that the plan stresses: all in view, not only those that a chart shows."""

from dataclasses import dataclass

import numpy as np

from analysis.core.arrays import DIGITS, Bools, Floats, Ints
from analysis.core.frame import SOURCES
from analysis.core.question import Question
from analysis.core.view import in_context

_NEAR = 0.002  # shares that read the same are nearer


@dataclass(frozen=True, eq=False)
class Reliance:
    """The projects with the largest shares of their funding known to be from the stressed source, the largest funding first.

    ``rows`` are all whose share may read like the largest, ``shares`` theirs; both empty where no such money is confirmed.
    ``compared`` is how many projects have confirmed money, ``is_open`` whether any has money of which no source is certain.
    """

    rows: Ints
    shares: Floats
    compared: int
    is_open: bool


def reliance(question: Question) -> Reliance:
    """Who relies most on the stressed source among the projects in view, or among those of them that are chosen."""
    seen, frame, chosen = in_context(question, "project", "funding_source"), question.frame, question.filter.project
    funded = frame.funding_sum_wan * seen.project_weights
    is_in: Bools = seen.selected & (funded > 0)
    if chosen:
        is_in &= frame.is_one_of(chosen)
    rows = np.flatnonzero(is_in)
    least = np.stack([frame.bounds_by_project(1 << place)[rows, 0] for place in range(len(SOURCES))], axis=1)
    whole, sure = frame.funding_sum_wan[rows], least.sum(axis=1)
    raw = least[:, frame.stressed] / whole
    near = (raw > 0) & (raw > raw.max(initial=0.0) - _NEAR)
    order = np.argsort(-funded[rows][near].round(DIGITS), kind="stable")
    return Reliance(rows[near][order], raw[near][order], int((sure > 0).sum()), bool((sure < whole).any()))
