"""Judgements about printed values: their guard, and what follows from those in force.

The one field that a correction can name is ``funding-N``, the column of a project's N-th amount.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from models import Correction, FundingSource
from plan_data.read import files
from plan_data.read.problems import PlanProblem, shown
from plan_data.read.reading import Row
from plan_data.read.rules import Details, Rule
from plan_data.read.tables import FundingRow, ProjectRow

_FIELD = re.compile(r"funding-([1-9])")

Choices = Mapping[str, Sequence[Sequence[FundingSource]]]  # by project, by amount: the sources it may come from


def amount_of(correction: Correction) -> int:
    """Which amount of its project a correction is about (0-based)."""
    match = _FIELD.fullmatch(correction.field)
    return int(match[1]) - 1 if match else -1


def in_force(corrections: Sequence[Correction], project_id: str) -> dict[int, FundingSource]:
    """The confirmed source of each amount (0-based) of a project."""
    return {
        amount_of(correction): FundingSource(correction.used)
        for correction in corrections
        if correction.project_id == project_id and correction.status == "confirmed"
    }


def check_corrections(
    rows: Sequence[Row[Correction]],
    projects: Sequence[Row[ProjectRow]],
    funding: Sequence[Row[FundingRow]],
    choices: Choices | None,
) -> Iterator[PlanProblem]:
    """Every correction that names nothing, whose guard fails, or that is impossible. Without ``choices`` the last is left out."""
    known = {row.good("project_id") for row in projects}
    printed = {(row.good("project_id"), f"funding-{row.good('position')}"): row.good("amount_wan") for row in funding}
    confirmed: dict[tuple[str, str], int] = {}
    for row in rows:
        if row.record is None:
            continue
        correction, fields = row.record, [field for project, field in printed if project == row.record.project_id]
        if correction.project_id not in known:
            yield _problem(row, "project_id", Rule.REFERENCE, {"column": "project_id", "file": files.PROJECTS})
        elif correction.field not in fields:
            yield _problem(row, "field", *((Rule.ONE_OF, {"codes": tuple(fields)}) if fields else (Rule.NO_FUNDING, {})))
        elif correction.printed != printed[correction.project_id, correction.field]:
            amount = str(printed[correction.project_id, correction.field])
            yield _problem(row, "printed", Rule.PRINTED, {"printed": amount, "file": files.FUNDING})
        if correction.used not in tuple(FundingSource):
            yield _problem(row, "used", Rule.ONE_OF, {"codes": tuple(FundingSource)})
        elif choices and correction.used not in (possible := _possible(choices, correction)):
            yield _problem(row, "used", Rule.POSSIBLE, {"sources": tuple(possible)})
        if correction.status == "confirmed":
            first = confirmed.setdefault((correction.project_id, correction.field), row.number)
            if first != row.number:
                yield _problem(row, "field", Rule.CONFIRMED_ONCE, {"row": first})


def _possible(choices: Choices, correction: Correction) -> Sequence[FundingSource]:
    amounts, amount = choices.get(correction.project_id, ()), amount_of(correction)
    return amounts[amount] if 0 <= amount < len(amounts) else tuple(FundingSource)


def _problem(row: Row[Correction], field: str, rule: Rule, details: Details) -> PlanProblem:
    return PlanProblem(files.CORRECTIONS, row.number, field, shown(row.cell(field)), rule, details)
