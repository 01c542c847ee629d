"""Whom the server answers: names, origins, closed addresses, and the entrance."""

import asyncio
import json
from typing import Any

import pytest

from tests.cases import cases
from ui.run.access import Access, cookie_name
from ui.serve.delivery import digest
from ui.serve.entrance import entrance_page
from ui.serve.guard import Guard


def ask(
    path: str = "/", *, access: Access | None = None, kind: str = "http", method: str = "GET", body: object = None,
    server: str = "127.0.0.1", names: tuple[str, ...] = (), headers: dict[str, str] | None = None,
) -> tuple[int, dict[str, str], bytes, bool]:  # fmt: skip
    """Ask a guard before a stand-in for the app: status, headers, body, and whether the app was reached."""
    reached: list[str] = []
    sent: list[dict[str, Any]] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        reached.append(scope["path"])
        if scope["type"] == "http":
            await send({"type": "http.response.start", "status": 200, "headers": [(b"content-security-policy", b"own")]})
            await send({"type": "http.response.body", "body": b"theirs"})

    async def receive() -> Any:
        return {"type": "http.request", "body": json.dumps(body).encode()}

    async def send(message: Any) -> None:
        sent.append(message)

    raw = [(name.encode(), value.encode()) for name, value in {"host": "localhost:8501", **(headers or {})}.items()]
    scope = {
        "type": kind, "method": method, "path": path, "query_string": b"", "headers": raw, "scheme": "http",
        "server": (server, 8501), "client": ("10.0.0.9", 5), "root_path": "",
    }  # fmt: skip
    asyncio.run(Guard(app, access or Access(), names)(scope, receive, send))  # type: ignore[arg-type]
    if not sent or sent[0]["type"] == "websocket.close":
        return (403 if sent else 0), {}, b"", bool(reached)
    answered = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], answered, b"".join(one.get("body", b"") for one in sent[1:]), bool(reached)


@cases("host", ["localhost", "LOCALHOST:8501", "127.0.0.1:8501", "[::1]:8501"])
def test_this_machine_is_answered(host: str) -> None:
    assert ask(headers={"host": host})[3]


@cases(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "",
        "localhost:8501:1",
        "a b",
        "10.0.0.7",
        "localhost@evil",
    ],
)
def test_another_name_is_not(host: str) -> None:
    status, _, body, reached = ask(headers={"host": host})
    assert (status, reached) == (421, False)
    assert "--host" in body.decode()
    assert not ask(kind="websocket", path="/_stcore/stream", headers={"host": host, "origin": f"http://{host}"})[3]


def test_a_shared_server_is_answered_at_the_address_that_was_reached_and_under_a_proxys_name() -> None:
    assert ask(server="10.0.0.7", headers={"host": "10.0.0.7:8501"})[3]
    assert not ask(server="10.0.0.7", headers={"host": "10.0.0.8:8501"})[3]
    assert ask(names=("plan.example",), headers={"host": "plan.example"})[3]


@cases(
    ("origin", "reached"),
    [("http://localhost:8501", True), ("https://localhost:8501", True), ("http://localhost:9", False),
     ("http://evil.example", False), ("http://localhost:8501.evil.example", False), ("null", False), ("http://[::1", False),
     (None, False)],
)  # fmt: skip
def test_a_socket_comes_from_a_page_of_ours(origin: str | None, reached: bool) -> None:
    headers = {"origin": origin} if origin is not None else {}
    assert ask("/_stcore/stream", kind="websocket", headers=headers)[3] is reached


@cases(
    "path",
    ["/_stcore/metrics", "/_stcore/upload_file/a/b", "/_stcore/agent/interact", "/_stcore/agent/openapi.json", "/_stcore/",
     "/media/a", "/component/a/b", "/static/js/index.js.map", "/auth/login", "/_stcore/script-health-check"],
)  # fmt: skip
def test_what_no_page_needs_is_closed(path: str) -> None:
    status, _, _, reached = ask(path)
    assert (status, reached) == (404, False)


@cases("path", ["/", "/funding", "/_stcore/health", "/_stcore/stream", "/answers", "/static/js/index.js"])
def test_what_pages_need_is_open(path: str) -> None:
    assert ask(path)[3]


def test_streamlit_is_told_of_no_other_host() -> None:
    status, _, body, reached = ask("/_stcore/host-config")
    assert (status, reached) == (200, False)
    assert json.loads(body)["allowedOrigins"] == []


@cases(("path", "host"), [("/", "localhost"), ("/_stcore/metrics", "localhost"), ("/", "evil.example"), ("/enter", "localhost")])
def test_every_answer_says_what_may_be_done_with_it(path: str, host: str) -> None:
    headers = ask(path, headers={"host": host})[1]
    assert headers["x-frame-options"] == "DENY"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"] == "own" or "frame-ancestors 'none'" in headers["content-security-policy"]


CLOSED = Access(is_shared=True, presenter="p", passcode="v")


def test_without_the_passcode_there_is_the_entrance_and_nothing_else() -> None:
    status, headers, body, reached = ask("/a/funding", access=CLOSED, headers={"accept": "text/html"})
    assert (status, reached, headers["cache-control"]) == (401, False, "no-store")
    assert '<form data-home="../">' in body.decode()
    for path, kind in (("/answers", "http"), ("/static/js/index.js", "http"), ("/_stcore/stream", "websocket")):
        assert not ask(path, access=CLOSED, kind=kind, headers={"origin": "http://localhost:8501"})[3]


@pytest.mark.parametrize("path", ["/_stcore/health", "/favicon.svg"])
def test_that_the_server_is_up_is_no_secret(path: str) -> None:
    assert ask(path, access=CLOSED)[3]


def test_who_knows_it_enters_and_who_does_not_stays_out() -> None:
    found = Access(is_shared=True, presenter="p", passcode="v")
    json_from_here = {"content-type": "application/json", "origin": "http://localhost:8501"}
    assert ask("/enter", access=found, method="POST", body={"secret": "w"}, headers=json_from_here)[0] == 403
    status, headers, body, _ = ask("/enter", access=found, method="POST", body={"secret": "v"}, headers=json_from_here)
    assert (status, body) == (204, b"")
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(headers["set-cookie"].split("; "))
    session = headers["set-cookie"].split(";")[0]
    assert session.startswith(cookie_name())
    assert ask("/answers", access=found, headers={"cookie": session})[3]
    for odd in ({"secret": 1}, {}, [], "v"):
        assert ask("/enter", access=found, method="POST", body=odd, headers=json_from_here)[0] == 403
    elsewhere = {**json_from_here, "origin": "http://evil.example"}
    assert ask("/enter", access=found, method="POST", body={"secret": "v"}, headers=elsewhere)[0] == 403
    plain = {"origin": "http://localhost:8501", "content-type": "text/plain"}
    assert ask("/enter", access=found, method="POST", body={"secret": "v"}, headers=plain)[0] == 403


def test_a_guesser_is_told_how_long_to_wait() -> None:
    found = Access(is_shared=True, passcode="v")
    json_from_here = {"content-type": "application/json", "origin": "http://localhost:8501"}
    for _ in range(5):
        ask("/enter", access=found, method="POST", body={"secret": "w"}, headers=json_from_here)
    status, headers, _, _ = ask("/enter", access=found, method="POST", body={"secret": "v"}, headers=json_from_here)
    assert (status, headers["retry-after"]) == (429, "1")


def test_the_entrance_runs_its_own_script_and_no_other() -> None:
    page, policy = entrance_page()
    script = page.partition("<script>")[2].partition("</script>")[0]
    assert f"script-src '{digest(script)}'" in policy
    assert "unsafe" not in policy
    assert "请输入口令" in page
    assert "Enter the passcode" in page
