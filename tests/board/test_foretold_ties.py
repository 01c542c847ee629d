"""A plan full of equal amounts, and without printed totals: what is first among equals is the same in the browser."""

from __future__ import annotations

import json
import random
from itertools import cycle

import pytest

from analysis import build_frame
from models import Plan, Project
from tests.board.test_cube import differences
from tests.board.test_foretold import foretold, said, some_cases
from ui import scene

ROUNDS = 40
AMOUNTS = (100, 700)
ENDS = (2021, 2023, 2025)


def full_of_ties(plan: Plan) -> Plan:
    """The plan with two amounts only, in spans whose thirds and fifths leave last bits; nothing ties open rows together."""
    chance, ends = random.Random(1), cycle(ENDS)

    def alike(project: Project) -> Project:
        funding = tuple(line.model_copy(update={"amount_wan": chance.choice(AMOUNTS)}) for line in project.funding)
        total = sum(line.amount_wan for line in funding)
        years = {"start_year": min(ENDS), "end_year": next(ends)}
        return project.model_copy(update={"funding": funding, "total_investment_wan": total, **years})

    return plan.model_copy(update={"projects": tuple(alike(project) for project in plan.projects), "printed_totals": None})


@pytest.mark.slow
@pytest.mark.parametrize("name", ["funding", "structure", "projects"])
def test_equals_are_in_the_same_order_and_ranges_are_the_same(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plan, _, evidence = scene.shared_plan()
    tied = full_of_ties(plan)
    loaded = (tied, build_frame(tied), evidence)
    monkeypatch.setattr(scene._SHARED, "get", lambda: loaded)
    cases, expected = some_cases(name, ROUNDS)
    answers = foretold(cases)
    pairs = [(query, mine, answer) for (_, query), mine, answer in zip(cases, expected, answers, strict=True) if answer is not None]
    wrong = {json.dumps(query): found[:4] for query, mine, answer in pairs if (found := differences(said(mine), said(answer)))}
    assert wrong == {}
    assert len(pairs) > ROUNDS / 2
