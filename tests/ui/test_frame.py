"""What is clicked is done once, in order, and never lost; and a view in memory is answered only to its own question."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from types import SimpleNamespace
from typing import Any

import pytest

from i18n import load_labels
from models import Decision
from plan_data import load_plan
from ui import frame, scene
from ui.answers import answer as real_answer
from ui.evidence import Evidence
from ui.pages import PAGES
from ui.scene import Scene, Screen, scene_of
from ui.state import ViewState

PICK_FUNERAL = {"seq": 1, "pick": {"category": "funeral"}}
TO_2021 = {"seq": 2, "set": {"from_year": "2021", "to_year": "2021"}}


class Reader:
    """A session of one browser: its address, and what the server remembers of it."""

    def __init__(self) -> None:
        self.session_state: dict[str, Any] = {}
        self.address: dict[str, str] = {}
        self.query_params = SimpleNamespace(from_dict=self._go)
        self.steps = 0

    def _go(self, query: dict[str, str]) -> None:
        self.address, self.steps = dict(query), self.steps + 1

    def query(self) -> dict[str, list[str]]:
        return {name: [value] for name, value in self.address.items()}

    def send(self, *items: dict[str, Any]) -> None:
        frame._on_action(items)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    reader = Reader()
    monkeypatch.setattr(frame, "st", reader)
    monkeypatch.setattr(frame, "current_query", reader.query)
    monkeypatch.setattr(frame, "client", lambda: {"size": "desk", "dark": False})
    return reader


def test_actions_are_done_in_order_and_make_one_step(reader: Reader) -> None:
    reader.send(PICK_FUNERAL, TO_2021)
    assert reader.address == {"category": "funeral", "from_year": "2021", "to_year": "2021", "drill": "category"}
    assert reader.steps == 1
    assert frame._seen() == 2


def test_an_action_sent_twice_is_done_once(reader: Reader) -> None:
    reader.send(PICK_FUNERAL)
    reader.send(PICK_FUNERAL)
    assert reader.address["category"] == "funeral"
    assert reader.steps == 1


def test_an_action_repeated_after_a_run_that_was_cut_off_is_still_done(reader: Reader) -> None:
    reader.send(PICK_FUNERAL)
    reader.address = {}  # the answer with the new address never reached the browser
    reader.send(PICK_FUNERAL, TO_2021)
    assert reader.address == {"category": "funeral", "from_year": "2021", "to_year": "2021", "drill": "category"}


def test_a_step_back_is_not_taken_for_a_run_that_was_cut_off(reader: Reader) -> None:
    reader.send(PICK_FUNERAL)
    reader.address = {}  # Back
    reader.send(TO_2021)
    assert reader.address == {"from_year": "2021", "to_year": "2021"}


def test_a_new_session_takes_the_next_action_of_a_browser_that_clicked_before(reader: Reader) -> None:
    reader.address = {"category": "elderly_care"}  # the server was started anew while the page was open
    reader.send({"seq": 41, "toggle": ["category", "funeral"]})
    assert reader.address["category"] == "elderly_care~funeral"


def test_the_size_of_the_screen_is_noted_and_junk_is_not(reader: Reader) -> None:
    reader.send({"seq": 1, "client": {"size": "phone", "dark": True}})
    assert reader.session_state["client"] == {"size": "phone", "dark": True}
    reader.send({"seq": 2, "client": {"size": "<b>", "dark": False}})
    assert reader.session_state["client"] == {"size": "desk", "dark": False}
    assert reader.steps == 0


def test_every_run_has_pages_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {"overview": SimpleNamespace(may_run=False)}
    monkeypatch.setattr(frame, "_known_pages", lambda: known)
    frame._pages()["overview"].may_run = True  # type: ignore[attr-defined]
    assert not frame._pages()["overview"].may_run  # type: ignore[attr-defined]


def test_every_difference_that_a_reader_can_see_makes_another_question() -> None:
    plan, other = load_plan(), object()
    one = Scene("overview", plan, other, other, ViewState(), load_labels("zh"), other, "desk", "light")  # type: ignore[arg-type]
    changed = {
        "page": "years",
        "frame": object(),
        "evidence": object(),
        "state": ViewState(lang="en"),
        "size": "phone",
        "theme": "dark",
        "not_kept": ("totals_together", "Permission denied"),
    }
    follows = {"plan", "text", "look"}  # from the frame, the state, and size with theme
    assert set(changed) | follows == {field.name for field in fields(Scene)}
    for name, value in changed.items():
        assert replace(one, **{name: value}).question != one.question, name


@pytest.fixture
def run(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> Any:
    """One run of the script on the overview: what it sends."""
    sent: list[bytes] = []
    page = SimpleNamespace(run=None)
    reader.navigation = lambda pages, position: page  # type: ignore[attr-defined]
    monkeypatch.setattr(frame, "_pages", lambda: {"overview": page})
    monkeypatch.setattr(frame.board, "draw", lambda document, on_action: sent.append(document))
    monkeypatch.setattr(frame, "answer", lambda scene, run: b'{"page":"overview"}')
    monkeypatch.setattr(frame, "open_scene", lambda name: scene_of(name, reader.query(), Screen("desk", False), reader.not_kept))

    def ran(payload: Any = None) -> dict[str, Any]:
        reader.session_state["board"] = {"action": payload}
        frame.frame()
        said = dict(json.loads(sent.pop()))
        assert said.pop("run") > 0
        return said

    reader.not_kept = None  # type: ignore[attr-defined]
    reader.context = SimpleNamespace(cookies={})  # type: ignore[attr-defined]
    monkeypatch.setattr(scene, "st", reader)
    return ran


def test_a_browser_that_has_the_answer_is_told_which_it_should_be(reader: Reader, run: Any) -> None:
    reader.send(PICK_FUNERAL)
    said = run({"seq": 1, "items": [PICK_FUNERAL], "brief": True})
    assert said["receipt"] is True
    assert said["ack"] == 1
    assert said["page"] == "overview"
    assert said["query"] == {"category": "funeral", "drill": "category"}
    answer = json.loads(_whole("overview", reader.query()) or b"")
    assert (said["query"], said["version"], said["decided"]) == (answer["query"], answer["version"], answer["decided"])


@pytest.mark.parametrize(
    "payload", [None, {"items": [PICK_FUNERAL]}, {"items": [PICK_FUNERAL], "brief": False}, {"brief": 1}, "junk"]
)
def test_any_other_run_sends_the_whole_document(payload: Any, run: Any) -> None:
    assert run(payload) == {"page": "overview", "ack": 0}


def test_a_board_that_stands_already_gets_a_receipt_of_the_first_run_alone(reader: Reader, run: Any) -> None:
    reader.context.cookies = {"board_stands": "1"}  # type: ignore[attr-defined]
    first = run()
    answer = json.loads(_whole("overview", {}) or b"")
    assert (first["receipt"], first["ack"], first["page"], first["query"]) == (True, 0, "overview", {})
    assert (first["version"], first["decided"]) == (answer["version"], answer["decided"])
    assert run() == {"page": "overview", "ack": 0}


@pytest.mark.parametrize("cookies", [{}, {"board_stands": "0"}, {"board_stands": ""}, {"board_stands": 1}, {"board": "desk.light"}])
def test_any_other_first_run_sends_the_whole_document(cookies: dict[str, Any], reader: Reader, run: Any) -> None:
    reader.context.cookies = cookies  # type: ignore[attr-defined]
    assert run() == {"page": "overview", "ack": 0}
    reader.context.cookies = {"board_stands": "1"}  # type: ignore[attr-defined]
    assert run() == {"page": "overview", "ack": 0}


def test_a_decision_that_could_not_be_kept_is_said_in_a_whole_document(reader: Reader, run: Any) -> None:
    reader.not_kept = ("totals_together", "Permission denied")  # type: ignore[attr-defined]
    assert run({"items": [PICK_FUNERAL], "brief": True}) == {"page": "overview", "ack": 0}


def _whole(name: str, query: dict[str, list[str]]) -> bytes | None:
    scene = scene_of(name, query, Screen("desk", False))
    return real_answer(scene, lambda: exec(PAGES[name].read_text(encoding="utf-8"), {}))


def test_what_was_decided_is_part_of_what_a_receipt_tells() -> None:
    plan = SimpleNamespace(review=None)
    decision = Decision.model_construct(finding_id="x", note="n")
    versions = {Evidence(plan, decisions).version for decisions in ({}, {"x": decision})}  # type: ignore[arg-type]
    assert len(versions) == 2
