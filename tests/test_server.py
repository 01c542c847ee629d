"""The server around the app: what a browser is sent, how often it is compressed, and that the first visit is not the first run."""

import asyncio
import gzip
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from streamlit.web.server.app_discovery import discover_asgi_app

from tests.cases import cases
from ui.board.packed import Packed
from ui.run.plan_in_use import shared_plan
from ui.serve import delivery, server
from ui.serve.delivery import STREAMLIT_FILES, Delivery, StreamlitFiles, digest, index_page

ROOT = Path(__file__).resolve().parent.parent
INDEX = Packed.of(b"<html><style>a{}</style>ours</html>", "text/html; charset=utf-8", "no-cache")
SCRIPT = "/" + next(iter(sorted((STREAMLIT_FILES / "static" / "js").glob("index.*.js")))).relative_to(STREAMLIT_FILES).as_posix()


async def streamlit_says(kind: str, body: bytes, seen: list[dict[str, Any]], scope: Any, send: Any) -> None:
    seen.append(scope)
    headers = [(b"content-type", kind.encode()), (b"set-cookie", b"a=1")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def ask(address: str, *, kind: str = "text/html", method: str = "GET", pages: tuple[str, ...] = (), **headers: str) -> Any:
    """Ask a ``Delivery`` before a stand-in for Streamlit: status, headers, body, and the requests that reached the stand-in."""
    seen: list[dict[str, Any]] = []
    sent: list[dict[str, Any]] = []

    async def inner(scope: Any, receive: Any, send: Any) -> None:
        await streamlit_says(kind, b"theirs", seen, scope, send)

    async def send(message: Any) -> None:
        sent.append(message)

    async def run() -> None:
        raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
        path, _, query = address.partition("?")
        scope = {"type": "http", "method": method, "path": path, "query_string": query.encode(), "headers": raw}
        await Delivery(inner, INDEX, StreamlitFiles(), pages)(scope, None, send)  # type: ignore[arg-type]

    asyncio.run(run())
    answered = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], answered, b"".join(message.get("body", b"") for message in sent[1:]), seen


def test_a_script_is_sent_compressed_and_for_good() -> None:
    status, headers, body, seen = ask(SCRIPT, accept_encoding="gzip, br")
    original = (STREAMLIT_FILES / SCRIPT[1:]).read_bytes()
    assert (status, gzip.decompress(body), seen) == (200, original, [])
    assert len(body) < len(original) / 2
    assert (headers["content-encoding"], headers["vary"], headers["content-type"]) == ("gzip", "Accept-Encoding", "text/javascript")
    assert "immutable" in headers["cache-control"]


def test_a_body_is_kept_once() -> None:
    body = (STREAMLIT_FILES / SCRIPT[1:]).read_bytes()
    packed = Packed.of(body, "text/javascript", "no-cache")
    assert sum(len(kept) for kept in vars(packed).values() if isinstance(kept, bytes)) < len(body) / 2
    assert packed.plain == body


def test_a_browser_without_gzip_gets_the_script_plain() -> None:
    _, headers, body, _ = ask(SCRIPT)
    assert "content-encoding" not in headers
    assert body == (STREAMLIT_FILES / SCRIPT[1:]).read_bytes()


def test_a_script_the_browser_has_is_not_sent_again() -> None:
    _, headers, _, _ = ask(SCRIPT)
    status, _, body, _ = ask(SCRIPT, if_none_match=headers["etag"])
    assert (status, body) == (304, b"")


def test_a_head_request_has_headers_only() -> None:
    status, headers, body, _ = ask(SCRIPT, method="HEAD", accept_encoding="gzip")
    assert (status, body) == (200, b"")
    assert int(headers["content-length"]) > 1000


def test_two_hundred_readers_at_once_cost_one_compression(monkeypatch: pytest.MonkeyPatch) -> None:
    packed: list[Path] = []
    pack = delivery._pack_file
    monkeypatch.setattr(delivery, "_pack_file", lambda path: packed.append(path) or pack(path))

    async def rush() -> None:
        files = StreamlitFiles()
        await asyncio.gather(*(files.packed(SCRIPT) for _ in range(200)))

    asyncio.run(rush())
    assert len(packed) == 1


@cases("address", ["/static/js/nothing.js", "/static/../../config.py", "/static/js/../../index.html", "//static/x.js"])
def test_other_addresses_are_for_streamlit_to_judge(address: str) -> None:
    _, _, body, seen = ask(address, kind="text/plain")
    assert (body, len(seen)) == (b"theirs", 1)


@pytest.mark.parametrize("address", ["/", "/funding", "/project"])
def test_every_page_is_ours_with_a_policy_that_keeps_requests_here(address: str) -> None:
    _, headers, body, _ = ask(address, host="10.0.0.7:8501", accept_encoding="gzip")
    assert gzip.decompress(body) == INDEX.plain
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'self'"
    assert policy["connect-src"] == "'self' data: blob: ws://10.0.0.7:8501 wss://10.0.0.7:8501"
    assert "unsafe" not in headers["content-security-policy"]
    assert policy["style-src"] == f"'self' '{digest('')}' '{digest('a{}')}'"
    assert headers["set-cookie"] == "a=1"
    assert headers["cache-control"] == "no-cache"


@cases(
    ("address", "home"),
    [
        ("/nowhere", "./?page=nowhere"),
        ("/nowhere?category=funeral", "./?category=funeral&page=nowhere"),
        ("/a/funding", "../?page=a/funding"),
        ("/funding。", "./funding"),
        ("/；", "./"),
    ],
)
def test_an_unknown_page_leads_to_the_first_which_is_told_of_it(address: str, home: str) -> None:
    status, headers, body, _ = ask(address, pages=("", "funding"))
    assert (status, headers["location"], body) == (307, home, b"")


@pytest.mark.parametrize("address", ["/", "/funding"])
def test_a_known_page_stays_where_it_is(address: str) -> None:
    assert ask(address, pages=("", "funding"))[0] == 200


def test_a_strange_host_is_not_repeated_in_the_policy() -> None:
    _, headers, _, _ = ask("/", host="a; script-src *")
    assert "script-src *" not in headers["content-security-policy"]


def test_a_page_is_compared_with_ours_not_with_streamlits() -> None:
    _, _, _, seen = ask("/", accept="text/html", if_modified_since="Mon, 01 Jan 2029 00:00:00 GMT", if_none_match='"theirs"')
    assert [name for name, _ in seen[0]["headers"]] == [b"accept"]


@pytest.mark.parametrize(
    ("address", "kind"), [("/media/a.html", "text/html"), ("/_stcore/health", "text/html"), ("/x.json", "application/json")]
)
def test_what_is_not_a_page_passes_through(address: str, kind: str) -> None:
    _, headers, body, _ = ask(address, kind=kind)
    assert body == b"theirs"
    assert "content-security-policy" not in headers


def test_the_index_page_is_ours() -> None:
    page = index_page({"zh": "a & b", "en": "c"}).plain.decode()
    assert '<html lang="zh-CN">' in page
    assert "<title>a &amp; b</title>" in page
    assert '<b lang="en">c</b>' in page
    assert "favicon.svg" in page
    for gone in ("favicon.png", "<noscript>", ".woff2", "agent", "<!--"):
        assert gone not in page
    assert "BidiComponent" in page, "Streamlit's code for custom elements is fetched at once"
    assert '"backgroundColor": "#12171E"' in page


def test_streamlit_run_finds_the_app() -> None:
    found = discover_asgi_app(ROOT / "app.py")
    assert (found.is_asgi_app, found.import_string) == (True, "app:app")


def test_once_nobody_asks_the_words_of_searches_are_spelled(monkeypatch: pytest.MonkeyPatch) -> None:
    plan, frame, evidence = shared_plan()
    fresh, rests, went_on = replace(frame), [0.0, 0.2, 9.0], []
    monkeypatch.setattr(server, "_MOMENT", 0.5)
    monkeypatch.setattr(server, "shared_plan", lambda: (plan, fresh, evidence))
    monkeypatch.setattr(server, "seconds_at_rest", lambda: rests.pop(0))
    monkeypatch.setattr(server, "answer_ahead", lambda _: went_on.append("spelled" in vars(fresh)))
    stopped = Event()
    monkeypatch.setattr(stopped, "wait", lambda _: "spelled" in vars(fresh))
    server._go_on(stopped)
    assert (rests, went_on) == ([], [True])
    stopped.set()
    server._go_on(stopped)
    assert went_on == [True]
