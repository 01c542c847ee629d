"""Viewers without browsers: sessions that speak Streamlit's protocol, as many as a meeting room has."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from bench.wire import Connection
from ui import actions

_ANSWER_SECONDS = 60.0
_TRIGGER = "$$STREAMLIT_INTERNAL_KEY_{}__events"
Action = Mapping[str, object]


@dataclass
class Viewer:
    """One open tab, which does what the board does.

    ``stands``: its board stands already with an answer that it has asked for, as on a first visit, and needs no document.
    ``first`` is the document it opened with, ``document`` what the last run said, as JSON; ``received`` and ``answer`` are
    the bytes of the last run's messages and of the last answer that the board asked for by itself.
    """

    address: str
    stands: bool = False
    first: bytes = b""
    document: bytes = b""
    received: int = 0
    answer: int = 0
    _query: str = ""
    _page: str = ""
    _element: str = ""
    _seq: int = 1
    _known: dict[str, ForwardMsg] = field(default_factory=dict)
    _socket: ClientConnection | None = None
    _view: Mapping[str, str] = field(default_factory=dict)
    _http: Connection | None = None

    async def __aenter__(self) -> Self:
        """Connect and see the overview."""
        stream = self.address.replace("http", "ws", 1) + "/_stcore/stream"
        said = {"Cookie": "board_stands=1"} if self.stands else {}
        protocols = [Subprotocol("streamlit")]
        self._socket = await connect(
            stream, subprotocols=protocols, additional_headers=said, max_size=None, open_timeout=_ANSWER_SECONDS
        )
        await self._ask(BackMsg(rerun_script={"page_name": ""}), b"")
        self.first, self._http = self.document, Connection(self.address)
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close the tab."""
        if self._http is not None:
            self._http.close()
        if self._socket is not None:
            await self._socket.close()

    async def do(self, action: Action) -> float:
        """One action, as the board does it: milliseconds until the run has acknowledged it and the answer is here."""
        wanted = actions.apply(self._view, action)
        receipt, answer = await asyncio.gather(self.follow(action), self._answer(wanted))
        self._view = wanted
        return max(receipt, answer)

    async def _answer(self, query: Mapping[str, str]) -> float:
        """What the board asks for by itself."""
        assert self._http is not None
        began = time.perf_counter()
        response = await self._http.get("/answers?" + urlencode({"page": "overview", "size": "desk", "dark": "0", **query}))
        self.answer = len(response.body)
        return (time.perf_counter() - began) * 1000

    async def follow(self, action: Action) -> float:
        """One action whose answer the browser has by itself; milliseconds until the run's receipt is here."""
        self._seq += 1
        payload = {"event": "action", "value": {"seq": self._seq, "items": [{"seq": self._seq, **action}], "brief": True}}
        message = BackMsg()
        state = message.rerun_script
        state.query_string, state.page_script_hash = self._query, self._page
        state.cached_message_hashes.extend(self._known)
        widget = state.widget_states.widgets.add()
        widget.id, widget.json_trigger_value = _TRIGGER.format(self._element), json.dumps([payload])
        return await self._ask(message, b'"ack":%d' % self._seq)

    async def _ask(self, message: BackMsg, wanted: bytes) -> float:
        """Send, and read to the end of the script; milliseconds until a document that holds ``wanted`` is here."""
        assert self._socket is not None
        self.received, answered, began = 0, 0.0, time.perf_counter()
        await self._socket.send(message.SerializeToString())
        while True:
            raw = await asyncio.wait_for(self._socket.recv(decode=False), _ANSWER_SECONDS)
            now = time.perf_counter()
            self.received += len(raw)
            kind = self._note(ForwardMsg.FromString(raw))
            if kind == "board" and wanted in self.document:
                answered = now
            if kind == "script_finished" and answered:
                return (answered - began) * 1000

    def _note(self, said: ForwardMsg) -> str:
        """Keep what a tab keeps; the kind of the message, ``board`` for a new document."""
        if said.WhichOneof("type") == "ref_hash":
            said = self._known[said.ref_hash]
        elif said.metadata.cacheable:
            self._known = {said.hash: said}
        kind = str(said.WhichOneof("type"))
        if kind == "navigation":
            self._page = said.navigation.page_script_hash
        elif kind == "page_info_changed":
            self._query = said.page_info_changed.query_string
        elif kind == "delta" and said.delta.new_element.WhichOneof("type") == "bidi_component":
            element = said.delta.new_element.bidi_component
            self._element, self.document = element.id, element.bytes
            return "board"
        return kind
