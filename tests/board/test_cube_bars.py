"""Bars by category and by source: the browser draws from the cube what Python draws from its frames, to the last word."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import asdict, fields
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from analysis import PlanFrame, build_frame
from analysis.cube import cube
from charts import DARK, LIGHT, SIZES, Look, category_bars, source_bars
from i18n import LANGUAGES, MoneyUnit, load_labels
from models import Category, FundingReading
from plan_data import load_plan
from tests.analysis.frames import by_category, by_funding_source
from tests.board.test_cube import some_query
from ui.state import ViewState

NODE = shutil.which("node")
SCRIPT = Path(__file__).with_name("bars.mjs")
PLAN = load_plan()
NAMES = {project.project_id: project.name for project in PLAN.projects}
THEMES = {"light": LIGHT, "dark": DARK}
LOOKS = list(product(LANGUAGES, MoneyUnit, THEMES, SIZES, FundingReading))
SOME_LOOKS = LOOKS[::5]  # no two fields of a look go in step
ROUNDS = 4 * len(LOOKS)

Case = tuple[dict[str, str], str, MoneyUnit, str, str, FundingReading]


def plain(look: Any) -> dict[str, Any]:
    values = {field.name: getattr(look, field.name) for field in fields(look)}
    return {name: dict(value) if isinstance(value, Mapping) else value for name, value in values.items()}


def in_javascript(frame: PlanFrame, names: dict[str, str], cases: list[Case]) -> list[dict[str, Any]]:
    if NODE is None:
        assert os.environ.get("CI") != "true", "CI needs node for these tests"
        pytest.skip("node is not installed")
    base = {
        "cube": cube(frame),
        "names": names,
        "words": {language: dict(load_labels(language).words) for language in LANGUAGES},
        "themes": {name: plain(theme) for name, theme in THEMES.items()},
        "sizes": {name: asdict(size) for name, size in SIZES.items()},
    }
    asked = [[state_of(query).to_query(), *rest] for query, *rest in cases]
    lines = "\n".join(json.dumps(line) for line in (base, *asked))
    done = subprocess.run([NODE, SCRIPT], input=lines, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.split("\n") if line]


def state_of(query: dict[str, str]) -> ViewState:
    return ViewState.from_query({name: [value] for name, value in query.items()}, PLAN)


def in_python(frame: PlanFrame, names: dict[str, str], case: Case) -> dict[str, Any]:
    query, language, unit, theme, size, reading = case
    state, text, look = state_of(query), load_labels(language, unit), Look(THEMES[theme], SIZES[size])
    ask = (frame, state.filter, state.policy, state.basis)
    category = category_bars(by_category(*ask), text=text, look=look, project_names=names)
    source = source_bars(by_funding_source(*ask), text=text, look=look, reading=reading)
    found: dict[str, Any] = json.loads(json.dumps({"category": category, "source": source}))
    return found


def differences(mine: Any, theirs: Any, where: str = "") -> list[str]:
    """Where two figures differ: words and gaps at all, numbers by more than 1e-6."""
    if isinstance(mine, dict) and isinstance(theirs, dict) and mine.keys() == theirs.keys():
        return [one for name in mine for one in differences(mine[name], theirs[name], f"{where}.{name}")]
    if isinstance(mine, list) and isinstance(theirs, list) and len(mine) == len(theirs):
        pairs = enumerate(zip(mine, theirs, strict=True))
        return [one for i, pair in pairs for one in differences(*pair, f"{where}[{i}]")]
    if is_number(mine) and is_number(theirs):
        return [] if mine == pytest.approx(theirs, rel=1e-9, abs=1e-6) else [f"{where}: {mine} against {theirs}"]
    return [] if type(mine) is type(theirs) and mine == theirs else [f"{where}: {mine!r} against {theirs!r}"]


def is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def wrong(frame: PlanFrame, names: dict[str, str], cases: list[Case]) -> dict[str, list[str]]:
    found = {}
    for case, answer in zip(cases, in_javascript(frame, names, cases), strict=True):
        if lines := differences(in_python(frame, names, case), answer):
            found[json.dumps(case, ensure_ascii=False)] = lines[:4]
    return found


@pytest.mark.slow
def test_the_browser_draws_the_bars_that_python_draws() -> None:
    chance = random.Random(11)
    cases = [(some_query(chance, PLAN), *LOOKS[i % len(LOOKS)]) for i in range(ROUNDS)]
    assert wrong(build_frame(PLAN), NAMES, cases) == {}
    drawn = [in_python(build_frame(PLAN), NAMES, case) for case in cases[: len(LOOKS)]]
    gaps = [len(one["category"]["layout"]["shapes"]) > 1 for one in drawn]
    assert any(gaps), "no project is named in its bar"


def test_bars_of_the_whole_plan_and_of_nothing_are_drawn_alike() -> None:
    queries: list[dict[str, str]] = [{}, {"category": str(Category.FUNERAL)}, {"text": "zzz"}, {"basis": "funding"}]
    assert wrong(build_frame(PLAN), NAMES, [(query, *look) for query in queries for look in SOME_LOOKS]) == {}


def test_names_of_every_length_with_signs_of_markup_are_drawn_alike() -> None:
    """Long and short names inside bars, and names that look like markup."""
    shapes = ["<b>{}</b>", "%{{x}} & {}", "{} — a very long name, WITH capitals (and brackets) of its own", "墓"]
    frame = build_frame(PLAN)
    for shape in shapes:
        names = {code: shape.format(name) for code, name in NAMES.items()}
        assert wrong(frame, names, [({}, *look) for look in SOME_LOOKS]) == {}
