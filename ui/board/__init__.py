"""The board: one element that owns the whole page.

``draw`` sends a Document (see ``ui.document``) to the reader's browser, where ``static/main.js`` draws it.
What the reader does comes back as actions. The element keeps its nodes when the document changes and when the
page changes, as long as ``draw`` is called by the app's main script (docs/adr/0006-one-element-owns-the-page.md).
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from itertools import count
from typing import Any

import streamlit as st

from ui.board.assets import asset_routes, loader
from ui.document.actions import Action, Receipt
from ui.document.page import Document

__all__ = [
    "KEY",
    "Action",
    "Document",
    "OnAction",
    "acknowledging",
    "asset_routes",
    "draw",
    "receipt",
    "sent_actions",
    "to_bytes",
    "unacknowledged",
    "wants_receipt",
]

KEY = "board"
_RUNS = count(time.time_ns())  # no two servers count alike, one after the other
_orjson: Any = import_module("orjson") if find_spec("orjson") else None
OnAction = Callable[[Sequence[Action]], None]


def draw(document: Document | bytes, on_action: OnAction) -> None:
    """Show a document, or one already in bytes. ``on_action`` is called before the next run with the actions sent, oldest first.

    The browser repeats actions until a document acknowledges them (``ack``): pass them through
    ``unacknowledged`` before acting on them.
    """
    data = document if isinstance(document, bytes) else to_bytes(document)
    _mount()(key=KEY, data=data, on_action_change=lambda: on_action(sent_actions(st.session_state)))


def to_bytes(document: Document) -> bytes:
    """The document as UTF-8 JSON."""
    if _orjson is not None:
        packed: bytes = _orjson.dumps(document)
        return packed
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def acknowledging(document: bytes, ack: int) -> bytes:
    """A document in bytes, made without ``ack``, with it and with a number of its own (``run``).

    Streamlit does not hand on what equals the message before: a reader who waits would not learn that a run has ended.
    """
    return b'%b,"ack":%d,"run":%d}' % (document[:-1], ack, next(_RUNS))


def wants_receipt(session_state: Mapping[Any, Any]) -> bool:
    """Whether the browser asks for the answer at another address and needs no document from this run."""
    return _payload(session_state).get("brief") is True


def receipt(page: str, query: Mapping[str, str], version: str, decided: str, ack: int) -> bytes:
    """What a run says instead of a document: which question it has seen, and of which data."""
    said: Receipt = {"page": page, "query": dict(query), "version": version, "decided": decided, "receipt": True}
    return acknowledging(json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode(), ack)


def sent_actions(session_state: Mapping[Any, Any]) -> list[Action]:
    """The actions in a session's state, by rising ``seq``. Anything that is not an action is left out."""
    items = _payload(session_state).get("items")
    if not isinstance(items, Sequence) or isinstance(items, str):
        return []
    return sorted((item for item in items if _is_action(item)), key=lambda action: action["seq"])


def _payload(session_state: Mapping[Any, Any]) -> Mapping[str, Any]:
    sent = session_state.get(KEY)
    payload = sent.get("action") if isinstance(sent, Mapping) else None
    return payload if isinstance(payload, Mapping) else {}


def unacknowledged(actions: Sequence[Action], ack: int) -> list[Action]:
    """The actions after ``ack``; the last one's ``seq`` is the next ``ack``."""
    return [action for action in actions if action["seq"] > ack]


def _is_action(item: object) -> bool:
    if not isinstance(item, Mapping):
        return False
    seq = item.get("seq")
    return isinstance(seq, int) and not isinstance(seq, bool) and 0 < seq < 2**53


@cache
def _mount() -> Callable[..., Any]:
    return st.components.v2.component("board", js=loader(), isolate_styles=False)
