"""The plan that this process serves: loaded once for all readers, and again when its folder changes."""

from __future__ import annotations

import os
import threading
from pathlib import Path

from analysis.core.building import build_frame
from analysis.core.frame import PlanFrame
from models import Plan
from plan_data import decisions_version, load_plan, plan_version, read_file, read_history
from plan_data.read.garbage import left_alone
from ui.scene.evidence import Evidence, PlanEvidence


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
                of_plan = self._evidence[1].of_plan if self._evidence else PlanEvidence(self._loaded[1], folder)
                found = read_file(folder)
                self._evidence = (decided, Evidence(of_plan, found.decisions, found.problems, read_history(folder)))
            return self._loaded[1], self._loaded[2], self._evidence[1]


_SHARED = _Shared()


def plan_folder() -> Path | None:
    """The folder that ``PLAN_FOLDER`` names, or None for the plan that comes with the dashboard."""
    folder = os.environ.get("PLAN_FOLDER")
    return Path(folder) if folder else None


def shared_plan() -> tuple[Plan, PlanFrame, Evidence]:
    """The plan, its frame and its evidence, shared by all viewers. Raises ``plan_data.PlanProblems``."""
    return _SHARED.get()
