"""The frame of a wide plan: from its arrays, without a record."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.arrays import Bools, Floats, Ints
from analysis.cells import Rows, group_into_cells
from analysis.frame import PlanFrame
from analysis.free_placements import FreePlacements
from analysis.wide_search import WideSearch
from models import Plan, implementer_code
from wide import CATEGORIES, CONSTRUCTION_TYPES, REACHES, Coded, ProjectColumns


def build_wide_frame(plan: Plan, found: ProjectColumns) -> PlanFrame:
    """The frame of a wide plan, as ``analysis.building.build_frame`` makes it of records."""
    township_sets, township_set = _township_sets(plan, found.served)
    implementers, implementer = _implementers(found.implementer)
    funding, has_line, source_sets = _funding(found)
    totals = plan.printed_totals
    covers_all = totals is None or len(totals.covered_project_ids) == len(found.total_wan)
    rows = Rows(
        found.category, found.construction_type, found.reach, implementer, found.start_year, found.end_year, township_set,
        np.full(len(found.total_wan), covers_all), found.total_wan.astype(np.float64), funding, has_line,
    )  # fmt: skip
    first, last = min(plan.start_year, int(found.start_year.min())), max(plan.end_year, int(found.end_year.max()))
    return PlanFrame(
        projects=_tidy(found, rows, implementers), years=tuple(range(first, last + 1)),
        townships=tuple(township.code for township in plan.townships), implementers=implementers, township_sets=township_sets,
        source_sets=source_sets, rows=rows, cells=group_into_cells(rows), plan=plan,
        placements=FreePlacements(found.first_line, found.amount_wan, found.sources), finder=WideSearch(plan, found),
    )  # fmt: skip


def _township_sets(plan: Plan, served: Coded) -> tuple[Bools, Ints]:
    """The distinct sets of townships (K x T), and which of them each project serves (N,)."""
    column = {township.code: position for position, township in enumerate(plan.townships)}
    named = np.zeros((len(served.words), len(column)), dtype=np.bool_)
    for row, words in enumerate(served.words):
        named[row, [column[code] for code in words.split()]] = True
    sets, which = np.unique(named, axis=0, return_inverse=True)
    return sets, which.ravel().astype(np.intp)[served.codes]


def _implementers(found: Coded) -> tuple[tuple[str, ...], Ints]:
    """The bodies in the order in which they first appear, and which of them each project has (N,)."""
    codes = [implementer_code(word or None) for word in found.words]
    bodies = tuple(dict.fromkeys(codes))
    return bodies, np.array([bodies.index(code) for code in codes], dtype=np.intp)[found.codes]


def _funding(found: ProjectColumns) -> tuple[Floats, Bools, Ints]:
    """Amounts by project and set of possible sources, whether there is such a line, and the sets as bits."""
    sets, which = np.unique(found.sources, return_inverse=True)
    shape = (len(found.total_wan), len(sets))
    amounts, has_line = np.zeros(shape, order="F"), np.zeros(shape, dtype=np.bool_, order="F")
    for place in range(len(sets)):
        own = which == place
        owners = found.project_of_line[own]
        amounts[:, place] = np.bincount(owners, weights=found.amount_wan[own], minlength=shape[0])
        has_line[owners, place] = True
    return amounts, has_line, sets.astype(np.intp)


def _tidy(found: ProjectColumns, rows: Rows, implementers: tuple[str, ...]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "project_id": found.project_id,
            "name": found.name,
            "category": _words(CATEGORIES, rows.category),
            "construction_type": _words(CONSTRUCTION_TYPES, rows.construction_type),
            "reach": _words(REACHES, rows.reach),
            "implementer": _words(implementers, rows.implementer),
            "start_year": rows.start_year,
            "end_year": rows.end_year,
            "total_investment_wan": found.total_wan,
            "funding_sum_wan": found.funding_sum_wan,
            "covered_by_printed_total": rows.covered,
        },
        copy=False,
    )


def _words(words: tuple[str, ...], codes: Ints) -> pd.Series[str]:
    return pd.Series(pd.array([str(word) for word in words], dtype="str").take(codes))
