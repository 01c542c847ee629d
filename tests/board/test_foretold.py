"""What the browser says before the server does: the whole document is Python's, to the last letter."""

from __future__ import annotations

import json
import os
import random
import runpy
import shutil
import subprocess
from pathlib import Path
from typing import Any, cast

import pytest

from analysis import view
from i18n import LANGUAGES
from plan_data import load_plan
from tests.board.test_cube import BODIES, differences, some_query
from ui import board, page
from ui.answers import foundation
from ui.board.assets import STATIC
from ui.pages import PAGES
from ui.scene import Screen, scene_of
from ui.state import SORTS

NODE = shutil.which("node")
SCRIPT = Path(__file__).with_name("foretold.mjs")
PLAN = load_plan()
LARGEST = max(PLAN.projects, key=lambda project: project.total_investment_wan).project_id
ROUNDS = 60
FORETOLD = ("overview", "structure", "funding", "years", "townships", "projects")
OF_A_MESSAGE = ("ack", "client")
KEPT = ("unit", "lang", "theme", "find", "trail")
DRILLS = ("category", "township", "year", "funding_source", "reach", "project")
SIGNS = "a b+c&d=!*'(e)~é/%"
OTHERS = (
    {"unit": "yi"},
    {"theme": "dark"},
    {"lang": "en"},
    {"text": "é"},
    {"text": "公墓\u3000建设"},
    {"text": "墓" * 81},
    {"at": "rows"},
)
Query = dict[str, str]
Case = tuple[dict[str, Any], Query]


def document(name: str, query: Query, screen: Screen) -> dict[str, Any]:
    """The document of a page as the browser gets it."""
    page.enter(scene_of(name, {key: [value] for key, value in query.items()}, screen))
    runpy.run_path(str(PAGES[name]), run_name="__main__")
    return cast(dict[str, Any], json.loads(board.to_bytes(cast(board.Document, page.shown()))))


def count(query: Query) -> int:
    """How many projects are in view."""
    return int(
        view(*scene_of("overview", {key: [value] for key, value in query.items()}, Screen("desk", False)).ask).selected.sum()
    )


def some_step(chance: random.Random) -> tuple[Query, Query]:
    """A view and another one that a click could lead to, codes in any order, as the browser writes them."""
    ways = {"lang": LANGUAGES, "unit": ("auto", "wan", "yi"), "theme": ("light", "dark")}
    look = {name: chance.choice(codes) for name, codes in ways.items()} | ({"reading": "range"} if chance.random() < 0.3 else {})
    before, after = some_query(chance, PLAN) | look, some_query(chance, PLAN) | look
    if chance.random() < 0.3:
        after = {name: before[name] for name in before if name in (*KEPT, "reading", "category", "years", "townships", "basis")}
    if chance.random() < 0.3:
        before |= {"find": SIGNS, "trail": "years"} | ({"text": "公墓 建设"} if "text" in before else {})
    if chance.random() < 0.3:
        after |= {
            "implementer": "~".join(chance.sample([*BODIES, "nobody"], 6)),
            "min_wan": "00500",
            "max_wan": chance.choice(["9000", "400"]),
        }
    kept = {name: before[name] for name in KEPT if name in before}
    after = {name: value for name, value in after.items() if name not in KEPT} | kept
    if chance.random() < 0.1:
        after["township"] = chance.choice(PLAN.townships).code
    if chance.random() < 0.15:
        after["without"] = LARGEST
    for query in (before, after):
        query |= {"tree": "icicle"} if chance.random() < 0.3 else {}
        query |= {"sort": chance.choice(["", "-"]) + chance.choice(SORTS)} if chance.random() < 0.5 else {}
    if "category" in after:
        after |= {"category": "~".join(reversed(after["category"].split("~")))}
    after |= {"drill": "~".join(chance.sample(DRILLS, chance.randint(0, len(DRILLS))))}
    return before, after


def some_cases(name: str, rounds: int) -> tuple[list[Case], list[dict[str, Any]]]:
    """Documents with the next question, and Python's answers to these."""
    chance, cases, expected = random.Random(11), list[Case](), list[dict[str, Any]]()
    while len(cases) < rounds:
        before, after = some_step(chance)
        if count(before):
            screen = Screen(chance.choice(["phone", "desk", "wide"]), chance.random() < 0.5)
            cases.append((document(name, before, screen), after))
            expected.append(document(name, after, screen))
    return cases, expected


def foretold(cases: list[Case], cube: Path = STATIC / "cube" / "foretell.js") -> list[dict[str, Any] | None]:
    """What the script says; ``cube`` is another copy of it."""
    if NODE is None:
        assert os.environ.get("CI") != "true", "CI needs node for these tests"
        pytest.skip("node is not installed")
    lines = [{lang: foundation(lang) for lang in LANGUAGES}, *cases]
    asked = "\n".join(json.dumps(line) for line in lines)
    done = subprocess.run(
        [NODE, SCRIPT, cube.as_uri()], input=asked, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def said(found: dict[str, Any]) -> dict[str, Any]:
    """All of a document but what belongs to the message that brought it."""
    return {name: part for name, part in found.items() if name not in OF_A_MESSAGE}


@pytest.mark.slow
@pytest.mark.parametrize("name", FORETOLD)
def test_what_is_foretold_is_what_python_says(name: str) -> None:
    cases, expected = some_cases(name, ROUNDS)
    wrong, told = {}, 0
    for (before, query), answer, mine in zip(cases, foretold(cases), expected, strict=True):
        if not count(query) or answer is None:
            assert answer is None, query
            continue
        told += 1
        found = differences(said(mine), said(answer))
        if found:
            wrong[json.dumps([before["size"], before["theme"], query], ensure_ascii=False)] = found[:4]
    assert wrong == {}
    assert told == sum(count(query) > 0 for _, query in cases)
    assert told > ROUNDS / 3


@pytest.mark.parametrize("lang", LANGUAGES)
def test_with_all_filters_taken_back_the_words_count_what_the_basis_covers(lang: str) -> None:
    screen = Screen("desk", False)
    shown = document("overview", {"category": "funeral", "drill": "category", "lang": lang}, screen)
    asked = [{"lang": lang} | basis for basis in ({}, {"basis": "printed"}, {"basis": "funding"})]
    answers = foretold([(shown, query) for query in asked])
    for query, answer in zip(asked, answers, strict=True):
        assert answer is not None
        assert differences(said(document("overview", query, screen)), said(answer)) == []
    assert len({answer["head"]["words"][0]["t"] for answer in answers if answer}) == 2


def test_what_only_the_server_knows_is_not_foretold() -> None:
    screen, clicked = Screen("desk", False), {"category": "funeral"}
    shown = {name: document(name, {}, screen) for name in ("overview", "targets", "text")}
    nothing = document("overview", {"text": "zzz"}, screen)
    asked: list[Case] = [
        (shown["overview"], clicked),
        (shown["overview"], {"category": "funeral~nonsense", "years": "evenly", "unit": "auto", "junk": "1"}),
        (shown["targets"], clicked),
        (shown["text"], clicked),
        (nothing, {"text": "zzz", **clicked}),
        *((shown["overview"], clicked | other) for other in OTHERS),
    ]
    first, second, *others = foretold(asked)
    assert first is not None
    assert first == second
    assert first["query"] == clicked
    assert others == [None] * len(others)
