"""Frames from plans."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np

from analysis.core.arrays import Bools, Floats, Ints
from analysis.core.cells import Rows, group_into_cells
from analysis.core.frame import CATEGORIES, CONSTRUCTION_TYPES, FIELDS, REACHES, PlanFrame
from analysis.core.placements import ConsistentPlacements, bits_of
from analysis.core.search import project_fields, search_texts
from analysis.questions.target_search import target_fields
from models import Plan, Project, implementer_code


def build_frame(plan: Plan) -> PlanFrame:
    """The frame of a plan. Raises ``KeyError`` if a project names a township that the plan does not have."""
    projects = plan.projects
    implementers = tuple(dict.fromkeys(implementer_code(project.implementer) for project in projects))
    funding, has_line, source_sets = _funding(projects)
    township_sets, township_set = distinct_sets(_is_served(plan))
    covered = frozenset(plan.printed_totals.covered_project_ids) if plan.printed_totals else None
    rows = Rows(
        category=_codes([CATEGORIES.index(project.category) for project in projects]),
        construction_type=_codes([CONSTRUCTION_TYPES.index(project.construction_type) for project in projects]),
        reach=_codes([REACHES.index(project.reach) for project in projects]),
        implementer=_codes([implementers.index(implementer_code(project.implementer)) for project in projects]),
        start_year=_codes([project.start_year for project in projects]),
        end_year=_codes([project.end_year for project in projects]),
        township_set=township_set,
        covered=np.array([covered is None or project.project_id in covered for project in projects], dtype=np.bool_),
        total_wan=np.array([project.total_investment_wan for project in projects], dtype=np.float64),
        funding_wan=np.asfortranarray(funding),
        has_line=has_line,
    )
    columns: dict[str, list[Any]] = {field: [getattr(project, field) for project in projects] for field in FIELDS}
    columns |= {field: [code.value for code in columns[field]] for field in ("category", "construction_type")}
    return PlanFrame(
        projects=columns, years=tuple(_years(plan)),
        townships=tuple(township.code for township in plan.townships), implementers=implementers, township_sets=township_sets,
        source_sets=source_sets, rows=rows, cells=group_into_cells(rows),
        make_search_texts=partial(_search_texts, plan), plan=plan, placements=ConsistentPlacements(plan),
    )  # fmt: skip


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


def _codes(codes: list[int]) -> Ints:
    return np.array(codes, dtype=np.intp)


def _years(plan: Plan) -> range:
    """The plan's years; where projects reach beyond them, one more at that end, which stands for all years there."""
    is_before = any(project.start_year < plan.start_year for project in plan.projects)
    is_after = any(project.end_year > plan.end_year for project in plan.projects)
    return range(plan.start_year - is_before, plan.end_year + 1 + is_after)


def _is_served(plan: Plan) -> Bools:
    column = {township.code: position for position, township in enumerate(plan.townships)}
    places = {served: place for place, served in enumerate(dict.fromkeys(project.townships for project in plan.projects))}
    is_served = np.zeros((len(places), len(plan.townships)), dtype=np.bool_)
    for served, place in places.items():
        is_served[place, [column[code] for code in served]] = True
    return is_served[[places[project.townships] for project in plan.projects]]


def _funding(projects: Sequence[Project]) -> tuple[Floats, Bools, Ints]:
    """Amounts by project and set of possible sources, whether there is such a line, and the sets as bits."""
    lines = [line for project in projects for line in project.funding]
    owner = np.repeat(np.arange(len(projects)), [len(project.funding) for project in projects])
    sets, which = np.unique(_codes([bits_of(line.possible_sources) for line in lines]), return_inverse=True)
    amounts, has_line = np.zeros((len(projects), len(sets))), np.zeros((len(projects), len(sets)), dtype=np.bool_)
    np.add.at(amounts, (owner, which), [line.amount_wan for line in lines])
    has_line[owner, which] = True
    return amounts, has_line, sets
