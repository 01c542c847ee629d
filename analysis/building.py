"""Frames from plans, and from arrays."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.arrays import Bools, Floats, Ints
from analysis.cells import Rows, group_into_cells
from analysis.frame import CATEGORIES, CONSTRUCTION_TYPES, REACHES, PlanFrame
from analysis.free_placements import FreePlacements
from analysis.placements import MOST_OPEN_ROWS, ConsistentPlacements
from analysis.ranges import Placements, bits_of
from analysis.search import project_fields, search_texts
from analysis.target_search import target_fields
from models import Plan, Project, implementer_code


def build_frame(plan: Plan) -> PlanFrame:
    """The frame of a plan. Raises ``KeyError`` if a project names a township that the plan does not have."""
    projects = plan.projects
    implementers = tuple(dict.fromkeys(implementer_code(project.implementer) for project in projects))
    funding, has_line, source_sets = _funding(projects)
    covered = frozenset(plan.printed_totals.covered_project_ids) if plan.printed_totals else None
    return frame_from_arrays(
        years=_years(plan),
        townships=[township.code for township in plan.townships],
        implementers=implementers,
        category=_codes([CATEGORIES.index(project.category) for project in projects]),
        construction_type=_codes([CONSTRUCTION_TYPES.index(project.construction_type) for project in projects]),
        reach=_codes([REACHES.index(project.reach) for project in projects]),
        implementer=_codes([implementers.index(implementer_code(project.implementer)) for project in projects]),
        start_year=_codes([project.start_year for project in projects]),
        end_year=_codes([project.end_year for project in projects]),
        is_served=_is_served(plan),
        total_wan=np.array([project.total_investment_wan for project in projects], dtype=np.float64),
        funding_wan=funding,
        source_sets=source_sets,
        has_line=has_line,
        covered=np.array([covered is None or project.project_id in covered for project in projects], dtype=np.bool_),
        project_ids=[project.project_id for project in projects],
        names=[project.name for project in projects],
        search_text=_search_texts(plan),
        plan=plan,
        placements=_placements(plan),
    )


def frame_from_arrays(
    *,
    years: Sequence[int],
    townships: Sequence[str],
    implementers: Sequence[str],
    category: Ints,
    construction_type: Ints,
    reach: Ints,
    implementer: Ints,
    start_year: Ints,
    end_year: Ints,
    is_served: Bools,
    total_wan: Floats,
    funding_wan: Floats,
    source_sets: Ints,
    has_line: Bools | None = None,
    covered: Bools | None = None,
    project_ids: Sequence[str] | None = None,
    names: Sequence[str] | None = None,
    search_text: Sequence[str] | None = None,
    plan: Plan | None = None,
    placements: Placements | None = None,
) -> PlanFrame:
    """The frame of N projects given as arrays: codes point into ``Category``, ``Reach`` and so on, in their order.

    ``is_served`` is N x T, ``funding_wan`` N x M with ``source_sets`` (M,) as bits. Without ``has_line`` only amounts
    above 0 are lines; without ``covered`` the printed total covers all rows.
    """
    township_sets, township_set = distinct_sets(is_served)
    rows = Rows(
        category, construction_type, reach, implementer, start_year, end_year, township_set,
        np.ones(len(category), dtype=np.bool_) if covered is None else covered,
        total_wan, np.asfortranarray(funding_wan), funding_wan > 0 if has_line is None else has_line,
    )  # fmt: skip
    return PlanFrame(
        projects=_tidy(rows, tuple(implementers), project_ids, names, search_text),
        years=tuple(years), townships=tuple(townships), implementers=tuple(implementers),
        township_sets=township_sets, source_sets=source_sets, rows=rows, cells=group_into_cells(rows),
        plan=plan, placements=placements,
    )  # fmt: skip


def _placements(plan: Plan) -> Placements:
    """All placements of the plan's amounts: of so many open rows that nothing ties them, each by itself."""
    is_open = [any(not line.is_confirmed for line in project.funding) for project in plan.projects]
    return FreePlacements.of_projects(plan.projects) if sum(is_open) > MOST_OPEN_ROWS else ConsistentPlacements(plan)


def _search_texts(plan: Plan) -> list[str]:
    """The search text of every project. Those of the targets are made with them: their pinyin is known before somebody searches."""
    projects = project_fields(plan)
    return search_texts([*projects, *target_fields(plan)])[: len(projects)]


def distinct_sets(is_served: Bools) -> tuple[Bools, Ints]:
    """The distinct rows of an N x T table (K x T), and which of them each row is (N,)."""
    packed = np.ascontiguousarray(np.packbits(is_served, axis=1))
    if packed.shape[1] == 0:
        return np.zeros((1, 0), dtype=np.bool_), np.zeros(len(is_served), dtype=np.intp)
    keys = packed.view(np.dtype((np.void, packed.shape[1]))).ravel()
    _, first, which = np.unique(keys, return_index=True, return_inverse=True)
    return is_served[first], which.astype(np.intp)


def _tidy(
    rows: Rows,
    implementers: tuple[str, ...],
    project_ids: Sequence[str] | None,
    names: Sequence[str] | None,
    search_text: Sequence[str] | None,
) -> pd.DataFrame:
    count = len(rows.category)
    ids = [str(number) for number in range(count)] if project_ids is None else project_ids
    return pd.DataFrame(
        {
            "project_id": pd.array(ids, dtype="str"),
            "name": pd.array(ids if names is None else names, dtype="str"),
            "category": _words(CATEGORIES, rows.category),
            "construction_type": _words(CONSTRUCTION_TYPES, rows.construction_type),
            "reach": _words(REACHES, rows.reach),
            "implementer": _words(implementers, rows.implementer),
            "start_year": rows.start_year,
            "end_year": rows.end_year,
            "total_investment_wan": rows.total_wan.astype(np.int64),
            "funding_sum_wan": rows.funding_wan.sum(axis=1).astype(np.int64),
            "covered_by_printed_total": rows.covered,
            "search_text": pd.array([""] * count if search_text is None else search_text, dtype="str"),
        }
    )


def _words(words: Sequence[str], codes: Ints) -> pd.Series[str]:
    return pd.Series(pd.array([str(word) for word in words], dtype="str").take(codes))


def _codes(codes: list[int]) -> Ints:
    return np.array(codes, dtype=np.intp)


def _years(plan: Plan) -> range:
    first = min([plan.start_year, *(project.start_year for project in plan.projects)])
    last = max([plan.end_year, *(project.end_year for project in plan.projects)])
    return range(first, last + 1)


def _is_served(plan: Plan) -> Bools:
    column = {township.code: position for position, township in enumerate(plan.townships)}
    is_served = np.zeros((len(plan.projects), len(plan.townships)), dtype=np.bool_)
    for row, project in enumerate(plan.projects):
        is_served[row, [column[code] for code in project.townships]] = True
    return is_served


def _funding(projects: Sequence[Project]) -> tuple[Floats, Bools, Ints]:
    """Amounts by project and set of possible sources, whether there is such a line, and the sets as bits."""
    lines = [line for project in projects for line in project.funding]
    owner = np.repeat(np.arange(len(projects)), [len(project.funding) for project in projects])
    sets, which = np.unique(_codes([bits_of(line.possible_sources) for line in lines]), return_inverse=True)
    amounts, has_line = np.zeros((len(projects), len(sets))), np.zeros((len(projects), len(sets)), dtype=np.bool_)
    np.add.at(amounts, (owner, which), [line.amount_wan for line in lines])
    has_line[owner, which] = True
    return amounts, has_line, sets
