"""What a person decides about a finding on the screen, kept in the plan's folder."""

import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from i18n import LANGUAGES, load_labels
from models import Decision, FindingStatus
from plan_data.read.problems import PlanProblems
from plan_data.read.reading import reason_of
from plan_data.write.decisions import MAX_NAME, MAX_NOTE, Overtaken, decide, undo
from ui.run.plan_in_use import plan_folder, shared_plan
from ui.scene.scene import NotKept

_NOT_FOR_A_NOTE = frozenset({"Cc", "Cs", "Cn"})  # controls and halves of characters


def carry_out(wanted: Mapping[str, Any]) -> NotKept | None:
    """Keep a decision: ``finding``, ``status``, ``note``, ``by`` whom; ``guard``, the values that were looked at; ``seen``, the
    mark of what had been decided then. With ``undo``, the number of a step, take that back.

    What makes no sense is left. Where it could not be kept: the finding, and why (nothing if somebody else was quicker, or
    if the values have changed meanwhile).
    """
    finding, seen = str(wanted.get("finding")), wanted.get("seen")
    try:
        if isinstance(number := wanted.get("undo"), int):
            undo(finding, number, _name(wanted), plan_folder())
            return None
        decision = _decision(wanted)
        if decision and wanted.get("guard", decision.guard) != decision.guard:
            return finding, ""
        if decision:
            decide(decision, plan_folder(), seen=seen if isinstance(seen, str) else None, instead_of=_earlier_id(finding))
    except Overtaken:
        return finding, ""
    except OSError as error:
        return finding, reason_of(error)
    except PlanProblems as found:
        return finding, next(iter(found.problems), "")
    return None


def _earlier_id(finding_id: str) -> str:
    """Under which id something was decided about what a finding compares; nothing if under its own or if nothing was."""
    evidence = shared_plan()[2]
    decided = next((evidence.decision(one) for one in evidence.findings if one.finding_id == finding_id), None)
    return decided.finding_id if decided and decided.finding_id != finding_id else ""


def _decision(wanted: Mapping[str, Any]) -> Decision | None:
    findings = {finding.finding_id: finding for finding in shared_plan()[2].findings}
    finding = findings.get(str(wanted.get("finding")))
    status, note = str(wanted.get("status")), clean_note(wanted.get("note"))
    if finding is None or status not in tuple(FindingStatus) or len(note) > MAX_NOTE:
        return None
    today = datetime.now(UTC).astimezone().date()
    accepted = finding.reading if status == FindingStatus.EXPLAINED else None
    return Decision(
        finding_id=finding.finding_id, status=FindingStatus(status), note=note, guard=finding.guard, decided_on=today,
        reading=load_labels(LANGUAGES[0])(f"reading.{accepted.key}", **accepted.values) if accepted else "",
        decided_by=_name(wanted),
    )  # fmt: skip


def _name(wanted: Mapping[str, Any]) -> str:
    """By whom, on one line; nothing where nobody says so."""
    return " ".join(clean_note(wanted.get("by")).split())[:MAX_NAME]


def clean_note(words: object) -> str:
    """A note as it can be kept: lines end in a line feed, without what is no character, without space around it."""
    lines = str(words or "").replace("\r\n", "\n").replace("\r", "\n")
    return "".join(one for one in lines if one in "\n\t" or unicodedata.category(one) not in _NOT_FOR_A_NOTE).strip()
