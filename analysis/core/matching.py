"""What the fields of a filter select, one by one: cells or projects that match, and the money of the chosen townships."""

from functools import lru_cache

import numpy as np

from analysis.core.arrays import Bools, Ints
from analysis.core.frame import CATEGORIES, CONSTRUCTION_TYPES, REACHES, PlanFrame
from analysis.core.weights import Weights, weights_of_townships
from models import Basis, ProjectFilter, TownshipPolicy


def matching_cells(frame: PlanFrame, asked: ProjectFilter, basis: Basis) -> Bools:
    """Which cells match the fields that all projects of a cell have in common (G,)."""
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


@lru_cache(maxsize=8)
def township_weights(frame: PlanFrame, asked: tuple[str, ...], serves_all: bool, policy: TownshipPolicy) -> Weights:
    """The weight of each cell in the chosen townships: inside, and partly."""
    count = frame.cells.count
    if not asked:
        return np.ones(count), np.zeros(count)
    chosen = _is_chosen(asked, frame.townships)
    inside, partly = weights_of_townships(frame.township_sets, chosen, policy)
    if serves_all:
        serves_every = frame.township_sets[:, chosen].all(axis=1)
        inside, partly = inside * serves_every, partly * serves_every
    return inside[frame.cells.township_set], partly[frame.cells.township_set]


def matching_projects(frame: PlanFrame, asked: ProjectFilter) -> Bools | None:
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
