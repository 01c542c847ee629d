"""What a person decides about a finding on the screen, kept in the plan's folder."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from models import Decision, FindingStatus
from plan_data import MAX_NOTE, PlanProblems, decide
from ui.scene import plan_folder, shared_plan


def carry_out(wanted: Mapping[str, Any]) -> str | None:
    """Keep a decision: ``finding``, ``status``, ``note``. What makes no sense is left; why it could not be kept, if so."""
    try:
        decision = _decision(wanted)
        if decision:
            decide(decision, plan_folder())
    except (OSError, PlanProblems) as error:
        return str(error)
    return None


def _decision(wanted: Mapping[str, Any]) -> Decision | None:
    findings = {finding.finding_id: finding for finding in shared_plan()[2].findings}
    finding = findings.get(str(wanted.get("finding")))
    status, note = str(wanted.get("status")), str(wanted.get("note") or "").strip()
    if finding is None or status not in tuple(FindingStatus) or len(note) > MAX_NOTE:
        return None
    today = datetime.now(UTC).astimezone().date()
    return Decision(finding_id=finding.finding_id, status=FindingStatus(status), note=note, guard=finding.guard, decided_on=today)
