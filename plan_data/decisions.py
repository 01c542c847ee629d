"""``decisions.csv``: what people have decided about findings, one row each, kept beside the plan so that it can be committed.

The file is written by the dashboard and may be edited by hand. A plan without one has no decisions.
"""

from __future__ import annotations

import csv
import io
import threading
from collections.abc import Iterable, Mapping
from pathlib import Path

from models import Decision
from plan_data import files
from plan_data.files import fingerprint
from plan_data.problems import PlanProblem, PlanProblems, shown
from plan_data.reading import Row, read_table
from plan_data.rules import Rule
from plan_data.tables import Table

DECISIONS = Table(files.DECISIONS, Decision, ("finding_id",))
MAX_NOTE = 2_000  # characters
_WRITING = threading.Lock()


def read_decisions(folder: Path | str | None = None) -> Mapping[str, Decision]:
    """The decisions of a folder by finding; none if it has no such file. Raises ``PlanProblems`` with every bad row."""
    path = Path(folder or files.CHUXIONG)
    if not (path / files.DECISIONS).exists():
        return {}
    problems: list[PlanProblem] = []
    rows = read_table(path, DECISIONS, Decision, problems)
    problems += _repeated(rows)
    if problems:
        raise PlanProblems(problems)
    return {row.record.finding_id: row.record for row in rows if row.record}


def decisions_version(folder: Path | str | None = None) -> str:
    """A fingerprint that changes whenever the file does. Never raises."""
    return fingerprint(Path(folder or files.CHUXIONG) / files.DECISIONS)


def decide(decision: Decision, folder: Path | str | None = None) -> None:
    """Keep a decision in place of an earlier one about the same finding; one that says nothing takes the earlier back.

    The file is replaced as a whole, so that a reader finds the old one or the new one. Raises ``PlanProblems`` where the
    file as it is cannot be read, for it would be lost, and ``OSError`` where it cannot be written.
    """
    path = Path(folder or files.CHUXIONG)
    with _WRITING:
        decisions = {**read_decisions(path), decision.finding_id: decision}
        if decision.is_open:
            del decisions[decision.finding_id]
        _write(path / files.DECISIONS, decisions.values())


def _write(path: Path, decisions: Iterable[Decision]) -> None:
    text = io.StringIO(newline="")
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(DECISIONS.columns)
    for decision in sorted(decisions, key=lambda one: one.finding_id):
        lines.writerow(decision.model_dump(mode="json").values())
    beside = path.with_name(f"{path.name}.new")
    beside.write_text(text.getvalue(), encoding="utf-8", newline="")
    beside.replace(path)


def _repeated(rows: Iterable[Row[Decision]]) -> list[PlanProblem]:
    first: dict[str, int] = {}
    return [
        PlanProblem(files.DECISIONS, row.number, "finding_id", shown(name), Rule.ONCE, {"row": first[name]})
        for row in rows
        if (name := row.good("finding_id")) is not None and first.setdefault(name, row.number) != row.number
    ]
