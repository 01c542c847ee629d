"""The frame of every page: navigation, the reader's actions, the page itself, and the one element that shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from plan_data import PlanProblems
from ui import actions, board, page
from ui.problems import problem_document
from ui.recent import Recent
from ui.scene import Scene, client, current_query, open_scene, shared_plan
from ui.shell import MENU
from ui.state import ViewState

_ROOT = Path(__file__).parent.parent
_HIDDEN = {"investment": ("project",)}
_SEEN = "seen_action"
_RECENT = Recent()


def frame() -> None:
    """One script run: find the page, run it unless its answer is still known, draw it."""
    pages = _pages()
    current = st.navigation(list(pages.values()), position="hidden")
    name = next(name for name, item in pages.items() if item == current)
    try:
        scene = open_scene(name)
    except PlanProblems as problems:
        _draw(_packed(problem_document(problems, name)))
        return
    document = _RECENT.get(scene.question) or _run(scene, current)
    if document is not None:
        _draw(document)


def _run(scene: Scene, current: StreamlitPage) -> bytes | None:
    page.enter(scene)
    current.run()
    shown = page.shown()
    if shown is None:
        return None
    document = _packed(shown)
    _RECENT.keep(scene.question, document)
    return document


def _packed(document: dict[str, Any]) -> bytes:
    return board.to_bytes(cast(board.Document, document))


def _draw(document: bytes) -> None:
    board.draw(board.acknowledging(document, _seen()), _on_action)


def _pages() -> dict[str, StreamlitPage]:
    sections = {section: (*names, *_HIDDEN.get(section, ())) for section, names in MENU.items()}
    return {
        name: st.Page(
            _ROOT / "pages" / section / f"{name}.py",
            title=name,
            url_path="" if name == "overview" else name,
            default=name == "overview",
        )
        for section, names in sections.items()
        for name in names
    }


def _seen() -> int:
    return int(st.session_state.get(_SEEN, 0))


def _on_action(items: Sequence[Mapping[str, Any]]) -> None:
    """Carry out the actions not yet seen, in order. A change of page is the browser's own: every link is an address."""
    before = query = _clean(current_query())
    for item in items:
        if int(item.get("seq", 0)) > _seen():
            st.session_state[_SEEN] = int(item["seq"])
            _note_client(item)
            query = actions.apply(query, item)
    if query != before:
        st.query_params.from_dict(_clean({name: [value] for name, value in query.items()}))


def _note_client(item: Mapping[str, Any]) -> None:
    reported = item.get("client")
    if isinstance(reported, dict):
        known = client()
        size = reported.get("size")
        st.session_state["client"] = {
            "size": size if size in ("phone", "desk", "wide") else known["size"],
            "dark": bool(reported.get("dark")),
        }


def _clean(query: Mapping[str, list[str]]) -> dict[str, str]:
    try:
        plan, _ = shared_plan()
    except PlanProblems:
        return {name: values[-1] for name, values in query.items()}
    return ViewState.from_query(query, plan).to_query()
