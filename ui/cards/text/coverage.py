"""Which numbers of the text the records hold, also where the file that excuses the others cannot be read."""

from __future__ import annotations

from functools import lru_cache

from plan_data.evidence.clauses import EvidenceError
from plan_data.evidence.coverage import Covered, cover
from plan_data.read.files import EVIDENCE_MAP
from plan_data.read.problems import PlanProblem
from plan_data.read.reading import unread
from ui.scene.evidence import PlanEvidence


def coverage(evidence: PlanEvidence) -> tuple[Covered, ...]:
    """Every number of the text with the records that hold it; without the file's notes, what they excuse is missing."""
    return read(evidence)[0]


@lru_cache(maxsize=4)
def read(evidence: PlanEvidence) -> tuple[tuple[Covered, ...], PlanProblem | None]:
    """The same, with what is wrong with the file; nothing if it can be read."""
    try:
        return evidence.coverage, None
    except (EvidenceError, OSError, UnicodeDecodeError) as error:
        problem = error.problem if isinstance(error, EvidenceError) else None
        return cover(evidence.plan, {}), problem or unread(EVIDENCE_MAP, error)
