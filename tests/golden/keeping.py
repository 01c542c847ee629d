"""What was said when somebody last looked, kept beside the cases, and how it differs from what is said now."""

import difflib
from pathlib import Path

from tests.golden.asking import document
from tests.golden.cases import CASES, Case
from tests.golden.saying import said

SAID = Path(__file__).with_name("said")


def kept(name: str) -> Path:
    """The file of a case."""
    return SAID / f"{name}.txt"


def now(case: Case) -> str:
    """What the page of a case says now."""
    return said(document(case), case.brief)


def differences(case: Case) -> str:
    """A unified diff from what is kept to what is said now; empty if it is the same."""
    file = kept(case.name)
    before, after = file.read_text(encoding="utf-8") if file.exists() else "", now(case)
    if before == after:
        return ""
    lines = difflib.unified_diff(
        before.splitlines(), after.splitlines(), f"said/{case.name}.txt", f"{case.address} now", lineterm=""
    )
    return "\n".join(lines)


def renew(case: Case) -> None:
    """Keep what the page of a case says now."""
    SAID.mkdir(exist_ok=True)
    kept(case.name).write_text(now(case), encoding="utf-8", newline="\n")


def strays() -> list[Path]:
    """Files of cases that are no more."""
    names = {case.name for case in CASES}
    return sorted(file for file in SAID.glob("*.txt") if file.stem not in names)
