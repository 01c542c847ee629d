"""The plan that this process serves: loaded once for all readers, and again when its folder changes."""

import os
import threading
from pathlib import Path

from analysis.core.building import build_frame
from analysis.core.frame import PlanFrame
from models import Plan
from plan_data.read.files import DEFAULT_FOLDER, plan_version
from plan_data.read.garbage import left_alone
from plan_data.read.loading import load_plan
from plan_data.read.problems import PlanProblem, PlanProblems, ProblemCounts
from plan_data.read.rules import Rule
from plan_data.write.decisions import decisions_version, read_file, read_history
from ui.run.forgetting import forget
from ui.scene.evidence import Evidence, PlanEvidence


class _Shared:
    """The plan, its frame and its evidence, loaded once per process and again when the folder's files change."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loaded: tuple[str, Plan, PlanFrame] | None = None
        self._evidence: tuple[str, Evidence] | None = None
        self._problems: tuple[str, tuple[PlanProblem, ...], ProblemCounts] | None = None

    def get(self) -> tuple[Plan, PlanFrame, Evidence]:
        """All three. Raises ``PlanProblems`` for a broken folder, which is read once too."""
        folder = plan_folder()
        version, decided = plan_version(folder), decisions_version(folder)
        with self._lock:
            if self._loaded is None or self._loaded[0] != version:
                self._let_go()
                self._loaded = self._load(folder, version)
            if self._evidence is None or self._evidence[0] != decided:
                of_plan = self._evidence[1].of_plan if self._evidence else PlanEvidence(self._loaded[1], folder)
                found = read_file(folder)
                self._evidence = (decided, Evidence(of_plan, found.decisions, found.problems, read_history(folder)))
            return self._loaded[1], self._loaded[2], self._evidence[1]

    def _let_go(self) -> None:
        was_loaded, self._loaded, self._evidence = self._loaded is not None, None, None
        if was_loaded:
            forget()

    def _load(self, folder: Path | None, version: str) -> tuple[str, Plan, PlanFrame]:
        if self._problems and self._problems[0] == version:
            raise PlanProblems(*self._problems[1:])
        try:
            with left_alone(for_good=True):
                plan = load_plan(folder)
                return version, plan, build_frame(plan)
        except PlanProblems as found:
            if not any(_may_pass(folder or DEFAULT_FOLDER, one) for one in found.problems):
                self._problems = version, found.problems, found.more
            raise


def _may_pass(folder: Path, problem: PlanProblem) -> bool:
    """Whether a problem may be gone though no file changes: one that could not be read though it is there, and may be."""
    is_unread = problem.rule is Rule.FILE and (folder / problem.file).is_file() and os.access(folder / problem.file, os.R_OK)
    return is_unread or problem.rule is Rule.FILE_STAYS


_SHARED = _Shared()


def plan_folder() -> Path | None:
    """The folder that ``PLAN_FOLDER`` names, or None for the plan that comes with the dashboard."""
    folder = os.environ.get("PLAN_FOLDER")
    return Path(folder) if folder else None


def shared_plan() -> tuple[Plan, PlanFrame, Evidence]:
    """The plan, its frame and its evidence, shared by all viewers. Raises ``PlanProblems``."""
    return _SHARED.get()
