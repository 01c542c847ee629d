"""The projects of a wide plan: arrays with one entry for each, and records that are made when they are asked for.

A plan of a hundred thousand rows is answered from arrays; a record (``models.Project``) takes a hundred times the memory
and is made for the few rows that are shown. To whoever reads it, such a plan is a sequence of records like any other.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, overload

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from models import Category, ConstructionType, Plan, Project, Quantity, QuantityKind, Reach, implementer_code

Ints = NDArray[np.intp]
Floats = NDArray[np.float64]
Texts = Any  # a pandas array of text
RECORDS_KEPT = 4_096


@dataclass(frozen=True, eq=False)
class Coded:
    """A column with few different words: the words, and which of them each project has (N,)."""

    words: tuple[str, ...]  # "" for a blank
    codes: Ints


@dataclass(frozen=True, eq=False)
class ProjectColumns:
    """All projects in the plan's order. Codes point into ``Category``, ``ConstructionType`` and ``Reach``.

    The funding lines of all projects stand one after the other: those of project n are ``first_line[n]`` to
    ``first_line[n + 1]``; ``sources`` holds the sources that each may come from as bits, the first source as bit 0.
    """

    project_id: Texts
    name: Texts
    category: Ints
    construction_type: Ints
    reach: Ints
    start_year: Ints
    end_year: Ints
    served: Coded  # the codes of the townships, separated by blanks
    host: Coded
    implementer: Coded
    section: Coded
    location: Coded
    scope: Coded
    total_wan: NDArray[np.int64]
    row_start: Ints
    row_end: Ints
    first_line: Ints
    amount_wan: NDArray[np.int64]
    sources: Ints

    @cached_property
    def lines(self) -> Ints:
        """How many funding lines each project has (N,)."""
        return np.diff(self.first_line)

    @cached_property
    def project_of_line(self) -> Ints:
        """Whose each funding line is."""
        return np.repeat(np.arange(len(self.total_wan)), self.lines)

    @cached_property
    def funding_sum_wan(self) -> NDArray[np.int64]:
        """What the funding lines of each project add up to (N,)."""
        added = np.concatenate([[0], np.cumsum(self.amount_wan)])
        return np.asarray(added[self.first_line[1:]] - added[self.first_line[:-1]], dtype=np.int64)


class WideProjects(Sequence[Project]):
    """The projects of a wide plan. A record is made when it is asked for; the last few thousand are kept."""

    def __init__(
        self, columns: ProjectColumns, make: Callable[[int], Project], quantities: Callable[[str], tuple[Quantity, ...]], start: int
    ) -> None:
        """``make`` gives the record of a row, ``quantities`` what the words of a scope state; ``start`` is where the rows start."""
        self.columns, self.start = columns, start
        self._make, self._quantities = make, quantities
        self._kept: OrderedDict[int, Project] = OrderedDict()

    def __len__(self) -> int:
        """The number of projects."""
        return len(self.columns.total_wan)

    @overload
    def __getitem__(self, row: int) -> Project: ...
    @overload
    def __getitem__(self, row: slice) -> tuple[Project, ...]: ...
    def __getitem__(self, row: int | slice) -> Project | tuple[Project, ...]:
        """The record of a row, or of several."""
        if isinstance(row, slice):
            return tuple(self[one] for one in range(*row.indices(len(self))))
        place = range(len(self))[row]
        known = self._kept.get(place)
        return known if known is not None else self._keep(place)

    def __iter__(self) -> Iterator[Project]:
        """Every record, one after the other; slow for a wide plan."""
        return (self._kept.get(row) or self._make(row) for row in range(len(self)))

    def _keep(self, row: int) -> Project:
        made = self._make(row)
        if len(self._kept) >= RECORDS_KEPT:
            self._kept = OrderedDict()
        return self._kept.setdefault(row, made)

    @cached_property
    def id_index(self) -> pd.Index[Any]:
        """The ids, to find rows by."""
        return pd.Index(self.columns.project_id)

    @cached_property
    def ids(self) -> WideIds:
        """The ids in the plan's order."""
        return WideIds(self)

    @cached_property
    def known_codes(self) -> tuple[Container[str], Container[str]]:
        """The ids, and the codes of the implementing bodies."""
        return self.ids, frozenset(implementer_code(word or None) for word in self.columns.implementer.words)

    @cached_property
    def computed_total_wan(self) -> int:
        """The total investments added up."""
        return int(self.columns.total_wan.sum())

    @cached_property
    def funding_total_wan(self) -> int:
        """The funding amounts added up."""
        return int(self.columns.amount_wan.sum())

    def row_of(self, project_id: object) -> int | None:
        """The row of a project; ``None`` for an id that the plan does not know."""
        row = int(self.id_index.get_indexer(pd.Index([str(project_id)]))[0])
        return row if row >= 0 else None

    def planned(self, kind: QuantityKind) -> Floats:
        """How much of a kind each project gives (N,)."""
        by_scope = [sum(one.value for one in stated if one.kind is kind) for stated in self.quantities_by_scope]
        return np.array(by_scope, dtype=np.float64)[self.columns.scope.codes]

    @cached_property
    def quantities_by_scope(self) -> tuple[tuple[Quantity, ...], ...]:
        """What each of the different scopes states; the places are those within the scope."""
        return tuple(map(self._quantities, self.columns.scope.words))


class WideIds(Sequence[str]):
    """The ids of a wide plan's projects, without a string for each."""

    def __init__(self, projects: WideProjects) -> None:
        self._projects = projects

    def __len__(self) -> int:
        """The number of projects."""
        return len(self._projects)

    @overload
    def __getitem__(self, row: int) -> str: ...
    @overload
    def __getitem__(self, row: slice) -> tuple[str, ...]: ...
    def __getitem__(self, row: int | slice) -> str | tuple[str, ...]:
        """The id of a row, or of several."""
        found = self._projects.columns.project_id[row]
        return tuple(found) if isinstance(row, slice) else str(found)

    def __contains__(self, project_id: object) -> bool:
        """Whether a project has this id."""
        return self._projects.row_of(project_id) is not None

    def __iter__(self) -> Iterator[str]:
        """Every id in the plan's order."""
        return iter(self._projects.columns.project_id)


class ById(Mapping[str, Project]):
    """A wide plan's projects by their ids."""

    def __init__(self, projects: WideProjects) -> None:
        self._projects = projects

    def __getitem__(self, project_id: str) -> Project:
        """The record. Raises ``KeyError``."""
        row = self._projects.row_of(project_id)
        if row is None:
            raise KeyError(project_id)
        return self._projects[row]

    def __iter__(self) -> Iterator[str]:
        """Every id."""
        return iter(self._projects.ids)

    def __len__(self) -> int:
        """The number of projects."""
        return len(self._projects)

    def __contains__(self, project_id: object) -> bool:
        """Whether a project has this id."""
        return project_id in self._projects.ids


class NamesById(Mapping[str, str]):
    """A wide plan's names by the ids of the projects."""

    def __init__(self, projects: WideProjects) -> None:
        self._projects = projects

    def __getitem__(self, project_id: str) -> str:
        """The name. Raises ``KeyError``."""
        row = self._projects.row_of(project_id)
        if row is None:
            raise KeyError(project_id)
        return str(self._projects.columns.name[row])

    def __iter__(self) -> Iterator[str]:
        """Every id."""
        return iter(self._projects.ids)

    def __len__(self) -> int:
        """The number of projects."""
        return len(self._projects)


def columns_of(plan: Plan) -> ProjectColumns | None:
    """The arrays of a wide plan; ``None`` for a plan of records."""
    return plan.projects.columns if isinstance(plan.projects, WideProjects) else None


def by_id(plan: Plan) -> Mapping[str, Project]:
    """The projects by their ids."""
    wide = plan.projects
    return ById(wide) if isinstance(wide, WideProjects) else {project.project_id: project for project in wide}


def names_by_id(plan: Plan) -> Mapping[str, str]:
    """The projects' names by their ids."""
    wide = plan.projects
    return NamesById(wide) if isinstance(wide, WideProjects) else {project.project_id: project.name for project in wide}


CATEGORIES, CONSTRUCTION_TYPES, REACHES = tuple(Category), tuple(ConstructionType), tuple(Reach)
