"""Two hundred people open a link at once: each asks for all that a browser asks for on a first visit.

What that is, a real browser shows once (``bench.browser.recorded``): the page, then files, answers and questions, six at a
time. A visitor to the app also opens a session of Streamlit's and waits for word of its first run.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from bench.viewers import Viewer
from bench.wire import Connection, Response

_AT_ONCE = 6  # connections of one browser to one server
_FAILURES = (OSError, TimeoutError, AssertionError, SystemExit, EOFError)


@dataclass(frozen=True)
class Asked:
    """One request of a browser: its path with the query, and the body of a question."""

    path: str
    body: bytes | None = None


@dataclass(frozen=True)
class Opening:
    """Seconds until each visitor was served, in order; what went wrong for the others."""

    seconds: Sequence[float]
    failures: Sequence[str]

    def __str__(self) -> str:
        served = f"{len(self.seconds)} of {len(self.seconds) + len(self.failures)}"
        return f"{served}, the last after {max(self.seconds):.1f} s" if self.seconds else served


async def all_at_once(address: str, visitors: int, asked: Sequence[Asked], *, has_session: bool) -> Opening:
    """So many first visits at the same moment; one that fails is counted and not raised. ``asked``: the page first."""
    began = time.perf_counter()
    seconds, failures = list[float](), list[str]()

    async def one() -> None:
        try:
            await _visit(address, asked, has_session=has_session)
        except _FAILURES as error:
            failures.append(f"{type(error).__name__}: {error}")
        else:
            seconds.append(time.perf_counter() - began)

    await asyncio.gather(*(one() for _ in range(visitors)))
    return Opening(seconds, failures)


async def _visit(address: str, asked: Sequence[Asked], *, has_session: bool) -> None:
    async with _browser(address) as ask:
        page, *others = asked
        await ask(page)
        await asyncio.gather(*(ask(each) for each in others))
    if has_session:
        async with Viewer(address) as viewer:
            assert viewer.placed == b"{}", "the board was sent a document that it has"


@asynccontextmanager
async def _browser(address: str) -> AsyncIterator[Callable[[Asked], Awaitable[Response]]]:
    """A browser's connections: what is asked for waits for one that is free."""
    free: asyncio.LifoQueue[Connection] = asyncio.LifoQueue()
    async with AsyncExitStack() as stack:
        for _ in range(_AT_ONCE):
            free.put_nowait(await stack.enter_async_context(Connection(address)))

        async def ask(asked: Asked) -> Response:
            connection = await free.get()
            try:
                return await (connection.get(asked.path) if asked.body is None else connection.post(asked.path, asked.body))
            finally:
                free.put_nowait(connection)

        yield ask
