"""Which numbers of the text the records hold, also where the file that excuses the others cannot be read."""

from __future__ import annotations

from functools import lru_cache

from plan_data.evidence.clauses import EvidenceError
from plan_data.evidence.coverage import Covered, cover
from ui.scene.evidence import PlanEvidence


def coverage(evidence: PlanEvidence) -> tuple[Covered, ...]:
    """Every number of the text with the records that hold it; without the file's notes, what they excuse is missing."""
    return _read(evidence)[0]


def coverage_problem(evidence: PlanEvidence) -> str:
    """What is wrong with the file of notes; nothing if it can be read."""
    return _read(evidence)[1]


@lru_cache(maxsize=4)
def _read(evidence: PlanEvidence) -> tuple[tuple[Covered, ...], str]:
    try:
        return evidence.coverage, ""
    except (EvidenceError, OSError, UnicodeDecodeError) as error:
        return cover(evidence.plan, {}), str(error)
