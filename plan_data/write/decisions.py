"""``decisions.csv``: what people have decided about findings, one row each, kept beside the plan so that it can be committed.

The file is written by the dashboard and may be edited by hand or in a spreadsheet: it has a byte order mark, no cell of it
becomes a formula, and dates and line ends are read as spreadsheets write them. A plan without one has no decisions.
What was decided before, when and by whom stands in the history beside it, ``decisions_history.jsonl``: a step a line, and
lines are only added.
"""

import contextlib
import csv
import io
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from models import Change, Decision
from plan_data.read import files
from plan_data.read.files import fingerprint
from plan_data.read.problems import PlanProblem, PlanProblems, shown
from plan_data.read.reading import unread
from plan_data.read.rules import Rule
from plan_data.read.tables import Table
from plan_data.read.validation import rule_of
from plan_data.write.safely import alone, record

DECISIONS = Table(files.DECISIONS, Decision, ("finding_id",))
MAX_NOTE, MAX_NAME = 2_000, 40  # characters
_ENCODINGS = ("utf-8-sig", "gb18030")  # what spreadsheets save as
_DATE = re.compile(r"([0-9]{4})[/.]([0-9]{1,2})[/.]([0-9]{1,2})(?: .*)?")
_FORMULA = re.compile(r"'*[=+\-@\t\r]")  # a cell that a spreadsheet would work out, or one that was guarded against it
_REQUIRED = ("finding_id", "status", "guard", "decided_on")


@dataclass(frozen=True)
class DecisionsFile:
    """What a folder's file holds: the decisions by finding, and the rows that cannot be read, as they are and why."""

    decisions: Mapping[str, Decision]
    problems: tuple[PlanProblem, ...] = ()
    set_aside: tuple[Mapping[str, str], ...] = ()
    is_table: bool = True


def read_decisions(folder: Path | str | None = None) -> Mapping[str, Decision]:
    """The decisions of a folder by finding that can be read; none if it has no such file. Never raises."""
    return read_file(folder).decisions


def read_file(folder: Path | str | None = None) -> DecisionsFile:
    """All of a folder's file, as people and spreadsheets write it. A row that cannot be read sets itself aside. Never raises."""
    path = Path(folder or files.DEFAULT_FOLDER) / files.DECISIONS
    try:
        content = files.content_of(path)
        lines = list(csv.DictReader(io.StringIO(_decoded(content), newline="")))
    except FileNotFoundError:
        return DecisionsFile({})
    except (OSError, ValueError, csv.Error) as error:
        return DecisionsFile({}, (unread(files.DECISIONS, error),), is_table=False)
    missing = [column for column in _REQUIRED if lines and column not in lines[0]]
    if missing or (content.strip() and not lines and _REQUIRED[0] not in _decoded(content)):
        header = PlanProblem(files.DECISIONS, 1, "", "", Rule.HEADER, {"header": ",".join(DECISIONS.columns)})
        return DecisionsFile({}, (header,), is_table=False)
    return _of_lines(lines)


def _decoded(content: bytes) -> str:
    for encoding in _ENCODINGS:
        with contextlib.suppress(UnicodeDecodeError):
            return content.decode(encoding)
    raise ValueError("neither UTF-8 nor GB18030")


def _of_lines(lines: Sequence[Mapping[str, str]]) -> DecisionsFile:
    decisions: dict[str, Decision] = {}
    first: dict[str, int] = {}
    problems, aside = list[PlanProblem](), list[Mapping[str, str]]()
    for number, line in enumerate(lines, 2):
        cells = {column: _plain(line.get(column) or "") for column in DECISIONS.columns}
        if not any(cells.values()):
            continue
        found = _decision(number, cells)
        if isinstance(found, Decision) and first.setdefault(found.finding_id, number) == number:
            decisions[found.finding_id] = found
            continue
        aside.append(cells)
        name = cells["finding_id"]
        twice = PlanProblem(files.DECISIONS, number, "finding_id", name, Rule.ONCE, {"row": first.get(name, 0)})
        problems += [twice] if isinstance(found, Decision) else found
    return DecisionsFile(decisions, tuple(problems), tuple(aside))


def _decision(number: int, cells: Mapping[str, str]) -> Decision | list[PlanProblem]:
    date = _DATE.fullmatch(cells["decided_on"].strip())
    decided_on = "-".join(part.zfill(2) for part in date.groups()) if date else cells["decided_on"].strip()
    try:
        return Decision.model_validate({**cells, "status": cells["status"].strip().lower(), "decided_on": decided_on})
    except ValidationError as error:
        return [
            PlanProblem(files.DECISIONS, number, str(fault["loc"][0]), shown(cells[str(fault["loc"][0])]), *rule_of(fault))
            for fault in error.errors()
        ]


def _plain(cell: str) -> str:
    """A cell without the sign that keeps a spreadsheet from working it out."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def decisions_version(folder: Path | str | None = None) -> str:
    """A fingerprint that changes whenever the file or its history does. Never raises."""
    place = os.fspath(folder or files.DEFAULT_FOLDER)
    return "".join(fingerprint(f"{place}/{name}") for name in (files.DECISIONS, files.HISTORY))


class Overtaken(Exception):
    """Somebody else has decided about the finding since it was looked at."""


def mark_of(decision: Decision | None) -> str:
    """What tells a decision from another about the same finding; nothing for none."""
    return f"{decision.status} {decision.guard}\n{decision.note}" if decision else ""


def decide(decision: Decision, folder: Path | str | None = None, *, seen: str | None = None, instead_of: str = "") -> None:
    """Keep a decision in place of an earlier one about the same finding; one that says nothing takes the earlier back.

    ``seen`` is the mark of the earlier one as the person saw it (``mark_of``); left out, it is replaced whatever it is.
    Once this returns it is on the disk, whoever else writes at the same time. The file is replaced as a whole, so that a
    reader finds the old one or the new one. Raises ``Overtaken`` where the
    earlier one is not what was seen, ``PlanProblems`` where the file as it is is no table, for it would be lost, and
    ``OSError`` where it cannot be written. Rows that cannot be read stay as they are. ``instead_of`` is the id that
    what was compared had when something was decided about it, if it has another by now.
    """
    path, decision = Path(folder or files.DEFAULT_FOLDER), decision.model_copy(update={"note": _with_line_feeds(decision.note)})
    with alone(path / files.DECISIONS, path / files.HISTORY):
        found = _table(path)
        earlier = found.decisions.get(decision.finding_id)
        if seen is not None and mark_of(earlier) not in (seen, mark_of(decision)):
            raise Overtaken
        replaced, kept = earlier or found.decisions.get(instead_of), None if decision.is_open else decision
        if kept != replaced or instead_of in found.decisions:
            by, name = decision.decided_by, decision.finding_id
            _keep(path, found, Change(at=_now(), by=by, finding_id=name, decision=kept, replaced=replaced), instead_of)


def undo(finding_id: str, number: int, by: str = "", folder: Path | str | None = None) -> None:
    """Take back the last step about a finding: what it replaced stands again, and that is a step too.

    Raises as ``decide`` does; ``Overtaken`` where another step followed, or somebody has edited the file. Twice is once.
    """
    path = Path(folder or files.DEFAULT_FOLDER)
    with alone(path / files.DECISIONS, path / files.HISTORY):
        found, steps = _table(path), {place: one for place, one in read_history(path).items() if one.finding_id == finding_id}
        latest = max(steps, default=0)
        if latest and steps[latest].undoes == number:
            return
        stands = found.decisions.get(finding_id)
        if latest != number or not is_in_force(steps[latest], stands):
            raise Overtaken
        change = Change(at=_now(), by=by, finding_id=finding_id, decision=steps[latest].replaced, replaced=stands, undoes=number)
        _keep(path, found, change)


def is_in_force(change: Change, decision: Decision | None) -> bool:
    """Whether what stands about a finding is what a step decided: the file may have been edited since."""
    return mark_of(change.decision) == mark_of(decision)


def _table(path: Path) -> DecisionsFile:
    found = read_file(path)
    if not found.is_table:
        raise PlanProblems(found.problems)
    return found


def _keep(path: Path, found: DecisionsFile, change: Change, instead_of: str = "") -> None:
    decisions = {name: one for name, one in found.decisions.items() if name not in (change.finding_id, instead_of)}
    if change.decision:
        decisions[change.decision.finding_id] = change.decision
    record(path / files.DECISIONS, _content(decisions.values(), found.set_aside), path / files.HISTORY, line_of(change))


def _content(decisions: Iterable[Decision], set_aside: Iterable[Mapping[str, str]]) -> bytes:
    text = io.StringIO(newline="")
    lines = csv.DictWriter(text, DECISIONS.columns, lineterminator="\n")
    lines.writeheader()
    for decision in sorted(decisions, key=lambda one: one.finding_id):
        lines.writerow({column: _guarded(str(cell)) for column, cell in decision.model_dump(mode="json").items()})
    lines.writerows({column: _guarded(cell) for column, cell in cells.items()} for cells in set_aside)
    return text.getvalue().encode("utf-8-sig")


def _now() -> datetime:
    return datetime.now(UTC).astimezone().replace(microsecond=0)


def _with_line_feeds(note: str) -> str:
    """A note whose lines end in a line feed: a carriage return by itself would end the row."""
    return note.replace("\r\n", "\n").replace("\r", "\n")


def read_history(folder: Path | str | None = None) -> Mapping[int, Change]:
    """The steps by their lines' numbers, the first first. Never raises.

    A line that cannot be read is left out, and one whose decision has not taken its place: nobody was told that it is kept.
    """
    place, found = Path(folder or files.DEFAULT_FOLDER), dict[int, Change]()
    with contextlib.suppress(OSError):
        lengths = [length for length in files.begun(place / files.DECISIONS).values() if length is not None]
        content = files.content_of(place / files.HISTORY)[: min(lengths, default=None)]
        for number, line in enumerate(content.split(b"\n"), 1):
            with contextlib.suppress(ValidationError):
                found[number] = Change.model_validate_json(line)
    return found


def line_of(change: Change) -> bytes:
    """A step as its line. Raises ``ValueError`` for halves of characters."""
    return change.model_dump_json().encode() + b"\n"
