"""The frame of every page: navigation, the reader's actions, the page itself, and the one element that shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from functools import cache
from typing import Any

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from models import Plan
from plan_data import PlanProblems
from ui import actions, board, deciding
from ui.answers import answer
from ui.pages import PAGES
from ui.problems import problem_document
from ui.scene import Scene, client, current_query, open_scene, shared_plan, stands_already
from ui.state import ViewState

_SEEN, _MOVED = "seen_action", "moved"


def frame() -> None:
    """One script run: find the page, run it unless its answer is still known, draw it."""
    pages = _pages()
    current = st.navigation(list(pages.values()), position="hidden")
    name = next(name for name, item in pages.items() if item == current)
    try:
        scene = open_scene(name)
    except PlanProblems as problems:
        _draw(board.to_bytes(problem_document(problems, name)))
        return
    is_known = stands_already() or board.wants_receipt(st.session_state)
    if is_known and scene.not_kept is None:
        board.draw(_receipt(scene), _on_action)
        return
    document = answer(scene, current.run)
    if document is not None:
        _draw(document)


def _receipt(scene: Scene) -> bytes:
    """For a browser that has the answer from ``/answers``: which answer it should be. Else it asks for that."""
    return board.receipt(scene.page, scene.state.to_query(), scene.plan.data_version, scene.evidence.version, _seen())


def _draw(document: bytes) -> None:
    board.draw(board.acknowledging(document, _seen()), _on_action)


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


def _seen() -> int:
    return int(st.session_state.get(_SEEN, 0))


def _on_action(items: Sequence[board.Action]) -> None:
    """Carry out the actions not yet seen, in order. A change of page is the browser's own: every link is an address."""
    plan = _plan()
    shown = _clean(current_query(), plan)
    query = _resumed(shown, items)
    for item in board.unacknowledged(items, _seen()):
        st.session_state[_SEEN] = item["seq"]
        _note_client(item)
        _note_decision(item)
        query = _clean({name: [value] for name, value in actions.apply(query, item).items()}, plan)
    if query != shown:
        st.session_state[_MOVED] = (_seen(), shown, query)
        st.query_params.from_dict(query)


def _resumed(shown: actions.Query, items: Sequence[board.Action]) -> actions.Query:
    """The query to go on from. A repeated action was carried out by a run that was cut off before its answer went out."""
    seq, before, after = st.session_state.get(_MOVED, (0, None, None))
    is_repeated = any(item["seq"] <= seq for item in items)
    return dict(after) if is_repeated and shown == before else shown


def _note_client(item: Mapping[str, Any]) -> None:
    reported = item.get("client")
    if isinstance(reported, dict):
        known = client()
        size = reported.get("size")
        st.session_state["client"] = {
            "size": size if size in ("phone", "desk", "wide") else known["size"],
            "dark": bool(reported.get("dark")),
        }


def _note_decision(item: Mapping[str, Any]) -> None:
    """Keep what a person has decided about a finding. What could not be kept is said on the page."""
    wanted = item.get("decide")
    if isinstance(wanted, dict):
        st.session_state["not_kept"] = deciding.carry_out(wanted)


def _plan() -> Plan | None:
    try:
        return shared_plan()[0]
    except PlanProblems:
        return None


def _clean(query: Mapping[str, list[str]], plan: Plan | None) -> dict[str, str]:
    if plan is None:
        return {name: values[-1] for name, values in query.items()}
    return ViewState.from_query(query, plan).to_query()
