"""Readers begin where a page opens: what one click leads to from there is in memory before anybody asks."""

import asyncio
from threading import Event
from typing import Any

import pytest
from starlette.requests import Request

from ui.run import answers, first_clicks
from ui.run.access import Access
from ui.run.answer_memory import AnswerMemory
from ui.run.answers import Answer
from ui.scene.scene import Screen

DESK = Screen("desk", dark=False)
CLICKS = (
    ("overview", {}),
    ("overview", {"category": "funeral", "drill": "category"}),
    ("overview", {"funding_source": "other", "drill": "funding_source"}),
    ("overview", {"from_year": "2023", "to_year": "2023", "drill": "year"}),
    ("structure", {"project": "funeral-05", "drill": "project"}),
    ("funding", {"category": "elderly_care", "drill": "category"}),
    ("years", {"from_year": "2025", "to_year": "2025", "drill": "year"}),
    ("townships", {"township": "532301104", "drill": "township"}),
)


class WorkedOutNow(Exception):
    pass


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "_RECENT", AnswerMemory())


def ask(page: str, query: dict[str, str], screen: Screen = DESK) -> bytes | None:
    return answers.answer_at(page, {name: [value] for name, value in query.items()}, screen).document


def test_one_click_from_every_page_as_it_opens_is_answered_from_memory(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    before, picks, asked = [ask(page, query) for page, query in CLICKS], first_clicks._picks, [query for _, query in CLICKS]

    def some(document: Any) -> Any:
        """Of the marks of a page the first and those that are asked about here."""
        every = [*picks(document)]
        return [*every[:1], *(pick for pick in every if first_clicks._after(pick) in asked)]

    monkeypatch.setattr(first_clicks, "_picks", some)
    monkeypatch.setattr(answers, "_RECENT", AnswerMemory())
    first_clicks.answer_ahead(Event(), rest=0, pause=0)
    assert caplog.records == []

    def worked_out(*_: Any) -> bytes:
        raise WorkedOutNow

    monkeypatch.setattr(answers, "_worked_out", worked_out)
    assert [ask(page, query) for page, query in CLICKS] == before
    with pytest.raises(WorkedOutNow):
        ask("overview", {"category": "funeral~elderly_care"})
    with pytest.raises(WorkedOutNow):
        ask("overview", {}, Screen("phone", dark=False))


def test_on_a_shared_server_it_is_the_viewers_who_find_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_clicks, "access", lambda: Access(is_shared=True, presenter="p"))
    asked = list[bool]()
    monkeypatch.setattr(first_clicks, "answer_at", lambda *_, may_write: asked.append(may_write) or Answer(b"{}"))
    first_clicks.answer_ahead(Event(), rest=0, pause=0)
    assert set(asked) == {False}


def test_it_waits_while_somebody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []

    class StoppedAfterThree(Event):
        def wait(self, timeout: float | None = None) -> bool:
            waited.append(timeout or 0)
            return len(waited) == 3

    monkeypatch.setattr(first_clicks, "seconds_at_rest", lambda: 0.5)
    monkeypatch.setattr(first_clicks, "answer_at", lambda *_, **__: pytest.fail("somebody asks"))
    first_clicks.answer_ahead(StoppedAfterThree(), rest=2, pause=0)
    assert waited == [0.5, 0.5, 0.5]


def test_a_question_ends_the_rest() -> None:
    answers._LAST["asked"] -= 60
    assert answers.seconds_at_rest() > 50
    ask("overview", {})
    assert answers.seconds_at_rest() > 50, "working ahead is nobody's question"
    asyncio.run(
        answers._answers(Request({"type": "http", "method": "GET", "path": "/answers", "query_string": b"", "headers": []}))
    )
    assert answers.seconds_at_rest() < 50
