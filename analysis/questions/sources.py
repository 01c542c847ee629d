"""Money by funding source. These amounts are funding lines, whatever the basis: no other field says who pays."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np

from analysis.core.arrays import DIGITS, Bools, Floats, Ints
from analysis.core.cells import is_several
from analysis.core.frame import SOURCE_ROWS, SOURCES
from analysis.core.parts import Parts, columns_of
from analysis.core.placements import bits_of
from analysis.core.question import Question
from analysis.core.view import VIEWS_KEPT, View, before, in_context, view
from analysis.questions.categories import groups_of_categories
from models import ProjectFilter
from tables import Table

OWN = ("funding_source",)
Grouping = Literal["category", "project"]
_NEAR = 0.002  # shares that read the same are nearer


def by_funding_source(question: Question) -> Table:
    """Five rows: the sources in printed order, and what no source is sure of; the filter's ``funding_source`` only marks rows.

    Columns: source, amount_wan (the most over all consistent placements, or what none is sure of; = certain_wan +
    undivided_wan + unconfirmed_wan), share (of all the funding in view), confirmed_wan (what is printed in the column for
    certain, and last, in none), projects, before_wan (the most without a filter), selected. certain_wan and undivided_wan of
    the five rows are all the funding in view.
    """
    seen = in_context(question, *OWN)
    return {**_amounts(seen.question), "selected": selected_sources(seen, question.filter)}


@lru_cache(maxsize=VIEWS_KEPT)
def _amounts(question: Question) -> Table:
    """The same but for what is selected, of a question without sources: it stays when one is chosen."""
    seen, was = view(question), before(question)
    parts, in_view = _sources_and_rest(seen), seen.weights > 0
    whole = Parts(float(parts.certain.sum()), float(parts.undivided.sum()), 0.0)
    return {
        "source": SOURCE_ROWS,
        **columns_of(parts, whole),
        "confirmed_wan": source_amounts(seen.funding_wan, seen.frame.source_sets).tolist(),
        "projects": (in_view @ seen.sums.holding).astype(np.int64).tolist(),
        "before_wan": _sources_and_rest(was).amount.tolist(),
    }


def source_shares(question: Question, by: Grouping = "category") -> Table:
    """What each source is sure of in the funding of each category, or of each project in view; five rows for each group.

    Columns: group (category or project_id), source, amount_wan (the least over all consistent placements; last, what no source
    is sure of), most_wan, selected. Categories in their fixed order, projects by funding in view, largest first.
    """
    seen = in_context(question, by, *OWN)
    groups, parts, selected = _groups(seen, question.filter, by)
    count = len(SOURCE_ROWS)
    return {
        "group": [group for group in groups for _ in SOURCE_ROWS],
        "source": SOURCE_ROWS * len(groups),
        "amount_wan": parts.sure.ravel().tolist(),
        "most_wan": parts.amount.ravel().tolist(),
        "selected": np.repeat(selected, count).tolist(),
    }


@lru_cache(maxsize=4)
def _sources_and_rest(seen: View) -> Parts[Floats]:
    """What each source has of all in view, and what no source is sure of (5,)."""
    every, each = np.ones((1, seen.frame.cells.count)), Parts(*(part[None] for part in seen.of_sources))
    return Parts(*(part[0] for part in _with_rest(seen, every, each)))


def _with_rest(seen: View, groups: Floats, parts: Parts[Floats]) -> Parts[Floats]:
    """What each source has of some groups (K x G), and last, what of their funding no source is sure of (K x 5)."""
    funding = seen.sums.funding_wan.sum(axis=1)
    return with_rest(parts, groups @ (funding * seen.inside), groups @ (funding * seen.partly))


def with_rest(parts: Parts[Floats], inside: Floats, partly: Floats) -> Parts[Floats]:
    """The parts of sources (K x 4) with what is left of the funding inside and partly in view (K,) as a fifth (K x 5)."""
    rest = (np.maximum(whole - part.sum(axis=1), 0.0) for whole, part in ((inside, parts.certain), (partly, parts.undivided)))
    fifth = (*rest, np.zeros(len(inside)))
    return Parts(*(np.column_stack([part, one]) for part, one in zip(parts, fifth, strict=True)))


def source_amounts(funding_wan: Floats, source_sets: Ints) -> Floats:
    """Amounts by set of possible sources (M,) as confirmed amounts by source, and last, what is unconfirmed (5,)."""
    confirmed = [funding_wan[source_sets == 1 << source].sum() for source in range(len(SOURCES))]
    return np.array([*confirmed, funding_wan[is_several(source_sets)].sum()])


def source_leaves(seen: View, row: int) -> list[tuple[str, Parts[float]]]:
    """One project's funding in view as the plan prints it, by source, what no source is sure of last; only what there is.

    It may be more or less than the project's amount: nothing is fitted to that.
    """
    certain, undivided, _ = (part[0] for part in project_sources(seen, np.array([row])))
    if seen.sources:
        own = np.array([bool(seen.sources >> place & 1) for place in range(len(SOURCES))])
        certain, undivided = certain[:-1] * own, undivided[:-1] * own
        rest = max(float(seen.amount_wan[row] - certain.sum() - undivided.sum()), 0.0)
        is_partly = seen.partly[seen.frame.cells.of_project[row]] > 0
        certain, undivided = np.append(certain, 0.0 if is_partly else rest), np.append(undivided, rest if is_partly else 0.0)
    pairs = zip(SOURCE_ROWS, certain.tolist(), undivided.tolist(), strict=True)
    return [(source, Parts(inside, partly, 0.0)) for source, inside, partly in pairs if inside + partly > 0]


def dependence(question: Question, by: Grouping = "category") -> Table:
    """How much of its funding each category, or each project in view, has from the source that the plan stresses.

    Columns: group, least_share and most_share (over all consistent placements), total_wan (funding in view), selected.
    Categories in their fixed order, projects by funding in view, largest first.
    """
    seen = in_context(question, by, *OWN)
    groups, parts, selected = _groups(seen, question.filter, by)
    total, stressed = parts.sure.sum(axis=1), question.frame.stressed
    divisor = np.where(total > 0, total, 1.0)
    return {
        "group": groups,
        "least_share": (parts.sure[:, stressed] / divisor).tolist(),
        "most_share": (parts.amount[:, stressed] / divisor).tolist(),
        "total_wan": total.tolist(),
        "selected": selected.tolist(),
    }


def _groups(seen: View, asked: ProjectFilter, by: Grouping) -> tuple[list[str], Parts[Floats], Bools]:
    """The groups, what each source has of them and what none is sure of (groups x 5), and whether they are chosen."""
    frame = seen.frame
    chosen: tuple[str, ...] = asked.category if by == "category" else asked.project
    if by == "category":
        groups, of_categories = frame.categories, groups_of_categories(frame)
        parts = _with_rest(seen, of_categories, seen.parts_of_sources(of_categories))
    else:
        rows = np.flatnonzero(seen.selected)
        rows = rows[np.argsort(-(frame.funding_sum_wan * seen.project_weights)[rows].round(DIGITS), kind="stable")]
        groups, parts = frame.project_ids[rows].tolist(), project_sources(seen, rows)
    return groups, parts, np.array([not chosen or group in chosen for group in groups], dtype=np.bool_)


def project_sources(seen: View, rows: Ints) -> Parts[Floats]:
    """What each source has of some projects in view, each by itself, and what none is sure of (rows x 5)."""
    bounds = np.stack([seen.frame.bounds_by_project(1 << place)[rows] for place in range(len(SOURCES))], axis=1)
    inside, partly = (seen.spread_by_project(weights)[rows] for weights in (seen.inside, seen.partly))
    least, most = bounds[:, :, 0], bounds[:, :, 1]
    either, funding = (inside + partly)[:, None], seen.frame.funding_sum_wan[rows]
    parts = Parts(least * inside[:, None], least * partly[:, None], (most - least) * either)
    return with_rest(parts, funding * inside, funding * partly)


def selected_sources(seen: View, asked: ProjectFilter) -> list[bool]:
    """Which of the five rows the filter holds; what is unconfirmed, if any of it may be of a chosen source."""
    chosen = bits_of(asked.funding_source)
    sets = seen.frame.source_sets
    may_be = is_several(sets) & ((sets & chosen) != 0)
    rows = [bool(chosen & 1 << position) for position in range(len(SOURCES))]
    return [not chosen or row for row in (*rows, bool(seen.funding_wan[may_be].any()))]


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
