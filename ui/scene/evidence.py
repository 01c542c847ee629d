"""What a plan's figures rest on, worked out when it is first asked for: findings, coverage, sections, decisions."""

import zlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal

import numpy as np

from analysis.checking.reviewing import Review, review
from analysis.core.arrays import Ints
from models import Change, Decision, Finding, FindingStatus, Plan, Project
from plan_data.evidence.clauses import EvidenceError
from plan_data.evidence.coverage import Covered, cover, read_map_notes
from plan_data.read.files import DEFAULT_FOLDER, EVIDENCE_MAP
from plan_data.read.problems import PlanProblem
from plan_data.read.reading import unread
from plan_data.read.sections import Sections

_ALONE = frozenset({
    "box_rows", "lacking_size", "loose_end", "low_floor", "missing_field", "never_mentioned", "only_in_text", "row_gone",
    "row_twice", "unexplained_number", "wrong_cell",
})  # fmt: skip

_OF_ANOTHER_KIND = frozenset({"row_horizon"})  # findings whose sides are no two statements of one thing


def is_contradiction(finding: Finding) -> bool:
    """Whether a finding holds places that do not say the same against each other: others say that something is not there."""
    return finding.check not in _ALONE and finding.key not in _OF_ANOTHER_KIND and len(finding.sides) > 1


@dataclass(frozen=True, eq=False)
class PlanEvidence:
    """What follows from the plan alone."""

    plan: Plan
    folder: Path | None

    @cached_property
    def review(self) -> Review:
        """Every finding, and how much was checked."""
        return review(self.plan)

    @property
    def coverage(self) -> tuple[Covered, ...]:
        """Every number of the text with the records that hold it; without the file's notes, what they excuse is missing."""
        return self._covered[0]

    @property
    def coverage_problem(self) -> PlanProblem | None:
        """What is wrong with the file of notes, if it cannot be read."""
        return self._covered[1]

    @cached_property
    def _covered(self) -> tuple[tuple[Covered, ...], PlanProblem | None]:
        try:
            return cover(self.plan, read_map_notes(self.folder or DEFAULT_FOLDER)), None
        except (EvidenceError, OSError, UnicodeDecodeError) as error:
            problem = error.problem if isinstance(error, EvidenceError) else None
            return cover(self.plan, {}), problem or unread(EVIDENCE_MAP, error)

    @cached_property
    def sections(self) -> Sections:
        return Sections(self.plan.source_text)

    @cached_property
    def _rows(self) -> tuple[Ints, Ints]:
        """Where the annex's rows begin, in the order of the text (N,), and which project's each is (N,)."""
        starts = np.array([project.source.start for project in self.plan.projects], dtype=np.intp)
        order = np.argsort(starts, kind="stable")
        return starts[order], order

    def row_at(self, position: int) -> int | None:
        """Of which project the row of the annex is in which a position stands, by its place: no project is looked at."""
        starts, order = self._rows
        place = int(np.searchsorted(starts, position, side="right")) - 1
        row = int(order[place]) if place >= 0 else -1
        return row if row >= 0 and position < self.plan.projects[row].source.end else None

    def project_at(self, position: int) -> Project | None:
        row = self.row_at(position)
        return None if row is None else self.plan.projects[row]

    @property
    def annex_start(self) -> int:
        return int(self._rows[0][0])

    @cached_property
    def findings_of(self) -> Mapping[str, tuple[Finding, ...]]:
        """The findings by the ids of the records that they are about: projects, indicators, facts, printed figures."""
        found: dict[str, list[Finding]] = {}
        for finding in self.review.findings:
            for record in dict.fromkeys(finding.records):
                found.setdefault(record, []).append(finding)
        return {record: tuple(findings) for record, findings in found.items()}


@dataclass(frozen=True, eq=False)
class Evidence:
    """What follows from the plan, and what people have decided."""

    of_plan: PlanEvidence
    decisions: Mapping[str, Decision]
    set_aside: tuple[PlanProblem, ...] = ()  # the rows of the decisions' file that cannot be read
    history: Mapping[int, Change] = field(default_factory=dict)  # every step of the decisions, by its number

    @cached_property
    def version(self) -> str:
        """Changes with every decision."""
        return f"{zlib.crc32(repr((sorted(self.decisions.items()), self.set_aside, [*self.history])).encode()):08x}"

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, the gravest first."""
        return self.of_plan.review.findings

    def decision(self, finding: Finding) -> Decision | None:
        """What was decided about what a finding compares, under whatever id: rows may have other numbers by now."""
        decided = self.decisions.get(finding.finding_id)
        if decided and decided.guard == finding.guard:
            return decided
        return self._by_what_was_compared.get((finding.check, finding.guard))

    def lapsed(self, finding: Finding) -> Decision | None:
        """What was decided about a finding when it compared something else, unless that is what another finding compares now."""
        decided = self.decisions.get(finding.finding_id)
        is_other_s = decided is not None and decided.about in self._compared
        return decided if decided and decided.guard != finding.guard and not is_other_s else None

    @cached_property
    def _by_what_was_compared(self) -> Mapping[tuple[str, str], Decision]:
        """The decisions whose finding has another id by now, by check and guard, where one only has them."""
        own = {(finding.finding_id, finding.guard) for finding in self.findings}
        moved = [one for one in self.decisions.values() if (one.finding_id, one.guard) not in own]
        found = Counter(one.about for one in moved)
        return {one.about: one for one in moved if found[one.about] == 1}

    @cached_property
    def _compared(self) -> frozenset[tuple[str, str]]:
        return frozenset((finding.check, finding.guard) for finding in self.findings)

    def status(self, finding: Finding) -> FindingStatus:
        """What people have made of a finding."""
        decided = self.decision(finding)
        return decided.status if decided else FindingStatus.OPEN

    @cached_property
    def open_findings(self) -> tuple[Finding, ...]:
        """The findings that nobody has explained or corrected."""
        return tuple(finding for finding in self.findings if self.status(finding) is FindingStatus.OPEN)

    @cached_property
    def open_first(self) -> tuple[Finding, ...]:
        """Every finding, those first that are open."""
        return (*self.open_findings, *(one for one in self.findings if self.status(one) is not FindingStatus.OPEN))

    @cached_property
    def open_contradictions(self) -> int:
        """How many of them hold places against each other: what the sign ≠ stands for."""
        return sum(is_contradiction(finding) for finding in self.open_findings)

    @cached_property
    def row_signs(self) -> dict[str, tuple[Literal["total", "name"], Finding] | None]:
        """The signs of rows that somebody has asked for (``ui.words.origins``): no filter changes them, only decisions do."""
        return {}

    def of(self, record_id: str) -> tuple[Finding, ...]:
        """The findings about a record, the open ones first: a decision changes nothing of what the plan says."""
        about = self.of_plan.findings_of.get(record_id, ())
        return tuple(sorted(about, key=lambda one: self.status(one) is not FindingStatus.OPEN))
