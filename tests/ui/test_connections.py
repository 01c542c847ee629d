"""Connections are counted, and those that do not say what they want are dropped."""

from __future__ import annotations

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


@pytest.mark.parametrize(
    "parts",
    [(), (b"GET / HT",), (b"GET / HTTP/1.1\r\n", b"Host: a\r\n", b"X: b\r\n"),
     (b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n", b"half")],
    ids=["nothing", "half a line", "half a head", "half a body"],
)  # fmt: skip
def test_who_does_not_finish_is_dropped(parts: tuple[bytes, ...]) -> None:
    async def run() -> bytes:
        async with serving(Connections(9), Waits(head=0.2, body=0.2)) as port:
            return await answered(port, *parts)

    assert asyncio.run(run()) == b""


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


def transport(address: str, *, is_closing: bool = False) -> Any:
    class Made(SimpleNamespace):
        __hash__ = object.__hash__

    return Made(get_extra_info=lambda _: (address, 5), is_closing=lambda: is_closing)


def test_one_address_has_its_share_and_this_machine_all() -> None:
    connections = Connections(most=6, most_of_one=2)
    assert [connections.take(transport("10.0.0.9")) for _ in range(3)] == [True, True, False]
    assert connections.take(transport("10.0.0.8"))
    assert [connections.take(transport("127.0.0.1")) for _ in range(4)] == [True, True, True, False]


def test_there_is_room_within_the_files_that_may_be_open() -> None:
    assert 16 <= most_by_files() <= 2_000
