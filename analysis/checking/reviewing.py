"""Every check of a plan in one tuple, and a plan's review: what was found, and how much was compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from analysis.checking.enumerations import enumerations
from analysis.checking.loose_ends import loose_ends
from analysis.checking.mentions import category_section, never_mentioned
from analysis.checking.naming import naming
from analysis.checking.outcome import Check
from analysis.checking.parts import parts_of_facts, parts_of_scopes
from analysis.checking.ratios import ratios, shares
from analysis.checking.rows import missing_field, row_parts
from analysis.checking.statements import only_in_text, statements
from analysis.checking.targets import hedge
from analysis.checking.totals import annex_unit, printed_totals, totals_together, unexplained_number
from analysis.checking.wording import WAN
from models import Finding, Plan, Severity

CHECKS: tuple[Check, ...] = (
    printed_totals, totals_together, row_parts, statements, parts_of_facts, parts_of_scopes, enumerations, ratios, shares,
    annex_unit, unexplained_number, category_section, never_mentioned, missing_field, only_in_text, naming, hedge, loose_ends,
)  # fmt: skip


@dataclass(frozen=True)
class Tally:
    """How much one check compared, and how much of it agrees."""

    checked: int
    agreed: int


@dataclass(frozen=True)
class Review:
    """Every finding of a plan, the gravest first, and the tally of each check that compared anything."""

    findings: tuple[Finding, ...]
    tallies: Mapping[str, Tally] = field(default_factory=dict)

    @property
    def checked(self) -> int:
        """How many comparisons were made."""
        return sum(tally.checked for tally in self.tallies.values())

    @property
    def agreed(self) -> int:
        """How many of them agree."""
        return sum(tally.agreed for tally in self.tallies.values())


def review(plan: Plan) -> Review:
    """Everything that does not agree in a plan, by severity and size, and how much was compared."""
    findings: list[Finding] = []
    checked, agreed = Counter[str](), Counter[str]()
    for check in CHECKS:
        for outcome in check(plan):
            checked[outcome.check] += outcome.checked
            agreed[outcome.check] += outcome.agreed
            if outcome.finding:
                findings.append(outcome.finding)
    return Review(tuple(sorted(findings, key=_weight)), {name: Tally(checked[name], agreed[name]) for name in checked})


def find_contradictions(plan: Plan) -> tuple[Finding, ...]:
    """The findings of a plan, the gravest first."""
    return review(plan).findings


def _weight(finding: Finding) -> tuple[int, bool, float]:
    """Severity first, then money before everything else, then size."""
    return list(Severity).index(finding.severity), finding.unit != WAN, -abs(finding.difference or 0)
