"""What is known of a reader: the address and the screen, from Streamlit or from a question; and the scene that they make."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from charts.theme import DARK, LIGHT, SIZES, Look
from i18n import load_labels
from ui.run.access import access
from ui.run.plan_in_use import shared_plan
from ui.scene.pages import PAGES
from ui.scene.scene import NotKept, Scene, Screen
from ui.scene.state import ViewState
from ui.scene.understood import understood, unread_page

_NOTED = "board"  # the cookie in which the board notes the reader's screen (js/state/screen.js)

_PHONE_AGENTS = ("Mobile", "Android", "iPhone")


def current_query() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def may_write() -> bool:
    return access().may_write(dict(st.context.cookies))


def asks_by_itself() -> bool:
    """Whether the reader's browser has had a board before: that asks for documents by itself and needs none from a run."""
    return _noted_screen() is not None


def guessed_screen() -> Screen:
    """The reader's screen as its browser noted it, or by what else the browser says."""
    agent = _sent(st.context.headers, "User-Agent")
    size = "phone" if any(word in agent for word in _PHONE_AGENTS) else "desk"
    return _noted_screen() or Screen(size, st.context.theme.type == "dark")


def _noted_screen() -> Screen | None:
    size, _, theme = _sent(st.context.cookies, _NOTED).partition(".")
    return Screen(size, theme == "dark") if size in SIZES else None


def _sent(values: Mapping[str, Any], name: str) -> str:
    """A cookie or header of the reader's browser; empty where there is no browser."""
    value = values.get(name, "")
    return value if isinstance(value, str) else ""


def scene_of(
    page: str, query: Mapping[str, list[str]], screen: Screen, not_kept: NotKept | None = None, *, may_write: bool = True
) -> Scene:
    """The scene of a page at an address, on a screen; of what is no page, the first page's. Raises ``PlanProblems``."""
    plan, frame, evidence = shared_plan()
    read, unread = understood(query, plan)
    if page not in PAGES:
        page, unread = next(iter(PAGES)), (*unread_page(page), *unread)
    state = ViewState.from_query(read, plan)
    size = screen.size if screen.size in SIZES else "desk"
    theme = state.theme or ("dark" if screen.dark else "light")
    look = Look(DARK if theme == "dark" else LIGHT, SIZES[size])
    text = load_labels(state.lang, state.unit, plan, on_paper=screen.is_paper)
    return Scene(page, plan, frame, evidence, state, text, look, size, theme, not_kept, unread, may_write, screen.is_paper)
