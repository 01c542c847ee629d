"""Whether the rows of a wide folder are plainly good: the rules of ``plan_data.checks``, whole columns at a time.

What few words a column has is held to the very rules that ``plan_data.checks`` holds a row to, one row for each word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow.compute as pc
from pydantic import ValidationError

from models import Township
from plan_data.checks import codes_against_print, place_of
from plan_data.tables import FundingRow, ProjectRow
from plan_data.wide_tables import Columns, NotPlain, coded, must, stand_in_text, whole
from wide import Coded, Ints

_CODED = (
    "section", "category", "category_text", "construction_type", "construction_type_text", "start_year", "end_year",
    "years_text", "reach", "townships", "host_township", "location_text", "implementer",
)  # fmt: skip
_WORDS = {
    "category_text": "category_start", "printed_number": "printed_number_start", "name": "name_start",
    "construction_type_text": "construction_type_start", "years_text": "years_start", "location_text": "location_start",
    "scope_text": "scope_start", "total_investment_wan": "total_investment_start", "implementer": "implementer_start",
}  # fmt: skip
_AGREE = (
    ("category", "category_text"), ("construction_type", "construction_type_text"), ("start_year", "end_year", "years_text"),
    ("townships", "reach"),
)  # fmt: skip
_FEW = 50_000


@dataclass(frozen=True, eq=False)
class ProvenProjects:
    """The rows of the annex, all of them good: words, codes and numbers by column."""

    text: dict[str, Any]  # project_id, name
    coded: dict[str, Coded]
    whole: dict[str, Ints]  # an ``implementer_start`` that is blank is -1


def prove_projects(columns: Columns, units: Any, townships: Sequence[Township]) -> ProvenProjects:
    """The rows of the annex. Raises ``NotPlain`` where one breaks a rule."""
    words = {name: coded(columns[name]) for name in (*_CODED, "scope_text")}
    numbers = {name: whole(columns[name], 0) for name in ("row_start", "row_end", "total_investment_wan", *_WORDS.values())
               if name != "implementer_start"}  # fmt: skip
    numbers["printed_number"] = whole(columns["printed_number"], 1)
    numbers["implementer_start"] = _or_blank(columns["implementer_start"], columns["implementer"])
    first = _record({name: column[0].as_py() for name, column in columns.items()})
    _good_words(first, words)
    _agree(first, words, townships)
    for name in ("name", "scope_text"):
        must(pc.min(pc.utf8_length(columns[name])).as_py() > 0)
    _ids(columns)
    span = numbers["row_start"], numbers["row_end"]
    must(bool((span[0] < span[1]).all() and span[1].max() <= len(units)))
    for name, start in _WORDS.items():
        stand_in_text(units, columns[name], numbers[start], None if name == "category_text" else span)
    return ProvenProjects({name: columns[name] for name in ("project_id", "name")}, words, numbers)


def _or_blank(column: Any, beside: Any) -> Ints:
    is_blank = pc.equal(column, "")
    must(pc.all(pc.equal(is_blank, pc.equal(beside, ""))).as_py())
    found = whole(pc.if_else(is_blank, "0", column))
    return np.where(is_blank.to_numpy(zero_copy_only=False), -1, found)


def _record(cells: dict[str, str]) -> ProjectRow:
    required = ProjectRow.model_fields
    given = {name: None if cell == "" and not required[name].is_required() else cell for name, cell in cells.items()}
    try:
        return ProjectRow.model_validate(given)
    except ValidationError as error:
        raise NotPlain from error


def _good_words(first: ProjectRow, words: dict[str, Coded]) -> None:
    """Every different word of a column is good in a row that is good otherwise."""
    cells = {name: "" if value is None else str(value) for name, value in first.model_dump(mode="json").items()}
    for name in _CODED:
        if len(words[name].words) > _FEW:
            must(min(map(len, words[name].words)) > 0)
        else:
            for word in words[name].words:
                _record({**cells, name: word})


def _agree(first: ProjectRow, words: dict[str, Coded], townships: Sequence[Township]) -> None:
    """Codes and print of every row agree, and every township is known."""
    codes = {township.code for township in townships}
    for name in ("townships", "host_township"):
        must(codes.issuperset(code for word in words[name].words for code in word.split()))
    for names in _AGREE:
        for changed in _different(words, names):
            row = _record({**{name: "" if v is None else str(v) for name, v in first.model_dump(mode="json").items()}, **changed})
            broken = [*codes_against_print(row), *place_of(row, len(townships))]
            must(all(field == "project_id" for field, *_ in broken))  # ids are looked at by themselves


def _different(words: dict[str, Coded], names: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """Every combination of words of some columns that a row has."""
    key = np.zeros(len(words[names[0]].codes), dtype=np.intp)
    for name in names:
        key = key * len(words[name].words) + words[name].codes
    _, rows = np.unique(key, return_index=True)
    for row in rows:
        yield {name: words[name].words[words[name].codes[row]] for name in names}


def _ids(columns: Columns) -> None:
    """Ids are category and printed number, each once."""
    number = pc.utf8_lpad(columns["printed_number"], 2, "0")
    must(pc.all(pc.equal(pc.binary_join_element_wise(columns["category"], number, "-"), columns["project_id"])).as_py())
    must(pc.count_distinct(columns["project_id"]).as_py() == len(columns["project_id"]))


@dataclass(frozen=True, eq=False)
class ProvenFunding:
    """The funding lines of all projects, one after the other: ``first_line`` (N+1,) says where each project's begin."""

    first_line: Ints
    amount_wan: Ints
    amount_start: Ints


def prove_funding(columns: Columns, units: Any, projects: ProvenProjects) -> ProvenFunding:
    """The funding lines. Raises ``NotPlain`` where one breaks a rule, or where those of a project do not stand together."""
    owner = pc.index_in(columns["project_id"], value_set=projects.text["project_id"])
    must(owner.null_count == 0)
    of_line = owner.to_numpy(zero_copy_only=False).astype(np.intp)
    must(bool((np.diff(of_line) >= 0).all()))
    position, amount, start = whole(columns["position"], 1), whole(columns["amount_wan"]), whole(columns["amount_start"])
    must(int(position.max()) <= _most_positions())
    count = np.bincount(of_line, minlength=len(projects.text["project_id"]))
    first = np.concatenate([[0], np.cumsum(count)]).astype(np.intp)
    must(bool((position == np.arange(len(position)) - first[of_line] + 1).all()))
    must(bool((start[1:] > start[:-1])[position[1:] > 1].all()))
    row_start, row_end = projects.whole["row_start"][of_line], projects.whole["row_end"][of_line]
    must(bool(((start >= row_start) & (start < row_end)).all()))
    stand_in_text(units, columns["amount_wan"], start)
    return ProvenFunding(first, amount, start)


def _most_positions() -> int:
    limits = [getattr(limit, "le", None) for limit in FundingRow.model_fields["position"].metadata]
    return next(int(limit) for limit in limits if limit is not None)
