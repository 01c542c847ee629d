"""Our own addresses are answered before Streamlit's layers, and nothing else is."""

import asyncio
from typing import Any

import pytest
from starlette.responses import Response

from tests.cases import cases
from ui.board import assets
from ui.board.packed import Packed
from ui.serve.below import Below
from ui.serve.delivery import FAVICON, Delivery
from ui.serve.guard import Guard
from ui.serve.own_routes import OwnRoutes
from ui.serve.server import settings

ROUTES = settings()["middleware"][-1].kwargs["routes"]
OURS = ("/answers", "/share", "/favicon.svg", "/favicon.png", f"/{assets.asset_prefix()}all.js", "/assets/older/all.js")


def ask(path: str, *, routes: Any = ROUTES, **scope: Any) -> tuple[int, dict[str, str], bytes, list[str]]:
    """Ask a ``Front`` before a stand-in for Streamlit: status, headers, body, and the paths that reached the stand-in."""
    seen, sent = list[str](), list[dict[str, Any]]()

    async def below(scope: Any, receive: Any, send: Any) -> None:
        seen.append(scope["path"])
        await Response(b"theirs")(scope, receive, send)

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    whole = {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": [], "client": ("127.0.0.1", 1)}
    asyncio.run(OwnRoutes(below, routes)({**whole, "app": object(), **scope}, receive, send))
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], headers, b"".join(message.get("body", b"") for message in sent[1:]), seen


@cases("path", OURS)
def test_ours_does_not_reach_streamlit(path: str) -> None:
    assert ask(path)[3] == []


@cases("path", ["/", "/funding", "/static/js/index.js", "/_stcore/health", "/rows", "/file", "/answers/x", "/answersx"])
def test_all_else_is_streamlits(path: str) -> None:
    _, _, body, seen = ask(path)
    assert (body, seen) == (b"theirs", [path])


def test_a_socket_is_streamlits() -> None:
    assert ask("/answers", type="websocket")[3] == ["/answers"]


@pytest.mark.parametrize("path", ["/favicon.svg", f"/{assets.asset_prefix()}all.js"])
def test_ours_is_read_only(path: str) -> None:
    status, _, _, seen = ask(path, method="POST")
    assert (status, seen) == (405, [])


def test_below_where_the_app_is_mounted() -> None:
    assert ask("/plan/answers", root_path="/plan", method="POST")[3] == []
    assert ask(f"/plan/{assets.asset_prefix()}all.js", root_path="/plan")[2] == assets.assets()["all.js"].plain
    assert ask("/plan/answersx", root_path="/plan")[3] == ["/plan/answersx"]


@pytest.mark.parametrize("path", ["/favicon.svg", "/favicon.png"])
def test_the_icon_is_ours(path: str) -> None:
    status, headers, body, _ = ask(path)
    assert (status, body) == (200, FAVICON.read_bytes())
    assert headers["content-type"].startswith("image/svg+xml")
    assert (headers["cache-control"], headers["x-content-type-options"]) == ("public, max-age=86400", "nosniff")


def test_streamlits_files_come_first_and_its_layers_last() -> None:
    made = settings()
    assert [layer.cls for layer in made["middleware"]] == [Below, Guard, Delivery, OwnRoutes]
    assert [getattr(route, "path", "") for route in made["routes"]] == ["/rows", "/file"]


@pytest.mark.parametrize(("headers", "status"), [({"Content-Disposition": "attachment"}, 200), ({}, 307)])
def test_a_page_that_is_a_file_is_sent_as_it_is(headers: dict[str, str], status: int) -> None:
    sent = list[dict[str, Any]]()

    async def send(message: Any) -> None:
        sent.append(message)

    index = Packed.of(b"<script>1</script>", "text/html", "no-cache")
    front = Delivery(Response(b"<!doctype html>", headers=headers, media_type="text/html"), index, {}, ["funding"])  # type: ignore[arg-type]
    asked = {"type": "http", "method": "GET", "path": "/export", "query_string": b"", "headers": []}
    asyncio.run(front(asked, Any, send))  # type: ignore[arg-type]
    assert sent[0]["status"] == status
