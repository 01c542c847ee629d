"""Below a path, and where others open the server."""

import asyncio
import json
import re
from typing import Any
from urllib.parse import urlencode

import pytest
import segno
from starlette.requests import Request
from streamlit import config

import start
from tests.cases import cases
from tests.document.strict import differences
from ui.document.sharing import Sharing
from ui.run.access import Access
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


@cases("kind", ["http", "websocket"])
@cases(
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


LAN = ["10.0.0.7", "172.17.0.1"]
VIEW = "/funding?category=funeral"


@pytest.fixture
def listening(options: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Has the server listen on an address, on a machine with two of its own."""

    def listen(address: str | None, shared: Access | None = None) -> None:
        monkeypatch.setattr(sharing, "lan_addresses", lambda: LAN)
        monkeypatch.setattr(sharing, "access", lambda: shared or Access())
        options("server.address", address)
        options("server.port", 8600)

    return listen


@pytest.mark.parametrize(
    ("listens", "here", "ways"),
    [
        ("127.0.0.1", "http://127.0.0.1:8600", []),
        ("localhost", "http://localhost:8600", []),
        ("::1", "http://[::1]:8600", []),
        ("0.0.0.0", "http://localhost:8600", ["http://10.0.0.7:8600", "http://172.17.0.1:8600"]),
        ("::", "http://[::1]:8600", ["http://10.0.0.7:8600", "http://172.17.0.1:8600"]),
        (None, "http://127.0.0.1:8600/minzheng", ["http://10.0.0.7:8600/minzheng", "http://172.17.0.1:8600/minzheng"]),
        ("10.1.1.1", "http://localhost:8600", ["http://10.1.1.1:8600"]),
        ("fd00::7", "http://localhost:8600", ["http://[fd00::7]:8600"]),
        ("0.0.0.0", "http://172.17.0.1:8600", ["http://172.17.0.1:8600", "http://10.0.0.7:8600"]),
        ("0.0.0.0", "http://laptop.local:8600", ["http://laptop.local:8600"]),
        ("127.0.0.1", "https://plan.example/minzheng", ["https://plan.example/minzheng"]),
        ("0.0.0.0", "https://localhost", []),  # a proxy on this machine
        ("0.0.0.0", "http://localhost.example:8600", ["http://localhost.example:8600"]),
    ],
)
def test_the_addresses_by_which_others_open_a_view(listens: str | None, here: str, ways: list[str], listening: Any) -> None:
    listening(listens)
    assert sharing.ways_to(here + VIEW) == [way + VIEW for way in ways]


def asked(here: str, language: str = "zh") -> Any:
    query = urlencode({"at": here, "name": "资金：殡葬类", "lang": language}).encode()
    answer = sharing._share(Request({"type": "http", "query_string": query, "path": "/share", "headers": []}))
    assert answer.headers["cache-control"] == "no-store"
    return json.loads(bytes(answer.body)) if answer.status_code == 200 else answer.status_code


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("shared", [Access(), Access(is_shared=True, presenter="of-one", passcode="of-all")])
@pytest.mark.parametrize("listens", ["127.0.0.1", "0.0.0.0"])
def test_what_the_dialog_says_is_declared_and_holds_no_secret(language: str, shared: Access, listens: str, listening: Any) -> None:
    listening(listens, shared)
    found = asked("http://localhost:8600" + VIEW, language)
    assert list(differences(found, Sharing, set())) == []
    assert not any(secret in json.dumps(found) for secret in ("of-one", "of-all"))
    assert ("command" in found, "follow" in found) == (not shared.is_shared, shared.is_shared)
    assert ("scan" in found) == (shared.is_shared and listens == "0.0.0.0")


def test_the_code_leads_to_the_address_beside_it_whole_and_whether_a_passcode_is_asked_is_said(listening: Any) -> None:
    listening("0.0.0.0", Access(is_shared=True, passcode="v"))
    found = asked("http://localhost:8600" + VIEW)
    assert [way["host"] for way in found["ways"]] == LAN
    code = segno.make("http://10.0.0.7:8600" + VIEW, error="m", micro=False, boost_error=False)
    drawn = [[0] * found["ways"][0]["code"]["size"] for _ in code.matrix]
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1", found["ways"][0]["code"]["path"]):
        drawn[int(y)][int(x) : int(x) + int(length)] = [1] * int(length)
    assert drawn == [list(row) for row in code.matrix]
    assert [line["value"] for line in found["lines"]] == ["始终", "已设"]
    assert "资金：殡葬类" in found["scan"]["opens"]


def test_an_address_too_long_for_a_phone_has_no_code(listening: Any) -> None:
    listening("0.0.0.0", Access(is_shared=True))
    for length in (2_000, 9_000):
        assert "code" not in asked("http://localhost:8600/?text=" + "x" * length)["ways"][0]
    assert asked("javascript:alert(1)") == asked("http://a/" + "x" * 20_000) == 400


def test_behind_a_proxy_its_name_is_the_address_and_others_are_led_there(listening: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAN_HOSTS", "plan.example 10.0.0.7")
    listening("127.0.0.1", Access(is_shared=True))
    found = asked("https://plan.example/minzheng/")
    assert (found["ways"][0]["href"], "局域网" in found["hint"]) == ("https://plan.example/minzheng/", False)
    here = asked("http://localhost:8600/")
    assert ("plan.example" in here["hint"], "command" in here) == (True, False)


def test_without_a_network_nobody_else_is_led_here(listening: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    listening("0.0.0.0", Access(is_shared=True))
    monkeypatch.setattr(sharing, "lan_addresses", list)
    assert sharing.ways_to("http://localhost:8600/") == []
    found = asked("http://localhost:8600/")
    assert ("没有连上局域网" in found["hint"], "command" in found, "follow" in found) == (True, False, True)


def test_a_path_on_the_command_line() -> None:
    assert [start.parse(["--base-path", path]).base_path for path in ("/minzheng/", "a/b-1", "/")] == ["/minzheng", "/a/b-1", ""]
    assert start.parse([]).base_path == ""


@pytest.mark.parametrize("path", ["a b", "../x?y", "民政"])
def test_a_path_that_is_none(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        start.parse(["--base-path", path])
    assert stopped.value.code == 2
    assert "path" in capsys.readouterr().err
