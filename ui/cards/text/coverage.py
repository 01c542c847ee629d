"""Which numbers of the text the records hold, also where the file that excuses the others cannot be read."""

from __future__ import annotations

from functools import lru_cache

from plan_data.evidence.clauses import EvidenceError
from plan_data.evidence.coverage import Covered, cover
from ui.scene.evidence import PlanEvidence


def coverage(evidence: PlanEvidence) -> tuple[Covered, ...]:
    """Every number of the text with the records that hold it; without the file's notes, what they excuse is missing."""
    return read(evidence)[0]


@lru_cache(maxsize=4)
def read(evidence: PlanEvidence) -> tuple[tuple[Covered, ...], str]:
    """The same, with what is wrong with the file; nothing if it can be read."""
    try:
        return evidence.coverage, ""
    except (EvidenceError, OSError, UnicodeDecodeError) as error:
        return cover(evidence.plan, {}), str(error)
