"""The plans that the cases ask: the real one, and what becomes of it when something is missing, equal, decided or many."""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import cache

from analysis.core.building import build_frame
from analysis.core.frame import PlanFrame
from models import Decision, FindingStatus, Plan, Project
from tests.pages.unlike_plans import full_of_ties, unfunded
from tests.real import real_plan
from ui.scene.evidence import Evidence, PlanEvidence

COPIES = 23
NOTE = "与附件原件核对过。"
Loaded = tuple[Plan, PlanFrame, Evidence]


def many(plan: Plan) -> Plan:
    """Every project over and over: more of them than a chart shows one by one."""
    numbers: dict[str, int] = {}

    def again(project: Project) -> Project:
        number = numbers[project.category] = numbers.get(project.category, 0) + 1
        name = f"{project.name}（{number}）"
        return project.model_copy(update={"project_id": f"{project.category}-{number:02}", "printed_number": number, "name": name})

    projects = tuple(again(project) for _ in range(COPIES) for project in plan.projects)
    return plan.model_copy(update={"projects": projects, "printed_totals": None})


def _same(plan: Plan) -> Plan:
    return plan


PLANS: Mapping[str, Callable[[Plan], Plan]] = {
    "real": _same,
    "decided": _same,
    "tied": full_of_ties,
    "unfunded": unfunded,
    "many": many,
}


@cache
def loaded(name: str) -> Loaded:
    """A plan by its name, as the app holds it."""
    plan = PLANS[name](real_plan())
    evidence = PlanEvidence(plan, None)
    decisions = _decisions(evidence) if name == "decided" else {}
    return plan, build_frame(plan), Evidence(evidence, decisions)


def _decisions(evidence: PlanEvidence) -> dict[str, Decision]:
    """The gravest finding explained, the next corrected, the third explained when it had other values."""
    first, second, third = evidence.review.findings[:3]
    made = (
        (first.finding_id, FindingStatus.EXPLAINED, NOTE, first.guard),
        (second.finding_id, FindingStatus.CORRECTED, "", second.guard),
        (third.finding_id, FindingStatus.EXPLAINED, NOTE, "1 2"),
    )
    day = dt.date(2026, 1, 2)
    return {
        finding: Decision(finding_id=finding, status=status, note=note, guard=guard, decided_on=day)
        for finding, status, note, guard in made
    }
