"""Where the rows of the annex stand in the text: found by their places, not by looking at every project."""

from functools import lru_cache

import numpy as np

from analysis.core.arrays import Ints
from models import Project
from ui.scene.evidence import PlanEvidence
from ui.scene.scene import Scene


@lru_cache(maxsize=2)
def _starts(evidence: PlanEvidence) -> tuple[Ints, Ints]:
    """Where rows begin, in the order of the text (N,), and which project's each is (N,)."""
    starts = np.array([project.source.start for project in evidence.plan.projects], dtype=np.intp)
    order = np.argsort(starts, kind="stable")
    return starts[order], order


def row_at(scene: Scene, position: int) -> int | None:
    """The row of the project in whose row of the annex a position stands."""
    starts, order = _starts(scene.evidence.of_plan)
    place = int(np.searchsorted(starts, position, side="right")) - 1
    row = int(order[place]) if place >= 0 else -1
    return row if row >= 0 and position < scene.plan.projects[row].source.end else None


def project_at(scene: Scene, position: int) -> Project | None:
    row = row_at(scene, position)
    return None if row is None else scene.plan.projects[row]


def annex_start(scene: Scene) -> int:
    return int(_starts(scene.evidence.of_plan)[0][0])
