"""Viewers without browsers: a session of Streamlit's each, and what the board asks for, as many as a meeting room has."""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from bench.clicks import Pick, picked
from bench.wire import Connection

_ANSWER_SECONDS = 60.0


@dataclass
class Viewer:
    """One open tab, which does what the board does.

    ``first`` is the document that it opened with, ``placed`` what Streamlit's run sent for the board; ``received`` and
    ``answer`` are the bytes of that run's messages and of the last answer.
    """

    address: str
    first: bytes = b""
    placed: bytes = b""
    received: int = 0
    answer: int = 0
    _socket: ClientConnection | None = None
    _view: Mapping[str, str] = field(default_factory=dict)
    _http: Connection | None = None

    async def __aenter__(self) -> Self:
        """See the overview, and connect."""
        self._http = Connection(self.address)
        self.first = await self._document({})
        stream = self.address.replace("http", "ws", 1) + "/_stcore/stream"
        self._socket = await connect(
            stream,
            subprotocols=[Subprotocol("streamlit")],
            origin=Origin(self.address),
            additional_headers={"Cookie": "board=desk.light"},
            max_size=None,
            open_timeout=_ANSWER_SECONDS,
        )
        await self._run()
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close the tab."""
        if self._http is not None:
            self._http.close()
        if self._socket is not None:
            await self._socket.close()

    async def do(self, pick: Pick) -> float:
        """One click, as the board does it: milliseconds until the answer is here."""
        self._view = picked(self._view, pick)
        began = time.perf_counter()
        await self._document(self._view)
        return (time.perf_counter() - began) * 1000

    async def _document(self, query: Mapping[str, str]) -> bytes:
        assert self._http is not None
        response = await self._http.get("/answers?" + urlencode({"page": "overview", "size": "desk", "dark": "0", **query}))
        self.answer = len(response.body)
        return response.body

    async def _run(self) -> None:
        """One run of the script, to its end."""
        assert self._socket is not None
        await self._socket.send(BackMsg(rerun_script={"page_name": ""}).SerializeToString())
        while True:
            raw = await asyncio.wait_for(self._socket.recv(decode=False), _ANSWER_SECONDS)
            self.received += len(raw)
            said = ForwardMsg.FromString(raw)
            kind = said.WhichOneof("type")
            if kind == "delta" and said.delta.new_element.WhichOneof("type") == "bidi_component":
                self.placed = said.delta.new_element.bidi_component.bytes
            if kind == "script_finished":
                return
