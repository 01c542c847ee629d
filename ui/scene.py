"""The scene: everything that a page needs to answer one reader's question, read once per script run."""

from __future__ import annotations

import os
import threading
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from analysis import PlanFrame, build_frame
from charts import DARK, LIGHT, SIZES, Look
from i18n import Labels, load_labels
from models import AllocationPolicy, Basis, Plan, Project, ProjectFilter, Township
from plan_data import decisions_version, load_plan, plan_version, read_decisions
from plan_data.garbage import left_alone
from ui.evidence import Evidence, PlanEvidence
from ui.state import ViewState

_NOTED = "board"  # the cookie in which the board notes the reader's screen (static/screen.js)
_PHONE_AGENTS = ("Mobile", "Android", "iPhone")


@dataclass(frozen=True)
class Screen:
    """A reader's screen: its size class, and whether the reader prefers dark."""

    size: str
    dark: bool


@dataclass(frozen=True, eq=False)
class Scene:
    """One reader's view of one plan: the records, the question, the words and the look. Made anew for every run."""

    page: str
    plan: Plan
    frame: PlanFrame
    evidence: Evidence
    state: ViewState
    text: Labels
    look: Look
    size: str
    theme: str
    not_kept: tuple[str, str] | None = None  # the finding whose decision could not be kept, and why

    @property
    def ask(self) -> tuple[PlanFrame, ProjectFilter, AllocationPolicy, Basis]:
        """The arguments that every aggregate takes."""
        return self.frame, self.state.filter, self.state.policy, self.state.basis

    @property
    def question(self) -> Hashable:
        """All that a page's answer depends on."""
        return self.page, self.frame, self.state, self.size, self.theme, self.evidence, self.not_kept

    def asking(self, **fields: object) -> tuple[PlanFrame, ProjectFilter, AllocationPolicy, Basis]:
        """The same arguments with some fields of the filter replaced."""
        return self.frame, self.state.filter.replace(**fields), self.state.policy, self.state.basis

    def href(self, page: str | None = None, **changes: object) -> str:
        """The address of a page with this view's filters; ``changes`` set parameters, ``None`` removes them."""
        pairs = dict(self._pairs)
        for name, value in changes.items():
            if value in (None, ""):
                pairs.pop(name, None)
            else:
                pairs[name] = urlencode({name: value})
        target = self.page if page is None else page
        path = "/" if target == "overview" else f"/{target}"
        return f"{path}?{'&'.join(pairs.values())}" if pairs else path

    @cached_property
    def _pairs(self) -> Mapping[str, str]:
        """The parameters of this view as an address has them, by their names: a page asks for dozens of addresses."""
        return {name: urlencode({name: value}) for name, value in self.state.to_query().items()}

    def project_href(self, project_id: str) -> str:
        """The address of one project in full, which remembers the page it is opened from."""
        trail = self.page if self.page not in ("project", "projects") else self.state.trail
        return self.href("project", id=project_id, trail=trail)

    @cached_property
    def projects(self) -> Mapping[str, Project]:
        """The plan's projects by their id."""
        return self.plan.by_id

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The projects' names by their id."""
        return self.plan.names_by_id

    @cached_property
    def townships(self) -> Mapping[str, Township]:
        """The plan's townships by their code."""
        return {township.code: township for township in self.plan.townships}

    def township_name(self, code: str) -> str:
        """A township's name in the reader's language."""
        township = self.townships[code]
        return township.name if self.text.language == "zh" else township.name_en


class _Shared:
    """The plan, its frame and its evidence, loaded once per process and again when the folder's files change."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loaded: tuple[str, Plan, PlanFrame] | None = None
        self._evidence: tuple[str, Evidence] | None = None

    def get(self) -> tuple[Plan, PlanFrame, Evidence]:
        """All three. Raises ``plan_data.PlanProblems`` for a broken folder."""
        folder = plan_folder()
        version, decided = plan_version(folder), decisions_version(folder)
        with self._lock:
            if self._loaded is None or self._loaded[0] != version:
                self._loaded = self._evidence = None
                with left_alone(for_good=True):
                    plan = load_plan(folder)
                    self._loaded = (version, plan, build_frame(plan))
            if self._evidence is None or self._evidence[0] != decided:
                self._evidence = (decided, self._decided(self._loaded[1], folder))
            return self._loaded[1], self._loaded[2], self._evidence[1]

    def _decided(self, plan: Plan, folder: Path | None) -> Evidence:
        known = self._evidence[1].of_plan if self._evidence else PlanEvidence(plan, folder)
        return Evidence(known, read_decisions(folder))


_SHARED = _Shared()


def plan_folder() -> Path | None:
    """The folder that ``PLAN_FOLDER`` names, or None for the plan that comes with the dashboard."""
    folder = os.environ.get("PLAN_FOLDER")
    return Path(folder) if folder else None


def shared_plan() -> tuple[Plan, PlanFrame, Evidence]:
    """The plan, its frame and its evidence, shared by all viewers. Raises ``plan_data.PlanProblems``."""
    return _SHARED.get()


def current_query() -> dict[str, list[str]]:
    """The URL's parameters, every value of each."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


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


def scene_of(page: str, query: Mapping[str, list[str]], screen: Screen, not_kept: tuple[str, str] | None = None) -> Scene:
    """The scene of a page at an address, on a screen. Raises ``plan_data.PlanProblems`` for a broken folder."""
    plan, frame, evidence = shared_plan()
    state = ViewState.from_query(query, plan)
    size = screen.size if screen.size in SIZES else "desk"
    theme = state.theme or ("dark" if screen.dark else "light")
    look = Look(DARK if theme == "dark" else LIGHT, SIZES[size])
    return Scene(page, plan, frame, evidence, state, load_labels(state.lang, state.unit, plan), look, size, theme, not_kept)
