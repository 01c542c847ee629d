"""The frame of every page: navigation, and the one element that shows whatever the address says."""

from copy import copy
from functools import cache

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from ui import board
from ui.run.answers import answer_at
from ui.run.reader import asks_by_itself, current_query, guessed_screen, may_write
from ui.scene.pages import PAGES


def frame() -> None:
    """One script run: find the page and place the board, with the page's document for a browser that has never asked for one."""
    pages = _pages()
    current = st.navigation(list(pages.values()), position="hidden")
    if asks_by_itself():
        board.place(b"{}")
        return
    name = next(name for name, item in pages.items() if item == current)
    document = answer_at(name, current_query(), guessed_screen(), current.run, may_write=may_write()).document
    if document is not None:
        board.place(document)


def _pages() -> dict[str, StreamlitPage]:
    """The pages of this run: copies, for Streamlit marks the one that may run, and runs of others go on meanwhile."""
    return {name: copy(item) for name, item in _known_pages().items()}


@cache
def _known_pages() -> dict[str, StreamlitPage]:
    """Every page, looked up on the disk once: resolving their paths takes longer than a known view."""
    return {
        name: st.Page(path, title=name, url_path="" if name == "overview" else name, default=name == "overview")
        for name, path in PAGES.items()
    }
