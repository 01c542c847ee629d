"""Answers to questions: a page's document from its address and the reader's screen, and from nothing else.

Every document comes from here, nearly always over the address ``/answers``, where the board asks whenever its own address
changes (docs/adr/0017-one-road.md). A decision is sent there too, and answered with what stands then.
"""

import asyncio
import gzip
import threading
import time
from collections.abc import Callable, Hashable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from plan_data.read.problems import PlanProblems
from ui import board
from ui.document.page import Document
from ui.run import page
from ui.run.access import access
from ui.run.answer_memory import AnswerMemory
from ui.run.deciding import carry_out
from ui.run.following import hub
from ui.run.forgetting import also_forget
from ui.run.long_lists import file_answer, rows_answer
from ui.run.own_requests import NOT_KEPT, asked_in, is_own, wanted_in
from ui.run.problems import problem_document
from ui.run.reader import scene_of
from ui.scene.pages import PAGES
from ui.scene.scene import NotKept, Scene, Screen
from ui.scene.understood import without_ending

_RECENT = AnswerMemory()
also_forget(_RECENT.clear)
_TURN = threading.Lock()
# Who asks over the network waits for this one thread, first come first served, and holds none meanwhile: where forty wait for a
# lock in as many threads, it goes to any of them, and what is known already finds no thread. From one view it goes to the next
# without the event loop, which has enough to do.
_WORKER = ThreadPoolExecutor(1, "answers")
_LAST = {"asked": time.monotonic()}  # when somebody did
_NEARBY = ("127.0.0.1", "::1")
Values = Mapping[str, list[str]]


@dataclass(frozen=True)
class Answer:
    """A document, and the question by which it is kept; none is kept of a plan that cannot be read."""

    document: bytes | None
    question: Hashable = None


def answer_at(
    name: str,
    query: Values,
    screen: Screen,
    run: Callable[[], Any] | None = None,
    not_kept: NotKept | None = None,
    *,
    may_write: bool = True,
) -> Answer:
    """The document of a page at an address, on a screen; of a plan that cannot be read, what is wrong with it.

    ``run`` runs the page's script, ``not_kept`` is a decision that could not be kept, ``may_write``
    whether this reader may decide.
    """
    found = _looked_up(name, query, screen, not_kept, may_write=may_write)
    return found if isinstance(found, Answer) else _worked_out(found, run)


def _looked_up(name: str, query: Values, screen: Screen, not_kept: NotKept | None, *, may_write: bool) -> Answer | Scene:
    """What is known already, or what is wrong with the plan; else the scene that is to be worked out."""
    try:
        scene = scene_of(name, query, screen, not_kept, may_write=may_write)
    except PlanProblems as problems:
        return Answer(board.to_bytes(problem_document(problems, name, query, screen)))
    known = _RECENT.get(scene.answer_key)
    return scene if known is None else Answer(known, scene.answer_key)


def document_at(name: str, query: Values, screen: Screen) -> Document | None:
    """The same as the page says it, for what asks for hundreds: kept by nobody. Raises ``PlanProblems``."""
    scene = scene_of(name, query, screen, may_write=False)
    with _TURN:
        page.enter(scene)
        _run(scene)
        return page.shown()


def _run(scene: Scene) -> None:
    exec(_script(PAGES[scene.page]), {"__name__": "__main__"})  # noqa: S102 - a page of ours


def seconds_at_rest() -> float:
    """How long nobody has asked for anything."""
    return time.monotonic() - _LAST["asked"]


def _worked_out(scene: Scene, run: Callable[[], Any] | None = None) -> Answer:
    """One view at a time: side by side they would not be done sooner, and the thread that sends would wait behind all of them."""
    with _TURN:
        if known := _RECENT.get(scene.answer_key):
            return Answer(known, scene.answer_key)
        page.enter(scene)
        run() if run else _run(scene)
        if (shown := page.shown()) is None:
            return Answer(None)
        document = board.to_bytes(shown)
        _RECENT.keep(scene.answer_key, document)
    return Answer(document, scene.answer_key)


def answer_routes() -> list[Route]:
    """The address that answers without a session, from memory if it can.

    ``answers?page=…&size=…&dark=…`` (of what is printed, ``&paper=1``) and the view's own parameters: a document. Sent there
    (POST), a decision is carried out first.
    """
    return [Route("/answers", _answers, methods=["GET", "POST"])]


def list_routes() -> list[Route]:
    """``rows`` and ``file``: see ``ui.run.long_lists``. What they send is for Streamlit's layers to compress, and is not kept."""
    return [Route(f"/{name}", respond) for name, respond in {"rows": rows_answer, "file": file_answer}.items()]


async def _answers(request: Request) -> Response:
    _LAST["asked"] = time.monotonic()
    wanted = None
    if request.method == "POST":
        may_write = is_own(request) and access().may_write(request.cookies)
        wanted = await wanted_in(request) if may_write else None
        if not wanted:
            return Response(status_code=403, headers=NOT_KEPT)
    found = await run_in_threadpool(_asked, request, wanted)
    if isinstance(found, Response):
        return found
    return _sent(await asyncio.get_running_loop().run_in_executor(_WORKER, _worked_out, found), request)


def _asked(request: Request, wanted: Mapping[str, Any] | None) -> Response | Scene:
    """A document; of what is no page, the first page's. Or what has to wait its turn."""
    query, own = asked_in(request, "page", "size", "dark", "paper")
    not_kept = carry_out(wanted) if wanted else None
    may_write, screen = access().may_write(request.cookies), Screen(own["size"], own["dark"] == "1", own["paper"] == "1")
    found = _looked_up(without_ending(own["page"]), query, screen, not_kept, may_write=may_write)
    return _sent(found, request) if isinstance(found, Answer) else found


def _sent(found: Answer, request: Request) -> Response:
    """Compressed for readers who are not on this machine: over a network the time to send it counts, here it does not."""
    document, headers = found.document or b"{}", dict(NOT_KEPT)
    if hub().is_on:
        headers["Presenting"] = "1"
    is_near = request.client is not None and request.client.host in _NEARBY
    if not is_near and "gzip" in request.headers.get("accept-encoding", ""):
        document, headers["Content-Encoding"] = _RECENT.packed(found.question) or gzip.compress(document, 1), "gzip"
    return Response(document, headers=headers, media_type="application/json")


@cache
def _script(path: Path) -> CodeType:
    return compile(path.read_bytes(), str(path), "exec")
