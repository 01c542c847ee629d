"""Rows against each other: one that stands twice, one that is gone, and one that lacks what its like all have."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from analysis.checking.figures import written
from analysis.checking.outcome import Outcome, Values, agreed, cells_of, disagreed, words_at
from analysis.checking.wording import WAN, bare_name
from models import Category, Plan, Project, QuantityKind, Severity, Side

_LONGEST_ALIKE = 4  # characters at the end of a name by which rows are of one kind
_FEWEST = 3  # rows that all have what one lacks
_CAPACITIES = (QuantityKind.BEDS, QuantityKind.GRAVES)
_SIZES = (QuantityKind.FLOOR_AREA, QuantityKind.LAND_AREA, QuantityKind.BEDS, QuantityKind.GRAVES)


def row_twice(plan: Plan) -> Iterator[Outcome]:
    """Each row against those before it: the same name, scope, place, years and total."""
    first: dict[tuple[object, ...], Project] = {}
    for row in plan.projects:
        key = (row.name, row.scope_text, row.location_text, row.start_year, row.end_year, row.total_investment_wan)
        other = first.setdefault(key, row)
        yield agreed("row_twice", row.passage_of("name")) if other is row else _twice(row, other)


def row_gone(plan: Plan) -> Iterator[Outcome]:
    """The printed numbers of each category's rows: from 1 on, none left out."""
    for category in dict.fromkeys(row.category for row in plan.projects):
        rows = [row for row in plan.projects if row.category is category]
        for before, row in pairwise([None, *rows]):
            expected = before.printed_number + 1 if before else 1
            if row and row.printed_number > expected:
                yield _gone(category, before, row, expected)
            elif row:
                yield agreed("row_gone", row.passage_of("printed_number"))


def lacking_size(plan: Plan) -> Iterator[Outcome]:
    """The sizes of rows that build the same kind of thing: what all others state and one does not."""
    groups: dict[tuple[Category, str], list[Project]] = {}
    for row in plan.projects:
        name = bare_name(row.name)
        if row.construction_type.is_anew and len(name) >= _LONGEST_ALIKE and row.quantities:
            groups.setdefault((row.category, name[-_LONGEST_ALIKE:]), []).append(row)
    for rows in groups.values():
        for kind in _SIZES:
            lacking = [row for row in rows if not row.quantities_of(kind)]
            if len(rows) - len(lacking) < _FEWEST:
                continue
            stating = [row for row in rows if row.quantities_of(kind)]
            yield from (_lacking(row, kind, *_stated(stating, kind)) for row in lacking if len(lacking) == 1)
            yield agreed("lacking_size", *(row.passage_of("name") for row in stating))


def lacking_capacity(plan: Plan) -> Iterator[Outcome]:
    """New buildings larger than most of their category whose capacity is stated, which state none themselves."""
    for category in dict.fromkeys(row.category for row in plan.projects):
        rows = [row for row in plan.projects if row.category is category and row.construction_type.is_anew and _each(row)]
        kind = max(_CAPACITIES, key=lambda one: sum(bool(row.quantities_of(one)) for row in rows))
        stating = [row for row in rows if row.quantities_of(kind)]
        if len(stating) < _FEWEST:
            continue
        middle, like = median(map(_each, stating)), _stated(stating, kind)
        lacking = [row for row in rows if _each(row) > middle and not any(map(row.quantities_of, _CAPACITIES))]
        yield from (_lacking(row, kind, *like, "lacking_capacity") for row in lacking)
        yield agreed("lacking_size", *(row.passage_of("name") for row in stating))


def _each(row: Project) -> float:
    """The floor area of one of a row's buildings; 0 where it is not stated."""
    area, places = (
        sum(one.value for one in row.quantities_of(kind)) for kind in (QuantityKind.FLOOR_AREA, QuantityKind.FACILITIES)
    )
    return area / max(1.0, places)


def _twice(row: Project, other: Project) -> Outcome:
    total = row.total_investment_wan
    sides = [cells_of(one, "name", "total_investment_wan") for one in (other, row)]
    values = {"name": row.name, "amount": f"{written(total)}{WAN}"}
    return disagreed("row_twice", [row.project_id], Severity.WARNING, values, sides, amount_wan=total)


def _gone(category: Category, before: Project | None, row: Project, expected: int) -> Outcome:
    sides = [cells_of(one, "printed_number", "name") for one in (before, row) if one]
    values: Values = {"section": row.passage_of("category").quote, "number": expected, "found": row.printed_number}
    return disagreed("row_gone", [category, str(expected)], Severity.WARNING, values, sides)


def _stated(rows: Sequence[Project], kind: QuantityKind) -> tuple[Side, str]:
    """What rows state of a kind as a side, and what they call it."""
    stated = [row.quantities_of(kind)[0] for row in rows]
    return words_at(*(one.passage for one in stated), records=[row.project_id for row in rows]), stated[0].noun


def _lacking(row: Project, kind: QuantityKind, like: Side, noun: str, key: str = "lacking_size") -> Outcome:
    sides = [cells_of(row, "scope_text"), like]
    values: Values = {"name": row.name, "noun": noun, "rows": len(like.records)}
    parts = [row.project_id, kind, *key.removeprefix("lacking_size").split("_")[1:]]
    return disagreed("lacking_size", parts, Severity.NOTE, values, sides, [row.project_id], key=key)
