"""What is clicked is done once, in order, and never lost; and a view in memory is answered only to its own question."""

from __future__ import annotations

from dataclasses import fields, replace
from types import SimpleNamespace
from typing import Any

import pytest

from i18n import load_labels
from plan_data import load_plan
from ui import frame
from ui.scene import Scene
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
