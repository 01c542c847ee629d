"""The dashboard in another folder, as people who unpack it somewhere have it."""

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_LEFT_OUT = (".git", ".venv", ".*_cache", ".hypothesis", ".screens", "node_modules", "tests", "bench")


def copied(folder: Path) -> Path:
    """A copy of all that it takes to run, beside the same environment."""
    shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(*_LEFT_OUT))
    if (ROOT / ".venv").exists():
        (folder / ".venv").symlink_to((ROOT / ".venv").resolve())
    return folder
