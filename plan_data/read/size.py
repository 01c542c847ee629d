"""What is read at all: regular files of a reasonable size, and so many projects as have room in memory at once."""

import csv
from collections.abc import Iterator
from pathlib import Path

from plan_data.read import files
from plan_data.read.problems import PlanProblem, PlanProblems
from plan_data.read.reading import unread
from plan_data.read.rules import Rule

MOST_PROJECTS = 20_000
_BLOCK = 1 << 20


def check_size(folder: Path) -> None:
    """Raises ``PlanProblems`` for files that are not to be opened, and for too many projects before any is read into memory."""
    if refused := [*_refused(folder)]:
        raise PlanProblems(refused)
    path = folder / files.PROJECTS
    if not path.is_file() or _lines(path) <= MOST_PROJECTS:
        return
    rows = _rows(path)
    if rows > MOST_PROJECTS:
        details = {"rows": rows, "most": MOST_PROJECTS}
        raise PlanProblems([PlanProblem(files.PROJECTS, None, "", str(rows), Rule.MOST_ROWS, details)])


def _refused(folder: Path) -> Iterator[PlanProblem]:
    for name in (*files.ALL_FILES, files.EVIDENCE_MAP):
        try:
            files.check_kind(folder / name)
        except files.NotOpened as error:
            yield unread(name, error)
        except (OSError, ValueError):  # told where it is read
            continue


def _lines(path: Path) -> int:
    """The ends of lines in a file, which are at least as many as the rows under its header; quick."""
    with path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(_BLOCK), b""))


def _rows(path: Path) -> int:
    """The rows under the header, as far as the file is CSV: a cell may hold ends of lines."""
    rows = 0
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        try:
            for line in csv.reader(file):
                rows += any(line)
        except csv.Error:
            pass
    return rows - 1
