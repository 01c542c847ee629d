"""The board: one element that owns the whole page.

The script places it once; what it shows it asks for by itself, at ``/answers``, whenever the address changes
(docs/adr/0017-one-road.md). It keeps its nodes when the document changes and when the page changes, as long as ``place`` is
called by the app's main script (docs/adr/0006-one-element-owns-the-page.md).
"""

from collections.abc import Callable
from functools import cache
from typing import Any

import orjson
import streamlit as st

from ui.board.assets import asset_routes, loader
from ui.document.page import Document

__all__ = ["KEY", "Document", "asset_routes", "place", "to_bytes"]

KEY = "board"


def place(document: bytes) -> None:
    """Place the board, with a document for a browser that has none yet, or with an empty one (``{}``)."""
    _mount()(key=KEY, data=document)


def to_bytes(document: Document) -> bytes:
    return orjson.dumps(document)


@cache
def _mount() -> Callable[..., Any]:
    return st.components.v2.component("board", js=loader(), isolate_styles=False)
