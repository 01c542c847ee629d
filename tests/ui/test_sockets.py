"""How answers leave: on a socket made as Streamlit makes its own, no body waits for the browser to acknowledge the head."""

import asyncio
import socket
from typing import Any

import pytest
from uvicorn import Config
from uvicorn.protocols.http.auto import AutoHTTPProtocol
from uvicorn.server import ServerState

from ui.serve.connections import Connections
from ui.serve.server import settings


async def _nodelay_of_a_connection() -> int:
    """Connect to the server's protocol and read ``TCP_NODELAY`` on its side."""
    loop = asyncio.get_running_loop()
    made: asyncio.Future[Any] = loop.create_future()

    def protocol() -> Any:
        new: Any = AutoHTTPProtocol(Config(lambda: None), ServerState(), {})
        loop.call_soon(made.set_result, new)
        return new

    listening = socket.socket(family=socket.AF_INET)  # without a protocol number, as Streamlit does
    listening.bind(("127.0.0.1", 0))
    server = await loop.create_server(protocol, sock=listening)
    _, writer = await asyncio.open_connection(*listening.getsockname())
    transport = (await made).transport
    option: int = transport.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()
    return option


def test_no_answer_waits_for_an_acknowledgement_and_set_up_twice_a_connection_counts_once(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[Any] = []
    monkeypatch.setattr(Connections, "take", lambda _, transport: taken.append(transport) or True)
    settings()
    settings()
    assert asyncio.run(_nodelay_of_a_connection()) == 1
    assert len(taken) == 1
