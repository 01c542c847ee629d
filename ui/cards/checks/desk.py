"""The findings in their order: of very many some of a tab, with the way to those before and after; and all of them to take away."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from models import Finding, FindingStatus, Severity
from ui.cards.checks.decision import signed
from ui.cards.checks.finding import place_words, reading_words, sentence, value_words
from ui.cards.parts.windows import Window, rest_href, window
from ui.document.parts import DataTable, Link, Value
from ui.scene.evidence import Evidence
from ui.scene.scene import Scene
from ui.words.measures import scaled, unit_beside

CHART, MOST = "findings", 100
_GRAVITY = {severity: place for place, severity in enumerate(Severity)}
_EXPORTED = (
    "sentence", "severity", "check", "difference", "unit", "values", "quotes", "places", "reading", "status", "note", "date", "by",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Sorted:
    """All findings of a plan as the desk lists them: by severity, those with a difference first."""

    evidence: Evidence

    @cached_property
    def listed(self) -> tuple[Finding, ...]:
        return tuple(sorted(self.evidence.findings, key=lambda finding: (_GRAVITY[finding.severity], finding.difference is None)))

    @cached_property
    def place(self) -> Mapping[str, int]:
        """Where each finding stands, by its id."""
        return {finding.finding_id: place for place, finding in enumerate(self.listed)}

    @cached_property
    def by_status(self) -> Mapping[FindingStatus, tuple[Finding, ...]]:
        found: dict[FindingStatus, list[Finding]] = {status: [] for status in FindingStatus}
        for finding in self.listed:
            found[self.evidence.status(finding)].append(finding)
        return {status: tuple(own) for status, own in found.items()}

    def neighbours(self, current: Finding | None, status: FindingStatus) -> tuple[Finding | None, Finding | None]:
        """The findings of a tab before and after one, even where that has left the tab."""
        at = self.place.get(current.finding_id) if current else None
        if at is None:
            return None, None
        own = self.by_status[status]
        place = bisect_left(own, at, key=lambda finding: self.place[finding.finding_id])
        is_there = place < len(own) and self.place[own[place].finding_id] == at
        after = place + 1 if is_there else place
        return (own[place - 1] if place else None), (own[after] if after < len(own) else None)


@lru_cache(maxsize=2)
def in_order(evidence: Evidence) -> Sorted:
    """The findings in order, sorted once."""
    return Sorted(evidence)


def part(scene: Scene, listed: Sequence[Finding], current: Finding | None) -> Window:
    """The findings of the tab to list: from what is opened on, or around the one that is open."""
    known = current.finding_id if current else ""
    near = next((place for place, finding in enumerate(listed) if finding.finding_id == known), 0)
    return window(scene, CHART, len(listed), MOST, near=near)


def way(scene: Scene, at: Window) -> list[Link]:
    """The way to the findings before and after those that are listed."""
    text, ways = scene.text, list[Link]()
    if at.start:
        href = rest_href(scene, CHART, at.start - MOST) if at.start > MOST else scene.href(finding=None, rest=None)
        ways.append({"label": text("desk.rest.before", count=f"{at.start:,}"), "href": href})
    if at.after:
        label = text("desk.rest.after", count=f"{at.after:,}", first=f"{at.start + 1:,}", last=f"{at.end:,}")
        ways.append({"label": label, "href": rest_href(scene, CHART, at.end)})
    return ways


# --- all of it as a file -------------------------------------------------------------------------


def count(scene: Scene) -> int:
    return len(scene.evidence.findings)


def file_columns(scene: Scene) -> list[str]:
    return list(export_rows(scene, ())["columns"])


def file_rows(scene: Scene, start: int, count: int) -> list[list[str]]:
    """Findings in the desk's order, as fields of the file."""
    some = in_order(scene.evidence).listed[start : start + count]
    rows = export_rows(scene, some)["rows"]
    return [
        [str(start + number), *("" if value is None else str(value) for value in row[1:])] for number, row in enumerate(rows, 1)
    ]


def export_rows(scene: Scene, findings: tuple[Finding, ...]) -> DataTable:
    """All findings as a table: one row each, both sides with their words and where they stand."""
    text = scene.text
    return {
        "columns": [text("desk.export.number"), *(text(f"desk.export.{name}") for name in _EXPORTED)],
        "rows": _rows(
            _Told(scene.evidence, tuple(one.finding_id for one in findings), text.language, text.unit, scene.is_paper, scene)
        ),
    }


@dataclass(frozen=True)
class _Told:
    """Findings in a reader's words: the same on every view of the page."""

    evidence: Evidence
    findings: tuple[str, ...]
    language: str
    unit: str
    is_paper: bool
    scene: Scene = field(compare=False)


@lru_cache(maxsize=8)
def _rows(told: _Told) -> list[list[Value]]:
    of = {finding.finding_id: finding for finding in told.evidence.findings}
    return [[number, *_export_row(told.scene, of[name])] for number, name in enumerate(told.findings, 1)]


def _export_row(scene: Scene, finding: Finding) -> list[Value]:
    text, decision = scene.text, scene.evidence.decision(finding)
    passages = [passage for side in finding.sides for passage in (side.numbers or side.passages)]
    return [
        sentence(scene, finding),
        text(f"severity.{finding.severity}.title"),
        text(f"check.{finding.check}"),
        None if finding.difference is None else scaled(text, finding.difference, finding.unit),
        unit_beside(text, "", finding.unit),
        " ≠ ".join(value_words(scene, side) for side in finding.sides if any(one.value is not None for one in finding.sides)),
        " | ".join(" ".join(side.passages[0].quote.split()) if len(side.passages) == 1 else place_words(scene, side)
                   for side in finding.sides),
        " ".join(f"{passage.start}-{passage.end}" for passage in passages),
        reading_words(scene, finding),
        text(f"status.{scene.evidence.status(finding)}"),
        decision.note if decision else "",
        decision.decided_on.isoformat() if decision else "",
        signed(scene, decision.decided_by) if decision else "",
    ]  # fmt: skip
