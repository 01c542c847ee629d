"""Following: what is taken from a presenter, what those who follow are sent, and that streams hold up nothing."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from uvicorn.protocols.http.auto import AutoHTTPProtocol

from tests.cases import cases
from tests.document.strict import differences
from ui.document.sharing import Shown
from ui.run.access import Access, Role, cookie_name
from ui.run.following import Hub, told_in
from ui.serve import follow
from ui.serve.connections import Connections, limit

PATIENCE = 20  # seconds until a test that hangs is given up
VIEW = {"address": "/funding?category=funeral"}
STAGE = {"show": "by_year", "of": 10, "title": None}
PLACE = {"block": "by_year", "mark": "2021", "path": [0, 2], "x": 0.25, "y": 1}


def told(**more: Any) -> Any:
    return told_in({**VIEW, **more})


def said(message: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(message.removeprefix(b"data: "))
    return found


# --- what a presenter's browser says -------------------------------------------------------------


def test_what_is_told_is_shown_as_it_is_declared() -> None:
    hub = Hub()
    for wanted in ({**VIEW, "step": 3, "stage": STAGE, "black": True, "pointer": PLACE}, {"address": "/"}, {"address": None}):
        hub.tell(told_in(wanted) or pytest.fail(str(wanted)))
        assert list(differences(dict(hub.shown), Shown, set())) == []
    assert (hub.shown["n"], hub.is_on) == (3, False)


@cases(
    "address",
    ["//evil.example/", "http://evil.example/", "javascript:alert(1)", "/no_page", "/funding/x", "funding", "/a\nb",
     "/?" + "x" * 9_000, 7, "/enter#secret", "/../etc"],
)  # fmt: skip
def test_an_address_that_is_none_of_this_app_is_refused(address: object) -> None:
    assert told_in({"address": address}) is None


@cases(
    ("pointer", "taken"),
    [
        (PLACE, PLACE),
        ({**PLACE, "x": -5, "y": 1e9}, {**PLACE, "x": 0, "y": 1}),
        ({**PLACE, "mark": "x" * 300, "block": 7}, {**PLACE, "mark": "", "block": ""}),
        ({**PLACE, "path": list(range(99))}, {**PLACE, "path": list(range(16))}),
        ({**PLACE, "x": float("nan")}, None),
        ({**PLACE, "x": True}, None),
        ({**PLACE, "path": [0, -1]}, None),
        ({**PLACE, "path": ["a"]}, None),
        ("here", None),
        ([], None),
    ],
)
def test_a_pointer_is_a_place_that_can_be(pointer: object, taken: object) -> None:
    assert told(pointer=pointer)["pointer"] == taken


@cases(
    ("stage", "taken"),
    [
        (STAGE, STAGE),
        ({**STAGE, "title": "我的 <b>"}, {**STAGE, "title": "我的 <b>"}),
        ({**STAGE, "title": "x" * 300}, STAGE),
        ({**STAGE, "show": 7}, None),
        ({**STAGE, "of": -1}, None),
        ("by_year", None),
    ],
)
def test_a_stage_is_what_can_be_shown(stage: object, taken: object) -> None:
    assert told(stage=stage)["stage"] == taken


def test_a_step_is_a_number() -> None:
    assert [told(step=step)["step"] for step in (0, 7, -1, True, "1", 1.5, None)] == [0, 7, None, None, None, None, None]


# --- what those who follow are sent --------------------------------------------------------------


def test_all_of_it_first_then_only_the_last_and_when_there_is_nothing_a_beat() -> None:
    async def run() -> list[bytes]:
        hub = Hub(beat=0.05)
        hub.tell(told())
        messages = hub.messages()
        found = [await anext(messages) for _ in range(2)]
        for address in ("/years", "/townships", "/projects"):
            hub.tell(told(address=address))
        found += [await anext(messages) for _ in range(2)]
        hub.tell(told(address="/projects"))  # nothing new
        found.append(await anext(messages))
        return found

    begin, first, last, beat, again = asyncio.run(run())
    assert begin.startswith(b"retry:")
    assert (said(first)["n"], said(first)["address"]) == (1, VIEW["address"])
    assert (said(last)["n"], said(last)["address"]) == (4, "/projects"), "what came between is skipped"
    assert beat == again == b"event: beat\ndata: 0\n\n"


def test_a_change_wakes_all_who_follow() -> None:
    async def run() -> list[int]:
        hub = Hub(beat=PATIENCE)
        streams = [hub.messages() for _ in range(50)]
        for stream in streams:
            for _ in range(2):
                await anext(stream)
        waiting = [asyncio.create_task(anext(stream)) for stream in streams]  # type: ignore[arg-type]
        await asyncio.sleep(0)
        hub.tell(told())
        return [said(message)["n"] for message in await asyncio.wait_for(asyncio.gather(*waiting), PATIENCE)]

    assert asyncio.run(run()) == [1] * 50


# --- over the network ----------------------------------------------------------------------------


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Hub:
    found = Hub(beat=0.05)
    monkeypatch.setattr(follow, "hub", lambda: found)
    return found


@contextlib.asynccontextmanager
async def serving(most: int = 9) -> AsyncIterator[int]:
    class Limited(AutoHTTPProtocol):  # type: ignore[misc, valid-type]
        pass

    limit(Limited, Connections(most))
    follow.end_with_the_server(Limited)
    app = Starlette(routes=follow.follow_routes())
    server = uvicorn.Server(uvicorn.Config(app, http=Limited, port=0, lifespan="off", log_level="error"))
    running = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - Uvicorn says it no other way
        await asyncio.sleep(0.01)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    await asyncio.wait_for(running, PATIENCE)


Talk = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def following(port: int) -> Talk:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"GET /follow HTTP/1.1\r\nHost: a\r\n\r\n")
    return reader, writer


async def until(condition: Any) -> None:
    async with asyncio.timeout(PATIENCE):
        while not condition():  # noqa: ASYNC110 - the other side says it no other way
            await asyncio.sleep(0.01)


def test_a_stream_is_not_held_back_who_leaves_is_not_counted_and_who_stays_is_let_go(hub: Hub) -> None:
    async def run() -> tuple[bytes, bytes]:
        hub.tell(told())
        async with serving() as port:
            reader, writer = await following(port)
            head = await reader.readuntil(b"\r\n\r\n")
            body = await reader.readuntil(b"beat")
            assert hub.followers == 1
            writer.close()
            await until(lambda: hub.followers == 0)
            reader, writer = await following(port)
            await reader.readuntil(b"beat")
        assert (await reader.read()).endswith(b"0\r\n\r\n"), "the server has stopped and said so"
        writer.close()
        return head.lower(), body

    head, body = asyncio.run(run())
    assert b"text/event-stream" in head
    assert b"no-store" in head
    assert b"x-accel-buffering: no" in head, "nginx passes it on at once"
    assert b'"address":"/funding?category=funeral"' in body


def test_streams_count_as_connections_and_end_with_the_server_even_for_who_does_not_read(hub: Hub) -> None:
    async def run() -> bytes:
        async with serving(most=2) as port:
            held = [await following(port) for _ in range(2)]
            await until(lambda: hub.followers == 2)
            reader, writer = await following(port)
            full = await reader.read()
            for n in range(2_000):  # more than all buffers between here and there hold
                hub.tell(told(address="/?text=" + "x" * 7_000, step=n))
                await asyncio.sleep(0)
        for _, one in [*held, (reader, writer)]:
            one.close()
        return full

    assert asyncio.run(run()).startswith(b"HTTP/1.1 503")


def asked(method: str, body: object = None, **headers: str) -> Any:
    """What the address answers: status and body, asked as a page of the dashboard does unless it says otherwise."""

    async def receive() -> Any:
        return {"type": "http.request", "body": json.dumps(body).encode()}

    usual = {"host": "localhost:8501", "content_type": "application/json", "origin": "http://localhost:8501"}
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in {**usual, **headers}.items()]
    request = Request({"type": "http", "method": method, "path": "/follow", "headers": raw, "query_string": b""}, receive)
    return asyncio.run(follow._follow(request))


def test_the_presenter_alone_says_what_is_shown(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    shared = Access(is_shared=True, presenter="p")
    shared._entered.update({role.value: role for role in Role})
    monkeypatch.setattr(follow, "access", lambda: shared)
    presenter = f"{cookie_name()}={Role.PRESENTER.value}"
    for headers in (
        {},
        {"cookie": f"{cookie_name()}={Role.VIEWER.value}"},
        {"cookie": presenter, "origin": "http://evil.example"},
        {"cookie": presenter, "content_type": "text/plain"},
        {"cookie": presenter, "sec_fetch_site": "cross-site"},
    ):
        assert asked("POST", VIEW, **headers).status_code == 403
    assert asked("POST", {"address": "//evil.example"}, cookie=presenter).status_code == 403
    assert not hub.is_on
    with hub.following(), hub.following(is_away=True), hub.following(is_away=True):
        answer = asked("POST", VIEW, cookie=presenter)
        assert json.loads(answer.body) == {"followers": 1, "away": 2, "is_on": True}
        assert json.loads(asked("POST", {}, cookie=presenter).body) == json.loads(answer.body), "only counted"
    before = hub.shown
    for headers in ({}, {"cookie": f"{cookie_name()}={Role.VIEWER.value}"}):
        asked("POST", {"call": True}, **headers)
    asked("POST", {"call": True, "tab": "another"}, cookie=presenter)
    assert hub.shown == before, "who presents calls"
    asked("POST", {"call": True}, cookie=presenter)
    assert hub.shown == {**before, "n": before["n"] + 1, "called": before["called"] + 1}
    assert hub.shown["address"] == VIEW["address"]
    assert json.loads(asked("POST", {"address": None}, cookie=presenter).body) == {"followers": 0, "away": 0, "is_on": False}


def test_one_tab_presents_at_a_time_and_the_one_that_begins_takes_its_place(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(follow, "access", Access)

    def said_by(tab: str, address: str | None, *, begins: bool = False) -> tuple[int, str | None]:
        return asked("POST", {"address": address, "tab": tab, "begins": begins}).status_code, hub.shown["address"]

    assert said_by("a", "/years", begins=True) == (200, "/years")
    assert said_by("b", "/funding", begins=True) == (200, "/funding")
    assert said_by("a", "/structure") == (409, "/funding")
    assert said_by("a", None) == (409, "/funding"), "closing it ends nothing"
    assert [json.loads(asked("POST", {"tab": tab}).body)["is_on"] for tab in "ab"] == [False, True]
    assert said_by("b", None) == (200, None)
    assert said_by("a", "/years") == (200, "/years"), "nobody else presents, as after a new start"


def test_another_sites_page_opens_no_stream(hub: Hub) -> None:
    assert asked("GET", sec_fetch_site="cross-site").status_code == 403
    assert asked("GET", sec_fetch_site="same-origin").media_type == "text/event-stream"


def test_viewers_learn_from_any_answer_that_somebody_presents(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    from ui.run import answers

    monkeypatch.setattr(answers, "hub", lambda: hub)
    request = Request({"type": "http", "method": "GET", "headers": [], "client": None})
    assert "presenting" not in answers._sent(answers.Answer(b"{}"), request).headers
    hub.tell(told())
    assert answers._sent(answers.Answer(b"{}"), request).headers["presenting"] == "1"
