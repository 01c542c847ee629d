"""What does not agree in a plan (to be written: a placeholder with the final names)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from models import Finding, Plan


@dataclass(frozen=True)
class Tally:
    """How much one check compared, and how much of it agrees."""

    checked: int
    agreed: int


@dataclass(frozen=True)
class Review:
    """Every finding of a plan, the gravest first, and the tally of each check."""

    findings: tuple[Finding, ...]
    tallies: Mapping[str, Tally] = field(default_factory=dict)

    @property
    def checked(self) -> int:
        """How many statements were compared."""
        return sum(tally.checked for tally in self.tallies.values())

    @property
    def agreed(self) -> int:
        """How many of them agree."""
        return sum(tally.agreed for tally in self.tallies.values())


def review(plan: Plan) -> Review:
    """Everything that does not agree in a plan."""
    del plan
    return Review(())


def find_contradictions(plan: Plan) -> tuple[Finding, ...]:
    """The findings of a plan."""
    return review(plan).findings
