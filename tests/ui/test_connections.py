"""Connections are counted, and those that do not say what they want are dropped."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from types import SimpleNamespace
from typing import Any

import pytest
import uvicorn
from uvicorn.protocols.http.auto import AutoHTTPProtocol

from ui.serve.connections import Connections, Waits, limit, most_by_files

PATIENCE = 20  # seconds until a test that hangs is given up
ASK = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"


async def app(scope: Any, receive: Any, send: Any) -> None:
    while (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ok"})


@contextlib.asynccontextmanager
async def serving(connections: Connections, waits: Waits) -> AsyncIterator[int]:
    class Limited(AutoHTTPProtocol):  # type: ignore[misc, valid-type]
        pass

    limit(Limited, connections, waits)
    server = uvicorn.Server(
        uvicorn.Config(app, http=Limited, port=0, lifespan="off", log_level="error", timeout_keep_alive=PATIENCE)
    )
    running = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - Uvicorn says it no other way
        await asyncio.sleep(0.01)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    await running


Talk = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@contextlib.asynccontextmanager
async def talking(port: int) -> AsyncIterator[Talk]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        yield reader, writer
    finally:
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()


async def asked(talk: Talk) -> bytes:
    talk[1].write(ASK)
    return await asyncio.wait_for(talk[0].readuntil(b"ok"), PATIENCE)


async def answered(port: int, *parts: bytes) -> bytes:
    """All that the server says to something said in parts, until it hangs up."""
    async with talking(port) as (reader, writer):
        for part in parts:
            writer.write(part)
            await writer.drain()
            await asyncio.sleep(0.02)
        with contextlib.suppress(ConnectionResetError):
            return await asyncio.wait_for(reader.read(), PATIENCE)
    return b""


UNFINISHED = [
    (), (b"GET / HT",), (b"GET / HTTP/1.1\r\n", b"Host: a\r\n", b"X: b\r\n"),
    (b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n", b"half"),
]  # fmt: skip


def test_who_does_not_finish_is_dropped() -> None:
    async def run() -> list[bytes]:
        async with serving(Connections(9), Waits(head=0.2, body=0.2)) as port:
            return await asyncio.gather(*(answered(port, *parts) for parts in UNFINISHED))

    assert asyncio.run(run()) == [b""] * len(UNFINISHED)


def test_after_an_answer_half_a_head_is_dropped_too() -> None:
    async def run() -> bytes:
        async with serving(Connections(9), Waits(head=0.2, body=0.2)) as port, talking(port) as talk:
            assert b"200 OK" in await asked(talk)
            talk[1].write(b"GET / HT")
            with contextlib.suppress(ConnectionResetError):
                return await asyncio.wait_for(talk[0].read(), PATIENCE)
        return b""

    assert asyncio.run(run()) == b""


def test_who_has_been_answered_is_left_alone() -> None:
    async def run() -> bytes:
        async with serving(Connections(9), Waits(head=0.05, body=0.05)) as port, talking(port) as talk:
            first = await asked(talk)
            await asyncio.sleep(0.2)  # four times what a head may take
            return first + await asked(talk)

    assert asyncio.run(run()).count(b"200 OK") == 2


def test_when_full_the_next_is_told_so_and_there_is_room_again_once_one_leaves() -> None:
    async def run() -> tuple[bytes, bytes]:
        async with serving(Connections(2), Waits(head=PATIENCE)) as port:
            async with talking(port) as one:
                await asked(one)
                async with talking(port) as other:
                    await asked(other)
                    full = await answered(port)
            await asyncio.sleep(0.05)
            async with talking(port) as after:
                return full, await asked(after)

    full, after = asyncio.run(run())
    assert full.startswith(b"HTTP/1.1 503")
    assert "请稍后再试" in full.decode()
    assert b"200 OK" in after


def test_when_full_of_those_who_say_nothing_the_oldest_of_them_makes_room() -> None:
    async def run() -> tuple[bytes, bytes, bytes]:
        async with serving(Connections(2), Waits(head=PATIENCE)) as port, talking(port) as oldest, talking(port) as other:
            oldest[1].write(b"GET / HT")
            await asyncio.sleep(0.05)
            async with talking(port) as newcomer:
                said = await asked(newcomer)
                with contextlib.suppress(ConnectionResetError):
                    return said, await asyncio.wait_for(oldest[0].read(), PATIENCE), await asked(other)
                return said, b"", await asked(other)

    said, dropped, other = asyncio.run(run())
    assert b"200 OK" in said
    assert dropped == b""
    assert b"200 OK" in other, "nobody else is dropped"


SOCKET, SILENT = SimpleNamespace(), SimpleNamespace(cycle=None)
AT_REST, ANSWERING = (SimpleNamespace(cycle=SimpleNamespace(response_complete=done)) for done in (True, False))


class Made:
    """A transport of an address, with what speaks over it."""

    def __init__(self, address: str, protocol: Any) -> None:
        self.address, self.protocol, self.is_dropped = address, protocol, False

    def get_extra_info(self, _: str) -> tuple[str, int]:
        return self.address, 5

    def get_protocol(self) -> Any:
        return self.protocol

    def is_closing(self) -> bool:
        return self.is_dropped

    def abort(self) -> None:
        self.is_dropped = True


def transport(address: str, protocol: Any = AT_REST) -> Any:
    return Made(address, protocol)


def test_one_address_has_its_share_and_this_machine_all() -> None:
    connections = Connections(most=8, most_of_one=2)  # six for newcomers
    assert [connections.take(transport("10.0.0.9")) for _ in range(3)] == [True, True, False]
    assert connections.take(transport("10.0.0.8"))
    assert [connections.take(transport("127.0.0.1")) for _ in range(4)] == [True, True, True, False]


def test_all_are_looked_through_only_where_room_is_short_and_now_and_then() -> None:
    class Counted(Made):
        asked = 0

        def is_closing(self) -> bool:
            Counted.asked += 1
            return super().is_closing()

    connections = Connections(most=2_000)
    made = [Counted("127.0.0.1", SILENT) for _ in range(640)]
    assert all(connections.take(one) for one in made)  # type: ignore[arg-type]
    assert Counted.asked < 640 * 6  # each time it would be 200,000
    for one in made[:600]:
        connections.lose(one)  # type: ignore[arg-type]
    made[-1].abort()
    assert all(connections.take(transport(f"10.0.0.{at % 9}")) for at in range(64))
    assert len(connections._open) == 640 + 64 - 600 - 1


def test_who_fills_a_share_with_silence_loses_its_own_and_nobody_elses() -> None:
    connections = Connections(most=9, most_of_one=2)
    others, own = transport("10.0.0.8", SILENT), [transport("10.0.0.9", SILENT) for _ in range(3)]
    assert [connections.take(one) for one in (others, *own)] == [True] * 4
    assert [one.is_closing() for one in (others, *own)] == [False, True, False, False]


@pytest.mark.parametrize(("has", "is_taken"), [(SOCKET, True), (ANSWERING, True), (AT_REST, False)])
def test_when_full_who_has_a_page_open_is_still_answered(has: Any, is_taken: bool) -> None:
    connections = Connections(most=4)
    assert [connections.take(transport(f"10.0.0.{one}", has)) for one in (9, 8, 7)] == [True] * 3
    assert not connections.take(transport("10.0.0.6")), "a newcomer"
    assert [connections.take(transport("10.0.0.9")) for _ in range(2)] == [is_taken, False], "not without end"


def test_there_is_room_within_the_files_that_may_be_open_though_each_takes_four(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 16 <= most_by_files() <= 2_000
    resource = pytest.importorskip("resource")
    monkeypatch.setattr(resource, "setrlimit", lambda *_: None)
    for files, most in ((256, 32), (4_096, 992), (1 << 20, 2_000)):
        monkeypatch.setattr(resource, "getrlimit", lambda _, files=files: (min(files, 1_024), files))
        assert most_by_files() == most
