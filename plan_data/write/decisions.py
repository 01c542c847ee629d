"""``decisions.csv``: what people have decided about findings, one row each, kept beside the plan so that it can be committed.

The file is written by the dashboard and may be edited by hand. A plan without one has no decisions.
"""

from __future__ import annotations

import contextlib
import csv
import io
import os
import threading
from collections.abc import Iterable, Mapping
from pathlib import Path

from models import Decision
from plan_data.read import files
from plan_data.read.files import fingerprint
from plan_data.read.problems import PlanProblem, PlanProblems
from plan_data.read.reading import good_records, read_table, repeated
from plan_data.read.tables import Table


class DecisionRow(Decision):
    """A row of the file. Its note may be empty, where another column's empty cell stands for no value."""

    note: str


DECISIONS = Table(files.DECISIONS, DecisionRow, ("finding_id",))
MAX_NOTE = 2_000  # characters
_WRITING = threading.Lock()


def read_decisions(folder: Path | str | None = None) -> Mapping[str, Decision]:
    """The decisions of a folder by finding; none if it has no such file. Raises ``PlanProblems`` with every bad row."""
    path = Path(folder or files.DEFAULT_FOLDER)
    if not (path / files.DECISIONS).exists():
        return {}
    problems: list[PlanProblem] = []
    rows = read_table(path, DECISIONS, DecisionRow, problems)
    problems += repeated(files.DECISIONS, rows, ["finding_id"])
    if problems:
        raise PlanProblems(problems)
    return {row.finding_id: Decision.model_validate(row.model_dump()) for row in good_records(rows)}


def decisions_version(folder: Path | str | None = None) -> str:
    """A fingerprint that changes whenever the file does. Never raises."""
    return fingerprint(Path(folder or files.DEFAULT_FOLDER) / files.DECISIONS)


class Overtaken(Exception):
    """Somebody else has decided about the finding since it was looked at."""


def mark_of(decision: Decision | None) -> str:
    """What tells a decision from another about the same finding; nothing for none."""
    return f"{decision.status} {decision.guard}\n{decision.note}" if decision else ""


def decide(decision: Decision, folder: Path | str | None = None, *, seen: str | None = None) -> None:
    """Keep a decision in place of an earlier one about the same finding; one that says nothing takes the earlier back.

    ``seen`` is the mark of the earlier one as the person saw it (``mark_of``); left out, it is replaced whatever it is.
    The file is replaced as a whole, so that a reader finds the old one or the new one. Raises ``Overtaken`` where the
    earlier one is not what was seen, ``PlanProblems`` where the file as it is cannot be read, for it would be lost, and
    ``OSError`` where it cannot be written.
    """
    path = Path(folder or files.DEFAULT_FOLDER)
    with _WRITING:
        decisions = dict(read_decisions(path))
        earlier = decisions.pop(decision.finding_id, None)
        if seen is not None and mark_of(earlier) not in (seen, mark_of(decision)):
            raise Overtaken
        if earlier is None and decision.is_open:
            return
        if not decision.is_open:
            decisions[decision.finding_id] = decision
        _write(path / files.DECISIONS, decisions.values())


def _write(path: Path, decisions: Iterable[Decision]) -> None:
    text = io.StringIO(newline="")
    lines = csv.DictWriter(text, DECISIONS.columns, lineterminator="\n")
    lines.writeheader()
    for decision in sorted(decisions, key=lambda one: one.finding_id):
        lines.writerow({**decision.model_dump(mode="json"), "note": _with_line_feeds(decision.note)})
    content = text.getvalue().encode("utf-8")
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


def _with_line_feeds(note: str) -> str:
    """A note whose lines end in a line feed: a carriage return by itself would end the row."""
    return note.replace("\r\n", "\n").replace("\r", "\n")
