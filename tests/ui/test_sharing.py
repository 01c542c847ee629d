"""Below a path, and where others open the server."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from starlette.requests import Request
from streamlit import config

import start
from ui.serve import sharing
from ui.serve.below import Below, taken_path

Messages = list[dict[str, Any]]


def ask(path: str, *, below: str = "/minzheng", kind: str = "http", query: bytes = b"") -> tuple[Messages, Messages]:
    """What the app below sees of a request, and what is sent without it."""
    seen, sent = list[dict[str, Any]](), list[dict[str, Any]]()

    async def app(scope: Any, receive: Any, send: Any) -> None:
        seen.append(scope)

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": kind, "path": path, "raw_path": path.encode(), "query_string": query}
    asyncio.run(Below(app, below)(scope, None, send))  # type: ignore[arg-type]
    return seen, sent


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize(
    ("path", "known"),
    [
        ("/minzheng/", "/"),
        ("/minzheng/funding", "/funding"),
        ("/minzheng/_stcore/stream", "/_stcore/stream"),
        ("/funding", "/funding"),
        ("/minzhengs/x", "/minzhengs/x"),
        ("/a/minzheng/x", "/a/minzheng/x"),
    ],
)
def test_the_path_is_taken_off_and_only_there(path: str, known: str, kind: str) -> None:
    [scope], sent = ask(path, kind=kind)
    assert (scope["path"], scope["raw_path"], sent) == (known, known.encode(), [])


def test_the_path_itself_leads_to_the_first_page_whatever_stands_before_it() -> None:
    seen, [start, _] = ask("/city/minzheng", below="/city/minzheng", query=b"lang=en")
    assert (seen, start["status"], dict(start["headers"])[b"location"]) == ([], 307, b"minzheng/?lang=en")


@pytest.mark.parametrize("lifespan", [{"type": "lifespan"}])
def test_what_is_no_request_passes(lifespan: dict[str, Any]) -> None:
    seen: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        seen.append(scope)

    asyncio.run(Below(app, "/a")(lifespan, None, None))  # type: ignore[arg-type]
    assert seen == [lifespan]


@pytest.fixture
def options() -> Any:
    """Streamlit's options, given back afterwards."""
    names = ("server.baseUrlPath", "server.address", "server.port")
    before = {name: config.get_option(name) for name in names}
    yield config.set_option
    for name, value in before.items():
        config.set_option(name, value)


def test_streamlit_is_not_told_of_the_path(options: Any) -> None:
    options("server.baseUrlPath", "/minzheng/")
    assert (taken_path(), config.get_option("server.baseUrlPath"), taken_path()) == ("/minzheng", "", "")


@pytest.mark.parametrize(
    ("listens", "address"),
    [
        ("127.0.0.1", None),
        ("localhost", None),
        ("::1", None),
        ("0.0.0.0", "10.0.0.7"),
        ("::", "10.0.0.7"),
        (None, "10.0.0.7"),
        ("10.1.1.1", "10.1.1.1"),
    ],
)
def test_others_are_told_the_address_that_leads_here(
    listens: str | None, address: str | None, options: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "lan_addresses", lambda: ["10.0.0.7", "172.17.0.1"])
    options("server.address", listens)
    options("server.port", 8600)
    said = sharing._shared(Request({"type": "http"}))
    assert json.loads(bytes(said.body)) == {"port": 8600, "address": address}
    assert said.headers["cache-control"] == "no-store"


def test_without_a_network_nobody_else_is_led_here(options: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "lan_addresses", list)
    options("server.address", "0.0.0.0")
    assert sharing.address_for_others() is None


def test_a_path_on_the_command_line() -> None:
    assert [start.parse(["--base-path", path]).base_path for path in ("/minzheng/", "a/b-1", "/")] == ["/minzheng", "/a/b-1", ""]
    assert start.parse([]).base_path == ""


@pytest.mark.parametrize("path", ["a b", "../x?y", "民政"])
def test_a_path_that_is_none(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        start.parse(["--base-path", path])
    assert stopped.value.code == 2
    assert "path" in capsys.readouterr().err
