"""The address that answers without a session: the same bytes as Streamlit's run, and nothing that a stranger could break."""

import asyncio
import gzip
import json
import shutil
import threading
import time
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from starlette.requests import Request

from plan_data.read.files import DEFAULT_FOLDER
from plan_data.write.decisions import read_decisions
from tests.cases import cases
from tests.pages.reading import PAGES, block, run_page
from ui.run import answers, plan_in_use
from ui.run.answer_memory import AnswerMemory
from ui.run.answers import answer_at, answer_routes
from ui.scene.scene import Screen

FINDING, OTHER = "printed_totals-total", "text_amount-funeral_10"
AT_THE_DESK = {"page": "checks", "size": "desk", "dark": "0", "finding": FINDING}
QUERIES: tuple[dict[str, str], ...] = (
    {},
    {"category": "funeral", "drill": "category"},
    {"township": "532301101", "from_year": "2022", "to_year": "2023", "years": "undivided"},
    {"funding_source": "other", "lang": "en", "unit": "yi"},
    {"text": "公墓", "basis": "printed", "sort": "name"},
)


@dataclass(frozen=True)
class Answered:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        packed = self.headers.get("content-encoding") == "gzip"
        return json.loads(gzip.decompress(self.body) if packed else self.body)


def ask(page: str, *, reader: str = "10.0.0.7", **query: str) -> Answered:
    """Ask for a page's document from another machine, or from ``reader``."""
    return _handled({"page": page, "size": "desk", "dark": "0", **query}, reader)


def decide(body: bytes | dict[str, str], query: dict[str, str] = AT_THE_DESK, **headers: str) -> Answered:
    """Send a decision as the dashboard's own page does; ``headers`` are sent instead of its own, empty ones not at all."""
    own = {"content-type": "application/json", "host": "here", "origin": "http://here", "sec-fetch-site": "same-origin"}
    own |= {name.replace("_", "-"): value for name, value in headers.items()}
    sent = {name: value for name, value in own.items() if value}
    return _handled(query, "10.0.0.7", sent, body if isinstance(body, bytes) else json.dumps(body).encode())


def _handled(query: dict[str, str], reader: str, headers: dict[str, str] | None = None, body: bytes | None = None) -> Answered:
    sent: list[dict[str, Any]] = []
    said = [(name.encode(), value.encode()) for name, value in {"accept-encoding": "gzip", **(headers or {})}.items()]

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body or b"", "more_body": False}

    path = answer_routes()[0].path
    method = "GET" if body is None else "POST"
    request = {"type": "http", "method": method, "path": path, "root_path": "", "query_string": urlencode(query).encode()}
    sender = {"headers": said, "client": (reader, 1), "server": ("here", 80), "scheme": "http"}
    asyncio.run(answer_routes()[0].handle({**request, **sender}, receive, send))
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return Answered(sent[0]["status"], headers, b"".join(message.get("body", b"") for message in sent[1:]))


@cases(("page", "query"), [*zip(PAGES, cycle(QUERIES))])
def test_it_is_what_the_run_says(page: str, query: dict[str, str]) -> None:
    asked = query | ({"id": "funeral-10"} if page == "project" else {})
    assert ask(page, **asked).json() == run_page(page, **asked)


def test_size_and_preference_are_the_readers() -> None:
    phone = ask("overview", size="phone", dark="1").json()
    assert (phone["size"], phone["theme"]) == ("phone", "dark")
    assert ask("overview", size="x", dark="x").json()["size"] == "desk"


@cases("page", ["", "nowhere", "../app", "overview.py"])
def test_what_is_no_page_is_answered_with_the_first_which_says_so(page: str) -> None:
    answered, first = ask(page, category="funeral").json(), ask("overview", category="funeral").json()
    said = answered["head"].pop("unread", "")
    assert page in said if page else said == ""
    assert answered == first


def test_junk_is_dropped_and_never_kept_by_a_browser() -> None:
    answered = ask("overview", category="<script>", at="9" * 50, text="x" * 90_000, nonsense="1")
    assert answered.status == 200
    assert answered.json()["query"] == {"text": "x" * 80}
    assert answered.headers["cache-control"] == "no-store"


def test_readers_of_other_machines_get_it_small() -> None:
    answered = ask("overview")
    assert answered.headers["content-encoding"] == "gzip"
    here = ask("overview", reader="127.0.0.1")
    assert "content-encoding" not in here.headers
    assert here.json() == answered.json()


def test_the_same_answer_is_compressed_once_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    packed: list[int] = []
    compress = gzip.compress
    monkeypatch.setattr(answers, "_RECENT", AnswerMemory())
    monkeypatch.setattr(gzip, "compress", lambda body, level: packed.append(level) or compress(body, level))
    both = [ask("overview"), ask("overview"), ask("overview", reader="127.0.0.1")]
    assert len(packed) == 1
    assert both[0].body == both[1].body
    assert ask("overview", lang="en").json()["lang"] == "en"
    assert len(packed) == 2


def test_of_a_plan_that_cannot_be_read_it_says_what_is_wrong(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setenv("PLAN_FOLDER", str(tmp_path / "nowhere"))
    monkeypatch.setattr(plan_in_use, "_SHARED", plan_in_use._Shared())
    said = ask("years", size="phone", dark="1", lang="en").json()
    assert (said["page"], said["size"], said["theme"], said["lang"]) == ("years", "phone", "dark", "en")
    assert block(said, "problems")["rows"]


# --- decisions -------------------------------------------------------------------------------------


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    copy = shutil.copytree(DEFAULT_FOLDER, tmp_path / "plan")
    monkeypatch.setenv("PLAN_FOLDER", str(copy))
    monkeypatch.setattr(plan_in_use, "_SHARED", plan_in_use._Shared())
    monkeypatch.setattr(answers, "_RECENT", AnswerMemory())
    return copy


def wanted(**changes: str) -> dict[str, str]:
    shown = block(ask("checks", finding=FINDING).json(), "decision")
    return {"finding": FINDING, "status": "explained", "note": "样例", "guard": shown["guard"], "seen": shown["seen"], **changes}


def test_a_decision_is_kept_and_answered_with_what_stands_then(folder: Path) -> None:
    before = ask("checks", finding=FINDING).json()
    said = decide(wanted()).json()
    assert read_decisions(folder)[FINDING].note == "样例"
    assert block(said, "decision")["note"] == "样例"
    assert said["decided"] != before["decided"]
    assert said == ask("checks", finding=FINDING).json()


def test_who_asks_first_is_answered_first_and_what_is_known_waits_for_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sixty ask for views that take until a known one has been answered: more than there are threads."""
    begun, may_go, order = list[str](), threading.Event(), list[int]()

    def runs(scene: Any) -> None:
        begun.append(scene.state.filter.text)
        assert may_go.wait(20)

    async def asked(at: int) -> None:
        await answers._answers(Request(scope_of(text=f"view {at}")))
        order.append(at)

    async def run() -> Any:
        waiting = [asyncio.create_task(asked(at)) for at in range(60)]
        while not begun:  # noqa: ASYNC110 - a thread says so
            await asyncio.sleep(0.01)
        known = await asyncio.wait_for(answers._answers(Request(scope_of(category="funeral"))), 20)
        may_go.set()
        await asyncio.gather(*waiting)
        return known

    monkeypatch.setattr(answers, "_RECENT", AnswerMemory())
    ask("overview", category="funeral")
    monkeypatch.setattr(answers, "_run", runs)
    monkeypatch.setattr(answers.page, "shown", dict)
    assert asyncio.run(run()).status_code == 200
    assert begun == [f"view {at}" for at in order]
    assert len(begun) == 60


def test_new_views_are_worked_out_one_by_one_in_the_order_in_which_they_were_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """All sixty stand in one queue before the first is done; no two are ever begun side by side."""
    begun, inside, most, may_go = list[str](), list[str](), list[int](), threading.Event()

    async def at_once(function: Any, *arguments: Any) -> Any:
        return function(*arguments)

    def worked_out(scene: Any) -> answers.Answer:
        begun.append(scene.state.filter.text)
        inside.append(begun[-1])
        assert may_go.wait(20)
        time.sleep(0.001)
        most.append(len(inside))
        inside.pop()
        return answers.Answer(b"{}")

    async def run() -> None:
        waiting = [asyncio.create_task(answers._answers(Request(scope_of(text=f"view {at}")))) for at in range(60)]
        await asyncio.sleep(0)  # each goes as far as it can
        may_go.set()
        await asyncio.gather(*waiting)

    monkeypatch.setattr(answers, "_RECENT", AnswerMemory())
    monkeypatch.setattr(answers, "run_in_threadpool", at_once)
    monkeypatch.setattr(answers, "_worked_out", worked_out)
    asyncio.run(run())
    assert begun == [f"view {at}" for at in range(60)]
    assert most == [1] * 60


def scope_of(**query: str) -> dict[str, Any]:
    """A request for the overview from another machine."""
    asked = urlencode({"page": "overview", "size": "desk", "dark": "0", **query}).encode()
    return {"type": "http", "method": "GET", "path": "/answers", "query_string": asked, "headers": [], "client": ("10.0.0.7", 1)}


def test_a_decision_sent_twice_is_one(folder: Path) -> None:
    first = wanted()
    assert decide(first).json() == decide(first).json()


def test_what_could_not_be_kept_is_said_to_who_sent_it_alone(folder: Path) -> None:
    decide(wanted())
    said = decide(wanted(note="other", seen="nothing")).json()
    assert block(said, "decision")["error"]
    assert block(said, "decision")["note"] == "样例"
    assert not block(ask("checks", finding=FINDING).json(), "decision")["error"]


def test_what_could_not_be_kept_is_said_where_it_belongs() -> None:
    def error(finding: str, why: str) -> str:
        found = answer_at("checks", {"finding": [finding]}, Screen("desk", dark=False), not_kept=(FINDING, why))
        return str(block(json.loads(found.document or b""), "decision")["error"])

    assert "没有权限" in error(FINDING, "Permission denied")
    assert error(OTHER, "Permission denied") == ""
    assert error(FINDING, "")


@pytest.mark.parametrize(
    "headers",
    [
        {"content_type": "text/plain"},
        {"content_type": "application/x-www-form-urlencoded"},
        {"content_type": ""},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"origin": "http://elsewhere"},
        {"origin": "null"},
        {"origin": "http://here:8080"},
        {"origin": "http://elsewhere", "x_forwarded_host": "elsewhere"},
    ],
    ids=str,
)
def test_another_sites_page_decides_nothing(headers: dict[str, str], folder: Path) -> None:
    refused = decide(wanted(), **headers)
    assert (refused.status, refused.body) == (403, b"")
    assert read_decisions(folder) == {}


@pytest.mark.parametrize(
    "headers", [{"origin": ""}, {"sec_fetch_site": ""}, {"content_type": "application/json; charset=utf-8"}], ids=str
)
def test_the_dashboards_own_page_decides_in_every_browser(headers: dict[str, str], folder: Path) -> None:
    assert decide(wanted(), **headers).status == 200
    assert FINDING in read_decisions(folder)


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b"1", b"[" * 90_000, b'{"x":"%b"}' % (b"x" * 200_000)], ids=lambda body: str(body[:6])
)
def test_what_is_no_decision_is_refused(body: bytes, folder: Path) -> None:
    assert decide(body).status == 403
    assert read_decisions(folder) == {}
