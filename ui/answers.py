"""Answers to questions: a page's document from its address and the reader's screen, and from nothing else.

Streamlit's runs answer from here, and so does the address ``/answers``: the board asks there at the moment of a click and
shows what comes, while Streamlit's own run follows with the URL and the session. Both are the same bytes, so that what
the board shows early never changes when the run has caught up (docs/adr/0010-answers-ahead-of-the-run.md).
"""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Awaitable, Callable, Hashable, Mapping
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from streamlit import config

from plan_data import PlanProblems
from ui import board, page
from ui.listed import file_answer, rows_answer
from ui.pages import PAGES
from ui.recent import Recent
from ui.scene import Scene, Screen, scene_of

_RECENT = Recent()
_TURN = threading.Lock()
_MAX_QUERY = 100_000  # characters
_NEARBY = ("127.0.0.1", "::1")
_SCREEN = ("page", "size", "dark")


def answer(scene: Scene, run: Callable[[], Any]) -> bytes | None:
    """The document of a scene as bytes; ``run`` runs its page's script, unless the answer is still known.

    Views that are not known are worked out one at a time: side by side they would not be done sooner, and the thread that
    sends the answers would wait its turn behind all of them.
    """
    _ASKED.note()
    return _known(scene, run)


def answer_at(page_name: str, query: Mapping[str, list[str]], screen: Screen) -> tuple[Scene, bytes | None]:
    """What ``answers`` sends for a page at an address, on a screen. Raises ``PlanProblems``."""
    scene = scene_of(page_name, query, screen)
    return scene, _known(scene, lambda: exec(_script(PAGES[page_name]), {"__name__": "__main__"}))  # noqa: S102 - a page of ours


def seconds_at_rest() -> float:
    """How long nobody has asked for anything."""
    return _ASKED.seconds_ago()


class _Asked:
    """When somebody asked last."""

    def __init__(self) -> None:
        self._at = time.monotonic()

    def note(self) -> None:
        self._at = time.monotonic()

    def seconds_ago(self) -> float:
        return time.monotonic() - self._at


_ASKED = _Asked()


def _known(scene: Scene, run: Callable[[], Any]) -> bytes | None:
    known = _RECENT.get(scene.question)
    if known is not None:
        return known
    with _TURN:
        return _RECENT.get(scene.question) or _worked_out(scene, run)


def _worked_out(scene: Scene, run: Callable[[], Any]) -> bytes | None:
    page.enter(scene)
    run()
    shown = page.shown()
    if shown is None:
        return None
    document = board.to_bytes(shown)
    _RECENT.keep(scene.question, document)
    return document


def answer_routes() -> list[Route]:
    """The address that answers without a session, from memory if it can.

    ``answers?page=…&size=…&dark=…`` and the view's own parameters: a document.
    """
    return _routes({"answers": _document})


def list_routes() -> list[Route]:
    """``rows`` and ``file``: see ``ui.listed``. What they send is for Streamlit's layers to compress, and is not kept."""
    return _routes({"rows": rows_answer, "file": file_answer})


def _routes(addresses: Mapping[str, Callable[[Request], Response]]) -> list[Route]:
    base = str(config.get_option("server.baseUrlPath")).strip("/")
    below = f"/{base}/" if base else "/"
    return [Route(f"{below}{name}", _in_thread(respond)) for name, respond in addresses.items()]


def _in_thread(respond: Callable[[Request], Response]) -> Callable[[Request], Awaitable[Response]]:
    async def responded(request: Request) -> Response:
        return await run_in_threadpool(respond, request)

    return responded


def _document(request: Request) -> Response:
    """A document; nothing (204) for what is no page or where the plan cannot be read, for Streamlit's run says that better."""
    query = parse_qs(request.url.query[:_MAX_QUERY])
    name, size, dark = ((query.pop(key, None) or [""])[-1] for key in _SCREEN)
    if name not in PAGES:
        return Response(status_code=204)
    _ASKED.note()
    try:
        scene, document = answer_at(name, query, Screen(size, dark == "1"))
    except PlanProblems:
        return Response(status_code=204)
    return _sent(document or b"{}", scene.question, request)


def _sent(document: bytes, question: Hashable, request: Request) -> Response:
    """Compressed for readers who are not on this machine: over a network the time to send it counts, here it does not."""
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    is_near = request.client is not None and request.client.host in _NEARBY
    if not is_near and "gzip" in request.headers.get("accept-encoding", ""):
        document, headers["Content-Encoding"] = _RECENT.packed(question) or gzip.compress(document, 1), "gzip"
    return Response(document, headers=headers, media_type="application/json")


@cache
def _script(path: Path) -> CodeType:
    return compile(path.read_bytes(), str(path), "exec")
