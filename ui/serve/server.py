"""The server around the app: its own assets, compressed files, and a first visit that finds everything warm.

``streamlit run app.py`` finds ``app = st.App(...)`` in ``app.py`` and serves that; see docs/adr/0002-server.md.
"""

import asyncio
import gc
import logging
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from threading import Event, Thread
from typing import Any, TypedDict

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime, SessionClient
from uvicorn.protocols.http.auto import AutoHTTPProtocol

from i18n import LANGUAGES
from plan_data.read.garbage import left_alone
from plan_data.read.problems import PlanProblems
from ui.board import assets
from ui.board.packed import Packed
from ui.run.access import access, names_of_proxies
from ui.run.answers import answer_routes, list_routes, seconds_at_rest
from ui.run.exporting import export_routes
from ui.run.first_clicks import answer_ahead
from ui.run.open_data import data_routes
from ui.run.plan_in_use import shared_plan
from ui.run.problems import plan_name
from ui.serve.below import Below, taken_path
from ui.serve.connections import Connections, limit, most_by_files
from ui.serve.delivery import FAVICON, Delivery, StreamlitFiles, index_page
from ui.serve.ending import end_with_the_starter
from ui.serve.follow import end_with_the_server, follow_routes
from ui.serve.guard import Guard
from ui.serve.own_routes import OwnRoutes
from ui.serve.quiet import once_a_second
from ui.serve.sharing import sharing_routes
from ui.serve.streamlit_patches import give_back, tune

_logger = logging.getLogger(__name__)
_WARM_UP_SECONDS, _MOMENT = 60.0, 0.5
_OBJECTS_OF_A_PAGE, _SECONDS_AT_A_TIME = 20_000, 0.0005
Lifespan = Callable[[st.App], AbstractAsyncContextManager[dict[str, Any] | None]]


class Settings(TypedDict):
    """What ``st.App`` takes beside the script."""

    routes: list[BaseRoute]
    middleware: list[Middleware]
    lifespan: Lifespan


def settings() -> Settings:
    """Routes, compression and warm-up for ``app = st.App(__file__, **settings())``."""
    end_with_the_starter()
    once_a_second()
    tune()
    limit(AutoHTTPProtocol, Connections(most_by_files()))
    end_with_the_server(AutoHTTPProtocol)
    names = {language: plan_name(language) for language in LANGUAGES}
    index = index_page(names)
    icon = Packed.of(FAVICON.read_bytes(), "image/svg+xml", "public, max-age=86400")  # also instead of Streamlit's
    files = StreamlitFiles()
    pages: set[str] = set()
    icons = [Route(address, lambda asked: icon.answer(asked.method, asked.headers)) for address in ("/favicon.svg", "/favicon.png")]
    own = [*answer_routes(), *export_routes(), *data_routes(), *sharing_routes(), *follow_routes(), *assets.asset_routes()]
    front = Middleware(OwnRoutes, routes=[*icons, *own])
    return Settings(
        routes=[*list_routes()],
        middleware=[
            Middleware(Below, path=taken_path()),
            Middleware(Guard, access=access(), names=names_of_proxies()),
            Middleware(Delivery, index=index, files=files, pages=pages),
            front,
        ],
        lifespan=_warm_from_the_start(index, files, pages),
    )


def _warm_from_the_start(index: Packed, files: StreamlitFiles, pages: set[str]) -> Lifespan:
    """Visit every page once before the first request is answered, and keep what is loaded out of the garbage collector's way.

    The first run also tells Streamlit that the folder ``pages`` is not for its old router, which would otherwise greet
    the process's first deep link with a "Page not found" dialog. What stays for good is frozen, which the collector never looks
    at again; and one page makes so many objects, all in use to its end, that it would look through them a dozen times, for nothing.
    What loading has freed goes back to the system. The thread that works views out lets the one that hears and answers readers
    have its turn ten times sooner than Python's threads do: that one needs little, and several turns for each answer.
    """

    @asynccontextmanager
    async def lifespan(_: st.App) -> AsyncIterator[None]:
        runtime = st.runtime.get_instance()
        try:
            await asyncio.wait_for(asyncio.gather(_visit_all_pages(runtime, pages), files.pack_for(index)), _WARM_UP_SECONDS)
        except Exception:
            _logger.exception("The pages could not be warmed up; the first visitor will wait instead")
        gc.collect()
        gc.freeze()
        gc.set_threshold(_OBJECTS_OF_A_PAGE)
        sys.setswitchinterval(_SECONDS_AT_A_TIME)
        give_back()
        stopped = Event()
        Thread(target=_go_on, args=(stopped,), name="warming", daemon=True).start()
        try:
            yield None
        finally:
            stopped.set()

    return lifespan


def _go_on(stopped: Event) -> None:
    """Once nobody asks for a moment, what readers need not wait for: the words of searches spelled, and the first clicks."""
    while not stopped.wait(_MOMENT) and seconds_at_rest() < _MOMENT:
        pass
    if stopped.is_set():
        return
    with suppress(PlanProblems), left_alone(for_good=True):
        _ = shared_plan()[1].spelled
    give_back()
    answer_ahead(stopped)


async def _visit_all_pages(runtime: Runtime, pages: set[str]) -> None:
    """Run every page of the navigation and note its address in ``pages``."""
    visitor = _Visitor()
    session = runtime.connect_session(visitor, user_info={})
    try:
        await visitor.visit(runtime, session, "")
        for page in visitor.pages:
            await visitor.visit(runtime, session, page)
        pages.update(visitor.pages and ["", *visitor.pages])
    finally:
        runtime.close_session(session)


class _Visitor(SessionClient):
    """A reader without a browser: asks for a page and waits until its script has finished."""

    def __init__(self) -> None:
        self.pages: list[str] = []
        self._finished = asyncio.Event()

    @property
    def client_context(self) -> None:
        return None

    def write_forward_msg(self, msg: ForwardMsg) -> None:
        kind = msg.WhichOneof("type")
        if kind == "navigation":
            self.pages = [page.url_pathname for page in msg.navigation.app_pages]
        elif kind == "delta" and msg.delta.new_element.WhichOneof("type") == "exception":
            _logger.warning("A page failed while warming up: %s", msg.delta.new_element.exception.message)
        elif kind == "script_finished":
            self._finished.set()

    async def visit(self, runtime: Runtime, session: str, page: str) -> None:
        self._finished.clear()
        message = BackMsg()
        message.rerun_script.page_name = page
        runtime.handle_backmsg(session, message)
        await self._finished.wait()
