"""The cube in the browser: every amount that it works out is Python's, under random filters, policies and bases."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis import build_frame, headline, timeline
from analysis.cube import MOST_ROWS, cube
from models import Category, ConstructionType, FundingSource, Plan, Reach
from plan_data import load_plan
from tests.analysis.frames import by_category, by_funding_source, by_township, by_year, cumulative
from ui.state import ViewState

NODE = shutil.which("node")
SCRIPT = Path(__file__).with_name("cube.mjs")
PLAN = load_plan()
FRAME = build_frame(PLAN)
ROUNDS = 150
BODIES = sorted({project.implementer or "none" for project in PLAN.projects})
ONLY_THE_SERVER = {"computed_total_wan", "funding_total_wan", "printed_total"}


def some_query(chance: random.Random, plan: Plan) -> dict[str, str]:
    """A question as an address puts it; most fields empty."""

    def some(codes: list[Any], most: int = 3) -> str:
        return "~".join(sorted(str(code) for code in chance.sample(codes, chance.randint(1, min(most, len(codes))))))

    year = chance.randint(2021, 2025)
    fields = {
        "category": some([*Category]),
        "township": some([township.code for township in plan.townships], 6),
        "funding_source": some([*FundingSource]),
        "reach": some([*Reach]),
        "construction_type": some([*ConstructionType], 1),
        "project": some([project.project_id for project in plan.projects]),
        "without": some([project.project_id for project in plan.projects]),
        "implementer": some(BODIES, 6),
        "text": chance.choice(["公墓", "养老", "zzz", "gongmu", "jsxm", "建设 zhen"]),
        "min_wan": str(chance.choice([0, 500, 3000])),
        "max_wan": str(chance.choice([2000, 9000])),
    }
    query = {name: value for name, value in fields.items() if chance.random() < 0.25}
    if chance.random() < 0.4:
        query |= {"from_year": str(year), "to_year": str(chance.randint(year, 2025))}
    choices = {"years": ("first_year", "undivided"), "townships": ("undivided",), "basis": ("printed", "funding")}
    return query | {name: chance.choice(codes) for name, codes in choices.items() if chance.random() < 0.4}


def in_javascript(cases: list[tuple[dict[str, Any], dict[str, str]]]) -> list[dict[str, Any]]:
    if NODE is None:
        assert os.environ.get("CI") != "true", "CI needs node for these tests"
        pytest.skip("node is not installed")
    lines = "\n".join(json.dumps(case) for case in cases)
    done = subprocess.run([NODE, SCRIPT], input=lines, capture_output=True, text=True, encoding="utf-8", timeout=120, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def in_python(state: ViewState) -> dict[str, Any]:
    ask = (FRAME, state.filter, state.policy, state.basis)
    frames = {
        "category": by_category,
        "source": by_funding_source,
        "year": by_year,
        "township": by_township,
        "cumulative": cumulative,
    }
    found: dict[str, Any] = {name: rows(frame(*ask)) for name, frame in frames.items()}
    found["timeline"] = rows(timeline(*ask).assign(name=lambda projects: projects["project_id"]))
    return found | {"headline": {name: value for name, value in asdict(headline(*ask)).items() if name not in ONLY_THE_SERVER}}


def rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    kept = frame.drop(columns=[name for name in frame.columns if name in ONLY_THE_SERVER])
    return json.loads(kept.to_json(orient="records", double_precision=10))


def differences(mine: Any, theirs: Any, where: str = "") -> list[str]:
    """Where two answers differ by more than rounding in the last digits."""
    if isinstance(mine, dict) and isinstance(theirs, dict):
        if mine.keys() != theirs.keys():
            return [f"{where}: {sorted(mine.keys() ^ theirs.keys())}"]
        return [line for name in mine for line in differences(mine[name], theirs[name], f"{where}.{name}")]
    if isinstance(mine, list) and isinstance(theirs, list):
        if len(mine) != len(theirs):
            return [f"{where}: {len(mine)} against {len(theirs)}"]
        pairs = enumerate(zip(mine, theirs, strict=True))
        return [line for i, (one, other) in pairs for line in differences(one, other, f"{where}[{i}]")]
    if None not in (mine, theirs) and (isinstance(mine, float) or isinstance(theirs, float)):
        return [] if mine == pytest.approx(theirs, rel=1e-9, abs=1e-6) else [f"{where}: {mine} against {theirs}"]
    return [] if mine == theirs else [f"{where}: {mine} against {theirs}"]


@pytest.mark.slow
def test_the_browser_works_out_what_python_works_out() -> None:
    chance = random.Random(3)
    states = [ViewState.from_query({k: [v] for k, v in some_query(chance, PLAN).items()}, PLAN) for _ in range(ROUNDS)]
    answers = in_javascript([(cube(FRAME) or {}, state.to_query()) for state in states])
    wrong = {}
    for state, answer in zip(states, answers, strict=True):
        found = differences(in_python(state), answer)
        if found:
            wrong[json.dumps(state.to_query(), ensure_ascii=False)] = found[:4]
    assert wrong == {}
    assert sum(bool(answer["headline"]["projects"]) for answer in answers) > ROUNDS / 3


def test_it_is_small() -> None:
    assert len(json.dumps(cube(FRAME), ensure_ascii=False).encode()) < 48_000


def test_a_plan_of_very_many_projects_has_none() -> None:
    times = MOST_ROWS // len(PLAN.projects) + 1
    projects = tuple(
        project.model_copy(update={"project_id": f"{project.category}-{number:05d}"})
        for number, project in enumerate(PLAN.projects * times)
    )
    assert cube(build_frame(PLAN.model_copy(update={"projects": projects, "printed_totals": None}))) is None
