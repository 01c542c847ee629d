"""What a run of the script places, and which views are one question."""

import json
from dataclasses import fields, replace
from types import SimpleNamespace
from typing import Any

import pytest

from i18n import load_labels
from models import Decision
from tests.real import real_plan
from ui.run import frame
from ui.run import reader as reader_module
from ui.run.answers import answer_at
from ui.scene.evidence import Evidence
from ui.scene.pages import PAGES
from ui.scene.scene import Scene, Screen
from ui.scene.state import ViewState

PHONE = {"User-Agent": "Mozilla/5.0 (Linux; Android 14) Mobile"}


def test_every_run_has_pages_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {"overview": SimpleNamespace(may_run=False)}
    monkeypatch.setattr(frame, "_known_pages", lambda: known)
    frame._pages()["overview"].may_run = True  # type: ignore[attr-defined]
    assert not frame._pages()["overview"].may_run  # type: ignore[attr-defined]


def test_every_difference_that_a_reader_can_see_makes_another_question() -> None:
    plan, other = real_plan(), object()
    one = Scene("overview", plan, other, other, ViewState(), load_labels("zh"), other, "desk", "light")  # type: ignore[arg-type]
    changed = {
        "page": "years",
        "frame": object(),
        "evidence": object(),
        "state": ViewState(lang="en"),
        "size": "phone",
        "theme": "dark",
        "not_kept": ("totals_together", "Permission denied"),
        "may_write": False,
        "is_paper": True,
        "unread": (("category", "fun"),),
    }
    follows = {"plan", "text", "look"}  # from the frame, the state, and size with theme
    assert set(changed) | follows == {field.name for field in fields(Scene)}
    for name, value in changed.items():
        assert replace(one, **{name: value}).answer_key != one.answer_key, name


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Any:
    """One run of the script on a page: what it places for a browser with these cookies and headers."""

    def ran(cookies: dict[str, Any], headers: dict[str, str] | None = None, *, dark: bool = False, **query: str) -> dict[str, Any]:
        placed: list[bytes] = []
        page = SimpleNamespace(run=lambda: exec(PAGES["years"].read_text(encoding="utf-8"), {}))
        theme = SimpleNamespace(type="dark" if dark else "light")
        params = SimpleNamespace(get_all=lambda name: [query[name]])
        reader = SimpleNamespace(
            navigation=lambda pages, position: page,
            context=SimpleNamespace(cookies=cookies, headers=headers or {}, theme=theme),
            query_params=type("Params", (), {"__iter__": lambda _: iter(query), "get_all": lambda _, name: params.get_all(name)})(),
        )
        monkeypatch.setattr(frame, "_pages", lambda: {"years": page})
        monkeypatch.setattr(frame, "st", reader)
        monkeypatch.setattr(reader_module, "st", reader)
        monkeypatch.setattr(frame.board, "place", placed.append)
        frame.frame()
        return dict(json.loads(placed.pop()))

    return ran


@pytest.mark.parametrize("cookies", [{}, {"board": ""}, {"board": "huge.light"}, {"board": 1}, {"boards": "desk.light"}])
def test_a_browser_that_has_never_asked_gets_the_document_with_the_board(cookies: dict[str, Any], run: Any) -> None:
    said = run(cookies, category="funeral", lang="en")
    answered = answer_at("years", {"category": ["funeral"], "lang": ["en"]}, Screen("desk", dark=False)).document
    assert said == json.loads(answered or b"")


def test_its_screen_is_guessed(run: Any) -> None:
    assert (run({}, PHONE)["size"], run({}, dark=True)["theme"]) == ("phone", "dark")


@pytest.mark.parametrize("noted", ["desk.light", "phone.dark", "wide.light"])
def test_a_browser_that_asks_by_itself_gets_the_board_alone(noted: str, run: Any) -> None:
    assert run({"board": noted}, category="funeral") == {}


def test_what_was_decided_is_part_of_what_a_document_tells_of_its_data() -> None:
    plan = SimpleNamespace(review=None)
    decision = Decision.model_construct(finding_id="x", note="n")
    versions = {Evidence(plan, decisions).version for decisions in ({}, {"x": decision})}  # type: ignore[arg-type]
    assert len(versions) == 2
