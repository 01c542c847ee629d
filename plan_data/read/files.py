"""The files of a plan's folder: one plan = one folder = one Frictionless data package."""

from __future__ import annotations

import hashlib
import os
import tomllib
from pathlib import Path

_PLANS = Path(__file__).parents[1] / "plans.toml"
DEFAULT_FOLDER = _PLANS.parent / tomllib.loads(_PLANS.read_text(encoding="utf-8"))["default"]
PACKAGE = "datapackage.json"
SOURCE = "source.txt"
PROJECTS = "projects.csv"
FUNDING = "funding.csv"
PRINTED_TOTALS = "printed_totals.csv"
TOWNSHIPS = "townships.csv"
CORRECTIONS = "corrections.csv"
INDICATORS = "indicators.csv"
FACTS = "facts.csv"
PRINTED_FIGURES = "printed_figures.csv"
EVIDENCE_MAP = "evidence_map.csv"  # no part of the plan: what the three are extracted with, and why other numbers need no record
DECISIONS = "decisions.csv"  # what people make of the findings: no part of the plan, nor of its version
NAMES_EN = "names_en.csv"
OPTIONAL_FILES = (INDICATORS, FACTS, PRINTED_FIGURES, NAMES_EN)
_BLOCK, _SHORT = 1 << 20, 12
ALL_FILES = (PACKAGE, SOURCE, TOWNSHIPS, PROJECTS, FUNDING, PRINTED_TOTALS, CORRECTIONS, *OPTIONAL_FILES)


def plan_version(folder: Path | str | None = None) -> str:
    """A fingerprint of a folder that is cheap (no file is read) and changes whenever a file does. Never raises."""
    place = os.fspath(folder or DEFAULT_FOLDER)
    return _short_hash("".join(fingerprint(os.path.join(place, name)) for name in (*ALL_FILES, EVIDENCE_MAP)).encode())  # noqa: PTH118 - asked for at every answer


def data_version(folder: Path) -> str:
    """A short hash of what the files of a folder hold."""
    names = [name for name in ALL_FILES if name not in OPTIONAL_FILES or (folder / name).exists()]
    hashed = hashlib.sha256()
    for name in names:
        with (folder / name).open("rb") as file:
            hashed.update(f"{name} {os.fstat(file.fileno()).st_size}\n".encode())
            while block := file.read(_BLOCK):
                hashed.update(block)
    return hashed.hexdigest()[:_SHORT]


def read_source(folder: Path) -> str:
    """The plan's text, character for character. Raises ``OSError`` and ``UnicodeDecodeError``."""
    return (folder / SOURCE).read_bytes().decode("utf-8")


def fingerprint(path: Path | str) -> str:
    """What changes whenever a file does: its size, times and place. Never raises."""
    try:
        state = os.stat(path)  # noqa: PTH116 - see plan_version
    except (OSError, ValueError):
        return f"{path} is not there\n"
    return f"{path} {state.st_size} {state.st_mtime_ns} {state.st_ctime_ns} {state.st_ino}\n"


def _short_hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_SHORT]
