"""``decisions_history.jsonl``: every step of what people decided, one a line, beside ``decisions.csv``. Lines are only added."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from models import Change
from plan_data.read import files


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
