"""What an action makes of an address: the browser's answer is Python's, for every action that a reader can do."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from models import Category, FundingSource
from plan_data import load_plan
from ui import actions
from ui.actions import CLEARED, FILTER_PARAMS
from ui.state import ViewState

NODE = shutil.which("node")
SCRIPT = Path(__file__).with_name("apply.mjs")
PLAN = load_plan()
CODES = {
    "category": [*Category],
    "funding_source": [*FundingSource],
    "township": [township.code for township in PLAN.townships],
    "project": [project.project_id for project in PLAN.projects],
}


def some_action(chance: random.Random) -> dict[str, Any]:
    name = chance.choice(list(CODES))
    code = str(chance.choice(CODES[name]))
    year = chance.randint(2021, 2025)
    return chance.choice(
        [
            {"set": {name: code}},
            {"set": {name: None, "text": chance.choice(["公墓", "", None, "a&b=c~d%"])}},
            {"set": {"from_year": year, "to_year": None}},
            {"toggle": [name, code]},
            {"toggle": [name, code]},
            {"pick": {name: code}},
            {"pick": {"from_year": year, "to_year": year}},
            {"pick": {}},
            {"clear": True},
            {"set": {"text": "长" * 5_000}},
        ]
    )


def some_cases(count: int) -> list[tuple[dict[str, str], dict[str, Any]]]:
    """Random walks: every action goes on from what Python made of the one before."""
    chance, query, cases = random.Random(7), dict[str, str](), []
    for _ in range(count):
        action = some_action(chance)
        cases.append((query, action))
        applied = actions.apply(query, action)
        query = ViewState.from_query({name: [value] for name, value in applied.items()}, PLAN).to_query()
    return cases


def in_javascript(cases: list[tuple[dict[str, str], dict[str, Any]]]) -> list[dict[str, str]]:
    if NODE is None:
        assert os.environ.get("CI") != "true", "CI needs node for these tests"
        pytest.skip("node is not installed")
    lines = "\n".join(json.dumps([query, action, list(CLEARED)], ensure_ascii=False) for query, action in cases)
    done = subprocess.run([NODE, SCRIPT], input=lines, capture_output=True, text=True, encoding="utf-8", timeout=60, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.slow
def test_the_browser_makes_of_an_action_what_python_makes_of_it() -> None:
    cases = some_cases(600)
    expected = [actions.apply(query, action) for query, action in cases]
    assert in_javascript(cases) == expected
    assert len({tuple(sorted(query.items())) for query in expected}) > 100


def test_clearing_removes_every_filter_and_the_drill_path() -> None:
    assert set(CLEARED) == FILTER_PARAMS | {"drill"}
