"""All findings as a table to take away."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from models import Finding
from ui.cards.checks.finding import place_words, reading_words, sentence, unit_words, value_words
from ui.cards.checks.history import signed
from ui.document.parts import DataTable, Value
from ui.scene.evidence import Evidence
from ui.scene.scene import Scene
from ui.words.measures import scaled

_EXPORTED = (
    "sentence", "severity", "check", "difference", "unit", "values", "quotes", "places", "reading", "status", "note", "date", "by",
)  # fmt: skip


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
        unit_words(scene, finding.unit),
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
