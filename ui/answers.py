"""Answers to questions: a page's document from its address and the reader's screen, and from nothing else.

Streamlit's runs answer from here, and so does the address ``/answers``: the board asks there at the moment of a click and
shows what comes, while Streamlit's own run follows with the URL and the session. Both are the same bytes, so that what
the board shows early never changes when the run has caught up (docs/adr/0010-answers-ahead-of-the-run.md).
"""

from __future__ import annotations

import gzip
import json
import threading
from collections.abc import Awaitable, Callable, Hashable, Mapping
from dataclasses import fields
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

from analysis import cube
from charts import DARK, LIGHT, SIZES, Size, Theme
from i18n import load_labels
from plan_data import PlanProblems
from ui import board, page
from ui.listed import file_answer, rows_answer
from ui.origins import places
from ui.pages import PAGES
from ui.recent import Recent
from ui.scene import Scene, Screen, scene_of, shared_plan

_RECENT = Recent()
_TURN = threading.Lock()
_MAX_QUERY = 100_000  # characters
_NEARBY = ("127.0.0.1", "::1")
_THEMES = {"light": LIGHT, "dark": DARK}
_SCREEN = ("page", "size", "dark")


def answer(scene: Scene, run: Callable[[], Any]) -> bytes | None:
    """The document of a scene as bytes; ``run`` runs its page's script, unless the answer is still known.

    Views that are not known are worked out one at a time: side by side they would not be done sooner, and the thread that
    sends the answers would wait its turn behind all of them.
    """
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
    """The addresses that answer without a session, from memory if they can.

    ``answers?page=…&size=…&dark=…`` and the view's own parameters: a document. ``cube?lang=…``: what the browser needs to
    work amounts out by itself (``analysis.cube``), with the words and the looks for them.
    """
    return _routes({"answers": _document, "cube": _cube})


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
    try:
        scene = scene_of(name, query, Screen(size, dark == "1"))
    except PlanProblems:
        return Response(status_code=204)
    document = answer(scene, lambda: exec(_script(PAGES[name]), {"__name__": "__main__"}))  # noqa: S102 - a page of ours
    return _sent(document or b"{}", scene.question, request)


def _cube(request: Request) -> Response:
    """The cube with words and looks; nothing (204) for a plan that has none or cannot be read."""
    lang = load_labels(request.query_params.get("lang", "")).language
    try:
        question = ("cube", lang, shared_plan()[1])
        found = _RECENT.get(question) or _founded(question, lang)
    except PlanProblems:
        return Response(status_code=204)
    return Response(status_code=204) if found is None else _sent(found, question, request)


def _founded(question: Hashable, lang: str) -> bytes | None:
    found = foundation(lang)
    if found is None:
        return None
    document = json.dumps(found, ensure_ascii=False).encode()
    _RECENT.keep(question, document)
    return document


def foundation(lang: str) -> dict[str, Any] | None:
    """The cube with words, looks, names and places; ``None`` for a plan that has none. Raises ``PlanProblems``."""
    plan, frame, _ = shared_plan()
    found = cube(frame)
    if found is None:
        return None
    text = load_labels(lang)
    looks = {
        "themes": {name: _plain(theme) for name, theme in _THEMES.items()},
        "sizes": {name: _plain(SIZES[name]) for name in SIZES},
    }
    names = {project.project_id: project.name for project in plan.projects}
    towns = {town.code: [town.name, town.name_en, town.tile_row, town.tile_column] for town in plan.townships}
    return {
        "cube": found,
        "lang": text.language,
        "words": dict(text.words),
        "looks": looks,
        "names": names,
        "townships": towns,
        "hosts": [project.host_township for project in plan.projects],
        "places": places(plan),
        "printed_wan": plan.printed_totals.total_investment_wan if plan.printed_totals else None,
        "title": plan.title,
        "version": plan.data_version,
    }


def _plain(look: Theme | Size) -> dict[str, Any]:
    """The fields of a theme or a size, mappings as dicts."""
    values = {field.name: getattr(look, field.name) for field in fields(look)}
    return {name: dict(value) if isinstance(value, Mapping) else value for name, value in values.items()}


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
