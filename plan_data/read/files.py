"""The files of a plan's folder: one plan = one folder = one Frictionless data package."""

import errno
import hashlib
import os
import stat
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
HISTORY = "decisions_history.jsonl"  # every step of it, one a line
NAMES_EN = "names_en.csv"
WAITING, NEW = ".log-", ".new"  # in the name of what is to take a file's place, before and after how long its log is until then
STORIES = "stories"  # what people tell of the plan: no part of it, nor of its version
OPTIONAL_FILES = (INDICATORS, FACTS, PRINTED_FIGURES, NAMES_EN)
LIMIT = "PLAN_FILE_MB"  # in the environment: how large a file may be
MEGABYTE, _MOST_MEGABYTES, _SHORT = 1 << 20, 64, 12
ALL_FILES = (PACKAGE, SOURCE, TOWNSHIPS, PROJECTS, FUNDING, PRINTED_TOTALS, CORRECTIONS, *OPTIONAL_FILES)


def plan_version(folder: Path | str | None = None) -> str:
    """A fingerprint of a folder that is cheap (no file is read) and changes whenever a file does. Never raises.

    It is asked for at every answer: places are put together as text, which costs less than paths.
    """
    place = os.fspath(folder or DEFAULT_FOLDER)
    names = (*ALL_FILES, EVIDENCE_MAP, *(f"{STORIES}/{name}" for name in story_files(place)))
    return hashlib.sha256("".join(fingerprint(f"{place}/{name}") for name in names).encode()).hexdigest()[:_SHORT]


def story_files(folder: Path | str) -> list[str]:
    """The names of the stories in a folder, in order. Never raises."""
    try:
        return sorted(name for name in os.listdir(f"{os.fspath(folder)}/{STORIES}") if name.endswith(".json"))  # noqa: PTH208 - see plan_version
    except (OSError, ValueError):
        return []


def data_version(folder: Path) -> str:
    """A short hash of what the files of a folder hold."""
    names = [name for name in ALL_FILES if name not in OPTIONAL_FILES or (folder / name).exists()]
    hashed = hashlib.sha256()
    for name in names:
        with (folder / name).open("rb") as file:
            hashed.update(f"{name} {os.fstat(file.fileno()).st_size}\n".encode())
            while block := file.read(MEGABYTE):
                hashed.update(block)
    return hashed.hexdigest()[:_SHORT]


def package_files(folder: Path | None = None) -> list[tuple[str, bytes]]:
    """The files of a plan's folder that its descriptor describes, as they are."""
    place = folder or DEFAULT_FOLDER
    return [(name, (place / name).read_bytes()) for name in ALL_FILES if (place / name).exists()]


def read_source(folder: Path) -> str:
    """The plan's text, character for character. Raises ``OSError`` and ``UnicodeDecodeError``."""
    return content_of(folder / SOURCE).decode("utf-8")


class NotOpened(OSError):
    """A file that is not opened: a pipe or a device, which might never end, or one of too many megabytes."""

    def __init__(self, megabytes: int = 0) -> None:
        self.megabytes, self.most = megabytes, most_megabytes()
        why = f"{megabytes} MB, at most {self.most} MB ({LIMIT})" if megabytes else "Not a regular file"
        super().__init__(errno.EFBIG if megabytes else errno.EINVAL, why)


def most_megabytes() -> int:
    """How large a file of a plan may be; the environment may say otherwise."""
    given = os.environ.get(LIMIT, "")
    return int(given) if given.isdecimal() and int(given) else _MOST_MEGABYTES


def check_kind(path: Path) -> None:
    """Raises ``NotOpened``, and ``OSError`` for a file that is not there. Nothing is opened."""
    state = path.stat()
    if not stat.S_ISREG(state.st_mode) and not stat.S_ISDIR(state.st_mode):
        raise NotOpened
    if stat.S_ISREG(state.st_mode) and state.st_size > most_megabytes() * MEGABYTE:
        raise NotOpened(-(-state.st_size // MEGABYTE))


def content_of(path: Path) -> bytes:
    """What a file holds. Raises ``OSError``, also for what is not to be opened."""
    check_kind(path)
    return path.read_bytes()


def begun(path: Path) -> dict[Path, int | None]:
    """What is to take a file's place, or was when somebody was stopped; each with how long the file's log is until it has, as
    its name says it.
    """
    ends = {one: one.name.removeprefix(f"{path.name}{WAITING}").removesuffix(NEW) for one in path.parent.glob(f"{path.name}*{NEW}")}
    return {one: int(end) if end.isdecimal() else None for one, end in ends.items()}


def fingerprint(path: Path | str) -> str:
    """What changes whenever a file does: its size, times and place. Never raises."""
    try:
        state = os.stat(path)  # noqa: PTH116 - see plan_version
    except (OSError, ValueError):
        return f"{path} is not there\n"
    return f"{path} {state.st_size} {state.st_mtime_ns} {state.st_ctime_ns} {state.st_ino}\n"
